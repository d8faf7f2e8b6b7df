"""What was changed since the import, for an editor who approves or returns it: one by one, or a fix as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStyledItemDelegate, QVBoxLayout, QWidget

from app.model import Group, Grouping
from ui.delegates import ItemDelegate
from ui.models.queue import Line, QueueModel, heading, lines_of, pieces, symbol
from ui.plain import label
from ui.texts import mark, tr, trn
from ui.views import Table, row_height

GROUPINGS = {
    Grouping.SEGMENT: mark("Segment by segment"),
    Grouping.FIX: mark("By fix"),
    Grouping.PERSON: mark("By person"),
}
LINES = 4


class QueuePane(QWidget):
    """Says what an editor wants: Space ticks, Enter goes to the text, buttons act on what is ticked or at hand."""

    regrouped = Signal()
    opened = Signal(int)  # a segment
    approved = Signal(object)  # segments
    returned = Signal(object)  # segments

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = QueueModel(self)
        self.view = _Ticking(tr("Changes since the import"), LINES)
        self.group_box = QComboBox()
        self.approve_button, self.return_button = QPushButton(), QPushButton()
        self.all_button = QPushButton(tr("Tick all"))
        self._empty = label(tr("Nothing waits: every changed segment is approved."), wrapped=True)
        self._may = False
        self._build()
        self.group_box.activated.connect(lambda _index: self.regrouped.emit())
        self.view.opened.connect(self._open)
        self.view.toggled.connect(self._toggle)
        self.view.chosen.connect(lambda _line: self._tell())
        self.model.ticked.connect(self._tell)
        self.approve_button.clicked.connect(lambda: self.approved.emit(self.wanted()))
        self.return_button.clicked.connect(lambda: self.returned.emit(self.wanted()))
        self.all_button.clicked.connect(self._all)
        self._tell()

    @property
    def grouping(self) -> Grouping:
        return Grouping(self.group_box.currentData())

    def allow(self, *, editor: bool) -> None:
        """Whether this person may approve and return."""
        self._may = editor
        self._tell()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show what waits; the place is kept, or the next one if it went."""
        row = self.view.currentIndex().row()
        before = self.view.value()
        self.model.show(lines_of(groups))
        for at, line in enumerate(self.model.items):
            if line.changed is None:  # a head has no text under it
                self.view.setRowHeight(at, row_height(self.view.fontMetrics(), 1))
        place = None
        if isinstance(before, Line) and before.changed is not None:
            place = self.model.place(before.changed.segment.id)
        last = self.model.rowCount() - 1
        self.view.go_to(place if place is not None else (min(row, last) if row >= 0 and last >= 0 else None))
        self._empty.setVisible(not groups)
        self.view.setVisible(bool(groups))
        self._tell()

    def wanted(self) -> list[int]:
        """The ticked segments; without a tick those at hand: one, or all of a group by its head."""
        line = self.view.value()
        if ticked := self.model.chosen():
            return ticked
        if not isinstance(line, Line):
            return []
        return [one.segment.id for one in ((line.changed,) if line.changed else line.group.items)]

    def following(self, here: int) -> int:
        """The segment that waits after this one, going round; the one at hand where this one does not; 0 for none."""
        segments, line = self.model.segments(), self.view.value()
        if here in segments:
            return segments[(segments.index(here) + 1) % len(segments)]
        if isinstance(line, Line):
            return (line.changed or line.group.items[0]).segment.id
        return segments[0] if segments else 0

    def go_to(self, segment: int) -> None:
        self.view.go_to(self.model.place(segment))

    def _open(self, line: Line) -> None:
        if line.changed is not None:
            self.opened.emit(line.changed.segment.id)

    def _toggle(self) -> None:
        if self.view.currentIndex().isValid():
            self.model.toggle(self.view.currentIndex().row())

    def _all(self) -> None:
        on = len(self.model.chosen()) < len(self.model.segments())
        for row in range(self.model.rowCount()):
            self.model.tick(row, on=on)

    def _tell(self) -> None:
        count = len(self.wanted())
        self.approve_button.setText(trn("Approve {n}", "Approve {n}", count))
        self.return_button.setText(trn("Give {n} back", "Give {n} back", count))
        for button in (self.approve_button, self.return_button):
            button.setEnabled(self._may and bool(count))
        self.all_button.setEnabled(bool(self.model.rowCount()))

    def _build(self) -> None:
        for grouping, words in GROUPINGS.items():
            self.group_box.addItem(tr(words), grouping)
        self.group_box.setAccessibleName(tr("How changes are grouped"))
        self.view.setModel(self.model)
        self.view.horizontalHeader().hide()
        self.view.setItemDelegateForColumn(0, QStyledItemDelegate(self.view))
        self.view.setItemDelegateForColumn(1, ItemDelegate(heading, pieces, symbol, self.view))
        self.view.setColumnWidth(0, 60)
        self.view.wide(1)
        top = QHBoxLayout()
        top.addWidget(self.group_box)
        top.addStretch(1)
        top.addWidget(self.all_button)
        buttons = QHBoxLayout()
        for button in (self.approve_button, self.return_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.all_button, self.approve_button, self.return_button):
            button.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(top)
        whole.addWidget(self._empty)
        whole.addWidget(self.view, 1)
        whole.addLayout(buttons)


class _Ticking(Table):
    """A table whose rows are ticked by Space, wherever in the row the cursor is."""

    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggled.emit()
            return
        super().keyPressEvent(event)
