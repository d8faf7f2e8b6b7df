"""Icons, drawn for this program as strokes in a box of 16 by 16 and painted in the colours of the palette.

To add an icon: a line in `STROKES` (an SVG path), or in `SOLIDS` for a filled shape.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.model import Light, Severity, State

STROKES = {
    "open": "M2 13V3.5h4l1.5 2H14V13z M2 8h12",
    "new": "M4 2h5.5L12.5 5v9H4z M9 2v3.5h3.5 M8.2 7.5v4 M6.2 9.5h4",
    "import": "M8 2v8 M5 7l3 3 3-3 M2.5 10.5V14h11v-3.5",
    "address": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z M2 8h12 M8 2c-4 4-4 8 0 12 M8 2c4 4 4 8 0 12",
    "check": "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z M10.3 10.3L14 14 M5 7l1.5 1.5L9.2 5.6",
    "quality": "M2 4.5h7 M12 4.5h2 M9 3h3v3H9z M2 11.5h2 M7 11.5h7 M4 10h3v3H4z",
    "names": "M2.5 4h6 M2.5 8h4 M2.5 12h5 M9 13l1-3 4-5.5 1.3 1-4 5.5z",
    "confirm": "M2.5 8.5l3.5 4L13.5 4",
    "approve": "M1.5 9l3 3.5 6-8 M7 12l.6.6 7-8.6",
    "return": "M6 3L2.5 6.5 6 10 M3 6.5h6.5a3.7 3.7 0 0 1 0 7.3H6",
    "reopen": "M4 7.5h8V14H4z M5.5 7.5V5a2.5 2.5 0 0 1 4.8-1",
    "report": "M3 14V2h10v12z M5.5 11V8.5 M8 11V5.5 M10.5 11V7",
    "export": "M8 10V2 M5 5l3-3 3 3 M2.5 10.5V14h11v-3.5",
    "undo": "M5.5 3L2.5 6l3 3 M3 6h6a4 4 0 0 1 0 8H6",
    "redo": "M10.5 3l3 3-3 3 M13 6H7a4 4 0 0 0 0 8h3",
    "next": "M8 2v9 M4 7.5L8 11.5l4-4 M3 14h10",
    "previous": "M8 14V5 M4 8.5L8 4.5l4 4 M3 2h10",
    "fix": "M2 14l7.5-7.5 M8.5 5.5l2 2 M11.5 1.5v3 M10 3h3 M13.5 8v2.4 M12.3 9.2h2.4 M5 2.5v2 M4 3.5h2",
    "ignore": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z M3.8 3.8l8.4 8.4",
    "reconsider": "M13 8a5 5 0 1 1-1.6-3.7 M13 2v3.2H9.8",
    "filter": "M2 3h12l-4.6 5.5V13l-2.8 1V8.5z",
    "split": "M8 2v4 M8 6L3.5 10.5V14 M8 6l4.5 4.5V14",
    "merge": "M3.5 2v3.5L8 10l4.5-4.5V2 M8 10v4",
    "align": "M2 3.5h4.5 M9.5 3.5H14 M2 8h3 M11 8h3 M2 12.5h4.5 M9.5 12.5H14 M6.5 8h3",
    "lock": "M4 7.5h8V14H4z M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
    "star": "M8 1.8l1.9 4 4.3.5-3.2 3 .9 4.4L8 11.5l-3.9 2.2.9-4.4-3.2-3 4.3-.5z",
    "keys": "M1.5 4h13v8.5h-13z M4 6.7h.5 M7 6.7h.5 M10 6.7h.5 M12 6.7h.5 M4.5 10h7",
    "close": "M4 4l8 8 M12 4l-8 8",
    "info": "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4z M8 7.2V11.4 M8 4.6v.6",
    "comment": "M2.5 3h11v7.5H7L4 13.5v-3H2.5z",
    "queue": "M2 3.5h8 M2 8h6 M2 12.5h5 M9 11l2 2.2L14.5 8.5",
    "ring": "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
    "dots": "M8 3h.1 M11.5 4.5h.1 M13 8h.1 M11.5 11.5h.1 M8 13h.1 M4.5 11.5h.1 M3 8h.1 M4.5 4.5h.1",
    "pencil": "M3 13l.8-3.2L10.8 2.8l2.4 2.4L6.2 12.2z M9.2 4.4l2.4 2.4",
}
SOLIDS = {
    "minor": ("M8 1.6L15 14.2H1z", "M8 6v4 M8 11.8v.5"),
    "major": ("M8 .8L15.2 8 8 15.2 .8 8z", "M8 4.4v4.2 M8 10.8v.6"),
    "critical": ("M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z", "M5.4 5.4l5.2 5.2 M10.6 5.4l-5.2 5.2"),
    "disc": ("M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6z", "M8 4.8v3.9 M8 10.8v.4"),
}
SEVERITIES = {
    Severity.INFO: "info",
    Severity.MINOR: "minor",
    Severity.MAJOR: "major",
    Severity.CRITICAL: "critical",
}
STATES = {
    State.NEW: "ring",
    State.EDITED: "pencil",
    State.REVIEWED: "confirm",
    State.APPROVED: "approve",
    State.RETURNED: "return",
}
LIGHTS = {Light.RED: "disc", Light.AMBER: "minor", Light.NONE: "ring", Light.UNCHECKED: "dots"}
_SIZES = (16, 24, 32, 48, 64)


def icon(name: str, ink: QColor) -> QIcon:
    """The icon of that name in that colour, for every size in use; grey where its action is disabled."""
    faint = QColor(ink)
    faint.setAlphaF(0.35)
    return _icon(name, ink.name(), faint.name(QColor.NameFormat.HexArgb))


def paint(painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
    """Draw the icon of that name straight into a box."""
    _renderer(name, ink.name()).render(painter, box)


@cache
def _icon(name: str, ink: str, faint: str) -> QIcon:
    made = QIcon()
    for colour, mode in ((ink, QIcon.Mode.Normal), (faint, QIcon.Mode.Disabled)):
        for size in _SIZES:
            made.addPixmap(_pixmap(name, QColor(colour), size), mode)
    return made


def _pixmap(name: str, ink: QColor, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(ink.alphaF())
    _renderer(name, ink.name()).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name, ink).encode()))


def _svg(name: str, ink: str) -> str:
    pen = 'stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    if name in SOLIDS:
        shape, sign = SOLIDS[name]
        paper = "#ffffff" if QColor(ink).lightness() < 150 else "#101418"
        body = f'<path d="{shape}" fill="{ink}"/><path d="{sign}" fill="none" stroke="{paper}" {pen}/>'
    else:
        body = f'<path d="{STROKES[name]}" fill="none" stroke="{ink}" {pen}/>'
    return f"{head}{body}</svg>"
