"""Going through the segments: editing, confirming, approving, giving back, and undoing any of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from app.model import Finding, Mention, Outcome
from app.workspace import ConflictError, Workspace
from ui.dialogs.reason import ReasonDialog
from ui.marks import Marks, marks_of
from ui.models.history import action_word
from ui.panes.editor import EditorPane
from ui.panes.notice import Notice
from ui.panes.segments import SegmentsPane
from ui.session import Session
from ui.texts import tr, trn


class ReviewFlow(QObject):
    """The segment at hand, and what is done with it."""

    collided = Signal(object)  # Conflict: somebody else changed the text at hand while it was being edited
    arrived = Signal(int)  # the segment at hand is another one, or looks different; 0 for none

    def __init__(
        self, session: Session, segments: SegmentsPane, editor: EditorPane, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._segments, self._editor, self._notice = session, segments, editor, notice
        self._window = window
        model = segments.model
        segments.moved.connect(self._show)
        segments.opened.connect(self.back_to_text)
        editor.edited.connect(self._save)
        session.acted.connect(self._follow)
        model.marks_wanted.connect(self._read_marks)
        model.marked.connect(self._show_marks)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            "confirm": self.confirm,
            "approve": self.approve,
            "give-back": self.give_back,
            "reopen": self.reopen,
            "next": partial(self.step, +1),
            "previous": partial(self.step, -1),
            "go-to": self.go_to,
            "undo": self.undo,
            "redo": self.redo,
            "text": self.back_to_text,
            "filter": self._find,
            "save": self.save,
        }

    def there(self) -> set[str]:
        """What of this flow there is to act on (see `ui.actions.Spec.needs`)."""
        project = {"project"} if self._session.workspace is not None else set()
        return {"nothing"} | project | ({"segment"} if self._editor.row is not None else set())

    def confirm(self) -> None:
        """The segment is reviewed; on to the next in the list without waiting for the disk."""
        segment = self._segments.current
        if not segment:
            return
        self._editor.flush()
        following = self._segments.neighbour(+1)
        self._session.confirm(segment, _nothing, partial(self._return_to, segment))
        if following == segment:
            self._notice.say(tr("That was the last segment of the list"))
        self._segments.go_to(following)
        self._editor.target.setFocus()

    def approve(self) -> None:
        """The chosen segments are right; with a single one, on to the next."""
        chosen = self._picked()
        if not chosen:
            return
        following = self._segments.neighbour(+1) if len(chosen) == 1 else chosen[0]
        typed = self._editor.handed_over() if chosen == [self._segments.current] else None
        if typed is not None:
            self._approve_typed(*typed)
        else:
            self._editor.flush()
            self._session.approve(chosen, _nothing, partial(self._return_to, chosen[0]))
        self._segments.go_to(following)

    def give_back(self) -> None:
        """Ask for a comment and return the chosen segments to the translator."""
        chosen = self._chosen()
        dialog = ReasonDialog(tr("Give back"), _counted(len(chosen)), tr("Comment for the translator"), self._window)
        dialog.given.connect(lambda comment: self._session.give_back(chosen, comment))
        dialog.open()

    def reopen(self) -> None:
        """Ask for a reason and unlock the chosen segments."""
        chosen = self._chosen()
        dialog = ReasonDialog(tr("Reopen"), _counted(len(chosen)), tr("Reason"), self._window)
        dialog.given.connect(lambda reason: self._session.reopen(chosen, reason))
        dialog.open()

    def step(self, by: int) -> None:
        """Go to a neighbour."""
        self._segments.go_to(self._segments.neighbour(by))

    def go_to(self) -> None:
        """Ask for a number and go to that segment of the list."""
        count = len(self._segments.model.ids)
        if not count:
            return
        row = self._editor.row
        dialog = QInputDialog(self._window)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setWindowTitle(tr("Go to"))
        dialog.setLabelText(tr("Number of the segment"))
        dialog.setIntRange(1, max(count, row.segment.position if row else 1, 999_999))
        dialog.setIntValue(row.segment.position if row else 1)
        dialog.intValueSelected.connect(self.go_to_number)
        dialog.open()

    def go_to_number(self, number: int) -> None:
        """Go to the segment with this number, if the list has it."""
        segment = self._segments.model.numbered(number)
        if segment:
            self._segments.go_to(segment)
        else:
            self._notice.say(tr("Segment {n} is not in this list").format(n=number))

    def undo(self) -> None:
        """Take back typing that is not saved yet, else the last step of the history."""
        if not self._editor.undo_typing():
            self._session.undo(partial(self._went, tr("Taken back")))

    def redo(self) -> None:
        if not self._editor.redo_typing():
            self._session.redo(partial(self._went, tr("Done again")))

    def save(self) -> None:
        """Hand over what is typed; everything else is on disk."""
        self._editor.flush()
        self._notice.say(tr("Everything is saved as you go"))

    def back_to_text(self) -> None:
        self._editor.target.setFocus()

    def show_finding(self, finding: Finding) -> None:
        """Go to the place a finding is about."""
        if self._segments.go_to(finding.segment.id):
            self._editor.show_finding(finding)

    def look_again(self, segment: int) -> None:
        """The segment looks different."""
        self._segments.model.touch([segment], keep=segment)
        if segment == self._segments.current:
            self._show(segment)

    def _find(self) -> None:
        self._segments.search.setFocus()
        self._segments.search.selectAll()

    def _approve_typed(self, segment: int, text: str) -> None:
        """What is being typed is right: saved and approved in one step."""
        self._session.act(
            lambda open_: open_.approve_with(segment, text),
            lambda _outcome: self._editor.acknowledge(segment, text),
            partial(self._refuse, segment, text),
        )

    def _chosen(self) -> list[int]:
        self._editor.flush()
        return self._picked()

    def _picked(self) -> list[int]:
        return self._segments.picked() or [number for number in (self._segments.current,) if number]

    def _show(self, segment: int) -> None:
        row = self._session.row(segment) if segment else None
        self._editor.show_row(row, self._segments.model.marks(segment) if row else Marks())
        self.arrived.emit(segment)

    def _save(self, segment: int, text: str) -> None:
        self._session.edit(
            segment,
            text,
            lambda _outcome: self._editor.acknowledge(segment, text),
            partial(self._refuse, segment, text),
            self._editor.made_of(segment),
        )

    def _refuse(self, segment: int, text: str, error: Exception) -> None:
        self._editor.refuse(segment, text)
        if isinstance(error, ConflictError):
            self._segments.model.touch([segment], keep=segment)
            self.collided.emit(error.conflict)
            return
        self._segments.model.touch([segment], keep=segment)  # perhaps somebody else has locked it
        self._return_to(segment, error)
        self._show(segment)

    def _return_to(self, segment: int, error: Exception) -> None:
        self._segments.go_to(segment)
        self._session.failed.emit(error)

    def _follow(self, outcome: Outcome) -> None:
        current = self._segments.current
        if any(change.entity == "place" for change in outcome.event.changes):  # a segment came or went
            self._segments.model.reload()
        else:
            self._segments.model.touch(outcome.touched, keep=current)
        if current in outcome.touched:
            if outcome.others and self._editor.typing:
                self._editor.warn(outcome.event.who.name)
            else:
                self._show(current)

    def _went(self, what: str, outcome: Outcome | None) -> None:
        if outcome is None:
            self._notice.say(tr("There is nothing more"))
            return
        self._notice.say(f"{what}: {action_word(outcome.event).partition(': ')[2]}")
        changed = {int(change.key) for change in outcome.event.changes if change.entity in {"target", "state"}}
        if len(changed) == 1:  # after a step at many places a person stays where they are
            self._segments.go_to(changed.pop())

    def _read_marks(self, ids: frozenset[int]) -> None:
        self._session.look(partial(_marks, ids), self._segments.model.put_marks)

    def _show_marks(self, ids: frozenset[int]) -> None:
        row = self._editor.row
        if row is not None and row.segment.id in ids:
            self._editor.show_row(row, self._segments.model.marks(row.segment.id))


def _marks(ids: frozenset[int], workspace: Workspace) -> dict[int, Marks]:
    """Names and open findings of these segments as marks."""
    found: dict[int, tuple[list[Finding], list[Mention]]] = {
        segment: (workspace.findings(segment), workspace.mentions(segment)) for segment in ids
    }
    return {segment: marks_of(findings, mentions) for segment, (findings, mentions) in found.items()}


def _counted(segments: int) -> str:
    return trn("{n} segment", "{n} segments", segments)


def _nothing(_outcome: Outcome | None) -> None:
    pass
