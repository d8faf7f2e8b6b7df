"""Finding and replacing: the search in a thread, the places in a dialog, the changes in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.model import Found, Occurrence, Progress, Query, Replacement, Search, Side
from app.workspace import find
from ui.dialogs.replace import DOCUMENT, LIST, ReplaceDialog
from ui.flows.lists import ListsFlow
from ui.marks import Mark
from ui.panes.editor import EditorPane
from ui.panes.segments import SegmentsPane
from ui.session import Session
from ui.texts import tr, trn

LONGEST_BEGINNING = 200  # letters of a selection that are taken over as what to look for


class ReplacingFlow(QObject):
    """The dialog of finding and replacing, of which there is one at a time."""

    def __init__(
        self, session: Session, lists: ListsFlow, panes: tuple[SegmentsPane, EditorPane], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._lists, self._window = session, lists, window
        self._segments, self._editor = panes
        self._dialog: ReplaceDialog | None = None
        session.working.connect(self._show_working)
        session.opened.connect(self._close)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"find": lambda: self.ask(replacing=False), "replace": lambda: self.ask(replacing=True)}

    @property
    def dialog(self) -> ReplaceDialog | None:
        """The dialog, while it is open."""
        return self._dialog

    def ask(self, *, replacing: bool) -> None:
        """Open the dialog, or bring it to the front, with the words chosen in the text."""
        if self._dialog is None:
            self._dialog = self._made()
        self._dialog.show_replacing(on=replacing)
        self._dialog.begin(*self._chosen())
        self._dialog.show()
        self._dialog.activateWindow()

    def search(self, search: Search, scope: str) -> None:
        """Look for it, once every change under way is on disk."""
        workspace, dialog = self._session.workspace, self._dialog
        if workspace is None or dialog is None:
            return
        if self._session.at_work:
            dialog.notice.complain(tr("Wait until the work under way has ended, or cancel it"))
            return
        search = replace(search, query=self._query(search.query, scope))
        found: list[Found] = []

        def steps() -> Iterator[Progress]:
            for step in find(workspace, search):
                if isinstance(step, Found):
                    found.append(step)
                else:
                    yield step

        def walk(_none: None) -> None:
            self._session.walk(steps, lambda: self._show(found[0]), self._complain, writes=False)

        self._editor.flush()
        self._session.ask(lambda _workspace: None, walk)

    def _query(self, asked: Query, scope: str) -> Query:
        """The segments of a scope, in the states that were ticked."""
        listed = self._segments.model.query
        if scope == LIST:
            states = listed.states & asked.states if listed.states and asked.states else listed.states | asked.states
            # no state is in both: then no segment fits, and not all of them
            return replace(listed, states=states) if states or not asked.states else replace(listed, text="\x1f\x1f")
        row = self._editor.row
        document = row.segment.document if row and scope == DOCUMENT else None
        return Query(document=document, states=asked.states)

    def _show(self, found: Found) -> None:
        if self._dialog is not None:
            self._dialog.show_found(found)

    def _complain(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.notice.complain(str(error))

    def _replace(self, changes: Sequence[Replacement], note: str) -> None:
        if self._session.at_work:
            return  # the button is off then
        self._editor.flush()
        self._session.replace(changes, note, lambda: self._tell(len(changes)), self._complain)

    def _tell(self, count: int) -> None:
        if self._dialog is not None:
            self._dialog.show_found(Found(()))
            self._dialog.told.clear()
            said = trn("{n} place replaced; undo takes it back", "{n} places replaced; undo takes them back", count)
            self._dialog.notice.say(said)

    def _open(self, place: Occurrence) -> None:
        self._lists.open(place.segment.id)
        field = self._editor.source if place.side is Side.SOURCE else self._editor.target
        field.choose(Mark(place.span))

    def _chosen(self) -> tuple[str, Side]:
        """The words chosen in the text at hand, and on which side."""
        for side, field in ((Side.TARGET, self._editor.target), (Side.SOURCE, self._editor.source)):
            words = field.textCursor().selectedText()
            if words and len(words) <= LONGEST_BEGINNING and "\u2029" not in words:
                return words, side
        return "", Side.TARGET

    def _made(self) -> ReplaceDialog:
        dialog = ReplaceDialog(self._window)
        dialog.wanted.connect(self.search)
        dialog.accepted_changes.connect(self._replace)
        dialog.opened_place.connect(self._open)
        dialog.stopped.connect(self._session.cancel)
        dialog.finished.connect(self._forget)
        return dialog

    def _show_working(self, at_work: bool) -> None:
        if self._dialog is not None:
            self._dialog.show_working(at_work=at_work)

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def _forget(self) -> None:
        self._dialog = None
