"""A project on a server, read from a copy on this machine: no look at it waits for the network.

What is done is written on the server first and then into the copy. Where the server is away it is written into the
copy alone, as an event that waits to be sent; such events have numbers from `events.LOCAL` on.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.errors import OfflineError
from app.model import Change, Document, Event, Person, Progress, Segment
from app.store import copies, events
from app.store.copies import BATCH, SET_ASIDE
from app.store.derived import Said
from app.store.events import LOCAL
from app.store.faults import StaleError
from app.store.places import ServerPlace
from app.store.standing import Texts
from app.store.store import Store

# What can wait: values of one segment, finding or name. Pairs, documents and settings concern everybody at once.
NOT_OFFLINE = frozenset({"place", "source", "imported", "pair", "document", "settings", "sign-off"})


class SharedStore(Store):
    """As `Store`. Everything is read from the copy; `reach` connects, `lose` lets go, `follow` catches up."""

    place: copies.CopyPlace

    @classmethod
    def join(cls, server: ServerPlace, folder: Path) -> SharedStore:
        """The project at a server, with its copy in `folder`; OfflineError where neither can be had."""
        try:
            remote = Store.open(server)
        except OfflineError:
            there = copies.known(folder, server)
            if there is None:
                raise
            return cls(there, there.connect())
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with remote.reading() as connection:
                place = copies.place(folder, server, copies.uid(connection))
            if not place.path.exists():
                place.create(remote.settings)
            store = cls(place, place.connect())
        except BaseException:
            remote.close()
            raise
        store.take(remote)
        return store

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._remote: Store | None = None
        self._leaving = False
        self._line = threading.RLock()  # one thing goes over the line at a time, in order
        self._in_step = False  # connected, with nothing left to be sent before something new
        with self._writing() as connection:
            copies.lay_link(connection)

    # ---- the line to the server

    @property
    def remote(self) -> Store | None:
        """The project on the server; None while it is away."""
        return self._remote

    def take(self, remote: Store) -> None:
        """The server is there; until `in_step` everything new waits behind what waits already."""
        with self._line:
            self._remote, self._in_step = remote, False

    def reach(self) -> Store:
        """Connects, if that is not so; OfflineError where it cannot be done, or the project was closed meanwhile."""
        if self._remote is None:
            self._offer(Store.open(self.place.server))
        remote = self._remote
        if remote is None:
            raise OfflineError(f"{self.place}: the server was lost, or the project was closed")
        return remote

    def _offer(self, remote: Store) -> None:
        """Takes it, unless another thread was quicker."""
        with self._line:
            wanted = self._remote is None and not self._leaving
            if wanted:
                self.take(remote)
        if not wanted:
            remote.close()

    def lose(self) -> None:
        """The server is away."""
        with self._line:
            remote, self._remote, self._in_step = self._remote, None, False
        if remote is not None:
            remote.close()

    def in_step(self, known: frozenset[int] = frozenset()) -> bool:
        """Whether nothing but these events waits; if so, what is done from now on goes straight to the server."""
        with self._line:
            self._in_step = self._remote is not None and {event.id for event in self.waiting()} <= known
            return self._in_step

    def close(self) -> None:
        with self._line:
            self._leaving = True
        self.lose()
        super().close()

    # ---- the copy

    @property
    def member(self) -> str:
        """Under what name this person acts on the server; empty where that was never known."""
        with self._reading() as connection:
            return copies.member(connection)

    def remember(self, member: str) -> None:
        with self._writing() as connection:
            copies.remember(connection, str(self.place), member)

    def followed(self) -> Event | None:
        """The last event of the server up to which all are in the copy."""
        with self._reading() as connection:
            number = copies.followed(connection)
            return next(iter(events.after(connection, number - 1, 1)), None) if number else None

    def fetch(self) -> Iterator[Progress]:
        """Fills the copy where it never was, or where the server's history is not the one it followed."""
        remote = self._remote
        if remote is None:
            return
        with self._reading() as connection:
            followed = copies.followed(connection)
            last = events.after(connection, followed - 1, 1)[:1] if followed else []
        if followed is not None and (not followed or _same(last, remote.events_after(followed - 1, 1))):
            return
        with remote.reading() as source, self._writing() as target:
            yield from copies.fill(source, target, str(self.place))

    def follow(self) -> list[Event]:
        """Takes over what was done on the server since; the events that were not in the copy yet, the oldest first."""
        remote = self._remote
        if remote is None:
            return []
        new: list[Event] = []
        with self._reading() as connection:
            followed = copies.followed(connection) or 0
        while batch := remote.events_after(followed, BATCH):
            followed = batch[-1].id
            with self._writing() as connection:
                new += [event for event in batch if self._take_over(connection, event, remote)]
                copies.set_followed(connection, str(self.place), followed)
        return new

    def _take_over(self, connection: Connection, event: Event, remote: Store, derived: Said | None = None) -> bool:
        """Whether the event was new to the copy."""
        if copies.is_known(connection, event.id):
            return False
        wanted = copies.touched_documents(connection, event)
        if wanted:
            with remote.reading() as source:
                copies.copy_documents(source, connection, wanted)
        copies.take_over(connection, event)
        self.put_within(connection, derived)
        return True

    # ---- acting

    def add(self, event: Event, derived: Said | None = None, seen: Mapping[int, Texts] | None = None) -> Event:
        """On the server and in the copy; or, where the server is away, in the copy, to be sent."""
        with self._line:
            remote = self._remote if self._in_step else None
            if remote is not None:
                if (event.undoes or 0) >= LOCAL:
                    raise StaleError("this action waits to be sent; settle what waits first")
                try:
                    written = remote.add(event, derived, seen)
                except OfflineError:
                    self.lose()
                    return self._wait(event, derived)
                with self._writing() as connection:
                    self._take_over(connection, written, remote, derived)
                return written
            return self._wait(event, derived)

    def _wait(self, event: Event, derived: Said | None) -> Event:
        if any(change.entity in NOT_OFFLINE for change in event.changes):
            raise OfflineError(f"{self.place}: the server is away; pairs, documents and settings have to wait for it")
        with self._writing() as connection:
            written = events.append(connection, replace(event, id=copies.next_number(connection)))
            self.put_within(connection, derived)
        return written

    def reserve(self, count: int) -> tuple[int, range]:
        return self._needed().reserve(count)

    def reserve_segment(self) -> int:
        return self._needed().reserve_segment()

    def add_document(
        self,
        who: Person,
        document: Document,
        segments: Sequence[Segment],
        keys: Sequence[str] = (),
        original: bytes | None = None,
        derived: Said | None = None,
    ) -> tuple[Event, Document]:
        with self._line:
            remote = self._needed()
            event, added = remote.add_document(who, document, segments, keys, original, derived)
            with self._writing() as connection:
                self._take_over(connection, event, remote, derived)
        return event, added

    def put(self, derived: Said) -> None:
        with self._line:
            if self._remote is not None and self._in_step:
                self._remote.put(derived)
        super().put(derived)

    def put_here(self, derived: Said) -> None:
        """What this client makes of what others did: into the copy only, for theirs is on the server already."""
        super().put(derived)

    def _needed(self) -> Store:
        if self._remote is None or not self._in_step:
            raise OfflineError(f"{self.place}: the server is away; this has to wait for it")
        return self._remote

    # ---- what waits

    def already(self, event: Event) -> Event | None:
        """The event on the server that is this very one: of the same person, moment and action."""
        with self.reach().reading() as connection:
            return events.already(connection, event)

    def waiting(self) -> list[Event]:
        """What was done here and is to be sent, in the order it was done."""
        with self._reading() as connection:
            return copies.waiting(connection)

    def sent(self, event: Event, written: Event | None) -> None:
        """A waiting event is on the server as `written`; None: there was nothing left of it to be written."""
        with self._writing() as connection:
            copies.remove(connection, event.id, None if written is None else written.id)
            if written is not None and not copies.is_known(connection, written.id):
                copies.take_over(connection, written, ours=True)

    def keep_only(self, event: Event, left: Sequence[Change], written: Event | None) -> Event:
        """Some changes of a waiting event are on the server as `written`; the event that waits for the others.

        It is of another moment, by a microsecond, so that it is not taken for the one that was written.
        """
        rest = replace(event, changes=tuple(left), when=event.when + timedelta(microseconds=1))
        with self._writing() as connection:
            copies.remove(connection, event.id, event.id)
            copies.enter(connection, rest)
            if written is not None and not copies.is_known(connection, written.id):
                copies.take_over(connection, written, ours=True)
        return rest

    def set_aside(self, event: Event, dropped: Sequence[Change]) -> None:
        """These changes are not to be sent; they stay to be read in the history of this machine."""
        aside = replace(event, action=SET_ASIDE, changes=tuple(dropped), undoes=None)
        aside = replace(aside, who=replace(event.who, name=f"{event.who.name} ({SET_ASIDE})"))
        with self._writing() as connection:
            copies.enter(connection, replace(aside, id=copies.next_number(connection)))
            copies.leave_out(connection, event, dropped)

    def leave_out(self, event: Event, dropped: Sequence[Change]) -> None:
        """These changes of a waiting event were settled in another way."""
        with self._writing() as connection:
            copies.leave_out(connection, event, dropped)

    def restore(self, changes: Sequence[Change], values: Sequence[Any]) -> None:
        """The copy shows again what the server has of these."""
        with self._writing() as connection:
            for change, value in zip(changes, values, strict=True):
                copies.put(connection, change.entity, change.key, value)


def _same(here: Sequence[Event], there: Sequence[Event]) -> bool:
    return [(one.id, one.when) for one in here] == [(one.id, one.when) for one in there]
