"""Proposed changes with a tick each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.model import Replacement
from ui.models.table import ITEM, Column, Index, Roles, TableModel
from ui.texts import mark


def choices_of(change: Replacement) -> list[str]:
    """What may stand at an uncertain place, the likeliest first."""
    return list(dict.fromkeys((change.new, *change.others)))


COLUMNS: tuple[Column[Replacement], ...] = (
    Column("#", lambda change: str(change.segment.position)),
    Column(
        mark("Change"),
        lambda change: f"{change.old} → {change.new}",
        lambda change: change.note or f"{change.old} → {change.new}",
    ),
    Column(mark("Choice"), lambda change: "" if change.certain else " / ".join(choices_of(change))),
)


class ReplacementsModel(TableModel[Replacement]):
    """Shows proposed changes. Those that are certain are ticked to begin with; for the others a person chooses."""

    ticked = Signal()

    def __init__(self, changes: Sequence[Replacement], parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._ticked = {place for place, change in enumerate(changes) if change.certain}
        self._choices: dict[int, str] = {}
        self.show(changes)

    def chosen(self) -> list[Replacement]:
        """The changes that are ticked, each with the one form that was chosen for it."""
        return [self._as_chosen(place) for place in sorted(self._ticked)]

    def choice(self, place: int) -> str:
        """The form chosen where none is certain; nothing as long as there is none."""
        return self._choices.get(place, "")

    def choose(self, place: int, form: str) -> None:
        """Write this form at an uncertain place, and tick it; without a form, leave the place alone."""
        self._choices.pop(place, None)
        if form:
            self._choices[place] = form
        self._tick(place, on=bool(form))

    def tick_all(self, on: bool) -> None:
        """Tick every place, but none where a form is still to be chosen."""
        sure = {place for place, change in enumerate(self.items) if change.certain or place in self._choices}
        self._ticked = sure if on else set()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [Roles.CheckStateRole])
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else usual

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if role == Roles.CheckStateRole and index.isValid() and index.column() == 0:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        if role == ITEM and index.isValid():
            return self._as_chosen(index.row())
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Roles.EditRole) -> bool:
        if role != Roles.CheckStateRole or not index.isValid():
            return False
        on, change = Qt.CheckState(value) == Qt.CheckState.Checked, self.items[index.row()]
        if on and not change.certain:
            self._choices.setdefault(index.row(), change.new)  # what is shown is what is ticked
        self._tick(index.row(), on=on)
        return True

    def _tick(self, place: int, *, on: bool) -> None:
        if on:
            self._ticked.add(place)
        else:
            self._ticked.discard(place)
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))
        self.ticked.emit()

    def _as_chosen(self, place: int) -> Replacement:
        change, form = self.items[place], self._choices.get(place)
        return replace(change, new=form, others=()) if form else change

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The order of the text is kept: ticks belong to places."""
