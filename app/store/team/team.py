"""The people of a project on a server, and how it becomes a team's."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from sqlalchemy import Connection, Engine, text

from app.errors import ForbiddenError, ProjectError
from app.model import Member, Role
from app.store import postgres
from app.store.faults import told
from app.store.places import ServerPlace
from app.store.team import layer

INVITATION_DAYS = 14  # an invitation is good for
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are taken for one another when read aloud
GROUPS, LETTERS_A_GROUP = 4, 5  # about 99 bits


class Team:
    """A project on a server, seen as the people who work on it. Each call is done when it returns, or not at all."""

    def __init__(self, place: ServerPlace, engine: Engine) -> None:
        """Made by `init` and `open`."""
        self.place = place
        self._engine = engine

    @classmethod
    def init(cls, place: ServerPlace, person: str) -> Self:
        """Makes the project of `place` a team's, with the person who is connected as its lead."""
        team = cls(place, place.connect())
        try:
            with team._acting() as connection:
                if layer.is_team(connection):
                    raise ProjectError(f"{place}: has its team already; «zvirka team members» shows it")
                refuse_without_rights(connection, "a team is made")
                layer.lay_team(connection, place.title)
                _enter_lead(connection, place.title, person)
        except BaseException:
            team.close()
            raise
        return team

    @classmethod
    def open(cls, place: ServerPlace) -> Self:
        """The team of a project; ProjectError where it has none."""
        team = cls(place, place.connect())
        with team._asking() as connection:
            there = layer.is_team(connection)
        if not there:
            team.close()
            raise ProjectError(f"{place}: is no team's project yet; «zvirka team init» makes it one")
        return team

    @classmethod
    def member_at(cls, place: ServerPlace) -> Member | None:
        """Who is connected; None where the project has no team, or the login maintains it without being a member."""
        team = cls(place, place.connect())
        with team, team._asking() as connection:
            there = layer.is_team(connection)
            return team.me() if there else None

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def members(self) -> list[Member]:
        """Who belongs to the project, in the order of their names."""
        wanted = "SELECT login, name, role, since, by FROM members WHERE until IS NULL ORDER BY name"
        with self._asking() as connection:
            rows = connection.execute(text(wanted)).all()
        return [Member(row.login, row.name, Role(row.role), row.since, row.by) for row in rows]

    def me(self) -> Member | None:
        """Who is connected, where that is a member."""
        with self._asking() as connection:
            login = connection.scalar(text("SELECT session_user"))
        return next((one for one in self.members() if one.login == login), None)

    def invite(self, login: str, person: str, role: Role) -> str | None:
        """Lets somebody in; the password of a login that was made, None for one that was there."""
        password = new_password()
        values = {"login": login, "person": person, "role": role.value, "days": INVITATION_DAYS}
        with self._acting() as connection:
            values["verifier"] = _verifier(connection, login, password)
            made = connection.scalar(text("SELECT invite(:login, :person, :role, :verifier, :days)"), values)
        return password if made else None

    def renew_invitation(self, login: str) -> str:
        """A new one-time password for who lost theirs."""
        password = new_password()
        with self._acting() as connection:
            values = {"login": login, "verifier": _verifier(connection, login, password), "days": INVITATION_DAYS}
            connection.execute(text("SELECT renew_invitation(:login, :verifier, :days)"), values)
        return password

    def set_my_password(self, password: str) -> None:
        """A password of one's own in place of the one that came with the invitation."""
        with self._acting() as connection:
            login = str(connection.scalar(text("SELECT session_user")))
            values = {"verifier": _verifier(connection, login, password)}
            connection.execute(text("SELECT set_my_password(:verifier)"), values)

    def change_role(self, login: str, role: Role) -> None:
        with self._acting() as connection:
            connection.execute(text("SELECT change_role(:login, :role)"), {"login": login, "role": role.value})

    def remove(self, login: str) -> None:
        """The person cannot work on the project any more; the history keeps the name."""
        with self._acting() as connection:
            connection.execute(text("SELECT remove_member(:login)"), {"login": login})

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with told(str(self.place)), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _acting(self) -> Iterator[Connection]:
        with told(str(self.place)), self._engine.connect() as plain:
            connection = postgres.writing(plain)
            with connection.begin():
                yield connection


def new_password() -> str:
    """A password that can be read over the telephone."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(LETTERS_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def _verifier(connection: Connection, login: str, password: str) -> str:
    """What the server keeps of a password; from it nobody gets the password back."""
    driver: Any = connection.connection.driver_connection
    return bytes(driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")).decode()


def refuse_without_rights(connection: Connection, what: str) -> None:
    """ForbiddenError where whoever is connected cannot make roles on the server."""
    may = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    if not connection.scalar(text(may)):
        raise ForbiddenError(
            f"{what} by who may make logins on the server (CREATEROLE); ask the administrator of the server"
        )


def _enter_lead(connection: Connection, database: str, person: str) -> None:
    roles = layer.Roles(connection, database)
    layer.run(connection, f"SET LOCAL ROLE {roles.owner}")
    values = {"person": person}
    connection.execute(
        text(
            "INSERT INTO members (login, name, role, by, invited)"
            " VALUES (session_user, :person, 'lead', :person, false)"
        ),
        values,
    )
    connection.execute(text("SELECT put_in_group(session_user, 'lead')"))
    layer.run(connection, f"RESET ROLE; REVOKE {roles.owner} FROM CURRENT_USER")
