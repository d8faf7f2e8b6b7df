"""The annotation of a segment: both texts to be marked, the list of what is marked and offered, and a score below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QSplitter, QToolBar, QVBoxLayout, QWidget

from app.model import Segment, Side, Span
from ui.delegates import ItemDelegate
from ui.models.annotations import SIDES, AnnotationsModel, Item, identity_of
from ui.panes.esa import EsaBox
from ui.panes.marked_text import KEYS, MarkedText, action_of
from ui.plain import heading, label
from ui.symbols import error_symbol
from ui.texts import tr
from ui.views import Table

LINES = 3
OF_LIST = frozenset({"next-sampled", "previous-sampled"})  # in the list these keys turn its pages
OF_SLIDER = OF_LIST | {"remove-mark", "next-mark", "previous-mark"}


class AnnotationPane(QWidget):
    """Shows one segment; says what a person wants by the id of an action."""

    wished = Signal(str)
    written = Signal(str, str)  # the note and the correction of the mark at hand, when one of them was changed
    touched = Signal()  # a key or the mouse: somebody is at work

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AnnotationsModel(self)
        self.texts = {side: MarkedText(tr(words)) for side, words in SIDES.items()}
        self.list = Table(tr("Errors"), LINES)
        self.note, self.correction, self.esa = QLineEdit(), QLineEdit(), EsaBox()
        self._title, self._place, self._time = heading(""), label(), label()
        self._buttons = QToolBar()
        self._side, self._segment, self._at_hand = Side.TARGET, Segment("", ""), ""
        self._showing = False
        self._build()
        self._connect()

    @property
    def segment(self) -> Segment:
        """What is shown."""
        return self._segment

    @property
    def side(self) -> Side:
        """The text the cursor is in."""
        return self._side

    @property
    def span(self) -> Span:
        """What is chosen there."""
        return self.texts[self._side].span

    @property
    def item(self) -> Item | None:
        """The mark at hand."""
        place = self.model.place(self._at_hand) if self._at_hand else None
        return None if place is None else self.model.items[place]

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show buttons for these actions."""
        self._buttons.addActions(list(actions))

    def head(self, title: str, place: str, spent: str) -> None:
        """Say where in the sample this is, and how long it has taken."""
        self._title.setText(title)
        self._place.setText(place)
        self._time.setText(spent)

    def show_segment(self, segment: Segment, items: Sequence[Item], at_hand: str, score: float | None) -> None:
        """Show a segment, or the one that is shown as it is now."""
        another = segment.id != self._segment.id
        self._segment = segment
        self._at_hand = at_hand
        self.model.show(items)
        self._show_marks()
        if another:
            self.esa.show_score(score)
            self._side = Side.TARGET
            self.texts[self._side].setFocus()

    def take(self, identity: str) -> None:
        """Make this mark the one at hand; nothing for none."""
        self._at_hand = identity if self.model.place(identity) is not None else ""
        self._show_marks()
        item = self.item
        if item is not None and item.span is not None:
            self._showing = True
            self._side = item.annotation.side
            self.texts[self._side].clear_choice()
            self.texts[self._side].reveal(item.span)
            self._showing = False

    def step(self, by: int) -> None:
        """The next mark, from the last again to the first."""
        items = self.model.items
        if items:
            place = self.model.place(self._at_hand) if self._at_hand else None
            start = (-1 if by > 0 else 0) if place is None else place
            self.take(identity_of(items[(start + by) % len(items)]))

    def let_go(self) -> bool:
        """Let go of what is chosen or at hand; False where nothing was."""
        there = self.texts[self._side].clear_choice() or bool(self._at_hand)
        self.take("")
        return there

    def other_side(self) -> None:
        self._side = Side.SOURCE if self._side is Side.TARGET else Side.TARGET
        self.texts[self._side].setFocus()

    def back_to_text(self) -> None:
        self.texts[self._side].setFocus()

    def _show_marks(self) -> None:
        text = {Side.SOURCE: self._segment.source, Side.TARGET: self._segment.target}
        self._showing = True
        for side, view in self.texts.items():
            view.show_text(text[side], [one for one in self.model.items if one.annotation.side is side], self._at_hand)
        self.list.go_to(self.model.place(self._at_hand) if self._at_hand else None)
        self._showing = False
        item = self.item
        mine = item is not None and item.mine and not item.waiting
        for field in (self.note, self.correction):
            field.setEnabled(mine)
        self.note.setText(item.annotation.note if item is not None else "")
        self.correction.setText(item.annotation.correction if item is not None else "")

    # connections

    def _connect(self) -> None:
        for side, view in self.texts.items():
            view.wished.connect(self.wished)
            view.pointed.connect(self.take)
            view.cursorPositionChanged.connect(lambda side=side: self._moved(side))
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _item: self.wished.emit("mark-category"))
        for field in (self.note, self.correction):
            field.editingFinished.connect(self._write)
        for watched in (self.list, self.esa.slider, self.note, self.correction, *self.texts.values()):
            watched.installEventFilter(self)

    def _moved(self, side: Side) -> None:
        """The cursor went elsewhere by a person's hand: no mark is at hand any more."""
        if self._showing:
            return
        self.touched.emit()
        if side is not self._side:
            self.texts[self._side].clear_choice()
        self._side = side
        if self._at_hand:
            self._at_hand = ""
            self._show_marks()

    def _chosen(self, item: object) -> None:
        if isinstance(item, Item) and not self._showing:
            self.take(identity_of(item))

    def _write(self) -> None:
        item = self.item
        if item is not None and self.note.isEnabled():
            written = self.note.text().strip(), self.correction.text().strip()
            if written != (item.annotation.note, item.annotation.correction):
                self.written.emit(*written)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the texts hold in the list and on the slider too; in the fields Enter and Esc lead back."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
            self.touched.emit()
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            action = self._action(watched, event)
            if action and event.type() == QEvent.Type.KeyPress:
                self._do(action)
                return True
            if action:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _action(self, watched: QObject, event: QKeyEvent) -> str:
        action = action_of(event)
        if watched in {self.note, self.correction}:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            known = KEYS.get((Qt.Key(event.key()), held), "")
            return "back" if known in {"assess", "leave"} else ""
        if watched is self.list:
            return "" if action in OF_LIST else action
        if watched is self.esa.slider:
            return "" if action in OF_SLIDER else action
        return ""  # the texts see to themselves

    def _do(self, action: str) -> None:
        if action == "back":
            self._write()
            self.back_to_text()
        else:
            self.wished.emit(action)

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.as_list()
        delegate = ItemDelegate(lambda item: item.head, lambda item: item.pieces, error_symbol, self.list)
        delegate.lines = LINES
        self.list.setItemDelegate(delegate)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.setSpacing(16)
        top.addWidget(self._title, 1)
        top.addWidget(self._place)
        top.addWidget(self._time)
        texts = QSplitter(Qt.Orientation.Horizontal)
        for view in self.texts.values():
            texts.addWidget(view)
        texts.setChildrenCollapsible(False)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.list)
        below.addWidget(self._fields())
        self.list.setMinimumWidth(220)
        below.setSizes([500, 500])
        below.setChildrenCollapsible(False)
        work = QSplitter(Qt.Orientation.Vertical)
        work.addWidget(texts)
        work.addWidget(below)
        work.setSizes([420, 320])
        work.setChildrenCollapsible(False)
        self._buttons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons.setIconSize(QSize(16, 16))
        self._buttons.setAccessibleName(tr("Annotation"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(work, 1)
        whole.addWidget(self._buttons)

    def _fields(self) -> QWidget:
        made = QWidget()
        form = QFormLayout(made)
        for words, field in ((tr("Note (N)"), self.note), (tr("Should be (W)"), self.correction)):
            field.setAccessibleName(words)
            field.setPlaceholderText(tr("may stay empty"))
            caption = label(words)
            caption.setBuddy(field)
            form.addRow(caption, field)
        form.addRow(self.esa)
        return made
