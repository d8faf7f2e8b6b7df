"""How the alignment view is drawn: sentences told apart, paragraphs opened by a line, pairs as bands between them.

How sure a pair is has a colour, a shape and words: a thin line is sure, a full band with a tick was accepted, a dashed
one with a warning sign is unsure, one that runs to a point has no partner there.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from app.model import Light, Segment, Severity, Side, Span, State
from app.workspace import boundaries
from ui import icons
from ui.delegates import CellDelegate, inner, room
from ui.looks import accent, light_ink, muted_ink, name_look, severity_look, state_ink
from ui.marks import Mark, ranges
from ui.models.alignment import KIND, OPENS, SIDES, Kind, said_of_pair
from ui.models.table import ITEM, Index
from ui.typeset import typeset
from ui.views import PADDING

ICONS = {Kind.ACCEPTED: "confirm", Kind.UNSURE: "minor", Kind.DOUBTED: "major", Kind.ALONE: "ignore", Kind.SURE: ""}
THIN = 2  # pixels of the line of a sure pair


class UnitsDelegate(CellDelegate):
    """One side of a pair; every second sentence on a tint, the side at hand in a frame."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        side = SIDES[index.column()]
        segment = index.data(ITEM).segment
        text = segment.source if side is Side.SOURCE else segment.target
        if index.data(OPENS):
            _open_paragraph(painter, option)
        if _is_at_hand(option, index):
            painter.setPen(QPen(accent(option.palette), 2))
            painter.drawRect(option.rect.adjusted(2, 2, -2, -3))
        cuts = [0, *boundaries(segment, side), len(text)]
        seconds = [Mark(Span(start, end)) for start, end in zip(cuts[1:-1:2], cuts[2::2], strict=True)]
        box = inner(option.rect).adjusted(PADDING, 0, -4 * PADDING, 0)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._layout(text, seconds, option, box).draw(painter, QPointF(box.topLeft()))

    def _layout(self, text: str, seconds: list[Mark], option: QStyleOptionViewItem, box: QRect) -> QTextLayout:
        tint = QTextCharFormat()
        tint.setBackground(name_look(option.palette).tint)
        marked = ranges(text, seconds, lambda _mark: tint)
        return typeset(text, marked, option.font, box.width(), room(option, box))


def _is_at_hand(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex() == index


class BandDelegate(CellDelegate):
    """The band between two sides: its shape and colour say how sure the pair is, and so do the words on it."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, kind = index.data(ITEM), Kind(index.data(KIND))  # Qt makes a plain string of it
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, tint = looks_of(kind, option.palette)
        box = option.rect
        band = QRectF(box.left(), box.top() + 4, box.width(), box.height() - 10)
        if kind is Kind.SURE:
            middle = round(box.center().y())
            painter.fillRect(QRect(box.left(), middle, box.width(), THIN), ink)
        else:
            dashed = kind in {Kind.UNSURE, Kind.DOUBTED}
            painter.setPen(QPen(ink, 2 if dashed else 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
            painter.setBrush(tint)
            painter.drawPolygon(_shape(band.adjusted(1, 0, -1, 0), row.segment))
        _words(painter, option, kind, said_of_pair(row, kind), ink, _lean(row.segment))


def _shape(band: QRectF, segment: Segment) -> QPolygonF:
    """A band from side to side; one that runs to a point at a side that says nothing."""
    middle, tip = band.center().y(), band.width() / 3
    left = [band.bottomLeft(), band.topLeft()]
    right = [band.topRight(), band.bottomRight()]
    if not segment.source:
        left = [QPointF(band.left() + tip, band.bottom()), QPointF(band.left(), middle)]
        left.append(QPointF(band.left() + tip, band.top()))
    if not segment.target:
        right = [QPointF(band.right() - tip, band.top()), QPointF(band.right(), middle)]
        right.append(QPointF(band.right() - tip, band.bottom()))
    return QPolygonF([*left, *right])


def _lean(segment: Segment) -> float:
    """How far words go to the side from which a band runs to a point, as a share of its width."""
    return (bool(segment.target) - bool(segment.source)) / 10


def looks_of(kind: Kind, palette: QPalette) -> tuple[QColor, QColor]:
    """Ink and tint of a band."""
    if kind is Kind.ACCEPTED:
        ink = state_ink(State.REVIEWED, palette)
        tint = QColor(ink)
        tint.setAlphaF(0.14)
        return ink, tint
    if kind is Kind.SURE:
        return light_ink(Light.NONE, palette), QColor(Qt.GlobalColor.transparent)
    severity = {Kind.DOUBTED: Severity.MAJOR, Kind.UNSURE: Severity.MINOR}.get(kind, Severity.INFO)
    look = severity_look(severity, palette)
    return look.ink, look.tint


def _open_paragraph(painter: QPainter, option: QStyleOptionViewItem) -> None:
    ink = muted_ink(option.palette)
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 2), ink)
    painter.setPen(ink)
    painter.setFont(option.font)
    corner = option.rect.adjusted(0, PADDING, -PADDING, 0)
    painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "¶")


def _words(painter: QPainter, option: QStyleOptionViewItem, kind: Kind, words: str, ink: QColor, lean: float) -> None:
    """A sign over the words in the middle; words of a sure pair stand over its line."""
    metrics, box = option.fontMetrics, option.rect.translated(round(lean * option.rect.width()), 0)
    size = metrics.ascent() if ICONS[kind] else 0
    height = metrics.lineSpacing() + (size + 2 if size else 0)
    top = box.center().y() - (height + 2 if kind is Kind.SURE else height / 2)
    if size:
        icons.paint(painter, ICONS[kind], QRectF(box.center().x() - size / 2, top, size, size), ink)
        top += size + 2
    painter.setFont(option.font)
    painter.setPen(ink)
    line = QRect(box.left() + 3, round(top), box.width() - 6, metrics.lineSpacing())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)
