"""Where terms stand: tables of the ways each concept is written, and of the places it is written at.

A concept stands in a hundred thousand places and is written in few ways. So what a ledger judges by, how often a
form is written and where first, is kept with the ways and never counted by walking over the places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.index import Index
from app.model import Span, TermMention

_TABLES = """
CREATE TABLE IF NOT EXISTS term_ways (
    id INTEGER PRIMARY KEY, concept TEXT NOT NULL, form TEXT NOT NULL, written TEXT NOT NULL,
    count INTEGER NOT NULL, segments INTEGER NOT NULL, place INTEGER NOT NULL, start INTEGER NOT NULL,
    UNIQUE (concept, form, written));
CREATE TABLE IF NOT EXISTS term_mentions (
    segment INTEGER NOT NULL, number INTEGER NOT NULL, way INTEGER NOT NULL, source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL, target_start INTEGER, target_end INTEGER, place INTEGER NOT NULL,
    PRIMARY KEY (segment, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS term_mentions_by_way ON term_mentions (way, place, source_start)
"""
_MENTION = (
    "SELECT w.concept, m.segment, m.source_start, m.source_end, m.target_start, m.target_end, w.form, w.written"
    " FROM term_ways w CROSS JOIN term_mentions m ON m.way = w.id"
)
_IN_SEGMENT = (
    "SELECT w.concept, m.segment, m.source_start, m.source_end, m.target_start, m.target_end, w.form, w.written"
    " FROM term_mentions m CROSS JOIN term_ways w ON w.id = m.way WHERE m.segment = ? ORDER BY m.number"
)
_IN_TEXT = "ORDER BY m.place, m.source_start, m.source_end, m.number"
_SEGMENTS = "SELECT DISTINCT m.segment FROM term_ways w CROSS JOIN term_mentions m ON m.way = w.id WHERE w.concept = ?"
_ADD = (
    "INSERT INTO term_ways (concept, form, written, count, segments, place, start) VALUES (?, ?, ?, ?, 1, ?, ?)"
    " ON CONFLICT (concept, form, written) DO UPDATE SET count = count + excluded.count, segments = segments + 1,"
    " start = CASE WHEN excluded.place < place THEN excluded.start ELSE start END, place = min(place, excluded.place)"
    " RETURNING id, count, place"
)
_TAKE = "UPDATE term_ways SET count = count - ?, segments = segments - 1 WHERE id = ? RETURNING count, place"
_SEE_FIRST = (
    "UPDATE term_ways SET (place, start) = (SELECT m.place, m.source_start FROM term_mentions m"
    " WHERE m.way = term_ways.id ORDER BY m.place, m.source_start LIMIT 1) WHERE id = ?"
)
_MOVED = (
    "FROM places p CROSS JOIN term_mentions m ON m.segment = p.segment"
    " WHERE p.segment BETWEEN ? AND ? AND m.place <> p.place"
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way a concept is written; the empty one is where it is not.

    How often, in how many segments, and where first: the place of the segment (see `Index`), and where in its source.
    """

    form: str
    written: str
    count: int
    segments: int
    first: tuple[int, int]


class Mentions:
    """The mentions of a project by segment and by concept."""

    def __init__(self, index: Index) -> None:
        self._index = index
        index.make(_TABLES)

    def of_segment(self, segment: int) -> tuple[TermMention, ...]:
        """What stands in a segment, in the order of its source."""
        return tuple(_mention(row) for row in self._index.rows(_IN_SEGMENT, segment))

    def add(self, segment: int, mentions: Sequence[TermMention]) -> set[str]:
        """What stands in a segment of which nothing is known; the concepts of which a way is new or begins here."""
        place = self._index.place_of(segment)
        ways = [(one.concept, one.form, one.written) for one in mentions]
        counts = Counter(ways)
        numbers: dict[tuple[str, str, str], int] = {}
        shifted = set[str]()
        for way, one in zip(ways, mentions, strict=True):
            if way not in numbers:
                said = (*way, counts[way], place, one.source_span.start)
                numbers[way], count, first = self._index.rows(_ADD, *said)[0]
                if count == counts[way] or first == place:
                    shifted.add(one.concept)
        rows = [
            (segment, number, numbers[way], *_ends(one.source_span), *_ends(one.target_span), place)
            for number, (way, one) in enumerate(zip(ways, mentions, strict=True))
        ]
        self._index.many("INSERT INTO term_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return shifted

    def take(self, segment: int) -> set[str]:
        """Forget what stands in a segment; the concepts of which a way is gone or begins elsewhere."""
        question = "SELECT w.id, w.concept, m.place FROM term_mentions m JOIN term_ways w ON w.id = m.way"
        counts = Counter(self._index.rows(f"{question} WHERE m.segment = ?", segment))
        self._index.do("DELETE FROM term_mentions WHERE segment = ?", segment)
        shifted = set[str]()
        for (way, concept, place), number in counts.items():
            count, first = self._index.rows(_TAKE, number, way)[0]
            if not count:
                self._index.do("DELETE FROM term_ways WHERE id = ?", way)
            elif first == place:
                self._index.do(_SEE_FIRST, way)
            else:
                continue
            shifted.add(concept)
        return shifted

    def to_move(self, order: Sequence[int]) -> tuple[set[str], set[int]]:
        """The concepts, and the ways, of those segments of a document that the index has in another place now."""
        question = f"SELECT DISTINCT w.concept, w.id FROM term_ways w WHERE w.id IN (SELECT m.way {_MOVED})"
        found = self._index.rows(question, min(order, default=0), max(order, default=0))
        return {concept for concept, _ in found}, {way for _, way in found}

    def move(self, order: Sequence[int], ways: Iterable[int]) -> None:
        """Take over the places that the index has for these segments, in which these ways are written."""
        self._index.do(
            "UPDATE term_mentions SET place = (SELECT p.place FROM places p WHERE p.segment = term_mentions.segment)"
            f" WHERE segment IN (SELECT m.segment {_MOVED})",
            min(order, default=0),
            max(order, default=0),
        )
        self._index.many(_SEE_FIRST, ((way,) for way in ways))

    def concepts(self) -> list[str]:
        """Every concept that stands somewhere."""
        return [concept for (concept,) in self._index.rows("SELECT DISTINCT concept FROM term_ways")]

    def forms(self, concept: str) -> list[str]:
        """The forms of a concept in the order of the first place of each."""
        question = "SELECT form FROM term_ways WHERE concept = ? ORDER BY place, start, form"
        return list(dict.fromkeys(form for (form,) in self._index.rows(question, concept)))

    def ways(self, concept: str) -> list[Way]:
        """The ways a concept is written, in the order of the first place of each."""
        question = "SELECT form, written, count, segments, place, start FROM term_ways WHERE concept = ?"
        found = self._index.rows(f"{question} ORDER BY place, start, form", concept)
        return [
            Way(form, written, count, segments, (place, start))
            for form, written, count, segments, place, start in found
        ]

    def places(self, concept: str, form: str | None) -> list[TermMention]:
        """Where a concept stands, in all forms or in one, in the order of the text."""
        if form is None:
            rows = self._index.rows(f"{_MENTION} WHERE w.concept = ? {_IN_TEXT}", concept)
        else:
            rows = self._index.rows(f"{_MENTION} WHERE w.concept = ? AND w.form = ? {_IN_TEXT}", concept, form)
        return [_mention(row) for row in rows]

    def segments(self, concept: str, form: str | None = None, limit: int = -1) -> list[int]:
        """The numbers of the segments a concept stands in, in all forms or in one, lowest first; at most `limit`."""
        if form is None:
            rows = self._index.rows(f"{_SEGMENTS} ORDER BY m.segment LIMIT ?", concept, limit)
        else:
            rows = self._index.rows(f"{_SEGMENTS} AND w.form = ? ORDER BY m.segment LIMIT ?", concept, form, limit)
        return [segment for (segment,) in rows]


def _mention(row: Sequence[Any]) -> TermMention:
    concept, segment, source_start, source_end, target_start, target_end, form, written = row
    target = None if target_start is None else Span(target_start, target_end)
    return TermMention(concept, segment, Span(source_start, source_end), target, form, written)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)
