"""The history: every action is an event, written together with the state it produces or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, exists, func, insert, literal, select

from app.model import Change, Event, Person, Role
from app.store import locking, standing
from app.store.derived import in_groups
from app.store.entities import ENTITIES, Entity
from app.store.faults import StaleError
from app.store.schema import changes, events, json_text, json_value, segments

LOCAL = 1 << 40  # events with numbers from here on were made on this machine and are not on the server (see `copies`)


def inverse(event: Event) -> tuple[Change, ...]:
    """The changes that take `event` back."""
    return tuple(Change(change.entity, change.key, change.after, change.before) for change in reversed(event.changes))


def append(connection: Connection, event: Event) -> Event:
    """Adds an event and makes its changes; StaleError where a value is not what the event says it was.

    An event without a number gets the next one. ForbiddenError where it would change what a sign-off locks.
    """
    if connection.dialect.name == "sqlite":  # a server's triggers ask the same of whoever writes
        locking.refuse_signed(connection, event.changes)
    if event.undoes is not None:
        _refuse_built_on(connection, _undone_action(connection, event.undoes))
    number = connection.execute(insert(events).values(columns(event))).inserted_primary_key
    written = Event(int(number[0]) if number else 0, *_after_id(event))
    at = 0
    for some in _runs(event.changes):
        _apply(connection, written.id, at, some, again=event.undoes is not None)
        at += len(some)
    return written


def new(who: Person, action: str, made: Sequence[Change], note: str = "", undoes: int | None = None) -> Event:
    """An event of this moment that has no number yet; its values are as JSON gives them back."""
    return Event(0, datetime.now(UTC), who, action, tuple(_normal(change) for change in made), note, undoes)


def already(connection: Connection, event: Event) -> Event | None:
    """The event that is this very one, if it is there: of the same person, moment (to the microsecond) and action."""
    same = (events.c.who == event.who.name) & (events.c.moment == event.when) & (events.c.action == event.action)
    return _last(connection, same)


def current(connection: Connection, made: Sequence[Change]) -> list[Any]:
    """What each of the changed values is at this moment."""
    return [_entity(change.entity).read(connection, change.key) for change in made]


def newest(connection: Connection, segment: int | None, limit: int | None) -> list[Event]:
    """The events of a project or of one segment, the newest first."""
    wanted = select(events).order_by(events.c.id.desc()).limit(limit)
    if segment is not None:
        wanted = wanted.where(events.c.id.in_(select(changes.c.event).where(changes.c.segment == segment)))
    return read(connection, wanted)


def last(connection: Connection) -> int:
    """The number of the last event, those left out that wait on this machine to be sent; 0 where there is none."""
    return int(connection.scalar(select(func.max(events.c.id)).where(events.c.id < literal(LOCAL, BigInteger))) or 0)


def after(connection: Connection, number: int, limit: int) -> list[Event]:
    """The next events behind this number, the oldest first."""
    return read(connection, select(events).where(events.c.id > number).order_by(events.c.id).limit(limit))


def decided_pairs(connection: Connection, document: int) -> set[int]:
    """The segments in the text of a document whose pair people made or vouch for, in an action that stands."""
    certain = (segments.c.document == document) & (segments.c.position > 0) & (segments.c.confidence == 1.0)
    wanted = (
        select(changes.c.segment)
        .join(events, events.c.id == changes.c.event)
        .join(segments, segments.c.id == changes.c.segment)
        .where((changes.c.entity == "pair") & certain & events.c.undoes.is_(None) & ~taken_back(events.c.id))
    )
    return set(connection.scalars(wanted.distinct()))


def undo_target(connection: Connection, who: Person) -> Event | None:
    """The last action of this person that stands."""
    mine = (events.c.who == who.name) & events.c.undoes.is_(None)
    return _last(connection, mine & ~taken_back(events.c.id))


def redo_target(connection: Connection, who: Person) -> Event | None:
    """The last undo of this person that stands, unless a new action came after it."""
    undone = events.alias("undone")
    latest = select(func.coalesce(func.max(undone.c.id), 0)).where(
        (undone.c.who == who.name) & undone.c.undoes.is_(None)
    )
    is_undo = exists().where((undone.c.id == events.c.undoes) & undone.c.undoes.is_(None))
    mine = (events.c.who == who.name) & is_undo & (events.c.id > latest.scalar_subquery())
    return _last(connection, mine & ~taken_back(events.c.id))


def taken_back(event: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether an undo of the event stands, that is, was not itself taken back by a redo."""
    undo, redo = events.alias("undo"), events.alias("redo")
    return exists().where((undo.c.undoes == event) & ~exists().where(redo.c.undoes == undo.c.id))


def _undone_action(connection: Connection, number: int) -> int:
    """The action that taking back event `number` undoes or, where that is itself an undo, does again."""
    target = events.alias("target")
    twice = exists().where((target.c.id == events.c.undoes) & target.c.undoes.is_not(None))
    found = connection.execute(
        select(events.c.undoes, taken_back(events.c.id).label("gone"), twice.label("twice")).where(
            events.c.id == number
        )
    ).one_or_none()
    if found is None:
        raise StaleError(f"event {number} is not there; nothing was undone")
    if found.gone:
        raise StaleError(f"event {number} is already undone; nothing was changed")
    if found.twice:
        raise StaleError(f"event {number} did something again; undo what it did, not the event itself")
    return int(found.undoes or number)


def _refuse_built_on(connection: Connection, action: int) -> None:
    """A later action on the same value must not stand, even if it left the value as it is.

    So the actions that stand on a value always follow from one another, and all of them can be taken back.
    """
    mine, later = changes.alias("mine"), changes.alias("later")
    same = (mine.c.entity == later.c.entity) & (mine.c.key == later.c.key)
    found = connection.execute(
        select(later.c.entity, later.c.key, events.c.who)
        .join_from(mine, later, same)
        .join(events, events.c.id == later.c.event)
        .where((mine.c.event == action) & (later.c.event > action))
        .where(events.c.undoes.is_(None) & ~taken_back(events.c.id))
        .limit(1)
    ).one_or_none()
    if found is not None:
        where = f"{_entity(found.entity).name} {found.key}".rstrip()
        raise StaleError(f"{where}: changed by {found.who} since; that would have to be undone first")


def _runs(made: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes in their order, those side by side that can be written together as one."""
    for name, group in groupby(made, lambda change: change.entity):
        run: dict[str, Change] = {}
        for change in group:
            if run and (change.key in run or _entity(name).together is None):
                yield list(run.values())
                run = {}
            run[change.key] = change
        yield list(run.values())


def _apply(connection: Connection, event: int, first: int, made: Sequence[Change], *, again: bool) -> None:
    """Says first what is done and then does it: the database of a team lets no state change that nobody spoke of.

    The changes are of one kind, each of another value. `again`: they take an action back, or make it anew.
    """
    entity = _entity(made[0].entity)
    now = _values(connection, entity, [change.key for change in made])
    for change in made:
        if now.get(change.key) != change.before:
            raise StaleError(f"{entity.name} {change.key}".rstrip() + ": changed since; look at it again")
        entity.prepare(connection, change.key, change.after)
    standing.refuse(connection, event, made, again=again)
    said = [row_of(connection, event, at, change) for at, change in enumerate(made, first)]
    connection.execute(insert(changes), said)
    wanted = {change.key: change.after for change in made if change.after != change.before}
    if entity.together is not None and len(wanted) > 1:
        entity.together[1](connection, wanted)
    else:
        for key, value in wanted.items():
            entity.write(connection, key, value)


def _values(connection: Connection, entity: Entity, keys: Sequence[str]) -> dict[str, Any]:
    if entity.together is not None and len(keys) > 1:
        return entity.together[0](connection, keys)
    return {key: entity.read(connection, key) for key in keys}


def row_of(connection: Connection, event: int, number: int, change: Change) -> dict[str, Any]:
    """The row of a change."""
    segment = _entity(change.entity).segment(connection, change.key)
    said = {"entity": change.entity, "key": change.key, "before": change.before, "after": change.after}
    return {"event": event, "number": number, "segment": segment, **said}


def _entity(name: str) -> Entity:
    if name not in ENTITIES:
        raise ValueError(f"{name!r} is nothing an event changes; use {', '.join(ENTITIES)}")
    return ENTITIES[name]


def columns(event: Event) -> dict[str, Any]:
    """The row of an event; one without a number gets the next."""
    number = {"id": event.id} if event.id else {}
    return {
        **number,
        "moment": event.when,
        "who": event.who.name,
        "role": event.who.role.value,
        "action": event.action,
        "note": event.note,
        "undoes": event.undoes,
    }


def _after_id(event: Event) -> tuple[datetime, Person, str, tuple[Change, ...], str, int | None]:
    return event.when, event.who, event.action, event.changes, event.note, event.undoes


def _normal(change: Change) -> Change:
    normal = _entity(change.entity).normal
    before, after = (normal(json_value(json_text(value))) for value in (change.before, change.after))
    return Change(change.entity, change.key, before, after)


def _last(connection: Connection, which: ColumnElement[bool]) -> Event | None:
    found = read(connection, select(events).where(which).order_by(events.c.id.desc()).limit(1))
    return found[0] if found else None


def read(connection: Connection, wanted: Select[Any]) -> list[Event]:
    """The events of these rows, each with all its changes."""
    rows = connection.execute(wanted).all()
    made = _changes(connection, [row.id for row in rows])
    return [
        Event(
            row.id,
            row.moment,
            Person(row.who, Role(row.role)),
            row.action,
            made[row.id],
            row.note,
            row.undoes,
        )
        for row in rows
    ]


def _changes(connection: Connection, of: Sequence[int]) -> dict[int, tuple[Change, ...]]:
    made: dict[int, list[Change]] = defaultdict(list)
    for group in in_groups(of):
        wanted = select(changes).where(changes.c.event.in_(group)).order_by(changes.c.event, changes.c.number)
        for row in connection.execute(wanted):
            made[row.event].append(Change(row.entity, row.key, row.before, row.after))
    return {number: tuple(made[number]) for number in of}
