"""One line over the list that says what went wrong or what was done. An error stays until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.model import Severity
from ui.icons import icon
from ui.looks import severity_look
from ui.plain import label
from ui.symbols import severity_symbol
from ui.texts import tr

STAYS = 6000  # ms a mere message stays


class Notice(QFrame):
    """Shows a line; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._words = QLabel(), label(wrapped=True)
        self._gone = QTimer(self, singleShot=True, interval=STAYS)
        self._gone.timeout.connect(self.hide)
        close = QToolButton(autoRaise=True)
        close.setIcon(icon("close", self.palette().color(QPalette.ColorRole.Text)))
        close.setAccessibleName(tr("Close the message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("Message"))
        self.hide()

    @property
    def words(self) -> str:
        """The line shown; nothing while there is none."""
        return self._words.text() if not self.isHidden() else ""

    def say(self, words: str) -> None:
        """Tell something that went well; it goes by itself."""
        self._show(words, Severity.INFO)
        self._gone.start()

    def complain(self, words: str) -> None:
        """Tell what went wrong; it stays."""
        self._gone.stop()
        self._show(words, Severity.CRITICAL)

    def _show(self, words: str, severity: Severity) -> None:
        palette = self.palette()
        name, ink = severity_symbol(severity, palette)
        palette.setColor(QPalette.ColorRole.Window, severity_look(severity, palette).tint)
        self.setPalette(palette)
        self._sign.setPixmap(icon(name, ink).pixmap(QSize(18, 18)))
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.show()
