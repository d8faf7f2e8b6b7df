"""Talking about segments: showing threads, and saying something in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget, QWidget

from app.model import Outcome, Side, Span, Thread
from app.workspace import Workspace
from ui.flows.lists import ListsFlow
from ui.flows.review import ReviewFlow
from ui.models.comments import Said, said_in
from ui.panes.comments import CommentsPane
from ui.panes.editor import EditorPane
from ui.panes.history import SEGMENT
from ui.session import Session


class CommentsFlow(QObject):
    """The pane of comments."""

    def __init__(
        self,
        session: Session,
        flows: tuple[ReviewFlow, ListsFlow],
        panes: tuple[CommentsPane, EditorPane, QDockWidget],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._lists = session, flows[1]
        self._pane, self._editor, self._dock = panes
        pane = self._pane
        flows[0].arrived.connect(lambda _segment: self.refresh())
        session.opened.connect(self.refresh)
        session.acted.connect(lambda _outcome: self.refresh())
        pane.reached.connect(self.refresh)
        pane.opened.connect(self._open)
        pane.began.connect(self._begin)
        pane.answered.connect(lambda thread, words: session.act(lambda open_: open_.comments.answer(thread, words)))
        pane.rewritten.connect(lambda one, words: session.act(lambda open_: open_.comments.rewrite(one, words)))
        pane.deleted.connect(lambda one: session.act(lambda open_: open_.comments.delete(one)))
        pane.settled.connect(self._settle)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"comment": self.begin}

    def begin(self) -> None:
        """Let the person say something of the segment at hand."""
        self._dock.show()
        self._dock.raise_()
        self._pane.begin()

    def refresh(self) -> None:
        """Show what was said, as it is now."""
        row, resolved = self._editor.row, self._pane.resolved_box.isChecked()
        segment = row.segment.id if row else 0
        nothing: tuple[list[Thread], dict[int, int]] = ([], {})
        threads, places = self._session.read(lambda open_: _threads(open_, self._pane.reach, segment), nothing)
        shown = [one for one in threads if resolved or not one.resolved]
        self._pane.show_said(said_in(shown, places), self._session.person.name, segment=bool(segment))

    def _begin(self, words: str) -> None:
        row = self._editor.row
        if row is None:
            return
        segment, place = row.segment.id, self._editor.chosen()
        self._editor.flush()  # what is typed is saved before the comment: its place may be in it
        side, span = place or (None, None)
        self._session.act(lambda open_: open_.comments.start(segment, words, side, span))

    def _settle(self, thread: str, resolved: bool) -> None:
        def settle(open_: Workspace) -> Outcome | None:
            return open_.comments.resolve(thread) if resolved else open_.comments.unresolve(thread)

        self._session.act(settle)

    def _open(self, said: Said) -> None:
        self._lists.open(said.thread.first.segment)
        row, side = self._editor.row, said.comment.side
        if row is None or side is None:
            return
        text = row.segment.source if side is Side.SOURCE else row.segment.target
        place: Span | None = said.comment.place(text)
        if place is not None:
            self._editor.choose(side, place)


def _threads(workspace: Workspace, reach: str, segment: int) -> tuple[list[Thread], dict[int, int]]:
    """The threads to show and, for those of the whole project, where their segments stand."""
    if reach == SEGMENT:
        return (workspace.comments.of(segment) if segment else []), {}
    threads = workspace.comments.threads(resolved=None)
    rows = workspace.rows(list({one.first.segment for one in threads}))
    return threads, {row.segment.id: row.segment.position for row in rows}
