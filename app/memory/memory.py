"""One translation memory: a file that can be shared, or one without a name that goes when it is closed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from rapidfuzz import fuzz, process

from app.errors import InputError
from app.memory import index
from app.memory.adapting import adapted
from app.memory.concordance import Wanted, hit, question
from app.memory.folding import folded, toneless
from app.model import Hit, Match, Unit

APPLICATION = 0x5A564D31  # «ZVM1», says in the file's head whose it is
LAYOUT = 1
LOOSE = 500  # units that are in no block yet: so many are compared one by one
CANDIDATES = 400  # units that are compared with a text letter by letter
GROUP = 500  # values in one question
SCHEMA = f"""
CREATE TABLE units (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, target TEXT NOT NULL, origin TEXT NOT NULL,
    who TEXT NOT NULL, moment TEXT NOT NULL, key TEXT NOT NULL, print INTEGER NOT NULL
);
CREATE UNIQUE INDEX units_by_print ON units (print);
CREATE INDEX units_by_key ON units (key) WHERE key <> '';
CREATE VIRTUAL TABLE words USING fts5(
    source, target, plain, content='', tokenize='unicode61 remove_diacritics 0'
);
{index.SCHEMA}
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {LAYOUT};
"""
COLUMNS = "id, source, target, origin, who, moment, key"


class Memory:
    """Units, found by likeness and by words. Every method may be called from any thread; one is served at a time."""

    def __init__(self, path: Path | None = None) -> None:
        """The memory in this file, made where there is none; without a path one that goes when it is closed."""
        self.path = path
        self._turn = threading.RLock()
        with self._told():
            self._connection = sqlite3.connect(path or "", check_same_thread=False, isolation_level=None, timeout=20)
            self._prepare()
        self._blocks: list[index.Block] = []
        self._version = -1

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        with self._turn:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        with self._told():
            return int(self._connection.execute("SELECT count(*) FROM units").fetchone()[0])

    def add(self, units: Iterable[Unit]) -> int:
        """Take in units, all or none; how many were new. One that is there already, key and all, stays as it is."""
        with self._writing() as connection:
            new = sum(_insert(connection, unit) for unit in units)
            self._fill_blocks(connection)
        return new

    def remove(self, keys: Iterable[str]) -> None:
        """Take out the units with these keys."""
        with self._writing() as connection:
            for group in _groups(sorted(keys)):
                marks = ",".join("?" * len(group))
                found = connection.execute(f"SELECT {COLUMNS} FROM units WHERE key IN ({marks})", group).fetchall()  # noqa: S608
                connection.executemany(
                    "INSERT INTO words (words, rowid, source, target, plain) VALUES ('delete', ?, ?, ?, ?)",
                    [(row[0], *_words(row[1], row[2])) for row in found],
                )
                connection.execute(f"DELETE FROM units WHERE key IN ({marks})", group)  # noqa: S608

    def units(self) -> Iterator[Unit]:
        """All units in the order they came."""
        asked = f"SELECT {COLUMNS} FROM units WHERE id > ? ORDER BY id LIMIT {GROUP}"  # noqa: S608
        last = 0
        while True:
            with self._told():
                rows = self._connection.execute(asked, (last,)).fetchall()
            if not rows:
                return
            yield from map(_unit, rows)
            last = rows[-1][0]

    def matches(self, text: str, least: int = 60, most: int = 5, without: str = "") -> list[Match]:
        """The units whose source is most like a text, from `least` per cent on; without the one of a key.

        Likeness is rapidfuzz's `ratio` of the texts without case: letters in common, in order, by all letters.
        """
        wanted = folded(text)
        if not wanted:
            return []
        with self._told():
            rows = self._rows(index.candidates(self._connection, self._there(), wanted, CANDIDATES))
            rows += self._loose()
        rows = [row for row in rows if not without or row[6] != without]
        scored = process.extract(
            wanted, [folded(row[1]) for row in rows], scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=least
        )
        best = sorted(scored, key=lambda one: (-one[1], -rows[one[2]][0]))[: most * 4]
        made: dict[tuple[str, str], Match] = {}
        for _, score, at in best:
            made.setdefault((rows[at][1], rows[at][2]), _match(text, rows[at], score))
        return sorted(made.values(), key=lambda one: -one.score)[:most]

    def concordance(self, wanted: Wanted, most: int = 200) -> list[Hit]:
        """The units that hold these words, the newest first."""
        asked = question(wanted)
        if not asked:
            return []
        with self._told():
            found = self._connection.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", (asked, most)
            )
            rows = self._rows([number for (number,) in found])
        return [hit(wanted, _unit(row)) for row in rows]

    # ---- within

    def _prepare(self) -> None:
        connection = self._connection
        connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;")
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        layout = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables:
            connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT;")
        elif application != APPLICATION:
            raise InputError(f"{self.path}: is no translation memory; choose another file")
        elif layout > LAYOUT:
            raise InputError(f"{self.path}: was made by a newer version of Zvirka; update this one")

    def _there(self) -> list[index.Block]:
        """The blocks; read again where another program wrote some."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._version, self._blocks = version, index.blocks(self._connection)
        return self._blocks

    def _loose(self) -> list[Any]:
        behind = self._blocks[-1].behind if self._blocks else 0
        asked = f"SELECT {COLUMNS} FROM units WHERE id >= ?"  # noqa: S608
        return self._connection.execute(asked, (behind,)).fetchall()

    def _rows(self, numbers: Sequence[int]) -> list[Any]:
        """The units with these numbers that are there, in this order."""
        found = {}
        for group in _groups(numbers):
            marks = ",".join("?" * len(group))
            rows = self._connection.execute(f"SELECT {COLUMNS} FROM units WHERE id IN ({marks})", group)  # noqa: S608
            found.update({row[0]: row for row in rows})
        return [found[number] for number in numbers if number in found]

    def _fill_blocks(self, connection: sqlite3.Connection) -> None:
        """Put what is loose into blocks, where it has become much."""
        there = index.blocks(connection)
        behind = there[-1].behind if there else 0
        loose = connection.execute("SELECT id, source FROM units WHERE id >= ? ORDER BY id", (behind,)).fetchall()
        if len(loose) < LOOSE:
            return
        number = there[-1].id + 1 if there else 0
        while loose:
            block = [row for row in loose[: index.BLOCK] if row[0] < loose[0][0] + index.BLOCK]
            index.write_block(connection, number, [(unit, folded(source)) for unit, source in block])
            loose, number = loose[len(block) :], number + 1

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
            self._version = -1

    @contextmanager
    def _told(self) -> Iterator[None]:
        """One at a time; a fault of the file is an InputError in one line."""
        with self._turn:
            try:
                yield
            except sqlite3.Error as error:
                where = self.path or "the memory of the project"
                raise InputError(
                    f"{where}: the memory cannot be used ({error}); close it elsewhere or move it away"
                ) from error


def _insert(connection: sqlite3.Connection, unit: Unit) -> bool:
    when = unit.when.astimezone(UTC).isoformat() if unit.when else ""
    values = (unit.source, unit.target, unit.origin, unit.who, when, unit.key)
    done = connection.execute(
        "INSERT OR IGNORE INTO units (source, target, origin, who, moment, key, print) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*values, _print(unit)),
    )
    if done.rowcount < 1:
        return False
    connection.execute(
        "INSERT INTO words (rowid, source, target, plain) VALUES (?, ?, ?, ?)",
        (done.lastrowid, *_words(unit.source, unit.target)),
    )
    return True


def _words(source: str, target: str) -> tuple[str, str, str]:
    plain = folded(source)
    return plain, folded(target), toneless(plain)


def _print(unit: Unit) -> int:
    """A number that only units with the same texts and key have."""
    text = f"{unit.source}\x00{unit.target}\x00{unit.key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def _unit(row: Any) -> Unit:
    _, source, target, origin, who, moment, key = row
    return Unit(source, target, origin, who, datetime.fromisoformat(moment) if moment else None, key)


def _match(text: str, row: Any, score: float) -> Match:
    unit = _unit(row)
    other = adapted(text, unit.source, unit.target)
    exact = text == unit.source
    return Match(unit, 100 if exact else min(int(score), 99), other or unit.target, other is not None)


def _groups(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + GROUP] for start in range(0, len(values), GROUP))
