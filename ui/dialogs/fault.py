"""Tells of a fault of the program: one line, and the details for whoever mends it."""

from __future__ import annotations

import traceback

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.plain import heading, label
from ui.texts import tr


class FaultDialog(QDialog):
    """Shows an error nobody foresaw. What was typed is still in the window behind it."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = heading(f"{type(error).__name__}: {error}".splitlines()[0])
        self.line.setWordWrap(True)
        self.details = QPlainTextEdit("".join(traceback.format_exception(error)))
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(self.line)
        whole.addWidget(label(tr("This is a fault of the program. What you saved is safe."), wrapped=True))
        whole.addWidget(self.details, 1)
        whole.addWidget(buttons)
        self.resize(640, 360)
