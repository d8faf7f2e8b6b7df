"""Going through the pairs of a document: merge, split, move, accept, doubt, and back to the texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.model import Outcome, Query, Side
from app.workspace import Workspace
from ui.dialogs.split import SplitDialog
from ui.flows.review import ReviewFlow
from ui.panes.alignment import AlignmentPane
from ui.panes.editor import EditorPane
from ui.panes.notice import Notice
from ui.panes.segments import SegmentsPane
from ui.session import Session
from ui.texts import tr

Known = tuple[list[int], set[int], list[int]]  # the order of the segments, those decided, those unsure


class AlignmentFlow(QObject):
    """The pair at hand, and what is done with it."""

    shown = Signal(bool)  # whether the alignment is wanted instead of the texts

    def __init__(
        self,
        session: Session,
        review: ReviewFlow,
        panes: tuple[AlignmentPane, SegmentsPane, EditorPane, Notice],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._review, self._window = session, review, window
        self._pane, self._segments, self._editor, self._notice = panes
        self._document = 0
        self._pane.wished.connect(lambda name: self.handlers()[name]())
        self._pane.moved.connect(self._segments.go_to)
        review.arrived.connect(self._arrive)
        session.acted.connect(self._follow)
        session.opened.connect(self.leave)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            "alignment": self.toggle,
            "merge": partial(self.merge, None),
            "merge-side": lambda: self.merge(self._pane.side),
            "split": self.split,
            "move-up": partial(self.move, -1),
            "move-down": partial(self.move, +1),
            "accept-pair": self.accept,
            "doubt-pair": self.doubt,
            "edit-pair": self.edit,
            "next-unsure": partial(self.step, +1),
            "previous-unsure": partial(self.step, -1),
            "leave": self.leave,
        }

    def there(self) -> set[str]:
        """What of this flow there is to act on (see `ui.actions.Spec.needs`)."""
        return {"pair"} if self._document and self._pane.row is not None else set()

    def toggle(self) -> None:
        """Show the pairs of the document at hand, or the texts again."""
        if self._document:
            self.leave()
            return
        row = self._editor.row
        if row is not None:
            self._editor.flush()
            self._document = row.segment.document
            titles = {document.id: document.title for document in self._session.documents()}
            self._pane.head(titles.get(self._document, ""))
            self._session.ask(partial(_known, self._document), partial(self._show, row.segment.id))

    def leave(self) -> None:
        """Back to the texts, at the segment of the pair at hand."""
        if self._document:
            self._document = 0
            self.shown.emit(False)
            self._editor.target.setFocus()

    def edit(self) -> None:
        """Into the text of the pair at hand."""
        row = self._pane.row
        if row is not None:
            self.leave()
            self._segments.go_to(row.segment.id)
            self._editor.target.setFocus()

    def merge(self, side: Side | None) -> None:
        """Take the next pair in, or one side of it."""
        self._act(lambda workspace, segment: workspace.alignment.merge(segment, side))

    def move(self, by: int) -> None:
        """The outer sentence of the side at hand goes to the neighbour."""
        side = self._pane.side
        self._act(lambda workspace, segment: workspace.alignment.move(segment, side, by))

    def accept(self) -> None:
        """The pair is right; on to the next."""
        self._act(lambda workspace, segment: workspace.alignment.accept([segment]))
        row = self._pane.row
        place = self._pane.model.place(row.segment.id) if row else None
        if place is not None and place + 1 < self._pane.model.rowCount():
            self._pane.view.go_to(place + 1)

    def doubt(self) -> None:
        """The pair needs a review."""
        self._act(lambda workspace, segment: workspace.alignment.doubt([segment]))

    def split(self) -> None:
        """Ask where, then split."""
        row = self._pane.row
        if row is None:
            return
        dialog = SplitDialog(row.segment, self._pane.side, self._window)
        segment = row.segment.id
        dialog.chosen.connect(
            lambda source, target: self._session.act(lambda open_: open_.alignment.split(segment, source, target))
        )
        dialog.open()

    def step(self, by: int) -> None:
        """Go to the next unsure pair."""
        row = self._pane.row
        here = self._pane.model.place(row.segment.id) if row else None
        place = self._pane.model.next_unsure(-1 if here is None else here, by)
        if place is None:
            self._notice.say(tr("No more unsure pairs in this direction"))
        else:
            self._pane.view.go_to(place)

    def _act(self, call: Callable[[Workspace, int], Outcome | None]) -> None:
        row = self._pane.row
        if row is not None:
            segment = row.segment.id
            self._session.act(lambda workspace: call(workspace, segment))

    def _show(self, segment: int, known: Known) -> None:
        self._pane.model.show(*known)
        self.shown.emit(True)
        if not self._pane.go_to(segment):
            self._pane.view.go_to(0)
        self._pane.view.setFocus()

    def _follow(self, outcome: Outcome) -> None:
        if self._document:
            self._session.look(partial(_known, self._document), partial(self._renew, outcome))

    def _renew(self, outcome: Outcome, known: Known) -> None:
        """The same pairs in another look, or others; a person stays where they are, or comes to what took it in."""
        if not self._document:
            return
        model, row = self._pane.model, self._pane.row
        order, decided, unsure = known
        if order == model.ids:
            model.touch(outcome.touched, decided, unsure)
            self._pane.tell_count()
            return
        place = model.place(row.segment.id) if row else None
        model.show(order, decided, unsure)
        if row is not None and not self._pane.go_to(row.segment.id):
            self._pane.view.go_to(min(max((place or 0) - 1, 0), len(order) - 1))

    def _arrive(self, segment: int) -> None:
        if self._document and segment:
            self._pane.go_to(segment)


def _known(document: int, workspace: Workspace) -> Known:
    alignment = workspace.alignment
    return workspace.order(Query(document=document)), alignment.decided(document), alignment.unsure(document)
