"""The language of the translation: another one altogether, or Russian words and turns inside the Ukrainian.

The words are rows of corpora/ukrainian/russianisms.tsv; see corpora/README.md for its columns.
"""

from __future__ import annotations

import csv
import re
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import ClassVar, NamedTuple

from app import corpora
from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span
from app.text.scripts import RUSSIAN_ONLY, has_vietnamese, is_surely_vietnamese

_UKRAINIAN_ONLY = re.compile("[іїєґІЇЄҐ]")
_CYRILLIC = re.compile("[а-яіїєґыэёъ]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SURELY_RUSSIAN = re.compile(r"(?<![\w'’ʼ])(?:и|что|как|его|также|или|из|от|они|она|он|к|с|лет)(?![\w'’ʼ])")
_ENGLISH_WORDS = re.compile(
    r"\b(?:the|and|of|to|in|is|was|for|with|that|on|are|has|have|by|from|this|at|an?|will|be)\b"
)
_ENOUGH = 20  # letters; a shorter text may be a name or a title
_LETTER = "а-яіїєґ'’ʼ"
_KEY = 5  # letters by which rows are looked up
_STARRED = re.compile("[*']")


class WrongLanguage(SegmentCheck):
    """The translation is in Ukrainian, not in Russian, English or Vietnamese."""

    id = "wrong-language"
    label = "Not in Ukrainian"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if len(_UKRAINIAN_ONLY.findall(target, 0, 200)) > 1 or target.strip() == segment.source.strip():
            return
        if message := _foreign(target):
            yield self.finding(segment, message)


def _foreign(text: str) -> Message | None:
    lower = text.lower()
    cyrillic, latin = len(_CYRILLIC.findall(lower)), len(_LATIN.findall(lower))
    if cyrillic + latin < _ENOUGH:
        return None
    if cyrillic >= 4 * latin:
        return Message("The translation is in Russian") if _is_russian(lower) else None
    if latin < 4 * cyrillic:
        return None
    if is_surely_vietnamese(lower) and has_vietnamese(lower):
        return Message("The translation is in Vietnamese")
    return Message("The translation is in English") if len(set(_ENGLISH_WORDS.findall(lower))) > 1 else None


def _is_russian(lower: str) -> bool:
    """Without і ї є ґ, and with Russian letters or words that no Ukrainian sentence has."""
    if _UKRAINIAN_ONLY.search(lower):
        return False
    return not RUSSIAN_ONLY.isdisjoint(lower) or len(_SURELY_RUSSIAN.findall(lower)) > 1


class Row(NamedTuple):
    """A wrong form, what is right, and whether it can be put in its place without thinking."""

    wrong: str
    right: str
    certain: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """Made when it is first asked for: nearly no text asks for any, and all of them take 0.1 s."""
        return _pattern(self.wrong)


class _Table:
    """Rows of one kind, looked up by the first letters of a word."""

    def __init__(self, kind: str) -> None:
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        with corpora.ukrainian("russianisms.tsv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] == kind]
        for row in sorted(rows, key=lambda row: -len(row["wrong"])):
            key = _STARRED.split(row["wrong"], maxsplit=1)[0][:_KEY]
            self._rows[key].append(Row(row["wrong"], row["right"], row["fix"] == "yes"))
        self._begins = re.compile(f"[^{_LETTER}\\w-]{_branches(self._rows)}")

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Row]]:
        """Every place, the longest row there first, none overlapping."""
        lower = text.lower()
        if len(lower) != len(text):
            return
        end = 0
        for begin in self._begins.finditer(" " + lower):  # what the space takes is what the pattern has before a word
            if begin.start() < end:
                continue
            for row in self._beginning(lower, begin.start()):
                if match := row.pattern.match(lower, begin.start()):
                    end = match.end()
                    yield match, row
                    break

    def _beginning(self, lower: str, at: int) -> Iterator[Row]:
        for length in range(_KEY, 0, -1):
            yield from self._rows.get(lower[at : at + length], ())


def _branches(keys: Iterable[str]) -> str:
    """A pattern of these beginnings that tries no letter twice."""
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        if not key:
            return ""  # another one goes on from here, this one ends
        by_first[key[0]].append(key[1:])
    return f"(?:{'|'.join(re.escape(first) + _branches(rest) for first, rest in sorted(by_first.items()))})"


@cache
def _pattern(wrong: str) -> re.Pattern[str]:
    """«сам* кращ*»: a star stands for an ending."""
    words = [re.escape(word).replace("'", "['’ʼ]").replace(r"\*", f"([{_LETTER}]{{0,5}})") for word in wrong.split()]
    return re.compile(r"\s+".join(words) + rf"(?![{_LETTER}\w-])")


def _right(match: re.Match[str], right: str) -> str:
    """The right form with the ending met («*»: the only one, «*2»: the second)."""
    return re.sub(r"\*(\d?)", lambda star: match[int(star[1] or 1)], right)


@cache
def _table(kind: str) -> _Table:
    return _Table(kind)


class _Russianism(SegmentCheck):
    kind: ClassVar[str]  # of its rows

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        for match, row in _table(self.kind).find(target):
            span = Span(*match.span())
            written, right = span.of(target), _right(match, row.right)
            if written[0].isupper():
                right = right[0].upper() + right[1:]
            message = self.message(written, right)
            yield self.finding(segment, message, target=span, fix=right if row.certain else None)

    @abstractmethod
    def message(self, written: str, right: str) -> Message:
        """What is said of it."""


class RussianWord(_Russianism):
    """No Russian word stands in the text, also none that is written with letters both languages have."""

    id = "russian-word"
    label = "Russian word"
    severity = Severity.MINOR
    kind = "russian"

    def message(self, written: str, right: str) -> Message:
        return Message.of("«{word}» is Russian; in Ukrainian «{right}»", word=written, right=right)


class Calque(_Russianism):
    """No turn is copied from Russian, and no Surzhyk: приймати участь, самий кращий, слідуючий."""

    id = "calque"
    label = "Calque from Russian"
    severity = Severity.MINOR
    kind = "calque"

    def message(self, written: str, right: str) -> Message:
        return Message.of("«{words}» is copied from Russian; better «{right}»", words=written, right=right)
