"""A project on a server into a project file: everything as of one moment, while others go on working."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from app.model import Message, Progress
from app.store.faults import told
from app.store.opening import making
from app.store.places import ServerPlace
from app.store.schema import tables

TOGETHER = 2_000  # rows read and written at once


def into_file(place: ServerPlace, path: Path) -> Iterator[Progress]:
    """Writes the project to a new file; ProjectError where one is there, or where the server or the disk fails.

    The file is there when the last step is done, or not at all. People and claims stay on the server.
    """
    engine = place.connect()
    try:
        # Without writing, the engine's transactions are REPEATABLE READ: all of it is one view of the data.
        with told(str(place)), engine.connect() as source, making(path) as target:
            yield from _copied(source, target)
    finally:
        engine.dispose()


def _copied(source: Connection, target: Connection) -> Iterator[Progress]:
    tables.create_all(target)
    counts = {
        name: source.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.tables.items()
    }
    done, total = 0, sum(counts.values())
    for table in tables.sorted_tables:
        wanted = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=TOGETHER)
        for rows in source.execute(wanted).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])
            done += len(rows)
            yield Progress(done, total, Message("Backing up"))
