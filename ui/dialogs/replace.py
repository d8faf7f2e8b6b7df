"""Find and replace: what to look for and where, every place in its context, a tick for each that would change.

It stays open beside the window, so that places can be gone to and texts changed in between.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from app.model import Found, Occurrence, Query, Search, Severity, Side, State
from ui.delegates import ItemDelegate, TextDelegate, no_symbol
from ui.dialogs.frame import Frame
from ui.diff import in_context
from ui.marks import Mark
from ui.models.occurrences import OccurrencesModel, why_not
from ui.models.table import ITEM, Index
from ui.places import from_words_before
from ui.plain import label
from ui.texts import mark, tr, trn
from ui.views import Table
from ui.words import state_word

LIST, DOCUMENT, PROJECT = "list", "document", "project"
SCOPES = {LIST: mark("the list as it is filtered"), DOCUMENT: mark("this document"), PROJECT: mark("the whole project")}
TICKS, PLACE = 0, 1  # columns


class ReplaceDialog(Frame):
    """Wants to know where something stands, and then which places to change."""

    wanted = Signal(object, str)  # Search without its segments, and which of SCOPES they are in
    accepted_changes = Signal(object, str)  # list[Replacement], what is replaced by what
    opened_place = Signal(object)  # Occurrence
    stopped = Signal()  # the search under way is not wanted any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Find and replace"), "", "", parent)
        self.text, self.new = QLineEdit(), QLineEdit()
        self.regex, self.match_case = QCheckBox(tr("Regular expression")), QCheckBox(tr("Match case"))
        self.words, self.keep_case = QCheckBox(tr("Whole words")), QCheckBox(tr("Keep the capitals"))
        self.side, self.scope = QComboBox(), QComboBox()
        self.states = {state: QCheckBox(state_word(state)) for state in State}
        self.find_button, self.stop_button = QPushButton(tr("Find")), QPushButton(tr("Stop"))
        self.model, self.view, self.told = OccurrencesModel(self), Table(tr("Places"), 2), label()
        self._replacing = False
        self._build()
        self._connect()
        self.show_working(at_work=False)
        self.show_replacing(on=False)
        self.resize(820, 600)

    def show_replacing(self, *, on: bool) -> None:
        """Ask for a replacement as well, or only look."""
        self._replacing = on
        self._form.setRowVisible(self.new, on)
        for part in (self.keep_case, self.accept_button, *self._tick_buttons):
            part.setVisible(on)
        if on:
            self.side.setCurrentIndex(self.side.findData(Side.TARGET))
        self.side.setEnabled(not on)
        self.head.setText(tr("Find and replace") if on else tr("Find"))
        self.show_found(Found(()))
        self.told.clear()

    def begin(self, text: str, side: Side) -> None:
        """Look for these words, where there are any, and let the person type."""
        if text:
            self.text.setText(text)
            self.side.setCurrentIndex(self.side.findData(Side.TARGET if self._replacing else side))
        self.text.setFocus()
        self.text.selectAll()

    def search(self) -> Search:
        """What is to be looked for, in the states that are ticked."""
        states = frozenset(state for state, box in self.states.items() if box.isChecked())
        return Search(
            self.text.text(),
            self.new.text() if self._replacing else None,
            self.regex.isChecked(),
            self.match_case.isChecked(),
            self.words.isChecked(),
            self._replacing and self.keep_case.isChecked(),
            Side(self.side.currentData()),
            Query(states=frozenset() if len(states) == len(State) else states),
        )

    def show_found(self, found: Found) -> None:
        """Show these places."""
        self.view.setItemDelegateForColumn(PLACE, self._changes if self._replacing else self._texts)
        self.model.show_found(found)
        self.view.go_to(0 if found.places else None)
        self.told.setText(_told(found))

    def show_working(self, *, at_work: bool) -> None:
        """A search is under way, or has ended."""
        self.find_button.setEnabled(not at_work)
        self.stop_button.setEnabled(at_work)
        self._tell()

    def accept(self) -> None:
        """Make the changes and stay open."""
        chosen = self.model.chosen()
        if chosen:
            self.accepted_changes.emit(chosen, f"«{self.text.text()}» → «{self.new.text()}»")

    def _want(self) -> None:
        self.notice.hide()
        if not self.text.text():
            self.notice.complain(tr("Type what to look for"))
            return
        if not any(box.isChecked() for box in self.states.values()):
            self.notice.complain(tr("Tick at least one state"))
            return
        self.wanted.emit(self.search(), self.scope.currentData())

    def _forget(self) -> None:
        """What was found belongs to another question: nothing of it can be ticked any more."""
        if self.model.items:
            self.show_found(Found(()))
            self.told.clear()

    def _tell(self) -> None:
        count = self.model.count
        self.accept_button.setText(trn("Replace {n} place", "Replace {n} places", count))
        self.accept_button.setEnabled(bool(count) and not self.stop_button.isEnabled())

    def _connect(self) -> None:
        self.find_button.clicked.connect(self._want)
        self.stop_button.clicked.connect(self.stopped)
        self.model.ticked.connect(self._tell)
        self.view.opened.connect(self.opened_place)
        for field in (self.text, self.new):
            field.textChanged.connect(self._forget)
        for box in (self.regex, self.match_case, self.words, self.keep_case, *self.states.values()):
            box.toggled.connect(self._forget)
        for chooser in (self.side, self.scope):
            chooser.activated.connect(self._forget)

    def _build(self) -> None:
        self._form = QFormLayout()
        for words, field in ((tr("Find"), self.text), (tr("Replace with"), self.new)):
            field.setAccessibleName(words)
            self._form.addRow(words, field)
        for words, chooser in ((tr("Text"), self.side), (tr("Where"), self.scope)):
            chooser.setAccessibleName(words)
        for side, words in ((Side.TARGET, tr("Translation")), (Side.SOURCE, tr("Source"))):
            self.side.addItem(words, side)
        for name, words in SCOPES.items():
            self.scope.addItem(tr(words), name)
        self._form.addRow("", _row(self.regex, self.match_case, self.words, self.keep_case))
        self._form.addRow(tr("Where"), _row(self.side, self.scope, self.find_button, self.stop_button))
        for box in self.states.values():
            box.setChecked(True)
        self._form.addRow(tr("State"), _row(*self.states.values()))
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(TICKS, QStyledItemDelegate(self.view))
        self._changes = ItemDelegate(why_not, _pieces, no_symbol, self.view)
        self._texts = TextDelegate(_context, _marks, self.view)
        self.view.setColumnWidth(TICKS, 80)
        self.view.wide(PLACE)
        self._tick_buttons = [self._ticker(tr("Tick all"), on=True), self._ticker(tr("Tick none"), on=False)]
        self.body.addLayout(self._form)
        self.body.addLayout(_row(*self._tick_buttons, self.told))
        self.body.addWidget(self.view, 1)
        self._set_buttons()

    def _set_buttons(self) -> None:
        """Enter looks; it never replaces and never closes."""
        close = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(tr("Close"))
        for button in (self.accept_button, self.stop_button, close):
            button.setAutoDefault(False)
        self.accept_button.setDefault(False)
        self.find_button.setDefault(True)

    def _ticker(self, words: str, *, on: bool) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self.model.tick_all(on))
        return button


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _told(found: Found) -> str:
    parts = [trn("{n} place", "{n} places", len(found.places)) if found.places else tr("Nothing found")]
    if found.more:
        parts.append(tr("there are more: make the search narrower"))
    if found.slow:
        parts.append(
            trn("{n} segment left out: too slow", "{n} segments left out: too slow", found.slow),
        )
    locked = sum(one.new is not None and one.locked for one in found.places)
    if locked:
        parts.append(trn("{n} locked", "{n} locked", locked))
    return " · ".join(parts)


def _pieces(one: Occurrence) -> list[tuple[str, str]]:
    change = one.change() or replace(one, segment=replace(one.segment, state=State.NEW)).change()
    return in_context(change) if change else []


def _context(one: Occurrence) -> str:
    return from_words_before(one.text, one.span)[0]


def _marks(index: Index) -> list[Mark]:
    one: Occurrence = index.data(ITEM)
    return [Mark(mark.span, Severity.INFO) for mark in from_words_before(one.text, one.span)[1]]
