"""Proposed changes with a tick each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.model import Replacement
from ui.models.table import Column, Index, Roles, TableModel
from ui.texts import mark

COLUMNS: tuple[Column[Replacement], ...] = (
    Column("#", lambda change: str(change.segment.position)),
    Column(
        mark("Change"),
        lambda change: f"{change.old} → {change.new}",
        lambda change: change.note or f"{change.old} → {change.new}",
    ),
)


class ReplacementsModel(TableModel[Replacement]):
    """Shows proposed changes; those that are certain are ticked to begin with."""

    ticked = Signal()

    def __init__(self, changes: Sequence[Replacement], parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._ticked = {place for place, change in enumerate(changes) if change.certain}
        self.show(changes)

    def chosen(self) -> list[Replacement]:
        """The changes that are still ticked."""
        return [change for place, change in enumerate(self.items) if place in self._ticked]

    def tick_all(self, on: bool) -> None:
        self._ticked = set(range(len(self.items))) if on else set()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [Roles.CheckStateRole])
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else usual

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        if role == Roles.CheckStateRole and index.isValid() and index.column() == 0:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Roles.EditRole) -> bool:
        if role != Roles.CheckStateRole or not index.isValid():
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(index.row())
        else:
            self._ticked.discard(index.row())
        self.dataChanged.emit(index, index, [Roles.CheckStateRole])
        self.ticked.emit()
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """The order of the text is kept: ticks belong to places."""
