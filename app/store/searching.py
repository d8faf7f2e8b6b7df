"""A text is found among a million without reading them: each database has an index of all runs of three characters.

SQLite has a table of FTS5, kept by triggers; two characters are found by the runs that begin with them. PostgreSQL has
pg_trgm, where the server has it; for two characters, or without it, every text is looked at. Which segments have one
letter stands beside the texts, see `lettering`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, bindparam, false, insert, select, update

from app.store import lettering, postgres, sqlite, wording
from app.store.derived import in_groups
from app.store.folding import folded, searchable
from app.store.schema import letters, search

SHORTEST = 3  # characters that an index knows
MOST = 1_000  # of its runs in one question; beyond, nearly every text is a hit

Texts = tuple[int, str, str]  # a segment, its source and its target
NEW_TEXT = update(search).where(search.c.segment == bindparam("of")).values(folded=bindparam("new"))
NEW_LETTERS = (
    update(letters)
    .where(letters.c.segment == bindparam("of"))
    .values({column: bindparam(f"new_{column.name}") for column in lettering.COLUMNS})
)


def lay(connection: Connection) -> None:
    """Lays the index over the texts that are there already, if there are any."""
    (sqlite if connection.dialect.name == "sqlite" else postgres).lay_search(connection)


def lay_words(connection: Connection) -> None:
    """On a server, the index of whole words; a file has a memory for them."""
    if connection.dialect.name != "sqlite":
        wording.lay(connection)


def lay_letters(connection: Connection) -> None:
    """The letters of the texts that are there already, once."""
    every = select(search.c.segment, search.c.folded).execution_options(yield_per=1_000)
    for group in in_groups(connection.execute(every)):
        connection.execute(insert(letters), [_letters(segment, text) for segment, text in group])


def come(connection: Connection, texts: Iterable[Texts]) -> None:
    """New segments can be found."""
    every = [(segment, searchable(source, target)) for segment, source, target in texts]
    connection.execute(insert(search), [{"segment": segment, "folded": text} for segment, text in every])
    connection.execute(insert(letters), [_letters(segment, text) for segment, text in every])


def change(connection: Connection, texts: Iterable[Texts]) -> None:
    """Segments are found by their new texts."""
    every = [(segment, searchable(source, target)) for segment, source, target in texts]
    connection.execute(NEW_TEXT, [{"of": segment, "new": text} for segment, text in every])
    connection.execute(NEW_LETTERS, [{"of": segment, **dict(_new_letters(text))} for segment, text in every])


def hits(connection: Connection, text: str) -> Select[int]:
    """The segments either text of which holds this one, case aside; also those that have no place any more."""
    wanted = folded(text)
    every = select(search.c.segment)
    if "\0" in wanted:
        return every.where(false())  # no server takes one, and nobody types it
    if lettering.is_known(wanted):
        return select(letters.c.segment).where(lettering.holds(wanted))
    if connection.dialect.name == "sqlite" and len(wanted) >= SHORTEST:
        return sqlite.found(wanted)
    if connection.dialect.name == "sqlite" and wanted:
        runs = sqlite.runs(connection, wanted)
        if len(runs) <= MOST:
            return sqlite.found(*runs) if runs else every.where(false())
    return every.where(search.c.folded.contains(wanted, autoescape=True))


def _letters(segment: int, text: str) -> dict[str, int]:
    return {"segment": segment, **lettering.bits(text)}


def _new_letters(text: str) -> Iterator[tuple[str, Any]]:
    for name, bits in lettering.bits(text).items():
        yield f"new_{name}", bits
