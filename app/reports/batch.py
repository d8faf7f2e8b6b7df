"""An overview of many documents: how far each has come, what was found in it, what stands in the way of signing off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.languages import Words
from app.model import Message, Severity, State, Summary
from app.reports.content import About
from app.reports.sheets import IN_STATE, OPEN, WORST_FIRST
from app.reports.tables import Column, Fact, Handout, Table
from app.reports.vocabulary import SEVERITIES

RISK = Message("Mean risk, 0 to 100 (no grade)")
NOTE = Message("Where segments were never checked, their findings are not known and are missing from the sums.")


@dataclass(frozen=True, slots=True)
class Item:
    """A document of a project. `checks` counts its open findings by check and severity; `unchecked` its segments that
    no check has seen; `changed` the segments that were edited, `share` their edit distance as per cent of the longer
    texts; `blockers` is what stands in the way of signing its project off.
    """

    project: str
    document: str
    summary: Summary
    source_words: int = 0
    unchecked: int = 0
    checks: Mapping[tuple[str, Severity], int] = field(default_factory=dict)
    changed: int = 0
    share: float = 0.0
    blockers: tuple[Message, ...] = ()


class Trouble(NamedTuple):
    """A project that could not be read, and why."""

    project: str
    why: str


class Told(NamedTuple):
    """How often a check tells over all documents, by severity, and in how many of them."""

    check: str
    label: str
    counts: Mapping[Severity, int]
    documents: int


def handout(
    about: About, items: Sequence[Item], troubles: Iterable[Trouble] = (), language: Words | None = None
) -> Handout:
    """The overview; documents in the order given."""
    wrong = list(troubles)
    tables = [
        Table("documents", Message("Documents"), DOCUMENTS, items, note=NOTE),
        Table("checks", Message("Open findings by check and severity"), CHECKS, _checks(about, items)),
    ]
    if wrong:
        tables.append(Table("troubles", Message("Projects that could not be read"), TROUBLES, wrong))
    return Handout(
        kind="batch",
        about=about,
        facts=tuple(_facts(about, items, wrong)),
        tables=tuple(tables),
        main="documents",
        words=language or Words(),
    )


def _facts(about: About, items: Sequence[Item], troubles: Sequence[Trouble]) -> Iterator[Fact]:
    yield Fact("title", Message("Title"), about.title)
    yield Fact("date", Message("Date"), about.when)
    yield Fact("program", Message("Program"), f"Zvirka {about.version}")
    yield Fact("projects", Message("Projects"), len({item.project for item in items}))
    yield Fact("unreadable", Message("Projects that could not be read"), len(troubles))
    yield Fact("documents", Message("Documents"), len(items))
    yield Fact("segments", Message("Segments"), sum(item.summary.segments for item in items))
    yield Fact("words", Message("Words of the translation"), sum(item.summary.words for item in items))
    yield Fact("unchecked", Message("Segments never checked"), sum(item.unchecked for item in items))
    for severity in WORST_FIRST:
        count = sum(item.summary.findings.get(severity, 0) for item in items)
        yield Fact(f"open_{severity.label}", OPEN[severity], count)
    yield Fact("ignored", Message("Findings set aside"), sum(item.summary.ignored for item in items))


def _checks(about: About, items: Iterable[Item]) -> list[Told]:
    """The checks, the worst first."""
    counts: dict[str, Counter[Severity]] = {}
    documents: Counter[str] = Counter()
    for item in items:
        for (check, severity), count in item.checks.items():
            counts.setdefault(check, Counter())[severity] += count
        documents.update({check for check, _ in item.checks})
    lines = [Told(check, about.label(check), of, documents[check]) for check, of in counts.items()]
    return sorted(lines, key=lambda line: [-line.counts.get(severity, 0) for severity in WORST_FIRST])


def _in_state(state: State) -> Column:
    return Column(f"state_{state.value}", IN_STATE[state], lambda item: item.summary.by_state.get(state, 0), 10)


def _open(severity: Severity) -> Column:
    return Column(f"open_{severity.label}", OPEN[severity], lambda item: item.summary.findings.get(severity, 0), 10)


def _of_check(severity: Severity) -> Column:
    return Column(severity.label, SEVERITIES[severity], lambda line: line.counts.get(severity, 0), 10)


DOCUMENTS = (
    Column("project", Message("Project"), lambda item: item.project, 24),
    Column("document", Message("Document"), lambda item: item.document, 34),
    Column("segments", Message("Segments"), lambda item: item.summary.segments, 10),
    Column("words", Message("Words of the translation"), lambda item: item.summary.words, 10),
    *map(_in_state, State),
    Column("unchecked", Message("Segments never checked"), lambda item: item.unchecked, 10),
    *map(_open, WORST_FIRST),
    Column("ignored", Message("Findings set aside"), lambda item: item.summary.ignored, 10),
    Column("mean_risk", RISK, lambda item: round(item.summary.mean_risk, 1), 10),
    Column("changed", Message("Changed segments"), lambda item: item.changed, 10),
    Column("share", Message("Edit distance, % of the longer text"), lambda item: item.share, 10),
    Column("blockers", Message("Stands in the way of signing off"), lambda item: item.blockers, 40),
)
CHECKS = (
    Column("check", Message("The check"), lambda line: line.check, 26),
    Column("label", Message("What it looks for"), lambda line: Message(line.label), 40),
    *map(_of_check, WORST_FIRST),
    Column("documents", Message("In documents"), lambda line: line.documents, 10),
)
TROUBLES = (
    Column("project", Message("Project"), lambda line: line.project, 30),
    Column("why", Message("Why"), lambda line: line.why, 80),
)
