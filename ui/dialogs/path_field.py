"""A field for a path, with a button that looks for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.texts import tr


class PathField(QWidget):
    """A path to read from, or to write to."""

    changed = Signal()

    def __init__(self, kinds: str, parent: QWidget | None = None, *, saving: bool = False) -> None:
        super().__init__(parent)
        self._kinds, self._saving = kinds, saving
        self.line = QLineEdit()
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.button = QPushButton(tr("Browse…"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._browse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """The path as typed."""
        return self.line.text().strip()

    def set_text(self, path: str) -> None:
        self.line.setText(path)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.button.setAccessibleName(f"{tr('Browse…')} {name}")

    def _browse(self) -> None:
        ask = QFileDialog.getSaveFileName if self._saving else QFileDialog.getOpenFileName
        path, _ = ask(self, self.accessibleName(), self.text(), tr(self._kinds))
        if path:
            self.set_text(path)
