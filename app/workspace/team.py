"""A project on a server as the people who work on it: made a team's, with people invited, upgraded and backed up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.errors import ForbiddenError
from app.model import Member, Person, Progress, Role
from app.settings import Settings, to_table
from app.store import Place, ServerPlace, Store
from app.store.team import backup as backups
from app.store.team import upgrading
from app.store.team.team import INVITATION_DAYS, Team
from app.workspace import passwords

SHORTEST_PASSWORD = 12
DAYS = INVITATION_DAYS
RANKS = tuple(Role)  # from the one who may least


def start(place: ServerPlace, person: str, settings: Settings | None = None) -> list[Member]:
    """Makes the project of a team, with who is connected as its lead; what is in the project already stays."""
    if not place.holds_project():
        Store.create(place, to_table(settings or Settings())).close()
    with Team.init(place, person) as team:
        return team.members()


def invite(place: ServerPlace, login: str, person: str, role: Role) -> str | None:
    """Lets somebody in; the one-time password of the login that was made, or None where it was there before."""
    with Team.open(place) as team:
        return team.invite(login, person, role)


def renew(place: ServerPlace, login: str) -> str:
    """Another one-time password for somebody who lost theirs."""
    with Team.open(place) as team:
        return team.renew_invitation(login)


def set_password(place: ServerPlace, password: str) -> None:
    """One's own password in place of the one of the invitation."""
    with Team.open(place) as team:
        team.set_my_password(password)
    passwords.keep(place, password)


def members(place: ServerPlace) -> list[Member]:
    """Who belongs to the project."""
    with Team.open(place) as team:
        return team.members()


def change_role(place: ServerPlace, login: str, role: Role) -> None:
    with Team.open(place) as team:
        team.change_role(login, role)


def remove(place: ServerPlace, login: str) -> None:
    """Somebody belongs to the project no more; the history keeps the name."""
    with Team.open(place) as team:
        team.remove(login)


def backup(place: ServerPlace, path: Path) -> Iterator[Progress]:
    """The whole project as of one moment into a project file, which opens like any other."""
    return backups.into_file(place, path)


def upgrade(place: ServerPlace, backed_up: Path) -> list[str]:
    """Brings a project to this version of the program; `backed_up` is a fresh backup of it. What was done, in words."""
    return upgrading.upgrade(place, backed_up)


def in_full(place: Place, person: Person) -> Person:
    """Who acts, in a team in the highest role they hold."""
    me = Team.member_at(place) if isinstance(place, ServerPlace) else None
    return person if me is None else Person(me.name, me.role)


def opened(where: Path | str | Place, person: Person) -> tuple[Store, Person]:
    """A project and who acts in it, see `as_member`."""
    store = Store.open(where)
    try:
        return store, as_member(store.place, person)
    except BaseException:
        store.close()
        raise


def as_member(place: Place, person: Person) -> Person:
    """Who acts: in a team the member who is connected, in the role asked for; ForbiddenError where theirs is lower."""
    if not isinstance(place, ServerPlace):
        return person
    me = Team.member_at(place)
    if me is None:
        return person
    if RANKS.index(person.role) > RANKS.index(me.role):
        raise ForbiddenError(f"{me.name} is {me.role.value} in {place} and cannot act as {person.role.value}")
    return Person(me.name, person.role)
