"""A team on a real server: a lead who made it, and people who were invited, each with a login of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.model import Person, Role
from app.store import ServerPlace, Store
from app.store.team.team import Team
from tests.postgres import Server

SETTINGS = {"prefer": "first"}
LEAD = Person("Ліда", Role.LEAD)
EDITOR = Person("Minh", Role.EDITOR)
TRANSLATOR = Person("Ольга", Role.TRANSLATOR)
OTHER = Person("Оксана", Role.TRANSLATOR)
OF_SEGMENTS = ("source", "target", "imported", "state", "pair", "place", "comment")
INVITED = {"lida": LEAD, "minh": EDITOR, "olha": TRANSLATOR, "oksana": OTHER}


@dataclass
class Colleagues:
    """The project's server and the passwords of its people, by login."""

    server: Server
    database: str
    passwords: dict[str, str] = field(default_factory=dict)
    _lines: dict[str, Any] = field(default_factory=dict)

    @property
    def administrator(self) -> ServerPlace:
        """The superuser who made the project and is its first lead, called Адмін."""
        return ServerPlace(self.server.address_of(self.database), self.server.password)

    def place(self, person: Person) -> ServerPlace:
        login = self.login(person)
        return ServerPlace(self.server.address_of(self.database, login), self.passwords[login])

    def login(self, person: Person) -> str:
        names = {one.name: login for login, one in INVITED.items()}
        return f"{self.database}_{names[person.name]}"  # logins are the server's, which all tests share

    def store(self, person: Person) -> Store:
        return Store.open(self.place(person))

    @contextmanager
    def sql(self, person: Person) -> Iterator[Any]:
        """A bare connection in the person's own name, every statement a transaction of its own."""
        login = self.login(person)
        with self.server.connect(self.database, login, self.passwords[login]) as connection:
            connection.execute("SET search_path = zvirka")
            yield connection

    def line(self, person: Person) -> Any:
        """As `sql`, one that stays open until `end`."""
        return self._line(self.login(person), self.passwords[self.login(person)])

    def unverified(self, statement: str, values: Any = ()) -> list[Any]:
        """As who maintains the database: a superuser who is no member, see `maintains` in sql/members.sql."""
        if "keeper" not in self._lines:
            with self.server.connect() as connection:
                if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = 'keeper'").fetchone():
                    connection.execute("CREATE ROLE keeper SUPERUSER LOGIN PASSWORD 'keeper'")
        found = self._line("keeper", "keeper").execute(statement, values)
        return list(found) if found.description else []

    def end(self) -> None:
        for connection in self._lines.values():
            connection.close()
        self.server.drop_database(self.database)

    def _line(self, login: str, password: str) -> Any:
        if login not in self._lines:
            self._lines[login] = self.server.connect(self.database, login, password)
            self._lines[login].execute("SET search_path = zvirka")
        return self._lines[login]


def made(server: Server) -> Colleagues:
    """An empty project with four colleagues."""
    colleagues = Colleagues(server, server.new_database(_empty_project(server)))
    with Team.init(colleagues.administrator, "Адмін") as team:
        for person in INVITED.values():
            login = colleagues.login(person)
            password = team.invite(login, person.name, person.role)
            assert password is not None
            colleagues.passwords[login] = password
    return colleagues


def _empty_project(server: Server) -> str:
    """A database with an empty project nobody works on, made once for each server and copied."""
    if "empty project" not in server.kept:
        database = server.new_database()
        Store.create(ServerPlace(server.address_of(database), server.password), SETTINGS).close()
        server.kept["empty project"] = database
    return server.kept["empty project"]


def told(connection: Any, who: Person, action: str, changes: Any, role: str = "", undoes: int | None = None) -> int:
    """Writes an event and its changes past the program, in the transaction that is open; its number."""
    columns = "(moment, who, role, action, note, undoes)"
    (number,) = connection.execute(
        f"INSERT INTO events {columns} VALUES (now(), %s, %s, %s, '', %s) RETURNING id",
        (who.name, role or who.role.value, action, undoes),
    ).fetchone()
    for at, (entity, key, before, after) in enumerate(changes):
        segment = int(key.partition(":")[0]) if entity in OF_SEGMENTS else None
        connection.execute(
            "INSERT INTO changes (event, number, entity, key, segment, before, after) VALUES (%s,%s,%s,%s,%s,%s,%s)",
            (number, at, entity, key, segment, json.dumps(before), json.dumps(after)),
        )
    return int(number)


def at_commit(connection: Any) -> None:
    """What the database looks at when an action is whole, now."""
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    connection.execute("SET CONSTRAINTS ALL DEFERRED")
