"""The segments of the list: ids in order, rows fetched by pages when a view asks for them.

Sorting and filtering are a new `Query`, done where the data lie. To add a column: a line in `COLUMNS`.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, QTimer, Signal

from app.model import Query, Row, Sort
from ui.marks import Marks
from ui.models.table import Column, Index, Roles, said_of
from ui.texts import mark, said, tr, trn
from ui.words import light_word, severity_word, state_word

PAGE = 200  # rows fetched at once
PAGES = 20  # pages kept
MARKED = 2000  # segments whose marks are kept
MARKS = Roles.UserRole + 1
FEW = 20  # rows that may leave the list one by one; more than these is a new list
NEAR = 5  # pages to look through for the next finding before the store is asked for all


@dataclass(frozen=True, slots=True)
class SegmentColumn(Column[Row]):
    """A column that knows what the store can sort it by, and how wide it likes to be in letters."""

    sort: Sort = Sort.POSITION
    letters: int = 0


def _why_risk(row: Row) -> str:
    reasons = "\n".join(f"· {said(reason)}" for reason in row.risk.reasons)
    return f"{tr('Risk')}: {row.risk.score}, {light_word(row.risk.light)}\n{reasons}".strip()


def _why_talk(row: Row) -> str:
    return trn("{n} open thread of comments", "{n} open threads of comments", row.threads) if row.threads else ""


def _why_flags(row: Row) -> str:
    if row.worst is None:
        return tr("No findings")
    return tr("Findings: {n}, the worst is {severity}").format(n=row.findings, severity=severity_word(row.worst))


COLUMNS = (
    SegmentColumn("#", lambda row: str(row.segment.position), sort=Sort.POSITION, letters=4),
    SegmentColumn(mark("State"), lambda row: state_word(row.segment.state), sort=Sort.STATE, letters=11),
    SegmentColumn(mark("Vietnamese"), lambda row: row.segment.source, sort=Sort.SOURCE),
    SegmentColumn(mark("Ukrainian"), lambda row: row.segment.target, sort=Sort.TARGET),
    SegmentColumn(mark("Risk"), lambda row: str(row.risk.score), _why_risk, sort=Sort.RISK, letters=6),
    SegmentColumn("⚑", lambda row: str(row.findings or ""), _why_flags, sort=Sort.FINDINGS, letters=6),
    SegmentColumn("@", lambda row: str(row.threads or ""), _why_talk, letters=4),
)
SPOKEN = {"#": mark("Number"), "⚑": mark("Findings"), "@": mark("Comments")}  # for tooltips and screen readers
SOURCE, TARGET = 2, 3
NO_MARKS = Marks()


class SegmentsModel(QAbstractTableModel):
    """Shows the segments a query finds; holds no rules about them."""

    asked = Signal(object)  # Query: the list is now the answer to it
    marks_wanted = Signal(object)  # ids whose marks are to be put in
    marked = Signal(object)  # ids whose marks came

    def __init__(
        self,
        order: Callable[[Query], Sequence[int]],
        rows: Callable[[Sequence[int]], list[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._order, self._rows = order, rows
        self.query = Query()
        self._ids = array("q")  # eight bytes a segment: there may be a million
        self._kept = 0  # the segment at hand, which stays though the query no longer finds it
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._places: dict[int, int] = {}  # of the segments in the pages
        self._marked: OrderedDict[int, Marks] = OrderedDict()
        self._wanted: set[int] = set()  # segments that are drawn and whose marks are not here or not fresh
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._want)

    # the list

    @property
    def ids(self) -> Sequence[int]:
        """The segments in the order shown."""
        return self._ids

    def ask(self, query: Query) -> None:
        """Show what this query finds."""
        self.query = query
        self._reset(self._order(query))
        self.asked.emit(query)

    def reload(self) -> None:
        """Ask the same again and forget every row."""
        self.ask(self.query)

    def touch(self, ids: Iterable[int], keep: int = 0) -> None:
        """These segments look different. One that the query no longer finds leaves the list, unless it is `keep`."""
        touched = set(ids)
        if self._may_move():
            self._follow(touched, keep)
        shown = self._shown(touched)
        self._forget(touched)
        self._tell(shown)

    def place(self, segment: int) -> int | None:
        """The row of a segment, if it is in the list."""
        if segment in self._places:
            return self._places[segment]
        try:
            return self._ids.index(segment)
        except ValueError:
            return None

    def row(self, place: int) -> Row | None:
        """The segment in this row as the list shows it."""
        if not 0 <= place < len(self._ids):
            return None
        page = self._page(place // PAGE)
        return page[place % PAGE] if place % PAGE < len(page) else None

    def numbered(self, number: int) -> int:
        """The segment with this number in its document, the first of them in the list; 0 for none."""
        here = self.row(number - 1)  # where it stands in the order of the text
        if here and here.segment.position == number:
            return here.segment.id
        found = self._order(replace(self.query, position=number))
        return found[0] if found else 0

    def flagged(self, segment: int, step: int) -> int:
        """The next segment in the list that has findings, in this direction; 0 for none."""
        place = self.place(segment)
        start = (-1 if step > 0 else len(self._ids)) if place is None else place
        places = range(start + 1, len(self._ids)) if step > 0 else range(start - 1, -1, -1)
        rows = (self.row(place) for place in places[: NEAR * PAGE])
        near = next((row.segment.id for row in rows if row and row.findings), 0)
        if near or len(places) <= NEAR * PAGE:
            return near
        found = set(self._order(replace(self.query, with_findings=True)))
        return next((self._ids[place] for place in places[NEAR * PAGE :] if self._ids[place] in found), 0)

    def marks(self, segment: int) -> Marks:
        """The marks in the texts of a segment as far as they are known; what is missing is asked for."""
        if segment not in self._marked:
            self._wish(segment)
        return self._marked.get(segment, NO_MARKS)

    def put_marks(self, marks: Mapping[int, Marks]) -> None:
        """The marks that were asked for."""
        self._marked.update(marks)
        while len(self._marked) > MARKED:
            self._marked.popitem(last=False)
        self._tell(self._shown(marks))
        self.marked.emit(frozenset(marks))

    # Qt's questions

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == MARKS:
            return self.marks(row.segment.id)
        if role == Roles.ToolTipRole and index.column() in {SOURCE, TARGET}:
            return None  # the delegate tells what is marked under the pointer
        return said_of(row, COLUMNS[index.column()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        title = COLUMNS[section].title
        if role in {Roles.ToolTipRole, Roles.AccessibleTextRole}:
            return tr(SPOKEN.get(title, title))
        return tr(title) if role == Roles.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = COLUMNS[column].sort if 0 <= column < len(COLUMNS) else Sort.POSITION
        self.ask(replace(self.query, sort=wanted, descending=order == Qt.SortOrder.DescendingOrder))

    # pages

    def _page(self, number: int) -> list[Row]:
        if number not in self._pages:
            first = number * PAGE
            page = self._pages[number] = self._rows(self._ids[first : first + PAGE])
            self._places |= {row.segment.id: place for place, row in enumerate(page, first)}
            if len(self._pages) > PAGES:
                self._drop(next(iter(self._pages)))
        self._pages.move_to_end(number)
        return self._pages[number]

    def _forget(self, ids: set[int]) -> None:
        for segment in ids:
            if segment in self._marked:  # the old ones stay till the new ones come: nothing flickers
                self._wish(segment)
            if segment in self._places:
                self._drop(self._places[segment] // PAGE)

    def _drop(self, number: int) -> None:
        for row in self._pages.pop(number, ()):
            self._places.pop(row.segment.id, None)

    def _reset(self, ids: Iterable[int]) -> None:
        self.beginResetModel()
        self._ids, self._kept = ids if isinstance(ids, array) else array("q", ids), 0
        self._pages.clear()
        self._places.clear()
        self._marked.clear()
        self.endResetModel()

    def _shown(self, ids: Iterable[int]) -> list[int]:
        """The rows of those segments that were looked at lately; a view knows nothing of the others."""
        return sorted(self._places[segment] for segment in ids if segment in self._places)

    def _tell(self, places: Iterable[int]) -> None:
        for place in places:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))

    def _wish(self, segment: int) -> None:
        self._wanted.add(segment)
        self._soon.start()

    def _want(self) -> None:
        wanted, self._wanted = frozenset(self._wanted), set()
        self.marks_wanted.emit(wanted)

    def _may_move(self) -> bool:
        """Whether an action can change which segments the query finds; an order by text stays till asked again."""
        query = self.query
        return bool(query.states or query.with_findings or query.with_threads or query.text)

    def _follow(self, touched: set[int], keep: int) -> None:
        concerned = (touched | {self._kept}) - {0}
        if len(concerned) > PAGE:
            self._reset(self._order(self.query))
            return
        asked = concerned & self.query.among if self.query.among else concerned
        found = set(self._order(replace(self.query, among=frozenset(asked)))) if asked else set()
        there = {segment: place for segment in concerned if (place := self.place(segment)) is not None}
        gone = sorted((place for segment, place in there.items() if segment not in found | {keep}), reverse=True)
        if found - there.keys() or len(gone) > FEW:
            self._reset(self._order(self.query))
            return
        self._kept = keep if keep in there and keep not in found else 0
        for place in gone:
            self._leave(place)

    def _leave(self, place: int) -> None:
        self.beginRemoveRows(self.index(-1, -1), place, place)
        del self._ids[place]
        for number in [number for number in self._pages if number >= place // PAGE]:
            self._drop(number)
        self.endRemoveRows()
