"""Asks which segments are to be annotated: how many, drawn how, with which seed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QRadioButton, QSpinBox, QWidget

from app.workspace import SampleWay
from ui.dialogs.frame import Frame
from ui.texts import mark, tr

WAYS = {
    SampleWay.RANDOM: mark("At random: says something about the whole text"),
    SampleWay.RISK: mark("By risk: finds errors sooner, makes the text look worse than it is"),
    SampleWay.DOCUMENT: mark("At random, from every document its share"),
}
USUAL, MOST_SEED = 30, 999_999


@dataclass(frozen=True, slots=True)
class SampleWish:
    """How a sample is drawn. The same wish draws the same segments from the same texts."""

    way: SampleWay = SampleWay.RANDOM
    count: int = USUAL
    seed: int = 1
    whole: bool = True  # from the whole project, else from the document at hand


class SampleDialog(Frame):
    """Wants a `SampleWish`, beginning with the last one."""

    wished = Signal(object)

    def __init__(self, before: SampleWish, there: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sample"), tr("Which segments are to be annotated?"), tr("Draw it"), parent)
        self.ways = {way: QRadioButton(tr(WAYS[way])) for way in SampleWay}
        self.ways[before.way].setChecked(True)
        self.count, self.seed = QSpinBox(), QSpinBox()
        self.count.setRange(1, max(there, 1))
        self.count.setValue(before.count)
        self.seed.setRange(0, MOST_SEED)
        self.seed.setValue(before.seed)
        self.whole = QCheckBox(tr("From all documents of the project"))
        self.whole.setChecked(before.whole)
        for button in self.ways.values():
            self.body.addWidget(button)
        form = QFormLayout()
        for words, field in ((tr("Segments"), self.count), (tr("Seed"), self.seed)):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.seed.setToolTip(tr("The same seed draws the same segments again"))
        self.body.addLayout(form)
        self.body.addWidget(self.whole)

    @property
    def wish(self) -> SampleWish:
        """What the fields say."""
        way = next(way for way, button in self.ways.items() if button.isChecked())
        return SampleWish(way, self.count.value(), self.seed.value(), self.whole.isChecked())

    def accept(self) -> None:
        self.wished.emit(self.wish)
        super().accept()
