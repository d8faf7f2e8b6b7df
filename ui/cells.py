"""Plain texts laid out for a page, a line at a time, with the places that can be clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPdfWriter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.model import Severity
from app.workspace import Link, Printed
from ui.fonts import reading_font

INK, FAINT = QColor("#000000"), QColor("#444444")
COLOURS = {
    None: INK,
    Severity.INFO: QColor("#1f5fae"),
    Severity.MINOR: QColor("#7a5f00"),
    Severity.MAJOR: QColor("#a94b00"),
    Severity.CRITICAL: QColor("#b3132b"),
}
Address = Callable[[Link], str]  # what a link leads to as an address, empty where it leads nowhere


class Cell(NamedTuple):
    """A laid-out text: its layout, which has to live as long as its lines, and the lines not yet painted."""

    layout: QTextLayout
    lines: list[QTextLine]
    colour: QColor

    @property
    def height(self) -> float:
        """How high the lines are together."""
        return sum(line.height() for line in self.lines)

    def fitting(self, room: float) -> list[QTextLine]:
        """The lines that fit into this height, taken out of those that wait."""
        taken: list[QTextLine] = []
        while self.lines and self.lines[0].height() <= room:
            room -= self.lines[0].height()
            taken.append(self.lines.pop(0))
        return taken


def laid_out(cell: Printed, width: float, font: QFont, device: QPdfWriter, address: Address) -> Cell:
    """The text in lines of this width at most, in dots of the device."""
    layout = QTextLayout(cell.text.replace("\n", "\u2028"), font, device)
    layout.setTextOption(_WRAPPING)
    if cell.links:
        layout.setFormats([_clickable(link, to) for link in cell.links if (to := address(link))])
    lines: list[QTextLine] = []
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    return Cell(layout, lines, COLOURS[cell.severity])


def printed_font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of a page in this size."""
    font = reading_font(QGuiApplication.font())
    font.setPointSizeF(points)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("liga"), 0)  # a reader that copies «fi» is to get two letters
    return font


def _clickable(link: Link, address: str) -> QTextLayout.FormatRange:
    form = QTextLayout.FormatRange()
    form.start, form.length, form.format = link.start, link.end - link.start, QTextCharFormat()
    form.format.setAnchor(True)
    form.format.setAnchorHref(address)
    form.format.setFontUnderline(True)
    return form


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


_WRAPPING = _wrapping()
