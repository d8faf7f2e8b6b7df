"""What others did, followed by the names, terms and findings of this client, a segment at a time.

Whoever acted wrote what the checks say together with the action. Here the same is made of it for the copy on this
machine only: names and terms are judged over the whole project, and each client keeps its own ledger of them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from app import settings as settings_module
from app.model import Change, Event, Message, Outcome, Progress, Query
from app.store import PRESENT, Derived, Said, SharedStore
from app.workspace import actions, pairs
from app.workspace.analysis import Analysis, Result, finished
from app.workspace.annotation import segments_of
from app.workspace.indexes import Stamp
from app.workspace.judging import SETTINGS, derived
from app.workspace.pairs import OF_NAMES, OF_SEGMENTS
from app.workspace.project import Workspace

OF_PAIRS = pairs.ENTITIES
AT_ONCE = 20  # events heard between two steps of progress


class Hearing(Workspace):
    """A `Workspace` whose store is written by others too. All of this is called in the turn."""

    _store: SharedStore
    _missed: Stamp | None = None  # from where on the index may lack something that is in the copy

    def _lies_on_disk(self) -> bool:
        """That of a small one too: it tells what others did that the findings in the copy lack."""
        return True

    @contextmanager
    def _following(self) -> Iterator[None]:
        """The index goes along with the copy; where that fails it is one of before, and catches up when next opened."""
        decided = self._decided_names()
        self._analysis.begin()
        try:
            yield
        except BaseException:
            self._analysis.rollback(decided)
            self._missed = self._missed or Stamp.read(self._analysis.index.stamp) or Stamp("")
            raise
        self._analysis.commit(self._stamp().written())

    def _stamp(self, last: Event | None = None) -> Stamp:  # noqa: ARG002 (others may have done something before it)
        """Of what was followed of the server: all behind it is looked at again when the project is opened."""
        waiting = (change for event in self._store.waiting() for change in event.changes)
        now = Stamp.of(self._judged_by, self._store.followed(), waiting)
        if self._missed is not None:
            self._missed = now = self._missed.held(now)
        return now

    def _bring_up(
        self, analysis: Analysis, events: Sequence[Event], waited: Sequence[Change]
    ) -> Generator[Progress, None, Analysis]:
        """What others did is heard late: in the copy, nobody has made of it yet what it makes new elsewhere."""
        every = [*waited, *(change for event in events for change in event.changes)]
        self._missed = Stamp.read(analysis.index.stamp)  # until all of it was heard
        with self._turn:
            self._use(analysis)
            with self._following():
                analysis.doubt({change.key: None for change in every if change.entity == "name"})
                self._followed(waited)
        for first in range(0, len(events), AT_ONCE):
            yield Progress(first, len(events), Message("Following what others did"))
            with self._turn, self._following():
                self._outcomes(events[first : first + AT_ONCE])
        with self._turn:
            self._missed = None
            self._analysis.commit(self._stamp().written())
        return self._analysis

    def _put_here(self, new: Said) -> None:
        self._store.put_here(new)

    def _heard(self, new: Sequence[Event]) -> list[Outcome]:
        """What others did, as outcomes; the copy has it already."""
        if not new:
            return []
        with self._following():
            return self._outcomes(new)

    def _outcomes(self, new: Sequence[Event]) -> list[Outcome]:
        made: list[Outcome] = []
        for apart, some in groupby(new, _stands_apart):
            for run in ([event] for event in some) if apart else [list(some)]:
                followed = self._followed([change for event in run for change in event.changes])
                touched = [_touched(event) for event in run]
                touched[-1] |= followed
                made += [Outcome(*one, others=True) for one in zip(run, map(frozenset, touched), strict=True)]
        if any(change.entity in OF_NAMES | {SETTINGS, "document"} for event in new for change in event.changes):
            self._see_names()
        return made

    def _followed(self, changes: Sequence[Change]) -> set[int]:
        """The segments that look different because of these changes."""
        entities = {change.entity for change in changes}
        if SETTINGS in entities or any(change.entity == "document" and change.after != PRESENT for change in changes):
            self._read_anew()
            return set()
        touched: set[int] = set()
        for change in changes:
            if change.entity == "document":
                touched |= self._come(int(change.key))
        if entities & OF_PAIRS:
            touched |= self._recut(changes)
        elif entities & OF_NAMES:
            touched |= self._look_again({int(change.key) for change in changes if change.entity == "target"})
        if "decision" in entities:
            risks = self._weighed(changes, actions.decided(self._store.decisions(), ()))
            self._store.put_here(Derived(risks=risks))
            touched |= set(risks)
        return touched

    def _look_again(self, numbers: Iterable[int]) -> set[int]:
        """These segments have other texts, or people decided on names."""
        rows = self._store.found(list(numbers)).values()
        there = [row.segment for row in rows if row.segment.position > 0]
        return self._keep(finished(self._analysis.changed(there, self._decided_names())))

    def _recut(self, changes: Sequence[Change]) -> set[int]:
        numbers = {int(change.key) for change in changes if change.entity in OF_PAIRS | {"target", "state"}}
        found = [row.segment for row in self._store.found(list(numbers)).values()]
        now = [segment for segment in found if segment.position > 0]
        gone = [segment for segment in found if segment.position < 1]
        if not now:
            return set()
        order = self._store.order(Query(document=now[0].document))
        return self._keep(self._analysis.recut(order, gone, now))

    def _come(self, document: int) -> set[int]:
        segments = list(self._store.segments(document))
        for _ in self._analysis.add(segments):
            pass
        return self._keep(finished(self._analysis.check([segment.id for segment in segments])))

    def _read_anew(self) -> None:
        self.settings = settings_module.from_table(self._store.settings, self.where)
        analysis = self._new_analysis(self.settings, stays=True)
        for _ in self._read_into(analysis):
            pass
        analysis.settle()
        self._use(analysis)

    def _keep(self, result: Result) -> set[int]:
        new = derived(result, self._store.decisions())
        self._store.put_here(new)
        return {*new.segments, *new.risks}


def _stands_apart(event: Event) -> bool:
    """Whether an event cannot be followed together with those beside it."""
    return any(change.entity in OF_PAIRS | {SETTINGS, "document"} for change in event.changes)


def _touched(event: Event) -> set[int]:
    return {int(one.key) for one in event.changes if one.entity in OF_SEGMENTS} | segments_of(event.changes)
