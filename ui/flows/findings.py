"""Findings: going from one to the next, mending them, leaving them alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.model import Finding, Outcome
from ui.dialogs.fix import FixDialog
from ui.dialogs.ignore import IgnoreDialog
from ui.flows.plans import OF_NAMES, Plan, plan_of_finding
from ui.flows.review import ReviewFlow
from ui.models.findings import in_text_order, worst_first
from ui.panes.editor import EditorPane
from ui.panes.findings import DOCUMENT, SEGMENT, FindingsPane
from ui.panes.notice import Notice
from ui.panes.segments import SegmentsPane
from ui.session import Session
from ui.texts import said, tr


class FindingsFlow(QObject):
    """The findings beside the segment at hand."""

    def __init__(
        self,
        session: Session,
        review: ReviewFlow,
        panes: tuple[FindingsPane, SegmentsPane, EditorPane, Notice],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._review, self._window = session, review, window
        self._pane, self._segments, self._editor, self._notice = panes
        self._pane.reached.connect(self.refresh)
        self._pane.opened.connect(self._open)
        review.arrived.connect(self._arrive)
        session.acted.connect(self._follow)
        session.opened.connect(self.refresh)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            "next-finding": partial(self.step, +1),
            "previous-finding": partial(self.step, -1),
            "fix": self.fix,
            "ignore": self.ignore,
            "reconsider": self.reconsider,
        }

    def there(self) -> set[str]:
        """What of this flow there is to act on (see `ui.actions.Spec.needs`)."""
        finding = self._pane.current
        if finding is None:
            return set()
        if finding.decision is not None:
            return {"ignored"}
        return {"finding", "fix"} if finding.fix is not None or finding.check in OF_NAMES else {"finding"}

    def refresh(self) -> None:
        """Show the findings the pane reaches over."""
        pane, row = self._pane, self._editor.row
        ignored = pane.with_ignored
        if pane.reach == SEGMENT:
            found = self._session.findings(row.segment.id, ignored=ignored) if row else []
            pane.show_findings(in_text_order(found))
            return
        document = row.segment.document if row and pane.reach == DOCUMENT else None
        self._session.look(
            lambda workspace: worst_first(workspace.findings(None, document, ignored=ignored)), pane.show_findings
        )

    def step(self, by: int) -> None:
        """Go to the next finding in the order of the list; through the segments that follow if need be."""
        row = self._editor.row
        here = in_text_order(self._session.findings(row.segment.id)) if row else []
        current = self._pane.current
        places = [place for place, one in enumerate(here) if current and one.fingerprint == current.fingerprint]
        wanted = places[0] + by if places and self._shown else (0 if by > 0 else len(here) - 1)
        if here and 0 <= wanted < len(here):
            self._open(here[wanted])
            return
        segment = self._segments.model.flagged(self._segments.current, by)
        found = in_text_order(self._session.findings(segment)) if segment else []
        if found:
            self._open(found[0] if by > 0 else found[-1])
        else:
            self._notice.say(tr("No more findings in this direction"))

    def fix(self) -> None:
        """Show what would mend the finding at hand, everywhere it is."""
        finding = self._pane.current
        if finding is None:
            return
        self._editor.flush()
        self._session.ask(partial(plan_of_finding, finding), partial(self._preview, finding))

    def ignore(self) -> None:
        """Ask how far and why, then leave the finding alone."""
        finding = self._pane.current
        if finding is None:
            return
        self._editor.flush()
        dialog = IgnoreDialog(finding, self._window)
        dialog.decided.connect(lambda scope, reason: self._session.ignore(finding, scope, reason))
        dialog.open()

    def reconsider(self) -> None:
        """Take an ignored finding up again."""
        finding = self._pane.current
        if finding is not None and finding.decision is not None:
            self._session.reconsider(finding)

    @property
    def _shown(self) -> bool:
        """Whether the finding at hand is one of the segment at hand."""
        finding, row = self._pane.current, self._editor.row
        return finding is not None and row is not None and finding.segment.id == row.segment.id

    def _open(self, finding: Finding | None) -> None:
        if finding is None:
            return
        self._review.show_finding(finding)
        self._pane.go_to(finding)

    def _preview(self, finding: Finding, plan: Plan) -> None:
        if not plan.changes:
            self._notice.say(tr("There is no certain fix: change the text yourself"))
            return
        dialog = FixDialog(plan.changes, said(finding.message), self._window, left_out=plan.approved)
        dialog.accepted_changes.connect(lambda chosen: self._session.apply(chosen, finding.subject))
        dialog.open()

    def _arrive(self, _segment: int) -> None:
        if self._pane.reach == SEGMENT:
            self.refresh()

    def _follow(self, _outcome: Outcome) -> None:
        self.refresh()
