"""The copy of a team's project on this machine: where it lies, how it is filled, and how it follows the server.

It is a project file like any other, named after the project and the login, with one table more: `link`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from app.model import Change, Event, Message, Progress
from app.store import events as history
from app.store import sqlite
from app.store.entities import ENTITIES
from app.store.events import LOCAL
from app.store.places import FilePlace, ServerPlace
from app.store.schema import changes, documents, events, project, revisions, segments, tables

SET_ASIDE = "set aside"  # the action of those that are not to be sent any more
BATCH = 2_000  # rows read at once
WHOLE = frozenset({"place", "document"})  # after such a change the rows of the document are copied anew

link = Table(
    "link",
    MetaData(),
    Column("id", Integer, primary_key=True),  # one row
    Column("address", String, nullable=False),
    Column("member", String, nullable=False, server_default=""),  # the name of who uses this copy
    Column("followed", Integer),  # the last event of the server that is in the copy; NULL: it was never filled
)


class CopyPlace(FilePlace):
    """The file of a copy, which speaks of the server it is a copy of."""

    on_server = True

    def __init__(self, path: Path, server: ServerPlace) -> None:
        super().__init__(path)
        self.server = server
        self.title = server.title

    def __str__(self) -> str:
        return str(self.server)

    def beside(self, suffix: str) -> Path:
        return self.server.beside(suffix)


def place(folder: Path, server: ServerPlace, uid: str) -> CopyPlace:
    """Where the copy of the project with this id lies for the login of `server`."""
    return CopyPlace(folder / f"{uid}.{quote(server.login, safe='')}.zvirka", server)


def uid(connection: Connection) -> str:
    """What a project is known by wherever it lies, under whatever name."""
    return str(connection.execute(select(project.c.uid)).scalar_one())


def known(folder: Path, server: ServerPlace) -> CopyPlace | None:
    """The copy that was last made from this address, if there is one that is whole."""
    for path in sorted(folder.glob(f"*.{quote(server.login, safe='')}.zvirka")):
        found = CopyPlace(path, server)
        engine = found.connect()
        try:
            with engine.connect() as connection:
                lay_link(connection)
                row = connection.execute(select(link)).one_or_none()
        finally:
            engine.dispose()
        if row is not None and row.address == str(server) and row.followed is not None:
            return found
    return None


def lay_link(connection: Connection) -> None:
    """The table of a copy."""
    link.metadata.create_all(connection)


def followed(connection: Connection) -> int | None:
    """The last event of the server that is in the copy; None where it has to be filled."""
    found = connection.scalar(select(link.c.followed))
    return None if found is None else int(found)


def set_followed(connection: Connection, address: str, number: int) -> None:
    _note(connection, address=address, followed=number)


def member(connection: Connection) -> str:
    """The name of who uses this copy, as the server knows it."""
    return str(connection.scalar(select(link.c.member)) or "")


def remember(connection: Connection, address: str, name: str) -> None:
    _note(connection, address=address, member=name)


def _note(connection: Connection, **columns: object) -> None:
    if connection.execute(update(link).values(columns)).rowcount == 0:
        connection.execute(insert(link).values(id=1, **columns))


def waiting(connection: Connection) -> list[Event]:
    """What was done here and is to be sent, in the order it was done."""
    return [event for event in history.after(connection, LOCAL - 1, 1_000_000) if event.action != SET_ASIDE]


def next_number(connection: Connection) -> int:
    """The number of the next event made here."""
    newest = connection.scalar(select(func.max(events.c.id))) or 0
    return max(LOCAL, int(newest) + 1)


def fill(source: Connection, target: Connection, address: str) -> Iterator[Progress]:
    """Every row of the server, as of one moment; what was made here stays. The target is in a transaction."""
    ours = history.after(target, LOCAL - 1, 1_000_000)
    sqlite.defer_references(target)
    copied = [table for table in tables.sorted_tables if table is not revisions]
    for table in reversed(copied):
        target.execute(delete(table))
    total = source.scalar(select(func.count()).select_from(segments)) or 0
    done = 0
    for table in copied:
        rows = source.execution_options(yield_per=BATCH).execute(select(table)).mappings()
        for batch in rows.partitions(BATCH):
            target.execute(insert(table), [dict(row) for row in batch])
            done += len(batch) if table is segments else 0
            yield Progress(min(done, total), total, Message("Copying the project"))
    for event in ours:
        enter(target, event)
    newest = source.scalar(select(func.max(events.c.id)))
    set_followed(target, address, int(newest or 0))


def copy_documents(source: Connection, target: Connection, wanted: Iterable[int]) -> None:
    """The rows of these documents and of their segments, in place of what is there."""
    sqlite.defer_references(target)
    for number in wanted:
        here = {table: _of_document(table, number) for table in tables.sorted_tables}
        for table, which in reversed(here.items()):
            if which is not None:
                target.execute(delete(table).where(which))
        for table, which in here.items():
            if which is None:
                continue
            rows = [dict(row) for row in source.execute(select(table).where(which)).mappings()]
            if rows:
                target.execute(insert(table), rows)
    numbers = source.execute(select(project.c.next_document, project.c.next_segment)).one()
    target.execute(update(project).values(next_document=numbers[0], next_segment=numbers[1]))


def touched_documents(connection: Connection, event: Event) -> set[int]:
    """The documents that came, or whose segments came or went by this event."""
    found = set()
    for change in event.changes:
        if change.entity == "document":
            known_ = connection.scalar(select(documents.c.id).where(documents.c.id == int(change.key)))
            found |= set() if known_ else {int(change.key)}
        elif change.entity == "place":
            found.add(int((change.after or change.before)["document"]))
    return found


def is_known(connection: Connection, number: int) -> bool:
    return connection.scalar(select(events.c.id).where(events.c.id == number)) is not None


def enter(connection: Connection, event: Event) -> None:
    """Writes an event down, and nothing of what it changed."""
    connection.execute(insert(events).values(history.columns(event)))
    rows = [history.row_of(connection, event.id, at, change) for at, change in enumerate(event.changes)]
    if rows:
        connection.execute(insert(changes), rows)


def take_over(connection: Connection, event: Event, *, ours: bool = False) -> None:
    """Writes an event of the server down and makes its changes, except where a later one made others already.

    `ours` waited here until now: what was done here after it, and waits still, is later too.
    """
    enter(connection, event)
    for change in event.changes:
        by_itself = change.entity not in WHOLE or _is_presence(connection, change)
        if by_itself and not _is_later(connection, event.id, change, waiting=ours):
            put(connection, change.entity, change.key, change.after)


def put(connection: Connection, entity: str, key: str, value: object) -> None:
    """The value as the server has it."""
    if ENTITIES[entity].read(connection, key) != value:
        ENTITIES[entity].write(connection, key, value)


def remove(connection: Connection, number: int, becomes: int | None) -> None:
    """An event made here goes; those that took it back take back `becomes` from now on."""
    sqlite.defer_references(connection)
    connection.execute(update(events).where(events.c.undoes == number).values(undoes=becomes))
    connection.execute(delete(changes).where(changes.c.event == number))
    connection.execute(delete(events).where(events.c.id == number))


def leave_out(connection: Connection, event: Event, dropped: Sequence[Change]) -> None:
    """An event that waits loses some of its changes; one that has none left goes."""
    if not is_known(connection, event.id):
        return
    left = tuple(change for change in event.changes if change not in dropped)
    remove(connection, event.id, event.id if left else None)
    if left:
        enter(connection, replace(event, changes=left))


def _of_document(table: Table, number: int) -> ColumnElement[bool] | None:
    """Which rows of a table belong to a document; None where it holds none of them."""
    if table is events or table is changes:
        return None
    if table is documents:
        return documents.c.id == number
    if "document" in table.columns:
        return table.c.document == number
    for column in table.columns:
        for key in column.foreign_keys:
            if key.column.table is segments:
                return column.in_(select(segments.c.id).where(segments.c.document == number))
    return None


def _is_presence(connection: Connection, change: Change) -> bool:
    """Whether a document that is there is shown or put away."""
    return change.entity == "document" and ENTITIES["document"].read(connection, change.key) is not None


def _is_later(connection: Connection, number: int, change: Change, *, waiting: bool) -> bool:
    same = (changes.c.entity == change.entity) & (changes.c.key == change.key) & (changes.c.event > number)
    counts = events.c.action != SET_ASIDE if waiting else changes.c.event < LOCAL
    later = select(changes.c.event).join(events, events.c.id == changes.c.event).where(same & counts)
    return connection.scalar(later.limit(1)) is not None
