"""What is listed: documents, filters, search, and the numbers and the history that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.model import Outcome, Query, Version
from ui.flows.review import ReviewFlow
from ui.panes.documents import FILTERS, DocumentsPane, Filter
from ui.panes.history import SEGMENT, VERSIONS, HistoryPane
from ui.panes.segments import SegmentsPane
from ui.panes.status import StatusPane
from ui.session import Session


class ListsFlow(QObject):
    """Asks for what the lists show and keeps it fresh."""

    def __init__(
        self,
        session: Session,
        review: ReviewFlow,
        panes: tuple[SegmentsPane, DocumentsPane, HistoryPane, StatusPane],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._segments, self._documents, self._history, self._status = panes
        self._document = 0
        self._known: set[int] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._segments.searched.connect(self._search)
        self._documents.document_chosen.connect(self._choose_document)
        self._documents.filter_chosen.connect(self._choose_filter)
        self._history.reached.connect(self._show_history)
        review.arrived.connect(lambda _segment: self._show_history())
        session.opened.connect(self.reload)
        session.acted.connect(self._follow)

    def reload(self) -> None:
        """Everything may be different."""
        ids = [document.id for document in self._session.documents()]
        come = set(ids) - self._known
        if self._known and come:
            self._document = max(come)  # what was just brought in is what a person wants to see
        elif self._document not in ids:
            self._document = ids[0] if len(ids) == 1 else 0
        self._known = set(ids)
        self._segments.model.ask(replace(self._segments.model.query, document=self._document or None))
        self._refresh()

    def show_everything(self) -> None:
        """No filter, no search, all documents."""
        self._segments.search.clear()
        self._documents.choose_filter(FILTERS[0])
        self._segments.model.ask(Query(document=self._document or None))

    @property
    def document(self) -> int:
        """The document that is listed, 0 for all."""
        return self._document

    def show_document(self, document: int) -> None:
        """List this document, all of it."""
        self._document = document
        self.show_everything()
        self._refresh()

    def show_only(self, segments: Sequence[int]) -> None:
        """List these segments, of whatever document."""
        self._document = 0
        self._segments.search.clear()
        self._documents.choose_filter(FILTERS[0])
        self._segments.model.ask(Query(among=frozenset(segments)))
        self._segments.go_to(segments[0])
        self._refresh()

    def open(self, segment: int) -> None:
        """Go to this segment, whatever the lists leave out."""
        if not self._segments.go_to(segment):
            self.show_everything()
            self._segments.go_to(segment)

    def _search(self, text: str) -> None:
        query = self._segments.model.query
        if text != query.text:
            self._segments.model.ask(replace(query, text=text))

    def _choose_document(self, document: int) -> None:
        self._document = document
        self._segments.model.ask(replace(self._segments.model.query, document=document or None, among=frozenset()))
        self._refresh()

    def _choose_filter(self, wanted: Filter) -> None:
        query = self._segments.model.query
        self._segments.model.ask(replace(wanted.applied(query), among=frozenset()))

    def _follow(self, _outcome: Outcome) -> None:
        self._soon.start()  # several actions in a row are one refresh

    def _refresh(self) -> None:
        self._documents.show_documents(self._session.documents(), self._document)
        summary = self._session.summary(self._document or None)
        self._documents.show_counts(summary)
        self._status.show_summary(summary)
        self._show_history()

    def _show_versions(self) -> None:
        segment, none = self._segments.current, list[Version]()
        found = self._session.read(lambda open_: open_.versions(segment), none) if segment else none
        self._history.show_versions(found)

    def _show_history(self) -> None:
        if self._history.reach == VERSIONS:
            self._show_versions()
            return
        segment = self._segments.current if self._history.reach == SEGMENT else None
        events = [] if segment == 0 else self._session.history(segment)
        self._history.show_events(events, self._session.undoable())
