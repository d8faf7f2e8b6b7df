"""A project file comes into being whole or not at all, and is looked at before anything relies on it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect

from app.errors import DamagedError, ProjectError
from app.store import migrating, sqlite
from app.store.faults import told
from app.store.program import program
from app.store.schema import VERSION, project, tables

EMPTY = "is empty; open a copy of the project, or choose another file"
LOOKED_AT = 1 << 20  # bytes of a file
OURS = b"CREATE TABLE found_tallies"  # stands near the beginning of every project, and in no other file
NO_PROJECT = "is no Zvirka project; choose a .zvirka file"


def create(path: Path, settings: Mapping[str, Any]) -> None:
    """Lays out an empty project at `path`, where nothing may be yet."""
    with making(path) as connection:
        migrating.lay_out(connection, settings)


@contextmanager
def making(path: Path) -> Iterator[Connection]:
    """A connection to an empty database that is the project at `path` once the block is left without a fault."""
    with drafted(path) as draft, _draft(draft, path) as connection:
        yield connection


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """An empty file that is the project at `path` once the block is left without a fault; else it is gone."""
    draft = path.with_name(f".zvirka-{secrets.token_hex(4)}.new")
    try:
        _refuse_taken(path)
        draft.touch(exist_ok=False)
        yield draft
        _put_in_place(draft, path)
    except OSError as error:
        raise ProjectError(f"{path}: cannot be created ({error.strerror}); choose another folder") from error
    finally:
        for file in (draft, *sqlite.journals(draft)):
            file.unlink(missing_ok=True)


def connect(path: Path) -> Engine:
    """An engine over the project at `path`, which has been found in order and can be written."""
    refuse_foreign(path)
    with told(str(path)):
        engine = sqlite.connect(path)
        try:
            with sqlite.writing(engine.connect()) as connection:
                _refuse_unreadable(connection, path)
            if found := sqlite.damage(engine):
                raise DamagedError(f"{path}: the project is damaged ({found}); {sqlite.RECOVER}")
            sqlite.use_journal(engine)
            _migrate(engine, path)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _refuse_taken(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise ProjectError(f"{path}: is already there; open it, or choose another name")
    for journal in sqlite.journals(path):
        if journal.exists():  # SQLite would write it into the new project
            raise ProjectError(f"{journal}: is left from another project; move it away, or choose another name")


@contextmanager
def _draft(draft: Path, path: Path) -> Iterator[Connection]:
    with told(str(path)):
        engine = sqlite.connect(draft)
        try:
            sqlite.use_journal(engine)
            with (
                sqlite.writing(engine.connect()) as connection,
                connection.begin(),
            ):
                yield connection
                sqlite.mark(connection, VERSION)
            sqlite.fold_journal(engine)
        finally:
            engine.dispose()


def _put_in_place(draft: Path, path: Path) -> None:
    """Gives the draft its name, unless somebody else took it meanwhile."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise ProjectError(f"{path}: is already there; open it, or choose another name") from None
    except OSError:  # a file system without links
        draft.rename(path)
    _keep_entry(path.parent)


def _keep_entry(folder: Path) -> None:
    """Has the name of a new file on disk too: the journal beside it would be of no use without it."""
    with suppress(OSError):  # Windows opens no folders, and needs no such thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refuse_foreign(path: Path) -> None:
    """ProjectError where there is no project file at `path`, or it may not be written."""
    try:
        if not path.is_file():
            lack = "is no file; choose a .zvirka file" if path.exists() else "there is no such file; check the path"
            raise ProjectError(f"{path}: {lack}")
        with path.open("r+b") as file:  # for writing too: SQLite would notice only when it is too late
            beginning = file.read(LOOKED_AT)
    except OSError as error:
        reason = f"cannot be opened for writing ({error.strerror}); check the rights of the file and its folder"
        raise ProjectError(f"{path}: {reason}") from error
    kind = sqlite.kind_of(beginning)
    if kind is None and OURS in beginning:
        raise DamagedError(f"{path}: the project is damaged (at its very beginning); {sqlite.RECOVER}")
    if kind != sqlite.APPLICATION_ID:
        raise ProjectError(f"{path}: {NO_PROJECT if beginning else EMPTY}")


def _refuse_unreadable(connection: Connection, path: Path) -> None:
    version = sqlite.version(connection)
    there = set(inspect(connection).get_table_names())
    if project.name in there and (version > VERSION or migrating.is_newer(connection)):
        raise ProjectError(f"{path}: {migrating.newer(connection)}")
    if version > VERSION:
        raise ProjectError(f"{path}: was written by a newer Zvirka than {program()}; update the program")
    if version < 1 or (version == VERSION and set(tables.tables) - there):
        raise DamagedError(f"{path}: the project is damaged (parts are missing); {sqlite.RECOVER}")


def _migrate(engine: Engine, path: Path) -> None:
    """Brings an older project to this version, with a copy of it as it was left beside it."""
    with engine.connect() as connection:
        before = migrating.revision(connection)
        if not migrating.is_old(connection):
            return
    copy = path.with_name(f"{path.name}.before-{before}")
    sqlite.copy(engine, copy)
    with sqlite.without_references(engine) as connection, connection.begin():
        if migrating.is_old(connection):  # another program may have been quicker
            migrating.upgrade(connection)
            sqlite.mark(connection, VERSION)
