"""Names, terms, checks and risk over segments: a full pass, and the little that one edit makes new.

The ledger spans all documents of a project, so an edit in one segment may change findings in others: a name's
preferred form, or which rendering of a syllable most names share.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app import checks
from app.index import Index
from app.model import Finding, Ledger, Mention, Message, NameDecision, Progress, Segment, TermMention
from app.names import transcription
from app.names.find import find
from app.names.follow import follow
from app.names.gather import gather, persons
from app.names.judged import Bearing, Judged
from app.names.ledger import NameLedger
from app.scores.risk import Detected
from app.settings import Settings
from app.workspace.across import Across
from app.workspace.decisions import of_names, of_terms
from app.workspace.known import meaning_of, names_of, term_base_of
from app.workspace.persons import Persons
from app.workspace.risks import Detectors

FEW = 2_000  # names of a ledger that is made whole after every action
BATCH = 200  # segments between two steps of progress
PART = 5_000  # segments in memory at once


@dataclass(frozen=True, slots=True)
class Result:
    """What an analysis says of these segments; it replaces all that was said of them before."""

    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]
    detected: Mapping[int, Mapping[str, Detected]] = field(default_factory=dict)  # by segment, then by detector


class Analysis:
    """The ledger of a project and the checks in force. `segment_of` gives a segment as it is now."""

    def __init__(
        self,
        settings: Settings,
        decisions: Mapping[str, NameDecision],
        segment_of: Callable[[Iterable[int]], list[Segment]],
        index: Index | None = None,
    ) -> None:
        self._suite = checks.suite(settings.quality)
        self._segments_of = segment_of
        self._index = index or Index()
        self._ledger = NameLedger(
            transcription.load(settings.profile, settings.profile_rows),
            settings.prefer,
            of_names(decisions),
            terms=names_of(settings),
            enforce=settings.enforce_profile,
            index=self._index,
        )
        self._across = Across(term_base_of(settings), of_terms(decisions), settings.dictionary, self._index)
        self._moved: set[int] = set()  # segments to be checked anew because of others that were added
        self._before: dict[str, Bearing | None] = {}  # how the names that were touched since were judged
        self._persons = Persons(self._index)
        self._detectors = Detectors(self.mentions, self._suite.running, meaning_of(settings))

    # ---- as one step with what is written to the project

    def begin(self) -> None:
        """What follows is kept by `commit` or taken back by `rollback`, as a whole."""
        self._index.begin()

    def commit(self, stamp: str) -> None:
        """Keep it; `stamp` says of which state of the project this is."""
        self._index.commit(stamp)

    def rollback(self, decisions: Mapping[str, NameDecision]) -> None:
        """As it was at `begin`, with what is decided on names and terms."""
        self._index.rollback()
        self._ledger.forget(of_names(decisions))
        self._across.forget(of_terms(decisions))
        self._persons.forget()
        self._moved, self._before = set(), {}

    @property
    def index(self) -> Index:
        """Where the ledgers keep what they know."""
        return self._index

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    # ---- reading segments

    def add(self, segments: Sequence[Segment]) -> Iterator[Progress]:
        """Read the names and terms of one document's segments into the ledgers."""
        if segments:
            self._persons.put(segments[0].document, persons(segments))
            if any(one.id > following.id for one, following in pairwise(segments)):  # one was split
                self._place([segment.id for segment in segments])
        for number, (segment, (_, mentions)) in enumerate(zip(segments, gather(segments), strict=True), 1):
            self._put(segment.id, mentions)
            self._moved |= self._across.put(segment)
            if number % BATCH == 0 or number == len(segments):
                yield Progress(number, len(segments), Message("Reading names"))

    def check(self, stale: Iterable[int]) -> Generator[Progress, None, Result]:
        """Everything the checks find in these segments, and what that makes new elsewhere."""
        return (yield from self._renewed(set(stale)))

    def check_by_parts(self, stale: Iterable[int]) -> Iterator[Progress | Result]:
        """As `check`, with a Result for every so many segments, so that never all of them are in memory."""
        return self._parts(set(stale))

    def settle(self) -> None:
        """Take for told what a project's findings say already: the names were read, nothing is new."""
        self._ledger.hear()
        self._moved, self._before = set(), {}

    def changed(
        self, segments: Sequence[Segment], decisions: Mapping[str, NameDecision]
    ) -> Generator[Progress, None, Result]:
        """What is new everywhere after these segments got another text, and people these forms of names."""
        self._decide(of_names(decisions))
        stale = self._across.decide(of_terms(decisions)) | {segment.id for segment in segments}
        for segment in segments:
            self._follow(segment)
            stale |= self._across.put(segment)
        return (yield from self._renewed(stale))

    def recut(self, order: Sequence[int], was: Sequence[Segment], now: Sequence[Segment]) -> Result:
        """What is new after some segments of a document became others; `order` are all that it has now."""
        there = {segment.id for segment in now}
        gone = [one.id for one in was if one.id not in there]
        for number in gone:
            self._put(number, ())
            self._moved |= self._across.drop(number)
        self._place(order)
        read: Sequence[Segment] = now
        if persons(was) != persons(now):  # who «ông Hưng» is may be another in all of the document
            read = self._segments_of(order)
            self._persons.put(now[0].document, persons(read))
        for segment in read:
            self._follow(segment)
        for segment in now:
            self._moved |= self._across.put(segment)
        self._moved -= set(gone)
        return finished(self._renewed(there))

    def catch_up(
        self,
        there: Sequence[Segment],
        gone: Iterable[int],
        orders: Iterable[Sequence[int]],
        names: Iterable[str],
    ) -> None:
        """Know what was done to a project whose findings say it already: to these segments, orders and names."""
        for number in gone:
            self._put(number, ())
            self._across.drop(number)
        for order in orders:
            self._place(order)
            read = self._segments_of(order)
            self._persons.put(read[0].document, persons(read))
            there = [*there, *read]
        for segment in there:
            self._follow(segment)
            self._across.put(segment)
        self._ledger.stir(names)
        self.settle()

    def doubt(self, decided: Mapping[str, object]) -> None:
        """What was found about these may be by other decisions than today's: it is looked for again, by the next."""
        names, concepts = of_names(decided), of_terms(decided)
        self._ledger.stir(names)
        self._moved |= {segment for name in names for segment in self._ledger.segments(name)}
        self._moved |= {place.segment for concept in concepts for place in self.term_places(concept, None)}

    @property
    def names_are_few(self) -> bool:
        """Whether the whole ledger is made in no time."""
        return self._ledger.count() <= FEW

    def ledger(self) -> Ledger:
        return replace(self._ledger.snapshot(), terms=self._across.entries())

    def mentions(self, segment: int) -> tuple[Mention, ...]:
        return self._ledger.mentions(segment)

    def detected(self, segment: Segment) -> Mapping[str, Detected]:
        """What each detector says of a segment as it is now."""
        return self._detectors.detected(segment)

    def judged(self, name: str) -> Judged | None:
        """What the ledger says of a name, None where it stands nowhere."""
        return self._ledger.judge(name) if self._ledger.stands(name) else None

    def term_places(self, concept: str, form: str | None) -> list[TermMention]:
        """Where a concept stands, in all forms or in one; an empty form is where it has none."""
        return self._across.places(concept, form)

    # ---- within

    def _place(self, order: Sequence[int]) -> None:
        self._index.place(order)
        self._ledger.place(order)
        self._moved |= self._across.place(order)

    def _decide(self, decisions: Mapping[str, NameDecision]) -> None:
        self._see(self._ledger.undecided(decisions))
        self._ledger.decide(decisions)

    def _follow(self, segment: Segment) -> None:
        found = find(segment.source, self._persons.of(segment.document))
        self._put(segment.id, follow(found, segment.target, segment.id))

    def _put(self, segment: int, mentions: Sequence[Mention]) -> None:
        self._see(self._ledger.names_in(segment) | {mention.name for mention in mentions})
        self._ledger.put(segment, mentions)

    def _see(self, names: Iterable[str]) -> None:
        """Remember how names are judged before they are touched."""
        for name in names:
            if name not in self._before:
                self._before[name] = self._ledger.bearing(name)

    def _renewed(self, stale: set[int]) -> Generator[Progress, None, Result]:
        """The segments where something differs, with all their findings."""
        results: list[Result] = []
        for step in self._parts(stale):
            if isinstance(step, Result):
                results.append(step)
            else:
                yield step
        return results[0] if len(results) == 1 else joined(results)

    def _parts(self, stale: set[int]) -> Iterator[Progress | Result]:
        touched, self._before = self._before, {}
        stale, self._moved = stale | self._moved, set()
        for name, before in touched.items():
            stale |= self._ledger.differing(before, self._ledger.bearing(name))
        stale |= self._ledger.hear()
        numbers = array("q", sorted(stale))
        stale.clear()
        for first in range(0, len(numbers), PART):
            yield from self._part(self._segments_of(numbers[first : first + PART]), first, len(numbers))

    def _part(self, segments: Sequence[Segment], done: int, total: int) -> Iterator[Progress | Result]:
        findings: list[Finding] = []
        detected: dict[int, Mapping[str, Detected]] = {}
        for number, segment in enumerate(segments, 1):
            findings += in_order(self._found(segment))
            detected[segment.id] = self._detectors.detected(segment)
            if number % BATCH == 0 or number == len(segments):
                yield Progress(done + number, total, Message("Checking"))
        yield Result(tuple(segments), tuple(findings), detected)

    def _found(self, segment: Segment) -> Iterator[Finding]:
        yield from checks.on_names(self._ledger, segment, self._suite)
        yield from checks.on_segment(segment, self._suite)
        yield from self._across.findings(segment, self._suite)


def joined(results: Iterable[Result]) -> Result:
    """One result for the segments of all."""
    segments: list[Segment] = []
    findings: list[Finding] = []
    detected: dict[int, Mapping[str, Detected]] = {}
    for one in results:
        segments += one.segments
        findings += one.findings
        detected |= one.detected
    return Result(tuple(segments), tuple(findings), detected)


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
