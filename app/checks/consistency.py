"""Segments that repeat: the same text is translated alike, and different texts are not translated alike.

`Repeats` keeps the segments by their text, so that an edit looks at one group and not at the project.
"""

from __future__ import annotations

import re
import unicodedata
from abc import abstractmethod
from bisect import insort
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.checks.base import Check
from app.model import Finding, Message, Segment, Severity
from app.text.scripts import plain_apostrophes

SHORTEST = 20  # characters of a text whose repetition says something; headings and «Так.» may differ
FEWEST = 4  # words of it
_MARKS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_SHOWN = 60  # characters of another text in a message


class _Said(NamedTuple):
    """What is kept of a segment, by side: not its texts, of which there may be a million."""

    texts: tuple[int, int]  # hashes of 64 bits: two texts of a million share one in one of 37 million projects
    digits: tuple[str, str]
    shown: tuple[str, str]


class Repeats:
    """Segments by what they say in either language, without case, marks and spaces."""

    def __init__(self) -> None:
        self._said: dict[int, _Said] = {}
        self._groups: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        self._ranks: dict[int, tuple[int, int]] = {}

    def put(self, segment: Segment) -> set[int]:
        """Take a segment as it is now; the others where findings may differ by it."""
        concerned = self.drop(segment.id)
        source, target = compared(segment.source), compared(segment.target)
        if not source or not target:
            return concerned
        said = self._said[segment.id] = _Said(
            (hash(source), hash(target)),
            (_digits(source), _digits(target)),
            (_short(segment.source), _short(segment.target)),
        )
        for side in (0, 1):
            group = self._groups[side].setdefault(said.texts[side], [])
            insort(group, segment.id, key=self._place)
            if group[0] == segment.id:
                concerned |= set(group[1:])
        return concerned

    def drop(self, segment: int) -> set[int]:
        """Forget a segment; the others where findings may differ by it."""
        said = self._said.pop(segment, None)
        if said is None:
            return set()
        concerned = set[int]()
        for side in (0, 1):
            group = self._groups[side][said.texts[side]]
            if group[0] == segment:
                concerned |= set(group[1:])
            group.remove(segment)
            if not group:
                del self._groups[side][said.texts[side]]
        return concerned

    def place(self, order: Sequence[int]) -> set[int]:
        """The segments of one document stand in this order, if their numbers do not say so already.

        The segments where findings may differ by that.
        """
        first = min(order, default=0)
        self._ranks |= {segment: (first, rank) for rank, segment in enumerate(order)}
        concerned = set[int]()
        for side in (0, 1):
            for text in {self._said[segment].texts[side] for segment in order if segment in self._said}:
                group = self._groups[side][text]
                before = group[0]
                group.sort(key=self._place)
                if group[0] != before:
                    concerned |= set(group)
        return concerned

    def _place(self, segment: int) -> tuple[int, int]:
        """What puts segments in the order of the text."""
        return self._ranks.get(segment, (segment, 0))

    def differing(self, segment: int, side: int) -> str | None:
        """Of the first segment that says the same on one side (0 the source, 1 the target): the other's beginning.

        None where this is the first itself, where the other sides agree too, and where numbers differ.
        """
        said = self._said.get(segment)
        if said is None:
            return None
        first = self._groups[side][said.texts[side]][0]
        other, beside = self._said[first], 1 - side
        if other.texts[beside] == said.texts[beside] or other.digits[beside] != said.digits[beside]:
            return None
        return other.shown[beside]


class RepeatCheck(Check):
    """A check of segments that repeat."""

    @abstractmethod
    def find(self, repeats: Repeats, segment: Segment) -> Iterator[Finding]:
        """What is wrong with the segment beside those that say the same."""


class SameSourceDifferentTarget(RepeatCheck):
    """The same source is translated alike wherever it stands; case, marks and spaces do not count."""

    id = "same-source-different-target"
    label = "One source, two translations"
    severity = Severity.MINOR

    def find(self, repeats: Repeats, segment: Segment) -> Iterator[Finding]:
        other = repeats.differing(segment.id, 0)
        if other is not None:
            yield self.finding(segment, Message.of("the same source is «{other}» elsewhere", other=other))


class SameTargetDifferentSource(RepeatCheck):
    """Two different sources have different translations."""

    id = "same-target-different-source"
    label = "Two sources, one translation"
    severity = Severity.INFO

    def find(self, repeats: Repeats, segment: Segment) -> Iterator[Finding]:
        other = repeats.differing(segment.id, 1)
        if other is not None:
            yield self.finding(segment, Message.of("the same translation stands for «{other}»", other=other))


@lru_cache(maxsize=4)
def compared(text: str) -> str:
    """A text as it is compared with others; nothing where it is too short to say anything."""
    plain = plain_apostrophes(unicodedata.normalize("NFC", text)).casefold()
    words = _MARKS.sub(" ", plain).strip()
    return words if len(words) >= SHORTEST and words.count(" ") + 1 >= FEWEST else ""


def _digits(text: str) -> str:
    return " ".join(_DIGITS.findall(text))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


REPEAT_CHECKS: tuple[RepeatCheck, ...] = (SameSourceDifferentTarget(), SameTargetDifferentSource())
