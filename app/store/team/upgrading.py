"""A project on a server is brought to this version of the program, by who may, and with a fresh backup at hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.errors import ProjectError
from app.store import migrating, postgres
from app.store.faults import told
from app.store.places import ServerPlace
from app.store.schema import REVISION, events
from app.store.team import layer
from app.store.team.team import refuse_without_rights

FILE = ".zvirka"


def upgrade(place: ServerPlace, backup: Path) -> list[str]:
    """Migrates the tables and lays the team's roles, functions and triggers anew, all or nothing; what was done.

    `backup` is a project file that `team backup` made, or what pg_dump wrote. ProjectError where it is older than
    the last event of the project: that event would not be in it.
    """
    engine = place.connect_to_old()
    try:
        with (
            told(str(place)),
            postgres.writing(engine.connect()) as connection,
            connection.begin(),
        ):
            refuse_without_rights(connection, "a project is upgraded")
            before = migrating.revision(connection)
            _refuse_stale(connection, backup)
            _upgrade(connection, place.title)
    finally:
        engine.dispose()
    moved = f"tables: {before} → {REVISION}" if before != REVISION else f"tables: were {REVISION} already"
    return [moved, "functions, triggers and rights: laid anew"]


def _upgrade(connection: Connection, database: str) -> None:
    """The triggers are gone while the tables are migrated, for a migration writes past the history."""
    if not layer.is_team(connection):
        layer.take_away(connection)
        _migrate(connection)
        layer.lay_live(connection)
        return
    owner = layer.Roles(connection, database).owner
    layer.run(connection, f"GRANT {owner} TO CURRENT_USER; SET LOCAL ROLE {owner}")
    layer.take_away(connection)
    _migrate(connection)
    layer.run(connection, "RESET ROLE")
    layer.lay_team(connection, database)
    layer.run(connection, f"REVOKE {owner} FROM CURRENT_USER")


def _migrate(connection: Connection) -> None:
    if migrating.is_old(connection):
        migrating.upgrade(connection)


def _refuse_stale(connection: Connection, backup: Path) -> None:
    number, moment = connection.execute(select(func.max(events.c.id), func.max(events.c.moment))).one()
    if not backup.is_file() or not backup.stat().st_size:
        raise ProjectError(f"{backup}: is no backup; make one first with «zvirka team backup», or with pg_dump")
    if backup.suffix == FILE:
        fresh = _last_event(backup) == (number or 0)
    else:
        fresh = moment is None or datetime.fromtimestamp(backup.stat().st_mtime, UTC) > moment
    if not fresh:
        raise ProjectError(f"{backup}: is older than the project; make a fresh backup, while nobody works")


def _last_event(backup: Path) -> int:
    try:
        # Immutable: SQLite would leave a journal beside a file that is only looked at.
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?immutable=1", uri=True)) as file:
            return int(file.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0])
    except sqlite3.Error as error:
        raise ProjectError(f"{backup}: is no backup of a project ({error}); make one first") from error
