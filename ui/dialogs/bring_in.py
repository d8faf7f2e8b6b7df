"""Asks what to bring in: two texts, a bilingual file, or an address; for a new project also where to keep it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QPushButton, QTabWidget, QWidget

from ui.dialogs.frame import Frame
from ui.dialogs.path_field import PathField
from ui.texts import mark, tr

TEXTS, FILE, ADDRESS = "texts", "file", "address"
UNITS = {"sentence": mark("Sentences"), "paragraph": mark("Paragraphs"), "line": mark("Lines")}
PROJECT_FILES = mark("Zvirka projects (*.zvirka)")
TEXT_FILES = mark("Texts (*.txt *.md);;All files (*)")
BILINGUAL_FILES = mark("Bilingual files (*.po *.pot *.xlf *.xliff *.csv *.tsv);;All files (*)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What to bring in, and into which new project file, if into a new one."""

    kind: str
    source: str = ""
    target: str = ""
    aligned: bool = False
    unit: str = "sentence"
    project: str = ""


class BringInDialog(Frame):
    """Wants a `Wish`; shown again with the same one if it could not be fulfilled."""

    wished = Signal(object)  # Wish
    source_wanted = Signal(str)  # the address of a page whose source address is asked for

    def __init__(self, wish: Wish, parent: QWidget | None = None, *, new: bool) -> None:
        title = tr("New project") if new else tr("Import")
        super().__init__(title, title, tr("Create") if new else tr("Import"), parent)
        self.source, self.target = PathField(TEXT_FILES), PathField(TEXT_FILES)
        self.file, self.project = PathField(BILINGUAL_FILES), PathField(PROJECT_FILES, saving=True)
        self.page, self.source_page = QLineEdit(), QLineEdit()
        self.aligned = QCheckBox(tr("Line n of one belongs to line n of the other"))
        self.unit = QComboBox()
        self.tabs = QTabWidget()
        self.look_up = QPushButton(tr("Look up the source address"))
        self._new = new
        self._build()
        self._fill(wish)
        self._connect()
        self._allow()
        self.resize(600, self.sizeHint().height())

    @property
    def wish(self) -> Wish:
        """What the fields say now."""
        kind = (TEXTS, FILE, ADDRESS)[self.tabs.currentIndex()]
        sides = {
            TEXTS: (self.source.text(), self.target.text()),
            FILE: ("", self.file.text()),
            ADDRESS: (self.source_page.text().strip(), self.page.text().strip()),
        }[kind]
        project = self.project.text() if self._new else ""
        return Wish(kind, *sides, self.aligned.isChecked(), str(self.unit.currentData()), project)

    def accept(self) -> None:
        self.wished.emit(self.wish)
        super().accept()

    def show_source(self, address: str | None) -> None:
        """The source address that was looked up."""
        self.look_up.setEnabled(True)
        if address:
            self.source_page.setText(address)
        else:
            self.notice.complain(tr("The page names no source: give the address of the Vietnamese article as well"))

    def show_trouble(self, error: Exception) -> None:
        """The source address could not be looked up."""
        self.look_up.setEnabled(True)
        self.notice.complain(str(error))

    def _look_up(self) -> None:
        self.look_up.setEnabled(False)
        self.source_wanted.emit(self.page.text().strip())

    def _build(self) -> None:
        for unit, words in UNITS.items():
            self.unit.addItem(tr(words), unit)
        self.page.setPlaceholderText("https://")
        self.source_page.setPlaceholderText(tr("empty: the one the Ukrainian page names"))
        rows: dict[str, list[tuple[str, QWidget]]] = {
            tr("Two texts"): [
                (tr("Vietnamese source"), self.source),
                (tr("Ukrainian translation"), self.target),
                (tr("A segment is one of"), self.unit),
                ("", self.aligned),
            ],
            tr("Bilingual file"): [(tr("PO, CSV or TSV file"), self.file)],
            tr("Address"): [
                (tr("Ukrainian article"), self.page),
                (tr("Vietnamese source"), self.source_page),
                ("", self.look_up),
            ],
        }
        for title, fields in rows.items():
            self.tabs.addTab(_form(fields), title)
        self.body.addWidget(self.tabs)
        if self._new:
            self.body.addWidget(_form([(tr("Keep the project in"), self.project)]))

    def _fill(self, wish: Wish) -> None:
        self.tabs.setCurrentIndex((TEXTS, FILE, ADDRESS).index(wish.kind))
        if wish.kind == TEXTS:
            self.source.set_text(wish.source)
            self.target.set_text(wish.target)
        elif wish.kind == FILE:
            self.file.set_text(wish.target)
        else:
            self.source_page.setText(wish.source)
            self.page.setText(wish.target)
        self.aligned.setChecked(wish.aligned)
        self.unit.setCurrentIndex(max(self.unit.findData(wish.unit), 0))
        self.project.set_text(wish.project)

    def _connect(self) -> None:
        for field in (self.source, self.target, self.file, self.project):
            field.changed.connect(self._allow)
        self.target.changed.connect(lambda: self._propose(self.target.text()))
        self.file.changed.connect(lambda: self._propose(self.file.text()))
        self.page.textChanged.connect(lambda _text: self._allow())
        self.tabs.currentChanged.connect(lambda _tab: self._allow())
        self.look_up.clicked.connect(self._look_up)

    def _allow(self) -> None:
        wish = self.wish
        there = bool(wish.target) and (wish.kind != TEXTS or bool(wish.source))
        self.accept_button.setEnabled(there and (bool(wish.project) or not self._new))
        self.look_up.setEnabled(bool(self.page.text().strip()))

    def _propose(self, beside: str) -> None:
        """A project file beside the text, until a person names one."""
        if self._new and beside and not self.project.text():
            self.project.set_text(str(Path(beside).with_suffix(".zvirka")))


def _form(fields: list[tuple[str, QWidget]]) -> QWidget:
    made = QWidget()
    form = QFormLayout(made)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for words, field in fields:
        form.addRow(words, field)
        if words:
            field.setAccessibleName(words)
    return made
