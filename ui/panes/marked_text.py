"""A text in which errors are marked: spans chosen by mouse or keys, marked ones drawn apart under their words.

Each mark has a line of its own where marks overlap. How grave it is shows in colour and in the shape of the line:
dotted, dashed, solid, wavy; one that is only offered is a hollow bar with a question mark. Its number is that of the
list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from app.model import ErrorSeverity, Span
from ui.keyboard import digit, letter
from ui.looks import Look, like, severity_look
from ui.marks import point, units
from ui.models.annotations import Item, identity_of, lanes
from ui.plain import tip

LETTERS: Mapping[str, str] = {
    "C": "mark-category",
    "N": "mark-note",
    "W": "mark-correction",
    "A": "accept-offer",
    "X": "reject-offer",
    "G": "give-score",
}
DIGITS: Mapping[str, str] = {"1": "mark-neutral", "2": "mark-minor", "3": "mark-major", "4": "mark-critical"}
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
KEYS = {
    (Qt.Key.Key_Delete, NONE): "remove-mark",
    (Qt.Key.Key_Backspace, NONE): "remove-mark",
    (Qt.Key.Key_F8, NONE): "next-mark",
    (Qt.Key.Key_F8, SHIFT): "previous-mark",
    (Qt.Key.Key_Return, NONE): "assess",
    (Qt.Key.Key_Enter, NONE): "assess",
    (Qt.Key.Key_Return, CONTROL): "assess",
    (Qt.Key.Key_Enter, CONTROL): "assess",
    (Qt.Key.Key_PageDown, NONE): "next-sampled",
    (Qt.Key.Key_PageUp, NONE): "previous-sampled",
    (Qt.Key.Key_Escape, NONE): "leave",
    (Qt.Key.Key_Tab, NONE): "other-side",
    (Qt.Key.Key_Backtab, SHIFT): "other-side",
}
PENS = {
    ErrorSeverity.NEUTRAL: Qt.PenStyle.DotLine,
    ErrorSeverity.MINOR: Qt.PenStyle.DashLine,
    ErrorSeverity.MAJOR: Qt.PenStyle.SolidLine,
    ErrorSeverity.CRITICAL: Qt.PenStyle.SolidLine,  # drawn as a wave
}
WAVE = 3.0  # pixels from one turn of a wave to the next


class MarkedText(QTextEdit):
    """One side of a segment, to be marked, not changed."""

    wished = Signal(str)  # the action a key stands for
    pointed = Signal(str)  # the identity of a mark that was clicked

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self._text = ""
        self._items: list[Item] = []
        self._lanes: list[int] = []
        self._chosen = self._pressed_on = ""

    @property
    def span(self) -> Span:
        """What is chosen; where nothing is, the empty span at the cursor."""
        cursor = self.textCursor()
        return Span(point(self._text, cursor.selectionStart()), point(self._text, cursor.selectionEnd()))

    @property
    def text(self) -> str:
        return self._text

    def show_text(self, text: str, items: Sequence[Item], chosen: str = "") -> None:
        """Show a text with its marks. The cursor stays where it is in the same text."""
        if text != self._text:
            self._text = text
            self.setPlainText(text.replace("\r", "\n").replace("\u2029", "\n"))
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._items = [one for one in items if one.span is not None]
        self._lanes = lanes([_span(one) for one in self._items])
        self._chosen = chosen
        self._spread()
        self._tint()
        self.viewport().update()

    def clear_choice(self) -> bool:
        """Let go of what is chosen; False where nothing was."""
        cursor = self.textCursor()
        there = cursor.hasSelection()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        return there

    def choose(self, span: Span) -> None:
        """Choose these words."""
        cursor = self.textCursor()
        cursor.setPosition(units(self._text, span.start))
        cursor.setPosition(units(self._text, span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def reveal(self, span: Span) -> None:
        """Bring a place into view without choosing it."""
        cursor = self.textCursor()
        cursor.setPosition(units(self._text, span.start))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and action_of(event):
            event.accept()  # F8, Esc and Ctrl+Enter mean something of their own here
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and action_of(event) == "other-side":
            self.wished.emit("other-side")  # before Qt takes Tab for the next pane
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = [one.words for one in self._under(QPointF(event.pos()))]
            QToolTip.showText(event.globalPos(), tip("\n\n".join(words)), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_of(event)
        if action:
            self.wished.emit(action)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_on = self._chosen  # to move the cursor lets go of it
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        under = [] if self.textCursor().hasSelection() else self._under(event.position())
        if under:
            names = [identity_of(one) for one in under]
            again = names.index(self._pressed_on) + 1 if self._pressed_on in names else 0
            self.pointed.emit(names[again % len(names)])  # a second click takes the next of those that overlap

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "_items"):
            self._spread()
            self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        for item, lane in zip(self._items, self._lanes, strict=True):
            look = severity_look(like(item.annotation.severity), self.palette())
            chosen = identity_of(item) == self._chosen
            for number, (left, right, bottom) in enumerate(self._strokes(_span(item))):
                box = QRectF(left, bottom + lane * self._lane(), right - left, self._lane())
                _draw_mark(painter, box, item, look, first=number == 0, chosen=chosen)
        painter.end()

    # within

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.7, 6.0))
        font.setBold(True)
        return font

    def _lane(self) -> float:
        return QFontMetricsF(self._small()).ascent() + 4

    def _spread(self) -> None:
        """Lines far enough from each other for the marks under them."""
        form = QTextBlockFormat()
        deep = (max(self._lanes, default=0) + 1) * self._lane() + 2
        form.setLineHeight(deep, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        form.setBottomMargin(deep)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(form)

    def _tint(self) -> None:
        """The words of the mark at hand on its tint."""
        made = []
        for item in self._items:
            if identity_of(item) == self._chosen and item.span:
                one = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(units(self._text, item.span.start))
                cursor.setPosition(units(self._text, item.span.end), QTextCursor.MoveMode.KeepAnchor)
                form = QTextCharFormat()
                form.setBackground(severity_look(like(item.annotation.severity), self.palette()).tint)
                one.cursor, one.format = cursor, form
                made.append(one)
        self.setExtraSelections(made)

    def _strokes(self, span: Span) -> Iterator[tuple[float, float, float]]:
        """Where a span runs, line by line: left, right, and the lower end of the letters, in the viewport."""
        document, start, end = self.document(), units(self._text, span.start), units(self._text, span.end)
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        block = document.findBlock(start)
        while block.isValid() and block.position() <= end:
            origin = document.documentLayout().blockBoundingRect(block).topLeft() + shift
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start - block.position(), line.textStart())
                last = min(end - block.position(), line.textStart() + line.textLength())
                if first < last or (start == end and first == last and first < line.textStart() + line.textLength()):
                    left, right = _x(line, first), _x(line, last)
                    bottom = origin.y() + line.y() + line.ascent() + line.descent() + 1
                    yield origin.x() + left, origin.x() + max(right, left + 3), bottom
            block = block.next()

    def _under(self, where: QPointF) -> list[Item]:
        """The marks whose words or lines are under a point, the shortest first."""
        found = []
        for item, lane in zip(self._items, self._lanes, strict=True):
            deep, above = (lane + 1) * self._lane(), self.fontMetrics().height()
            for left, right, bottom in self._strokes(_span(item)):
                if left <= where.x() <= right and bottom - above <= where.y() <= bottom + deep:
                    found.append(item)
                    break
        return sorted(found, key=lambda one: _span(one).end - _span(one).start)


def action_of(event: QKeyEvent) -> str:
    """The action a key stands for in a marked text; nothing for those that move the cursor."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if (Qt.Key(event.key()), held) in KEYS:
        return KEYS[Qt.Key(event.key()), held]
    if held:
        return ""
    return DIGITS.get(digit(event), "") or LETTERS.get(letter(event), "")


def _span(item: Item) -> Span:
    return item.span or Span(0, 0)


def _x(line: QTextLine, place: int) -> float:
    found: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]  # its stub says object
    return found[0]


def _draw_mark(painter: QPainter, box: QRectF, item: Item, look: Look, *, first: bool, chosen: bool) -> None:
    """A line in the shape of its severity under a number; hollow where it is only offered."""
    wide = 2.6 if chosen else 1.6
    left, right, y = box.left() + 1, box.right() - 1, box.bottom() - 3
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if item.waiting:
        painter.setPen(QPen(look.ink, wide / 2, PENS[item.annotation.severity]))
        painter.drawRoundedRect(QRectF(left, y - 2, max(right - left, 2), 4), 2, 2)
    elif item.annotation.severity is ErrorSeverity.CRITICAL:
        painter.setPen(QPen(look.ink, wide))
        painter.drawPolyline(_wave(left, right, y))
    else:
        painter.setPen(QPen(look.ink, wide, PENS[item.annotation.severity]))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    if first:
        painter.setPen(QPen(look.ink, 1))
        painter.drawLine(QPointF(left, y - 4), QPointF(left, y + 2))
        words = f"{item.number}?" if item.waiting else str(item.number)
        painter.drawText(QPointF(left + 2, y - 3), words)


def _wave(left: float, right: float, y: float) -> QPolygonF:
    count = max(int((right - left) / WAVE), 1)
    turns = [QPointF(left + turn * WAVE, y + (1.5 if turn % 2 else -1.5)) for turn in range(count + 1)]
    return QPolygonF(turns)
