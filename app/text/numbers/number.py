"""What every reader of numbers yields."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.model import Span

Value = Fraction | int  # whole ones as int: they are compared far quicker


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: how much of what (in metres, kilograms, seconds …), and the unit's own name."""

    dimension: str
    unit: str
    size: float


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its place, every value it may have («15.200» is read two ways), and whether it is hard."""

    span: Span
    values: frozenset[Value]
    hard: bool
    amount: Amount | None = None


def claim(start: int, end: int, *values: Value) -> Number:
    """A number in digits. A lone 1 claims nothing: «1 năm» is «рік», and a 1 that became a 2 is seen by the 2."""
    read = frozenset(values)
    return Number(Span(start, end), read, hard=read != {1})


def hint(start: int, end: int, *values: Value) -> Number:
    """A number that may answer a claim and makes none."""
    return Number(Span(start, end), frozenset(values), hard=False)
