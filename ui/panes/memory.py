"""What was translated before: matches of the segment at hand, and a search in both texts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from app.model import Hit, Match, Side
from ui.delegates import ItemDelegate, TextDelegate, no_symbol
from ui.marks import Mark
from ui.models.memory import HitsModel, MatchesModel
from ui.models.table import ITEM
from ui.places import beginning_near
from ui.plain import label
from ui.texts import tr, trn
from ui.views import Table

PAUSE = 300  # ms without a key after which words are looked for
EITHER = ""


class MemoryPane(QTabWidget):
    """Shows what the memories hold."""

    match_wanted = Signal(object)  # Match: its translation is to be put in
    words_wanted = Signal(str, object, bool, bool)  # words, Side or None, side by side, without tones

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matches, self.hits = MatchesModel(self), HitsModel(self)
        self.matches_view, self.hits_view = Table(tr("Matches"), 6), Table(tr("Concordance"), 3)
        self.search, self.side = QLineEdit(), QComboBox()
        self.phrase, self.toneless = QCheckBox(tr("Phrase")), QCheckBox(tr("Without tones"))
        self._told, self._count = label(wrapped=True), label()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()

    def show_matches(self, text: str, matches: list[Match]) -> None:
        """Show these matches of a text."""
        self.matches.show_matches(text, matches)
        self.matches_view.go_to(0 if matches else None)
        self._told.setText("" if matches else tr("Nothing like it was approved or brought in yet"))
        self._told.setVisible(not matches)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show where the words stand."""
        self.hits.show(hits)
        self._count.setText(trn("{n} place", "{n} places", len(hits)))

    def look_for(self, words: str, side: Side | None) -> None:
        """Look for these words, and let the person type others."""
        self.setCurrentIndex(1)
        self.side.setCurrentIndex(self.side.findData(side.value if side else EITHER))
        self.phrase.setChecked(" " in words.strip())
        if words:
            self.search.setText(words.strip())
        self.search.setFocus()
        self.search.selectAll()
        self._ask()

    def ask_again(self) -> None:
        """What is shown may be different by now."""
        if self.search.text().strip():
            self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        side = self.side.currentData()
        chosen = Side(side) if side else None
        words = self.search.text().strip()
        if words:
            self.words_wanted.emit(words, chosen, self.phrase.isChecked(), self.toneless.isChecked())
        else:
            self.show_hits([])

    def _connect(self) -> None:
        self.matches_view.opened.connect(self.match_wanted)
        self._pause.timeout.connect(self._ask)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._ask)
        self.side.activated.connect(lambda _row: self._ask())
        for box in (self.phrase, self.toneless):
            box.clicked.connect(lambda _on: self._ask())

    def _build(self) -> None:
        self.matches_view.setModel(self.matches)
        self.matches_view.as_list()
        self.matches_view.setItemDelegate(
            ItemDelegate(self.matches.head, self.matches.pieces, no_symbol, self.matches_view)
        )
        self.hits_view.setModel(self.hits)
        for column, side in enumerate(Side):
            self.hits_view.setItemDelegateForColumn(column, _delegate(side, self.hits_view))
            self.hits_view.wide(column)
        self.search.setPlaceholderText(tr("Words in what was translated before"))
        self.search.setAccessibleName(tr("Words in what was translated before"))
        self.search.setClearButtonEnabled(True)
        self.side.setAccessibleName(tr("In which text"))
        for words, code in ((tr("both"), EITHER), (tr("Source"), Side.SOURCE), (tr("Translation"), Side.TARGET)):
            self.side.addItem(words, code)
        self.toneless.setToolTip(tr("Vietnamese without tones and accents: da nang finds Đà Nẵng"))
        self.addTab(_page(self._told, self.matches_view), tr("Matches"))
        self.addTab(
            _page(self.search, _row(self.side, self.phrase, self.toneless, self._count), self.hits_view),
            tr("Concordance"),
        )


def _row(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return made


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(6, 6, 6, 6)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, Table) else 0)
    return page


def _delegate(side: Side, view: QWidget) -> TextDelegate:
    """Draws one text of a hit, from a few words before the first place on."""

    def shown(hit: Hit) -> tuple[str, list[Mark]]:
        if side is Side.SOURCE:
            return beginning_near(hit.unit.source, hit.source)
        return beginning_near(hit.unit.target, hit.target)

    return TextDelegate(lambda hit: shown(hit)[0], lambda index: shown(index.data(ITEM))[1], view)
