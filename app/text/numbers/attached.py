"""What numbers are attached to: a unit that changed while its number stayed, and numbers that changed places.

Told only where it is sure. A number's unit stands right behind it, and each value in question is written once on either
side; what numbers count without a unit («412 hộ», «36 xã») would take a dictionary and the order of a free translation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from app.model import Span
from app.text.numbers.moments import days
from app.text.numbers.number import Number, Value

Pair = tuple[Number, Number]  # of the source, of the target: the same value


def units_changed(source: list[Number], target: list[Number]) -> list[Pair]:
    """Numbers of the same value whose units measure the same thing in different sizes: 50 tạ, 50 тонн."""
    moved = {pair for both in swapped(source, target) for pair in both}
    return [pair for pair in _pairs(source, target) if _is_other_unit(*pair) and pair not in moved]


def swapped(source: list[Number], target: list[Number]) -> list[tuple[Pair, Pair]]:
    """Two numbers each of which bears the other's unit: «5 km, 3 kg» became «3 км, 5 кг»."""
    pairs = [pair for pair in _pairs(source, target) if _unit(pair[0]) != _unit(pair[1])]
    return [
        (one, other)
        for one, other in combinations(pairs, 2)
        if _unit(one[0]) == _unit(other[1]) and _unit(one[1]) == _unit(other[0])
    ]


def turned_days(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """Days whose month became the day: ngày 2/9, 9 лютого."""
    here, there = list(days(source, "vi")), list(days(target, "uk"))
    said, told = {day[1:] for day in here}, {day[1:] for day in there}
    for place, day, month in here:
        if (day, month) not in told and (month, day) not in said:
            yield from ((place, other[0]) for other in there if other[1:] == (month, day))


def _pairs(source: list[Number], target: list[Number]) -> Iterator[Pair]:
    """Numbers with a unit, by value, where either side writes the value once and the unit is not there by another."""
    if not any(one.amount for one in source) or not any(one.amount for one in target):
        return
    here, there = _alone(source), _alone(target)
    for value, one in here.items():
        other = there.get(value)
        if other is not None and one.amount is not None and other.amount is not None:
            yield one, other


def _alone(found: list[Number]) -> dict[Value, Number]:
    """Hard numbers of one value that no other number of the text has, by value."""
    times = Counter(value for number in found for value in number.values)
    return {
        value: number
        for number in found
        if number.hard and len(number.values) == 1
        for value in number.values
        if times[value] == 1
    }


def _is_other_unit(here: Number, there: Number) -> bool:
    return (
        here.amount is not None
        and there.amount is not None
        and here.amount.dimension == there.amount.dimension
        and here.amount.unit != there.amount.unit
        and here.amount.dimension != "temperature"  # «90-градусна спека за Фаренгейтом» names its scale far off
    )


def _unit(number: Number) -> str:
    return number.amount.unit if number.amount is not None else ""
