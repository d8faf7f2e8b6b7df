"""Where in its document a segment stands: one comes in behind another, or leaves its place to those behind it.

A segment that has no place any more keeps its row, for the history speaks of it; its position is less than 1.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from app.store import searching, tallies
from app.store.derived import UNCHECKED_COLUMNS, forget
from app.store.folding import order_key
from app.store.schema import documents, segments, texts

ASIDE = 1_000_000_000  # positions nobody has: moved there and back, no two segments ever stand in one place


def read(connection: Connection, key: str) -> Any:
    """The document and the segment before this one (0 for the first), or None where it has no place."""
    wanted = select(segments.c.document, segments.c.position).where(segments.c.id == int(key))
    found = connection.execute(wanted).one_or_none()
    if found is None or found.position < 1:
        return None
    before = (segments.c.document == found.document) & (segments.c.position == found.position - 1)
    behind = connection.scalar(select(segments.c.id).where(before)) if found.position > 1 else None
    return {"document": found.document, "behind": behind or 0}


def prepare(connection: Connection, key: str, value: Any) -> None:
    """Makes a segment that has never been, empty and without a place, so that the history can speak of it."""
    segment = int(key)
    there = connection.scalar(select(func.count()).select_from(segments).where(segments.c.id == segment))
    if value is not None and not there:
        _make(connection, segment, int(value["document"]))


def write(connection: Connection, key: str, value: Any) -> None:
    """Gives the segment its place, or takes it away."""
    segment = int(key)
    here = segments.c.id == segment
    if value is None:
        forget(connection, [segment])
    with tallies.kept(connection, tallies.SEGMENTS, here):
        if value is None:
            connection.execute(update(segments).where(here).values(UNCHECKED_COLUMNS))
            _take_out(connection, segment)
        else:
            _put_in(connection, segment, int(value["document"]), int(value["behind"]))


def _put_in(connection: Connection, segment: int, document: int, behind: int) -> None:
    position = 1
    if behind:
        position += connection.execute(select(segments.c.position).where(segments.c.id == behind)).scalar_one()
    _shift(connection, document, position, +1)
    connection.execute(update(segments).where(segments.c.id == segment).values(position=position))


def _take_out(connection: Connection, segment: int) -> None:
    wanted = select(segments.c.document, segments.c.position).where(segments.c.id == segment)
    found = connection.execute(wanted).one()
    connection.execute(update(segments).where(segments.c.id == segment).values(position=-segment))
    _shift(connection, found.document, found.position + 1, -1)


def _shift(connection: Connection, document: int, first: int, by: int) -> None:
    """Moves every segment of the document from position `first` on, and counts one more or less of them."""
    here = segments.c.document == document
    there, far = here & (segments.c.position >= first), here & (segments.c.position >= ASIDE)
    connection.execute(update(segments).where(there).values(position=segments.c.position + ASIDE))
    connection.execute(update(segments).where(far).values(position=segments.c.position - ASIDE + by))
    count = {"segments": documents.c.segments + by}
    connection.execute(update(documents).where(documents.c.id == document).values(count))


def _make(connection: Connection, segment: int, document: int) -> None:
    columns = {"document": document, "position": -segment, "state": "new", "confidence": 0.0}
    none = {"source_paragraph": -1, "target_paragraph": -1, "words": 0}
    empty = {"source_order": order_key(""), "target_order": order_key("")}
    connection.execute(insert(segments).values(id=segment, **columns, **none, **empty))
    connection.execute(insert(texts).values(segment=segment, source="", target="", imported="", context="", key=""))
    searching.come(connection, [(segment, "", "")])
