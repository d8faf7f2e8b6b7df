"""A project out of the rows that were read: a lost row that others refer to stands there empty, sums are made anew."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, union, update

from app.model import Role
from app.store import searching, tallies
from app.store.derived import in_groups
from app.store.entities import ABSENT
from app.store.events import LOCAL
from app.store.program import program
from app.store.recovery import places
from app.store.recovery.told import HISTORY, KEPT, History
from app.store.schema import (
    NOTHING_WORSE,
    UNCHECKED,
    assessments,
    changes,
    comments,
    decisions,
    documents,
    events,
    marks,
    names,
    originals,
    project,
    segments,
    signoffs,
    texts,
)

LOST = "lost"  # the action of an event of which only changes are left
NOBODY = "?"
UNDECIDED = {"risk": UNCHECKED, "light": "unchecked", "reasons": [], "open_findings": 0, "worst": NOTHING_WORSE}
Counts = tuple[dict[str, int], dict[str, int]]


def mend(connection: Connection, settings: Mapping[str, Any], incomplete: Collection[str]) -> Counts:
    """Makes a whole project of the rows that are there; how many there are of each kind, and how many are lost.

    `incomplete` are the tables that lost rows. Where the history lost none, it gives back decisions, names, comments,
    annotations, assessments and sign-offs. A text whose place is lost gets one behind the segment that was numbered
    before it, in the state the history tells, else «new».
    """
    there = _many(connection, documents)
    lost_events = _mend_events(connection)
    history = History(connection)
    came = places.mend(connection, history)
    lost_documents = _mend_documents(connection, history)
    _mend_project(connection, history, settings)
    if not HISTORY & set(incomplete):
        history.give_back(entity for entity, table in KEPT.items() if table.name in incomplete)
    lost_segments = places.renumber(connection, came)
    _make_anew(connection)
    kept = {
        "documents": there,
        "segments": connection.scalar(select(func.count()).where(segments.c.position > 0)) or 0,
        "events": connection.scalar(select(func.count()).where(events.c.action != LOST)) or 0,
        "decisions": _many(connection, decisions) + _many(connection, names),
        "comments": _many(connection, comments),
        "annotations": _many(connection, marks) + _many(connection, assessments),
    }
    return kept, {"documents": lost_documents, "segments": lost_segments, "events": lost_events}


def _many(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _mend_events(connection: Connection) -> int:
    """An event for changes that have none any more; how many events are lost, with those that left nothing."""
    wanted = union(select(changes.c.event), select(events.c.undoes).where(events.c.undoes.is_not(None)))
    missing = sorted(set(connection.scalars(wanted)) - set(connection.scalars(select(events.c.id))))
    for number in missing:
        before = select(func.max(events.c.id)).where(events.c.id < number).scalar_subquery()
        moment = connection.scalar(select(events.c.moment).where(events.c.id == before)) or datetime.fromtimestamp(
            0, UTC
        )
        who = {"who": NOBODY, "role": Role.TRANSLATOR.value, "action": LOST, "note": ""}
        connection.execute(insert(events).values(id=number, moment=moment, **who))
    many, newest = connection.execute(select(func.count(), func.max(events.c.id)).where(events.c.id < LOCAL)).one()
    return len(missing) + int(newest or 0) - int(many)


def _mend_documents(connection: Connection, history: History) -> int:
    """A document for segments, files and sign-offs that have none any more; how many that are."""
    wanted = union(select(segments.c.document), select(originals.c.document), select(signoffs.c.document))
    missing = sorted(set(connection.scalars(wanted)) - set(connection.scalars(select(documents.c.id))))
    for number in missing:
        what = {"title": f"№ {number}", "kind": "text", "source_origin": "", "target_origin": "", "furniture": []}
        present = history.last("document", str(number)) != ABSENT
        connection.execute(insert(documents).values(id=number, segments=0, present=present, **what))
    return len(missing)


def _mend_project(connection: Connection, history: History, settings: Mapping[str, Any]) -> None:
    """The one row of the project, and numbers for what comes that nothing else has."""
    if not _many(connection, project):
        said = history.last("settings")
        chosen = said if isinstance(said, dict) else dict(settings)
        first = {"id": 1, "uid": uuid.uuid4().hex, "program": program(), "next_document": 1, "next_segment": 1}
        connection.execute(insert(project).values(settings=chosen, **first))
    for column, used in ((project.c.next_document, documents.c.id), (project.c.next_segment, segments.c.id)):
        number = (connection.scalar(select(func.max(used))) or 0) + 1
        connection.execute(update(project).where(column < number).values({column: number}))


def _make_anew(connection: Connection) -> None:
    """What follows from the rest: the checks have seen nothing, texts are found again, sums are right."""
    connection.execute(update(segments).values(UNDECIDED))
    connection.execute(update(documents).values(open_findings=0))
    every = connection.execute(select(texts.c.segment, texts.c.source, texts.c.target)).yield_per(1_000)
    for group in in_groups(every):
        searching.come(connection, [(number, source, target) for number, source, target in group])
    tallies.count(connection, tallies.SEGMENTS)
