"""Decisions on names in words: what was decided, by whom, when and why, and which names were left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from app.model import Event, NameDecision, NameVerdict
from ui.decided import read_decision
from ui.models.history import moment
from ui.models.table import Column, TableModel
from ui.texts import mark, tr


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A word that was decided to be no name."""

    name: str
    decision: NameDecision


def signed(decision: NameDecision) -> str:
    """Who decided it, when and why, and whether it is locked."""
    parts = [tr("locked") if decision.locked else "", decision.who, _when(decision.when), decision.why]
    return " · ".join(part for part in parts if part)


def left_out(events: Iterable[Event]) -> list[LeftOut]:
    """The names that are none by the last word on each; the newest event comes first."""
    last: dict[str, Any] = {}
    for event in events:
        for change in reversed(event.changes):
            if change.entity == "name":
                last.setdefault(change.key, change.after)
    made = [LeftOut(name, read_decision(value)) for name, value in last.items() if value]
    return sorted(
        (one for one in made if one.decision.verdict is NameVerdict.NOT_A_NAME), key=lambda one: one.name.casefold()
    )


COLUMNS: tuple[Column[LeftOut], ...] = (
    Column(mark("Name"), lambda one: one.name),
    Column(mark("Decision"), lambda one: signed(one.decision)),
)


class LeftOutModel(TableModel[LeftOut]):
    """Shows the names that were left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)


def _when(when: str) -> str:
    try:
        return moment(datetime.fromisoformat(when)) if when else ""
    except ValueError:  # a file of names may say it in its own way
        return when
