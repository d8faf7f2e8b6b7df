"""A text is found among a million without reading them: each database has an index of all runs of three characters.

SQLite has a table of FTS5, kept by triggers; a shorter text is found by the runs that begin with it. PostgreSQL has
pg_trgm, where the server has it; for a shorter text, or without it, every text is looked at.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, false, select

from app.store import postgres, sqlite
from app.store.folding import folded
from app.store.schema import search

SHORTEST = 3  # characters that an index knows
MOST = 1_000  # of its runs in one question; beyond, nearly every text is a hit


def lay(connection: Connection) -> None:
    """Lays the index over the texts that are there already, if there are any."""
    (sqlite if connection.dialect.name == "sqlite" else postgres).lay_search(connection)


def hits(connection: Connection, text: str) -> Select[int]:
    """The segments either text of which holds this one, case aside; also those that have no place any more."""
    wanted = folded(text)
    every = select(search.c.segment)
    if "\0" in wanted:
        return every.where(false())  # no server takes one, and nobody types it
    if connection.dialect.name == "sqlite" and len(wanted) >= SHORTEST:
        return sqlite.found(wanted)
    if connection.dialect.name == "sqlite" and wanted:
        runs = sqlite.runs(connection, wanted)
        if len(runs) <= MOST:
            return sqlite.found(*runs) if runs else every.where(false())
    return every.where(search.c.folded.contains(wanted, autoescape=True))
