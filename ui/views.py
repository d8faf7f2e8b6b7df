"""The one table view of the window: whole rows, a soft selection that leaves marks readable, rows of fixed height."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.looks import softened
from ui.models.table import ITEM

PADDING = 4  # around the text of a cell


class Table(QTableView):
    """Rows of some lines. `chosen` says the row a person came to, `opened` the one double-clicked or entered."""

    chosen = Signal(object)  # the value of the row
    opened = Signal(object)

    def __init__(self, name: str, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._filling: tuple[int, int] | None = None
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(self._tell_opened)
        self._fit()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentRowChanged.connect(self._tell_chosen)

    def as_list(self) -> None:
        """Show one column as wide as the view, without a head."""
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def wide(self, column: int) -> None:
        """Let this column take what room is left."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def fill(self, column: int, beside: int) -> None:
        """Let two columns fill the view; those after them are reached by scrolling."""
        self._filling = (column, beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._filling:
            column, beside = self._filling
            self.setColumnWidth(column, max(self.viewport().width() - self.columnWidth(beside), 120))

    def minimumSizeHint(self) -> QSize:
        """Two lines: panes with several tables have to fit into a window of 700 pixels, one above the other."""
        return QSize(80, row_height(self.fontMetrics(), 2))

    def value(self) -> object:
        """The value of the current row."""
        return self.currentIndex().data(ITEM) if self.currentIndex().isValid() else None

    def go_to(self, place: int | None) -> None:
        """Make this row the current one and show it; no row for None."""
        model, selection = self.model(), self.selectionModel()
        if place is None or not 0 <= place < model.rowCount():
            selection.clear()
            return
        index = model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        selection.setCurrentIndex(index, flags)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._tell_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """Rows as high as their lines; the chosen row in a colour that every mark stands out from."""
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics(), self._lines))
        soft = softened(self.palette())
        if soft != self.palette():
            self.setPalette(soft)

    def _tell_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.data(ITEM))

    def _tell_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ITEM))


def row_height(metrics: QFontMetrics, lines: int) -> int:
    """The height of a row with so many lines of text."""
    return metrics.lineSpacing() * lines + 2 * PADDING
