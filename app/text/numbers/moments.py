"""Clock and calendar in digits: 7 giờ 30 is 7:30, 3 giờ chiều is 15:00, 1/7/2025 is 01.07.2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from app.model import Span
from app.text.numbers.number import Number, claim, hint

_AFTERNOON = "chiều|tối|khuya|дня|вечора|пополудні"
_NIGHT = "đêm|ночі"
_PART = rf"(?:\s*(?P<part>{_AFTERNOON}|{_NIGHT}|sáng|trưa|ранку))?"
_COLON = re.compile(rf"(?<![\d.,:])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?![\d:,]|\.\d){_PART}")
# A dot parts hours from minutes only where a word beside it speaks of a time of day.
_DOTTED = re.compile(
    rf"(?<![\d.,])(?:(?<=\bо )|(?<=\bоб )|(?=\S+\s+(?:{_AFTERNOON}|{_NIGHT}|sáng|trưa|ранку|год)))"
    rf"(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?![\d.,]){_PART}"
)
TIMES = {
    "vi": (
        re.compile(
            rf"(?<![\d.,:])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?:giờ|h(?=\d|\W|$))"
            rf"(?:\s*(?P<late>[0-5]\d)(?![\d.,])(?:\s*phút)?)?{_PART}"
        ),
        _COLON,
        _DOTTED,
    ),
    "uk": (
        re.compile(
            r"(?<![\d.,:])(?P<hour>\d{1,2})(?:-(?:ій|й|ї|а|у|ю))?\s+год(?:ин\w*|\b\.?)"
            rf"(?:\s+(?P<late>[0-5]?\d)\s*хв\w*\.?)?{_PART}"
        ),
        _COLON,
        _DOTTED,
    ),
}

_MAY_BE_TIME = re.compile(r"\d(?:[:.]\d\d|\s*h)|giờ|год")
_DOT = re.compile(r"\d\.\d")
_MAY_BE_DAY = re.compile(r"\d(?:-го)?\s[сблктчвжг]|\d\.\d\d\.\d", re.IGNORECASE)
_FULL_DATE = re.compile(r"(?<![\d./])(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<![\d.,/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/]|[.,]\d)")
_DOTTED_DAY = {
    "vi": re.compile(r"(?<![\d.,])(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?![\d.,]|\s*%)"),
    "uk": re.compile(r"(?<![\d.,])(?P<day>\d\d)\.(?P<month>[01]\d)(?![\d.,]|\s*%)"),
}
_MONTH_AND_YEAR = re.compile(r"(?<![\d.,/])(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?![\d.,])")
_DATE_WORD = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|dịp|lễ) $")
_STEMS = "січ лют бер кві тра чер лип сер вер жов лис гру".split()
_DAYS = {
    "vi": (
        re.compile(
            r"\b(?:ngày|mùng|sáng|trưa|chiều|tối|đêm) (?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?!\d|[.,]\d)",
            re.IGNORECASE,
        ),
    ),
    "uk": (
        re.compile(
            r"(?<![\d.,])(?P<day>\d{1,2})(?:-го)?\s(?P<month>січня|лютого|березня|квітня|травня|червня|липня|серпня"
            r"|вересня|жовтня|листопада|грудня)\b",
            re.IGNORECASE,
        ),
        re.compile(r"(?<![\d.,])(?P<day>\d\d)\.(?P<month>\d\d)\.(?:19|20)\d\d(?![\d.,])"),
    ),
}
_ROUND_THE_CLOCK = "24/7"


def times(text: str, lang: str) -> Iterator[tuple[re.Match[str], list[Number]]]:
    """Times of day with what each of their parts claims; full hours claim no minutes."""
    if _MAY_BE_TIME.search(text) is None:
        return
    for pattern in TIMES[lang]:
        for match in pattern.finditer(text):
            found = [claim(*match.span("hour"), *_hours(int(match["hour"]), match["part"] or ""))]
            for group in match.re.groupindex.keys() & {"minute", "late"}:
                if match[group] is not None:
                    minutes = int(match[group])
                    made = claim if minutes else hint
                    found.append(made(*match.span(group), minutes))
            yield match, found


def _hours(hour: int, part: str) -> set[int]:
    """The hours meant, on a clock of 24: an afternoon's 3 is 15, midnight is 0, 12 or 24."""
    if part in _NIGHT.split("|") and hour in (0, 12, 24):
        return {0, 12, 24}
    if part in _NIGHT.split("|") or part in _AFTERNOON.split("|") or (part == "trưa" and hour < 4):
        return {hour, hour + 12} if hour < 12 else {hour}
    return {hour}


def dates(text: str, lang: str) -> Iterator[tuple[re.Match[str], list[Number]]]:
    """Days and months in digits, with the year where it stands beside them."""
    dotted, slashed = _DOT.search(text), "/" in text
    if not dotted and not slashed:
        return
    for match in _FULL_DATE.finditer(text):
        if _is_date(match):
            yield match, [claim(*match.span(part), int(match[part])) for part in ("day", "month", "year")]
    for match in _SLASHED.finditer(text) if slashed else ():
        if _is_date(match):
            yield match, _slashed(match, text)
    if dotted:
        yield from _dotted(text, lang)


def _dotted(text: str, lang: str) -> Iterator[tuple[re.Match[str], list[Number]]]:
    for match in _DOTTED_DAY[lang].finditer(text):
        if _is_date(match) and (lang == "uk" or _follows_date_word(match, text)):
            # «23.10» may still be a decimal, so either part is answered by that as well.
            decimal = Fraction(match.group())
            yield match, [claim(*match.span(part), int(match[part]), decimal) for part in ("day", "month")]
    for match in _MONTH_AND_YEAR.finditer(text):
        decimal = Fraction(match.group())
        yield match, [claim(*match.span(part), int(match[part]), decimal) for part in ("month", "year")]


def days(text: str, lang: str) -> Iterator[tuple[Span, int, int]]:
    """Each surely named day of the year: its place, the day, the month."""
    if lang == "uk" and _MAY_BE_DAY.search(text) is None:
        return
    for pattern in _DAYS[lang]:
        for match in pattern.finditer(text):
            word = match["month"]
            month = int(word) if word.isdigit() else _STEMS.index(word[:3].lower()) + 1
            if 1 <= month <= 12 and 1 <= int(match["day"]) <= 31:
                yield Span(match.start("day"), match.end()), int(match["day"]), month


def _slashed(match: re.Match[str], text: str) -> list[Number]:
    always = match.group() == _ROUND_THE_CLOCK and not _follows_date_word(match, text)
    made = hint if always else claim
    return [made(*match.span(part), int(match[part])) for part in ("day", "month")]


def _is_date(match: re.Match[str]) -> bool:
    return 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12


def _follows_date_word(match: re.Match[str], text: str) -> bool:
    return _DATE_WORD.search(text[max(0, match.start() - 10) : match.start()].lower()) is not None
