"""The sounds that are written differently in different names."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model import Ledger, Sound
from ui.bars import Bar, BarsDelegate
from ui.delegates import IconDelegate, no_symbol
from ui.models.sounds import SoundsModel, all_renderings
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
        self.model = SoundsModel(self)
        self.view = Table(tr("Sounds"), 3)
        self._sum, self._names = label(), label(wrapped=True)
        self._build()
        self.view.chosen.connect(self._tell)
        self.view.opened.connect(self._open)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show the sounds of this ledger."""
        self.model.show(ledger.sounds)
        self.model.sort(0)
        self._sum.setText(trn("{n} sound", "{n} sounds", len(ledger.sounds)))
        self.view.go_to(0 if ledger.sounds else None)
        if not ledger.sounds:
            self._names.clear()

    def _tell(self, sound: object) -> None:
        self._names.setText(all_renderings(sound) if isinstance(sound, Sound) else "")

    def _open(self, sound: object) -> None:
        names = [name for one in sound.renderings for name in one.names] if isinstance(sound, Sound) else []
        if names:
            self.name_opened.emit(names[-1])

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(0, IconDelegate(verdict_symbol, self.view))
        self.view.setItemDelegateForColumn(1, BarsDelegate(_bars, _most, self.view))
        self.view.setItemDelegateForColumn(2, IconDelegate(no_symbol, self.view))
        self.view.setColumnWidth(0, 110)
        self.view.setColumnWidth(2, 120)
        self.view.wide(1)
        self.view.setSortingEnabled(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addWidget(self._sum)
        whole.addWidget(self.view, 1)
        whole.addWidget(self._names)


def _bars(sound: Sound) -> list[Bar]:
    return [(convention_word(one.ukrainian), len(one.names), place == 0) for place, one in enumerate(sound.renderings)]


def _most(sound: Sound) -> int:
    return max((len(one.names) for one in sound.renderings), default=1)
