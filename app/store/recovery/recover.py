"""A damaged project file read as far as it can be, into a new one."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete

from app.errors import ProjectError
from app.model import Message, Progress, Recovered
from app.store import migrating, sqlite
from app.store.opening import making
from app.store.recovery import mending
from app.store.recovery.pages import Pages
from app.store.recovery.rows import WANTED, Found, Layout, Row, Value, is_a_file, is_schema, layouts, usual
from app.store.schema import project

TOGETHER = 500  # rows written at once
SCHEMA = "sqlite_master"
Records = Sequence[tuple[int, list[Value] | None]]


def recover(damaged: Path, new: Path, settings: Mapping[str, Any]) -> Generator[Progress, None, Recovered]:
    """Reads every whole row of a damaged file, or of one in order, into a new project; the old file is never written.

    What the checks said is left out, so that everything is checked anew when the project is opened. Where the
    settings are lost, it has `settings`. The new file is there when the last step is done, or not at all;
    ProjectError where nothing can be read, or where the new file cannot be written.
    """
    try:
        pages = Pages(damaged)
    except OSError as error:
        raise ProjectError(f"{damaged}: cannot be read ({error.strerror}); check the path") from error
    with pages, making(new) as target:
        migrating.lay_out(target, settings)
        target.execute(delete(project))
        sqlite.defer_references(target)
        reading = _Reading(Found(pages), target)
        yield from reading.all_tables()
        if not any(reading.read.values()):
            raise ProjectError(f"{damaged}: nothing of a Zvirka project is to be found in it; look for a copy of it")
        yield Progress(pages.count, pages.count, Message("Checking"))
        kept = mending.mend(target, settings, reading.found.incomplete)
        if wrong := sqlite.fault(target):
            raise ProjectError(f"{new}: what was read does not fit together ({wrong}); look for a copy of the project")
    return Recovered(pages.count, len(reading.found.damaged), *kept)


class _Reading:
    """Rows on their way from the pages into the new file."""

    def __init__(self, found: Found, target: Connection) -> None:
        self.found, self.target = found, target
        self.read = {table.name: 0 for table in WANTED}
        self._layouts = dict[str, tuple[Layout, int]]()

    def all_tables(self) -> Iterator[Progress]:
        """Tables from their roots, then the pages nothing leads to."""
        self._read_schema()
        for table in WANTED:
            if table.name in self._layouts:
                yield from self._tree(table, *self._layouts[table.name])
            else:
                self.found.gaps[table.name] = [(None, None)]
                self.found.incomplete.add(table.name)
        if self.found.gaps:
            yield self._progress()
            yield from self._pages_without_a_way()

    def _read_schema(self) -> None:
        rows = [record for _, record in self.found.records(SCHEMA, 1)]
        if SCHEMA in self.found.gaps:
            for number, records in self.found.lost_pages():
                if records and all(is_schema(one) for _, one in records):
                    self.found.used.add(number)
                    rows += [one for _, one in records]
        self._layouts = layouts([one for one in rows if one is not None and is_schema(one)])
        self._layouts = {table.name: self._layouts[table.name] for table in WANTED if table.name in self._layouts}
        known = {root for _, root in self._layouts.values()}
        aside = Found(self.found.pages, self.found.used)
        for one in rows:  # what belongs to no table of ours is not to be taken for a part of one
            if one is not None and is_schema(one) and one[0] == "table" and one[3] not in known:
                list(aside.records(str(one[1]), int(one[3] or 0)))

    def _tree(self, table: Table, layout: Layout, root: int) -> Iterator[Progress]:
        waiting: list[Row] = []
        for rowid, record in self.found.records(table.name, root):
            row = None if record is None else layout.row(rowid, record)
            if row is None:
                self.found.incomplete.add(table.name)
                continue
            waiting.append(row)
            if len(waiting) == TOGETHER:
                self._write(table, waiting)
                yield self._progress()
        self._write(table, waiting)
        yield self._progress()

    def _pages_without_a_way(self) -> Iterator[Progress]:
        """A row that two such pages tell differently is left out: one of them is old, and nobody knows which."""
        told: dict[tuple[str, Row], Row] = {}
        twice: set[tuple[str, Row]] = set()
        for number, records in self.found.lost_pages():
            fitting = [table for table in WANTED if self._fits(table, records)]
            if len(fitting) != 1:
                continue
            (table,) = fitting
            self.found.used.add(number)
            for row in self._rows(table, records):
                key = table.name, _key(table, row)
                if told.setdefault(key, row) != row:
                    twice.add(key)
            yield self._progress()
        for table in WANTED:
            rows = [row for key, row in told.items() if key[0] == table.name and key not in twice]
            self._write(table, rows)

    def _fits(self, table: Table, records: Records) -> bool:
        if table.name not in self.found.gaps or not self.found.fits(table.name, [rowid for rowid, _ in records]):
            return False
        rows = self._rows(table, records)
        blobs = [value for row in rows for value in row if isinstance(value, bytes)]
        return len(rows) == sum(one is not None for _, one in records) > 0 and all(map(is_a_file, blobs))

    def _rows(self, table: Table, records: Records) -> list[Row]:
        layout = self._layouts[table.name][0] if table.name in self._layouts else usual(table)
        rows = [layout.row(rowid, record) for rowid, record in records if record is not None]
        return [row for row in rows if row is not None]

    def _write(self, table: Table, rows: list[Row]) -> None:
        """As they were: a driver's values, no others. Of what was read already, the first stands."""
        if rows:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            places = ", ".join("?" * len(table.columns))
            self.target.exec_driver_sql(f'INSERT OR IGNORE INTO "{table.name}" ({names}) VALUES ({places})', rows)  # noqa: S608 (names of our own)
            self.read[table.name] += len(rows)
            rows.clear()

    def _progress(self) -> Progress:
        return Progress(min(len(self.found.used), self.found.pages.count), self.found.pages.count, Message("Reading"))


def _key(table: Table, row: Row) -> Row:
    return tuple(value for column, value in zip(table.columns, row, strict=True) if column.primary_key)
