"""Parameters of checks: dataclass fields whose annotation says what they may be.

    @dataclass(frozen=True)
    class Omission(SegmentCheck):
        short: Annotated[float, Between(0.5, 10, "spreads below the usual length that are told")] = 2.2

A quality profile sets them by name; what is not set keeps the default that stands in the class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_type_hints

from app.checks.base import Check
from app.model import Value

C = TypeVar("C", bound=Check)


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `low` to `high`, both allowed; a whole one where the field is an int. `label` is for people."""

    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    options: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false."""

    label: str


Allowed = Between | OneOf | Switch


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a check: its name in files, what it is without a word, and what it may be."""

    name: str
    default: Value
    allowed: Allowed

    def refusal(self, value: Value) -> str | None:
        """What is wrong with a value, to be put after the parameter's name; None where it may be."""
        match self.allowed:
            case Switch():
                return None if isinstance(value, bool) else f"is true or false, not {value!r}"
            case OneOf(options):
                return None if value in options else f"is one of {', '.join(options)}, not {value!r}"
            case Between(low, high):
                whole = isinstance(self.default, int)
                kind = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
                if kind and low <= float(value) <= high:
                    return None
                return f"is a {'whole ' if whole else ''}number from {low:g} to {high:g}, not {value!r}"


@cache
def parameters_of(check: type[Check]) -> tuple[Parameter, ...]:
    """The parameters of a class of checks, in the order they are written."""
    declared: Mapping[str, Field[Any]] = getattr(check, "__dataclass_fields__", {})
    hints = get_type_hints(check, include_extras=True) if declared else {}
    found = ((field, _allowed(hints[field.name])) for field in declared.values() if field.name in hints)
    return tuple(
        Parameter(field.name, _plain(field.default), allowed) for field, allowed in found if allowed is not None
    )


def with_parameters(check: C, values: Mapping[str, Value]) -> C:
    """The check with these values; a name or a value it does not know is left out (see `refuse_unknown`)."""
    known = {one.name: one for one in parameters_of(type(check))}
    fitting = {name: value for name, value in values.items() if name in known and known[name].refusal(value) is None}
    if not fitting:
        return check
    instance: Any = check  # a dataclass, since it has parameters
    made: C = replace(instance, **{name: _of_kind(value, known[name].default) for name, value in fitting.items()})
    return made


def _plain(default: Any) -> Value:
    """A parameter always has a default, so that a profile need not name it."""
    assert isinstance(default, bool | float | int | str)  # noqa: S101  # the fault of whoever writes a check
    return default


def _of_kind(value: Value, default: Value) -> Value:
    """2 means 2.0 where a broken number is wanted."""
    return float(value) if isinstance(default, float) else value


def _allowed(hint: Any) -> Allowed | None:
    return next((one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Allowed)), None)
