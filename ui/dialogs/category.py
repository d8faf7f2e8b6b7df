"""A palette of the kinds of errors: type some letters, Enter takes the first that fits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model import Category, Typology
from ui.dialogs.frame import Frame
from ui.models.annotations import label_of
from ui.models.table import Column, TableModel
from ui.texts import language, mark, tr
from ui.views import Table

WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CategoryDialog(Frame):
    """Wants a category. Those used last stand first."""

    chosen = Signal(str)  # the id of a category

    def __init__(self, typology: Typology, recent: Sequence[str], head: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Category"), head, tr("Choose"), parent)
        self._typology = typology
        self._categories = in_order(typology, recent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Type some letters of it"))
        self.search.setAccessibleName(tr("Find a category"))
        self.search.installEventFilter(self)
        self.list = Table(tr("Categories"))
        names: Column[Category] = Column(
            mark("Category"), lambda one: label_of(typology, one.id), lambda one: one.about
        )
        self.model = TableModel([names])
        self.list.setModel(self.model)
        self.list.as_list()
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.search.textChanged.connect(self._find)
        self.list.opened.connect(lambda _one: self.accept())
        self.resize(460, 420)
        self._find("")
        self.search.setFocus()

    def accept(self) -> None:
        category = self.list.value()
        if isinstance(category, Category):
            self.chosen.emit(category.id)
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while letters are typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in WALKING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        self.model.show(fitting(self._categories, self._typology, typed))
        self.list.go_to(0)
        self.accept_button.setEnabled(bool(self.model.items))


def in_order(typology: Typology, recent: Sequence[str]) -> list[Category]:
    """Those used last first, then all as the typology has them."""
    known = [one for one in map(typology.category, recent) if one is not None]
    return [*known, *(one for one in typology.categories if one.id not in set(recent))]


def fitting(categories: Sequence[Category], typology: Typology, typed: str) -> list[Category]:
    """Those in which every typed word begins a word of the label, in the person's language or in English, or of the id.

    A label that begins with what was typed stands before the others.
    """
    wanted = typed.casefold().split()

    def words(one: Category) -> list[str]:
        said = f"{label_of(typology, one.id)} {one.label} {one.id}".casefold()
        return said.replace("/", " ").replace("-", " ").replace(":", " ").split()

    found = [one for one in categories if all(any(word.startswith(part) for word in words(one)) for part in wanted)]
    begins = typed.strip().casefold()
    return (
        sorted(found, key=lambda one: not one.label_in(language()).casefold().startswith(begins)) if begins else found
    )
