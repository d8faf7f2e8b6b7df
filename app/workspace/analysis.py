"""Names, terms, checks and risk over segments: a full pass, and the little that one edit makes new.

The ledger spans all documents of a project, so an edit in one segment may change findings in others: a name's
preferred form, or which rendering of a syllable most names share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app import checks
from app.model import Finding, Ledger, Mention, Message, NameDecision, Progress, Segment, TermMention
from app.names import transcription
from app.names.find import find
from app.names.follow import follow
from app.names.gather import gather, persons
from app.names.ledger import Judged, NameLedger
from app.scores.risk import Detected
from app.settings import Settings
from app.workspace.across import Across
from app.workspace.decisions import of_names, of_terms
from app.workspace.known import meaning_of, names_of, term_base_of
from app.workspace.risks import Detectors

BATCH = 200  # segments between two steps of progress


@dataclass(frozen=True, slots=True)
class Result:
    """What an analysis says of these segments; it replaces all that was said of them before."""

    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]
    detected: Mapping[int, Mapping[str, Detected]] = field(default_factory=dict)  # by segment, then by detector


@dataclass(frozen=True, slots=True)
class Told:
    """Findings of the name checks, by what they hang on, so that they can be taken back by it."""

    by_name: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    by_sound: tuple[Finding, ...] = ()

    def all(self) -> Iterator[Finding]:
        for findings in self.by_name.values():
            yield from findings
        yield from self.by_sound


@dataclass(frozen=True, slots=True)
class Standing:
    """What is told, and who is who in each document: what an action that came to nothing goes back to."""

    told: Told
    persons: Mapping[int, Mapping[str, str]]


class Analysis:
    """The ledger of a project and the checks in force. `segment_of` gives a segment as it is now."""

    def __init__(
        self,
        settings: Settings,
        decisions: Mapping[str, NameDecision],
        segment_of: Callable[[Iterable[int]], list[Segment]],
    ) -> None:
        self._suite = checks.suite(settings.quality)
        self._segments_of = segment_of
        self._ledger = NameLedger(
            transcription.load(settings.profile, settings.profile_rows),
            settings.prefer,
            of_names(decisions),
            terms=names_of(settings),
            enforce=settings.enforce_profile,
        )
        self._across = Across(term_base_of(settings), of_terms(decisions), settings.dictionary)
        self._moved: set[int] = set()  # segments to be checked anew because of others that were added
        self._persons: dict[int, Mapping[str, str]] = {}
        self._told = Told()
        self._detectors = Detectors(self.mentions, self._suite.running, meaning_of(settings))

    def add(self, segments: Sequence[Segment]) -> Iterator[Progress]:
        """Read the names and terms of one document's segments into the ledgers."""
        if segments:
            self._persons[segments[0].document] = persons(segments)
            if any(one.id > following.id for one, following in pairwise(segments)):  # one was split
                order = [segment.id for segment in segments]
                self._ledger.place(order)
                self._moved |= self._across.place(order)
        for number, (segment, (_, mentions)) in enumerate(zip(segments, gather(segments), strict=True), 1):
            self._ledger.put(segment.id, mentions)
            self._moved |= self._across.put(segment)
            if number % BATCH == 0 or number == len(segments):
                yield Progress(number, len(segments), Message("Reading names"))

    def tell(self) -> None:
        """Take for told what a project's findings say already: the names were read, nothing is new."""
        names = self._ledger.names()
        places = {segment for name in names for segment in self._ledger.segments(name)}
        self._told = self._tell(names, self._segments_of(places))

    @property
    def standing(self) -> Standing:
        """How things stand, to come back to with `back`."""
        return Standing(self._told, dict(self._persons))

    def back(
        self,
        standing: Standing,
        gone: Iterable[int],
        there: Sequence[Segment],
        decisions: Mapping[str, NameDecision],
        orders: Iterable[Sequence[int]] = (),
    ) -> None:
        """As it was before an import or an action that came to nothing; `there` are the segments as they are."""
        for order in orders:
            self._ledger.place(order)
            self._across.place(order)
            if any(self._persons[one.document] != standing.persons[one.document] for one in there if one.id in order):
                there = self._segments_of(order)
        self._persons = dict(standing.persons)
        for number in gone:
            self._ledger.put(number, ())
            self._across.drop(number)
        for segment in there:
            self._follow(segment)
            self._across.put(segment)
        self._ledger.decide(of_names(decisions))
        self._across.decide(of_terms(decisions))
        self._told, self._moved = standing.told, set()

    def check(self, stale: Iterable[int]) -> Generator[Progress, None, Result]:
        """Everything the checks find in these segments, and what that makes new elsewhere."""
        stale, self._moved = {*stale, *self._moved}, set()
        return (yield from self._renewed({*self._ledger.names(), *self._told.by_name}, stale))

    def changed(
        self, segments: Sequence[Segment], decisions: Mapping[str, NameDecision]
    ) -> Generator[Progress, None, Result]:
        """What is new everywhere after these segments got another text, and people these forms of names."""
        names = self._ledger.decide(of_names(decisions))
        stale = self._across.decide(of_terms(decisions)) | {segment.id for segment in segments}
        for segment in segments:
            names |= self._follow(segment)
            stale |= self._across.put(segment)
        return (yield from self._renewed(names, stale))

    def recut(self, order: Sequence[int], was: Sequence[Segment], now: Sequence[Segment]) -> Result:
        """What is new after some segments of a document became others; `order` are all that it has now."""
        self._ledger.place(order)
        there = {segment.id for segment in now}
        stale = self._across.place(order) | there
        gone = [one.id for one in was if one.id not in there]
        names = {name for number in gone for name in self._ledger.put(number, ())}
        for number in gone:
            stale |= self._across.drop(number)
        read: Sequence[Segment] = now
        if persons(was) != persons(now):  # who «ông Hưng» is may be another in all of the document
            read = self._segments_of(order)
            self._persons[now[0].document] = persons(read)
        for segment in read:
            names |= self._follow(segment)
        for segment in now:
            stale |= self._across.put(segment)
        return finished(self._renewed(names, stale - set(gone)))

    def ledger(self) -> Ledger:
        return replace(self._ledger.snapshot(), terms=self._across.entries())

    def mentions(self, segment: int) -> tuple[Mention, ...]:
        return self._ledger.mentions(segment)

    def detected(self, segment: Segment) -> Mapping[str, Detected]:
        """What each detector says of a segment as it is now."""
        return self._detectors.detected(segment)

    def judged(self, name: str) -> Judged | None:
        """What the ledger says of a name, None where it stands nowhere."""
        return self._ledger.judge(name) if self._ledger.segments(name) else None

    def term_places(self, concept: str, form: str | None) -> list[TermMention]:
        """Where a concept stands, in all forms or in one; an empty form is where it has none."""
        return self._across.places(concept, form)

    def _follow(self, segment: Segment) -> set[str]:
        found = find(segment.source, self._persons.get(segment.document))
        return self._ledger.put(segment.id, follow(found, segment.target, segment.id))

    def _renewed(self, names: set[str], stale: set[int]) -> Generator[Progress, None, Result]:
        """Name findings of these names anew; the segments where something differs, with all their findings."""
        concerned = {segment for name in names for segment in self._ledger.segments(name)}
        concerned |= stale | self._where_sounds_are_told()
        before, self._told = self._told, self._tell(names, self._segments_of(concerned), self._told)
        differing = stale | _differing(before, self._told, names)
        by_segment: defaultdict[int, list[Finding]] = defaultdict(list)
        for finding in self._told.all():
            by_segment[finding.segment.id].append(finding)
        changed = self._segments_of(differing)
        findings: list[Finding] = []
        detected: dict[int, Mapping[str, Detected]] = {}
        for number, segment in enumerate(changed, 1):
            found = checks.on_segment(segment, self._suite)
            across = self._across.findings(segment, self._suite)
            findings += in_order([*by_segment[segment.id], *found, *across])
            detected[segment.id] = self._detectors.detected(segment)
            if number % BATCH == 0 or number == len(changed):
                yield Progress(number, len(changed), Message("Checking"))
        return Result(tuple(changed), tuple(findings), detected)

    def _where_sounds_are_told(self) -> set[int]:
        """A sound is told at the first mention of each name on its weaker side."""
        names = {name for sound in self._ledger.sounds() for one in sound.renderings for name in one.names}
        firsts = (self._ledger.judge(name).first for name in names)
        return {mention.segment for mention in firsts if mention is not None}

    def _tell(self, names: Iterable[str], segments: Iterable[Segment], before: Told | None = None) -> Told:
        wanted = [name for name in names if self._ledger.segments(name)]
        by_name = {name: told for name, told in (before.by_name.items() if before else ()) if name not in set(names)}
        by_sound: list[Finding] = []
        grouped: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in checks.on_names(self._ledger, wanted, segments, self._suite):
            if finding.check in checks.OF_SOUNDS:
                by_sound.append(finding)
            else:
                grouped[finding.subject].append(finding)
        return Told(by_name | {name: tuple(told) for name, told in grouped.items()}, tuple(by_sound))


def finished(steps: Generator[Progress, None, Result]) -> Result:
    """The result of work short enough to need no progress."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one segment as a person reads it: by place in the target, those without a place last.

    Nothing is left to chance, so that the same findings stand in the same order however they came about.
    """
    return sorted(findings, key=_reading_order)


def _reading_order(one: Finding) -> tuple[bool, int, int, int, str, str, str]:
    start, source = (span.start if span else 0 for span in (one.target_span, one.source_span))
    return one.target_span is None, start, -one.severity, source, one.check, one.subject, str(one.message)


def _differing(before: Told, after: Told, names: set[str]) -> set[int]:
    pairs = [(before.by_name.get(name, ()), after.by_name.get(name, ())) for name in names]
    return {
        finding.segment.id
        for old, new in (*pairs, (before.by_sound, after.by_sound))
        for finding in _symmetric(old, new)
    }


def _symmetric(old: Iterable[Finding], new: Iterable[Finding]) -> list[Finding]:
    keys = [
        {(one.segment.id, one.check, one.message, one.target_span, one.fix): one for one in side} for side in (old, new)
    ]
    return [keys[i][key] for i in (0, 1) for key in keys[i].keys() - keys[1 - i].keys()]
