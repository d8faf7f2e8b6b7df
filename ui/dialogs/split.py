"""Asks where a segment is to be split: a place in either text, where sentences end at first."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.model import Segment, Side
from app.workspace import boundaries
from ui.dialogs.frame import Frame
from ui.looks import inserted_look
from ui.marks import looked, point, units
from ui.plain import label
from ui.texts import tr

TITLES = {Side.SOURCE: "Vietnamese", Side.TARGET: "Ukrainian"}


class CutEdit(QPlainTextEdit):
    """A text that is cut between two words; what comes behind the cut is marked. Arrows move the cut word by word."""

    moved = Signal()

    def __init__(self, name: str, text: str, offered: list[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._places = sorted({0, *offered, *_between_words(text), len(text)})
        self._offered = offered
        self.setAccessibleName(name)
        self.setPlainText(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setCursorWidth(3)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self.cut_at(offered[0] if offered else len(text))
        self.cursorPositionChanged.connect(self._snap)

    @property
    def place(self) -> int | None:
        """Where the text is cut, as Python counts; None where it stays whole."""
        at = point(self._text, self.textCursor().position())
        return at if 0 < at < len(self._text) else None

    def cut_at(self, place: int) -> None:
        """Cut here."""
        cursor = self.textCursor()
        cursor.setPosition(units(self._text, place))
        self.setTextCursor(cursor)
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = point(self._text, self.textCursor().position())
        steps = {
            Qt.Key.Key_Left: (self._places, -1),
            Qt.Key.Key_Right: (self._places, +1),
            Qt.Key.Key_PageUp: (self._offered, -1),
            Qt.Key.Key_PageDown: (self._offered, +1),
        }
        if event.key() not in steps:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                event.ignore()  # the dialog's
                return
            super().keyPressEvent(event)
            return
        places, step = steps[Qt.Key(event.key())]
        there = [one for one in places if (one > at if step > 0 else one < at)]
        if there:
            self.cut_at(there[0 if step > 0 else -1])

    def _snap(self) -> None:
        """A cut inside a word goes to the nearer end of it."""
        at = point(self._text, self.textCursor().position())
        nearest = min(self._places, key=lambda place: abs(place - at))
        if nearest != at or self.textCursor().hasSelection():
            self.cut_at(nearest)
        self._mark()

    def _mark(self) -> None:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.textCursor().position())
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, looked(inserted_look(self.palette()))
        self.setExtraSelections([made] if self.place is not None else [])
        self.moved.emit()


class SplitDialog(Frame):
    """Both texts of a segment, each with its cut."""

    chosen = Signal(object, object)  # where source and target are cut; None for a side that stays whole

    def __init__(self, segment: Segment, side: Side, parent: QWidget | None = None) -> None:
        head = tr("Where does the second part begin?")
        super().__init__(tr("Split"), head, tr("Split"), parent)
        self.cuts = {}
        for one, text in ((Side.SOURCE, segment.source), (Side.TARGET, segment.target)):
            self.cuts[one] = CutEdit(tr(TITLES[one]), text, boundaries(segment, one))
            self.body.addWidget(label(tr(TITLES[one])))
            self.body.addWidget(self.cuts[one])
            self.cuts[one].moved.connect(self._allow)
        keys = tr("← → by words, Page Up and Page Down by sentences, Tab to the other text; at the end it stays whole.")
        self.body.addWidget(label(keys, wrapped=True))
        self.resize(640, 500)
        self._allow()
        self.cuts[side].setFocus()

    def accept(self) -> None:
        self.chosen.emit(self.cuts[Side.SOURCE].place, self.cuts[Side.TARGET].place)
        super().accept()

    def _allow(self) -> None:
        self.accept_button.setEnabled(any(cut.place is not None for cut in self.cuts.values()))


def _between_words(text: str) -> list[int]:
    """The beginnings of all words but the first."""
    return [at + 1 for at, (one, following) in enumerate(pairwise(text)) if one.isspace() and not following.isspace()]
