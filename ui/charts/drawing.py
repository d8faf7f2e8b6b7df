"""How charts are drawn. A series has a colour and a pattern, a line its own points: nothing hangs on colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from app.model import Severity
from ui.charts.picture import Form, Picture, Series, number
from ui.looks import accent, severity_look

GAP = 6.0
PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.HorPattern,
)
BY_SEVERITY = {
    Severity.INFO: Qt.BrushStyle.Dense6Pattern,
    Severity.MINOR: Qt.BrushStyle.BDiagPattern,
    Severity.MAJOR: Qt.BrushStyle.DiagCrossPattern,
    Severity.CRITICAL: Qt.BrushStyle.SolidPattern,
}
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
SCALE = (0.0, 0.5, 1.0)  # where a line chart has its ticks, of its height
PLOT_LINES = 9  # lines of text that a chart with standing columns is high


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of a chart: whose it is, and where. `place` is the whole of the bar, for the mouse and the frame."""

    bar: int
    series: int
    box: QRectF
    place: QRectF


def height(picture: Picture, metrics: QFontMetricsF) -> float:
    """How high a chart has to be to be read."""
    line = metrics.lineSpacing()
    legend = line + GAP if len(picture.series) > 1 else 0.0
    if picture.form is Form.BARS:
        return legend + max(len(picture.bars), 1) * _row(metrics)
    return legend + PLOT_LINES * line


def shapes(picture: Picture, size: QSizeF, metrics: QFontMetricsF) -> list[Shape]:
    """Every piece with its place."""
    plot = _plot(picture, size, metrics)
    return list(_lying(picture, plot, metrics) if picture.form is Form.BARS else _standing(picture, plot))


def draw(painter: QPainter, picture: Picture, size: QSizeF, palette: QPalette, at_hand: int) -> None:
    """Draw it all; the bar at hand in a frame, -1 for none."""
    metrics = QFontMetricsF(painter.font())
    pieces = shapes(picture, size, metrics)
    if len(picture.series) > 1:
        _draw_legend(painter, picture, size, palette)
    if picture.form is Form.LINES:
        _draw_scale(painter, picture, _plot(picture, size, metrics), palette)
        _draw_lines(painter, picture, pieces, palette)
    else:
        for piece in pieces:
            _fill(painter, piece.box, picture.series[piece.series], piece.series, palette)
    _draw_words(painter, picture, pieces, palette)
    place = next((piece.place for piece in pieces if piece.bar == at_hand), None)
    if place is not None:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)


def ink(series: Series, number_: int, palette: QPalette) -> QColor:
    """The colour of a series: its severity's, else the accent for the first and the letters' colour for others."""
    if series[1] is not None:
        return severity_look(series[1], palette).ink
    return accent(palette) if number_ == 0 else palette.color(QPalette.ColorRole.Text)


def _plot(picture: Picture, size: QSizeF, metrics: QFontMetricsF) -> QRectF:
    line = metrics.lineSpacing()
    top = line + GAP if len(picture.series) > 1 else 0.0
    if picture.form is Form.BARS:
        return QRectF(0, top, size.width(), size.height() - top)
    ticks = [number(picture.top * share) for share in SCALE] if picture.form is Form.LINES else []
    left = max((metrics.horizontalAdvance(tick) + GAP for tick in ticks), default=0.0)
    return QRectF(left, top + line, size.width() - left, size.height() - top - 2 * line - GAP)


def _row(metrics: QFontMetricsF) -> float:
    return metrics.lineSpacing() + 2 * GAP


def names_width(picture: Picture, width: float, metrics: QFontMetricsF) -> float:
    """How much of the width the names of lying bars take."""
    widest = max((metrics.horizontalAdvance(bar.name) for bar in picture.bars), default=0.0)
    return min(widest + GAP, width * 0.45)


def _words_width(picture: Picture, metrics: QFontMetricsF) -> float:
    return max((metrics.horizontalAdvance(bar.words) for bar in picture.bars), default=0.0) + 2 * GAP


def _lying(picture: Picture, plot: QRectF, metrics: QFontMetricsF) -> Iterator[Shape]:
    left, high = names_width(picture, plot.width(), metrics), _row(metrics)
    room = max(plot.width() - left - _words_width(picture, metrics), 8.0)
    for index, bar in enumerate(picture.bars):
        place = QRectF(plot.left(), plot.top() + index * high, plot.width(), high)
        x = left
        for series, value in enumerate(bar.values):
            width = room * max(value, 0.0) / picture.top
            yield Shape(index, series, QRectF(x, place.top() + GAP, width, high - 2 * GAP), place)
            x += width


def _standing(picture: Picture, plot: QRectF) -> Iterator[Shape]:
    wide = plot.width() / max(len(picture.bars), 1)
    line = picture.form is Form.LINES
    for index, bar in enumerate(picture.bars):
        place = QRectF(plot.left() + index * wide, plot.top(), wide, plot.height())
        bottom = plot.bottom()
        for series, value in enumerate(bar.values):
            high = plot.height() * max(value, 0.0) / picture.top
            inset = min(wide * 0.12, GAP)
            box = QRectF(place.left() + inset, bottom - high, wide - 2 * inset, high)
            yield Shape(index, series, box, place)
            bottom = plot.bottom() if line else bottom - high


def _fill(painter: QPainter, box: QRectF, series: Series, number_: int, palette: QPalette) -> None:
    if box.width() <= 0 or box.height() <= 0:
        return
    colour = ink(series, number_, palette)
    pattern = PATTERNS[number_ % len(PATTERNS)] if series[1] is None else BY_SEVERITY[series[1]]
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QBrush(colour, pattern))
    painter.drawRect(box)


def _draw_legend(painter: QPainter, picture: Picture, size: QSizeF, palette: QPalette) -> None:
    metrics = QFontMetricsF(painter.font())
    x, high = 0.0, metrics.ascent()
    room = size.width() / len(picture.series) - high - 4 * GAP  # for each name, where there is not enough for all
    whole = sum(metrics.horizontalAdvance(name) + high + 4 * GAP for name, _ in picture.series) <= size.width()
    for index, series in enumerate(picture.series):
        box = QRectF(x, (metrics.lineSpacing() - high) / 2, high, high)
        if picture.form is Form.LINES:
            painter.setPen(QPen(ink(series, index, palette), 2, DASHES[index % len(DASHES)]))
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
            _point(painter, box.center(), index, ink(series, index, palette))
        else:
            _fill(painter, box, series, index, palette)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        words = QRectF(box.right() + GAP, 0, size.width(), metrics.lineSpacing())
        name = series[0] if whole else metrics.elidedText(series[0], Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        x = words.left() + metrics.horizontalAdvance(name) + 3 * GAP


def _draw_scale(painter: QPainter, picture: Picture, plot: QRectF, palette: QPalette) -> None:
    faint = QColor(palette.color(QPalette.ColorRole.Text))
    faint.setAlphaF(0.35)
    metrics = QFontMetricsF(painter.font())
    for share in SCALE:
        y = plot.bottom() - plot.height() * share
        painter.setPen(QPen(faint, 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        words = QRectF(0, y - metrics.lineSpacing() / 2, plot.left() - GAP, metrics.lineSpacing())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(picture.top * share)
        )


def _draw_lines(painter: QPainter, picture: Picture, pieces: list[Shape], palette: QPalette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index, series in enumerate(picture.series):
        colour = ink(series, index, palette)
        points = [QPointF(one.box.center().x(), one.box.top()) for one in pieces if one.series == index]
        painter.setPen(QPen(colour, 2, DASHES[index % len(DASHES)]))
        painter.drawPolyline(QPolygonF(points))
        for point in points:
            _point(painter, point, index, colour)


def _point(painter: QPainter, where: QPointF, series: int, colour: QColor) -> None:
    """A disc for the first series, a square for the second, a triangle, a lozenge."""
    x, y, r = where.x(), where.y(), 4.0
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour)
    if series == 0:
        painter.drawEllipse(where, r, r)
        return
    corners = {
        1: ((-r, -r), (r, -r), (r, r), (-r, r)),
        2: ((0, -r), (r, r), (-r, r)),
    }.get(series, ((0, -r), (r, 0), (0, r), (-r, 0)))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))


def _draw_words(painter: QPainter, picture: Picture, pieces: list[Shape], palette: QPalette) -> None:
    metrics = QFontMetricsF(painter.font())
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    step = _label_step(picture, pieces, metrics)
    for piece in pieces:
        if piece.series == len(picture.series) - 1:
            words = _lying_words if picture.form is Form.BARS else _standing_words
            words(painter, picture, piece, metrics, step)


def _lying_words(painter: QPainter, picture: Picture, piece: Shape, metrics: QFontMetricsF, _step: int) -> None:
    bar, place = picture.bars[piece.bar], piece.place
    left = names_width(picture, place.width(), metrics)
    middle = Qt.AlignmentFlag.AlignVCenter
    shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, left - GAP)
    painter.drawText(
        QRectF(place.left(), place.top(), left, place.height()), Qt.AlignmentFlag.AlignLeft | middle, shown
    )
    end = QRectF(piece.box.right() + GAP, place.top(), place.width(), place.height())
    painter.drawText(end, Qt.AlignmentFlag.AlignLeft | middle, bar.words)


def _standing_words(painter: QPainter, picture: Picture, piece: Shape, metrics: QFontMetricsF, step: int) -> None:
    bar, place, line = picture.bars[piece.bar], piece.place, metrics.lineSpacing()
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    if picture.form is Form.COLUMNS and bar.total and metrics.horizontalAdvance(bar.words) <= place.width():
        painter.drawText(QRectF(place.left(), piece.box.top() - line, place.width(), line), centre, bar.words)
    if piece.bar % step == 0:
        wide = place.width() * step
        words = min(metrics.horizontalAdvance(bar.name), wide) + 1
        right = painter.window().width() - words
        under = QRectF(min(place.center().x() - words / 2, right), place.bottom() + GAP / 2, words, line)
        painter.drawText(under, centre, metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, words))


def _label_step(picture: Picture, pieces: list[Shape], metrics: QFontMetricsF) -> int:
    """Every how many columns there is room for a name."""
    if picture.form is Form.BARS or not pieces:
        return 1
    widest = max(metrics.horizontalAdvance(bar.name) for bar in picture.bars) + GAP
    return max(1, round(widest / pieces[0].place.width() + 0.5))
