"""The ledger of terms as a table a person decides in: concepts, the forms of one, the places of a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.model import Ledger, TermEntry
from ui import icons
from ui.bars import Bar, BarsDelegate
from ui.delegates import CellDelegate, IconDelegate, inner, no_symbol, symbol_box
from ui.looks import muted_ink
from ui.models.names import Form, FormsModel, Place, PlacesModel
from ui.models.table import ITEM, Index
from ui.models.terms import TermsModel, forms_of, found_in, in_order, summed, under
from ui.panes.names_views import fit_forms, set_forms, set_places, write_line
from ui.plain import label
from ui.symbols import verdict_symbol
from ui.texts import tr
from ui.views import PADDING, Table

TERM_WIDTH = 190


class TermDelegate(CellDelegate):
    """The sign of the verdict and the term, under it verdict and field in words."""

    lines = 2

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, box = index.data(ITEM), inner(option.rect)
        name, ink = verdict_symbol(entry, option.palette)
        icons.paint(painter, name, symbol_box(option, box), ink)
        box.setLeft(box.left() + option.fontMetrics.height() + PADDING)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        write_line(painter, option, box, entry.term)
        painter.setPen(muted_ink(option.palette))
        write_line(painter, option, inner(option.rect).translated(0, option.fontMetrics.lineSpacing()), under(entry))


class TermsPane(QWidget):
    """Shows the terms of the ledger; one concept and one of its forms are at hand."""

    form_chosen = Signal(str, str)  # concept, form: its places are wanted; an empty form is where it is missing
    place_opened = Signal(object)  # Place
    wanted = Signal(object, object)  # TermEntry, the forms that are to count as right; none takes a decision back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = Ledger()
        self.search, self.open_box, self._sum = QLineEdit(), QCheckBox(tr("only inconsistent")), label()
        self.terms, self.forms, self.places = TermsModel(self), FormsModel(self), PlacesModel(self)
        self.terms_view = Table(tr("Terms"), 2)
        self.forms_view = Table(tr("Forms of the term"), 1)
        self.places_view = Table(tr("Places of the term"), 3)
        self.use = QPushButton(tr("Use this term"))
        self.allow = QPushButton(tr("Allow these terms"))
        self.take_back = QPushButton(tr("Take back"))
        self._build()
        self._connect()
        self._allow_buttons()

    @property
    def entry(self) -> TermEntry | None:
        """The concept at hand."""
        value = self.terms_view.value()
        return value if isinstance(value, TermEntry) else None

    @property
    def form(self) -> str:
        """The form at hand; nothing where the places without one are shown."""
        value = self.forms_view.value()
        return value.base if isinstance(value, Form) else ""

    def show_ledger(self, ledger: Ledger) -> None:
        """Show this ledger; the concept and the form at hand stay if they are still there."""
        self._ledger = ledger
        self._refill()

    def show_places(self, concept: str, form: str, places: Sequence[Place]) -> None:
        """Show these places of a form, unless another one is at hand by now."""
        if self.entry is not None and (self.entry.concept, self.form) == (concept, form):
            self.places.show(places)

    def _refill(self) -> None:
        before, form = self.entry, self.form
        words, open_only = self.search.text().strip(), self.open_box.isChecked()
        entries = in_order([one for one in self._ledger.terms if found_in(one, words, open_only=open_only)])
        self.terms.show(entries)
        self._sum.setText(summed(entries))
        place = self.terms.place(before.concept) if before else None
        self.terms_view.go_to(place if place is not None else 0)
        if place is not None:
            self.forms_view.go_to(next((at for at, one in enumerate(self.forms.items) if one.base == form), 0))
        if not entries:
            self._tell_term(None)

    def _tell_term(self, value: object) -> None:
        entry = value if isinstance(value, TermEntry) else None
        self.forms.show(forms_of(entry) if entry else [])
        fit_forms(self.forms_view)
        self.places.show([])
        self.forms_view.go_to(0 if self.forms.items else None)
        self._allow_buttons()

    def _tell_form(self, value: object) -> None:
        if isinstance(value, Form):
            self.form_chosen.emit(value.name, value.base)
        self._allow_buttons()

    def _allow_buttons(self) -> None:
        entry = self.entry
        self.use.setEnabled(entry is not None and bool(self.form))
        self.allow.setEnabled(entry is not None and len(entry.forms) > 1)
        self.take_back.setEnabled(entry is not None and entry.decision is not None)

    def _want(self, forms: Sequence[str]) -> None:
        if self.entry is not None:
            self.wanted.emit(self.entry, tuple(forms))

    def _want_all(self) -> None:
        if self.entry is not None:
            self._want([form.base for form in self.entry.forms])

    def _into(self, view: Table) -> None:
        """Take the keyboard one list further."""
        if view.value() is None:
            view.go_to(0)
        view.setFocus()

    def _connect(self) -> None:
        self.terms_view.chosen.connect(self._tell_term)
        self.forms_view.chosen.connect(self._tell_form)
        self.terms_view.opened.connect(lambda _entry: self._into(self.forms_view))
        self.forms_view.opened.connect(lambda _form: self._into(self.places_view))
        self.places_view.opened.connect(self.place_opened)
        self.search.textChanged.connect(lambda _text: self._refill())
        self.search.returnPressed.connect(self.terms_view.setFocus)
        self.open_box.toggled.connect(lambda _on: self._refill())
        self.use.clicked.connect(lambda: self._want([self.form]))
        self.allow.clicked.connect(self._want_all)
        self.take_back.clicked.connect(lambda: self._want([]))

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("Find a term"))
        self.search.setAccessibleName(tr("Find a term"))
        self.search.setClearButtonEnabled(True)
        self.terms_view.setModel(self.terms)
        self.terms_view.setItemDelegate(IconDelegate(no_symbol, self.terms_view))
        self.terms_view.setItemDelegateForColumn(0, TermDelegate(self.terms_view))
        self.terms_view.setItemDelegateForColumn(1, BarsDelegate(_bars, _most, self.terms_view))
        self.terms_view.setColumnWidth(0, TERM_WIDTH)
        self.terms_view.setColumnWidth(2, TERM_WIDTH)
        self.terms_view.fill(1, beside=0)
        set_forms(self.forms_view, self.forms)
        set_places(self.places_view, self.places)
        top, buttons, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for part in (self.search, self.open_box):
            top.addWidget(part)
        for button in (self.use, self.allow, self.take_back):
            buttons.addWidget(button)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(top)
        whole.addWidget(self._sum)
        whole.addWidget(self._split(), 1)
        whole.addLayout(buttons)

    def _split(self) -> QSplitter:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.forms_view)
        column.addWidget(self.places_view, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.terms_view)
        split.addWidget(lower)
        split.setSizes([260, 320])
        split.setChildrenCollapsible(False)
        return split


def _bars(entry: TermEntry) -> list[Bar]:
    return [(form.base or tr("not found"), form.count, form.preferred) for form in forms_of(entry)]


def _most(entry: TermEntry) -> int:
    return max((form.most for form in forms_of(entry)), default=1)
