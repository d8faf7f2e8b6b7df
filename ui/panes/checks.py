"""Checks by section, each with a tick, its severity, its parameters, and whether it differs from the calm profile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.model import CheckChoice
from ui.icons import icon
from ui.models.table import ITEM
from ui.plain import tip
from ui.symbols import severity_symbol
from ui.texts import mark, tr
from ui.words import section_word, severity_word

COLUMNS = (mark("Checks"), mark("Severity"), mark("Parameters"), mark("Differs"))
CHECK, SEVERITY, PARAMETERS, CALM = range(4)
DIFFERS = mark("from calm")


class ChecksTree(QTreeWidget):
    """Shows checks; says which one a person came to, and which one they switched."""

    arrived = Signal(object)  # CheckChoice, or None on a section
    toggled = Signal(str, bool)  # id, on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, QTreeWidgetItem] = {}
        self._sections: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName(tr("Checks"))
        self.setHeaderLabels([tr(title) for title in COLUMNS])
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(CHECK, QHeaderView.ResizeMode.Stretch)
        for column in (SEVERITY, PARAMETERS, CALM):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda _now, _before: self.arrived.emit(self.current))
        self.itemChanged.connect(self._tell)

    @property
    def current(self) -> CheckChoice | None:
        """The check a person is at."""
        item = self.currentItem()
        return None if item is None else item.data(CHECK, ITEM)

    def show_choices(self, choices: Sequence[CheckChoice]) -> None:
        """Show these checks; a person stays where they are if the same checks are there."""
        self.blockSignals(True)
        if [one.id for one in choices] != list(self._lines):
            self._rebuild(choices)
        for choice in choices:
            _write(self._lines[choice.id], choice)
            self._lines[choice.id].setIcon(SEVERITY, icon(*severity_symbol(choice.severity, self.palette())))
        self.blockSignals(False)

    def show_only(self, words: str, *, differing: bool) -> None:
        """Show the checks with these words in label, id or section, or of them those that differ from calm."""
        wanted = words.casefold().split()
        for section in self._sections.values():
            of_section = [item for item in self._lines.values() if item.parent() is section]
            for item in of_section:
                choice = item.data(CHECK, ITEM)
                text = f"{item.text(CHECK)} {choice.id} {section.text(CHECK)}".casefold()
                fits = all(word in text for word in wanted) and (choice.differs or not differing)
                item.setHidden(not fits)
            section.setHidden(all(item.isHidden() for item in of_section))

    def go_to(self, check: str) -> None:
        """Go to this check."""
        self.setCurrentItem(self._lines[check])

    def line(self, check: str) -> QTreeWidgetItem:
        """The line of a check."""
        return self._lines[check]

    def _rebuild(self, choices: Sequence[CheckChoice]) -> None:
        self.clear()
        self._lines, self._sections = {}, {}
        for choice in choices:
            section = self._sections.get(choice.section)
            if section is None:
                section = self._sections[choice.section] = QTreeWidgetItem(self, [section_word(choice.section)])
                section.setFirstColumnSpanned(True)
                section.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._lines[choice.id] = QTreeWidgetItem(section)
        self.expandAll()
        if choices:
            self.setCurrentItem(self._lines[choices[0].id])

    def _tell(self, item: QTreeWidgetItem, column: int) -> None:
        choice = item.data(CHECK, ITEM)
        on = item.checkState(CHECK) is Qt.CheckState.Checked
        if column == CHECK and choice is not None and choice.on != on:
            self.toggled.emit(choice.id, on)


def _write(item: QTreeWidgetItem, choice: CheckChoice) -> None:
    values = ", ".join(f"{one.name} {one.value}" for one in choice.parameters if one.value != one.default)
    texts = (tr(choice.label), severity_word(choice.severity), values, tr(DIFFERS) if choice.differs else "")
    for column, text in enumerate(texts):
        item.setText(column, text)
    item.setCheckState(CHECK, Qt.CheckState.Checked if choice.on else Qt.CheckState.Unchecked)
    item.setData(CHECK, ITEM, choice)
    item.setToolTip(CHECK, tip(f"{texts[CHECK]}\n{choice.id}"))
    parameters = "\n".join(f"{tr(one.label)}: {one.value}" for one in choice.parameters)
    item.setToolTip(PARAMETERS, tip(parameters))
    switched = tr("on") if choice.on else tr("off")
    item.setData(CHECK, Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (*texts, switched) if part))
