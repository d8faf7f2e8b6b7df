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
    pairs = _pairs(source, target)
    moved = {pair for both in _exchanged(pairs) for pair in both}
    return [pair for pair in pairs if _is_other_unit(*pair) and pair not in moved]


def swapped(source: list[Number], target: list[Number]) -> list[tuple[Pair, Pair]]:
    """Two numbers each of which bears the other's unit: «5 km, 3 kg» became «3 км, 5 кг»."""
    return _exchanged(_pairs(source, target))


def _exchanged(pairs: list[Pair]) -> list[tuple[Pair, Pair]]:
    return [
        (one, other)
        for one, other in combinations(pairs, 2)
        if _unit(one[0]) == _unit(other[1]) and _unit(one[1]) == _unit(other[0])
    ]


def turned_days(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """Days whose month became the day: ngày 2/9, 9 лютого."""
    there = list(days(target, "uk"))
    here = list(days(source, "vi")) if there else []
    said, told = {day[1:] for day in here}, {day[1:] for day in there}
    for place, day, month in here:
        if (day, month) not in told and (month, day) not in said:
            yield from ((place, other[0]) for other in there if other[1:] == (month, day))


def _pairs(source: list[Number], target: list[Number]) -> list[Pair]:
    """Numbers of one value with different units, where either side writes the value only once."""
    told = {value: _unit(one) for one in source if one.amount for value in one.values}
    if not any(told.get(value, _unit(one)) != _unit(one) for one in target if one.amount for value in one.values):
        return []
    here, there = _alone(source), _alone(target)
    pairs = [(one, there[value]) for value, one in here.items() if value in there]
    return [(one, other) for one, other in pairs if one.amount and other.amount and _unit(one) != _unit(other)]


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
