"""What is shown while no project is open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCommandLinkButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import icon
from ui.plain import label
from ui.texts import mark, tr

WAYS = (
    ("new", "new", mark("New project from two texts"), mark("A Vietnamese text and its Ukrainian translation")),
    ("open", "open", mark("Open a project"), mark("Go on where you left off")),
    ("address", "address", mark("Import from an address"), mark("A Ukrainian article that names its source")),
    ("sample", "star", mark("Try the sample"), mark("A short article with faults to find")),
)


class WelcomePane(QWidget):
    """Offers ways to begin."""

    chosen = Signal(str)  # one of the ways

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {way: self._button(way, text, told) for way, _, text, told in WAYS}
        self._build()
        self._paint()

    def _button(self, way: str, text: str, told: str) -> QCommandLinkButton:
        button = QCommandLinkButton(tr(text), tr(told))
        button.setAccessibleName(tr(text))
        button.setAccessibleDescription(tr(told))
        button.setIconSize(QSize(24, 24))
        button.clicked.connect(lambda: self.chosen.emit(way))
        return button

    def _build(self) -> None:
        title = label(tr("Zvirka"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2.4)
        title.setFont(font)
        subtitle = label(tr("Collate a Ukrainian translation with its Vietnamese original"), wrapped=True)
        column = QVBoxLayout()
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(subtitle)
        column.addSpacing(16)
        for button in self.buttons.values():
            column.addWidget(button)
        column.addStretch(3)
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(520)
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(inside, 4)
        whole.addStretch(1)
        whole.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _paint(self) -> None:
        ink = self.palette().color(QPalette.ColorRole.ButtonText)
        for way, name, _, _ in WAYS:
            self.buttons[way].setIcon(icon(name, ink))
