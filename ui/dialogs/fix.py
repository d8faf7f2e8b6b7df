"""Shows what would change, a tick per place, before anything does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyledItemDelegate, QWidget

from app.model import Replacement
from ui.delegates import ItemDelegate, no_symbol
from ui.dialogs.frame import Frame
from ui.diff import in_context
from ui.models.replacements import ReplacementsModel
from ui.models.table import Roles
from ui.texts import tr, trn
from ui.views import Table


class FixDialog(Frame):
    """Wants to know which of these changes to make."""

    accepted_changes = Signal(object)  # list[Replacement]

    def __init__(self, changes: Sequence[Replacement], head: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preview of the changes"), head, "", parent)
        self.model = ReplacementsModel(changes, self)
        self.view = Table(tr("Changes"), 3)
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(0, QStyledItemDelegate(self.view))
        self.view.setItemDelegateForColumn(1, ItemDelegate(_note, in_context, no_symbol, self.view))
        self.view.setColumnWidth(0, 70)
        self.view.wide(1)
        self.view.opened.connect(lambda _change: self._toggle())
        self.body.addLayout(self._ticks())
        self.body.addWidget(self.view, 1)
        self.model.ticked.connect(self._tell)
        self.resize(720, min(200 + 70 * len(changes), 560))
        self._tell()
        self.accept_button.setFocus()

    def accept(self) -> None:
        chosen = self.model.chosen()
        if chosen:
            self.accepted_changes.emit(chosen)
        super().accept()

    def _ticks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, on in ((tr("Tick all"), True), (tr("Tick none"), False)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, on=on: self.model.tick_all(on))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _toggle(self) -> None:
        index = self.model.index(self.view.currentIndex().row(), 0)
        on = Qt.CheckState(index.data(Roles.CheckStateRole)) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self.model.setData(index, wanted.value, Roles.CheckStateRole)

    def _tell(self) -> None:
        count = len(self.model.chosen())
        self.accept_button.setText(trn("Change {n} place", "Change {n} places", count))
        self.accept_button.setEnabled(bool(count))


def _note(change: Replacement) -> str:
    if change.certain:
        return change.note
    return tr("Not certain; also likely: {forms}").format(forms=", ".join(change.others))
