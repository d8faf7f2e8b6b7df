"""A text is found among a million without reading them: each database has an index of all runs of three characters.

SQLite has a table of FTS5, kept by triggers; PostgreSQL has pg_trgm, where the server has it. Where a text is shorter,
or there is no index, every text is looked at.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, false, select

from app.store import postgres, sqlite
from app.store.folding import folded
from app.store.schema import search

SHORTEST = 3  # characters that an index knows


def lay(connection: Connection) -> None:
    """Lays the index over the texts that are there already, if there are any."""
    (sqlite if connection.dialect.name == "sqlite" else postgres).lay_search(connection)


def hits(connection: Connection, text: str) -> Select[int]:
    """The segments either text of which holds this one, case aside; also those that have no place any more."""
    wanted = folded(text)
    if connection.dialect.name == "sqlite" and len(wanted) >= SHORTEST and "\0" not in wanted:
        return sqlite.found(wanted)
    every = select(search.c.segment)
    if "\0" in wanted:
        return every.where(false())  # no server takes one, and nobody types it
    return every.where(search.c.folded.contains(wanted, autoescape=True))
