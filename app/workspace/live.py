"""A team's project: what others do arrives by itself, and work goes on while the server is away.

Reading and acting are those of `Workspace`. `watch` has to be walked in a thread of its own as long as the project is
open; it yields what the window shows.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import platformdirs

from app import settings as settings_module
from app.errors import ForbiddenError, ProjectError
from app.model import Change, Claims, Conflict, Event, Link, Outcome, Person, Progress, State
from app.store import ServerPlace, SharedStore, StaleError
from app.store.events import new as new_event
from app.store.listening import CLAIM_SECONDS, Listener
from app.workspace import conflicts, offline, passwords, team
from app.workspace.conflicts import ConflictError
from app.workspace.hearing import Hearing

TICK = 0.25  # seconds until closing, or a connection the writer found lost, is noticed
GATHER = 0.5  # seconds after a look at what others did: what comes in within them is looked at together
LOOK = 10.0  # seconds between two looks at the claims: those of a killed program end without a word
RENEW = CLAIM_SECONDS / 3
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0  # seconds between two tries to connect

ACTIONS = {"state": "confirm", "decision": "ignore", "name": "decide name"}  # what a change of this kind is called

Heard = Outcome | Link | Claims | None  # None: nothing has happened, and whoever walks may stop


class SharedProject(Hearing):
    """As `Workspace`, of a project on a team's server, read from its copy on this machine."""

    @classmethod
    def join(cls, server: ServerPlace, person: Person, folder: Path | None = None) -> Self:
        """The project at a server; where that is away, the copy of last time. ProjectError where there is neither."""
        store = SharedStore.join(server, folder or copies_folder())
        try:
            return cls(store, _member(store, person))
        except BaseException:
            store.close()
            raise

    def __init__(self, store: SharedStore, person: Person) -> None:
        super().__init__(store, person)
        self._left = threading.Event()
        self._wanted = 0  # the segment that is open here
        self._conflicts: tuple[Conflict, ...] = ()
        self._shown = 0  # conflicts the window knows of
        self._unheard: list[Outcome] = []

    def prepare(self) -> Iterator[Progress]:
        """Bring the copy up to date, send what waits, then as ever."""
        filled = False
        for step in self._store.fetch():
            filled = True
            yield step
        new: list[Event] = []
        if self._store.remote is not None:
            self._conflicts = offline.send(self._store).conflicts
            new = self._store.follow()
            self.settings = settings_module.from_table(self._store.settings, self.where)
        self._is_told = filled and not new
        yield from super().prepare()

    def close(self) -> None:
        self._left.set()
        super().close()

    # ---- what others do

    def watch(self) -> Iterator[Heard]:
        """What arrives, until the project is closed; the connection is taken up again as often as it is lost."""
        pause = FIRST_PAUSE
        while not self._left.is_set():
            began = time.monotonic()
            try:
                yield from self._connected()
            except ProjectError as error:
                self._store.lose()
                if self._left.is_set():
                    return
                pause = FIRST_PAUSE if time.monotonic() - began > LONGEST_PAUSE else pause
                yield from self._away(str(error), pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def reconnect(self) -> None:
        """Connect, send what waits and take over what was done; ProjectError where the server is still away."""
        self._store.reach()
        self._unheard = [*self._unheard, *self._catch_up()]

    def waiting(self) -> int:
        """How many actions are not on the server yet."""
        return len(self._store.waiting())

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What has to be asked about."""
        return self._conflicts

    def claim(self, segment: int) -> None:
        """This segment is open here; others see it at once. 0: none is."""
        self._wanted = segment

    def settle(self, conflict: Conflict, value: object = None) -> Outcome | None:
        """Settle a conflict with this value, mine or another; None: theirs stays, mine is kept in the history here.

        ConflictError where it was changed again meanwhile: nothing is settled then.
        """
        carried = [event for event in self._store.waiting() if event.id in conflict.waiting]
        outcome = None if value is None else self._insist(conflict, value)
        aside = value != conflict.mine  # then mine stands nowhere else
        for event in carried:
            settled = [change for change in event.changes if conflicts.belongs(change, conflict)]
            (self._store.set_aside if aside else self._store.leave_out)(event, settled)
        if aside and not carried:
            mine = Change(conflict.entity, conflict.key, conflict.was, conflict.mine)
            self._store.set_aside(new_event(self.person, "edit", [mine]), [mine])
        self._conflicts = tuple(one for one in self._conflicts if not _same(one, conflict))
        return outcome

    # ---- within

    def _act(self, action: str, changes: Sequence[Change], note: str = "", undoes: int | None = None) -> Outcome | None:
        try:
            return super()._act(action, changes, note, undoes)
        except StaleError as error:
            with self._turn:
                new = self._store.follow()
                self._unheard += self._heard(new)
            texts = [change for change in changes if change.entity == "target"]
            if action == "edit" and texts:
                raise self._conflict(texts[0]) from error
            raise

    def _insist(self, conflict: Conflict, value: object) -> Outcome | None:
        if conflict.entity == "target":
            return self.edit(conflict.segment, str(value), seen=str(conflict.theirs))
        (now,) = self._store.current([Change(conflict.entity, conflict.key, None, None)])
        if now == value:
            return None
        action = "approve" if value == State.APPROVED else ACTIONS[conflict.entity]
        return self._act(action, [Change(conflict.entity, conflict.key, now, value)])

    def _conflict(self, mine: Change) -> ConflictError:
        (theirs,) = self._store.current([mine])
        who = self._last_at(int(mine.key))
        return ConflictError(Conflict(mine.entity, mine.key, mine.before, theirs, mine.after, who))

    def _connected(self) -> Iterator[Heard]:
        self._store.reach()
        with Listener(self._store.place.server) as listener:
            yield from self._catch_up()
            yield self._link(listener)
            claiming = _Claiming(listener)
            news, last = False, time.monotonic() - GATHER
            while not self._left.is_set():
                told = listener.wait(TICK)
                if self._store.remote is None:  # who writes noticed it first
                    raise ProjectError(f"{self.where}: the server was lost")
                news = news or any("event" in one for one in told)
                if self._unheard or (news and time.monotonic() - last >= GATHER):
                    yield from self._catch_up()
                    news, last = False, time.monotonic()
                yield claiming.renewed(self._wanted, news=any("claim" in one for one in told))
                if len(self._conflicts) != self._shown:
                    yield self._link(listener)

    def _away(self, why: str, pause: float) -> Iterator[Heard]:
        shown, end = -1, time.monotonic() + pause
        while time.monotonic() < end and not self._left.is_set():
            waiting = len(self._store.waiting())
            yield None if waiting == shown else Link(online=False, waiting=waiting, why=why)
            shown = waiting
            self._left.wait(TICK)

    def _catch_up(self) -> list[Outcome]:
        """Send what waits here, take over what was done there; what the window has to show of it."""
        with self._turn:
            if not self._store.in_step(frozenset(one for each in self._conflicts for one in each.waiting)):
                with self._following():
                    sent = offline.send(self._store)
                    self._conflicts = sent.conflicts
                    self._look_again(sent.touched)
            heard, self._unheard = [*self._unheard, *self._heard(self._store.follow())], []
        return heard

    def _link(self, listener: Listener) -> Link:
        self._shown = len(self._conflicts)
        carried = {number for one in self._conflicts for number in one.waiting}
        waiting = sum(event.id not in carried for event in self._store.waiting())
        return Link(online=True, encrypted=listener.encrypted, waiting=waiting, conflicts=self._conflicts)


class _Claiming:
    """Keeps the claim on the segment that is open here, and knows those of others."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._held = 0
        self._renew = self._look = 0.0  # when, in seconds of the monotonic clock
        self._known: dict[int, str] = {}

    def renewed(self, wanted: int, *, news: bool) -> Claims | None:
        """Does what is due; the claims of others where they are other ones now."""
        now = time.monotonic()
        if wanted != self._held:
            if self._held:
                self._listener.release()
            self._held, self._renew = wanted, 0.0
        if wanted and now >= self._renew:
            self._listener.claim(wanted)
            self._renew = now + RENEW
        if news or now >= self._look:
            self._look = now + LOOK
            claims = self._listener.claims()
            if claims != self._known:
                self._known = claims
                return Claims(claims)
        return None


def join_project(address: str, password: str, person: Person, *, keep: bool) -> SharedProject:
    """The project at an address. Without a password the one in the keyring is taken, else libpq's own ways.

    ProjectError where it cannot be opened, a PasswordError where only the password is wrong. One that let the person
    in is put into the keyring where `keep`.
    """
    place = ServerPlace(address)
    place = place.with_password(password or passwords.kept(place))
    try:
        project = SharedProject.join(place, person)
    except ForbiddenError:  # the role of last time is above the one here
        project = SharedProject.join(place, team.in_full(place, person))
    if password and keep:
        passwords.keep(place, password)
    return project


def copies_folder() -> Path:
    """Where the copies of projects on servers lie, and in them what waits to be sent."""
    return platformdirs.user_data_path("zvirka") / "teams"


def _member(store: SharedStore, person: Person) -> Person:
    """Who acts, in a team under the name that the server knows; without the server under that of last time."""
    if store.remote is None:
        return Person(store.member or person.name, person.role)
    known = team.as_member(store.place.server, person)
    store.remember(known.name)
    return known


def _same(one: Conflict, other: Conflict) -> bool:
    return (one.entity, one.key) == (other.entity, other.key)
