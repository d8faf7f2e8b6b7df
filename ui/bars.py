"""Bars beside counts: how often a name is written one way and how often another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.delegates import CellDelegate, inner, room
from ui.looks import accent
from ui.models.table import ITEM, Index

Bar = tuple[str, int, bool]  # words, count, whether this is the one in force


class BarsDelegate(CellDelegate):
    """One bar a line: the words, a bar as long as the count, the count."""

    def __init__(self, bars_of: Callable[[Any], Sequence[Bar]], most_of: Callable[[Any], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._bars_of, self._most_of = bars_of, most_of

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, box = index.data(ITEM), inner(option.rect)
        bars, most, lines = self._bars_of(item), max(self._most_of(item), 1), room(option, box)
        height = option.fontMetrics.lineSpacing()
        for number, bar in enumerate(bars[:lines]):
            line = QRect(box.left(), box.top() + number * height, box.width(), height)
            more = len(bars) - lines if number == lines - 1 else 0
            _draw(painter, option, line, bar, most, more)


def _draw(painter: QPainter, option: QStyleOptionViewItem, line: QRect, bar: Bar, most: int, more: int) -> None:
    words, count, in_force = bar
    metrics = option.fontMetrics
    said = f"{count}  +{more}" if more > 0 else str(count)
    number_width = metrics.horizontalAdvance("0000")
    words_width = min(metrics.horizontalAdvance(words) + 6, (line.width() - number_width) * 4 // 5) if words else 0
    left = QRect(line.left(), line.top(), words_width, line.height())
    painter.setFont(option.font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, words_width)
    painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    right = line.adjusted(words_width, 0, 0, 0)
    _draw_bar(painter, option.palette, right.adjusted(0, 0, -number_width, 0), count / most, in_force=in_force)
    painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)


def _draw_bar(painter: QPainter, palette: QPalette, room_: QRect, share: float, *, in_force: bool) -> None:
    if room_.width() < 8:
        return
    colour = accent(palette)
    box = QRectF(room_.left(), room_.center().y() - 3, max(3.0, (room_.width() - 6) * share), 7)
    painter.save()
    painter.setPen(colour)
    painter.setBrush(colour if in_force else Qt.BrushStyle.NoBrush)  # filled: in force; hollow: another way
    painter.drawRect(box)
    painter.restore()
