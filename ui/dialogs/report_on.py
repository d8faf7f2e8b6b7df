"""Asks for a report on more than the project as it is: compared with another or an earlier day, or many summed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.bring_in import PROJECT_FILES
from ui.dialogs.frame import Frame
from ui.dialogs.path_field import PathField
from ui.texts import mark, tr

OTHER, EARLIER, MANY = "other", "earlier", "many"
REPORT_FILES = mark("Reports (*.html *.pdf *.xlsx *.csv *.tsv *.json)")
A_WEEK = -7


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is to be reported on, and where it is written. Of `other`, `since` and `projects` the one that `kind` says
    counts.
    """

    kind: str
    path: Path
    other: Path
    since: datetime
    projects: tuple[Path, ...]


class ReportOnDialog(Frame):
    """Wants a `ReportWish`."""

    wished = Signal(object)

    def __init__(self, proposed: Path, projects: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(tr("Report"), tr("A report on what?"), tr("Write it"), parent)
        self.tabs, self.projects = QTabWidget(), QListWidget()
        self.other, self.path = PathField(PROJECT_FILES), PathField(REPORT_FILES, saving=True)
        self.since = QDateTimeEdit(QDateTime.currentDateTime().addDays(A_WEEK))
        self.add, self.remove = QPushButton(tr("Add projects…")), QPushButton(tr("Remove"))
        self._build()
        self.projects.addItems([str(path) for path in projects])
        self.path.set_text(str(proposed))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        for changed in (self.other.changed, self.path.changed, self.tabs.currentChanged):
            changed.connect(lambda *_what: self._allow())
        self._allow()
        self.resize(620, 340)

    @property
    def wish(self) -> ReportWish:
        """What the fields say now."""
        return ReportWish(
            kind=(OTHER, EARLIER, MANY)[self.tabs.currentIndex()],
            path=Path(self.path.text()).expanduser(),
            other=Path(self.other.text()).expanduser(),
            since=datetime.fromtimestamp(self.since.dateTime().toSecsSinceEpoch(), UTC).astimezone(),
            projects=tuple(Path(self.projects.item(row).text()) for row in range(self.projects.count())),
        )

    def add_projects(self, paths: Sequence[str]) -> None:
        """Put these into the list, each once."""
        there = {str(path) for path in self.wish.projects}
        self.projects.addItems([path for path in dict.fromkeys(paths) if path not in there])
        self._allow()

    def accept(self) -> None:
        self.wished.emit(self.wish)
        super().accept()

    def _build(self) -> None:
        fields = (
            (self.other, tr("The other project")),
            (self.since, tr("As it was on")),
            (self.projects, tr("Projects")),
            (self.path, tr("Write to")),
        )
        for field, words in fields:
            field.setAccessibleName(words)
        self.since.setCalendarPopup(True)
        self.since.setDisplayFormat("yyyy-MM-dd HH:mm")
        for title, words, field in (
            (tr("Another translation"), tr("The other project"), self.other),
            (tr("An earlier day"), tr("As it was on"), self.since),
        ):
            page = QWidget()
            QFormLayout(page).addRow(words, field)
            self.tabs.addTab(page, title)
        self.tabs.addTab(self._many(), tr("Overview of many"))
        self.body.addWidget(self.tabs, 1)
        form = QFormLayout()
        form.addRow(tr("Write to"), self.path)
        self.body.addLayout(form)

    def _many(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.projects, 1)
        row = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return page

    def _add(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Add projects…"), "", tr(PROJECT_FILES))
        self.add_projects(paths)

    def _remove(self) -> None:
        for item in self.projects.selectedItems():
            self.projects.takeItem(self.projects.row(item))
        self._allow()

    def _allow(self) -> None:
        """Whether everything is there that this kind of report needs."""
        kind = self.wish.kind
        enough = bool(self.path.text()) and (kind != OTHER or bool(self.other.text()))
        self.accept_button.setEnabled(enough and (kind != MANY or self.projects.count() > 0))
