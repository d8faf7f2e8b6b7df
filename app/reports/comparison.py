"""Two translations of the same source side by side: two systems, or one text at two times.

Segments belong together where their sources are the same; of sources that stand there more than once the first goes
with the first. What is counted are findings: fewer of them do not make the better translation, and the report says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from app.languages import Words
from app.model import Finding, Ledger, Message, NameEntry, Row, Side, Summary
from app.reports.content import COMPARABLE, About, Scored, Survey, by_segment
from app.reports.sheets import OPEN, SCORES, WORST_FIRST
from app.reports.tables import Cell, Column, Fact, Handout, Table
from app.reports.vocabulary import VERDICTS, called

NOTE = Message(
    "Counted are findings of the checks. Fewer findings do not mean a better translation: the checks see only what "
    "they look for."
)
FEWER, MORE, AS_MANY = Message("fewer"), Message("more"), Message("as many")


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two translations: what it is called, its segments in order, what was found in it, its names."""

    name: str
    rows: Sequence[Row]
    findings: Sequence[Finding] = ()
    ledger: Ledger = field(default_factory=Ledger)


class Both(NamedTuple):
    """A source with both translations of it, and the open findings in each."""

    first: Row
    second: Row
    first_findings: Sequence[Finding]
    second_findings: Sequence[Finding]

    @property
    def distance(self) -> int | None:
        """The Levenshtein distance of both translations; None where they are too long to be compared."""
        one, other = self.first.segment.target, self.second.segment.target
        return Levenshtein.distance(one, other) if max(len(one), len(other)) <= COMPARABLE else None

    @property
    def verdict(self) -> Message:
        """Whether the second translation has fewer or more open findings than the first."""
        one, other = len(self.first_findings), len(self.second_findings)
        return FEWER if other < one else MORE if other > one else AS_MANY


class Lone(NamedTuple):
    """A segment that only one of the two has, and which."""

    version: str
    row: Row


def handout(
    about: About, first: Version, second: Version, scores: Iterable[Scored] = (), language: Words | None = None
) -> Handout:
    """Both versions compared; `scores` are of the second against the first."""
    both, lone = paired(first, second)
    return Handout(
        kind="comparison",
        about=about,
        facts=tuple(_facts(about, first, second, both, lone)),
        tables=tuple(_tables(about, first, second, both, lone, list(scores))),
        main="segments",
        words=language or Words(),
    )


def paired(first: Version, second: Version) -> tuple[list[Both], list[Lone]]:
    """The segments whose sources are the same, in the order of the first version, and those that stay alone."""
    found = by_segment(first.findings), by_segment(second.findings)
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for number, row in enumerate(second.rows):
        waiting[row.segment.source].append(number)
    both: list[Both] = []
    lone: list[Lone] = []
    for row in first.rows:
        if waiting[row.segment.source]:
            other = second.rows[waiting[row.segment.source].popleft()]
            both.append(Both(row, other, found[0].get(row.segment.id, ()), found[1].get(other.segment.id, ())))
        else:
            lone.append(Lone(first.name, row))
    left = sorted(number for numbers in waiting.values() for number in numbers)
    return both, [*lone, *(Lone(second.name, second.rows[number]) for number in left)]


def _facts(about: About, first: Version, second: Version, both: Sequence[Both], lone: Sequence[Lone]) -> Iterator[Fact]:
    yield Fact("title", Message("Title"), about.title)
    yield Fact("date", Message("Date"), about.when)
    yield Fact("first", Message("First translation"), first.name)
    yield Fact("second", Message("Second translation"), second.name)
    yield Fact("source_language", Message("Language of the source"), about.source_lang)
    yield Fact("target_language", Message("Language of the translation"), about.target_lang)
    yield Fact("profile", Message("Transcription profile"), about.profile)
    yield Fact("quality_profile", Message("Quality profile"), about.quality)
    yield Fact("program", Message("Program"), f"Zvirka {about.version}")
    yield Fact("compared", Message("Segments compared"), len(both))
    yield Fact("alone", Message("Segments that only one of the two has"), len(lone))
    same = sum(one.first.segment.target == one.second.segment.target for one in both)
    yield Fact("same", Message("Segments translated alike"), same)


class Line(NamedTuple):
    """A number of both versions."""

    what: Message
    first: float
    second: float


def _tables(
    about: About,
    first: Version,
    second: Version,
    both: Sequence[Both],
    lone: Sequence[Lone],
    scores: Sequence[Scored],
) -> Iterator[Table]:
    yield Table("numbers", Message("Both in numbers"), NUMBERS, list(_numbers(first, second)), note=NOTE)
    if scores:
        yield Table("scores", Message("The second against the first"), SCORES, scores)
    yield Table("checks", Message("Open findings by check"), CHECKS, _checks(about, first, second))
    yield Table("segments", Message("Segments side by side"), SEGMENTS, both)
    yield Table("names", Message("Names written otherwise"), NAMES, _names(first.ledger, second.ledger))
    yield Table("alone", Message("Segments that only one of the two has"), LONE, lone)


def _numbers(first: Version, second: Version) -> Iterator[Line]:
    one, other = _surveyed(first), _surveyed(second)
    yield Line(Message("Segments"), one.segments, other.segments)
    yield Line(Message("Words of the translation"), one.words, other.words)
    for severity in WORST_FIRST:
        yield Line(OPEN[severity], one.findings.get(severity, 0), other.findings.get(severity, 0))
    yield Line(Message("Findings set aside"), one.ignored, other.ignored)
    yield Line(Message("Mean risk, 0 to 100 (no grade)"), round(one.mean_risk, 1), round(other.mean_risk, 1))


def _surveyed(version: Version) -> Summary:
    survey = Survey()
    for row in version.rows:
        survey.add(row)
    counts = Counter(finding.severity for finding in version.findings if finding.decision is None)
    return survey.summary(counts, len(version.findings) - counts.total())


class Told(NamedTuple):
    """How often a check tells in either version."""

    check: str
    label: str
    first: int
    second: int


def _checks(about: About, first: Version, second: Version) -> list[Told]:
    """The checks, those first whose numbers differ most."""
    one, other = (Counter(each.check for each in of.findings if each.decision is None) for of in (first, second))
    lines = [Told(check, about.label(check), one[check], other[check]) for check in one | other]
    return sorted(lines, key=lambda line: (-abs(line.second - line.first), line.check))


class Named(NamedTuple):
    """A name that is written otherwise in the two versions; None where a version has it not at all."""

    name: str
    first: NameEntry | None
    second: NameEntry | None


def _names(first: Ledger, second: Ledger) -> list[Named]:
    one, other = ({entry.name: entry for entry in ledger.names} for ledger in (first, second))
    both = (Named(name, one.get(name), other.get(name)) for name in dict.fromkeys([*one, *other]))
    return [line for line in both if _forms(line.first) != _forms(line.second)]


def _forms(entry: NameEntry | None) -> tuple[str, ...]:
    return tuple(form.base for form in entry.forms) if entry else ()


def _verdict(entry: NameEntry | None) -> Cell:
    return called(VERDICTS, entry.verdict) if entry else None


def _messages(findings: Sequence[Finding]) -> Cell:
    return tuple(finding.message for finding in findings)


def _difference(line: Line | Told) -> float:
    return round(line.second - line.first, 1)


NUMBERS = (
    Column("what", Message("What"), lambda line: line.what, 44),
    Column("first", Message("First"), lambda line: line.first, 12),
    Column("second", Message("Second"), lambda line: line.second, 12),
    Column("difference", Message("Difference"), _difference, 12),
)
CHECKS = (
    Column("check", Message("The check"), lambda line: line.check, 26),
    Column("label", Message("What it looks for"), lambda line: Message(line.label), 40),
    Column("first", Message("First"), lambda line: line.first, 12),
    Column("second", Message("Second"), lambda line: line.second, 12),
    Column("difference", Message("Difference"), _difference, 12),
)
SEGMENTS = (
    Column("segment", Message("Segment"), lambda one: str(one.first.segment.position), 10),
    Column("source", Message("Source"), lambda one: one.first.segment.source, 50, Side.SOURCE),
    Column("first", Message("First translation"), lambda one: one.first.segment.target, 50, Side.TARGET),
    Column("second", Message("Second translation"), lambda one: one.second.segment.target, 50, Side.TARGET),
    Column("distance", Message("Edit distance, characters"), lambda one: one.distance, 12),
    Column("first_risk", Message("Risk of the first"), lambda one: one.first.risk.score, 8),
    Column("second_risk", Message("Risk of the second"), lambda one: one.second.risk.score, 8),
    Column("first_findings", Message("Findings in the first"), lambda one: _messages(one.first_findings), 34),
    Column("second_findings", Message("Findings in the second"), lambda one: _messages(one.second_findings), 34),
    Column("verdict", Message("Findings in the second: fewer, more"), lambda one: one.verdict, 12),
)
NAMES = (
    Column("name", Message("Name"), lambda one: one.name, 26, Side.SOURCE),
    Column("first", Message("First"), lambda one: _forms(one.first), 30, Side.TARGET),
    Column("first_verdict", Message("Verdict on the first"), lambda one: _verdict(one.first), 14),
    Column("second", Message("Second"), lambda one: _forms(one.second), 30, Side.TARGET),
    Column("second_verdict", Message("Verdict on the second"), lambda one: _verdict(one.second), 14),
)
LONE = (
    Column("version", Message("In"), lambda one: one.version, 30),
    Column("segment", Message("Segment"), lambda one: str(one.row.segment.position), 10),
    Column("source", Message("Source"), lambda one: one.row.segment.source, 60, Side.SOURCE),
    Column("target", Message("Translation"), lambda one: one.row.segment.target, 60, Side.TARGET),
)
