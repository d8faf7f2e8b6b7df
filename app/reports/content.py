"""What a report says, before any format: values of the model, put in order and counted."""

from __future__ import annotations

import re
from abc import abstractmethod
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar

from rapidfuzz.distance import Levenshtein

from app.model import (
    Annotation,
    Document,
    Event,
    Finding,
    Ledger,
    Light,
    Message,
    NameEntry,
    Person,
    Risk,
    Row,
    Segment,
    Severity,
    Span,
    State,
    Summary,
    TermEntry,
    Typology,
)

T = TypeVar("T")
# A word with a hyphen or an apostrophe is one word, as in the counts that the project keeps.
WORD = re.compile(r"\w+(?:[-'’ʼ]\w+)*")
OF_A_SEGMENT = ("target", "state")  # what events change that belongs to a segment by its id
COMPARABLE = 50_000  # characters; the time of an edit distance grows with the product of both lengths


class Kept(Collection[T]):
    """Things that are kept elsewhere, in their order; they may be read more than once, a few at a time."""

    @abstractmethod
    def __iter__(self) -> Iterator[T]: ...

    def __contains__(self, one: object) -> bool:
        return any(one == other for other in self)


Rows = Kept[Row]  # in the order of the texts


class Scored(Protocol):
    """A score as a report shows it; `shown` is the value in its unit, with its interval if it has one, `against`
    says which text the translation was compared with.
    """

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def shown(self) -> str: ...
    @property
    def signature(self) -> str: ...
    @property
    def segments(self) -> int: ...
    @property
    def against(self) -> str: ...


class SignedOff(NamedTuple):
    """That a person signed a document off, when, and with which remark."""

    document: str
    who: str
    when: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What stands at the head: the title, the time, who worked on it, by which rules and which program.

    `labels` has the English name of each check by its id.
    """

    title: str
    when: datetime
    version: str
    profile: str = ""
    people: tuple[Person, ...] = ()
    documents: tuple[Document, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    source_lang: str = "vi"
    target_lang: str = "uk"
    quality: str = ""

    def label(self, check: str) -> str:
        """The name of a check for people; without one, its id in words."""
        return self.labels.get(check) or check.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Revision:
    """A segment whose translation is no longer the one that came in, and the actions that changed it."""

    segment: Segment
    events: tuple[Event, ...] = ()

    @property
    def distance(self) -> int | None:
        """The Levenshtein distance of both texts in characters; None where they are too long to be compared."""
        before, after = self.segment.imported, self.segment.target
        return Levenshtein.distance(before, after) if max(len(before), len(after)) <= COMPARABLE else None

    @property
    def share(self) -> float | None:
        """The distance as per cent of the longer text."""
        longer = max(len(self.segment.imported), len(self.segment.target))
        return None if self.distance is None else 100 * self.distance / max(1, longer)


class Edits:
    """How far changed segments have moved together, with none of them kept."""

    def __init__(self) -> None:
        self._edits = self._longer = 0

    def add(self, revision: Revision) -> None:
        """Count a changed segment; one too long to be compared counts for nothing."""
        distance = revision.distance
        if distance is not None:
            self._edits += distance
            self._longer += max(len(revision.segment.imported), len(revision.segment.target))

    @property
    def share(self) -> float:
        """The edit distance as per cent of the longer texts; 0 where nothing changed."""
        return round(100 * self._edits / self._longer, 1) if self._longer else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says, in the order in which it says it; a writer adds the form only.

    `rows` are in the order of the texts. `findings` are the open ones, `ignored` those with a decision, both
    worst first, then in the order of the texts. `severities` counts open findings by check, worst check first.
    `told` are the segments of which a check told, also where people set the finding aside; of a project, those
    among them that have annotations. `source_words` are counted as those of the translation, so in Vietnamese they
    are syllables. `places` has the document and the position of the segments that the ledger names. `blockers` is
    what stands in the way of signing off, None where nobody asked. `annotations` (rejected offers among them are
    not shown) and `signatures` are there where people made some; `typology` names the categories of annotations.
    """

    about: About
    summary: Summary
    rows: Collection[Row] = ()
    findings: Collection[Finding] = ()
    ignored: Collection[Finding] = ()
    severities: Mapping[str, Mapping[Severity, int]] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    scores: tuple[Scored, ...] = ()
    revisions: Collection[Revision] = ()
    told: frozenset[int] = frozenset()
    source_words: int = 0
    places: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    blockers: tuple[Message, ...] | None = None
    annotations: tuple[Annotation, ...] | None = None
    typology: Typology | None = None
    signatures: tuple[SignedOff, ...] = ()

    @property
    def furniture(self) -> list[Document]:
        """The documents in which lines of the page around the article were left out."""
        return [document for document in self.about.documents if document.furniture]

    def place(self, segment: int | Segment) -> str:
        """How people call a segment: its number in the text, with the text's where there are several."""
        if isinstance(segment, int):
            document, position = self.places.get(segment, (0, segment))
        else:
            document, position = segment.document, segment.position
        return f"{document}.{position}" if document and len(self.about.documents) > 1 else str(position)

    @property
    def errors(self) -> list[Annotation]:
        """The annotations that count: what people say are errors."""
        return [one for one in self.annotations or () if not one.rejected]

    def in_memory(self) -> Report:
        """The same with its findings and changes read, for a format that shows everything at once."""
        findings, ignored = tuple(self.findings), tuple(self.ignored)
        return replace(self, findings=findings, ignored=ignored, revisions=tuple(self.revisions))

    def of_segments(self) -> dict[int, list[Finding]]:
        """The open findings by segment, in the order of their places."""
        return {segment: sorted(ones, key=_place) for segment, ones in by_segment(self.findings).items()}


def compile_report(
    about: About,
    rows: Iterable[Row],
    findings: Iterable[Finding] = (),
    ledger: Ledger = Ledger(),  # noqa: B008  # frozen, so one empty ledger serves all calls
    scores: Iterable[Scored] = (),
    events: Iterable[Event] = (),
) -> Report:
    """The report on these segments; `findings` with those that were ignored, `events` oldest or newest first."""
    ordered = rows if isinstance(rows, Kept) else tuple(sorted(rows, key=lambda row: _in_text(row.segment)))
    by_severity = worst_first(findings)
    open_ones = tuple(finding for finding in by_severity if finding.decision is None)
    ignored = tuple(finding for finding in by_severity if finding.decision is not None)
    survey = Survey(named(ledger), sorted(events, key=lambda event: event.id))
    for row in ordered:
        survey.add(row)
    return Report(
        about=about,
        summary=survey.summary(Counter(one.severity for one in open_ones), len(ignored)),
        rows=ordered,
        findings=open_ones,
        ignored=ignored,
        severities=by_check(Counter((one.check, one.severity) for one in open_ones)),
        ledger=ledger,
        scores=tuple(scores),
        revisions=tuple(survey.revisions),
        told=frozenset(one.segment.id for one in by_severity),
        source_words=survey.source_words,
        places=survey.places,
    )


def by_segment(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    """The open findings of every segment that has any."""
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.decision is None:
            found[finding.segment.id].append(finding)
    return dict(found)


def row_of(segment: Segment, risk: Risk, findings: Sequence[Finding]) -> Row:
    """A row made of a segment and its open findings, for texts that are in no project."""
    return Row(segment, risk, len(findings), max((finding.severity for finding in findings), default=None))


class Survey:
    """All that a report counts of the segments, in one pass over them, with none of them kept but the changed ones."""

    def __init__(self, named: Collection[int] = (), events: Sequence[Event] = (), *, keep: bool = True) -> None:
        """`named` are the segments whose places are wanted, `events` the actions, oldest first.

        Of the changed segments the numbers are kept, and the segments themselves too where they are to be (`keep`).
        """
        self.source_words = 0
        self.places: dict[int, tuple[int, int]] = {}
        self.changed, self._keep = array("q"), keep
        self.revisions: list[Revision] = []
        self._named, self._events = named, _by_segment(events)
        self._states: Counter[State] = Counter()
        self._words = self._checked = self._risk = 0

    def add(self, row: Row) -> None:
        segment = row.segment
        self._states[segment.state] += 1
        self._words += words(segment.target)
        self.source_words += words(segment.source)
        if row.risk.light is not Light.UNCHECKED:
            self._checked += 1
            self._risk += row.risk.score
        if segment.id in self._named:
            self.places[segment.id] = _in_text(segment)
        if not is_changed(segment):
            return
        self.changed.append(segment.id)
        if self._keep:
            self.revisions.append(Revision(segment, tuple(self._events.get(str(segment.id), ()))))

    def summary(self, findings: Mapping[Severity, int], ignored: int = 0) -> Summary:
        """How far the review has come, with so many open findings of each severity; the mean risk, 0 to 100, is that
        of the segments that were checked.
        """
        return Summary(
            segments=self._states.total(),
            words=self._words,
            by_state=self._states,
            findings=findings,
            ignored=ignored,
            mean_risk=self._risk / self._checked if self._checked else 0.0,
        )


def is_changed(segment: Segment) -> bool:
    """Whether a text is another than came in; without an earlier one, and untouched since, there is none to compare."""
    return segment.imported != segment.target and bool(segment.imported or segment.state is not State.NEW)


def words(text: str) -> int:
    """How many words a text has; a word with a hyphen or an apostrophe is one."""
    return sum(1 for _ in WORD.finditer(text))


def _in_text(segment: Segment) -> tuple[int, int]:
    return segment.document, segment.position


def named(ledger: Ledger) -> frozenset[int]:
    """The segments that a line of the ledger names."""
    entries: tuple[NameEntry | TermEntry, ...] = (*ledger.names, *ledger.terms)
    forms = (number for entry in entries for form in entry.forms for number in form.segments)
    return frozenset(forms) | frozenset(number for entry in entries for number in entry.missing)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """As reports list them: by severity, then in the order of the texts."""
    return sorted(findings, key=lambda one: (-one.severity, _in_text(one.segment), _place(one), one.check))


def _place(finding: Finding) -> tuple[int, int]:
    """Sorts what is about the whole segment before what is about a place."""
    span = finding.target_span or finding.source_span or Span(0, 0)
    return span.start, span.end


def by_check(open_findings: Mapping[tuple[str, Severity], int]) -> dict[str, Counter[Severity]]:
    """How many findings are open, by check, the worst check first."""
    counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for (check, severity), count in open_findings.items():
        counts[check][severity] += count
    worst = sorted(Severity, reverse=True)
    return dict(sorted(counts.items(), key=lambda item: [-item[1][severity] for severity in worst]))


def _by_segment(events: Sequence[Event]) -> dict[str, list[Event]]:
    by_segment: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for key in {change.key for change in event.changes if change.entity in OF_A_SEGMENT}:
            by_segment[key].append(event)
    return by_segment
