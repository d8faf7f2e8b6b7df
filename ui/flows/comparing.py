"""The text compared with a reference, a post-edit or what was approved: asked, counted aside, shown part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.model import Outcome, Progress
from app.workspace import Against, Compared, InputError, Measure, Measured, Part, Workspace, ZvirkaError, columns_of
from ui.dialogs.compare_with import NOWHERE, CompareDialog
from ui.flows.lists import ListsFlow
from ui.flows.scoring import ScoringFlow
from ui.models.comparing import WorstRow, worst_rows
from ui.panes.compared import ComparedPane
from ui.panes.editor import EditorPane
from ui.panes.notice import Notice
from ui.session import Session
from ui.texts import tr, trn

T = TypeVar("T")

USUAL = ("chrF++", "BLEU")
OF_TEXTS = frozenset({"target", "state", "source", "imported", "place", "document"})  # what scores hang on


class ComparingFlow(QObject):
    """Asks what to compare with, has it counted, and shows the scores of whichever part is wanted."""

    def __init__(
        self,
        session: Session,
        flows: tuple[ScoringFlow, ListsFlow],
        panes: tuple[ComparedPane, EditorPane, Notice],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._scores, self._lists = flows
        self._pane, self._editor, self._notice = panes
        self._wish: Measure | None = None
        self._of: Workspace | None = None  # the project that the wish is about
        self._measured: Measured | None = None
        self._known: dict[Part, list[Compared]] = {}  # with their intervals
        self._changed = False  # whether the text was, since the last count began
        self._pane.part_chosen.connect(self._show_part)
        self._pane.metric_chosen.connect(lambda _name: self._list_worst())
        self._pane.opened.connect(self._open)
        self._pane.put_away.connect(self.forget)
        session.acted.connect(self._follow)
        session.opened.connect(self._follow_project)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"compare-with": self.ask}

    def ask(self) -> None:
        """Ask what to compare with, beginning with the last answer."""
        if self._session.workspace is None or self._busy():
            return
        approved = self._session.read(lambda open_: open_.measuring.has_approved, False)
        usual = Measure(None if approved else Against(NOWHERE), post_edit=approved, metrics=USUAL)
        documents = self._session.documents()
        dialog = CompareDialog(self._wish or usual, documents, self._window, approved=approved)
        dialog.wished.connect(self.compare)
        dialog.columns_wanted.connect(partial(self._find_columns, dialog))
        dialog.look_for_columns()
        dialog.open()

    def compare(self, measure: Measure) -> None:
        """Count it, after everything typed is in the project, and show the whole of it among the scores."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        self._of, self._wish = workspace, measure
        self._editor.flush()
        self._scores.show()
        self._session.ask(lambda _workspace: None, lambda _none: self._count(workspace, measure))

    def forget(self) -> None:
        """Put the comparison away."""
        self._measured, self._known = None, {}
        self._pane.hide()

    def _find_columns(self, dialog: CompareDialog, path: Path) -> None:
        gone: list[bool] = []
        dialog.destroyed.connect(lambda: gone.append(True))

        def show(names: Sequence[str]) -> None:
            if not gone:
                dialog.show_columns(path, names)

        self._session.look(lambda _open: _columns(path), show)

    def _count(self, workspace: Workspace, measure: Measure) -> None:
        found: list[Measured] = []
        if not self._busy():
            self._changed = False
            self._session.walk(
                lambda: _kept(workspace.measuring.counting(measure), found),
                lambda: self._show(workspace, found[0]),
                writes=False,
            )

    def _show(self, workspace: Workspace, measured: Measured) -> None:
        if workspace is not self._session.workspace:
            return
        self._measured, self._known = measured, {}
        self._pane.show_measured(measured, self._session.documents())
        self._show_part(Part())
        if self._changed:
            self._pane.tell_old()
        segments = len(measured.segments)
        self._notice.say(trn("{n} segment compared", "{n} segments compared", segments))

    def _show_part(self, part: Part) -> None:
        measured = self._measured
        if measured is None:
            return
        if part in self._known:
            self._pane.show_scores(measured, part, self._known[part])
        else:
            self._session.look(lambda _open: _scores(measured, part), partial(self._show_plain, measured, part))
        self._list_worst()

    def _show_plain(self, measured: Measured, part: Part, found: list[Compared]) -> None:
        """The scores of a part as they are added up; what has to be drawn comes after and may be cancelled alone."""
        if measured is not self._measured or part != self._pane.part:
            return
        self._pane.show_scores(measured, part, found)
        if found and measured.measure.takes_a_while:
            self._draw(measured, part)
        else:
            self._known[part] = found

    def _draw(self, measured: Measured, part: Part) -> None:
        """Make the intervals or the test of a part; where other work is under way it does without."""
        if self._session.at_work:
            return
        found: list[list[Compared]] = []

        def done() -> None:
            if measured is self._measured:
                self._known[part] = found[0]
                self._show_part(self._pane.part)

        self._session.walk(lambda: _kept(measured.scoring(part), found), done, writes=False)

    def _list_worst(self) -> None:
        measured, part, metric = self._measured, self._pane.part, self._pane.by.currentText()
        if measured is not None:
            self._session.look(partial(_worst, measured, part, metric), partial(self._show_worst, measured, part))

    def _show_worst(self, measured: Measured, part: Part, rows: Sequence[WorstRow]) -> None:
        if measured is self._measured and part == self._pane.part:
            self._pane.show_worst(rows)

    def _open(self, segments: Sequence[int], segment: int) -> None:
        """To a segment, with the others of its list around it."""
        self._scores.leave()
        self._lists.show_only(segments)
        self._lists.open(segment)
        self._notice.say(trn("{n} segment", "{n} segments", len(segments)))

    def _follow(self, outcome: Outcome) -> None:
        if any(change.entity in OF_TEXTS for change in outcome.event.changes):
            self._grow_old()

    def _follow_project(self) -> None:
        if self._of is not self._session.workspace:
            self._of, self._wish = None, None
            self.forget()
        else:
            self._grow_old()

    def _grow_old(self) -> None:
        """The text is another one now than what was counted, or is being counted."""
        self._changed = True
        if self._measured is not None:
            self._pane.tell_old()

    def _busy(self) -> bool:
        if self._session.at_work:
            self._notice.say(tr("Wait until the work under way has ended, or cancel it"))
        return self._session.at_work


def _kept(steps: Iterator[Progress | T], found: list[T]) -> Iterator[Progress]:
    """The progress of steps; what they end in is put into `found`."""
    for step in steps:
        if isinstance(step, Progress):
            yield step
        else:
            found.append(step)


def _columns(path: Path) -> Sequence[str]:
    try:
        return columns_of(path)
    except ZvirkaError:  # it is told when it is compared with; until then a person may be typing
        return ()


def _scores(measured: Measured, part: Part) -> list[Compared]:
    try:
        return measured.scores(part)
    except InputError:  # nothing of it was compared, which the pane says
        return []


def _worst(measured: Measured, part: Part, metric: str, workspace: Workspace) -> list[WorstRow]:
    try:
        worst = measured.worst(metric, part)
    except InputError:  # as above
        return []
    titles = {document.id: document.title for document in workspace.documents()}
    return worst_rows(worst, workspace.rows([number for number, _ in worst]), titles)
