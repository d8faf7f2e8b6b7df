"""Shows what would change, a tick per place, before anything does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStyledItemDelegate, QWidget

from app.model import Replacement
from ui.delegates import CellDelegate, ItemDelegate, no_symbol
from ui.dialogs.frame import Frame
from ui.diff import in_context
from ui.models.replacements import ReplacementsModel, choices_of
from ui.models.table import Roles
from ui.plain import label
from ui.texts import tr, trn
from ui.views import Table

CHOICE = 2  # the column where a form is chosen


class FixDialog(Frame):
    """Wants to know which of these changes to make."""

    accepted_changes = Signal(object)  # list[Replacement]

    def __init__(
        self, changes: Sequence[Replacement], head: str, parent: QWidget | None = None, *, left_out: int = 0
    ) -> None:
        super().__init__(tr("Preview of the changes"), head, "", parent)
        self.model = ReplacementsModel(changes, self)
        self.view = Table(tr("Changes"), 3)
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(0, QStyledItemDelegate(self.view))
        self.view.setItemDelegateForColumn(1, ItemDelegate(_note, in_context, no_symbol, self.view))
        self.view.setItemDelegateForColumn(CHOICE, CellDelegate(self.view))
        self.view.setColumnWidth(0, 70)
        self.view.wide(1)
        self.view.opened.connect(lambda _change: self._toggle())
        self.choosers = self._choosers(changes)
        self.remarks = label(_remarks(len(self.choosers), left_out), wrapped=True)
        self.remarks.setVisible(bool(self.remarks.text()))
        self.body.addLayout(self._ticks())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.remarks)
        self.model.ticked.connect(self._tell)
        self.resize(820 if self.choosers else 720, min(200 + 70 * len(changes), 560))
        self._tell()
        self.accept_button.setFocus()

    def accept(self) -> None:
        chosen = self.model.chosen()
        if chosen:
            self.accepted_changes.emit(chosen)
        super().accept()

    def _choosers(self, changes: Sequence[Replacement]) -> dict[int, QComboBox]:
        """A box of the likely forms in each row where none is certain."""
        made = {}
        for place, change in enumerate(changes):
            if not change.certain:
                made[place] = self._chooser(place, change)
                self.view.setIndexWidget(self.model.index(place, CHOICE), made[place])
        self.view.setColumnWidth(CHOICE, 210)
        self.view.setColumnHidden(CHOICE, not made)
        return made

    def _chooser(self, place: int, change: Replacement) -> QComboBox:
        box = QComboBox(self.view)
        box.addItem(tr("choose…"), "")
        for form in choices_of(change):
            box.addItem(form, form)
        box.setAccessibleName(tr("What to write instead of «{form}»").format(form=change.old))
        box.setMaximumHeight(box.sizeHint().height())
        box.activated.connect(lambda _index: self.model.choose(place, str(box.currentData())))
        return box

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
        for place, box in self.choosers.items():
            box.setCurrentIndex(max(box.findData(self.model.choice(place)), 0))
        count = len(self.model.chosen())
        self.accept_button.setText(trn("Change {n} place", "Change {n} places", count))
        self.accept_button.setEnabled(bool(count))


def _note(change: Replacement) -> str:
    if change.certain:
        return change.note
    return tr("Not certain; also likely: {forms}").format(forms=", ".join(change.others))


def _remarks(uncertain: int, left_out: int) -> str:
    """What a person has to know of the places that are not ticked, or not here."""
    lines = []
    if uncertain:
        words = trn("{n} place has no certain ending", "{n} places have no certain ending", uncertain)
        lines.append(f"{words}: {tr('choose a form')}")
    if left_out:
        lines.append(trn("{n} place is left out: approved", "{n} places are left out: approved", left_out))
    return "\n".join(lines)
