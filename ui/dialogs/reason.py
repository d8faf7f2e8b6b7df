"""Asks for a comment or a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.frame import Frame
from ui.plain import label


class ReasonDialog(Frame):
    """Wants some words before something is done."""

    given = Signal(str)

    def __init__(self, title: str, head: str, wanted: str, parent: QWidget | None = None) -> None:
        super().__init__(title, head, title, parent)
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(wanted)
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(self.words.fontMetrics().lineSpacing() * 5)
        self.body.addWidget(label(wanted))
        self.body.addWidget(self.words)
        self.words.textChanged.connect(self._allow)
        self._allow()
        self.words.setFocus()
        self.resize(420, self.sizeHint().height())

    def accept(self) -> None:
        self.given.emit(self.words.toPlainText().strip())
        super().accept()

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.words.toPlainText().strip()))
