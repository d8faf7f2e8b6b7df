"""Places where something was found, with a tick for each that may be replaced."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.model import Found, Occurrence, Replacement
from ui.models.table import Column, Index, Roles, TableModel
from ui.texts import mark, tr

COLUMNS: tuple[Column[Occurrence], ...] = (
    Column("#", lambda one: str(one.segment.position)),
    Column(
        mark("Place"),
        lambda one: one.found if one.new is None else f"{one.found} → {one.new}",
        lambda one: why_not(one) or one.text,
    ),
)


def why_not(one: Occurrence) -> str:
    """Why a place cannot be ticked; nothing where it can, or where nothing is to be replaced."""
    if one.new is None or one.change() is not None:
        return ""
    return tr("approved and locked: reopen it first") if one.locked else tr("it already says so")


class OccurrencesModel(TableModel[Occurrence]):
    """Shows places. Those that may be replaced are ticked to begin with."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._changes: list[Replacement | None] = []
        self._ticked: set[int] = set()

    def show_found(self, found: Found) -> None:
        """Show these places instead."""
        self._changes = [one.change() for one in found.places]
        self._ticked = {place for place, change in enumerate(self._changes) if change is not None}
        self.show(found.places)
        self.ticked.emit()

    @property
    def count(self) -> int:
        """How many places are ticked."""
        return len(self._ticked)

    def chosen(self) -> list[Replacement]:
        """The replacements that are ticked."""
        changes = (self._changes[place] for place in sorted(self._ticked))
        return [change for change in changes if change is not None]

    def tick_all(self, on: bool) -> None:
        """Tick every place that may be replaced, or none."""
        self._ticked = {place for place, change in enumerate(self._changes) if on and change is not None}
        if self.items:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [Roles.CheckStateRole])
        self.ticked.emit()

    def turn(self, place: int) -> None:
        """Tick the place if it is not ticked, and the other way round; a locked one stays as it is."""
        if 0 <= place < len(self._changes) and self._changes[place] is not None:
            self._ticked ^= {place}
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0), [Roles.CheckStateRole])
            self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self._has_tick(index) else usual

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if role == Roles.CheckStateRole and self._has_tick(index):
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Roles.EditRole) -> bool:
        if role != Roles.CheckStateRole or not self._has_tick(index):
            return False
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != (index.row() in self._ticked):
            self.turn(index.row())
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The order of the text is kept: ticks belong to places."""

    def _has_tick(self, index: Index) -> bool:
        there = index.isValid() and index.column() == 0 and index.row() < len(self._changes)
        return there and self._changes[index.row()] is not None
