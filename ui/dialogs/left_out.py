"""Shows the words that were decided to be no names, and takes one of them back into the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.delegates import IconDelegate, no_symbol
from ui.dialogs.frame import Frame
from ui.models.decisions import LeftOut, LeftOutModel
from ui.texts import tr
from ui.views import Table


class LeftOutDialog(Frame):
    """Wants to know which name to take back."""

    taken_back = Signal(str)  # name

    def __init__(self, names: Sequence[LeftOut], parent: QWidget | None = None) -> None:
        title = tr("Names left out")
        super().__init__(title, tr("Words that were decided to be no names"), tr("Take the decision back"), parent)
        self.model, self.view = LeftOutModel(self), Table(title)
        self.model.show(names)
        self.view.setModel(self.model)
        self.view.setItemDelegate(IconDelegate(no_symbol, self.view))
        self.view.setColumnWidth(0, 200)
        self.view.wide(1)
        self.view.opened.connect(lambda _name: self.accept())
        self.body.addWidget(self.view, 1)
        self.view.go_to(0)
        self.view.setFocus()
        self.resize(560, 320)

    def accept(self) -> None:
        chosen = self.view.value()
        if isinstance(chosen, LeftOut):
            self.taken_back.emit(chosen.name)
        super().accept()
