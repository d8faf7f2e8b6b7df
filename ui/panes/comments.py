"""What people say to each other about the segment at hand, or all that is still open in the project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.delegates import ItemDelegate
from ui.models.comments import CommentsModel, Said, heading, pieces, symbol
from ui.panes.history import PROJECT, REACHES, SEGMENT
from ui.plain import label
from ui.texts import tr
from ui.views import Table

LINES = 4


class CommentsPane(QWidget):
    """Says what a person wants to say, and about what. Enter in the field sends it; Esc there begins a new thread."""

    reached = Signal()
    began = Signal(str)  # words about the segment at hand, or what is chosen in it
    answered = Signal(str, str)  # thread, words
    rewritten = Signal(str, str)  # comment, other words
    deleted = Signal(str)  # comment
    settled = Signal(str, bool)  # thread, whether it is resolved
    opened = Signal(object)  # Said: go there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CommentsModel(self)
        self.view = Table(tr("Comments"), LINES)
        self.reach_box = QComboBox()
        self.resolved_box = QCheckBox(tr("resolved ones too"))
        self.field = QLineEdit()
        self.new_button, self.resolve_button = QPushButton(tr("New")), QPushButton()
        self.edit_button, self.delete_button = QPushButton(tr("Edit")), QPushButton(tr("Delete"))
        self._empty = label(tr("Nobody has said anything here."), wrapped=True)
        self._me, self._segment, self._rewriting = "", False, ""
        self._build()
        self._connect()
        self._tell()

    @property
    def reach(self) -> str:
        """Over what threads are shown: segment or project."""
        return str(self.reach_box.currentData())

    @property
    def current(self) -> Said | None:
        """The comment at hand."""
        said = self.view.value()
        return said if isinstance(said, Said) else None

    def show_said(self, said: Sequence[Said], me: str, *, segment: bool) -> None:
        """Show these comments to this person; `segment`: there is one at hand to talk about."""
        before = self.current
        self._me, self._segment = me, segment
        self.model.show(said)
        place = self.model.place(before.comment.id) if before else None
        self.view.go_to(place)
        if self._rewriting and self.model.place(self._rewriting) is None:
            self._rewriting = ""
        self._empty.setVisible(not said)
        self._tell()

    def begin(self) -> None:
        """A new thread: nothing is chosen, and the field waits for words."""
        self._rewriting = ""
        self.view.go_to(None)
        self.field.clear()
        self._tell()
        self.field.setFocus()

    def _send(self) -> None:
        words, said = self.field.text().strip(), self.current
        if not words:
            return
        if self._rewriting:
            self.rewritten.emit(self._rewriting, words)
        elif said is not None:
            self.answered.emit(said.thread.id, words)
        elif self._segment:
            self.began.emit(words)
        else:
            return
        self._rewriting = ""
        self.field.clear()
        self._tell()

    def _rewrite(self) -> None:
        if (said := self.current) is not None:
            self._rewriting = said.comment.id
            self.field.setText(said.comment.text)
            self._tell()
            self.field.setFocus()

    def _delete(self) -> None:
        if (said := self.current) is not None:
            self.deleted.emit(said.comment.id)

    def _settle(self) -> None:
        if (said := self.current) is not None:
            self.settled.emit(said.thread.id, not said.thread.resolved)

    def _tell(self) -> None:
        """What the field and the buttons would do now."""
        said = self.current
        if self._rewriting:
            words = tr("Other words for your comment")
        elif said is not None:
            words = tr("Answer to {person}").format(person=said.comment.who)
        else:
            words = tr("New comment on the segment, or on what is chosen in it; @name calls somebody")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.setEnabled(said is not None or self._segment)
        mine = said is not None and said.comment.who == self._me and bool(said.comment.text)
        for button in (self.edit_button, self.delete_button):
            button.setEnabled(mine)
        self.resolve_button.setEnabled(said is not None)
        done = said is not None and said.thread.resolved
        self.resolve_button.setText(tr("Open again") if done else tr("Resolve"))
        self.new_button.setEnabled(self._segment)

    def _connect(self) -> None:
        self.reach_box.activated.connect(lambda _index: self.reached.emit())
        self.resolved_box.clicked.connect(lambda _on: self.reached.emit())
        self.view.chosen.connect(lambda _said: self._tell())
        self.view.opened.connect(self.opened)
        self.field.returnPressed.connect(self._send)
        self.new_button.clicked.connect(self.begin)
        self.edit_button.clicked.connect(self._rewrite)
        self.delete_button.clicked.connect(self._delete)
        self.resolve_button.clicked.connect(self._settle)

    def _build(self) -> None:
        for name in (SEGMENT, PROJECT):
            self.reach_box.addItem(tr(REACHES[name]), name)
        self.reach_box.setAccessibleName(tr("Comments on"))
        self.view.setModel(self.model)
        self.view.as_list()
        self.view.setItemDelegate(ItemDelegate(heading, pieces, symbol, self.view))
        top = QHBoxLayout()
        top.addWidget(self.reach_box)
        top.addWidget(self.resolved_box)
        top.addStretch(1)
        buttons = QHBoxLayout()
        for button in (self.new_button, self.resolve_button, self.edit_button, self.delete_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(top)
        whole.addWidget(self._empty)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.field)
        whole.addLayout(buttons)
