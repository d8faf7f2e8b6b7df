"""Where names stand: tables of what is written for each name, and of the places it is written at.

A name stands in a thousand places and is written in few ways. So what a ledger judges by, how often something is
written and where first, is asked of the ways and not of the places.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.index import Index
from app.model import Mention, NameKind, Reading, Span

_TABLES = """
CREATE TABLE IF NOT EXISTS ways (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, written TEXT NOT NULL, is_rendered INTEGER NOT NULL,
    part_start INTEGER NOT NULL, part_end INTEGER NOT NULL, kind TEXT NOT NULL, readings TEXT NOT NULL,
    count INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS ways_by_name ON ways (name, written);
CREATE TABLE IF NOT EXISTS mentions (
    segment INTEGER NOT NULL, number INTEGER NOT NULL, way INTEGER NOT NULL, place INTEGER NOT NULL,
    start INTEGER NOT NULL, source_start INTEGER, source_end INTEGER, target_start INTEGER, target_end INTEGER,
    confidence REAL NOT NULL, PRIMARY KEY (segment, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mentions_by_way ON mentions (way, place, start);
CREATE TABLE IF NOT EXISTS names (name TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS names_by_place ON names (place, name)
"""
_PLACED = "segment, source_start, source_end, target_start, target_end, confidence"
_KNOWN = 50_000  # ways that are found again without asking


@dataclass(frozen=True, slots=True)
class Way:
    """One way a name is written: how often, and where first. A `mention` stands for all of its places."""

    id: int
    mention: Mention
    count: int
    first: tuple[int, int]  # the place of the segment (see `Index`), and where in it


class Mentions:
    """The mentions of a project by segment and by name."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[tuple[Any, ...], int] = {}
        index.make(_TABLES)

    def forget(self) -> None:
        """Trust nothing but the index: it was taken back."""
        self._known.clear()

    def put(self, segment: int, mentions: Sequence[Mention]) -> set[str]:
        """Replace what is known of one segment; the names that stood or stand there."""
        place = self._index.place_of(segment)
        gone = self._taken_out(segment, place)
        for number, one in enumerate(mentions):
            self._add(segment, place, number, one)
        return gone | {one.name for one in mentions}

    def names_in(self, segment: int) -> set[str]:
        """The names that stand in a segment."""
        question = "SELECT w.name FROM mentions m JOIN ways w ON w.id = m.way WHERE m.segment = ?"
        return {name for (name,) in self._index.rows(question, segment)}

    def of_segment(self, segment: int) -> Iterator[tuple[int, Mention]]:
        """What stands in a segment in the order it was put there, each with the number of its way."""
        question = f"SELECT way, {_PLACED} FROM mentions WHERE segment = ? ORDER BY number"
        for way, *placed in self._index.rows(question, segment):
            yield way, _mention(self._way(way), placed)

    def ways(self, name: str) -> list[Way]:
        """The ways a name is written, in the order of the first place of each."""
        question = "SELECT id, count, name, written, part_start, part_end, kind, readings FROM ways WHERE name = ?"
        first = f"SELECT place, start, {_PLACED} FROM mentions WHERE way = ? ORDER BY place, start LIMIT 1"
        found = []
        for number, count, *way in self._index.rows(question, name):
            if count:
                place, start, *placed = self._index.one(first, number)
                found.append(Way(number, _mention(way, placed), count, (place, start)))
        return sorted(found, key=lambda one: one.first)

    def places(self, ways: Mapping[int, Mention]) -> list[Mention]:
        """Every place of these ways in the order of the text; the mention given for a way says how it is read."""
        found = []
        question = f"SELECT place, start, {_PLACED} FROM mentions WHERE way = ?"
        for way, like in ways.items():
            said = (like.name, like.written, *like.part, like.kind, like.readings)
            found += [(key, start, _mention(said, placed)) for key, start, *placed in self._index.rows(question, way)]
        return [mention for _, _, mention in sorted(found, key=lambda one: one[:2])]

    def segments(self, ways: Iterable[int]) -> set[int]:
        """The segments in which something is written in one of these ways."""
        question = "SELECT DISTINCT segment FROM mentions WHERE way = ?"
        return {segment for way in ways for (segment,) in self._index.rows(question, way)}

    def first_of(self, name: str) -> int | None:
        """The place of the first segment a name stands in; None where it stands nowhere."""
        found = self._index.one("SELECT place FROM names WHERE name = ?", name)
        return found[0] if found else None

    def names(self) -> list[str]:
        """Every name in the order of its first mention."""
        return [name for (name,) in self._index.rows("SELECT name FROM names ORDER BY place, name")]

    def count(self) -> int:
        """How many names there are."""
        (number,) = self._index.one("SELECT COUNT(*) FROM names")
        return int(number)

    def replace_places(self, order: Sequence[int]) -> None:
        """The segments of a document have other places now."""
        for segment in order:
            place = self._index.place_of(segment)
            self._index.do("UPDATE mentions SET place = ? WHERE segment = ? AND place <> ?", place, segment, place)
        for name in {name for segment in order for name in self.names_in(segment)}:
            self._see_first(name)

    # ---- within

    def _taken_out(self, segment: int, place: int) -> set[str]:
        question = "SELECT w.id, w.name FROM mentions m JOIN ways w ON w.id = m.way WHERE m.segment = ?"
        old = self._index.rows(question, segment)
        if not old:
            return set()
        self._index.do("DELETE FROM mentions WHERE segment = ?", segment)
        self._index.many("UPDATE ways SET count = count - 1 WHERE id = ?", ((way,) for way, _ in old))
        gone = {name for _, name in old}
        for name in gone:
            if self.first_of(name) == place:
                self._see_first(name)
        return gone

    def _add(self, segment: int, place: int, number: int, one: Mention) -> None:
        way = self._way_of(one)
        source, target = _ends(one.source_span), _ends(one.target_span)
        start = target[0] if target[0] is not None else source[0] or 0
        row = (segment, number, way, place, start, *source, *target, one.confidence)
        self._index.do("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)
        self._index.do("UPDATE ways SET count = count + 1 WHERE id = ?", way)
        known = "INSERT INTO names VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET place = excluded.place"
        self._index.do(f"{known} WHERE excluded.place < place", one.name, place)

    def _way_of(self, one: Mention) -> int:
        """The number of a way of writing, the same ever after."""
        key = (one.name, one.written, one.target_span is not None, one.part, one.kind, one.readings)
        number = self._known.get(key)
        if number is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            number = self._known[key] = self._asked(one)
        return number

    def _asked(self, one: Mention) -> int:
        values = (one.name, one.written, one.target_span is not None, *one.part, one.kind.value, _kept(one.readings))
        found = self._index.one(
            "SELECT id FROM ways WHERE name = ? AND written = ? AND is_rendered = ? AND part_start = ? AND part_end = ?"
            " AND kind = ? AND readings = ?",
            *values,
        )
        return found[0] if found else self._index.do("INSERT INTO ways VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, 0)", *values)

    def _way(self, number: int) -> Sequence[Any]:
        question = "SELECT name, written, part_start, part_end, kind, readings FROM ways WHERE id = ?"
        found: Sequence[Any] = self._index.one(question, number)
        return found

    def _see_first(self, name: str) -> None:
        """Look anew where a name stands first."""
        firsts = [
            place
            for (way,) in self._index.rows("SELECT id FROM ways WHERE name = ? AND count > 0", name)
            for (place,) in self._index.rows("SELECT place FROM mentions WHERE way = ? ORDER BY place LIMIT 1", way)
        ]
        if firsts:
            self._index.do("INSERT OR REPLACE INTO names VALUES (?, ?)", name, min(firsts))
        else:
            self._index.do("DELETE FROM names WHERE name = ?", name)


def _mention(way: Sequence[Any], placed: Sequence[Any]) -> Mention:
    name, written, part_start, part_end, kind, readings = way
    segment, source_start, source_end, target_start, target_end, confidence = placed
    return Mention(
        name=name,
        kind=NameKind(kind),
        segment=segment,
        source_span=None if source_start is None else Span(source_start, source_end),
        target_span=None if target_start is None else Span(target_start, target_end),
        written=written,
        readings=_read(readings) if isinstance(readings, str) else readings,
        part=(part_start, part_end),
        confidence=confidence,
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _kept(readings: Iterable[Reading]) -> str:
    rows = [[one.base, one.ending, one.cost, one.renderings] for one in readings]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=20_000)
def _read(readings: str) -> tuple[Reading, ...]:
    return tuple(
        Reading(base, ending, cost, tuple((onset, rime) for onset, rime in renderings))
        for base, ending, cost, renderings in json.loads(readings)
    )
