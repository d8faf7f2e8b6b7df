"""A document comes in: its texts, its own file and the event that says so, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from app.model import Document, Segment
from app.store import searching, tallies
from app.store.derived import in_groups
from app.store.folding import order_key, word_count
from app.store.schema import documents, originals, project, segments, texts


def reserve(connection: Connection, count: int) -> tuple[int, int]:
    """The number of a new document, and the first of `count` for its segments; nobody else gets them."""
    taken = {
        "next_document": project.c.next_document + 1,
        "next_segment": project.c.next_segment + count,
    }
    connection.execute(update(project).values(taken))
    after = connection.execute(select(project.c.next_document, project.c.next_segment)).one()
    return after.next_document - 1, after.next_segment - count


def reserve_segment(connection: Connection) -> int:
    """A number for one more segment of a document that is there; nobody else gets it."""
    connection.execute(update(project).values(next_segment=project.c.next_segment + 1))
    return int(connection.execute(select(project.c.next_segment)).scalar_one()) - 1


def add_document(connection: Connection, document: Document, original: bytes | None) -> None:
    """Writes a document that has its number, absent until an event makes it present."""
    connection.execute(
        insert(documents).values(
            id=document.id,
            title=document.title,
            kind=document.kind,
            source_origin=document.source_origin,
            target_origin=document.target_origin,
            furniture=list(document.furniture),
            segments=document.segments,
            present=False,
        )
    )
    if original is not None:
        connection.execute(insert(originals).values(document=document.id, data=original))


def add_segments(connection: Connection, new: Iterable[Segment], keys: Iterable[str]) -> None:
    """Writes segments that have their numbers, each with its key."""
    for group in in_groups(zip(new, keys, strict=True)):
        connection.execute(insert(segments), [_narrow(segment) for segment, _ in group])
        connection.execute(insert(texts), [_texts(segment, key) for segment, key in group])
        searching.come(connection, [(segment.id, segment.source, segment.target) for segment, _ in group])
        came = tallies.SEGMENTS.come_to(connection, [segments.c.id.in_([segment.id for segment, _ in group])])
        tallies.add(connection, tallies.SEGMENTS, {}, came)


def numbered(new: Iterable[Segment], document: int, first: int) -> Iterator[Segment]:
    """The segments in the order given, with their numbers, places and the text they came in with."""
    for at, one in enumerate(new):
        came_in = one.imported or one.target
        yield replace(one, id=first + at, document=document, position=at + 1, imported=came_in)


def _narrow(segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "document": segment.document,
        "position": segment.position,
        "state": segment.state.value,
        "confidence": segment.confidence,
        "source_paragraph": segment.source_paragraph,
        "target_paragraph": segment.target_paragraph,
        "words": word_count(segment.target),
        "source_order": order_key(segment.source),
        "target_order": order_key(segment.target),
    }


def _texts(segment: Segment, key: str) -> dict[str, Any]:
    return {
        "segment": segment.id,
        "source": segment.source,
        "target": segment.target,
        "imported": segment.imported,
        "context": segment.context,
        "key": key,
    }
