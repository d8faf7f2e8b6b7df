"""A text is found among a million without reading them: each database has an index of all runs of three characters.

SQLite has a table of FTS5, kept by triggers; PostgreSQL has pg_trgm, where the server has it. Where a text is shorter,
or there is no index, every text is looked at.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, false, select

from app.store import postgres, sqlite
from app.store.folding import folded
from app.store.schema import search

SHORTEST = 3  # characters that an index knows


def lay(connection: Connection) -> None:
    """Lays the index over the texts that are there already, if there are any."""
    (sqlite if connection.dialect.name == "sqlite" else postgres).lay_search(connection)


def found(connection: Connection, text: str, segment: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether either text of `segment` holds this one, case aside."""
    wanted = folded(text)
    if "\0" in wanted:
        return false()  # no server takes one, and nobody types it
    if connection.dialect.name == "sqlite" and len(wanted) >= SHORTEST:
        return segment.in_(sqlite.found(wanted))
    return segment.in_(select(search.c.segment).where(search.c.folded.contains(wanted, autoescape=True)))
