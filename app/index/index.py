"""The database that the ledgers of a project keep their tables in: of SQLite, on its own, for one program at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_ROOM = 1 << 24  # segments of one document, at most: places in it follow one another below the next segment's number
_CACHE = -32_768  # KiB of pages in memory
_TABLES = """
CREATE TABLE IF NOT EXISTS stamp (what TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS places (segment INTEGER PRIMARY KEY, place INTEGER NOT NULL);
"""


class Index:
    """One connection, in a file that stays or, without a path, in one that SQLite keeps in memory while it is small.

    Whoever changes something calls `begin` before and `commit` or `rollback` after it; reading in between sees the
    change. It may be called from any thread, one at a time.

    A place is a number that puts segments in the order of the text: that of the segment, unless its document was cut
    anew (see `place`).
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._is_closed = False
        self._connection = sqlite3.connect(path or "", isolation_level=None, check_same_thread=False, timeout=0)
        if path:
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
        else:
            self._connection.execute("PRAGMA journal_mode = MEMORY")
            self._connection.execute("PRAGMA synchronous = OFF")
        self._turn = threading.RLock()
        self._connection.execute(f"PRAGMA cache_size = {_CACHE}")
        self.make(_TABLES)
        self._is_cut = bool(self.rows("SELECT 1 FROM places LIMIT 1"))

    def close(self) -> None:
        """Let go of the file. One without a file stays as long as somebody reads of it."""
        with self._turn:
            if self.path:
                self._is_closed = True
                self._connection.close()

    def make(self, tables: str) -> None:
        """Make these tables, if they are not there; statements parted by semicolons."""
        for statement in tables.split(";"):
            self._connection.execute(statement)

    def rows(self, question: str, *values: Any) -> list[Any]:
        """What a SELECT answers; nothing once it is closed, for what is still shown of it may be read late."""
        with self._turn:
            return [] if self._is_closed else self._connection.execute(question, values).fetchall()

    def one(self, question: str, *values: Any) -> Any:
        """The first row, or None."""
        with self._turn:
            return None if self._is_closed else self._connection.execute(question, values).fetchone()

    def do(self, statement: str, *values: Any) -> int:
        """Change something; the number of a row that was added."""
        with self._turn:
            return self._connection.execute(statement, values).lastrowid or 0

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Change something once for each row."""
        with self._turn:
            self._connection.executemany(statement, rows)

    # ---- as one step

    def begin(self) -> None:
        """What follows happens together or not at all; nothing new where that was said already."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")

    def commit(self, stamp: str = "") -> None:
        """Keep what was changed; `stamp` says of which state of the project this is the index."""
        self.do("DELETE FROM stamp")
        self.do("INSERT INTO stamp VALUES (?)", stamp)
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        """As it was before `begin`."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._is_cut = bool(self.rows("SELECT 1 FROM places LIMIT 1"))

    @property
    def stamp(self) -> str:
        """What the last `commit` said; empty for an index that never was whole."""
        found = self.one("SELECT what FROM stamp")
        return found[0] if found else ""

    # ---- the order of the text

    def place(self, order: Sequence[int]) -> None:
        """The segments of one document stand in this order, if their numbers do not say so already."""
        first = min(order, default=0)
        rows = ((segment, first * _ROOM + rank) for rank, segment in enumerate(order))
        self.many("INSERT OR REPLACE INTO places VALUES (?, ?)", rows)
        self._is_cut = True

    def place_of(self, segment: int) -> int:
        """Where a segment stands."""
        found = self.one("SELECT place FROM places WHERE segment = ?", segment) if self._is_cut else None
        return found[0] if found else segment * _ROOM
