"""The documents of the project, and under them the filters with what each would show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.model import STATE_WORDS, Document, Query, State, Summary
from ui.looks import softened
from ui.models.documents import DocumentsModel
from ui.models.table import ITEM
from ui.plain import heading, tip
from ui.texts import mark, tr
from ui.views import Table

TO_DO = frozenset({State.NEW, State.EDITED, State.RETURNED})


@dataclass(frozen=True, slots=True)
class Filter:
    """Which segments are listed."""

    text: str
    states: frozenset[State] = frozenset()
    with_findings: bool = False
    with_threads: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether a project says at once how many there are."""
        return not (self.with_findings or self.with_threads)

    def applied(self, query: Query) -> Query:
        """The query with this filter in place of the one before."""
        return replace(query, states=self.states, with_findings=self.with_findings, with_threads=self.with_threads)


FILTERS = (
    Filter(mark("All segments")),
    Filter(mark("Unreviewed"), TO_DO),
    Filter(mark("With findings"), with_findings=True),
    Filter(mark("Unreviewed with findings"), TO_DO, with_findings=True),
    Filter(mark("With open comments"), with_threads=True),
    *(Filter(words.text, frozenset({state})) for state, words in STATE_WORDS.items()),
)


class DocumentsPane(QWidget):
    """Says which document and which of its segments a person wants to see."""

    document_chosen = Signal(int)  # 0: all
    filter_chosen = Signal(object)  # Filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = DocumentsModel(self)
        self.view = Table(tr("Documents"))
        self.filters = QTreeWidget()
        self._lines: list[QTreeWidgetItem] = []
        self._build()
        self.view.chosen.connect(lambda document: self.document_chosen.emit(document.id))
        self.filters.currentItemChanged.connect(lambda item, _before: self._tell_filter(item))

    @property
    def current(self) -> Filter:
        """The filter in force."""
        item = self.filters.currentItem()
        return FILTERS[0] if item is None else item.data(0, ITEM)

    def show_documents(self, documents: Sequence[Document], current: int) -> None:
        """Show these documents; the first line stands for all of them where there are several."""
        every = Document(0, tr("All documents"), "", open_findings=sum(one.open_findings for one in documents))
        shown = [every, *documents] if len(documents) > 1 else list(documents)
        self.view.blockSignals(True)
        if shown != self.model.items:
            self.model.show(shown)
        place = self.model.place(current)
        self.view.go_to(place if place is not None else (0 if shown else None))
        self.view.blockSignals(False)

    def show_counts(self, summary: Summary) -> None:
        """Show how many segments each filter would list, where that is known."""
        for place, one in enumerate(FILTERS):
            count = _count(one, summary.by_state, summary.segments)
            self._lines[place].setText(1, "" if count is None else str(count))

    def choose_filter(self, wanted: Filter) -> None:
        self.filters.setCurrentItem(self._lines[FILTERS.index(wanted)])

    def _tell_filter(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.filter_chosen.emit(item.data(0, ITEM))

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.horizontalHeader().hide()
        self.view.wide(0)
        self.view.setColumnWidth(1, 44)
        self._build_filters()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addWidget(self.view, 1)
        whole.addWidget(heading(tr("Filters")))
        whole.addWidget(self.filters, 2)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 24)

    def _build_filters(self) -> None:
        filters = self.filters
        filters.setColumnCount(2)
        filters.setHeaderHidden(True)
        filters.setRootIsDecorated(False)
        filters.setUniformRowHeights(True)
        filters.setFrameShape(QTreeWidget.Shape.NoFrame)
        filters.setAccessibleName(tr("Filters"))
        filters.setPalette(softened(self.palette()))
        for one in FILTERS:
            item = QTreeWidgetItem([tr(one.text), ""])
            item.setData(0, ITEM, one)
            item.setToolTip(0, tip(tr(one.text)))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._lines.append(item)
        filters.addTopLevelItems(self._lines)
        for item, one in zip(self._lines, FILTERS, strict=True):
            item.setFirstColumnSpanned(not one.is_counted)  # its name has the room of the number
        header = filters.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(30)
        filters.setCurrentItem(self._lines[0])


def _count(one: Filter, by_state: Mapping[State, int], segments: int) -> int | None:
    if not one.is_counted:
        return None
    return sum(by_state.get(state, 0) for state in one.states) if one.states else segments
