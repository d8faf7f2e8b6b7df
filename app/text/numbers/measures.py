"""Units of measure: 200 dặm and 322 км are one length, 550 pound and 249 кг one weight.

News is often converted for its readers, so a number with a unit may be answered by a like amount in another unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from app.text.numbers.number import Amount, Number

# By how much of itself a converted amount may be off: «6 dặm» is «10 км», but 385 of them are 620.
ROUNDED, EXACT = 0.06, 0.01
EXACT_DIGITS = 3
_HALF = Fraction(1, 2)
DEGREES = 0.7  # of Celsius
_SQUARE = r"(?:кв\.? ?|квадратн\w+ )"
_PER_CENT = "відсотк|відсоток|процент"
# In these a unit has no fixed size beside another: a rate of exchange changes, a point is no per cent.
_INCOMPARABLE = frozenset({"money", "share"})


class _Unit(NamedTuple):
    """A unit: what it measures, its size, and its words in Vietnamese and Ukrainian."""

    name: str
    dimension: str
    size: float
    vi: str
    uk: str


# A unit whose word begins another's («dặm vuông», «dặm») stands first.
_UNITS = (
    _Unit("km²", "area", 1e6, r"km ?2|km²|ki-lô-mét vuông|cây số vuông", rf"км ?2|км²|{_SQUARE}(?:км\b|кілометр\w*)"),
    _Unit("m²", "area", 1.0, r"m ?2|m²|mét vuông", rf"м ?2|м²|{_SQUARE}(?:м\b|метр\w*)"),
    _Unit("mi²", "area", 2.59e6, r"dặm vuông", rf"{_SQUARE}мил\w+"),
    _Unit("ha", "area", 1e4, r"ha|hecta|héc-ta|héc ta", r"га|гектар\w*"),
    _Unit("acre", "area", 4047.0, r"mẫu Anh|acre|mẫu", r"акр\w*"),
    _Unit("ft²", "area", 0.0929, r"foot vuông|feet vuông", rf"{_SQUARE}фут\w*"),
    _Unit("mi", "length", 1609.34, r"dặm|mile|miles", r"мил(?:я|і|ь|ю|ях|ям|ьн\w+)"),
    _Unit("nmi", "length", 1852.0, r"hải lý", r"морськ\w+ мил\w+"),
    _Unit("km", "length", 1000.0, r"km|ki-lô-mét|kilomet|cây số", r"км|кілометр\w*"),
    _Unit("m", "length", 1.0, r"m|mét|met", r"м|метр\w*"),
    _Unit("cm", "length", 0.01, r"cm|xen-ti-mét|phân", r"см|сантиметр\w*"),
    _Unit("mm", "length", 0.001, r"mm|mi-li-mét|ly", r"мм|міліметр\w*"),
    _Unit("in", "length", 0.0254, r"inch|inches|in", r"дюйм\w*"),
    _Unit("ft", "length", 0.3048, r"foot|feet|bộ|ft", r"фут(?:и|ів|а|ах|ами|ам|ов\w+)?"),
    _Unit("yd", "length", 0.9144, r"yard|yards|thước", r"ярд\w*"),
    _Unit("kg", "mass", 1.0, r"kg|ki-lô-gam|kilogram|cân", r"кг|кілограм\w*"),
    _Unit("t", "mass", 1000.0, r"tấn", r"т\b\.?|тонн\w*"),
    _Unit("q", "mass", 100.0, r"tạ", r"ц\b|центнер\w*"),
    _Unit("g", "mass", 0.001, r"g|gam|gram", r"г\b|грам\w*"),
    _Unit("lb", "mass", 0.4536, r"pound|pounds|lb|cân Anh", r"фунт\w*"),
    _Unit("oz", "mass", 0.02835, r"ounce|ounces|oz", r"унці\w*"),
    _Unit("l", "volume", 1.0, r"lít|l", r"л\b|літр\w*"),
    _Unit("gal", "volume", 3.785, r"gallon|gallons|ga-lông", r"галон\w*"),
    _Unit("m³", "volume", 1000.0, r"m ?3|m³|mét khối|khối", r"м ?3|м³|(?:куб\. ?|кубічн\w+ )(?:м\b|метр\w*)"),
    _Unit("s", "time", 1.0, r"giây", r"секунд\w*"),
    _Unit("min", "time", 60.0, r"phút", r"хв|хвилин\w*"),
    _Unit("h", "time", 3600.0, r"giờ|tiếng", r"год|годин\w*"),
    _Unit("d", "time", 86400.0, r"ngày", r"дн(?:і|ів|я|ями|ях|ям)|день|ден\w+|діб|доб\w*"),
    _Unit("week", "time", 604800.0, r"tuần", r"тиж\w+"),
    _Unit("month", "time", 2629800.0, r"tháng", r"місяц\w+"),
    _Unit("year", "time", 31557600.0, r"năm", r"рок\w+|рік|річ\w+"),
    _Unit("decade", "time", 315576000.0, r"thập kỷ|thập niên", r"десятиліт\w+|десятиріч\w+"),
    _Unit("century", "time", 3155760000.0, r"thế kỷ", r"столі(?:ття|ть|ттям|ттями)|сторіч\w+"),
    _Unit("°F", "temperature", 5 / 9, r"°F|độ F", r"°F|градус\w* за Фаренгейтом"),
    _Unit("°C", "temperature", 1.0, r"°C|độ C", r"°C|градус\w*"),
    _Unit("đồng", "money", 1.0, r"đồng|đ|₫|VND|VNĐ", r"донг\w*|VND|₫"),
    _Unit("dollar", "money", 1.0, r"USD|đô la(?: Mỹ)?|đô-la|đô|\$", r"долар\w*|дол\b\.?|USD|\$"),
    _Unit("euro", "money", 1.0, r"euro|EUR|ơ-rô|€", r"євро|EUR|€"),
    _Unit("yuan", "money", 1.0, r"nhân dân tệ|NDT|tệ", r"юан\w+"),
    _Unit("yen", "money", 1.0, r"yên|yen", r"єн\w?"),
    _Unit("hryvnia", "money", 1.0, r"hryvnia|UAH", r"грн|гривень|гривн\w+|UAH"),
    _Unit(
        "percentage point",
        "share",
        1.0,
        r"điểm (?:phần trăm|%)",
        rf"(?:{_PER_CENT})(?:ов\w+|н\w+) пункт\w*|[вп]\. ?п\.",
    ),
    _Unit("per cent", "share", 1.0, r"%|phần trăm", rf"%|(?:{_PER_CENT})\w*|відсотков\w+"),
    _Unit("°", "temperature", 5 / 9, r"độ", r"°(?!C|F)"),
)


def _told(number: Number) -> float:
    """What is multiplied by the unit: of several readings the largest, but «пів кілограма» is half of one."""
    return 0.5 if _HALF in number.values else float(max(number.values))


def measured(number: Number, text: str, lang: str) -> Number:
    """The number with the amount it tells, where a unit follows it."""
    match = _units(lang).match(text, number.span.end)
    if match is None or match.lastgroup is None:
        return number
    unit = _UNITS[int(match.lastgroup[1:])]
    zero = 32.0 if unit.name in ("°F", "°") else 0.0
    return replace(number, amount=Amount(unit.dimension, unit.name, (_told(number) - zero) * unit.size))


def is_converted(claim: Number, answers: Iterable[Number]) -> bool:
    """Whether one of the answers tells the same amount in another unit, and none uses the claim's own unit."""
    others = [one for one in answers if one.amount is not None]
    if claim.amount is None or any(one.amount and one.amount.unit == claim.amount.unit for one in others):
        return False
    return any(_is_like(claim, other) for other in others)


def _is_like(one: Number, other: Number) -> bool:
    if one.amount is None or other.amount is None or one.amount.dimension != other.amount.dimension:
        return False
    if one.amount.dimension in _INCOMPARABLE:
        return False
    off, most = abs(one.amount.size - other.amount.size), max(one.amount.size, other.amount.size)
    if one.amount.dimension == "temperature":
        return off <= DEGREES
    return off <= most * (EXACT if max(_digits(one), _digits(other)) >= EXACT_DIGITS else ROUNDED)


def _digits(number: Number) -> int:
    """How many digits the number is told with, round zeros left out."""
    return len(f"{float(max(number.values)):.9g}".replace(".", "").strip("0"))


@cache
def _units(lang: str) -> re.Pattern[str]:
    """A space or hyphen, and a unit in the group that bears its number."""
    words = (unit.vi if lang == "vi" else unit.uk for unit in _UNITS)
    choice = "|".join(f"(?P<u{number}>{word})" for number, word in enumerate(words))
    return re.compile(rf"[ \u00a0\u2009\u202f-]?(?:{choice})(?!\w)")
