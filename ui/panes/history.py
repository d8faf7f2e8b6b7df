"""Who did what when, in this segment or in the whole project, and what undo would take back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.model import Event
from ui.delegates import ItemDelegate, no_symbol
from ui.models.history import HistoryModel, action_word, heading, pieces
from ui.plain import label
from ui.texts import mark, tr
from ui.views import Table

SEGMENT, PROJECT = "segment", "project"
REACHES = {SEGMENT: mark("This segment"), PROJECT: mark("Whole project")}
LINES = 4


class HistoryPane(QWidget):
    """Shows events, the newest first."""

    reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.view = Table(tr("History"), LINES)
        self.reach_box = QComboBox()
        self._next, self._empty = label(wrapped=True), label(tr("Nothing has been done here yet."), wrapped=True)
        self._top = QHBoxLayout()
        self._build()
        self.reach_box.activated.connect(lambda _index: self.reached.emit())

    @property
    def reach(self) -> str:
        """Over what the history is shown: segment or project."""
        return str(self.reach_box.currentData())

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show buttons for these actions."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAutoRaise(True)
            self._top.addWidget(button)

    def show_events(self, events: Sequence[Event], undoable: Event | None) -> None:
        """Show these events, and which of them undo would take back."""
        self.model.show(events)
        self._empty.setVisible(not events)
        if undoable is None:
            self._next.setText(tr("Nothing to undo"))
        else:
            self._next.setText(tr("Undo would take back: {action}").format(action=action_word(undoable)))

    def _build(self) -> None:
        for name, words in REACHES.items():
            self.reach_box.addItem(tr(words), name)
        self.reach_box.setAccessibleName(tr("History of"))
        self.view.setModel(self.model)
        self.view.as_list()
        self.view.setItemDelegate(ItemDelegate(heading, pieces, no_symbol, self.view))
        self._top.addWidget(self.reach_box)
        self._top.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(self._top)
        whole.addWidget(self._next)
        whole.addWidget(self._empty)
        whole.addWidget(self.view, 1)
