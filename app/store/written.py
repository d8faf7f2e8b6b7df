"""Who wrote in the segments that are no longer as they came in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from app.model import State
from app.store.events import taken_back
from app.store.schema import changes, documents, events, segments, texts


@dataclass(frozen=True, slots=True)
class Written:
    """An action that changed the text of a segment, and stands."""

    event: int
    action: str
    note: str
    who: str
    when: datetime


def written(connection: Connection, document: int | None) -> dict[int, list[Written]]:
    """By segment that is neither approved nor as it was imported, the actions that wrote in it, the newest first."""
    wanted = (
        select(changes.c.segment, events.c.id, events.c.action, events.c.note, events.c.who, events.c.moment)
        .join_from(changes, events, events.c.id == changes.c.event)
        .join(segments, segments.c.id == changes.c.segment)
        .join(texts, texts.c.segment == segments.c.id)
        .join(documents, documents.c.id == segments.c.document)
        .where(changes.c.entity == "target", events.c.undoes.is_(None), ~taken_back(events.c.id))
        .where(segments.c.position > 0, segments.c.state != State.APPROVED.value, documents.c.present)
        .where(texts.c.target != texts.c.imported)
        .order_by(events.c.id.desc())
    )
    if document is not None:
        wanted = wanted.where(segments.c.document == document)
    found: dict[int, list[Written]] = defaultdict(list)
    for segment, *rest in connection.execute(wanted):
        found[segment].append(Written(*rest))
    return dict(found)
