"""Segments half of which is lost: a text without a place gets one, a place without a text is given up."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, union, update

from app.model import State
from app.store.derived import in_groups
from app.store.folding import order_key, word_count
from app.store.placing import ASIDE
from app.store.recovery.told import History
from app.store.schema import assessments, changes, comments, documents, marks, segments, texts

STRAY = "№ ?"  # the title of a document for texts of which nobody knows where they belong
NO_TEXT = {"source": "", "target": "", "imported": "", "context": "", "key": ""}
UNSURE = [0.0, -1, -1]  # confidence and paragraphs of a pair nothing is known of


def mend(connection: Connection, history: History) -> list[int]:
    """Makes both halves of every segment that is spoken of; the numbers of those that belong into the text anew."""
    placed = {row.id: row.document for row in connection.execute(select(segments.c.id, segments.c.document))}
    written = set(connection.scalars(select(texts.c.segment)))
    homes = _Homes(connection, history, placed)
    for number in sorted(placed.keys() - written):
        connection.execute(update(segments).where(segments.c.id == number).values(position=-number))
        connection.execute(insert(texts).values(segment=number, **NO_TEXT))
    came = sorted(written - placed.keys())
    for number in came:
        found = connection.execute(select(texts.c.source, texts.c.target).where(texts.c.segment == number)).one()
        connection.execute(insert(segments).values(_row(number, homes.of(number), found, history)))
    for number in sorted(_spoken_of(connection) - placed.keys() - written):
        connection.execute(insert(segments).values(_row(number, homes.of(number), ("", ""), history)))
        connection.execute(insert(texts).values(segment=number, **NO_TEXT))
    return [number for number in came if not history.went(number)]


def renumber(connection: Connection, came: list[int]) -> int:
    """Positions without holes, with those that came behind the segment before them; how many segments are lost."""
    coming: dict[int, list[int]] = defaultdict(list)
    for group in in_groups(came):
        for number, document in connection.execute(
            select(segments.c.id, segments.c.document).where(segments.c.id.in_(group))
        ):
            coming[document].append(number)
    lost = 0
    for document, said in connection.execute(select(documents.c.id, documents.c.segments)).all():
        lost += max(0, said - _renumber(connection, document, sorted(coming[document])))
    return lost


def _renumber(connection: Connection, document: int, coming: list[int]) -> int:
    here = (segments.c.document == document) & (segments.c.position > 0)
    rows = connection.execute(
        select(segments.c.id, segments.c.position).where(here).order_by(segments.c.position)
    ).all()
    order = list(_ordered([row.id for row in rows], coming))
    if coming or any(row.position != at for at, row in enumerate(rows, 1)):
        connection.execute(update(segments).where(here).values(position=segments.c.position + ASIDE))
        statement = update(segments).where(segments.c.id == bindparam("of"))
        for group in in_groups(enumerate(order, 1)):
            connection.execute(statement, [{"of": number, "position": at} for at, number in group])
    connection.execute(update(documents).where(documents.c.id == document).values(segments=len(order)))
    return len(order)


def _ordered(there: list[int], coming: list[int]) -> Iterator[int]:
    """Each of those that come stands behind the one that was numbered last before it."""
    numbers = sorted(there)
    behind: dict[int, list[int]] = defaultdict(list)
    for number in coming:
        at = bisect_left(numbers, number)
        behind[numbers[at - 1] if at else 0].append(number)
    for number in (0, *there):
        yield from ([number] if number else [])
        yield from behind[number]


def _row(number: int, document: int, both: Any, history: History) -> dict[str, Any]:
    source, target = both
    state, pair = history.last("state", str(number)), history.last("pair", str(number)) or UNSURE
    return {
        "id": number,
        "document": document,
        "position": -number,
        "state": state if state in set(State) else State.NEW.value,
        "confidence": pair[0],
        "source_paragraph": pair[1],
        "target_paragraph": pair[2],
        "words": word_count(target),
        "source_order": order_key(source),
        "target_order": order_key(target),
    }


def _spoken_of(connection: Connection) -> set[int]:
    """The segments that other rows refer to."""
    columns = (comments.c.segment, marks.c.segment, assessments.c.segment, changes.c.segment)
    return set(connection.scalars(union(*(select(column).where(column.is_not(None)) for column in columns))))


class _Homes:
    """In which document a segment was, as far as that can be told.

    The history says it of those that were made out of others. Those that came in with a document have numbers in a row,
    so what lies between two of the same document is of it; at an end, it is of the one document that lacks some.
    """

    def __init__(self, connection: Connection, history: History, placed: dict[int, int]) -> None:
        self._connection, self._history = connection, history
        self._numbers, self._placed = sorted(placed), placed
        there = select(segments.c.document, func.count()).where(segments.c.position > 0).group_by(segments.c.document)
        have = {row[0]: row[1] for row in connection.execute(there)}
        said = connection.execute(select(documents.c.id, documents.c.segments))
        self._lacking = [number for number, many in said if many > have.get(number, 0)]
        self._stray = 0

    def of(self, segment: int) -> int:
        told = self._history.place(segment)
        if told is not None:
            return told
        at = bisect_left(self._numbers, segment)
        around = [self._placed[number] for number in self._numbers[max(at - 1, 0) : at + 1]]
        if len(around) == 2 and around[0] == around[1]:
            return around[0]
        low = around[0] if at else 0
        high = around[-1] if at < len(self._numbers) else None
        fitting = [number for number in self._lacking if low <= number and (high is None or number <= high)]
        return fitting[0] if len(fitting) == 1 else self._unknown()

    def _unknown(self) -> int:
        """A document for the texts of which nobody knows where they belong."""
        if not self._stray:
            used = (segments.c.document, documents.c.id)
            self._stray = max(self._connection.scalar(select(func.max(one))) or 0 for one in used) + 1
            what = {"kind": "text", "source_origin": "", "target_origin": "", "furniture": [], "segments": 0}
            self._connection.execute(insert(documents).values(id=self._stray, title=STRAY, present=True, **what))
        return self._stray
