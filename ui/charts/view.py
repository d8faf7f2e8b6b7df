"""A chart on the screen, walked by keys and told to screen readers, and the table that says the same."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QToolButton, QToolTip, QVBoxLayout, QWidget

from ui.charts.drawing import draw, height, shapes
from ui.charts.picture import Bar, Picture, number, told
from ui.models.table import Column, TableModel
from ui.plain import heading, label, tip
from ui.texts import mark, tr
from ui.views import Table

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
OPENERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class ChartView(QWidget):
    """Draws a picture. Arrows go from bar to bar, Enter and a click open what a bar stands for."""

    opened = Signal(object)  # the item of a bar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = Picture("")
        self.at_hand = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: Picture) -> None:
        """Draw this instead."""
        self.picture = picture
        self.at_hand = min(self.at_hand, len(picture.bars) - 1)
        self.setAccessibleName(picture.title)
        self._tell()
        self.updateGeometry()
        self.update()

    def go(self, place: int) -> None:
        """Make this bar the one at hand."""
        if self.picture.bars:
            self.at_hand = min(max(place, 0), len(self.picture.bars) - 1)
            self._tell()
            self.update()

    def bar_at(self, where: QPointF) -> int:
        """The bar under a point, -1 for none."""
        pieces = shapes(self.picture, QSizeF(self.size()), QFontMetricsF(self.font()))
        return next((one.bar for one in pieces if one.place.contains(where)), -1)

    def sizeHint(self) -> QSize:
        return QSize(320, round(height(self.picture, QFontMetricsF(self.font()))))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        draw(painter, self.picture, QSizeF(self.size()), self.palette(), self.at_hand if self.hasFocus() else -1)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go(self.at_hand + STEPS[key])
        elif key in OPENERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open(self.at_hand)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self.go(place)
            self._open(place)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.go(max(self.at_hand, 0))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.bar_at(QPointF(event.pos()))
            words = told(self.picture, self.picture.bars[place]) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.picture.bars) and self.picture.bars[place].item is not None:
            self.opened.emit(self.picture.bars[place].item)

    def _tell(self) -> None:
        """To a screen reader: the bar at hand, or all of them where none is."""
        bars = self.picture.bars if self.at_hand < 0 else self.picture.bars[self.at_hand : self.at_hand + 1]
        self.setAccessibleDescription("; ".join(told(self.picture, bar) for bar in bars))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


class ChartBox(QWidget):
    """A chart under its title, and the table behind it."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.table = ChartView(), Table(tr("Table"))
        self._title, self._note = heading(""), label(wrapped=True)
        self.button = QToolButton()
        self.button.setText(tr("Table"))
        self.button.setCheckable(True)
        self.button.toggled.connect(self.show_table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.table)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self.view, self.table):
            part.opened.connect(self._tell)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.button)
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self._stack)
        whole.addWidget(self._note)
        whole.addStretch(1)

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self.view.picture

    def show_picture(self, picture: Picture) -> None:
        """Show this instead, in whichever way is chosen."""
        self._title.setText(picture.title)
        self._note.setText(picture.note)
        self._note.setVisible(bool(picture.note))
        self.view.show_picture(picture)
        self.table.setAccessibleName(picture.title)
        self.button.setAccessibleName(tr("{title} as a table").format(title=picture.title))
        model = TableModel(_columns(picture), self.table)
        model.show([*picture.bars, *picture.rest])
        self.table.setModel(model)
        self.table.wide(0)
        self._stack.setFixedHeight(max(self.view.sizeHint().height(), 4 * self.fontMetrics().lineSpacing()))

    def show_table(self, on: bool) -> None:
        """The numbers instead of the picture, or the picture again."""
        self.button.setChecked(on)
        self._stack.setCurrentIndex(1 if on else 0)

    def _tell(self, item: object) -> None:
        wanted = item.item if isinstance(item, Bar) else item
        if wanted is not None:
            self.opened.emit(wanted)


def _columns(picture: Picture) -> list[Column[Bar]]:
    names: Column[Bar] = Column(mark("Name"), lambda bar: bar.name)
    if len(picture.series) == 1:
        return [names, Column(mark("Value"), lambda bar: bar.words, key=lambda bar: bar.total)]
    return [names, *(_column(index, name) for index, (name, _) in enumerate(picture.series))]


def _column(index: int, name: str) -> Column[Bar]:
    """The values of one series."""
    return Column(name, lambda bar: number(bar.values[index]), key=lambda bar: bar.values[index])
