"""How numbers are written: digits that say the same value, but as Vietnamese or English write them.

Ukrainian parts thousands by a space (four digits stay together), a decimal fraction by a comma; a date is 23.10.2025 or
23 жовтня, a time 7:30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from app.model import Span
from app.text.numbers.digits import scale_behind
from app.text.numbers.number import Number, Value


class Form(NamedTuple):
    """A number in a Ukrainian text that is written as other languages do, and how Ukrainian writes it."""

    span: Span
    fix: str


_GROUPED = re.compile(
    r"(?<![\d.,/])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)(?![.,]?\d|/)"
)
_DECIMAL = re.compile(r"(?<![\d.,/])\d+\.\d+(?![.,]?\d|/)")
# After these a point is surely decimal; «4.0», «iOS 12.1» are names of versions.
_MEASURED = re.compile(r"\s?(?:%|‰|°|відсот|тис\b|тисяч|млн|мільйон|млрд|мільярд|трлн|трильйон)")
_HOUR = re.compile(r"(?<![\d.,:/])(?P<hour>[01]?\d|2[0-4])h(?P<minute>[0-5]\d)?(?!\w)")
_DATE = re.compile(r"(?<![\d.,/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/]|[.,]\d)")
_DAY = r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng|từ|đến) "
_MONTHS = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()


def foreign(source: str, target: str, said: list[Number]) -> Iterator[Form]:
    """Digits of a Ukrainian text in another language's form; `said` are the numbers of the Vietnamese source.

    A form of two readings («2.850» is 2850 and 2,85) is told only where the source has one of them.
    """
    written = {value: one.span.of(source) for one in said if len(one.values) == 1 for value in one.values}
    yield from _grouped(target, written)
    yield from _decimal(target, written)
    for match in _HOUR.finditer(target):
        if Fraction(match["hour"]) in written:
            yield Form(Span(*match.span()), f"{match['hour']}:{match['minute'] or '00'}")
    for match in _DATE.finditer(target):
        if (fix := _as_date(match, source)) is not None:
            yield Form(Span(*match.span()), fix)


def _grouped(target: str, written: Mapping[Value, str]) -> Iterator[Form]:
    """«15.000», «1,200»: thousands parted by a point or a comma."""
    for match in _GROUPED.finditer(target):
        text = match.group()
        mark = "." if text.find(",") > text.find(".") > 0 or "," not in text else ","  # that parts thousands
        whole, _, rest = text.replace(mark, "").partition("," if mark == "." else ".")
        value = Fraction(f"{whole}.{rest or 0}")
        if value * scale_behind(target, match.end()) in written:
            yield Form(Span(*match.span()), _in_groups(whole) + (f",{rest}" if rest else ""))


def _in_groups(whole: str) -> str:
    return whole if len(whole) < 5 else f"{int(whole):,}".replace(",", " ")


def _decimal(target: str, written: Mapping[Value, str]) -> Iterator[Form]:
    """«3.5 %»: a decimal fraction with a point."""
    for match in _DECIMAL.finditer(target):
        said = written.get(Fraction(match.group()) * scale_behind(target, match.end()))
        if said is not None and ("," in said or _MEASURED.match(target, match.end())):
            yield Form(Span(*match.span()), match.group().replace(".", ","))


def _as_date(match: re.Match[str], source: str) -> str | None:
    """A date with slashes as Ukrainian writes it; None where the source does not surely say that it is a date."""
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if match["year"]:
        return f"{day:02}.{month:02}.{match['year']}" if match.group() in source else None
    is_date = re.search(rf"{_DAY}0?{day}/0?{month}(?![\d/])", source, re.IGNORECASE) is not None
    return f"{day} {_MONTHS[month - 1]}" if is_date else None
