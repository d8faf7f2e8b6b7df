"""One open project: reading it, acting in it, bringing in and handing out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from app import settings as settings_module
from app.model import (
    Change,
    Decision,
    Finding,
    Message,
    Outcome,
    Person,
    Progress,
    Query,
    Replacement,
    Scope,
)
from app.review.rules import Step
from app.settings import Settings
from app.store import PRESENT, Derived, Store, decision_key, decision_to_json, inverse
from app.workspace import actions, fixes, handing_out, incoming
from app.workspace.analysis import Result, risks
from app.workspace.view import View


class Workspace(View):
    """One open project and what can be done with it.

    Reading calls may come from any thread. Acting calls come one at a time; each is on disk when it returns.
    `prepare` has to be walked once after opening: it reads the names, so the ledger is empty before.
    """

    @classmethod
    def create(cls, path: Path, person: Person, settings: Settings | None = None) -> Self:
        """A new, empty project file; ProjectError where one is there already."""
        return cls(Store.create(path, settings_module.to_table(settings or Settings())), person)

    @classmethod
    def open(cls, path: Path, person: Person) -> Self:
        """A project as it was left; ProjectError where the file cannot be used."""
        return cls(Store.open(path), person)

    def prepare(self) -> Iterator[Progress]:
        """Read the names of a project just opened, and check what was never checked."""
        analysis = self._new_analysis()
        for document in self._store.documents():
            yield from analysis.add(list(self._store.segments(document.id)))
        with self._turn:
            self._analysis = analysis
        # Segments nobody checked are left by a crash between an action and its consequences, which may lie
        # anywhere; without one, all that is told now was written when it was new.
        stale = set(self._store.order(Query())) if self._store.unchecked() else set()
        result = yield from self._stepping(analysis.check(stale))
        if stale:
            self._store.put(self._derived(result))
        self._ledger = analysis.ledger()

    # ---- bringing in

    def import_texts(
        self, source: Path, target: Path, *, aligned: bool = False, unit: str = "sentence"
    ) -> Iterator[Progress]:
        """Two text files; SwappedTextsError where each is in the other's language."""
        yield Progress(0, 3, Message("Reading"))
        yield from self._bring_in(incoming.from_texts(source, target, unit, aligned=aligned))

    def import_file(self, path: Path) -> Iterator[Progress]:
        """A bilingual file: po, csv or tsv."""
        yield Progress(0, 3, Message("Reading"))
        yield from self._bring_in(incoming.from_file(path))

    def import_address(self, target: str, source: str | None = None) -> Iterator[Progress]:
        """A Ukrainian page and its Vietnamese source; without the latter's address, the one the page names."""
        yield Progress(0, 3, Message("Fetching"))
        yield from self._bring_in(incoming.from_addresses(target, source))

    def has(self, source: Path, target: Path | None = None, *, aligned: bool = False, unit: str = "sentence") -> bool:
        """Whether a document with these very texts was brought in before."""
        if target is None:
            what = incoming.from_file(source)
        else:
            what = incoming.from_texts(source, target, unit, aligned=aligned)
        wanted = incoming.same_texts(what.segments)
        return any(
            incoming.same_texts(tuple(self._store.segments(document.id))) == wanted
            for document in self._store.documents()
            if document.segments == len(what.segments)
        )

    def check(self) -> Iterator[Progress]:
        """Everything anew, over all documents."""
        self._analysis = self._new_analysis()
        stale: set[int] = set()
        for document in self._store.documents():
            segments = list(self._store.segments(document.id))
            stale.update(segment.id for segment in segments)
            yield from self._analysis.add(segments)
        result = yield from self._stepping(self._analysis.check(stale))
        self._store.put(self._derived(result))
        self._ledger = self._analysis.ledger()

    # ---- acting

    def edit(self, segment: int, text: str) -> Outcome | None:
        """A new translation of a segment; None where it is the same."""
        return self._act("edit", actions.edit(self._store.segment(segment), text, self.person.role))

    def confirm(self, segment: int) -> Outcome | None:
        """The segment was reviewed."""
        return self._step(Step.CONFIRM, [segment])

    def approve(self, segments: Sequence[int]) -> Outcome | None:
        """The segments are right and locked from now on."""
        return self._step(Step.APPROVE, segments)

    def give_back(self, segments: Sequence[int], comment: str) -> Outcome | None:
        """The segments go back to their translator, with the reason."""
        return self._step(Step.GIVE_BACK, segments, comment)

    def reopen(self, segments: Sequence[int], reason: str) -> Outcome | None:
        """Approved segments may be edited again."""
        return self._step(Step.REOPEN, segments, reason)

    def ignore(self, finding: Finding, scope: Scope, reason: str) -> Outcome | None:
        """The finding, and by scope others like it, is to be left alone."""
        now = datetime.now(UTC)
        before = self._store.decisions().get(decision_key(finding, scope))
        decision = Decision(scope, reason, self.person.name, now)
        change = actions.ignore(finding, scope, decision, decision_to_json(before) if before else None)
        return self._act("ignore", [change], reason)

    def reconsider(self, finding: Finding) -> Outcome | None:
        """Take back the decision that settles a finding; None where there is none."""
        made = self._store.decisions()
        for scope in Scope:
            key = decision_key(finding, scope)
            if key in made:
                return self._act("reconsider", [Change("decision", key, decision_to_json(made[key]), None)])
        return None

    def plan_fix(self, finding: Finding) -> list[Replacement]:
        """What would repair a finding, as a proposal; for a name, every place of it. Empty: nothing is certain."""
        judged = self._analysis.judged(finding.subject) if finding.subject else None
        if finding.check == "name-inconsistent" and judged is not None:
            return self.plan_name(finding.subject, judged.entry.preferred)
        return fixes.of_finding(finding)

    def plan_name(self, name: str, form: str) -> list[Replacement]:
        """What would write a name in this form everywhere, cases kept."""
        with self._turn:
            judged = self._analysis.judged(name)
        return fixes.of_name(judged, form, self._store.segment) if judged else []

    def apply(self, replacements: Sequence[Replacement], note: str = "") -> Outcome | None:
        """Make the replacements, all in one step; InputError where a text has changed since the preview."""
        wanted = fixes.first_of_each_place(replacements)
        numbers = list(dict.fromkeys(one.segment.id for one in wanted))
        now = {row.segment.id: row.segment for row in self._store.rows(numbers)}
        return self._act("fix", actions.replaced(wanted, now, self.person.role), note)

    def prefer_name(self, name: str, form: str) -> Outcome | None:
        """The project decides how a name is written; an empty form takes the decision back."""
        before = self._store.names().get(name)
        after = {"form": form.strip(), "who": self.person.name} if form.strip() else None
        return self._act("prefer name", [Change("name", name, before, after)], form) if before != after else None

    def undo(self) -> Outcome | None:
        """Take back this person's last action; None where there is none."""
        event = self.undoable()
        return self._act("undo", inverse(event), event.action, undoes=event.id) if event else None

    def redo(self) -> Outcome | None:
        """Do again what this person last took back; None where there is nothing."""
        event = self.redoable()
        return self._act("redo", inverse(event), event.note, undoes=event.id) if event else None

    # ---- handing out

    def report(self, path: Path) -> Iterator[Progress]:
        """A report on the whole project, in the format of the path's suffix."""
        yield Progress(0, 2, Message("Gathering"))
        report = handing_out.compiled(self._store, self._ledger, self.person, self.settings.profile)
        yield Progress(1, 2, Message("Writing"))
        handing_out.write_report(report, path)
        yield Progress(2, 2, Message("Writing"))

    def export(self, path: Path, document: int | None = None) -> Iterator[Progress]:
        """A document's reviewed text, in the format of the path's suffix."""
        wanted = handing_out.chosen(self._store.documents(), document, path)
        yield Progress(0, 1, Message("Writing"))
        handing_out.write_text(self._store, wanted, path)
        yield Progress(1, 1, Message("Writing"))

    # ---- within

    def _step(self, step: Step, segments: Sequence[int], note: str = "") -> Outcome | None:
        now = [row.segment for row in self._store.rows(list(segments))]
        return self._act(step.value, actions.step(step, now, self.person.role), note)

    def _act(self, action: str, changes: Sequence[Change], note: str = "", undoes: int | None = None) -> Outcome | None:
        """Write the event, then what it makes new: a crash in between leaves segments that `prepare` checks."""
        if not changes:
            return None
        event = self._store.append(self.person, action, changes, note, undoes)
        touched: set[int] = set()
        with self._turn:
            for change in event.changes:
                touched |= self._followed(change)
            self._ledger = self._analysis.ledger() if touched else self._ledger
        return Outcome(event, frozenset(touched))

    def _followed(self, change: Change) -> set[int]:
        """Bring names, findings and risks in line with one change; the segments that may look different."""
        consequences: dict[str, Callable[[str], set[int]]] = {
            "target": lambda key: self._renew(self._analysis.edited(self._store.segment(int(key)))),
            "state": lambda key: {int(key)},
            "name": lambda _: self._renew(self._analysis.decided(self._decided_names())),
            "decision": lambda _: self._weigh_again(),
            "document": lambda key: self._document_came_or_went(int(key), change.after),
        }
        return consequences[change.entity](change.key) if change.entity in consequences else set()

    def _renew(self, result: Result) -> set[int]:
        self._store.put(self._derived(result))
        return {segment.id for segment in result.segments}

    def _weigh_again(self) -> set[int]:
        """A decision changes which findings count: risks anew where findings stand."""
        findings = self._store.findings()
        numbers = sorted({finding.segment.id for finding in findings})
        rows = self._store.rows(numbers)
        anew = risks(findings, [row.segment for row in rows])
        changed = {row.segment.id: anew[row.segment.id] for row in rows if row.risk != anew[row.segment.id]}
        self._store.put_risks(changed)
        return set(numbers)

    def _document_came_or_went(self, number: int, after: Any) -> set[int]:
        segments = list(self._store.segments(number))
        if after == PRESENT:
            for _ in self._analysis.add(segments):
                pass
        else:
            self._analysis.remove(segment.id for segment in segments)
        stale = {segment.id for segment in segments} if after == PRESENT else set()
        steps = self._analysis.check(stale)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return self._renew(end.value)

    def _bring_in(self, what: incoming.Incoming) -> Iterator[Progress]:
        number, ids = self._store.reserve(len(what.segments))
        what = incoming.numbered(what, number, ids.start)
        self._incoming = {segment.id: segment for segment in what.segments}
        finished = False
        try:
            yield from self._stepping(self._analysis.add(what.segments))
            result = yield from self._stepping(self._analysis.check(self._incoming))
            derived = self._derived(result)
            self._store.add_document(self.person, what.document, what.segments, what.keys, what.original, derived)
            finished = True
        finally:
            if not finished:
                self._analysis.remove(self._incoming)
            self._incoming = {}
            self._ledger = self._analysis.ledger()

    def _derived(self, result: Result) -> Derived:
        """Findings with the risks they make, decisions counted."""
        made = self._store.decisions()
        decided = [replace(one, decision=_decision(one, made)) for one in result.findings]
        ids = frozenset(segment.id for segment in result.segments)
        return Derived(ids, result.findings, risks(decided, result.segments))

    def _stepping(self, steps: Iterable[Progress]) -> Generator[Progress, None, Any]:
        """Walk steps, holding the turn during each so that nobody reads names half written."""
        walk = iter(steps)
        while True:
            try:
                with self._turn:
                    step = next(walk)
            except StopIteration as end:
                return end.value
            yield step


def _decision(finding: Finding, made: dict[str, Decision]) -> Decision | None:
    keys = (decision_key(finding, scope) for scope in Scope)
    return next((made[key] for key in keys if key in made), None)
