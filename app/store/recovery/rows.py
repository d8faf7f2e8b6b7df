"""The rows of a damaged project: whole ones only, each for the table it belongs to.

Tables are walked from their roots. Where a page that leads to others is damaged, those are found by looking through the
whole file: such a page belongs where all its rows fit one table, by their columns and by the numbers that are missing.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary, Table

from app.model import Role, Scope, State
from app.store import annotating, comments
from app.store.entities import ENTITIES
from app.store.recovery.pages import Cell, Fork, Pages, varint
from app.store.schema import Moment, tables

DERIVED = frozenset({"search", "letters", "findings", "tallies", "found_tallies", "alembic_version"})
WANTED = [table for table in tables.sorted_tables if table.name not in DERIVED]
INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes by the kind of a value in a record
SHORTEST_FILE = 16  # bytes; a file someone brought in, against what an index keeps for itself

Value = int | float | str | bytes | None
Row = tuple[Value, ...]
Gap = tuple[int | None, int | None]  # rows above the first number and up to the second are missing; None: no end

NORMAL: dict[tuple[str, str], Callable[[Any], Any]] = {  # ValueError, LookupError or TypeError for what cannot be
    ("segments", "state"): State,
    ("events", "role"): Role,
    ("decisions", "scope"): Scope,
    ("changes", "entity"): ENTITIES.__getitem__,
    ("comments", "comment"): comments.normal_comment,
    ("signoffs", "said"): comments.normal_signed,
    ("annotations", "value"): annotating.normal_annotation,
    ("assessments", "value"): annotating.normal_assessment,
    ("project", "settings"): dict,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows of a table lie in the file: older versions of the program had their columns in another order."""

    table: Table
    columns: tuple[Column[Any], ...]
    alias: int | None  # which column is the row's own number

    def row(self, rowid: int, record: Sequence[Value]) -> Row | None:
        """A record as a row with the columns of this program; None where it cannot be one of this table."""
        if len(record) > len(self.columns):
            return None
        found = dict(zip((column.name for column in self.columns), record, strict=False))
        if self.alias is not None:
            found[self.columns[self.alias].name] = rowid
        try:
            return tuple(_value(self.table, column, found) for column in self.table.columns)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None


@dataclass
class Found:
    """What the pages of a file hold."""

    pages: Pages
    used: set[int] = field(default_factory=set)
    damaged: set[int] = field(default_factory=set)
    gaps: dict[str, list[Gap]] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)  # tables that lost a row, or may have

    def records(self, name: str, root: int, low: int | None = None) -> Iterator[tuple[int, list[Value] | None]]:
        """Number and record of each row under a root, in order; None for a row whose further pages are damaged."""
        waiting: list[tuple[int, int | None, int | None]] = [(root, low, None)]
        while waiting:
            number, above, upto = waiting.pop()
            content = None if number in self.used else self.pages.content(number)
            self.used.add(number)
            if isinstance(content, Fork):
                lows = [above, *(key for _, key in content.children[:-1])]
                ends = [key if key is not None else upto for _, key in content.children]
                kin = [child for child, _ in content.children]
                waiting += reversed(list(zip(kin, lows, ends, strict=True)))
                continue
            read = None if content is None else self._read(content, (above, upto))
            if read is None:
                self.damaged.add(number)
                self.gaps.setdefault(name, []).append((above, upto))
                self.incomplete.add(name)
                continue
            yield from read

    def lost_pages(self) -> Iterator[tuple[int, list[tuple[int, list[Value] | None]]]]:
        """The pages with rows to which nothing leads any more."""
        free = self.pages.free()
        for number in range(1, self.pages.count + 1):
            if number in self.used or number in free:
                continue
            content = self.pages.content(number)
            if content and not isinstance(content, Fork) and (read := self._read(content, (None, None))):
                yield number, read

    def fits(self, name: str, numbers: Sequence[int]) -> bool:
        """Whether these are rows that are missing in a table."""
        gaps = self.gaps.get(name, [])
        return any(_within(numbers[0], gap) and _within(numbers[-1], gap) for gap in gaps)

    def _read(self, cells: Sequence[Cell], gap: Gap) -> list[tuple[int, list[Value] | None]] | None:
        """The rows of a page; None where one of them shows that something was written over it."""
        if cells and not (_within(cells[0].rowid, gap) and _within(cells[-1].rowid, gap)):
            return None
        found: list[tuple[int, list[Value] | None]] = []
        for cell in cells:
            whole = self.pages.payload(cell)
            try:
                found.append((cell.rowid, None if whole is None else record(whole[0])))
            except (ValueError, IndexError, struct.error):
                if not cell.rest:
                    return None
                found.append((cell.rowid, None))
                continue
            self.used.update(whole[1] if whole else ())
        return found


def record(data: bytes) -> list[Value]:
    """The values of a record; ValueError, IndexError or struct.error where it is none."""
    end, at = varint(data, 0)
    kinds = []
    while at < end:
        kind, at = varint(data, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        length = INTEGERS.get(kind, 8 if kind == 7 else max(kind - 12, 0) // 2)
        values.append(_decoded(kind, data[at : at + length]))
        at += length
    if at != len(data):
        raise ValueError(f"a record of {len(data)} bytes whose values take {at}")
    return values


def layouts(schema: Sequence[Sequence[Value]]) -> dict[str, tuple[Layout, int]]:
    """By table what the file says of it: how its rows lie, and its root."""
    found: dict[str, tuple[Layout, int]] = {}
    with closing(sqlite3.connect(":memory:")) as trial:
        for kind, name, _, root, statement in schema:
            table = tables.tables.get(str(name))
            if kind == "table" and table is not None and isinstance(root, int) and isinstance(statement, str):
                layout = _layout(trial, table, statement)
                if layout is not None:
                    found[table.name] = layout, root
    return found


def usual(table: Table) -> Layout:
    """How a table lies in the files this version makes."""
    keys = list(table.primary_key.columns)
    alias = len(keys) == 1 and isinstance(keys[0].type, Integer)
    columns = tuple(table.columns)
    return Layout(table, columns, columns.index(keys[0]) if alias else None)


def is_schema(record_: Sequence[Value] | None) -> bool:
    """Whether a record is one of those that list tables and indexes."""
    if record_ is None or len(record_) != 5:
        return False
    kind, name, owner, root, statement = record_
    known = kind in {"table", "index", "trigger", "view"} and isinstance(name, str) and isinstance(owner, str)
    return known and isinstance(root, int) and (statement is None or isinstance(statement, str))


def _layout(trial: sqlite3.Connection, table: Table, statement: str) -> Layout | None:
    """What a statement of the file says; it is only let make an empty table, for it may say anything."""

    def only_tables(action: int, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_ATTACH} else sqlite3.SQLITE_OK

    try:
        trial.set_authorizer(only_tables)
        trial.execute(statement)
        trial.set_authorizer(None)
        said = trial.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        columns = tuple(table.columns[name] for _, name, *_ in said)
    except (sqlite3.Error, KeyError, ValueError):
        return None
    finally:
        trial.set_authorizer(None)
    usual_ = usual(table)
    alias = None if usual_.alias is None else columns.index(usual_.columns[usual_.alias])
    return Layout(table, columns, alias)


def _value(table: Table, column: Column[Any], found: dict[str, Value]) -> Value:
    default = column.server_default
    if column.name not in found and default is not None:  # it came with a later version
        found[column.name] = str(getattr(default, "arg", ""))
    value = found[column.name]
    if value is None:
        if not column.nullable:
            raise ValueError(f"{column.name} is missing")
        return None
    value = _typed(column, value)
    if check := NORMAL.get((table.name, column.name)):
        check(json.loads(str(value)) if isinstance(column.type, JSON) else value)
    return value


def _typed(column: Column[Any], value: Value) -> Value:
    """The value, if a column of this type can hold it."""
    match column.type:
        case Boolean() if value in {0, 1}:
            return value
        case Integer() if isinstance(value, int):
            return value
        case Float() if isinstance(value, (int, float)):
            return float(value)
        case LargeBinary() if isinstance(value, bytes):
            return value
        case JSON() if isinstance(value, str):
            json.loads(value)
            return value
        case Moment() if isinstance(value, str):
            datetime.fromisoformat(value)
            return value
        case Boolean() | Integer() | Float() | LargeBinary():
            pass
        case _ if isinstance(value, str):
            return value
    raise ValueError(f"{column.name} is not {value!r}")


def is_a_file(data: bytes) -> bool:
    """Whether bytes are a file that a person brought in, and not a part of an index."""
    if data.startswith((b"PK", b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(data) >= SHORTEST_FILE and b"\0" not in data


def _within(number: int, gap: Gap) -> bool:
    low, high = gap
    return (low is None or number > low) and (high is None or number <= high)


def _decoded(kind: int, data: bytes) -> Value:
    if kind in {8, 9}:
        return kind - 8
    if kind == 0:
        return None
    if kind in INTEGERS:
        if len(data) != INTEGERS[kind]:
            raise ValueError("a number is cut off")
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    if kind in {10, 11}:
        raise ValueError("a kind of value that SQLite does not have")
    return data.decode() if kind % 2 else data
