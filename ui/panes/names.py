"""The name ledger as a table a person decides in: names, the forms of one, the places of a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.model import Ledger, NameEntry
from ui.bars import Bar, BarsDelegate
from ui.delegates import IconDelegate, TextDelegate, no_symbol
from ui.models.names import (
    DECISION,
    VERDICTS,
    Form,
    FormsModel,
    NamesModel,
    Place,
    PlacesModel,
    forms_of,
    found_in,
    summed,
    to_decide_first,
    why_preferred,
    why_standard,
)
from ui.models.table import ITEM
from ui.places import source_marks, source_text, target_marks, target_text
from ui.plain import label, tip
from ui.symbols import verdict_symbol
from ui.texts import tr
from ui.views import Table
from ui.words import verdict_word


class NamesPane(QWidget):
    """Shows the ledger, and says which form a person wants."""

    form_chosen = Signal(str, str)  # name, form: its places are wanted; an empty form is where it is missing
    place_opened = Signal(object)  # Place
    everywhere = Signal(str, str)  # name, form: use this form everywhere
    preferred = Signal(str, str)  # name, form: this form is right from now on; without one, no form is

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = Ledger()
        self.names, self.forms, self.places = NamesModel(self), FormsModel(self), PlacesModel(self)
        self.names_view = Table(tr("Names"), 2)
        self.forms_view = Table(tr("Forms of the name"), 1)
        self.places_view = Table(tr("Places of the form"), 3)
        self.verdict_box, self.search = QComboBox(), QLineEdit()
        self.everywhere_button = QPushButton(tr("Use this form everywhere…"))
        self.prefer_button = QPushButton(tr("Prefer this form"))
        self.undecide_button = QPushButton(tr("Take the decision back"))
        self._sum, self._why = label(), label(wrapped=True)
        self._build()
        self._connect()
        self._tell_form(None)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show this ledger; the name at hand stays if it is still there."""
        self._ledger = ledger
        self._refill()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these places of the form at hand."""
        self.places.show(places)

    def go_to_name(self, name: str) -> None:
        """Go to this name."""
        self.search.clear()
        self.verdict_box.setCurrentIndex(0)
        self.names_view.go_to(self.names.place(name))

    def _refill(self) -> None:
        before = self.names_view.value()
        verdict, words = str(self.verdict_box.currentData() or ""), self.search.text().strip()
        entries = [entry for entry in to_decide_first(self._ledger.names) if found_in(entry, words, verdict)]
        self.names.show(entries)
        self._sum.setText(summed(entries))
        place = self.names.place(before.name) if isinstance(before, NameEntry) else None
        self.names_view.go_to(place if place is not None else (0 if entries else None))
        if not entries:
            self._tell_name(None)

    def _tell_name(self, entry: object) -> None:
        name = entry if isinstance(entry, NameEntry) else None
        self.forms.show(forms_of(name) if name else [])
        self._why.setText(_explained(name) if name else "")
        self._why.setVisible(bool(self._why.text()))
        self._why.setToolTip(tip(why_standard(name)) if name else "")
        self.forms_view.go_to(0 if self.forms.items else None)
        if not self.forms.items:
            self._tell_form(None)

    def _tell_form(self, form: object) -> None:
        chosen = form if isinstance(form, Form) else None
        for button in (self.everywhere_button, self.prefer_button):
            button.setEnabled(bool(chosen and chosen.base))
        entry = self.names_view.value()
        decided = isinstance(entry, NameEntry) and entry.preferred_because == DECISION
        self.undecide_button.setVisible(decided)
        self.places.show([])
        if chosen is not None:
            self.form_chosen.emit(chosen.name, chosen.base)

    def _ask(self, signal: SignalInstance) -> None:
        form = self.forms_view.value()
        if isinstance(form, Form) and form.base:
            signal.emit(form.name, form.base)

    def _undecide(self) -> None:
        entry = self.names_view.value()
        if isinstance(entry, NameEntry):
            self.preferred.emit(entry.name, "")

    def _connect(self) -> None:
        self.names_view.chosen.connect(self._tell_name)
        self.forms_view.chosen.connect(self._tell_form)
        self.places_view.opened.connect(self.place_opened)
        self.forms_view.opened.connect(lambda _form: self._ask(self.everywhere))
        self.everywhere_button.clicked.connect(lambda: self._ask(self.everywhere))
        self.prefer_button.clicked.connect(lambda: self._ask(self.preferred))
        self.undecide_button.clicked.connect(self._undecide)
        self.search.textChanged.connect(lambda _text: self._refill())
        self.verdict_box.activated.connect(lambda _index: self._refill())

    def _build(self) -> None:
        self.verdict_box.addItem(tr("All names"), "")
        for verdict in VERDICTS:
            self.verdict_box.addItem(verdict_word(verdict), verdict)
        self.verdict_box.setAccessibleName(tr("Which names"))
        self.search.setPlaceholderText(tr("Find a name"))
        self.search.setAccessibleName(tr("Find a name"))
        self.search.setClearButtonEnabled(True)
        self._set_views()
        top = QHBoxLayout()
        top.addWidget(self.verdict_box)
        top.addWidget(self.search, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self.everywhere_button)
        buttons.addWidget(self.prefer_button)
        buttons.addWidget(self.undecide_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(top)
        whole.addWidget(self._sum)
        whole.addWidget(self._split(), 1)
        whole.addLayout(buttons)

    def _split(self) -> QSplitter:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._why)
        column.addWidget(self.forms_view, 2)
        column.addWidget(self.places_view, 3)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.names_view)
        split.addWidget(lower)
        split.setSizes([260, 320])
        split.setChildrenCollapsible(False)
        return split

    def _set_views(self) -> None:
        self.names_view.setModel(self.names)
        self.names_view.setSortingEnabled(False)
        for view in (self.names_view, self.forms_view, self.places_view):
            view.setItemDelegate(IconDelegate(no_symbol, view))
        self.names_view.setItemDelegateForColumn(0, IconDelegate(verdict_symbol, self.names_view))
        self.names_view.setItemDelegateForColumn(1, BarsDelegate(_bars, _most, self.names_view))
        for column, width in ((0, 140), (2, 120), (3, 130), (4, 130), (5, 100)):
            self.names_view.setColumnWidth(column, width)
        self.names_view.fill(1, beside=0)  # names and forms are seen, the rest is a scroll away
        self.forms_view.setModel(self.forms)
        self.forms_view.setItemDelegateForColumn(1, BarsDelegate(_form_bar, lambda form: form.most, self.forms_view))
        self.forms_view.setColumnWidth(0, 130)
        self.forms_view.setColumnWidth(1, 110)
        self.forms_view.wide(2)
        view = self.places_view
        view.setModel(self.places)
        view.setItemDelegateForColumn(1, TextDelegate(source_text, lambda at: source_marks(at.data(ITEM)), view))
        view.setItemDelegateForColumn(2, TextDelegate(target_text, lambda at: target_marks(at.data(ITEM)), view))
        view.setColumnWidth(0, 36)
        view.wide(1)
        view.wide(2)


def _explained(entry: NameEntry) -> str:
    lines = []
    if entry.preferred:
        lines.append(tr("In force: {form}").format(form=why_preferred(entry)))
    if entry.standard:
        lines.append(tr("Standard: {form}").format(form=entry.standard))
    return "\n".join(lines)


def _bars(entry: NameEntry) -> list[Bar]:
    return [(form.base or tr("not found"), form.count, form.preferred) for form in forms_of(entry)]


def _most(entry: NameEntry) -> int:
    return max((form.most for form in forms_of(entry)), default=1)


def _form_bar(form: Form) -> list[Bar]:
    return [("", form.count, form.preferred)]
