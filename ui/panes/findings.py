"""The findings of a segment, a document or the whole project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.model import Finding
from ui.delegates import ItemDelegate
from ui.diff import DELETED, INSERTED, SAME, Piece
from ui.marks import check_name
from ui.models.findings import FindingsModel
from ui.plain import label
from ui.symbols import finding_symbol
from ui.texts import mark, said, tr, trn
from ui.views import Table
from ui.words import severity_word

SEGMENT, DOCUMENT, PROJECT = "segment", "document", "project"
REACHES = {
    SEGMENT: mark("This segment"),
    DOCUMENT: mark("This document"),
    PROJECT: mark("Whole project"),
}
LINES = 4


class FindingsPane(QWidget):
    """Shows findings; one of them is the current one."""

    reached = Signal()  # another reach was chosen, or ignored ones are wanted too
    chosen = Signal(object)  # Finding
    opened = Signal(object)  # Finding: to its place in the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(self)
        self.view = Table(tr("Findings"), LINES)
        self.reach_box = QComboBox()
        self.ignored_box = QCheckBox(tr("ignored ones"))
        self._empty = label(wrapped=True)
        self._buttons = QHBoxLayout()
        self._build()
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.clicked.connect(lambda index: self.opened.emit(self.model.item(index)))
        self.reach_box.activated.connect(lambda _index: self.reached.emit())
        self.ignored_box.toggled.connect(lambda _on: self.reached.emit())

    @property
    def reach(self) -> str:
        """Over what findings are shown: segment, document or project."""
        return str(self.reach_box.currentData())

    @property
    def with_ignored(self) -> bool:
        """Whether ignored findings are wanted instead of the open ones."""
        return self.ignored_box.isChecked()

    @property
    def current(self) -> Finding | None:
        """The finding a person came to."""
        value = self.view.value()
        return value if isinstance(value, Finding) else None

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show buttons for these actions."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setVisible(action.isEnabled())
            action.enabledChanged.connect(button.setVisible)  # what makes no sense here takes no room
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the current one stays current if it is among them."""
        before = self.current
        self.model.show(findings)
        place = self.model.place(before.fingerprint) if before else None
        self.view.go_to(place if place is not None else (0 if findings else None))
        self._empty.setVisible(not findings)
        self._empty.setText(tr("Nothing is ignored here.") if self.with_ignored else tr("Nothing was found here."))
        self.ignored_box.setToolTip(trn("{n} finding", "{n} findings", len(findings)))
        self.chosen.emit(self.current)

    def go_to(self, finding: Finding) -> None:
        """Make this finding the current one, if it is shown."""
        place = self.model.place(finding.fingerprint)
        if place is not None:
            self.view.go_to(place)

    def _build(self) -> None:
        for name, words in REACHES.items():
            self.reach_box.addItem(tr(words), name)
        self.reach_box.setAccessibleName(tr("Findings of"))
        self.view.setModel(self.model)
        self.view.as_list()
        self.view.setItemDelegate(ItemDelegate(_head, _pieces, finding_symbol, self.view))
        top = QHBoxLayout()
        top.addWidget(self.reach_box)
        top.addStretch(1)
        top.addWidget(self.ignored_box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(top)
        whole.addWidget(self._empty)
        whole.addWidget(self.view, 1)
        whole.addLayout(self._buttons)


def _head(finding: Finding) -> str:
    where = tr("Segment {n}").format(n=finding.segment.position)
    return f"{severity_word(finding.severity)} · {where} · {check_name(finding.check)}"


def _pieces(finding: Finding) -> list[Piece]:
    pieces: list[Piece] = [(SAME, said(finding.message))]
    if finding.decision is not None:
        return [*pieces, (SAME, "\n" + tr("Ignored: {reason}").format(reason=finding.decision.reason))]
    if finding.fix is not None:
        arrow = " → " if finding.found and finding.fix else ""
        pieces += [(SAME, "\n"), (DELETED, visible(finding.found)), (SAME, arrow), (INSERTED, visible(finding.fix))]
    return [piece for piece in pieces if piece[1]]


def visible(text: str) -> str:
    """A text whose spaces at the ends can be seen."""
    inside = text.strip()
    start = len(text) - len(text.lstrip())
    end = len(text) - len(text.rstrip()) if inside else 0
    return "·" * start + inside + "·" * end
