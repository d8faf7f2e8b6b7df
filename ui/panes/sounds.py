"""The sounds that are written differently in different names, and the names that have one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.model import Ledger, Sound
from ui.bars import Bar, BarsDelegate
from ui.delegates import IconDelegate, no_symbol
from ui.models.sounds import SoundsModel, Written, WrittenModel, names_of
from ui.plain import label
from ui.symbols import verdict_symbol
from ui.texts import tr, trn
from ui.views import Table
from ui.words import convention_word


class SoundsPane(QWidget):
    """Shows the sound ledger."""

    name_opened = Signal(str)  # a name that has the sound

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.names = SoundsModel(self), WrittenModel(self)
        self.view = Table(tr("Sounds"), 3)
        self.names_view = Table(tr("Names with the sound"))
        self._sum = label()
        self._hint = label(tr("To settle a sound, open one of its names and decide on a form there."), wrapped=True)
        self._build()
        self.view.chosen.connect(self._tell)
        self.view.opened.connect(lambda _sound: self._into_names())
        self.names_view.opened.connect(self._open)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show the sounds of this ledger; the one at hand stays if it is still there."""
        before = self.view.value()
        self.model.show(ledger.sounds)
        self.model.sort(0)
        self._sum.setText(trn("{n} sound", "{n} sounds", len(ledger.sounds)))
        self._hint.setVisible(bool(ledger.sounds))
        self.view.go_to(self._place(before) if ledger.sounds else None)
        if not ledger.sounds:
            self.names.show([])

    def _place(self, before: object) -> int:
        wanted = (before.level, before.vietnamese) if isinstance(before, Sound) else None
        there = (at for at, one in enumerate(self.model.items) if (one.level, one.vietnamese) == wanted)
        return next(there, 0)

    def _tell(self, sound: object) -> None:
        self.names.show(names_of(sound) if isinstance(sound, Sound) else [])

    def _into_names(self) -> None:
        self.names_view.go_to(max(self.names_view.currentIndex().row(), 0))
        self.names_view.setFocus()

    def _open(self, one: object) -> None:
        if isinstance(one, Written):
            self.name_opened.emit(one.name)

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(0, IconDelegate(verdict_symbol, self.view))
        self.view.setItemDelegateForColumn(1, BarsDelegate(_bars, _most, self.view))
        self.view.setItemDelegateForColumn(2, IconDelegate(no_symbol, self.view))
        self.view.setColumnWidth(0, 130)
        self.view.setColumnWidth(2, 150)
        self.view.fill(1, beside=0)
        self.view.setSortingEnabled(True)
        self.names_view.setModel(self.names)
        self.names_view.setItemDelegate(IconDelegate(no_symbol, self.names_view))
        self.names_view.wide(0)
        self.names_view.setColumnWidth(1, 140)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(self.names_view)
        split.setSizes([320, 220])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addWidget(self._sum)
        whole.addWidget(split, 1)
        whole.addWidget(self._hint)


def _bars(sound: Sound) -> list[Bar]:
    return [(convention_word(one.ukrainian), len(one.names), place == 0) for place, one in enumerate(sound.renderings)]


def _most(sound: Sound) -> int:
    return max((len(one.names) for one in sound.renderings), default=1)
