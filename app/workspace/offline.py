"""What was done while the server was away is sent: each action once, what collides kept apart to be asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import ForbiddenError
from app.model import Change, Conflict, Event
from app.store import Derived, SharedStore, StaleError, Store
from app.store.events import LOCAL
from app.workspace import conflicts
from app.workspace.conflicts import Plan, There

TRIES = 5  # somebody may write between a look and the writing after it
OF_SEGMENTS = frozenset({"target", "state"})
Kept = tuple[int, Change, Any, str]  # event, change, what is there, why it is refused


@dataclass
class Sent:
    """What became of what waited: the segments that look different now, and what has to be asked about."""

    touched: set[int] = field(default_factory=set)
    numbers: dict[int, int | None] = field(default_factory=dict)  # of events here, and on the server
    conflicts: tuple[Conflict, ...] = ()


def send(store: SharedStore) -> Sent:
    """Writes what waits on the server, in order; OfflineError where it is lost meanwhile. May be called any time."""
    remote = store.reach()
    sent, kept = Sent(), list[Kept]()
    queue = store.waiting()
    for at, event in enumerate(queue):
        known = replace(event, undoes=sent.numbers.get(event.undoes or 0, event.undoes))
        held = {_group(change) for _, change, _, _ in kept}
        kept += _send(_Line(store, remote, _seen(store, event, queue[at + 1 :])), known, held, sent)
    _show_theirs(store, kept)
    sent.conflicts = tuple(conflicts.told(kept, _who(remote, kept)))
    store.in_step(frozenset(number for number, *_ in kept))
    return sent


@dataclass(frozen=True)
class _Line:
    """The copy, the server, and the texts of the segments as they were seen when an event was made."""

    store: SharedStore
    remote: Store
    seen: Mapping[int, str]


def _send(line: _Line, event: Event, held: set[str], sent: Sent) -> list[Kept]:
    """Sends one event; what of it has to be kept back."""
    store, remote = line.store, line.remote
    there = store.already(event)
    if there is not None:  # the answer to its commit was lost, or this program was killed after it
        done = {(change.entity, change.key) for change in there.changes}
        left = [change for change in event.changes if (change.entity, change.key) not in done]
        if not left:
            store.sent(event, there)
            sent.numbers[event.id] = there.id
            return []
        event = store.keep_only(event, left, there)
    behind = [change for change in event.changes if _group(change) in held]
    free = [change for change in event.changes if change not in behind]
    if behind and event.undoes is not None:
        behind, free = list(event.changes), []
    written, collides = _written(line, event, free)
    rest = [(change, remote.current([change])[0], "") for change in behind] + collides
    sent.touched |= {int(change.key) for change in event.changes if change.entity in OF_SEGMENTS}
    if not rest:
        store.sent(event, written)
        sent.numbers[event.id] = None if written is None else written.id
        return []
    if len(rest) < len(event.changes):
        event = store.keep_only(event, [change for change, _, _ in rest], written)
    return [(event.id, change, now, refused) for change, now, refused in rest]


def _written(line: _Line, event: Event, free: Sequence[Change]) -> tuple[Event | None, list[tuple[Change, Any, str]]]:
    """The event as it could be written, if anything of it could, and what could not, with the reason."""
    store, remote = line.store, line.remote
    refused = ""
    plan = Plan((), ())
    for _ in range(TRIES):
        plan = _planned(line, event, free)
        if not plan.changes:
            return None, [(change, now, refused) for change, now in plan.collides]
        ready = replace(event, id=0, changes=plan.changes)
        try:
            return remote.write(ready, _derived(store, plan.changes)), [(*one, "") for one in plan.collides]
        except StaleError as error:
            refused = str(error) if event.undoes is not None else ""
        except ForbiddenError as error:
            refused = str(error)
        if refused:
            break
    return None, [(change, now, refused) for change, now in zip(free, remote.current(free), strict=True)]


def _planned(line: _Line, event: Event, free: Sequence[Change]) -> Plan:
    remote = line.remote
    numbers = sorted({int(change.key) for change in free if change.entity in OF_SEGMENTS})
    there = {number: row.segment for number, row in remote.found(numbers).items()}
    values = remote.current(free)
    states, texts = ({number: getattr(one, what) for number, one in there.items()} for what in ("state", "target"))
    found = conflicts.plan(free, There(values, states, texts), line.seen)
    undone = event.undoes is not None and (event.undoes >= LOCAL or found.changes != tuple(free))
    return Plan((), tuple(zip(free, values, strict=True))) if undone and free else found


def _seen(store: SharedStore, event: Event, later: Sequence[Event]) -> dict[int, str]:
    """The texts of the event's segments as they were here when it was made: before what was done later."""
    numbers = [int(change.key) for change in event.changes if change.entity in OF_SEGMENTS]
    seen = {number: row.segment.target for number, row in store.found(numbers).items()}
    for change in (change for one in reversed(later) for change in reversed(one.changes)):
        if change.entity == "target" and int(change.key) in seen:
            seen[int(change.key)] = change.before
    return seen


def _derived(store: SharedStore, changes: Iterable[Change]) -> Derived:
    """What the checks said here of the segments whose text is written as it is here."""
    texts = {int(change.key): change.after for change in changes if change.entity == "target"}
    rows = store.found(list(texts))
    same = [number for number, row in rows.items() if row.segment.target == texts[number]]
    findings = tuple(one for number in same for one in store.findings(segment=number))
    return Derived(frozenset(same), findings, {number: rows[number].risk for number in same})


def _show_theirs(store: SharedStore, kept: Sequence[Kept]) -> None:
    store.restore([change for _, change, _, _ in kept], [now for _, _, now, _ in kept])


def _who(remote: Store, kept: Iterable[Kept]) -> dict[tuple[str, str], str]:
    """Who changed last what is kept back, as far as it belongs to a segment."""
    found = {}
    for _, change, _, _ in kept:
        if change.entity in OF_SEGMENTS:
            last = remote.events(segment=int(change.key), limit=1)
            found[change.entity, change.key] = last[0].who.name if last else ""
    return found


def _group(change: Change) -> str:
    """What is sent together or not at all."""
    return f"segment {change.key}" if change.entity in OF_SEGMENTS else f"{change.entity} {change.key}"
