"""A project as it was at an earlier time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.errors import InputError
from app.model import Query, Segment
from app.store import Store, inverse
from app.workspace import pairs

EVENTS = 1_000_000  # the newest ones; nobody acts more often


def as_of(store: Store, when: datetime) -> list[Segment]:
    """The segments as they were at this time: what was done since is taken back, in thought, step by step.

    Documents that came later are not there. InputError where none is left.
    """
    orders = {document.id: store.order(Query(document=document.id)) for document in store.documents()}
    undone = [event for event in store.events(limit=EVENTS) if event.when > when]  # the newest first
    for change in (change for event in undone for change in event.changes if change.entity == "document"):
        orders.pop(int(change.key), None)
    if not any(orders.values()):
        raise InputError(f"at {when:%Y-%m-%d %H:%M %Z} the project had no text yet; choose a later time")
    touched = {int(one.key) for event in undone for one in event.changes if one.entity in pairs.OF_SEGMENTS}
    found = store.found(sorted(touched.union(*orders.values())))
    segments = {number: row.segment for number, row in found.items()}
    for event in undone:
        changes = inverse(event)
        segments |= {number: one for number, one in pairs.applied(changes, segments).items() if one is not None}
        places = [change for change in changes if change.entity == "place"]
        for document, order in orders.items():
            mine = [
                one for one in places if (one.after["document"] == document if one.after else int(one.key) in order)
            ]
            orders[document] = pairs.ordered(order, mine)
    return [
        replace(segments[number], position=position)
        for order in orders.values()
        for position, number in enumerate(order, 1)
    ]
