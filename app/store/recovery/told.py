"""What the history of a damaged project still tells of values whose own rows are lost."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, select

from app.store.entities import ENTITIES
from app.store.schema import assessments, changes, comments, decisions, marks, names, signoffs

HISTORY = frozenset({"events", "changes"})
KEPT = {  # values that the history can tell again, and the table that has them
    "decision": decisions,
    "name": names,
    "comment": comments,
    "annotation": marks,
    "assessment": assessments,
    "sign-off": signoffs,
}


class History:
    """The changes that were read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last(self, entity: str, key: str | None = None) -> Any:
        """What the last change made of a value; None where there was none, or where it took the value away."""
        wanted = select(changes.c.after).where(changes.c.entity == entity)
        if key is not None:
            wanted = wanted.where(changes.c.key == key)
        return self._connection.scalar(wanted.order_by(changes.c.event.desc(), changes.c.number.desc()).limit(1))

    def went(self, segment: int) -> bool:
        """Whether a segment left the text."""
        here = (changes.c.entity == "place") & (changes.c.key == str(segment))
        wanted = select(changes.c.event).where(here).limit(1)
        return self._connection.scalar(wanted) is not None and self.last("place", str(segment)) is None

    def place(self, segment: int) -> int | None:
        """The document of a segment that was given a place, or lost one."""
        here = (changes.c.entity == "place") & (changes.c.key == str(segment))
        wanted = select(changes.c.before, changes.c.after).where(here).order_by(changes.c.event.desc()).limit(1)
        for value in self._connection.execute(wanted).first() or ():
            if isinstance(value, dict) and isinstance(value.get("document"), int):
                return int(value["document"])
        return None

    def give_back(self, entities: Iterable[str]) -> None:
        """Writes values whose rows are lost as the last change left them."""
        for entity in entities:
            known = ENTITIES[entity]
            for key in list(
                self._connection.scalars(select(changes.c.key).where(changes.c.entity == entity).distinct())
            ):
                with suppress(ValueError, LookupError, TypeError):  # what makes no sense stays lost
                    value = known.normal(self.last(entity, key))
                    if value is not None and known.read(self._connection, key) is None:
                        known.write(self._connection, key, value)
