"""What others did, followed by the names, terms and findings of this client, a segment at a time.

Whoever acted wrote what the checks say together with the action. Here the same is made of it for the copy on this
machine only: names and terms are judged over the whole project, and each client keeps its own ledger of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from app import settings as settings_module
from app.model import Change, Event, Outcome, Query
from app.store import PRESENT, Derived, SharedStore
from app.workspace import actions, pairs
from app.workspace.analysis import Result, finished
from app.workspace.annotation import segments_of
from app.workspace.judging import SETTINGS, derived
from app.workspace.pairs import OF_NAMES, OF_SEGMENTS
from app.workspace.project import Workspace

OF_PAIRS = pairs.ENTITIES


class Hearing(Workspace):
    """A `Workspace` whose store is written by others too. All of this is called in the turn."""

    _store: SharedStore

    def _heard(self, new: Sequence[Event]) -> list[Outcome]:
        """What others did, as outcomes; the copy has it already."""
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
        analysis = self._new_analysis(self.settings)
        for document in self._store.documents():
            for _ in analysis.add(list(self._store.segments(document.id))):
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
