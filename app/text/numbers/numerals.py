"""Numbers in words and Roman letters: đôi, hai mươi lăm, дворівнева, двадцять п'ять, півтора, quý IV.

Only what a word may mean matters here, so a word of several meanings (năm is five and year) counts as a numeral
wherever it may be one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from app.model import Span
from app.text.numbers.number import Number, hint

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:'(?:[^\W\d_][\u0300-\u036f]*)+)*")
_HALF = Fraction(1, 2)

# fmt: off
_VIETNAMESE: dict[str, int] = {
    "một": 1, "mốt": 1, "nhất": 1, "giêng": 1, "hai": 2, "đôi": 2, "nhì": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5,
    "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mươi": 10, "chục": 10, "tá": 12,
    "chạp": 12, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}
# fmt: on
_FILLERS = frozenset({"linh", "lẻ", "không", "з"})  # một trăm linh năm is 105, два з половиною 2,5
_YEAR_AFTER = re.compile(r"\s+(?:\d|nay|ngoái|qua|trước|sau|tới|học|đó|ấy|vừa)")
_FOURTH_BEFORE = re.compile(r"(?:thứ|mươi|tháng|quý|phần)\s+$", re.IGNORECASE)
# Words that stand in no compound: «nửa» is a half, two halves and, of a hundred, 50; of an hour, 30.
_VIETNAMESE_ALONE = {"nửa": (_HALF, 2, 50, 30), "rưỡi": (_HALF, 30), "thập": (10,), "kỷ": (100,), "rằm": (15,)}

_HOUR_OF_DAY = re.compile(
    r"\s+(?:(?:годин\w+|giờ)\s+)?(?:дня|вечора|ночі|пополудні|chiều|tối|đêm|khuya)\b", re.IGNORECASE
)
_ORDINAL_BEFORE = re.compile(r"(?:\b(?:друг|трет|четверт)\w+|\b[234](?:-\w+)?|\b[IІ]{2,3}|\b[IІ]V)\s+$", re.IGNORECASE)
# The values of a word that one of these matches whole; the first that does counts.
_UKRAINIAN: tuple[tuple[str, tuple[int | Fraction, ...]], ...] = (
    (r"півтор\w+|полутор\w+", (Fraction(3, 2),)),
    (r"півсотн\w+", (50,)),
    (r"півтисяч\w+", (500,)),
    (r"півмільйон\w+", (500_000,)),
    (r"півмільярд\w+", (500_000_000,)),
    (r"півріч\w+|півроку", (2, 6, _HALF)),
    (r"пів(?!ніч|ноч|ден|дня?$|дню|днем|остр|ень|ня|ник|оні|кул|захист)\w*|половин\w*|наполовину", (_HALF, 2, 50, 30)),
    (r"одинадцят\w+", (11,)),
    (r"один|одн(?:а|е|у|ого|ому|им|ій|ією|ією|єї|ієї|і|их|ими)|перш\w+|єдин\w+", (1,)),
    (r"дванадцят\w+|дюжин\w+", (12,)),
    (r"двадцят\w+", (20,)),
    (r"двіст\w+|двохсот\w*|двомстам|двісті", (200,)),
    (
        r"два|дві|двох\w*|двом|двома|двоє|двічі|двійк\w*|подв[іо]\w+|[ву]дв(?:ічі|оє|ох)|обидв\w+|обо(?:є|х|м|ма)|подружж\w*|близнюк\w*|двійн\w+",
        (2,),
    ),
    (r"друг(?:ий|а|е|ого|ому|им|ім|ій|ої|у|ою|і|их|ими)", (2,)),
    (r"дво(?!р(?:у|и|і|ом|ян\w*|ик\w*|ів|ах|ам|ової|овий)?$)\w+", (2,)),
    (r"тринадцят\w+", (13,)),
    (r"тридцят\w+", (30,)),
    (r"трист(?!орон)\w+|трьохсот\w*|трьомстам", (300,)),
    (r"три|трьох\w*|трьом|трьома|троє|тричі|трійк\w*|втрьох|[ву]тричі|[ву]троє|потро\w+", (3,)),
    (r"трет(?:ій|я|є|ьо\w+|ю|і|ім|их|іми|ин\w*)", (3,)),
    (r"три(?:ден|річ|раз|кімнат|поверх|рівн|місяч|місн|сторон|тиж|годин|метр|кілометр|бальн|колірн|вимірн)\w+", (3,)),
    (r"чотирнадцят\w+", (14,)),
    (r"чотириста|чотирьохсот\w*", (400,)),
    (r"чверт\w+", (Fraction(1, 4), 4, 25, 15)),
    (r"чотир\w+|четвер\w+|[ву]четверо", (4,)),
    (r"п'ятнадцят\w+", (15,)),
    (r"п'ятдесят\w*|п'ятидесят\w+", (50,)),
    (r"п'ятсот\w*|п'ятисот\w*", (500,)),
    (r"п'ят(?!ниц)\w+|[ву]п'ятеро", (5,)),
    (r"шістнадцят\w+", (16,)),
    (r"шістдесят\w*|шестидесят\w+", (60,)),
    (r"шістсот\w*|шестисот\w*", (600,)),
    (r"шість|шіст\w+|шест\w+|шост\w+|[ву]шестеро", (6,)),
    (r"сімнадцят\w+", (17,)),
    (r"сімдесят\w*|семидесят\w+", (70,)),
    (r"сімсот\w*|семисот\w*", (700,)),
    (r"сім|сімк\w+|сімох|сьом\w+|семи|[ву]?семеро|семи(?:ден|річ|поверх|раз|місяч|годин|тиж)\w+", (7,)),
    (r"вісімнадцят\w+", (18,)),
    (r"вісімдесят\w*|восьмидесят\w+", (80,)),
    (r"вісімсот\w*|восьмисот\w*", (800,)),
    (r"вісім\w*|(?:ув|в)?восьм\w+|вісьм\w+", (8,)),
    (r"дев'ятнадцят\w+", (19,)),
    (r"дев'яност\w+", (90,)),
    (r"дев'ятсот\w*|дев'ятисот\w*", (900,)),
    (r"[ву]?дев'ят\w+", (9,)),
    (r"[ву]?десят\w+", (10,)),
    (r"сорок\w*", (40,)),
    (r"сто|ста|сот(?:н\w+|ий|а|ого|ою|і)|сто(?:літ|відсотк|річ|метр)\w*", (100,)),
    (r"тисяч\w*|тис", (10**3,)),
    (r"мільйон\w*|млн", (10**6,)),
    (r"мільярд\w*|млрд", (10**9,)),
    (r"трильйон\w*|трлн", (10**12,)),
    (r"нул\w+|нол\w+", (0,)),
    (r"квартал\w*", (3,)),
    (r"опівдні|полудень|полудня|полудні", (12,)),
    (r"опівночі|північ", (0, 12, 24)),
    (r"доб(?:а|и|у|і|ою)|цілодобов\w+", (24,)),
)
# Months by their place in the year, days as Vietnamese counts them (thứ Hai is Monday).
_MONTHS = ((1, "січ"), (3, "берез"), (4, "квіт"), (5, "трав"), (6, "черв"), (7, "лип"), (8, "серп"), (9, "верес"))
_CALENDAR: tuple[tuple[str, int], ...] = (
    *((rf"{stem}(?:ень|н[яюі]|нем|нев\w+)", month) for month, stem in (*_MONTHS, (10, "жовт"), (12, "груд"))),
    (r"лют(?:ий|ого|ому|им|ім)", 2),
    (r"листопад\w*", 11),
    (r"понеділ\w+", 2),
    (r"вівтор\w+", 3),
    (r"серед(?:а|у|и|і|ою)", 4),
    (r"четвер|четверг\w+", 5),
    (r"п'ятниц\w+", 6),
    (r"субот\w+", 7),
)
_ROMAN = re.compile(r"(?<!\w)(?=[IVXLCІХ])(?:XC|XL|L?[XХ]{0,3})(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})(?!\w)")
_ROMAN_LETTER = re.compile(r"[IVXLCІХ](?<!\w.)")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100}
_COUNTED_IN_ROMAN = re.compile(r"(?:quý|thế kỷ|lần thứ|khóa|khoá) $", re.IGNORECASE)


def roman(text: str) -> Iterator[Number]:
    """Roman numerals; in Ukrainian texts their I and X are often Cyrillic. Hard where Vietnamese counts in them."""
    if _ROMAN_LETTER.search(text) is None:
        return
    for match in _ROMAN.finditer(text):
        if match.group():
            values = [_ROMAN_VALUES[letter] for letter in match.group()]
            total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
            counted = _COUNTED_IN_ROMAN.search(text[max(0, match.start() - 8) : match.start()]) is not None
            yield replace(hint(*match.span(), total), hard=counted)  # «quý I» is no lone 1


def numerals(text: str, lang: str) -> Iterator[Number]:
    """Each numeral word by itself, and those that stand together (hai mươi lăm) by what they say together."""
    run: list[tuple[Span, Fraction | int]] = []
    end = 0
    for match in _WORD.finditer(text):
        word = unicodedata.normalize("NFC", match.group()).lower()
        values = _vietnamese(word, match, text) if lang == "vi" else _ukrainian_at(word, match, text)
        if run and (text[end : match.start()].strip() or (not values and word not in _FILLERS)):
            yield from _compound(run)
            run = []
        end = match.end()
        if values:
            yield hint(*match.span(), *values, *_on_a_clock_of_24(values, match, text))
            run.append((Span(*match.span()), values[0]))
    yield from _compound(run)


def _vietnamese(word: str, match: re.Match[str], text: str) -> tuple[int | Fraction, ...]:
    if word == "năm" and _YEAR_AFTER.match(text, match.end()):
        return ()
    if word == "tư" and not _FOURTH_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
        return ()  # đầu tư, tư nhân, công tư: no numeral
    alone = _VIETNAMESE_ALONE.get(word)
    if alone is not None:
        return alone
    return (_VIETNAMESE[word],) if word in _VIETNAMESE else ()


def _on_a_clock_of_24(values: tuple[int | Fraction, ...], match: re.Match[str], text: str) -> Iterator[int | Fraction]:
    """«о восьмій вечора» is 20 too."""
    if min(values) < 12 and _HOUR_OF_DAY.match(text, match.end()):
        yield from (value + 12 for value in values if 0 < value < 12)


def _ukrainian_at(word: str, match: re.Match[str], text: str) -> tuple[int | Fraction, ...]:
    """A quarter has three months, but «четвертий квартал» does not say three."""
    if word.startswith("квартал") and _ORDINAL_BEFORE.search(text[max(0, match.start() - 16) : match.start()]):
        return ()
    return _ukrainian(word)


@lru_cache(maxsize=20_000)
def _ukrainian(word: str) -> tuple[int | Fraction, ...]:
    numeral, day = _NUMERAL.fullmatch(word), _DAY_OR_MONTH.fullmatch(word)
    found = _UKRAINIAN[numeral.lastindex - 1][1] if numeral and numeral.lastindex else ()
    return (*found, _CALENDAR[day.lastindex - 1][1]) if day and day.lastindex else found


def _compound(run: list[tuple[Span, Fraction | int]]) -> Iterator[Number]:
    """What numerals that stand together say: hai mươi multiplies, двадцять п'ять adds, a scale takes all before it."""
    if len(run) < 2:
        return
    total = current = last = Fraction(0)
    for _, value in run:
        if value == _HALF and last >= 100:  # một triệu rưỡi
            current += last / 2
        elif value >= 1000:
            total, current = _scaled(total, current, value)
        elif value in (10, 100) and 0 < current % 100 < 10:
            current += current % 10 * (value - 1)
        else:
            current += value
        last = Fraction(value)
    yield hint(run[0][0].start, run[-1][0].end, total + current)


def _scaled(total: Fraction, current: Fraction, scale: Fraction | int) -> tuple[Fraction, Fraction]:
    """After a scale word: nghìn tỷ multiplies what was said so far, triệu … nghìn adds to it."""
    if 0 < total < scale:
        return (total + current) * scale, Fraction(0)
    return total + (current or 1) * scale, Fraction(0)


# One group a row, so that the group that matched says which row it was.
_NUMERAL = re.compile("|".join(f"({pattern})" for pattern, _ in _UKRAINIAN))
_DAY_OR_MONTH = re.compile("|".join(f"({pattern})" for pattern, _ in _CALENDAR))
