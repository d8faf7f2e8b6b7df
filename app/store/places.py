"""Where a project is kept: in a file of its own (SQLite), or in a database of a team's server (PostgreSQL).

A place knows how a project comes into being there, how it is connected to, and how it is left. Everything else is
the same for both. To add another kind of database: a module like `sqlite` and `postgres`, and a place here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.errors import ProjectError
from app.store import opening, postgres, serving, sqlite, tls


class Place(ABC):
    """Somewhere a project can be. As text it says where, in a way that may be shown and logged: no password."""

    title: str  # what people call the project by
    on_server = False  # whether each who works in it is held to a role of their own

    @abstractmethod
    def create(self, settings: Mapping[str, Any]) -> None:
        """Lays out an empty project, where nothing may be yet; ProjectError where that cannot be done."""

    @abstractmethod
    def connect(self) -> Engine:
        """An engine over the project, which was found in order; ProjectError where it cannot be used."""

    @abstractmethod
    def writing(self, connection: Connection) -> Connection:
        """The connection made fit for changes: writers take turns from the beginning of a transaction on."""

    @abstractmethod
    def leave(self, engine: Engine) -> None:
        """Lets go of the project."""

    @abstractmethod
    def beside(self, suffix: str) -> Path:
        """Where a file made from the project may be proposed to be put."""


class FilePlace(Place):
    """A project file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.title = path.stem

    def __str__(self) -> str:
        return str(self.path)

    def create(self, settings: Mapping[str, Any]) -> None:
        opening.create(self.path, settings)

    def connect(self) -> Engine:
        return opening.connect(self.path)

    def writing(self, connection: Connection) -> Connection:
        return sqlite.writing(connection)

    def leave(self, engine: Engine) -> None:
        with suppress(SQLAlchemyError, *sqlite.ERRORS):  # the journal then keeps what is in it
            sqlite.fold_journal(engine)
        engine.dispose()

    def beside(self, suffix: str) -> Path:
        return self.path.with_suffix(suffix)


class ServerPlace(Place):
    """A database of a PostgreSQL server; one project is one database."""

    on_server = True

    def __init__(self, address: str, password: str | None = None) -> None:
        """ProjectError where `address` is no postgresql:// address, or has a password in it."""
        self._url = postgres.url_of(address)
        self._password = password
        self.title = self._url.database or ""

    def __str__(self) -> str:
        return postgres.shown(self._url)

    @property
    def account(self) -> str:
        """Whose password it is: the login at its server, whichever the project."""
        return postgres.account(self._url)

    def as_login(self, login: str) -> str:
        """The address that another person uses; a certificate that one shows instead of a password is one's own."""
        return postgres.shown(self._url.set(username=login).difference_update_query(tls.OWN))

    def with_password(self, password: str | None) -> ServerPlace:
        """The same place; None lets libpq look for a password in its own ways."""
        return ServerPlace(str(self), password)

    def knock(self) -> None:
        """Connects and goes again; PasswordError where the password is wrong, ProjectError for everything else."""
        serving.knock(self._url, self._password)

    def holds_project(self) -> bool:
        """Whether there is a project already."""
        return serving.holds_project(self._url, self._password)

    def connect_to_old(self) -> Engine:
        """As `connect`, whatever the version of the project: for who upgrades it."""
        return serving.connect(self._url, self._password, old=True)

    @property
    def login(self) -> str:
        """As whom the server is connected to."""
        return self._url.username or ""

    def create(self, settings: Mapping[str, Any]) -> None:
        serving.create(self._url, self._password, settings)

    def connect(self) -> Engine:
        return serving.connect(self._url, self._password)

    def writing(self, connection: Connection) -> Connection:
        return postgres.writing(connection)

    def leave(self, engine: Engine) -> None:
        postgres.leave(engine)

    def beside(self, suffix: str) -> Path:
        return Path.home() / f"{self.title}{suffix}"


def place_of(where: Path | str | Place) -> Place:
    """The place a person named: a path, or an address that begins with postgresql://."""
    if isinstance(where, Place):
        return where
    if isinstance(where, str) and postgres.is_address(where):
        return ServerPlace(where)
    if isinstance(where, str) and "://" in where:
        raise ProjectError(f"{where.split('://', maxsplit=1)[0]}://…: no such kind of database; use postgresql://")
    return FilePlace(Path(where))
