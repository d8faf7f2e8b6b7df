"""Segments that repeat: the same text is translated alike, and different texts are not translated alike.

`Repeats` keeps the segments by their text, so that an edit looks at one group and not at the project.
"""

from __future__ import annotations

import re
import unicodedata
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from app.checks.base import Check
from app.index import Index
from app.model import Finding, Message, Segment, Severity
from app.text.scripts import plain_apostrophes

SHORTEST = 20  # characters of a text whose repetition says something; headings and «Так.» may differ
FEWEST = 4  # words of it
_MARKS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_SHOWN = 60  # characters of another text in a message


_TABLES = """
CREATE TABLE IF NOT EXISTS repeats (
    segment INTEGER PRIMARY KEY, place INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL,
    source_digits TEXT NOT NULL, target_digits TEXT NOT NULL, source_shown TEXT NOT NULL, target_shown TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS repeats_by_source ON repeats (source, place);
CREATE INDEX IF NOT EXISTS repeats_by_target ON repeats (target, place)
"""
_SAID = "SELECT source, target, source_digits, target_digits, source_shown, target_shown FROM repeats"
_PUT = "INSERT OR REPLACE INTO repeats VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_FIRST = (  # by side: what the first segment of a group says on the other one
    "SELECT target, target_digits, target_shown FROM repeats WHERE source = ? ORDER BY place LIMIT 1",
    "SELECT source, source_digits, source_shown FROM repeats WHERE target = ? ORDER BY place LIMIT 1",
)
_ALIKE = ("SELECT segment FROM repeats WHERE source = ?", "SELECT segment FROM repeats WHERE target = ?")
_DIFFERING = tuple(
    f"SELECT first.{other}_shown FROM repeats one CROSS JOIN repeats first"  # noqa: S608 — nothing is from outside
    f" WHERE one.segment = ? AND first.segment ="
    f" (SELECT segment FROM repeats WHERE {side} = one.{side} ORDER BY place LIMIT 1)"
    f" AND first.{other} <> one.{other} AND first.{other}_digits = one.{other}_digits"
    for side, other in (("source", "target"), ("target", "source"))
)
_MOVED = (
    "FROM places p CROSS JOIN repeats r ON r.segment = p.segment WHERE p.segment BETWEEN ? AND ? AND r.place <> p.place"
)
_MOVED_ALIKE = tuple(  # a group of one has nobody to come before
    f"SELECT DISTINCT r.{side} {_MOVED}"  # noqa: S608
    f" AND EXISTS (SELECT 1 FROM repeats o WHERE o.{side} = r.{side} AND o.segment <> r.segment)"
    for side in ("source", "target")
)
_MOVE = (
    "UPDATE repeats SET place = (SELECT p.place FROM places p WHERE p.segment = repeats.segment)"  # noqa: S608
    f" WHERE segment IN (SELECT r.segment {_MOVED})"
)
_Group = tuple[int, int]  # the side, 0 the source and 1 the target, and the text that is said there


class _Said(NamedTuple):
    """What is kept of a segment, by side: not its texts, of which there may be a million."""

    texts: tuple[int, int]  # hashes of 64 bits: two texts of a million share one in one of 37 million projects
    digits: tuple[str, str]
    shown: tuple[str, str]


class Repeats:
    """Segments by what they say in either language, without case, marks and spaces; in a table of an index."""

    def __init__(self, index: Index | None = None) -> None:
        self._index = index or Index()
        self._index.make(_TABLES)

    def put(self, segment: Segment) -> set[int]:
        """Take a segment as it is now; the others where findings may differ by it."""
        source, target = compared(segment.source), compared(segment.target)
        if not source or not target:
            return self._replace(segment.id, None)
        said = _Said(
            (_hash(source), _hash(target)),
            (_digits(source), _digits(target)),
            (_short(segment.source), _short(segment.target)),
        )
        return self._replace(segment.id, said)

    def drop(self, segment: int) -> set[int]:
        """Forget a segment; the others where findings may differ by it."""
        return self._replace(segment, None)

    def place(self, order: Sequence[int]) -> set[int]:
        """The segments of one document stand as the index says now, which was told of this order before.

        The segments where findings may differ by that.
        """
        ends = min(order, default=0), max(order, default=0)
        groups = [(side, text) for side in (0, 1) for (text,) in self._index.rows(_MOVED_ALIKE[side], *ends)]
        before = {group: self._first(group) for group in groups}
        self._index.do(_MOVE, *ends)
        return self._differing(before)

    def differing(self, segment: int, side: int) -> str | None:
        """Of the first segment that says the same on one side (0 the source, 1 the target): the other's beginning.

        None where this is the first itself, where the other sides agree too, and where numbers differ.
        """
        found = self._index.one(_DIFFERING[side], segment)
        return found[0] if found else None

    def _replace(self, segment: int, said: _Said | None) -> set[int]:
        there = self._index.one(f"{_SAID} WHERE segment = ?", segment)
        old = _Said(there[:2], there[2:4], there[4:]) if there else None
        if said == old:
            return set()
        groups = {(side, one.texts[side]) for one in (old, said) if one for side in (0, 1)}
        before = {group: self._first(group) for group in groups}
        if said is None:
            self._index.do("DELETE FROM repeats WHERE segment = ?", segment)
        else:
            self._index.do(_PUT, segment, self._index.place_of(segment), *said.texts, *said.digits, *said.shown)
        return self._differing(before) - {segment}

    def _first(self, group: _Group) -> Any:
        """What the first segment that says this on one side says on the other; None where no segment does."""
        return self._index.one(_FIRST[group[0]], group[1])

    def _differing(self, before: Mapping[_Group, Any]) -> set[int]:
        """The segments of those groups whose first says another thing than before on the other side."""
        shifted = [group for group, first in before.items() if first is not None and self._first(group) != first]
        return {number for side, text in shifted for (number,) in self._index.rows(_ALIKE[side], text)}


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


def _hash(text: str) -> int:
    """64 bits that are the same in every process, as Python's own are not."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _digits(text: str) -> str:
    return " ".join(_DIGITS.findall(text))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


REPEAT_CHECKS: tuple[RepeatCheck, ...] = (SameSourceDifferentTarget(), SameTargetDifferentSource())
