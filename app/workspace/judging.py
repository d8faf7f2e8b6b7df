"""By which quality profile a project is judged: choosing another, trying one, and what blocks sign-off."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from app import checks, corpora
from app import settings as settings_module
from app.checks.choices import choices
from app.errors import InputError
from app.formats.files import write_safely
from app.model import (
    Change,
    CheckChoice,
    Decision,
    Event,
    Finding,
    Message,
    Outcome,
    Progress,
    Quality,
    Query,
    Risk,
    Scope,
)
from app.review import rules, signoff
from app.scores import mqm
from app.scores.mqm import Scheme
from app.settings import Settings
from app.settings import quality as quality_files
from app.settings import typology as typology_files
from app.store import Derived, Said, decision_key
from app.workspace import judgements
from app.workspace.analysis import Analysis, Result
from app.workspace.preparing import Preparing
from app.workspace.risks import risks
from app.workspace.spool import Spool
from app.workspace.trial import Trial

T = TypeVar("T")
SETTINGS = "settings"  # the entity an event changes
QUALITY = "quality"  # the action


class Judging(Preparing):
    """What a `Workspace` does with the checks as a whole."""

    def prepare(self) -> Iterator[Progress]:
        """Read the names of a project just opened, and check everything where something was never checked."""
        at = self._stamp()
        analysis = yield from self._as_left()
        waiting = self._store.unchecked()
        if analysis is None and (waiting or not self._is_told):
            yield from self._check(self._put_here)
            return
        if analysis is None:
            analysis = self._new_analysis(self.settings, stays=True)
            yield from self._read_into(analysis)
            analysis.settle()
            analysis.commit(at.written())
        elif waiting:
            analysis.begin()
            result = yield from analysis.check(waiting)
            self._store.put(derived(result, self._store.decisions()))
            analysis.commit(at.written())
        self._use(analysis)

    def check(self) -> Iterator[Progress]:
        """Everything anew, over all documents."""
        yield from self._check(self._store.put)

    def use_quality(self, quality: Quality) -> Iterator[Progress]:
        """Judge by this quality profile from now on: everything is checked anew, and the change is one event.

        Nothing happens where it is the profile in force. InputError for a profile that cannot be used.
        """
        checks.refuse_unknown(quality, quality.name)
        before = self._store.settings
        after = settings_module.to_table(replace(self.settings, quality=quality))
        if quality != self.settings.quality:
            yield from self._judge_by([Change(SETTINGS, "", before, after)], QUALITY, quality.name)

    def use_typology(self, name: str) -> Iterator[Progress]:
        """Mark errors by the kinds of this typology from now on: the name of one that comes along, or a file.

        One event; marks of kinds that are gone stay, under the names they have. InputError for a file that is none.
        """
        before = self._store.settings
        typology = typology_files.named(name)
        if typology != self.settings.typology:
            after = settings_module.to_table(replace(self.settings, typology=typology))
            yield from self._judge_by([Change(SETTINGS, "", before, after)], SETTINGS, typology.name)

    def try_quality(self, quality: Quality) -> Iterator[Progress | Trial]:
        """What the checks would say under another quality profile; the last thing yielded is the Trial."""
        checks.refuse_unknown(quality, quality.name)
        made = self._store.decisions()
        findings: list[Finding] = []
        risks: dict[int, Risk] = {}
        with Spool[Derived]() as said:
            analysis = yield from self._anew(replace(self.settings, quality=quality), said)
            for part in said:
                findings += [replace(one, decision=decision_on(one, made)) for one in part.findings]
                risks |= part.risks
        yield replace(self.trial(), findings=tuple(findings), risks=risks, ledger=analysis.ledger())

    def blockers(self, score: float | None = None, document: int | None = None) -> list[Message]:
        """What stands in the way of signing a document or the project off.

        `score` is an MQM score, by default the calibrated one of what was marked there, where anything was.
        """
        if score is None:
            score = self.mqm_score(document)
        counts, states = self.open_findings(document), self.summary(document).by_state
        return signoff.blockers(self.settings.quality.sign_off, counts, states, score)

    def mqm_score(self, document: int | None = None) -> float | None:
        """The calibrated MQM score of a document or the project; None before anybody judged a segment."""
        every = judgements.judged(self._store, document)
        scheme = Scheme(self.settings.quality.scores, self.settings.typology.weights)
        return mqm.score(every, scheme, samples=0).calibrated.value if every else None

    # ---- within

    _is_told = True  # whether what the checks said of the project holds, except of segments that were never checked

    def _put_here(self, new: Said) -> None:
        self._store.put(new)

    def _check(self, put: Callable[[Said], None]) -> Iterator[Progress]:
        at = self._stamp()  # what others do meanwhile may not be in it
        with Spool[Derived]() as said:
            analysis = yield from self._anew(self.settings, said, stays=True)
            put(said)
        analysis.commit(at.written())
        self._use(analysis)

    def _judge_by(
        self, changes: Sequence[Change], action: str, note: str, undoes: int | None = None
    ) -> Generator[Progress, None, Outcome]:
        """Check everything under the settings after the changes, and write both together.

        ForbiddenError where this is not for the person's role, which holds in a file too.
        """
        rules.refuse(rules.Action.JUDGE, self.person.role, self.where)
        settings = settings_module.from_table(changes[-1].after, self.where)
        at = self._stamp()
        with Spool[Derived]() as said:
            analysis = yield from self._anew(settings, said, stays=True)
            with self._turn:
                event = self._store.append(self.person, action, changes, note, undoes, said)
                self.settings = settings
                analysis.commit(at.held(self._stamp()).written())
                self._use(analysis)
        return Outcome(event, frozenset(self._store.order(Query())))

    def _anew(
        self, settings: Settings, said: Spool[Derived], *, stays: bool = False
    ) -> Generator[Progress, None, Analysis]:
        """Ledgers and checks from the beginning; what they say of the segments is `said`, part by part."""
        analysis = self._new_analysis(settings, stays=stays)
        yield from self._read_into(analysis)
        made = self._store.decisions()
        for step in analysis.check_by_parts(self._store.order(Query())):
            if isinstance(step, Result):
                said.add(derived(step, made))
            else:
                yield step
        return analysis

    def _read_into(self, analysis: Analysis) -> Iterator[Progress]:
        analysis.begin()
        for document in self._store.documents():
            yield from analysis.add(list(self._store.segments(document.id)))


def is_choice_of_quality(event: Event | None) -> bool:
    """Whether an event, or what it takes back, changed by what the project is judged: its undo takes a while."""
    return event is not None and any(change.entity == SETTINGS for change in event.changes)


def quality_named(name: str) -> Quality:
    """The quality profile shipped under this name or in the file at this path; InputError where it cannot be used."""
    quality = quality_files.named(name)
    checks.refuse_unknown(quality, name)
    return quality


def shipped_qualities() -> dict[str, Quality]:
    """The quality profiles that come with the program, by name, the default one first."""
    return {name: quality_files.named(name) for name in corpora.qualities()}


def checks_under(quality: Quality) -> list[CheckChoice]:
    """Every check and pattern as a profile has it, section by section."""
    return choices(quality)


def write_quality(quality: Quality, path: Path) -> None:
    """The profile as a file to share."""
    if path.suffix != quality_files.SUFFIX:
        raise InputError(f"{path}: a quality profile is a {quality_files.SUFFIX} file; choose another name")
    write_safely(path, quality_files.written(quality).encode("utf-8"))


def derived(result: Result, made: Mapping[str, Decision]) -> Derived:
    """Findings with the risks they make, decisions counted."""
    decided = [replace(one, decision=decision_on(one, made)) for one in result.findings]
    ids = frozenset(segment.id for segment in result.segments)
    return Derived(ids, result.findings, risks(decided, result.segments, result.detected))


def decision_on(finding: Finding, made: Mapping[str, Decision]) -> Decision | None:
    """The decision that reaches a finding."""
    return next((made[key] for key in keys_of(finding) if key in made), None)


def keys_of(finding: Finding) -> Iterator[str]:
    """Under what a decision on this finding may be kept."""
    return (decision_key(finding, scope) for scope in Scope)


def walked(steps: Generator[Any, None, T]) -> T:
    """The outcome of steps nobody watches."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            outcome: T = end.value
            return outcome


def last_of(steps: Iterator[Progress | Trial]) -> Generator[Progress, None, Trial]:
    """The progress of steps, then the Trial they end in."""
    for step in steps:
        if isinstance(step, Trial):
            return step
        yield step
    raise AssertionError("the steps of a trial end in it")
