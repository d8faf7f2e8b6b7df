"""Numbers in digits: grouped, decimal, scaled (15 nghìn), in ranges, dates, times and telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from app.model import Span
from app.text.numbers.measures import measured
from app.text.numbers.moments import dates, times
from app.text.numbers.number import Number, Value, claim

_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPED = rf"[1-9]\d{{0,2}}(?:(?:[.]|{_SPACE})\d{{3}})+(?!\d)(?:,\d+)?|[1-9]\d{{0,2}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?"
_PLAIN = re.compile(rf"{_GROUPED}|\d+[.,]\d+(?!\d)|\d+")
_STRETCH = re.compile(rf"\d(?:[\d.,]|{_SPACE})*")  # where such numbers may stand: found at once, unlike they
_ANY_DIGIT = re.compile(r"\d")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DOTTED = re.compile(r"\d+\.\d+")
_ONE_GROUP = re.compile(r"\d{1,3}\.\d{3}")
# Digits that count nothing: in addresses, in tags and placeholders, and the exponents of units (km2, м<sup>3).
_MEANINGLESS = re.compile(
    r"\b(?:https?://|www\.)\S+|</?\w[^<>]*>|\{\d*\}|%\d\$?\w"
    r"|(?<![^\W\d_])(?:[kdcm]?m|[кдсм]?м)(?:<sup>)?[23](?!\d)"
)
_MEANINGLESS_SIGNS = ("<", "{", "%", "://", "www.", "m2", "m3", "м2", "м3")  # no such, no need to look
_MAIL = re.compile(r"\S+@\S+\.\w+")
_TELEPHONE = re.compile(r"(?<![\d.,])(?:\+\d{1,3}[ .-]?\(?\d{1,4}\)?|\(?0\d{1,4}\)?)(?:[ .-]?\d{2,4}){2,4}(?![\d/])")
_TELEPHONE_DIGITS = range(9, 14)
_NINE_DIGITS = re.compile(r"\d(?:[ .()-]{0,3}\d){8}")
_SAME_CENTURY = re.compile(r"(?P<century>\d\d)(?<!\d\d\d)\d\d\s?[-–—/]\s?(?P<year>\d\d)(?!\d|[.,]\d|\s?%)")
_DECADE_BEFORE = re.compile(r"(?:những năm|thập niên|thập kỷ)\s+$", re.IGNORECASE)
_DECADE_AFTER = re.compile(r"-(?:х|ті|их|тих|ми|і)\b")
_IN_NAME_OF_YEAR = re.compile(r"[A-ZА-ЯІЇЄҐ]{2}-?$")  # SS19, COVID-19
_RANGE = re.compile(r"\s?(?:-|–|—|đến|tới|до|або|чи|hoặc)\s?", re.IGNORECASE)
_ENDING = re.compile(r"-(?:[а-яіїєґ]{1,3})(?![а-яіїєґ])")
_WORD = re.compile(r"[ \u00a0\u2009\u202f-]((?:[^\W\d_][\u0300-\u036f]*)+)\b\.?")
_AND_A_HALF = re.compile(r" rưỡi\b")

SCALES = {
    "vi": re.compile(r"(?P<k>nghìn|ngàn)|(?P<w>vạn)|(?P<m>triệu)|(?P<g>tỷ|tỉ)"),
    "uk": re.compile(r"(?P<k>тис|тисяч\w*)|(?P<m>млн|мільйон\w*)|(?P<g>млрд|мільярд\w*)|(?P<t>трлн|трильйон\w*)"),
}
_WORTH = {"k": 10**3, "w": 10**4, "m": 10**6, "g": 10**9, "t": 10**12}


def digits(text: str, lang: str) -> list[Number]:
    """Every number written in digits."""
    if _ANY_DIGIT.search(text) is None:
        return []
    taken: list[Span] = []
    if any(sign in text for sign in _MEANINGLESS_SIGNS):
        taken += (Span(*match.span()) for match in _MEANINGLESS.finditer(text))
    if "@" in text:
        taken += (Span(*match.span()) for match in _MAIL.finditer(text))
    found: list[Number] = []
    for match, parts in _special(text, lang):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            found += parts
    for stretch in _STRETCH.finditer(text):
        plain = _PLAIN.finditer(text, *stretch.span())
        found += (_plain(match, text, lang) for match in plain if _is_free(match, taken))
    found.sort(key=lambda number: number.span)
    return _in_ranges(_added_up([measured(number, text, lang) for number in found], text), text)


def _special(text: str, lang: str) -> Iterator[tuple[re.Match[str], list[Number]]]:
    for match in _TELEPHONE.finditer(text) if _NINE_DIGITS.search(text) else ():
        written = re.sub(r"\D", "", match.group())
        if len(written) in _TELEPHONE_DIGITS:
            yield match, [claim(*match.span(), int(written[-9:]))]  # 0912… and +84 912… end alike
    yield from dates(text, lang)
    yield from times(text, lang)
    for match in _SAME_CENTURY.finditer(text):
        century, year = int(match["century"]), int(match["year"])
        first = claim(match.start(), match.start() + 4, int(text[match.start() : match.start() + 4]))
        yield match, [first, claim(*match.span("year"), year, century * 100 + year)]


def _is_free(match: re.Match[str], taken: list[Span]) -> bool:
    return not any(span.start <= match.start() < span.end for span in taken)


def _plain(match: re.Match[str], text: str, lang: str) -> Number:
    values: AbstractSet[Value] = _values(match.group(), lang)
    end, scale = _scale(text, match.end(), lang)
    half = _AND_A_HALF.match(text, end) if lang == "vi" else None
    if half:
        end = half.end()
    if half or scale != 1:
        values = {(value + Fraction(1, 2) if half else value) * scale for value in values}
    if scale == 1 and _is_decade(match, text):
        values = values | {value + 1900 for value in values if value < 100}
        values = values | {value - 1900 for value in values if value > 1900}
    if len(match.group()) == 2 and _IN_NAME_OF_YEAR.search(text[max(0, match.start() - 3) : match.start()]):
        values = values | {value + 2000 for value in values}
    return claim(match.start(), end, *values)


def _is_decade(match: re.Match[str], text: str) -> bool:
    if _DECADE_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
        return True
    return match.group().endswith("0") and _DECADE_AFTER.match(text, match.end()) is not None


@lru_cache(maxsize=4_000)
def _values(written: str, lang: str) -> frozenset[Value]:
    """The values digits may have: a comma is decimal in both languages, a dot groups in Vietnamese."""
    bare = re.sub(_SPACE, "", written)
    readings = {bare.replace(".", "").replace(",", ".")} if bare.count(",") <= 1 else set()
    if _ENGLISH.fullmatch(bare):
        readings.add(bare.replace(",", ""))
    if _DOTTED.fullmatch(bare) and not _ONE_GROUP.fullmatch(bare):
        readings = {bare}
    elif _DOTTED.fullmatch(bare) and lang == "uk":
        readings.add(bare)
    return frozenset(int(reading) if reading.isdecimal() else Fraction(reading) for reading in readings)


def scale_behind(text: str, end: int) -> int:
    """What the scale words of a Ukrainian text right behind a place multiply by; 1 where there are none."""
    return _scale(text, end, "uk")[1]


def _scale(text: str, end: int, lang: str) -> tuple[int, int]:
    """Where the number with its scale words ends, and what they multiply it by (nghìn tỷ is 10¹²)."""
    ending = _ENDING.match(text, end)
    at, scale = (ending.end() if ending else end), 1
    while match := _WORD.match(text, at):
        word = SCALES[lang].fullmatch(unicodedata.normalize("NFC", match[1]).lower())
        if word is None or word.lastgroup is None:
            break
        at, scale = match.end(1), scale * _WORTH[word.lastgroup]
        end = at
        at += text[at : at + 1] == "."
    return end, scale


def _added_up(found: list[Number], text: str) -> list[Number]:
    """«1 tỷ 200 triệu» is one number, if the next one adds a smaller scale right behind."""
    merged: list[Number] = []
    for number in found:
        last = merged[-1] if merged else None
        if last is not None and _adds(last, number, text):
            values = frozenset(a + b for a in last.values for b in number.values)
            merged[-1] = Number(Span(last.span.start, number.span.end), values, hard=True, amount=number.amount)
        else:
            merged.append(number)
    return merged


def _adds(last: Number, number: Number, text: str) -> bool:
    between = text[last.span.end : number.span.start]
    scaled = all(any(letter.isalpha() for letter in one.span.of(text)) for one in (last, number))
    return between in (" ", "\u00a0", ". ") and scaled and min(last.values) > max(number.values)


def _in_ranges(found: list[Number], text: str) -> list[Number]:
    """The first number of «2-3 triệu», «2 đến 4 inch» may mean what the second's scale or unit makes of it."""
    made = list(found)
    for at in range(len(found) - 2, -1, -1):
        one, other = made[at], made[at + 1]
        if _RANGE.fullmatch(text[one.span.end : other.span.start]) is None:
            continue
        scale = _own_scale(other, text)
        values = one.values | {value * scale for value in one.values} if one.amount is None else one.values
        amount_too = one.amount
        if one.amount is None and other.amount is not None:
            size = other.amount.size * float(max(one.values) / max(other.values)) if max(other.values) else 0.0
            amount_too = replace(other.amount, size=size)
        made[at] = replace(one, values=values, amount=amount_too)
    return made


def _own_scale(number: Number, text: str) -> Value:
    """What the scale words of a number multiplied its digits by."""
    written = number.span.of(text)
    match = _PLAIN.match(written) if any(letter.isalpha() for letter in written) else None
    plain = max(_values(match.group(), "vi"), default=0) if match else 0
    return Fraction(max(number.values)) / plain if plain else 1
