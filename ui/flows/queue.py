"""The editor's queue: showing what waits, approving and returning it, and going on to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDockWidget, QWidget

from app.model import Outcome, Role
from app.workspace import Workspace
from ui.dialogs.reason import ReasonDialog
from ui.flows.lists import ListsFlow
from ui.panes.editor import EditorPane
from ui.panes.notice import Notice
from ui.panes.queue import QueuePane
from ui.session import Session
from ui.texts import tr, trn


class QueueFlow(QObject):
    """The pane of changes."""

    def __init__(
        self,
        session: Session,
        lists: ListsFlow,
        panes: tuple[QueuePane, EditorPane, Notice, QDockWidget],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._lists, self._window = session, lists, window
        self._pane, self._editor, self._notice, self._dock = panes
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        session.opened.connect(self._soon.start)
        session.acted.connect(lambda _outcome: self._soon.start())
        self._dock.visibilityChanged.connect(lambda seen: self._soon.start() if seen else None)
        self._pane.regrouped.connect(self.refresh)
        self._pane.opened.connect(self._open)
        self._pane.approved.connect(self._approve)
        self._pane.returned.connect(self._give_back)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"changes": self.show, "next-change": self.go_on}

    def show(self) -> None:
        """To the changes, or from them back to the text."""
        if self._pane.isAncestorOf(self._window.focusWidget()):
            self._editor.target.setFocus()
            return
        self._dock.show()
        self._dock.raise_()
        self._pane.view.setFocus()

    def go_on(self) -> None:
        """The next change in the queue, with its text at hand."""
        row = self._editor.row
        if following := self._pane.following(row.segment.id if row else 0):
            self._pane.go_to(following)
            self._lists.open(following)
        else:
            self._notice.say(tr("Nothing waits: every changed segment is approved."))

    def refresh(self) -> None:
        """Show what waits now, where it is seen."""
        self._pane.allow(editor=self._session.person.role is not Role.TRANSLATOR)
        grouping = self._pane.grouping
        self._session.look(lambda open_: open_.queue.groups(grouping), self._pane.show_groups)

    def _open(self, segment: int) -> None:
        self._lists.open(segment)
        self._editor.target.setFocus()

    def _approve(self, segments: Sequence[int]) -> None:
        self._editor.flush()

        def done(outcome: Outcome | None) -> None:
            if outcome is not None:
                self._notice.say(trn("{n} segment approved", "{n} segments approved", len(segments)))

        self._session.act(lambda open_: open_.approve(segments), done)

    def _give_back(self, segments: Sequence[int]) -> None:
        head = trn("{n} segment", "{n} segments", len(segments))
        dialog = ReasonDialog(tr("Give back"), head, tr("Comment for the translator"), self._window)
        dialog.given.connect(lambda words: self._session.act(_returning(segments, words)))
        dialog.open()


def _returning(segments: Sequence[int], words: str) -> Callable[[Workspace], Outcome | None]:
    return lambda open_: open_.give_back(segments, words)
