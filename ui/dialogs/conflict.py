"""Shows a text that two people changed: what it was, theirs, mine; one of them is taken, or a third is written.

Whatever is pressed, nothing is lost: what is not taken stays in the history, and closing leaves everything waiting.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from app.model import Conflict
from ui.dialogs.frame import Frame
from ui.diff import DELETED, INSERTED, words
from ui.looks import accent
from ui.plain import label
from ui.texts import tr

LINES = 3


class ConflictDialog(Frame):
    """Wants a choice between the versions of one value."""

    settled = Signal(object)  # the value to be written; None: theirs stays

    def __init__(self, conflict: Conflict, where: str, parent: QWidget | None = None) -> None:
        who = conflict.who or tr("somebody else")
        super().__init__(tr("Two changes of the same"), where, tr("Save the text below"), parent)
        self.conflict = conflict
        was, theirs, mine = (_shown(value) for value in (conflict.was, conflict.theirs, conflict.mine))
        self.theirs_button, self.mine_button = QPushButton(tr("Take theirs (F2)")), QPushButton(tr("Take mine (F3)"))
        self.merged = QPlainTextEdit(mine)
        self._add(tr("It was"), _field(tr("It was"), was, was))
        self._add(tr("{who} wrote").format(who=who), _field(tr("Theirs"), was, theirs))
        self._add(tr("You wrote"), _field(tr("Mine"), was, mine))
        if conflict.refused:
            self.notice.complain(conflict.refused)
        self._build()
        self.resize(720, 520)

    def _add(self, title: str, field: QWidget) -> None:
        self.body.addWidget(label(title))
        self.body.addWidget(field)

    def _build(self) -> None:
        is_text = self.conflict.entity == "target"
        head = label(tr("Both in one: edit here"))
        self.body.addWidget(head)
        self.body.addWidget(self.merged)
        self.merged.setAccessibleName(tr("The text to be saved"))
        self.merged.setTabChangesFocus(True)
        self.accept_button.setShortcut(QKeySequence("Ctrl+Return"))
        for part in (self.merged, self.accept_button, head):
            part.setVisible(is_text)
        ways = ((self.theirs_button, "F2", None), (self.mine_button, "F3", self.conflict.mine))
        for button, key, value in ways:
            button.setShortcut(QKeySequence(key))
            button.setAutoDefault(False)
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _on=False, value=value: self._settle(value))
        self.merged.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        self._settle(self.merged.toPlainText())

    def _settle(self, value: object) -> None:
        self.settled.emit(value)
        super().accept()


def _field(name: str, was: str, now: str) -> QPlainTextEdit:
    """A text with what is new in it underlined and what is gone struck out."""
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * (LINES + 1))
    cursor = field.textCursor()
    for kind, text in words(was, now):
        cursor.insertText(text, _look(kind, accent(field.palette())))
    return field


def _look(kind: str, ink: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    if kind == INSERTED:
        made.setForeground(ink)
        made.setFontUnderline(True)
    made.setFontStrikeOut(kind == DELETED)
    return made


def _shown(value: object) -> str:
    return "" if value is None else str(value)
