"""Who did what when, in this segment or in the whole project, the versions of a text, and what undo would take back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.model import Event, Version
from ui.delegates import ItemDelegate, no_symbol
from ui.models.history import HistoryModel, action_word, heading, pieces
from ui.models.versions import Line, VersionsModel, lines_of
from ui.models.versions import heading as version_heading
from ui.models.versions import pieces as version_pieces
from ui.plain import label
from ui.texts import mark, tr
from ui.views import Table

SEGMENT, PROJECT, VERSIONS = "segment", "project", "versions"
REACHES = {SEGMENT: mark("This segment"), PROJECT: mark("Whole project"), VERSIONS: mark("Versions of the text")}
LINES = 4


class HistoryPane(QWidget):
    """Shows events or versions, the newest first."""

    reached = Signal()
    restored = Signal(object)  # Version: the text is to be as it was in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.versions = VersionsModel(self)
        self.view, self.versions_view = Table(tr("History"), LINES), Table(tr("Versions of the text"), LINES)
        self.restore_button = QPushButton(tr("Restore this version"))
        self.reach_box = QComboBox()
        self._next, self._empty = label(wrapped=True), label(tr("Nothing has been done here yet."), wrapped=True)
        self._top = QHBoxLayout()
        self._build()
        self.reach_box.activated.connect(lambda _index: self.reached.emit())
        self.versions_view.chosen.connect(lambda _line: self._allow())
        self.restore_button.clicked.connect(self._restore)

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
        self._turn(versions=False)
        if undoable is None:
            self._next.setText(tr("Nothing to undo"))
        else:
            self._next.setText(tr("Undo would take back: {action}").format(action=action_word(undoable)))

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show these versions of the text at hand instead, the newest first."""
        self.versions.show(lines_of(versions))
        self._empty.setVisible(not versions)
        self._turn(versions=True)

    def _turn(self, *, versions: bool) -> None:
        self.view.setVisible(not versions)
        self._next.setVisible(not versions)
        self.versions_view.setVisible(versions)
        self.restore_button.setVisible(versions)
        self._allow()

    def _allow(self) -> None:
        line = self.versions_view.value()
        self.restore_button.setEnabled(isinstance(line, Line) and not line.now)

    def _restore(self) -> None:
        line = self.versions_view.value()
        if isinstance(line, Line):
            self.restored.emit(line.version)

    def _build(self) -> None:
        for name, words in REACHES.items():
            self.reach_box.addItem(tr(words), name)
        self.reach_box.setAccessibleName(tr("History of"))
        self.view.setModel(self.model)
        self.view.as_list()
        self.view.setItemDelegate(ItemDelegate(heading, pieces, no_symbol, self.view))
        self.versions_view.setModel(self.versions)
        self.versions_view.as_list()
        delegate = ItemDelegate(version_heading, version_pieces, no_symbol, self.versions_view)
        self.versions_view.setItemDelegate(delegate)
        self._top.addWidget(self.reach_box)
        self._top.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(self._top)
        whole.addWidget(self._next)
        whole.addWidget(self._empty)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.versions_view, 1)
        whole.addWidget(self.restore_button)
        self._turn(versions=False)
