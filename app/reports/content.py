"""What a report says, before any format: values of the model, put in order and counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.model import (
    Document,
    Event,
    Finding,
    Ledger,
    Light,
    Person,
    Risk,
    Row,
    Segment,
    Severity,
    Span,
    State,
    Summary,
)

# A word with a hyphen or an apostrophe is one word, as in the counts that the project keeps.
WORD = re.compile(r"\w+(?:[-'’ʼ]\w+)*")
OF_A_SEGMENT = ("target", "state")  # what events change that belongs to a segment by its id


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

    def label(self, check: str) -> str:
        """The name of a check for people; without one, its id in words."""
        return self.labels.get(check) or check.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Revision:
    """A segment whose translation is no longer the one that came in, and the actions that changed it."""

    segment: Segment
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says, in the order in which it says it; a writer adds the form only.

    `rows` are in the order of the texts. `findings` are the open ones, `ignored` those with a decision, both
    worst first, then in the order of the texts. `severities` counts open findings by check, worst check first.
    """

    about: About
    summary: Summary
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()
    severities: Mapping[str, Mapping[Severity, int]] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    scores: tuple[Scored, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def furniture(self) -> list[Document]:
        """The documents in which lines of the page around the article were left out."""
        return [document for document in self.about.documents if document.furniture]

    def of_segments(self) -> dict[int, list[Finding]]:
        """The open findings by segment, in the order of their places."""
        found: defaultdict[int, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            found[finding.segment.id].append(finding)
        return {segment: sorted(ones, key=_place) for segment, ones in found.items()}


def compile_report(
    about: About,
    rows: Iterable[Row],
    findings: Iterable[Finding] = (),
    ledger: Ledger = Ledger(),  # noqa: B008  # frozen, so one empty ledger serves all calls
    scores: Iterable[Scored] = (),
    events: Iterable[Event] = (),
) -> Report:
    """The report on these segments; `findings` with those that were ignored, `events` oldest or newest first."""
    ordered = tuple(sorted(rows, key=lambda row: (row.segment.document, row.segment.position)))
    by_severity = _worst_first(findings, ordered)
    open_ones = tuple(finding for finding in by_severity if finding.decision is None)
    ignored = tuple(finding for finding in by_severity if finding.decision is not None)
    return Report(
        about=about,
        summary=summarised(ordered, open_ones, len(ignored)),
        rows=ordered,
        findings=open_ones,
        ignored=ignored,
        severities=_by_check(open_ones),
        ledger=ledger,
        scores=tuple(scores),
        revisions=tuple(_revisions(ordered, sorted(events, key=lambda event: event.id))),
    )


def summarised(rows: Sequence[Row], findings: Sequence[Finding], ignored: int = 0) -> Summary:
    """How far the review has come; the mean risk, 0 to 100, is that of the segments that were checked."""
    checked = [row.risk.score for row in rows if row.risk.light is not Light.UNCHECKED]
    return Summary(
        segments=len(rows),
        words=sum(len(WORD.findall(row.segment.target)) for row in rows),
        by_state=Counter(row.segment.state for row in rows),
        findings=Counter(finding.severity for finding in findings),
        ignored=ignored,
        mean_risk=sum(checked) / len(checked) if checked else 0.0,
    )


def row_of(segment: Segment, risk: Risk, findings: Sequence[Finding]) -> Row:
    """A row made of a segment and its open findings, for texts that are in no project."""
    return Row(segment, risk, len(findings), max((finding.severity for finding in findings), default=None))


def _worst_first(findings: Iterable[Finding], rows: Sequence[Row]) -> list[Finding]:
    order = {row.segment.id: number for number, row in enumerate(rows)}
    return sorted(
        findings, key=lambda one: (-one.severity, order.get(one.segment.id, len(order)), _place(one), one.check)
    )


def _place(finding: Finding) -> tuple[int, int]:
    """Sorts what is about the whole segment before what is about a place."""
    span = finding.target_span or finding.source_span or Span(0, 0)
    return span.start, span.end


def _by_check(findings: Sequence[Finding]) -> dict[str, Counter[Severity]]:
    counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for finding in findings:
        counts[finding.check][finding.severity] += 1
    worst = sorted(Severity, reverse=True)
    return dict(sorted(counts.items(), key=lambda item: [-item[1][severity] for severity in worst]))


def _revisions(rows: Sequence[Row], events: Sequence[Event]) -> Iterable[Revision]:
    by_segment: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for key in {change.key for change in event.changes if change.entity in OF_A_SEGMENT}:
            by_segment[key].append(event)
    for row in rows:
        segment = row.segment
        # Without an earlier text and untouched since, nothing was kept to compare with.
        kept = segment.imported or segment.state is not State.NEW
        if kept and segment.imported != segment.target:
            yield Revision(segment, tuple(by_segment[str(segment.id)]))
