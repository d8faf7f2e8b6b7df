"""What a comparison with another text found: scores of the whole or a part, and the segments farthest from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.model import Document
from app.workspace import Compared, Measured, Part
from ui.models.comparing import (
    CHANCE,
    COMPARED_COLUMNS,
    INTERVAL,
    NUMBER,
    SYSTEM,
    VALUE,
    WORST_COLUMNS,
    ComparedRow,
    WorstRow,
    as_lines,
    compared_rows,
    compared_title,
    compared_words,
)
from ui.models.table import TableModel
from ui.plain import heading, label
from ui.texts import tr
from ui.views import Table

LONGEST = 40  # letters 0: a box that is wider only looks empty
ROOM = 9  # of ten parts of what is left in a line, for who can use it
LINES = 8  # of the list of segments; the rest by scrolling
LEAST = 8  # letters of a document's name that a box has room for in a small window


class RowsTable(Table):
    """A table whose row at hand is copied whole."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            QGuiApplication.clipboard().setText("\t".join(_cells(self, self.currentIndex().row())))
        else:
            super().keyPressEvent(event)


class ComparedPane(QWidget):
    """Shows what was Measured; says which part of it, or which order of segments, is wanted."""

    part_chosen = Signal(object)  # Part
    metric_chosen = Signal(str)
    opened = Signal(object, int)  # all segments listed, and the one that was opened
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note, self.old = heading("", wrapped=True), label(wrapped=True), label(wrapped=True)
        self.documents, self.approved = QComboBox(), QCheckBox(tr("Approved segments only"))
        self.copy_button, self.close_button = QPushButton(tr("Copy")), QPushButton(tr("Put away"))
        self.model: TableModel[ComparedRow] = TableModel(COMPARED_COLUMNS, self)
        self.worst: TableModel[WorstRow] = TableModel(WORST_COLUMNS, self)
        self.view, self.worst_view = RowsTable(tr("Scores")), RowsTable(tr("Segments farthest from it"))
        self.by, self._worst_title = QComboBox(), label(tr("Segments farthest from it, by"))
        self._build()
        self._connect()
        self.hide()

    @property
    def part(self) -> Part:
        """Which part is chosen."""
        return Part(self.documents.currentData() or None, self.approved.isChecked())

    def show_measured(self, measured: Measured, documents: Sequence[Document]) -> None:
        """Show this comparison, the whole of it; its scores come after."""
        self.model.show([])
        self.worst.show([])
        self.title.setText(compared_title(measured.measure))
        compared = set(measured.documents)
        with QSignalBlocker(self.documents), QSignalBlocker(self.by), QSignalBlocker(self.approved):
            self.documents.clear()
            titles = {one.id: one.title for one in documents if one.id in compared}
            self.documents.addItem(titles.pop(measured.measure.document or 0, tr("The whole project")), 0)
            for number, title in titles.items():
                self.documents.addItem(title, number)
            self.by.clear()
            self.by.addItems(list(measured.measure.wanted))
            self.approved.setChecked(False)
        self.approved.setVisible(measured.measure.against is not None and any(measured.approved))
        several = len(measured.counts) > 1
        for column in (SYSTEM, CHANCE):
            self.view.setColumnHidden(column, not several)
        self.old.hide()
        self.show()

    def show_scores(self, measured: Measured, part: Part, found: Sequence[Compared]) -> None:
        """The scores of this part; none where nothing of it was compared."""
        self.model.show(compared_rows(found))
        self.view.setColumnHidden(INTERVAL, not measured.measure.has_interval)
        self.note.setText(compared_words(measured, part, found[0].score.segments if found else 0))
        self.view.setVisible(bool(found))
        high = self.view.verticalHeader().defaultSectionSize()
        self.view.setFixedHeight(high * (len(found) + 2))
        self.view.resizeColumnsToContents()

    def show_worst(self, rows: Sequence[WorstRow]) -> None:
        """The segments farthest from what they were compared with."""
        self.worst.show(rows)
        for part in (self.worst_view, self.by, self._worst_title):
            part.setVisible(bool(rows))
        high = self.worst_view.verticalHeader().defaultSectionSize()
        self.worst_view.setFixedHeight(high * min(len(rows), LINES) + self.worst_view.horizontalHeader().height() + 4)
        for column in (VALUE, NUMBER):
            self.worst_view.resizeColumnToContents(column)

    def tell_old(self) -> None:
        """The project was worked on since."""
        self.old.setText(tr("The project was changed since: compare again for its text as it is now"))
        self.old.show()

    def copied(self) -> str:
        """The scores as a table, with what has to be known of them."""
        shown = [column for column in range(len(COMPARED_COLUMNS)) if not self.view.isColumnHidden(column)]
        titles = [tr(COMPARED_COLUMNS[column].title) for column in shown]
        rows = [_cells(self.view, row) for row in range(self.model.rowCount())]
        part = [self.documents.currentText(), self.approved.text() if self.approved.isChecked() else ""]
        return as_lines(titles, rows, self.title.text(), ", ".join(filter(None, part)), self.note.text())

    def _connect(self) -> None:
        self.documents.activated.connect(lambda _row: self.part_chosen.emit(self.part))
        self.approved.clicked.connect(lambda _on: self.part_chosen.emit(self.part))
        self.by.activated.connect(lambda _row: self.metric_chosen.emit(self.by.currentText()))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.copied()))
        self.close_button.clicked.connect(self.put_away)
        self.worst_view.opened.connect(self._open)

    def _open(self, row: WorstRow) -> None:
        self.opened.emit([one.segment for one in self.worst.items], row.segment)

    def _build(self) -> None:
        for view, model, wide in ((self.view, self.model, -1), (self.worst_view, self.worst, 3)):
            view.setModel(model)
            if wide >= 0:
                view.wide(wide)
            else:
                view.horizontalHeader().setStretchLastSection(True)
        for box, name in ((self.documents, tr("Which part")), (self.by, tr("By which score"))):
            box.setAccessibleName(name)
        self.documents.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.documents.setMinimumContentsLength(LEAST)
        self.documents.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.documents.setMaximumWidth(LONGEST * self.fontMetrics().horizontalAdvance("0"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.addWidget(self.title)
        whole.addLayout(_line(self.documents, self.approved, None, self.copy_button, self.close_button))
        for part in (self.view, self.note, self.old):
            whole.addWidget(part)
        whole.addLayout(_line(self._worst_title, self.by, None))
        whole.addWidget(self.worst_view)


def _line(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None takes what room is left."""
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            wide = part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
            row.addWidget(part, ROOM if wide else 0)
    return row


def _cells(view: Table, row: int) -> list[str]:
    """The texts of a row as it is shown; a tab in one would begin another cell."""
    shown = [column for column in range(view.model().columnCount()) if not view.isColumnHidden(column)]
    return [" ".join(str(view.model().index(row, column).data()).split()) for column in shown]
