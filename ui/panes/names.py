"""The name ledger as a table a person decides in: names, what is known of one, its forms, the places of a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model import Ledger, NameEntry, Segment
from ui.models.names import (
    ORDERS,
    Form,
    FormsModel,
    NamesModel,
    Place,
    PlacesModel,
    forms_of,
    found_in,
    in_order,
    summed,
)
from ui.panes.details import Details
from ui.panes.names_views import fit_forms, set_forms, set_names, set_places
from ui.plain import label
from ui.texts import tr
from ui.views import Table

BUTTONS = 4  # actions with a button; the rest are in the menu
DECISIONS = 7  # actions that are about the name at hand


class NamesPane(QWidget):
    """Shows the ledger; one name and one of its forms are at hand."""

    moved = Signal()  # another name or form is at hand
    name_chosen = Signal(object)  # NameEntry: the segments it is missing from are wanted
    form_chosen = Signal(str, str)  # name, form: its places are wanted; an empty form is where it is missing
    place_opened = Signal(object)  # Place
    segment_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = Ledger()
        self.search, self.order_box = QLineEdit(), QComboBox()
        self.open_box, self._sum = QCheckBox(tr("only inconsistent")), label()
        self.names, self.forms, self.places = NamesModel(self), FormsModel(self), PlacesModel(self)
        self.names_view = Table(tr("Names"), 2)
        self.details = Details()
        self.forms_view = Table(tr("Forms of the name"), 1)
        self.places_view = Table(tr("Places of the form"), 3)
        self.menu = QMenu(self)
        self._last: QWidget = self.names_view
        self._buttons = QGridLayout()
        self._build()
        self._connect()

    @property
    def entry(self) -> NameEntry | None:
        """The name at hand."""
        value = self.names_view.value()
        return value if isinstance(value, NameEntry) else None

    @property
    def form(self) -> str:
        """The form at hand; nothing where the name has none, or its missing places are shown."""
        value = self.forms_view.value()
        return value.base if isinstance(value, Form) else ""

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in this pane."""
        return any(part.hasFocus() for part in self.findChildren(QWidget))

    def take_focus(self) -> None:
        """Take the keyboard to where it was in this pane last."""
        self._last.setFocus()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show buttons for the first of these actions, and those on the name at hand in the menu of a row."""
        for place, action in enumerate(actions[:BUTTONS]):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setSizePolicy(self.search.sizePolicy())
            self._buttons.addWidget(button, place // 2, place % 2)
        self.menu.addActions(actions[:DECISIONS])

    def show_ledger(self, ledger: Ledger) -> None:
        """Show this ledger; name, form and place at hand stay if they are still there."""
        self._ledger = ledger
        self._refill()

    def show_missing(self, name: str, segments: Sequence[Segment]) -> None:
        """Link to these segments, where the name has no rendering."""
        if self.entry is not None and self.entry.name == name:
            self.details.show_entry(self.entry, segments)

    def show_places(self, name: str, form: str, places: Sequence[Place]) -> None:
        """Show these places of a form, unless another one is at hand by now."""
        if self.entry is None or (self.entry.name, self.form) != (name, form):
            return
        before = self.places_view.value()
        self.places.show(places)
        self.places_view.go_to(_same_place(before, places))

    def go_to_name(self, name: str) -> None:
        """Go to this name."""
        self.search.clear()
        self.open_box.setChecked(False)
        self._last = self.names_view
        self.names_view.go_to(self.names.place(name))

    def _refill(self) -> None:
        before, row = self.entry, self.names_view.currentIndex().row()
        words, open_only = self.search.text().strip(), self.open_box.isChecked()
        entries = [entry for entry in self._ledger.names if found_in(entry, words, open_only=open_only)]
        entries = in_order(entries, str(self.order_box.currentData()))
        form = self.form
        self.names.show(entries)
        self._sum.setText(summed(entries))
        place = self.names.place(before.name) if before else None
        near = min(max(row, 0), len(entries) - 1) if entries else None  # the neighbour of a name that is gone
        self.names_view.go_to(place if place is not None else near)
        if place is not None:
            self.forms_view.go_to(next((at for at, one in enumerate(self.forms.items) if one.base == form), 0))
        if not entries:
            self._tell_name(None)

    def _tell_name(self, value: object) -> None:
        entry = value if isinstance(value, NameEntry) else None
        self.forms.show(forms_of(entry) if entry else [])
        fit_forms(self.forms_view)
        self.details.show_entry(entry)
        if entry is not None and entry.missing:
            self.name_chosen.emit(entry)
        self.forms_view.go_to(0 if self.forms.items else None)
        if not self.forms.items:
            self._tell_form(None)

    def _tell_form(self, value: object) -> None:
        if isinstance(value, Form):
            self.form_chosen.emit(value.name, value.base)
        else:
            self.places.show([])
        self.moved.emit()

    def _into(self, view: Table) -> None:
        """Take the keyboard one list further."""
        self._last = view
        if view.value() is None:
            view.go_to(0)
        view.setFocus()

    def _open_place(self, place: object) -> None:
        self._last = self.places_view
        self.place_opened.emit(place)

    def _show_menu(self, view: Table, where: QPoint) -> None:
        if self.entry is not None:
            self.menu.popup(view.viewport().mapToGlobal(where))

    def _connect(self) -> None:
        self.names_view.chosen.connect(self._tell_name)
        self.forms_view.chosen.connect(self._tell_form)
        self.names_view.opened.connect(lambda _entry: self._into(self.forms_view))
        self.forms_view.opened.connect(lambda _form: self._into(self.places_view))
        self.places_view.opened.connect(self._open_place)
        self.details.segment_opened.connect(self.segment_opened)
        self.search.textChanged.connect(lambda _text: self._refill())
        self.search.returnPressed.connect(self.names_view.setFocus)
        self.open_box.toggled.connect(lambda _on: self._refill())
        self.order_box.activated.connect(lambda _index: self._refill())
        for view in (self.names_view, self.forms_view):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda where, view=view: self._show_menu(view, where))

    def _build(self) -> None:
        for order, words in ORDERS.items():
            self.order_box.addItem(tr(words), order)
        self.order_box.setAccessibleName(tr("Order of the names"))
        self.search.setPlaceholderText(tr("Find a name"))
        self.search.setAccessibleName(tr("Find a name"))
        self.search.setClearButtonEnabled(True)
        set_names(self.names_view, self.names)
        set_forms(self.forms_view, self.forms)
        set_places(self.places_view, self.places)
        top, second = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.order_box)
        second.addWidget(self.open_box)
        second.addStretch(1)
        second.addWidget(self._sum)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(top)
        whole.addLayout(second)
        whole.addWidget(self._split(), 1)
        whole.addLayout(self._buttons)

    def _split(self) -> QSplitter:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        column.addWidget(self.forms_view)
        column.addWidget(self.places_view, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.names_view)
        split.addWidget(lower)
        split.setSizes([240, 340])
        split.setChildrenCollapsible(False)
        return split


def _same_place(before: object, places: Sequence[Place]) -> int | None:
    """The row of the place that was at hand, as far as it is still there."""
    if not isinstance(before, Place):
        return None
    wanted = before.segment.id, before.mention.source_span
    return next((at for at, one in enumerate(places) if (one.segment.id, one.mention.source_span) == wanted), None)
