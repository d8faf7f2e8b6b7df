"""The history of a project for whoever has to prove who did what: every event, also what was deleted or taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.formats import audit
from app.formats.audit import Record
from app.formats.files import safely
from app.model import Change, Event, Message, Progress
from app.store import Store
from app.workspace.pairs import OF_SEGMENTS

BATCH = 500  # events read at once


def written(store: Store, path: Path) -> Iterator[Progress]:
    """Write the history, the oldest event first, as CSV or JSON lines by the suffix; InputError for another."""
    audit.refuse_unknown(path)
    newest = store.events(limit=1)
    total = newest[0].id if newest else 0
    steps: list[int] = []
    with safely(path) as file:
        write = audit.WRITERS[path.suffix.lower()]
        for line in write(_records(store, steps)):
            file.write(line)
            if steps:
                yield Progress(min(steps.pop(), total), total, Message("Writing"))


def _records(store: Store, steps: list[int]) -> Iterator[Record]:
    after = 0
    while batch := store.events_after(after, BATCH):
        after = batch[-1].id
        steps.append(after)
        wanted = {number for event in batch for change in event.changes if (number := _segment(change)) is not None}
        places = {row.id: row for row in (one.segment for one in store.found(sorted(wanted)).values())}
        for event in batch:
            for change in event.changes or (None,):
                number = None if change is None else _segment(change)
                there = None if number is None else places.get(number)
                document = there.document if there else _document(change)
                position = max(there.position, 0) if there else None
                yield _record(event, change, number, document, position)


def _record(
    event: Event, change: Change | None, segment: int | None, document: int | None, position: int | None
) -> Record:
    return Record(
        event=event.id,
        when=event.when.isoformat(),
        who=event.who.name,
        role=event.who.role.value,
        action=event.action,
        note=event.note,
        undoes=event.undoes,
        document=document,
        segment=segment,
        position=position,
        entity=change.entity if change else "",
        key=change.key if change else "",
        before=change.before if change else None,
        after=change.after if change else None,
    )


def _segment(change: Change) -> int | None:
    """The segment a change is about; the store knows those of comments by the beginning of their key."""
    if change.entity in OF_SEGMENTS:
        return int(change.key)
    number = change.key.partition(":")[0]
    return int(number) if change.entity == "comment" and number.isdigit() else None


def _document(change: Change | None) -> int | None:
    return int(change.key) if change is not None and change.entity in {"document", "sign-off"} else None
