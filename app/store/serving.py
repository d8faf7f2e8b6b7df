"""A project in a database of a server comes into being whole or not at all, and is looked at before it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Connection, Engine, inspect, text

from app.errors import ProjectError
from app.store import migrating, postgres
from app.store.faults import told
from app.store.schema import project
from app.store.team import layer


def create(url: URL, password: str | None, settings: Mapping[str, Any]) -> None:
    """Lays out an empty project in a database that holds none."""
    where = postgres.shown(url)
    engine = postgres.engine_for(url, password)
    try:
        with told(where), postgres.writing(engine.connect()) as connection, connection.begin():
            if _has_project(connection):
                raise ProjectError(f"{where}: there is a project already; open it, or choose another database")
            if (letters := str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())) != "UTF8":
                advice = "make one with TEMPLATE template0 ENCODING 'UTF8'"
                raise ProjectError(f"{where}: the database keeps letters as {letters}; {advice}")
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {postgres.SCHEMA}"))
            migrating.lay_out(connection, settings)
            layer.lay_live(connection)
    finally:
        engine.dispose()


def knock(url: URL, password: str | None) -> None:
    """Whether the server lets this person into the database: ProjectError where it does not."""
    engine = postgres.engine_for(url, password)
    try:
        with told(postgres.shown(url)), engine.connect():
            pass
    finally:
        engine.dispose()


def holds_project(url: URL, password: str | None) -> bool:
    """Whether there is a project in the database, of whatever version."""
    engine = postgres.engine_for(url, password)
    try:
        with told(postgres.shown(url)), engine.connect() as connection:
            return _has_project(connection)
    finally:
        engine.dispose()


def connect(url: URL, password: str | None, *, old: bool = False) -> Engine:
    """An engine over a project in order, or an `old` one; ProjectError says in one line what is missing."""
    where = postgres.shown(url)
    engine = postgres.engine_for(url, password)
    try:
        with told(where), engine.connect() as connection:
            if not _has_project(connection):
                raise ProjectError(f"{where}: holds no project; «zvirka team init» makes one")
            if migrating.is_newer(connection):
                raise ProjectError(f"{where}: {migrating.newer(connection)}")
            if migrating.is_old(connection) and not old:
                raise ProjectError(f"{where}: was made by an older Zvirka; its lead has to run «zvirka team upgrade»")
    except BaseException:
        engine.dispose()
        raise
    return engine


def _has_project(connection: Connection) -> bool:
    return project.name in inspect(connection).get_table_names(postgres.SCHEMA)
