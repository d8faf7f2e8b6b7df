"""A project's numbers as pictures: what each shows, in which words, and where a click on it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDate, QLocale

from app.model import Day, DocumentCount, ErrorSeverity, Ledger, Overview, Severity, Typology
from app.workspace import Agreement, Drift, SystemScore
from ui.charts.picture import Bar, Form, Picture, Series, first, number
from ui.looks import like
from ui.marks import check_name
from ui.models.annotations import label_of
from ui.models.table import Column
from ui.texts import language, mark, tr, trn
from ui.words import error_word, severity_word

MOST = 12  # bars of a chart; the rest would only be seen by scrolling
MOST_RISK = 100
CHECK, RISK, DOCUMENT, NAME, CATEGORY = "check", "risk", "document", "name", "category"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a click leads: to the segments of a check, of a range of risks, of a document, of a category; to a name."""

    kind: str
    value: Any
    words: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score with all that belongs beside it."""

    name: str
    value: str
    interval: str
    verdict: str
    signature: str


SCORE_COLUMNS: tuple[Column[ScoreRow], ...] = (
    Column(mark("Score"), lambda row: row.name),
    Column(mark("Value"), lambda row: row.value),
    Column(mark("95 % interval"), lambda row: row.interval),
    Column(mark("What it says"), lambda row: row.verdict),
    Column(mark("Signature"), lambda row: row.signature),
)


def risk_picture(counted: Overview) -> Picture:
    """How many segments have which risk."""
    last, step = len(counted.risks) - 1, MOST_RISK // len(counted.risks)
    bars = []
    for ten, count in enumerate(counted.risks):
        low, high = ten * step, MOST_RISK if ten == last else ten * step + step - 1
        lead = Lead(RISK, (low, high), tr("risk {low} to {high}").format(low=low, high=high))
        bars.append(Bar(f"{low}–{high}", (count,), item=lead))
    note = tr("Risk orders the queue; it is no grade.")
    if counted.unchecked:
        unchecked = trn("{n} segment not checked yet", "{n} segments not checked yet", counted.unchecked)
        note = f"{note} {unchecked}"
    return Picture(tr("Risk of segments"), Form.COLUMNS, tuple(bars), note=note)


def findings_picture(counted: Overview) -> Picture:
    """Open findings by check, the worst severities first in each bar."""
    severities = sorted(Severity, reverse=True)
    bars = [
        Bar(
            check_name(check),
            tuple(float(by_severity.get(severity, 0)) for severity in severities),
            item=Lead(CHECK, check, check_name(check)),
        )
        for check, by_severity in counted.findings.items()
    ]
    series: tuple[Series, ...] = tuple((severity_word(severity), severity) for severity in severities)
    return _longest(tr("Open findings by kind"), bars, series)


def progress_picture(counted: Overview) -> Picture:
    """Segments reviewed and approved, day by day."""
    bars = tuple(Bar(_day(one), (one.reviewed, one.approved)) for one in counted.days)
    series: tuple[Series, ...] = ((tr("reviewed"), None), (tr("approved"), None))
    note = "" if bars else tr("Nothing was reviewed yet")
    return Picture(tr("Progress"), Form.LINES, bars, series, note, most=float(counted.segments))


def names_picture(ledger: Ledger) -> Picture:
    """The names written in several forms, those of most forms first."""
    counts = [(entry.name, len({form.base for form in entry.forms})) for entry in ledger.names]
    bars = [Bar(name, (float(count),), item=Lead(NAME, name)) for name, count in counts if count > 1]
    note = tr("Every name has one form") if counts and not bars else ""
    return _longest(tr("Forms of each name"), bars, note=note)


def documents_picture(counted: Overview) -> Picture:
    """The documents with most open findings for their length."""
    bars = [_document(one) for one in counted.documents]
    return _longest(tr("Ranking of documents"), bars, note=tr("Open findings for each 1,000 words"))


def _document(one: DocumentCount) -> Bar:
    said = f"{number(round(one.findings_per_thousand, 1))} · {tr('mean risk {n}').format(n=round(one.risk))}"
    return Bar(one.title, (one.findings_per_thousand,), said, Lead(DOCUMENT, one.id, one.title))


def categories_picture(found: Sequence[SystemScore], typology: Typology) -> Picture:
    """Errors that people marked, by kind, the gravest first in each bar."""
    title = tr("Marked errors by kind")
    categories = [one for system in found if system.mqm2 is not None for one in system.mqm2.categories]
    if not categories:
        return Picture(title, note=tr("Nobody has marked an error yet"))
    grades = sorted(ErrorSeverity, key=like, reverse=True)
    bars = [
        Bar(
            label_of(typology, one.category),
            tuple(float(one.counts.get(grade.value, 0.0)) for grade in grades),
            item=Lead(CATEGORY, one.category, label_of(typology, one.category)),
        )
        for one in categories
    ]
    series: tuple[Series, ...] = tuple((error_word(grade), like(grade)) for grade in grades)
    return _longest(title, bars, series, tr("Where several people judged a segment, their mean."))


def score_rows(found: Sequence[SystemScore]) -> list[ScoreRow]:
    """Every score that could be made, each with its interval, what it says, and how it was made."""
    return [
        ScoreRow(
            score.name,
            f"{score.value:.2f}",
            f"{score.interval.low:.2f} – {score.interval.high:.2f}" if score.interval else "–",
            _verdict(system),
            score.signature,
        )
        for system in found
        for score in system.scores
    ]


def _verdict(system: SystemScore) -> str:
    """Passed or not, and of how much; of too little nothing is said but «indicative»."""
    made = system.mqm2
    if made is None:
        return tr("no pass mark")
    basis = f"{made.count} {tr(made.scheme.basis.value)}"
    if made.indicative:
        return f"{tr('indicative')}: {basis}, {tr('{n} are wanted for a verdict').format(n=made.enough)}"
    passed = tr("passed") if made.passes else tr("not passed")
    return f"{passed}: {tr('threshold {n}').format(n=number(made.scheme.mark.threshold))}, {basis}"


def people_words(agreed: Agreement, drift: Sequence[Drift]) -> str:
    """How far people agree, and how long each took; nothing where nobody judged."""
    lines = []
    if agreed.alpha is not None:
        text = tr("Agreement of annotators: Krippendorff's alpha {alpha}, over {n} segments that two or more judged")
        lines.append(text.format(alpha=f"{agreed.alpha:.2f}", n=agreed.segments))
    elif drift:
        lines.append(tr("Agreement of annotators: no segment was judged by two people"))
    for one in drift:
        took = tr("{n} s a segment").format(n=number(round(one.seconds_per_segment)))
        lines.append(f"{one.rater}: {trn('{n} segment', '{n} segments', one.segments)}, {took}")
    return "\n".join(lines)


BASES = (mark("target words"), mark("source words"), mark("source characters"))  # as the core calls them


def _longest(title: str, bars: Sequence[Bar], series: tuple[Series, ...] = (("", None),), note: str = "") -> Picture:
    """The longest bars, with a word on how many more the table has."""
    shown, rest = first(bars, MOST)
    more = trn("and {n} more in the table", "and {n} more in the table", len(rest)) if rest else ""
    return Picture(title, Form.BARS, shown, series, " · ".join(filter(None, (note, more))), rest=rest)


def _day(one: Day) -> str:
    day = QDate(one.date.year, one.date.month, one.date.day)
    return QLocale(language()).toString(day, QLocale.FormatType.ShortFormat)
