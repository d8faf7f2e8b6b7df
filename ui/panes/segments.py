"""The list of segments."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from app.model import Row
from ui.delegates import IconDelegate, TextDelegate
from ui.models.segments import COLUMNS, MARKS, SOURCE, TARGET, SegmentsModel
from ui.plain import label
from ui.symbols import flags_symbol, risk_symbol, state_symbol, threads_symbol
from ui.texts import tr, trn
from ui.views import PADDING, Table

LINES = 3
PAUSE = 250  # ms without a key after which the list is searched


class SegmentsPane(QWidget):
    """Shows the segments a query finds; one of them is the current one."""

    moved = Signal(int)  # the segment a person came to, 0 for none
    opened = Signal()  # into the text of it
    searched = Signal(str)

    def __init__(self, model: SegmentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = Table(tr("Segments"), LINES)
        self.search = QLineEdit()
        self._count = label()
        self._current = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._set_columns()
        self.view.chosen.connect(self._came)
        self.view.opened.connect(lambda _row: self.opened.emit())
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._search)
        self._pause.timeout.connect(self._search)
        model.modelReset.connect(self._keep_place)
        model.rowsRemoved.connect(self._tell_count)

    @property
    def current(self) -> int:
        """The id of the current segment, 0 for none."""
        return self._current

    def go_to(self, segment: int) -> bool:
        """Make this segment the current one; False if it is not in the list."""
        place = self.model.place(segment)
        if place is None:
            return False
        self.view.go_to(place)
        return True

    def neighbour(self, step: int) -> int:
        """The segment so many rows further; the current one at the ends."""
        place = self.model.place(self._current)
        wanted = 0 if place is None else place + step
        ids = self.model.ids
        return ids[wanted] if 0 <= wanted < len(ids) else self._current

    def picked(self) -> list[int]:
        """The segments chosen in the list, in its order."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        rows = [self.model.row(place) for place in places]
        return [row.segment.id for row in rows if row is not None]

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("Find in the list"))
        self.search.setAccessibleName(tr("Find in the list"))
        self.search.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.setSpacing(10)
        top.addWidget(self.search, 1)
        top.addWidget(self._count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.view, 1)

    def _set_columns(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setItemDelegateForColumn(0, IconDelegate(lambda _row, _palette: None, view))
        view.setItemDelegateForColumn(1, IconDelegate(state_symbol, view))
        view.setItemDelegateForColumn(SOURCE, TextDelegate(_source, lambda index: index.data(MARKS).source, view))
        view.setItemDelegateForColumn(TARGET, TextDelegate(_target, lambda index: index.data(MARKS).target, view))
        view.setItemDelegateForColumn(4, IconDelegate(risk_symbol, view))
        view.setItemDelegateForColumn(5, IconDelegate(flags_symbol, view))
        view.setItemDelegateForColumn(6, IconDelegate(threads_symbol, view))
        header = view.horizontalHeader()
        for column in (SOURCE, TARGET):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.fit_columns()
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(self.model.sort)

    def fit_columns(self) -> None:
        """Give the narrow columns the width of their words."""
        letter = self.view.fontMetrics().horizontalAdvance("0")
        for column, spec in enumerate(COLUMNS):
            if spec.letters:
                title = self.view.fontMetrics().horizontalAdvance(tr(spec.title)) + letter * 2
                self.view.setColumnWidth(column, max(spec.letters * letter, title) + 4 * PADDING)

    def _came(self, row: object) -> None:
        segment = row.segment.id if isinstance(row, Row) else 0
        if segment != self._current:
            self._current = segment
            self.moved.emit(segment)

    def _keep_place(self) -> None:
        self._tell_count()
        if not self.go_to(self._current):
            self.view.go_to(0 if self.model.ids else None)
        if not self.model.ids:
            self._came(None)

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.search.text().strip())

    def _tell_count(self) -> None:
        self._count.setText(trn("{n} segment", "{n} segments", len(self.model.ids)))


def _source(row: Row) -> str:
    return row.segment.source


def _target(row: Row) -> str:
    return row.segment.target
