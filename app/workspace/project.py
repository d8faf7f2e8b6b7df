"""One open project: reading it, acting in it, bringing in and handing out."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from app import settings as settings_module
from app.formats import names as name_files
from app.model import (
    Change,
    Decision,
    Document,
    Event,
    Finding,
    Message,
    NameDecision,
    NameVerdict,
    Outcome,
    Person,
    Progress,
    Query,
    Replacement,
    Risk,
    Role,
    Scope,
    Segment,
)
from app.settings import Settings
from app.store import Derived, Place, Store, decision_key, decision_to_json, inverse
from app.store.events import new as new_event
from app.workspace import (
    actions,
    audit,
    decisions,
    fixes,
    incoming,
    judging,
    keeping,
    pairs,
    reading,
    team,
)
from app.workspace.alignment import Alignment
from app.workspace.analysis import Result
from app.workspace.annotation import Annotating, segments_of
from app.workspace.judging import decision_on, derived, is_choice_of_quality, walked
from app.workspace.measuring import Measuring
from app.workspace.pairs import OF_NAMES
from app.workspace.reporting import Reporting
from app.workspace.reviewing import Reviewing
from app.workspace.risks import risks


class Workspace(Reviewing, Reporting):
    """One open project and what can be done with it.

    Reading calls may come from any thread. Acting calls come one at a time; each is on disk when it returns.
    `prepare` has to be walked once after opening: it reads the names, so the ledger is empty before.
    """

    @classmethod
    def create(cls, where: Path | str | Place, person: Person, settings: Settings | None = None) -> Self:
        """A new, empty project: a file, or by a postgresql:// address a database; ProjectError where one is already."""
        return cls(Store.create(where, settings_module.to_table(settings or Settings())), person)

    @classmethod
    def open(cls, where: Path | str | Place, person: Person) -> Self:
        """A project as it was left; ProjectError where it cannot be used.

        In a team the person is the member who is connected, whatever name is given; ForbiddenError for a role above
        that of the member.
        """
        return cls(*team.opened(where, person))

    @property
    def alignment(self) -> Alignment:
        """What can be done with the pairs of a document: merge, split, move, accept."""
        return Alignment(self._store, self._act)

    @property
    def annotating(self) -> Annotating:
        """What can be marked in the text: errors (MQM) and what people think of a segment as a whole (ESA)."""
        return Annotating(self, self._store, self._act)

    @property
    def measuring(self) -> Measuring:
        """Scores of the text against a reference, a post-edit, or what of it was approved."""
        return Measuring(self._store, self.title)

    # ---- bringing in

    def import_texts(
        self,
        source: Path,
        target: Path,
        *,
        aligned: bool = False,
        unit: str = "sentence",
        after: int | None = None,
    ) -> Iterator[Progress]:
        """Two text files; SwappedTextsError where each is in the other's language.

        Where they are a new version of document `after`, what was decided on that is kept: the pairs people made or
        vouch for, and the translations and states of texts that are the same. That is a step of its own.
        """
        yield Progress(0, 3, Message("Reading"))
        earlier = keeping.earlier(self._store, after) if after else None
        what = incoming.from_texts(source, target, unit, aligned=aligned, earlier=earlier, near=self._near)
        yield from self._keeping(self._bring_in(what), earlier)

    def earlier_version(self, source: Path, target: Path, *, unit: str = "sentence") -> Document | None:
        """The document that these two text files are most likely a new version of."""
        return keeping.most_like(self._store, reading.read(source, target, unit))

    def import_file(self, path: Path) -> Iterator[Progress]:
        """A bilingual file: po, xliff, csv or tsv; the states it tells are taken over."""
        yield Progress(0, 3, Message("Reading"))
        yield from self._bring_in(incoming.from_file(path, by_translator=self._limited))

    def import_address(self, target: str, source: str | None = None) -> Iterator[Progress]:
        """A Ukrainian page and its Vietnamese source; without the latter's address, the one the page names.

        What was decided on this page when it came in before is kept, as `import_texts` does it.
        """
        yield Progress(0, 3, Message("Fetching"))
        before = [document.id for document in self._store.documents() if document.target_origin == target]
        earlier = keeping.earlier(self._store, max(before)) if before else None
        yield from self._keeping(self._bring_in(incoming.from_addresses(target, source, earlier, self._near)), earlier)

    def has(self, source: Path, target: Path | None = None, *, aligned: bool = False, unit: str = "sentence") -> bool:
        """Whether a document with these very texts was brought in before."""
        if not self._store.documents():
            return False
        if target is None:
            what = incoming.from_file(source)
        else:
            what = incoming.from_texts(source, target, unit, aligned=aligned, near=self._near)
        wanted = incoming.same_texts(what.segments)
        return any(
            incoming.same_texts(tuple(self._store.segments(document.id))) == wanted
            for document in self._store.documents()
            if document.segments == len(what.segments) or document.kind in pairs.KINDS
        )

    # ---- acting

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
        if finding.check in ("name-inconsistent", "name-nonstandard") and judged is not None:
            return self.plan_name(finding.subject, judged.entry.preferred)
        return fixes.of_finding(finding)

    def plan_name(self, name: str, form: str) -> list[Replacement]:
        """What would write a name in this form everywhere, cases kept."""
        with self._turn:
            judged = self._analysis.judged(name)
        return fixes.of_name(judged, form, self._store.segment) if judged else []

    def apply(self, replacements: Sequence[Replacement], note: str = "", action: str = "fix") -> Outcome | None:
        """Make the replacements, all in one step; InputError where a text has changed since the preview."""
        return walked(self.apply_steps(replacements, note, action))

    def apply_steps(
        self, replacements: Sequence[Replacement], note: str, action: str
    ) -> Generator[Progress, None, Outcome | None]:
        """As `apply`, with progress, for many; where it is cancelled, nothing was changed."""
        yield Progress(0, len(replacements), Message("Checking"))
        wanted = fixes.first_of_each_place(replacements)
        now = {segment.id: segment for segment in self._there(list({one.segment.id: None for one in wanted}))}
        return (yield from self._acting(action, actions.replaced(wanted, now, self.person.role), note))

    def prefer_name(self, name: str, form: str) -> Outcome | None:
        """The project decides how a name is written; an empty form takes the decision back."""
        return self.decide_name(name, NameDecision(NameVerdict.FORM, (form.strip(),)) if form.strip() else None)

    def decide_name(self, name: str, decision: NameDecision | None) -> Outcome | None:
        """What people decide about a name, signed by this person; None takes the decision back.

        ForbiddenError where a locked decision would change and the person is no editor.
        """
        changes = decisions.change(name, self._store.names().get(name), decision, self.person)
        return self._act("decide name", changes, decision.form or decision.verdict.value if decision else "")

    def decide_term(self, concept: str, decision: NameDecision | None) -> Outcome | None:
        """What people decide about a concept of the term base, signed by this person; None takes it back."""
        key = decisions.OF_A_TERM + concept
        changes = decisions.change(key, self._store.names().get(key), decision, self.person)
        return self._act("decide term", changes, decision.form if decision else "")

    def import_names(self, path: Path) -> Outcome | None:
        """The decisions on names in a CSV or TBX file, in one step; locked ones of the project stay."""
        found = name_files.read(path)
        return self._act("import names", decisions.brought_in(found, self._store.names(), self.person), path.name)

    def export_names(self, path: Path) -> None:
        """The project's decisions on names as CSV or TBX, by the path's suffix."""
        name_files.write(path, decisions.records(self._store.names(), self.names()))

    def undo(self) -> Outcome | None:
        """Take back this person's last action; None where there is none."""
        return self._reverse("undo", self.undoable())

    def redo(self) -> Outcome | None:
        """Do again what this person last took back; None where there is nothing."""
        return self._reverse("redo", self.redoable())

    def undo_steps(self) -> Iterator[Progress]:
        """As `undo`, with progress where a choice of quality profile is taken back, which takes a while."""
        event = self.undoable()
        if is_choice_of_quality(event) and event is not None:
            yield from self._judge_by(inverse(event), "undo", event.action, event.id)
        else:
            self.undo()

    def redo_steps(self) -> Iterator[Progress]:
        """As `redo`, with progress where a choice of quality profile is made again."""
        event = self.redoable()
        if is_choice_of_quality(event) and event is not None:
            yield from self._judge_by(inverse(event), "redo", event.note, event.id)
        else:
            self.redo()

    # ---- handing out

    def export_history(self, path: Path) -> Iterator[Progress]:
        """Who did what and when, from the first event to the last, as CSV or JSON lines by the suffix."""
        yield from audit.written(self._store, path)

    # ---- within

    def _reverse(self, action: str, event: Event | None) -> Outcome | None:
        if event is None:
            return None
        changes = inverse(event)
        if any(change.entity == judging.SETTINGS for change in changes):
            note = event.action if action == "undo" else event.note
            return walked(self._judge_by(changes, action, note, event.id))
        texts = [int(change.key) for change in changes if change.entity in pairs.OF_TEXTS]
        actions.refuse_locked([row.segment for row in self._store.rows(texts)], changes)
        return self._act(action, changes, event.action if action == "undo" else event.note, undoes=event.id)

    def _act(self, action: str, changes: Sequence[Change], note: str = "", undoes: int | None = None) -> Outcome | None:
        return walked(self._acting(action, changes, note, undoes))

    def _acting(
        self, action: str, changes: Sequence[Change], note: str = "", undoes: int | None = None
    ) -> Generator[Progress, None, Outcome | None]:
        """Write the event together with all it makes new, so that a crash leaves either both or neither."""
        if not changes:
            return None
        self._store.refuse_signed(changes)  # early: what the changes make new may take a while to find out
        with self._turn:
            seen = self._vouched(changes)
            with self._foreseeing() as foreseen:
                new = yield from self._foreseen(changes)
                made = new_event(self.person, action, changes, note, undoes)
                event = foreseen.event = self._store.add(made, new, seen)
            if any(change.entity in OF_NAMES for change in changes):
                self._see_names()
        touched = pairs.touched(changes) | segments_of(changes)
        return Outcome(event, frozenset(touched | new.segments | set(new.risks)))

    def _vouched(self, changes: Sequence[Change]) -> dict[int, tuple[str, str]]:
        """The texts, as they are seen here, of the segments whose state people change: a state is said of a text."""
        numbers = [int(change.key) for change in changes if change.entity == "state"]
        found = self._store.found(numbers).items()
        return {number: (row.segment.source, row.segment.target) for number, row in found}

    def _foreseen(self, changes: Sequence[Change]) -> Generator[Progress, None, Derived]:
        """What the checks will say once the changes are made; until then the changed segments stand in the way."""
        numbers = {int(change.key) for change in changes if change.entity in pairs.OF_TEXTS}
        stored = {number: row.segment for number, row in self._store.found(list(numbers)).items()}
        after = pairs.applied(changes, stored)
        self._incoming = {number: after[number] for number in numbers}
        made = actions.decided(self._store.decisions(), changes)
        risks_anew = self._weighed(changes, made)
        if not any(change.entity in OF_NAMES for change in changes):
            return Derived(risks=risks_anew)
        result = yield from self._renewed(changes, stored)
        renewed = derived(result, made)
        return replace(renewed, risks={**risks_anew, **renewed.risks})

    def _renewed(self, changes: Sequence[Change], stored: Mapping[int, Segment]) -> Generator[Progress, None, Result]:
        """What names and checks will say; `stored` are the changed segments as they are."""
        now = [segment for segment in self._incoming.values() if segment is not None]
        if not any(change.entity in pairs.ENTITIES for change in changes):
            decided = actions.preferred(self._store.names(), changes)
            return (yield from self._analysis.changed(now, decided))
        was = [segment for segment in stored.values() if segment.position > 0]
        order = pairs.ordered(self._store.order(Query(document=was[0].document)), changes)
        return self._analysis.recut(order, was, now)

    def _weighed(self, changes: Sequence[Change], made: Mapping[str, Decision]) -> dict[int, Risk]:
        """The risks of the segments with findings that these decisions reach."""
        keys = {change.key for change in changes if change.entity == "decision"}
        if not keys:
            return {}
        there = [replace(one, decision=decision_on(one, made)) for one in self._store.findings_beside(keys)]
        segments = {one.segment.id: one.segment for one in there}
        return risks(
            there, segments.values(), {number: self._analysis.detected(one) for number, one in segments.items()}
        )

    @property
    def _limited(self) -> bool:
        """Whether approvals are not this person's to give: in a file, one person in turn is everybody."""
        return self._store.place.on_server and self.person.role is Role.TRANSLATOR

    def _keeping(
        self, steps: Generator[Progress, None, incoming.Incoming], earlier: keeping.Earlier | None
    ) -> Iterator[Progress]:
        brought = yield from steps
        if earlier:
            changes = keeping.kept(brought.segments, earlier, by_translator=self._limited)
            self._act("keep", changes, brought.document.title)

    def _bring_in(self, what: incoming.Incoming) -> Generator[Progress, None, incoming.Incoming]:
        """Brings it in; the same with the numbers it got."""
        number, ids = self._store.reserve(len(what.segments))
        what = incoming.numbered(what, number, ids.start)
        self._incoming = {segment.id: segment for segment in what.segments}
        with self._foreseeing() as foreseen:
            yield from self._stepping(self._analysis.add(what.segments))
            result = yield from self._stepping(self._analysis.check(self._incoming))
            new = derived(result, self._store.decisions())
            brought = (what.document, what.segments, what.keys, what.original, new)
            foreseen.event, _ = self._store.add_document(self.person, *brought)
        self._see_names()
        return what

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
