"""Marked texts laid out in a box of some lines, cut with an ellipsis where they are longer. Plain text only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.marks import point, units

Ranges = Sequence[QTextLayout.FormatRange]
LINE_BREAKS = str.maketrans({"\n": "\u2028", "\r": "\u2028", "\u2029": "\u2028", "\t": " "})


def typeset(text: str, ranges: Ranges, font: QFont, width: float, lines: int) -> QTextLayout:
    """`text` in at most so many lines of that width."""
    shown = text.translate(LINE_BREAKS)
    layout = _laid(shown, ranges, font, width, lines)
    count = layout.lineCount()
    if count == 0:
        return layout
    last = layout.lineAt(count - 1)
    if last.textStart() + last.textLength() >= units(shown, len(shown)):
        return layout
    start = point(shown, last.textStart())
    rest = shown[start:].replace("\u2028", " ")
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 2)
    visible = units(shown, start) + units(cut, len(cut)) - 1
    return _laid(shown[:start] + cut, _within(ranges, visible), font, width, lines)


def height(layout: QTextLayout) -> float:
    """How high the lines are together."""
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))


def position(layout: QTextLayout, where: QPointF) -> int:
    """The place under a point of the box, as Python counts; -1 beside the text."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.y() <= where.y() < line.y() + line.height() and where.x() <= line.naturalTextWidth():
            found = line.xToCursor(where.x(), line.CursorPosition.CursorOnCharacter)
            return point(layout.text(), int(found))
    return -1


def _laid(text: str, ranges: Ranges, font: QFont, width: float, lines: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(ranges))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _within(ranges: Ranges, end: int) -> list[QTextLayout.FormatRange]:
    kept = []
    for one in ranges:
        if one.start < end:
            one.length = min(one.length, end - one.start)
            kept.append(one)
    return kept
