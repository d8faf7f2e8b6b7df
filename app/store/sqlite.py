"""Everything that holds for SQLite only: how a file is connected to, looked at, folded up, complained about.

Another database is one more module with these functions.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, QueuePool, Select, column, create_engine, event, select, table

from app.store import statements
from app.store.schema import json_text, json_value

APPLICATION_ID = int.from_bytes(b"Zvrk", "big")  # what `file` and SQLite call the kind of a database
MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
WAIT_SECONDS = 10.0  # for another program that is writing
CHECKED_WHOLE = 100_000_000  # bytes; a project of a million segments must open within a second
PAGES = ("page_count", "page_size")
CHECKED_ALWAYS = ("project", "documents", "decisions", "names")
SETTINGS = (  # of a connection
    "foreign_keys = ON",
    "synchronous = FULL",
    "cache_size = -16000",  # KiB
    "journal_size_limit = 67108864",  # a large import leaves no larger journal behind
    "temp_store = MEMORY",
)

# The trigger that changes a row gives the index its old text too: it keeps none of its own.
SEARCH = (
    """CREATE VIRTUAL TABLE search_index USING fts5
    (folded, content='search', content_rowid='segment', tokenize='trigram case_sensitive 1')""",
    """CREATE TRIGGER search_comes AFTER INSERT ON search BEGIN
    INSERT INTO search_index(rowid, folded) VALUES (new.segment, new.folded); END""",
    """CREATE TRIGGER search_goes AFTER DELETE ON search BEGIN
    INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', old.segment, old.folded); END""",
    """CREATE TRIGGER search_changes AFTER UPDATE ON search BEGIN
    INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', old.segment, old.folded);
    INSERT INTO search_index(rowid, folded) VALUES (new.segment, new.folded); END""",
    "INSERT INTO search_index(search_index) VALUES ('rebuild')",
)
LAST = "\U0010ffff"  # no character comes behind it
FOUND = table("search_index", column("rowid"))

ERRORS = (sqlite3.Error,)  # what the driver raises where SQLAlchemy does not stand between
WRITING = "zvirka_writing"  # the option of a connection that is going to write

RECOVER = "open a copy of it, or recover what can be read of it (zvirka recover)"
ADVICE = {
    "SQLITE_FULL": "the disk is full; make room and do it again, nothing of the project is lost",
    "SQLITE_READONLY": "cannot be written; allow writing to the file and its folder, or copy it elsewhere",
    "SQLITE_CANTOPEN": "cannot be opened for writing; check the rights of the file and its folder",
    "SQLITE_PERM": "cannot be written; allow writing to the file and its folder, or copy it elsewhere",
    "SQLITE_BUSY": "another program is writing to it; close that program or try again",
    "SQLITE_LOCKED": "another program is writing to it; close that program or try again",
    "SQLITE_NOTADB": f"damaged, or no project; {RECOVER}",
    "SQLITE_CORRUPT": f"the project is damaged; {RECOVER}",
    "SQLITE_IOERR": "the disk failed; make sure it has room and is in order, then do it again",
    "SQLITE_TOOBIG": "a text or file is too large to be kept in a project",
    "SQLITE_NOMEM": "not enough memory; close other programs and do it again",
}


def connect(path: Path) -> Engine:
    """An engine over an existing file; each thread that asks gets a connection to itself."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection(path),
        poolclass=QueuePool,
        json_serializer=json_text,
        json_deserializer=json_value,
    )
    event.listen(engine, "begin", _begin)
    statements.share(engine)
    return engine


def connection(path: Path) -> sqlite3.Connection:
    """A connection of the driver itself, set up as the program wants it."""
    made = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,  # Python's own transactions begin too late; see _begin
        check_same_thread=False,  # the pool hands a connection to one thread at a time
    )
    try:
        for setting in SETTINGS:
            made.execute(f"PRAGMA {setting}")
    except BaseException:
        made.close()
        raise
    return made


def _begin(connection: Connection) -> None:
    # A writer takes its turn before it reads: one that reads first and then meets another's change must fail.
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def writing(connection: Connection) -> Connection:
    """A connection for changes: whoever else writes is waited for at its beginning."""
    return connection.execution_options(**{WRITING: True})


@contextmanager
def without_references(engine: Engine) -> Iterator[Connection]:
    """A connection for changes of the schema: a table that is built anew must not take its references along."""
    with engine.connect() as plain:
        _driver(plain).execute("PRAGMA foreign_keys = OFF")
        try:
            yield writing(plain)
        finally:
            _driver(plain).execute("PRAGMA foreign_keys = ON")


def defer_references(connection: Connection) -> None:
    """Until the end of the transaction rows may refer to others that are not there."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def copy(engine: Engine, path: Path) -> None:
    """The whole database, as of one moment, into a new file; a copy that is there already is not overwritten."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.new")
    with closing(engine.raw_connection()) as driver, closing(sqlite3.connect(draft)) as target:
        driver.driver_connection.backup(target)  # type: ignore[union-attr]
    draft.replace(path)


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def lay_search(connection: Connection) -> None:
    """The index of the texts, over those that are there, kept from now on."""
    for statement in SEARCH:
        connection.exec_driver_sql(statement)


def found(*texts: str) -> Select[int]:
    """The segments that hold one of these texts, of three characters or more."""
    phrases = " OR ".join('"' + text.replace('"', '""') + '"' for text in texts)
    return select(FOUND.c.rowid).where(column("search_index").op("MATCH")(phrases))


def runs(connection: Connection, beginning: str) -> list[str]:
    """The runs of three characters in any text that begin like this: all that a shorter one can be a part of."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_runs USING fts5vocab('main', 'search_index', 'row')"
    )
    question = "SELECT term FROM temp.search_runs WHERE term >= ? AND term < ?"
    return [run for (run,) in connection.exec_driver_sql(question, (beginning, beginning + LAST))]


def kind_of(header: bytes) -> int | None:
    """The application id in the first bytes of a file; None where the file is no SQLite database."""
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        return None
    number: int = struct.unpack_from(">I", header, 68)[0]
    return number


def mark(connection: Connection, version: int) -> None:
    """Writes whose file this is, and in which version of the schema."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def version(connection: Connection) -> int:
    """The version of the schema that the file is in."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def use_journal(engine: Engine) -> None:
    """Switches to the write-ahead journal, with which nobody waits to read; the file remembers it."""
    _outside_transaction(engine, "PRAGMA journal_mode = WAL")


def fold_journal(engine: Engine) -> None:
    """Moves what is in the journal into the file itself, as far as nobody else is reading."""
    _outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def journals(path: Path) -> list[Path]:
    """The files that SQLite lays beside `path` while it is in use."""
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal")]


def damage(engine: Engine) -> str:
    """What a quick look over the file finds wrong; empty when nothing. A large file is looked at in part."""
    with engine.connect() as connection:
        pages, page_bytes = (connection.exec_driver_sql(f"PRAGMA {ask}").scalar_one() for ask in PAGES)
        parts = ("1",) if pages * page_bytes <= CHECKED_WHOLE else CHECKED_ALWAYS
        found = (connection.exec_driver_sql(f"PRAGMA quick_check({part})").scalar_one() for part in parts)
        return next((" ".join(str(wrong).split()) for wrong in found if wrong != "ok"), "")


def fault(connection: Connection) -> str:
    """What a thorough look finds wrong, references too; empty when nothing. In the transaction of the caller."""
    said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one())
    if said != "ok":
        return " ".join(said.split())
    row = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return "" if row is None else f"row {row[1]} of {row[0]} refers to a row of {row[2]} that is not there"


def is_damage(error: sqlite3.Error) -> bool:
    """Whether it is the file that is not in order."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def explained(error: sqlite3.Error) -> str:
    """What happened and what to do about it."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for known, advice in ADVICE.items():
        if name == known or name.startswith(f"{known}_"):
            return advice
    return f"the project cannot be used ({' '.join(str(error).split())})"


def _outside_transaction(engine: Engine, statement: str) -> None:
    # A cursor that is not closed keeps the file open, even after its connection is closed.
    with closing(engine.raw_connection()) as driver, closing(driver.cursor()) as cursor:
        cursor.execute(statement)
        cursor.fetchall()
