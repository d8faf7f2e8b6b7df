"""Deciding on names: what counts as right, everywhere if wanted, and decisions taken along in files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget, QFileDialog, QWidget

from app.model import NameDecision, NameVerdict, Outcome
from ui.decided import decided
from ui.dialogs.decide import DecideDialog
from ui.dialogs.fix import FixDialog
from ui.dialogs.left_out import LeftOutDialog
from ui.flows.plans import Plan, plan_of_name
from ui.models.decisions import LeftOut, left_out
from ui.panes.editor import EditorPane
from ui.panes.names import NamesPane
from ui.panes.notice import Notice
from ui.session import Session
from ui.texts import mark, tr, trn

FILES = mark("Names (*.csv *.tbx)")
EVENTS = 1_000_000  # of the history, when decisions are looked for in it


class DecisionsFlow(QObject):
    """The name at hand, and what is decided about it."""

    def __init__(self, session: Session, editor: EditorPane, names: NamesPane, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._editor, self._names, self._notice = session, editor, names, notice
        self._window, self._seen = window, False
        dock = names.parentWidget()
        if isinstance(dock, QDockWidget):  # a pane behind another tab calls itself visible
            dock.visibilityChanged.connect(self._see)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            "use-form": self.use_form,
            "everywhere": self.use_everywhere,
            "other-form": self.ask,
            "allow-forms": partial(self._all_forms, NameVerdict.BOTH),
            "different-names": partial(self._all_forms, NameVerdict.DIFFERENT),
            "no-name": partial(self._quickly, NameVerdict.NOT_A_NAME),
            "undecide": self.undecide,
            "left-out": self.show_left_out,
            "take-names": self.ask_take,
            "write-names": self.ask_write,
        }

    def there(self) -> set[str]:
        """What of this flow there is to act on: only a name that is seen (see `ui.actions.Spec.needs`)."""
        entry = self._names.entry
        if entry is None or not self._seen:
            return set()
        form = {"form"} if self._names.form else set()
        return {"name"} | form | ({"decided"} if entry.decision is not None else set())

    def use_form(self) -> None:
        """The form at hand is right from now on."""
        if self._names.form:
            self._quickly(NameVerdict.FORM, self._names.form)

    def use_everywhere(self) -> None:
        """Show every place that would change, then change those that are ticked."""
        entry, form = self._names.entry, self._names.form
        if entry is not None and form:
            self._editor.flush()
            self._session.ask(partial(plan_of_name, entry.name, form), partial(self._preview, entry.name, form))

    def ask(self) -> None:
        """Ask for a form or another verdict, a reason and the lock."""
        entry = self._names.entry
        if entry is not None:
            dialog = DecideDialog(entry, self._names.form, self._session.person.role, self._window)
            dialog.decided.connect(partial(self._decide, entry.name))
            dialog.open()

    def undecide(self) -> None:
        """Take the decision on the name at hand back."""
        if self._names.entry is not None:
            self._decide(self._names.entry.name, None)

    def show_left_out(self) -> None:
        """Show the names that are none by decision."""
        self._session.look(lambda workspace: left_out(workspace.history(None, EVENTS)), self._offer_left_out)

    def ask_take(self) -> None:
        """Ask for a file of decisions and take them over."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Take names over"), "", tr(FILES))
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Take the decisions of a file over, in one step."""
        self._editor.flush()
        self._session.import_names(path, self._tell_taken)

    def ask_write(self) -> None:
        """Ask for a file and write the decisions to it."""
        workspace = self._session.workspace
        if workspace is None:
            return
        proposed = str(workspace.beside(".csv"))
        path, _ = QFileDialog.getSaveFileName(self._window, tr("Write names"), proposed, tr(FILES))
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the decisions of the project to a file."""
        said = tr("Written: {path}").format(path=path)
        self._session.export_names(path, lambda _none: self._notice.say(said))

    def _see(self, seen: bool) -> None:
        self._seen = seen
        self._names.moved.emit()

    def _all_forms(self, verdict: NameVerdict) -> None:
        entry = self._names.entry
        if entry is not None:
            self._quickly(verdict, *(form.base for form in entry.forms))

    def _quickly(self, verdict: NameVerdict, *forms: str) -> None:
        """Decide without a question; a lock stays as it was."""
        entry = self._names.entry
        if entry is not None:
            locked = entry.decision is not None and entry.decision.locked
            self._decide(entry.name, NameDecision(verdict, forms, locked=locked))

    def _decide(self, name: str, decision: NameDecision | None) -> None:
        self._editor.flush()
        self._session.decide_name(name, decision, partial(self._tell_decided, name, decision))

    def _tell_decided(self, name: str, decision: NameDecision | None, outcome: Outcome | None) -> None:
        if outcome is None:
            self._notice.say(tr("That is how it was before"))
        elif decision is None:
            self._notice.say(tr("{name}: the decision was taken back").format(name=name))
        elif decision.verdict is NameVerdict.NOT_A_NAME:
            self._notice.say(tr("{name} left the list of names; undo brings it back").format(name=name))
        else:
            self._notice.say(f"{name} — {decided(decision)}")

    def _preview(self, name: str, form: str, plan: Plan) -> None:
        if not plan.changes:
            self._notice.say(_nothing_to_change(form, plan.approved))
            return
        title = tr("{name}: write «{form}» everywhere").format(name=name, form=form)
        dialog = FixDialog(plan.changes, title, self._window, left_out=plan.approved)
        dialog.accepted_changes.connect(lambda chosen: self._session.apply(chosen, f"{name}: {form}"))
        dialog.open()

    def _offer_left_out(self, names: list[LeftOut]) -> None:
        if not names:
            self._notice.say(tr("No name was left out"))
            return
        dialog = LeftOutDialog(names, self._window)
        dialog.taken_back.connect(lambda name: self._decide(name, None))
        dialog.open()

    def _tell_taken(self, outcome: Outcome | None) -> None:
        count = len(outcome.event.changes) if outcome else 0
        words = trn("{n} decision taken over", "{n} decisions taken over", count)
        self._notice.say(words if count else tr("There is nothing new in this file"))


def _nothing_to_change(form: str, approved: int) -> str:
    if approved:
        return trn("Only {n} approved place departs", "Only {n} approved places depart", approved)
    return tr("«{form}» already stands everywhere").format(form=form)
