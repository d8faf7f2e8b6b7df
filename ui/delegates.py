"""How cells are drawn: texts with their marks, symbols beside words, findings, changes. No markup anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import icons
from ui.diff import Piece
from ui.looks import accent
from ui.marks import Mark, changed_format, mark_format, ranges, units
from ui.models.table import ITEM, Index, Roles
from ui.plain import tip
from ui.typeset import LINE_BREAKS, position, typeset
from ui.views import PADDING, row_height

Drawn = tuple[str, QColor]  # an icon and its colour


class CellDelegate(QStyledItemDelegate):
    """Draws the ground of a cell and leaves its content to others."""

    lines = 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground(painter, option, index)
        painter.save()
        painter.setClipRect(option.rect)
        self.draw(painter, option, index)
        painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the content."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_height(option.fontMetrics, self.lines))


class TextDelegate(CellDelegate):
    """A text with marks, in as many lines as the row has room for; the tooltip says why a place is marked."""

    def __init__(
        self, text_of: Callable[[Any], str], marks_of: Callable[[Index], Sequence[Mark]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._text_of, self._marks_of = text_of, marks_of

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._layout(option, index).draw(painter, QPointF(inner(option.rect).topLeft()))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        where = position(self._layout(option, index), QPointF(event.pos() - inner(option.rect).topLeft()))
        why = [mark.why for mark in self._marks_of(index) if mark.span.start <= where < mark.span.end]
        QToolTip.showText(event.globalPos(), tip("\n\n".join(why)), view)
        return True

    def _layout(self, option: QStyleOptionViewItem, index: Index) -> QTextLayout:
        text = self._text_of(index.data(ITEM))
        marked = ranges(text, self._marks_of(index), lambda mark: mark_format(mark, option.palette))
        box = inner(option.rect)
        return typeset(text, marked, option.font, box.width(), room(option, box))


class IconDelegate(CellDelegate):
    """A symbol and the cell's words beside it."""

    def __init__(self, drawn: Callable[[Any, QPalette], Drawn | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn = drawn

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = inner(option.rect)
        drawn = self._drawn(index.data(ITEM), option.palette)
        if drawn:
            icons.paint(painter, drawn[0], symbol_box(option, box), drawn[1])
            box.setLeft(box.left() + option.fontMetrics.height() + PADDING)
        line = QRect(box.left(), box.top(), box.width(), option.fontMetrics.lineSpacing())
        said = str(index.data(Roles.DisplayRole) or "")
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.setFont(option.font)
        shown = option.fontMetrics.elidedText(said, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class ItemDelegate(CellDelegate):
    """A symbol, a heading in bold, and a text of coloured pieces under it: findings, events, proposed changes."""

    def __init__(
        self,
        head_of: Callable[[Any], str],
        pieces_of: Callable[[Any], Sequence[Piece]],
        drawn: Callable[[Any, QPalette], Drawn | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._head_of, self._pieces_of, self._drawn = head_of, pieces_of, drawn

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, box = index.data(ITEM), inner(option.rect)
        drawn = self._drawn(item, option.palette)
        if drawn:
            icons.paint(painter, drawn[0], symbol_box(option, box), drawn[1])
            box.setLeft(box.left() + option.fontMetrics.height() + PADDING)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        head = self._head_of(item)
        if head:
            self._draw_head(painter, option, box, head)
            box.setTop(box.top() + option.fontMetrics.lineSpacing())
        set_pieces(self._pieces_of(item), option, box).draw(painter, QPointF(box.topLeft()))

    def _draw_head(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, head: str) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


def ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """The background of a cell as the style draws it, with a line under the row."""
    shown = QStyleOptionViewItem(option)
    shown.text = ""
    style = option.widget.style() if option.widget is not None else QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, option.widget)
    line = QColor(option.palette.color(QPalette.ColorRole.Text))
    line.setAlphaF(0.12)
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), line)
    if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
        bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
        painter.fillRect(bar, accent(option.palette))


def inner(rect: QRect) -> QRect:
    """Where the content of a cell goes."""
    return rect.adjusted(PADDING + 2, PADDING, -PADDING, -PADDING)


def room(option: QStyleOptionViewItem, box: QRect) -> int:
    """How many lines fit."""
    return max(1, (box.height() + 2) // option.fontMetrics.lineSpacing())


def symbol_box(option: QStyleOptionViewItem, box: QRect) -> QRectF:
    """A square for a symbol in the first line."""
    size = option.fontMetrics.ascent() * 0.95
    top = box.top() + (option.fontMetrics.lineSpacing() - size) / 2
    return QRectF(box.left(), top, size, size)


def set_pieces(pieces: Sequence[Piece], option: QStyleOptionViewItem, box: QRect) -> QTextLayout:
    """Pieces of a change laid out one after another."""
    text, made = "", []
    for kind, part in pieces:
        piece = part.translate(LINE_BREAKS)
        start = units(text, len(text))
        text += piece
        made.append(_range(start, units(piece, len(piece)), changed_format(kind, option.palette)))
    return typeset(text, made, option.font, box.width(), room(option, box))


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def no_symbol(_item: Any, _palette: QPalette) -> None:
    """For lists whose rows have no symbol."""
