"""Numbers in a text by what they are worth, however they are written.

A digit is a claim that the other language has to repeat («hard»); a numeral word, a Roman numeral or a month's
name may answer such a claim but makes none itself («soft»), since languages write small numbers as they please.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.model import Span
from app.text.scripts import plain_apostrophes

_GROUPED = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
_DIGITS = re.compile(rf"(?<![\d])(?:{_GROUPED}|\d+[.,]\d+(?![\d])|\d+)")
_SLASHED = re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?(?![\d])")
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:'(?:[^\W\d_][\u0300-\u036f]*)+)*")
_ROMAN = re.compile(r"(?<![\w-])(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

_SCALES = {
    "vi": (("nghìn", 10**3), ("ngàn", 10**3), ("vạn", 10**4), ("triệu", 10**6), ("tỷ", 10**9), ("tỉ", 10**9)),
    "uk": (
        *(("тис", 10**3), ("млн", 10**6), ("мільйон", 10**6), ("млрд", 10**9), ("мільярд", 10**9)),
        *(("трлн", 10**12), ("трильйон", 10**12)),
    ),
}
# The stems of numerals; a word is one if it begins so and is short enough to be a case form or an ordinal.
_UKRAINIAN = {
    "один": 1,
    "одн": 1,
    "перш": 1,
    "дв": 2,
    "друг": 2,
    "обидв": 2,
    "обо": 2,
    "тр": 3,
    "трет": 3,
    "чотир": 4,
    "четвер": 4,
    "п'ят": 5,
    "шіст": 6,
    "шест": 6,
    "шост": 6,
    "сім": 7,
    "сем": 7,
    "сьом": 7,
    "вісім": 8,
    "восьм": 8,
    "вісьм": 8,
    "дев'ят": 9,
    "десят": 10,
    "одинадцят": 11,
    "дванадцят": 12,
    "тринадцят": 13,
    "чотирнадцят": 14,
    "п'ятнадцят": 15,
    "шістнадцят": 16,
    "сімнадцят": 17,
    "вісімнадцят": 18,
    "дев'ятнадцят": 19,
    "двадцят": 20,
    "тридцят": 30,
    "сорок": 40,
    "п'ятдесят": 50,
    "шістдесят": 60,
    "сімдесят": 70,
    "вісімдесят": 80,
    "дев'яност": 90,
    "сто": 100,
    "сот": 100,
    "двіст": 200,
    "двохсот": 200,
    "трист": 300,
    "чотирист": 400,
    "п'ятсот": 500,
    "шістсот": 600,
    "сімсот": 700,
    "вісімсот": 800,
    "дев'ятсот": 900,
    "тисяч": 1000,
    "половин": 2,
    "пів": 2,
}
_SHORT_STEMS = {
    "дв": re.compile(r"дв(?:а|і|ох|ом|ома|оє|оми|оїст\w*|ічі|\w*)$"),
    "тр": re.compile(r"тр(?:и|ьох|ьом|ьома|оє|ичі|и\w*|ьох\w*)$"),
    "обо": re.compile(r"обо(?:є|х|м|ма)$"),
    "сто": re.compile(r"сто(?:літ\w*|відсотк\w*|річч\w*)?$"),
    "пів": re.compile(r"пів(?:річч\w*|року|дня)?$"),
}
_MONTHS = dict(
    zip(
        "січ лют берез квіт трав черв лип серп верес жовт листопад груд".split(),
        range(1, 13),
        strict=True,
    )
)
_WEEKDAYS = {"понеділ": 2, "вівтор": 3, "серед": 4, "четвер": 5, "п'ятниц": 6, "субот": 7}
_VIETNAMESE = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "đôi": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "nhất": 1,
    "nhì": 2,
    "chục": 10,
    "trăm": 100,
    "giêng": 1,
    "chạp": 12,
    "nửa": 2,
    "nghìn": 1000,
    "ngàn": 1000,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its place, every value it may have («15.200» is read two ways), and whether it is hard."""

    span: Span
    values: frozenset[Fraction]
    hard: bool


def numbers(text: str, lang: str) -> list[Number]:
    """Every number of a Vietnamese ("vi") or Ukrainian ("uk") text, in order of place."""
    plain = plain_apostrophes(text)
    found = [
        *_digits(plain, lang),
        *_roman(plain),
        *(_numerals(plain) if lang == "uk" else _numeral_words(plain, _vietnamese)),
    ]
    return sorted(found, key=lambda number: (number.span.start, not number.hard))


def unanswered(source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """The hard numbers of each side whose value the other side does not have at all."""
    return _without_answer(source, target), _without_answer(target, source)


def _without_answer(claims: list[Number], answers: list[Number]) -> list[Number]:
    values = {value for answer in answers for value in answer.values}
    return [claim for claim in claims if claim.hard and not claim.values & values]


def _digits(text: str, lang: str) -> Iterator[Number]:
    dates = [match for match in _SLASHED.finditer(text) if _is_date(match.group())]
    for match in dates:
        for part in re.finditer(r"\d+", match.group()):
            span = Span(match.start() + part.start(), match.start() + part.end())
            yield Number(span, frozenset([Fraction(int(part.group()))]), hard=True)
    for match in _DIGITS.finditer(text):
        if not any(date.start() <= match.start() < date.end() for date in dates):
            end, scale = _scale(text, match.end(), lang)
            values = _values(match.group(), lang)
            yield Number(Span(match.start(), end), frozenset(value * scale for value in values), hard=True)


def _is_date(text: str) -> bool:
    parts = [int(part) for part in re.split(r"[/.]", text)]
    if "/" not in text and len(parts) < 3:
        return False
    return 1 <= parts[0] <= 31 and 1 <= parts[1] <= 12


def _scale(text: str, end: int, lang: str) -> tuple[int, int]:
    """Where the number with its scale words ends, and what they multiply it by (nghìn tỷ is 10¹²)."""
    scale = 1
    while True:
        match = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "\u00a0") else None
        word = unicodedata.normalize("NFC", match.group()).lower() if match else ""
        step = next(
            (value for stem, value in _SCALES[lang] if (word == stem if lang == "vi" else word.startswith(stem))), None
        )
        if match is None or step is None:
            return end, scale
        end, scale = match.end(), scale * step


def _values(digits: str, lang: str) -> set[Fraction]:
    """The values digits may have: a comma is decimal in both languages, a dot groups in Vietnamese."""
    bare = re.sub(r"[\u00a0\u202f ]", "", digits)
    readings = {bare.replace(".", "").replace(",", ".")}
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare):
        readings.add(bare.replace(",", ""))
    if re.fullmatch(r"\d+\.\d+", bare) and (lang == "uk" or not re.fullmatch(r"\d{1,3}\.\d{3}", bare)):
        readings = {bare} | ({bare.replace(".", "")} if re.fullmatch(r"\d{1,3}\.\d{3}", bare) else set())
    return {Fraction(reading) for reading in readings}


def _roman(text: str) -> Iterator[Number]:
    for match in _ROMAN.finditer(text):
        if match.group():
            values = [_ROMAN_VALUES[letter] for letter in match.group()]
            total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
            yield Number(Span(*match.span()), frozenset([Fraction(total)]), hard=False)


def _numerals(text: str) -> Iterator[Number]:
    """Ukrainian numeral words in any case, ordinals, compounds (дворівнева), months and weekdays."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        for table in (_MONTHS, _WEEKDAYS):
            value = next((value for stem, value in table.items() if word.startswith(stem)), None)
            if value is not None:
                yield Number(Span(*match.span()), frozenset([Fraction(value)]), hard=False)
    yield from _numeral_words(text, _ukrainian)


def _ukrainian(word: str) -> int | None:
    best = max((stem for stem in _UKRAINIAN if word.startswith(stem)), key=len, default=None)
    if best is None or (best in _SHORT_STEMS and not _SHORT_STEMS[best].match(word)):
        return None
    return _UKRAINIAN[best]


def _vietnamese(word: str) -> int | None:
    return 10 if word == "mươi" else _VIETNAMESE.get(word)


def _numeral_words(text: str, value_of: Callable[[str], int | None]) -> Iterator[Number]:
    """Each numeral word by itself, and those that stand together (hai mươi lăm) by what they say together."""
    run: list[tuple[Span, int]] = []
    for match in _WORD.finditer(text):
        value = value_of(unicodedata.normalize("NFC", match.group()).lower())
        if run and (value is None or text[run[-1][0].end : match.start()].strip()):
            yield from _compound(run)
            run = []
        if value is not None:
            run.append((Span(*match.span()), value))
            yield Number(run[-1][0], frozenset([Fraction(value)]), hard=False)
    yield from _compound(run)


def _compound(run: list[tuple[Span, int]]) -> Iterator[Number]:
    """What numerals that stand together say: hai mươi multiplies, двадцять п'ять adds."""
    if len(run) < 2:
        return
    total = current = 0
    for _, value in run:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value in (10, 100) and 0 < current % 100 < 10:
            current = current - current % 100 % 10 + current % 10 * value
        else:
            current += value
    span = Span(run[0][0].start, run[-1][0].end)
    yield Number(span, frozenset([Fraction(total + current)]), hard=False)
