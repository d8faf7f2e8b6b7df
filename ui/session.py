"""The workspace with a voice: what is asked here is answered by signals, and nothing waits for a disk.

Actions go one after another through one thread, which keeps their order; reading is quick and done directly.
Long work that writes shares that thread. Long work that only reads has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.model import (
    Claims,
    Document,
    Event,
    Finding,
    Ledger,
    Link,
    NameDecision,
    Outcome,
    Person,
    Progress,
    Query,
    Replacement,
    Role,
    Row,
    Scope,
    Summary,
)
from app.workspace import SharedProject, Workspace, ZvirkaError, is_choice_of_quality
from ui.jobs import Job, Jobs

T = TypeVar("T")
Then = Callable[[Any], None]
Otherwise = Callable[[Exception], None]
EVERYWHERE = frozenset({"document", "settings"})  # a change of these may show in every segment
NOTHING = Summary(segments=0, words=0, by_state={}, findings={}, ignored=0, mean_risk=0.0)


class Session(QObject):
    """One person at work on one project, or on none yet."""

    opened = Signal()  # another project is open, or none, or everything in it may be different
    acted = Signal(object)  # Outcome: an action is on disk
    failed = Signal(object)  # Exception: what could not be done, and why
    saving = Signal(bool)  # whether actions are on their way to the disk
    working = Signal(bool)  # whether long work is under way
    progressed = Signal(object)  # Progress of the long work
    linked = Signal(object)  # Link: a team's server is there, or away
    claimed = Signal(object)  # Claims: who else has which segment open

    def __init__(self, workspace: Workspace | None, person: Person, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._person = workspace.person if workspace else person
        self._writer = Jobs(1, self)
        self._reader = Jobs(1, self)  # long work that only reads
        self._looker = Jobs(1, self)  # what a pane wants to see and may take a while
        self._recaller = Jobs(1, self)  # what the memories are asked: first they may have to be made
        self._watcher = Jobs(1, self)  # what others do in a team's project
        self._long: Job | None = None
        self._actions = 0

    # the project

    @property
    def workspace(self) -> Workspace | None:
        """The open project."""
        return self._workspace

    @property
    def person(self) -> Person:
        """Who acts."""
        return self._person

    def take_role(self, role: Role) -> None:
        """Act in this role from now on."""
        self._person = replace(self._person, role=role)
        if self._workspace:
            self._workspace.person = self._person

    def adopt(self, workspace: Workspace | None) -> None:
        """Work on this project; the one open before is closed when its last action is on disk."""
        before, self._workspace = self._workspace, workspace
        if before is not None and before is not workspace:
            self._writer.walk(lambda: _once(before.close), _ignore, _no_trouble)
        if workspace is not None:
            role = workspace.person.role if isinstance(workspace, SharedProject) else self._person.role
            self._person = Person(workspace.person.name, role)  # in a team, the member's
            workspace.person = self._person
        self.opened.emit()
        self.watch()

    def watch(self) -> None:
        """Hear from now on what others do, where the project is a team's; once it is prepared."""
        workspace = self._workspace
        if isinstance(workspace, SharedProject):
            self._watcher.walk(workspace.watch, partial(self._hear, workspace), self._tell_failure)

    def close(self) -> None:
        """Stop long work, let every action reach the disk, close the project. For when the window goes."""
        self.cancel()
        self.settle()
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None
        self._watcher.cancel()
        self._watcher.wait()

    def settle(self) -> None:
        """Wait until every action is on disk and its outcome has been told. For when the window goes."""
        for jobs in (self._writer, self._reader, self._looker, self._recaller):
            jobs.wait()
            QCoreApplication.sendPostedEvents(jobs)

    # reading

    def documents(self) -> list[Document]:
        return self._read(lambda open_: open_.documents(), [])

    def order(self, query: Query) -> Sequence[int]:
        return self._read(lambda open_: open_.ids(query), [])

    def rows(self, ids: Sequence[int]) -> list[Row]:
        return self._read(lambda open_: open_.rows(ids), [])

    def row(self, segment: int) -> Row | None:
        """One segment as a list shows it, or nothing where there is none of that id."""
        found = self.rows([segment])
        return found[0] if found else None

    def findings(
        self, segment: int | None = None, document: int | None = None, *, ignored: bool = False
    ) -> list[Finding]:
        return self._read(lambda open_: open_.findings(segment, document, ignored=ignored), [])

    @property
    def names_take_a_while(self) -> bool:
        """Whether the ledger is so large that it should be asked for with `look`."""
        return self._read(lambda open_: open_.names_take_a_while, False)

    def names(self) -> Ledger:
        return self._read(lambda open_: open_.names(), Ledger())

    def summary(self, document: int | None = None) -> Summary:
        return self._read(lambda open_: open_.summary(document), NOTHING)

    def history(self, segment: int | None = None) -> list[Event]:
        return self._read(lambda open_: open_.history(segment), [])

    def undoable(self) -> Event | None:
        return self._read(lambda open_: open_.undoable(), None)

    def redoable(self) -> Event | None:
        return self._read(lambda open_: open_.redoable(), None)

    def read(self, call: Callable[[Workspace], T], otherwise: T) -> T:
        """Read something that is quick to read; `otherwise` where no project is open."""
        return self._read(call, otherwise)

    # acting

    def edit(self, segment: int, text: str, then: Then, otherwise: Otherwise, seen: str | None = None) -> None:
        self.act(lambda open_: open_.edit(segment, text, seen), then, otherwise)

    def confirm(self, segment: int, then: Then, otherwise: Otherwise) -> None:
        self.act(lambda open_: open_.confirm(segment), then, otherwise)

    def approve(self, segments: Sequence[int], then: Then, otherwise: Otherwise) -> None:
        self.act(lambda open_: open_.approve(segments), then, otherwise)

    def give_back(self, segments: Sequence[int], comment: str) -> None:
        self.act(lambda open_: open_.give_back(segments, comment))

    def reopen(self, segments: Sequence[int], reason: str) -> None:
        self.act(lambda open_: open_.reopen(segments, reason))

    def ignore(self, finding: Finding, scope: Scope, reason: str) -> None:
        self.act(lambda open_: open_.ignore(finding, scope, reason))

    def reconsider(self, finding: Finding) -> None:
        self.act(lambda open_: open_.reconsider(finding))

    def apply(self, replacements: Sequence[Replacement], note: str) -> None:
        self.act(lambda open_: open_.apply(replacements, note))

    def replace(
        self, replacements: Sequence[Replacement], note: str, then: Callable[[], None], otherwise: Otherwise
    ) -> None:
        """Make many replacements in one step, with progress; where that is cancelled, none was made."""
        workspace = self._workspace
        if workspace is None:
            return

        made: list[Outcome | None] = []

        def steps() -> Iterator[Progress]:
            made.append((yield from workspace.apply_steps(replacements, note, "replace")))

        def done() -> None:
            if made[0] is not None:
                self.acted.emit(made[0])
            then()

        self.walk(steps, done, otherwise, writes=True)

    def decide_name(self, name: str, decision: NameDecision | None, then: Then | None = None) -> None:
        self.act(lambda open_: open_.decide_name(name, decision), then)

    def import_names(self, path: Path, then: Then) -> None:
        self.act(lambda open_: open_.import_names(path), then)

    def export_names(self, path: Path, then: Then) -> None:
        self.ask(lambda open_: open_.export_names(path), then)

    def undo(self, then: Then) -> None:
        if is_choice_of_quality(self.undoable()):
            self._walk_back(lambda open_: open_.undo_steps(), then)
        else:
            self.act(lambda open_: open_.undo(), then)

    def redo(self, then: Then) -> None:
        if is_choice_of_quality(self.redoable()):
            self._walk_back(lambda open_: open_.redo_steps(), then)
        else:
            self.act(lambda open_: open_.redo(), then)

    def act(
        self,
        call: Callable[[Workspace], Outcome | None],
        then: Then | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Do it after everything asked for before; tell the outcome, then call `then` with it."""
        workspace = self._workspace
        if workspace is None:
            return

        def tell(outcome: Outcome | None) -> None:
            if outcome is not None:
                self.acted.emit(outcome)
            if then is not None:
                then(outcome)

        def ended(job: Job) -> None:
            self._count(-1)
            if job.failure is not None:
                (otherwise or self.failed.emit)(job.failure)

        self._count(+1)
        self._writer.walk(lambda: _once(lambda: call(workspace)), tell, ended)

    def ask(self, call: Callable[[Workspace], T], then: Callable[[T], None]) -> None:
        """Read something that has to know every action asked for before; call `then` with it."""
        workspace = self._workspace
        if workspace is not None:
            self._writer.walk(lambda: _once(lambda: call(workspace)), then, self._tell_failure)

    def look(self, call: Callable[[Workspace], T], then: Callable[[T], None]) -> None:
        """Read something that may take a while, or wait for an action; call `then` with it."""
        workspace = self._workspace
        if workspace is not None:
            self._looker.walk(lambda: _once(lambda: call(workspace)), then, self._tell_failure)

    def recall(self, call: Callable[[Workspace], T], then: Callable[[T], None]) -> None:
        """Ask the memories, which may have to be made first; call `then` with the answer."""
        workspace = self._workspace
        if workspace is not None:
            self._recaller.walk(lambda: _once(lambda: call(workspace)), then, self._tell_failure)

    @property
    def busy(self) -> bool:
        """Whether anything asked for is still to come."""
        return any(jobs.busy for jobs in (self._writer, self._reader, self._looker, self._recaller))

    # long work

    def walk(
        self,
        steps: Callable[[], Iterator[Any]],
        then: Callable[[], None],
        otherwise: Otherwise | None = None,
        *,
        writes: bool,
    ) -> None:
        """Walk long work to its end with progress; one at a time. Cancelled, it calls neither."""

        def ended(job: Job) -> None:
            self._long = None
            self.working.emit(False)
            if job.failure is not None:
                (otherwise or self.failed.emit)(job.failure)
            elif not job.cancelled:
                then()

        if self._long is None:
            self.working.emit(True)
            jobs = self._writer if writes else self._reader
            self._long = jobs.walk(steps, self._progress, ended)

    @property
    def at_work(self) -> bool:
        """Whether long work is under way."""
        return self._long is not None

    def cancel(self) -> None:
        """Ask the long work to stop."""
        if self._long is not None:
            self._long.cancel()

    def _walk_back(self, steps: Callable[[Workspace], Iterator[Progress]], then: Then) -> None:
        """An undo or redo that checks everything anew: long work, with progress and cancel."""
        workspace = self._workspace
        if workspace is None:
            return

        def done() -> None:
            self.opened.emit()
            then(Outcome(workspace.history(limit=1)[0], frozenset()))

        self.walk(lambda: steps(workspace), done, writes=True)

    def _progress(self, step: Any) -> None:
        if isinstance(step, Progress):
            self.progressed.emit(step)

    def _hear(self, workspace: Workspace, heard: Any) -> None:
        """What came from the server, unless another project is open by now."""
        if workspace is not self._workspace:
            return
        if isinstance(heard, Outcome):
            everywhere = any(change.entity in EVERYWHERE for change in heard.event.changes)
            (self.opened.emit if everywhere else lambda: self.acted.emit(heard))()
        elif isinstance(heard, Link):
            self.linked.emit(heard)
        elif isinstance(heard, Claims):
            self.claimed.emit(heard)

    def _count(self, by: int) -> None:
        before, self._actions = self._actions, self._actions + by
        if bool(before) != bool(self._actions):
            self.saving.emit(bool(self._actions))

    def _tell_failure(self, job: Job) -> None:
        if job.failure is not None:
            self.failed.emit(job.failure)

    def _read(self, call: Callable[[Workspace], T], otherwise: T) -> T:
        if self._workspace is None:
            return otherwise
        try:
            return call(self._workspace)
        except ZvirkaError as error:
            self.failed.emit(error)
            return otherwise


def _once(call: Callable[[], Any]) -> Iterator[Any]:
    yield call()


def _ignore(_step: Any) -> None:
    pass


def _no_trouble(_job: Job) -> None:
    pass
