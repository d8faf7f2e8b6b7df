"""The alignment of a document: both texts as columns of sentences, each pair a band, all done by single keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QToolBar, QVBoxLayout, QWidget

from app.model import Row, Side
from ui.bands import BandDelegate, UnitsDelegate
from ui.delegates import IconDelegate, no_symbol
from ui.keyboard import letter
from ui.models.alignment import BAND, NUMBER, SIDES, SOURCE, TARGET, PairsModel
from ui.models.table import Index
from ui.plain import heading, label
from ui.texts import tr, trn
from ui.views import PADDING, Table

LINES = 4
LETTERS = {  # a letter of the Latin layout → the action
    "M": "merge",
    "S": "split",
    "U": "move-up",
    "D": "move-down",
    "E": "edit-pair",
    "A": "accept-pair",
    "R": "doubt-pair",
}
SHIFTED = {"M": "merge-side"}
KEYS = {
    (Qt.Key.Key_F8, False): "next-unsure",
    (Qt.Key.Key_F8, True): "previous-unsure",
    (Qt.Key.Key_Escape, False): "leave",
}
OTHER = {SOURCE: TARGET, TARGET: SOURCE}


class PairsView(Table):
    """Pairs row by row. One of the two sides is at hand; `wished` says which action a key stands for."""

    wished = Signal(str)
    moved = Signal(object)  # Row: the pair a person came to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Pairs"), LINES, parent)
        self._column = SOURCE

    @property
    def side(self) -> Side:
        """The side at hand."""
        return SIDES[self._column]

    def go_to(self, place: int | None) -> None:
        super().go_to(place)
        if place is not None:
            self._take(self._column)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and action_of(event):
            event.accept()  # F8 and Esc mean something of their own here
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_of(event)
        if action:
            self.wished.emit(action)
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._take(OTHER[self._column])
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._take(SOURCE if event.key() == Qt.Key.Key_Left else TARGET)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes from side to side, not to the next pane: that is what Esc and F6 are for."""
        return False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.column() in SIDES:
            self._column = current.column()
        elif current.isValid():
            self._take(self._column)

    def _take(self, column: int) -> None:
        index = self.currentIndex()
        if index.isValid():
            self._column = column
            self.setCurrentIndex(index.siblingAtColumn(column))


class AlignmentPane(QWidget):
    """The pairs of a document."""

    wished = Signal(str)  # the id of an action, or "leave"
    moved = Signal(int)  # the segment a person came to

    def __init__(self, model: PairsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = PairsView()
        self._title, self._count = heading(""), label()
        self._buttons = QToolBar()
        self._build()
        self.view.chosen.connect(self._tell)
        self.view.wished.connect(self.wished)
        self.view.opened.connect(lambda _row: self.wished.emit("edit-pair"))
        model.modelReset.connect(self.tell_count)

    @property
    def row(self) -> Row | None:
        """The pair at hand."""
        value = self.view.value()
        return value if isinstance(value, Row) else None

    @property
    def side(self) -> Side:
        """The side at hand."""
        return self.view.side

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show buttons for these actions."""
        self._buttons.addActions(list(actions))  # those without room go into its menu

    def head(self, title: str) -> None:
        """Say whose pairs these are."""
        self._title.setText(title)

    def go_to(self, segment: int) -> bool:
        """Make this segment's pair the one at hand; False if it is not here."""
        place = self.model.place(segment)
        if place is not None and (self.row is None or self.row.segment.id != segment):
            self.view.go_to(place)
        return place is not None

    def tell_count(self) -> None:
        """Say how many pairs are unsure."""
        pairs = trn("{n} pair", "{n} pairs", len(self.model.ids))
        unsure = trn("{n} unsure", "{n} unsure", self.model.unsure)
        self._count.setText(f"{pairs} · {unsure}")

    def _tell(self, row: object) -> None:
        if isinstance(row, Row):
            self.moved.emit(row.segment.id)

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegateForColumn(NUMBER, IconDelegate(no_symbol, view))
        view.setItemDelegateForColumn(BAND, BandDelegate(view))
        for column in (SOURCE, TARGET):
            view.setItemDelegateForColumn(column, UnitsDelegate(view))
            view.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        letter_width = view.fontMetrics().horizontalAdvance("0")
        view.setColumnWidth(NUMBER, 6 * letter_width + 2 * PADDING)
        view.setColumnWidth(BAND, 15 * letter_width)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.addWidget(self._title, 1)
        top.addWidget(self._count)
        self._buttons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons.setIconSize(QSize(16, 16))
        self._buttons.setAccessibleName(tr("Alignment"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(view, 1)
        whole.addWidget(self._buttons)


def action_of(event: QKeyEvent) -> str:
    """The action a key stands for in this view; nothing for other keys."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if not held and (Qt.Key(event.key()), shift) in KEYS:
        return KEYS[Qt.Key(event.key()), shift]
    return (SHIFTED if shift else LETTERS).get(letter(event), "")
