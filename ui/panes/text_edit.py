"""A text field that shows a text exactly, with its marks, and leaves the window's keys to the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from app.model import Span
from ui.marks import Mark, mark_format, point, units
from ui.plain import tip


class TextEdit(QPlainTextEdit):
    """One text of a segment."""

    left = Signal()  # the keyboard went elsewhere

    def __init__(self, name: str, reserved: Sequence[QKeySequence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reserved = {keys.toString() for keys in reserved}
        self._marks: tuple[Mark, ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """The text as it stands. Qt's `toPlainText` would make plain spaces of no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def set_text(self, text: str) -> None:
        """Show this text; the history of typing begins anew."""
        where = self.textCursor().position()
        self.setPlainText(text)
        self.put_cursor(min(where, self.document().characterCount() - 1))

    def put_cursor(self, where: int, end: int | None = None) -> None:
        """Put the cursor there, as Qt counts; with `end`, choose the text up to it."""
        cursor = self.textCursor()
        cursor.setPosition(where)
        if end is not None:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def choose(self, mark: Mark) -> None:
        """Choose the marked text."""
        text = self.text()
        if mark.span.end <= len(text):
            self.put_cursor(units(text, mark.span.start), units(text, mark.span.end))

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Mark these places instead; they move along when letters are typed before them."""
        self._marks = tuple(marks)
        text = self.text()
        self.setExtraSelections([self._selection(mark, text) for mark in self._marks if mark.span.end <= len(text)])

    def show_spaces(self, on: bool) -> None:
        """Make spaces visible, no-break spaces as well."""
        option = self.document().defaultTextOption()
        flag = QTextOption.Flag.ShowTabsAndSpaces
        option.setFlags(option.flags() | flag if on else option.flags() & ~flag)
        self.document().setDefaultTextOption(option)

    def chosen_span(self) -> Span | None:
        """What is selected, as a place in the text; None where nothing is."""
        cursor, text = self.textCursor(), self.text()
        if not cursor.hasSelection():
            return None
        return Span(point(text, cursor.selectionStart()), point(text, cursor.selectionEnd()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._explain(event)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence(event.keyCombination()).toString()
            if keys in self._reserved:  # undo, for one: it is the window's, not this field's alone
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_marks(self._marks)

    def _selection(self, mark: Mark, text: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text, mark.span.start))
        cursor.setPosition(units(text, mark.span.end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, mark_format(mark, self.palette())
        return made

    def _explain(self, event: QHelpEvent) -> None:
        where = self.cursorForPosition(self.viewport().mapFrom(self, event.pos())).position()
        place = point(self.text(), where)
        why = [mark.why for mark in self._marks if mark.span.start <= place <= mark.span.end]
        QToolTip.showText(event.globalPos(), tip("\n\n".join(why)), self)
