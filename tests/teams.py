"""A team on a real server: a lead who made it, and people who were invited, each with a login of their own."""

from __future__ import annotations

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
INVITED = {"lida": LEAD, "minh": EDITOR, "olha": TRANSLATOR, "oksana": OTHER}


@dataclass
class Colleagues:
    """The project's server and the passwords of its people, by login."""

    server: Server
    database: str
    passwords: dict[str, str] = field(default_factory=dict)

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


def made(server: Server) -> Colleagues:
    """An empty project with four colleagues."""
    colleagues = Colleagues(server, server.new_database())
    Store.create(colleagues.administrator, SETTINGS).close()
    with Team.init(colleagues.administrator, "Адмін") as team:
        for person in INVITED.values():
            login = colleagues.login(person)
            password = team.invite(login, person.name, person.role)
            assert password is not None
            colleagues.passwords[login] = password
    return colleagues
