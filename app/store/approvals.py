"""Who approved what, as the history tells it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, String, cast, select

from app.model import State
from app.store.schema import changes, events, json_text

FEW = 500  # more are looked up in one walk through the history
APPROVED = json_text(State.APPROVED.value)


def approvals(connection: Connection, segments: Collection[int]) -> dict[str, tuple[str, datetime]]:
    """Who approved each of these segments last, and when, by its number as text; also where it was reopened since."""
    approved = (changes.c.entity == "state") & (cast(changes.c.after, String) == APPROVED)
    if len(segments) <= FEW:
        approved &= changes.c.key.in_([str(number) for number in segments])
    wanted = select(changes.c.key, events.c.who, events.c.moment).join_from(changes, events).where(approved)
    rows = connection.execute(wanted.order_by(changes.c.event))
    return {row.key: (row.who, row.moment) for row in rows}
