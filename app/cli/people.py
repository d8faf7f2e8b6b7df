"""`zvirka team`: a project on a server and the people who work on it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import inputs
from app.cli.output import Console
from app.errors import InputError
from app.model import Member, Role
from app.workspace import ServerPlace, sign_in
from app.workspace import team as use

if TYPE_CHECKING:
    from app.cli.run import Window

ONCE = "One-time password of {}: {}\nIt is good for {} days and shown only now; «zvirka team password» sets another."


def team(options: Namespace, console: Console, window: Window) -> int:
    """One step with the team of a project."""
    del window
    if options.word is None and options.what in WANTS:
        raise InputError(f"team {options.what} needs {WANTS[options.what]} behind the address")
    STEPS[options.what](sign_in(options.address, inputs.asked), options, console)
    return 0


def _init(place: ServerPlace, options: Namespace, console: Console) -> None:
    (lead,) = use.start(place, inputs.person(options).name, inputs.chosen_settings(options))
    console.say(f"{place} is a team's project now; its lead is {lead.name} ({lead.login})")


def _invite(place: ServerPlace, options: Namespace, console: Console) -> None:
    if options.role is None:
        raise InputError("team invite needs --role translator, editor or lead")
    password = use.invite(place, options.word, options.name or options.word, Role(options.role))
    console.say(f"{options.name or options.word} is {options.role} in {place.title}: {place.as_login(options.word)}")
    _show(options.word, password, console)


def _members(place: ServerPlace, options: Namespace, console: Console) -> None:
    if options.word is None and (options.role or options.remove or options.new_password):
        raise InputError("team members needs the LOGIN that is to be changed behind the address")
    if options.remove:
        use.remove(place, options.word)
    elif options.role:
        use.change_role(place, options.word, Role(options.role))
    if options.new_password:
        _show(options.word, use.renew(place, options.word), console)
    there = use.members(place)
    if options.format == "json":
        console.show_json([_plain(one) for one in there])
        return
    width = max(len(one.name) for one in there)
    for one in there:
        console.show(f"{one.name:<{width}}  {one.role.value:<10}  {one.login}, since {one.since:%Y-%m-%d}, by {one.by}")


def _password(place: ServerPlace, options: Namespace, console: Console) -> None:
    del options
    first = inputs.asked("New password: ")
    if len(first) < use.SHORTEST_PASSWORD:
        raise InputError(f"the password is too short; it needs {use.SHORTEST_PASSWORD} characters or more")
    if inputs.asked("Again: ") != first:
        raise InputError("the two passwords differ; nothing was changed")
    use.set_password(place, first)
    console.say(f"{place.account} has a new password")


def _backup(place: ServerPlace, options: Namespace, console: Console) -> None:
    path = Path(options.word)
    inputs.walk(use.backup(place, path), console)
    console.say(f"{path} is {place.title} as it was a moment ago; it opens like any project")
    console.say(f"To be able to restore the server itself, with its people: pg_dump --format=custom {place} --file …")


def _upgrade(place: ServerPlace, options: Namespace, console: Console) -> None:
    for line in use.upgrade(place, Path(options.word)):
        console.say(line)


def _show(login: str, password: str | None, console: Console) -> None:
    if password is None:
        console.say(f"{login} was on the server before and keeps the password it has")
    else:
        console.show(ONCE.format(login, password, use.DAYS))


def _plain(one: Member) -> dict[str, str]:
    since = one.since.isoformat(timespec="seconds")
    return {"login": one.login, "name": one.name, "role": one.role.value, "since": since, "by": one.by}


WANTS = {"invite": "a LOGIN", "backup": "a FILE to write", "upgrade": "the FILE of a fresh backup"}
STEPS: Mapping[str, Callable[[ServerPlace, Namespace, Console], None]] = {
    "init": _init,
    "invite": _invite,
    "members": _members,
    "password": _password,
    "backup": _backup,
    "upgrade": _upgrade,
}
