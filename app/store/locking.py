"""What a sign-off locks: the texts, pairs, places and states of a document that somebody said is done."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from app.errors import ForbiddenError
from app.model import Change
from app.store.comments import all_signed
from app.store.derived import in_groups
from app.store.schema import segments

SIGN_OFF = "sign-off"
LOCKED = frozenset({"target", "source", "imported", "pair", "place", "state"})  # entities of a segment


def refuse_signed(connection: Connection, changes: Iterable[Change]) -> None:
    """ForbiddenError where changes would touch a document that is signed off and stays so.

    In the transaction that makes them nobody can sign the document off in between; on a server a trigger sees to it.
    """
    changes = list(changes)
    numbers = sorted({int(change.key) for change in changes if change.entity in LOCKED})
    signed = all_signed(connection) if numbers else {}
    for change in changes:
        if change.entity == SIGN_OFF:  # in whichever order: an undo puts the sign-off back last
            signed.pop(int(change.key), None)
    for group in in_groups(numbers if signed else ()):
        here = segments.c.id.in_(group) & segments.c.document.in_(sorted(signed))
        row = connection.execute(
            select(segments.c.document, segments.c.position).where(here).order_by(segments.c.id).limit(1)
        ).one_or_none()
        if row is not None:
            place = f"segment {row.position} is in a document that {signed[row.document].who} signed off"
            raise ForbiddenError(f"{place}; an editor can reopen it, with a reason")
