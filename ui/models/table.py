"""A table over a list of values: a column says what it shows of a value, and views take the value itself by a role.

To add a column to one of the models: a line in its `COLUMNS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.plain import tip
from ui.texts import tr

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
Roles = Qt.ItemDataRole
ITEM = Roles.UserRole  # the value itself, for views and delegates


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """What a column is called, what it says of a value, why, and what it sorts by."""

    title: str
    text: Callable[[T], str]
    why: Callable[[T], str] | None = None
    key: Callable[[T], Any] | None = None


class TableModel(QAbstractTableModel, Generic[T]):
    """A list of values as rows."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._items: list[T] = []

    @property
    def items(self) -> list[T]:
        """The values, in the order shown."""
        return self._items

    def show(self, items: Sequence[T]) -> None:
        """Show these values instead."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item(self, index: Index) -> T | None:
        """The value in this row; nothing for no row."""
        return self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        item = self.item(index)
        return None if item is None else said_of(item, self.columns[index.column()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Roles.DisplayRole:
            return tr(self.columns[section].title)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        chosen = self.columns[column]
        self.layoutAboutToBeChanged.emit()
        before = list(self._items)
        self._items.sort(key=chosen.key or chosen.text, reverse=order == Qt.SortOrder.DescendingOrder)
        where = {id(item): row for row, item in enumerate(self._items)}
        old = self.persistentIndexList()
        new = [self.index(where[id(before[index.row()])], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()


def said_of(item: T, column: Column[T], role: int) -> Any:
    """What a cell answers to a role."""
    if role in {Roles.DisplayRole, Roles.AccessibleTextRole}:
        return column.text(item)
    if role == Roles.ToolTipRole:
        return tip(column.why(item) if column.why else column.text(item))
    if role == ITEM:
        return item
    return None
