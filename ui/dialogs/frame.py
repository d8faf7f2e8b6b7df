"""What all our dialogs have in common: a heading, a body, buttons below, and a line for what was wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ui.panes.notice import Notice
from ui.plain import heading
from ui.texts import tr


class Frame(QDialog):
    """A dialog with two ways out. It goes when it is closed."""

    def __init__(self, title: str, head: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.notice = Notice(self)
        self.accept_button = QPushButton(accept)
        self.accept_button.setDefault(True)
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))  # Qt has no catalogue for some of our languages
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        self.head = heading(head)
        self.head.setWordWrap(True)
        whole.addWidget(self.head)
        whole.addLayout(self.body, 1)
        whole.addWidget(self.notice)
        whole.addWidget(self.buttons)
