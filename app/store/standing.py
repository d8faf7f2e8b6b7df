"""What has to be so when an action is written, beside the values it changes: looked at when its turn has come.

The program looks at the same before it acts; between the look and the turn others may have acted. What a sign-off locks
is in `locking`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, select

from app.model import Change, State
from app.store.derived import in_groups
from app.store.faults import StaleError
from app.store.locking import LOCKED, SIGN_OFF
from app.store.schema import changes, segments, texts

Texts: TypeAlias = tuple[str, str]  # the source and the target of a segment
TEXTS = LOCKED - {"state"}  # locked by an approval


def refuse(connection: Connection, event: int, made: Sequence[Change], *, again: bool) -> None:
    """StaleError where these changes of one kind, part of the event of this number, come too late.

    `again`: they take an action back, or make it anew; then what was seen is what stood there at first.
    """
    if made[0].entity in TEXTS:
        _refuse_approved(connection, [int(change.key) for change in made])
    elif made[0].entity == SIGN_OFF and not again:
        for change in made:
            if change.after is not None and change.after.get("seen"):
                _refuse_unseen(connection, event, int(change.key), int(change.after["seen"]))


def refuse_unread(connection: Connection, seen: Mapping[int, Texts]) -> None:
    """StaleError where a segment has other texts than those a person saw, who vouches for them or gives them back."""
    for group in in_groups(seen):
        wanted = select(segments.c.id, segments.c.position, texts.c.source, texts.c.target).join_from(segments, texts)
        for row in connection.execute(wanted.where(segments.c.id.in_(group))):
            if (row.source, row.target) != seen[row.id]:
                raise StaleError(f"segment {abs(row.position)}: its text was changed since; look at it again")


def _refuse_approved(connection: Connection, numbers: Sequence[int]) -> None:
    """Who unlocks a segment says so before, in the same action or an earlier one."""
    approved = segments.c.state == State.APPROVED.value
    for group in in_groups(numbers):
        found = connection.scalar(select(segments.c.position).where(segments.c.id.in_(group), approved).limit(1))
        if found is not None:
            raise StaleError(f"segment {abs(found)} was approved meanwhile; look at it again")


def _refuse_unseen(connection: Connection, event: int, document: int, seen: int) -> None:
    """A document is signed off as it was looked at: with nothing behind the last event that was seen."""
    later = (changes.c.event > seen) & (changes.c.event != event) & (changes.c.entity != "comment")
    wanted = select(changes.c.event).join(segments, segments.c.id == changes.c.segment)
    if connection.scalar(wanted.where(later, segments.c.document == document).limit(1)) is not None:
        raise StaleError(f"document {document}: changed since; look at it again before it is signed off")
