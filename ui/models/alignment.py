"""The pairs of one document: which source stands beside which target, and how sure that is.

Rows are fetched by pages when a view asks for them, so that a long document opens at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from app.model import Row, Side
from ui.models.table import ITEM, Index, Roles
from ui.plain import tip
from ui.texts import mark, tr

PAGE = 200  # rows fetched at once
PAGES = 20  # pages kept
KIND = Roles.UserRole + 1  # how sure the pair is
OPENS = Roles.UserRole + 2  # whether the text of this cell opens a paragraph
NUMBER, SOURCE, BAND, TARGET = range(4)
COLUMNS = ("#", mark("Vietnamese"), mark("Pair"), mark("Ukrainian"))
SIDES = {SOURCE: Side.SOURCE, TARGET: Side.TARGET}


class Kind(StrEnum):
    """How sure a pair is, as it is drawn."""

    ACCEPTED = "accepted"
    SURE = "sure"
    UNSURE = "unsure"
    DOUBTED = "needs review"
    ALONE = "no partner"


WORDS = {
    Kind.ACCEPTED: mark("accepted"),
    Kind.SURE: mark("sure"),
    Kind.UNSURE: mark("unsure"),
    Kind.DOUBTED: mark("needs review"),
    Kind.ALONE: mark("no partner"),
}


class PairsModel(QAbstractTableModel):
    """Shows the pairs of a document; holds no rules about them."""

    def __init__(self, rows: Callable[[Sequence[int]], list[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._decided: frozenset[int] = frozenset()
        self._unsure: frozenset[int] = frozenset()

    @property
    def ids(self) -> Sequence[int]:
        """The segments in the order of the text."""
        return self._ids

    @property
    def unsure(self) -> int:
        """How many pairs are unsure."""
        return len(self._unsure)

    def show(self, ids: Sequence[int], decided: Iterable[int], unsure: Iterable[int]) -> None:
        """Show these pairs instead."""
        self.beginResetModel()
        self._ids = list(ids)
        self._places = {segment: place for place, segment in enumerate(ids)}
        self._pages.clear()
        self._decided, self._unsure = frozenset(decided), frozenset(unsure)
        self.endResetModel()

    def touch(self, ids: Iterable[int], decided: Iterable[int], unsure: Iterable[int]) -> None:
        """These pairs look different; their order stays."""
        self._decided, self._unsure = frozenset(decided), frozenset(unsure)
        for place in sorted(self._places[segment] for segment in ids if segment in self._places):
            self._pages.pop(place // PAGE, None)
            self.dataChanged.emit(self.index(place, NUMBER), self.index(place, TARGET))

    def place(self, segment: int) -> int | None:
        """The row of a segment, if it is here."""
        return self._places.get(segment)

    def row(self, place: int) -> Row | None:
        """The pair in this row."""
        if not 0 <= place < len(self._ids):
            return None
        page = self._page(place // PAGE)
        return page[place % PAGE] if place % PAGE < len(page) else None

    def next_unsure(self, place: int, step: int) -> int | None:
        """The row of the next unsure pair in this direction."""
        places = sorted(self._places[segment] for segment in self._unsure if segment in self._places)
        there = [one for one in places if (one > place if step > 0 else one < place)]
        return None if not there else there[0 if step > 0 else -1]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case Roles.DisplayRole | Roles.AccessibleTextRole:
                return self._said(row, index.column())
            case Roles.ToolTipRole:
                return tip(self._said(row, index.column()))
            case _ if role == ITEM:
                return row
            case _ if role == KIND:
                return self.kind(row)
            case _ if role == OPENS:
                return self._opens(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Roles.DisplayRole:
            return tr(COLUMNS[section])
        return None

    def kind(self, row: Row) -> Kind:
        """How sure a pair is."""
        segment = row.segment
        if segment.confidence == 0.0:
            return Kind.DOUBTED
        if segment.id in self._decided:
            return Kind.ACCEPTED
        if not segment.source or not segment.target:
            return Kind.ALONE
        return Kind.UNSURE if segment.id in self._unsure else Kind.SURE

    def _said(self, row: Row, column: int) -> str:
        if column == NUMBER:
            return str(row.segment.position)
        if column == BAND:
            return said_of_pair(row, self.kind(row))
        return row.segment.source if column == SOURCE else row.segment.target

    def _opens(self, place: int, column: int) -> bool:
        """Whether a paragraph of this side begins here: the text before it on this side is of another."""
        row = self.row(place)
        if row is None or column not in SIDES or not self._said(row, column):
            return False
        for before in range(place - 1, max(-1, place - PAGE), -1):
            other = self.row(before)
            if other is not None and self._said(other, column):
                return _paragraph(row, column) != _paragraph(other, column)
        return True

    def _page(self, number: int) -> list[Row]:
        if number not in self._pages:
            self._pages[number] = self._rows(self._ids[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]


def said_of_pair(row: Row, kind: Kind) -> str:
    """How sure a pair is, in words and percent."""
    if kind in {Kind.SURE, Kind.UNSURE}:
        return f"{tr(WORDS[kind])} · {round(row.segment.confidence * 100)} %"
    return tr(WORDS[kind])


def _paragraph(row: Row, column: int) -> int:
    return row.segment.source_paragraph if column == SOURCE else row.segment.target_paragraph
