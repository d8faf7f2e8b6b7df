"""A report as facts and tables: the one list of what spreadsheets, data for programs and paper say of a review.

To add a column: a row here; every writer has it then, and `docs/report.schema.json` has to name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import NamedTuple

from app.languages import Words
from app.model import Annotation, ErrorSeverity, Finding, Message, Person, Role, Row, Severity, Side, State
from app.reports import ledgers
from app.reports.content import Report, Revision
from app.reports.plain import edges, excerpt
from app.reports.tables import Cell, Column, Fact, Handout, Joined, Table
from app.reports.vocabulary import ACTIONS, ERRORS, LIGHTS, SCOPES, SEVERITIES, STATES, called

SIDES = {Side.SOURCE: Message("Source"), Side.TARGET: Message("Translation")}
GRAVE = frozenset({ErrorSeverity.MAJOR, ErrorSeverity.CRITICAL})
WORST_FIRST = sorted(Severity, reverse=True)
IN_STATE = {
    State.NEW: Message("New segments"),
    State.EDITED: Message("Edited segments"),
    State.REVIEWED: Message("Reviewed segments"),
    State.APPROVED: Message("Approved segments"),
    State.RETURNED: Message("Returned segments"),
}
OPEN = {
    Severity.CRITICAL: Message("Open critical findings"),
    Severity.MAJOR: Message("Open major findings"),
    Severity.MINOR: Message("Open minor findings"),
    Severity.INFO: Message("Open findings for information"),
}
IN_ROLE = {
    Role.TRANSLATOR: Message("{name} (translator)"),
    Role.EDITOR: Message("{name} (editor)"),
    Role.LEAD: Message("{name} (QA lead)"),
}
RISK_NOTE = Message(
    "The risk number says in which order segments want a look. It orders the queue; it is no grade and no measure of "
    "quality. No finding does not mean good."
)
SCORE_NOTE = Message("Numbers with different signatures, or against different texts, must not be compared.")
ANNOTATION_NOTE = Message(
    "Faults that people found and weighed; «checks silent» says that no check told of the segment."
)


def handout(report: Report, language: Words | None = None) -> Handout:
    """Everything a report says, as facts and tables."""
    words = language or Words()
    return Handout(
        kind="report",
        about=report.about,
        facts=tuple(facts(report)),
        tables=tuple(tables(report, words.code)),
        main="findings",
        words=words,
        report=report,
    )


def facts(report: Report) -> Iterator[Fact]:
    """What stands at the head and in the summary."""
    about, summary = report.about, report.summary
    yield Fact("title", Message("Title"), about.title)
    yield Fact("date", Message("Date"), about.when)
    yield Fact("source_language", Message("Language of the source"), about.source_lang)
    yield Fact("target_language", Message("Language of the translation"), about.target_lang)
    yield Fact("people", Message("People"), tuple(_person(one) for one in about.people))
    yield Fact("documents", Message("Documents"), tuple(one.title for one in about.documents))
    origins = [where for one in about.documents for where in (one.source_origin, one.target_origin) if where]
    yield Fact("origins", Message("Where the texts came from"), tuple(map(origin, origins)))
    yield Fact("profile", Message("Transcription profile"), about.profile)
    yield Fact("quality_profile", Message("Quality profile"), about.quality)
    yield Fact("program", Message("Program"), f"Zvirka {about.version}")
    yield Fact("segments", Message("Segments"), summary.segments)
    yield Fact("words", Message("Words of the translation"), summary.words)
    yield Fact("source_words", Message("Words of the source (in Vietnamese: syllables)"), report.source_words)
    for state, word in IN_STATE.items():
        yield Fact(f"state_{state.value}", word, summary.by_state.get(state, 0))
    for severity in WORST_FIRST:
        yield Fact(f"open_{severity.label}", OPEN[severity], summary.findings.get(severity, 0))
    yield Fact("ignored", Message("Findings set aside"), summary.ignored)
    yield Fact("mean_risk", Message("Mean risk, 0 to 100 (no grade)"), round(summary.mean_risk, 1))
    if report.annotations is not None:
        yield Fact("annotations", Message("Errors that people marked"), len(report.errors))
        missed = sum(one.severity in GRAVE and one.segment not in report.told for one in report.errors)
        yield Fact("missed", Message("Major ones in segments of which no check told"), missed)
    if report.blockers is not None:
        yield Fact("blockers", Message("Stands in the way of signing off"), report.blockers)
    yield Fact("signed_off", Message("Signed off by"), tuple(one.who for one in report.signatures))


def tables(report: Report, language: str = "en") -> Iterator[Table]:
    """The tables, in the order in which a report says things; `language` is that of the categories of errors."""
    if report.scores:
        yield Table("scores", Message("Scores"), SCORES, report.scores, note=SCORE_NOTE)
    yield Table("categories", Message("Open findings by check and severity"), _categories(), _counted(report))
    yield Table("findings", Message("Findings"), _findings(report), Joined(report.findings, report.ignored))
    yield ledgers.names(report)
    if report.ledger.sounds:
        yield ledgers.sounds(report)
    if report.ledger.terms:
        yield ledgers.terms(report)
    yield Table("segments", Message("Segments side by side"), _segments(report), report.rows, note=RISK_NOTE)
    yield Table("changes", Message("Changes since the import"), _changes(report), report.revisions)
    if report.annotations is not None:
        columns = _annotations(report, language)
        yield Table("annotations", Message("Annotations"), columns, report.errors, note=ANNOTATION_NOTE)
    if report.signatures:
        yield Table("signatures", Message("Sign-off"), SIGNATURES, report.signatures)
    lines = [(document.title, line) for document in report.furniture for line in document.furniture]
    yield Table("left_out", Message("Left out of the texts"), LEFT_OUT, lines)


SCORES = (
    Column("name", Message("Score"), lambda one: one.name, 12),
    Column("value", Message("Value"), lambda one: one.value, 10),
    Column("shown", Message("With its interval"), lambda one: one.shown, 24),
    Column("against", Message("Against"), lambda one: Message(one.against), 28),
    Column("segments", Message("Segments"), lambda one: one.segments, 10),
    Column("signature", Message("Signature"), lambda one: one.signature, 60),
)
SIGNATURES = (
    Column("document", Message("Document"), lambda one: one.document, 30),
    Column("who", Message("By whom"), lambda one: one.who, 24),
    Column("when", Message("When"), lambda one: one.when, 18),
    Column("note", Message("Remark"), lambda one: one.note, 50),
)
LEFT_OUT = (
    Column("document", Message("Document"), lambda pair: pair[0], 30),
    Column("line", Message("Line"), lambda pair: pair[1], 80),
)


class Counted(NamedTuple):
    """How many open findings one check has, by severity."""

    check: str
    label: str
    counts: dict[Severity, int]


def _counted(report: Report) -> list[Counted]:
    return [Counted(check, report.about.label(check), dict(of)) for check, of in report.severities.items()]


def _categories() -> tuple[Column, ...]:
    def count(severity: Severity) -> Column:
        return Column(severity.label, SEVERITIES[severity], lambda one: one.counts.get(severity, 0), 10)

    return (
        Column("check", Message("The check"), lambda one: one.check, 26),
        Column("label", Message("What it looks for"), lambda one: Message(one.label), 40),
        *map(count, WORST_FIRST),
        Column("all", Message("All"), lambda one: sum(one.counts.values()), 10),
    )


def _findings(report: Report) -> tuple[Column, ...]:
    about = report.about
    return (
        Column("segment", Message("Segment"), lambda one: report.place(one.segment), 10),
        Column("severity", Message("Severity"), lambda one: SEVERITIES[one.severity], 11),
        Column("check", Message("The check"), lambda one: one.check, 26),
        Column("label", Message("What it looks for"), lambda one: Message(about.label(one.check)), 30),
        Column("message", Message("What was found"), lambda one: one.message, 50),
        Column("source", Message("Source, around the place"), _around_source, 50, Side.SOURCE),
        Column("target", Message("Translation, around the place"), _around_target, 50, Side.TARGET),
        Column("fix", Message("Fix"), lambda one: None if one.fix is None else edges(one.fix), 20, Side.TARGET),
        Column("status", Message("Status"), _status, 10),
        Column("reason", Message("Why it was left"), lambda one: one.decision.reason if one.decision else None, 40),
        Column("who", Message("By whom"), lambda one: one.decision.who if one.decision else None, 20),
        Column("when", Message("When"), lambda one: one.decision.when if one.decision else None, 18),
        Column("reach", Message("Reach"), lambda one: SCOPES[one.decision.scope] if one.decision else None, 20),
        Column("fingerprint", Message("Fingerprint"), lambda one: one.fingerprint, 22),
    )


def _status(finding: Finding) -> Message:
    return Message("open") if finding.decision is None else Message("ignored")


def _around_source(finding: Finding) -> str:
    return "".join(_bracketed(finding.segment.source, finding, Side.SOURCE))


def _around_target(finding: Finding) -> str:
    return "".join(_bracketed(finding.segment.target, finding, Side.TARGET))


def _bracketed(text: str, finding: Finding, side: Side) -> tuple[str, ...]:
    """The excerpt with its place in brackets, as the terminal shows it."""
    span = finding.source_span if side is Side.SOURCE else finding.target_span
    part = excerpt(text, span)
    return (part.before, f"⟦{part.found}⟧" if span is not None else "", part.after)


def _segments(report: Report) -> tuple[Column, ...]:
    return (
        Column("segment", Message("Segment"), lambda row: report.place(row.segment), 10),
        Column("id", Message("Number in the project"), lambda row: row.segment.id, 10),
        Column("document", Message("Document"), lambda row: row.segment.document, 10),
        Column("state", Message("State"), lambda row: STATES[row.segment.state], 11),
        Column("risk", Message("Risk"), lambda row: row.risk.score, 8),
        Column("light", Message("Light"), lambda row: LIGHTS[row.risk.light], 11),
        Column("reasons", Message("Reasons"), _reasons, 30),
        Column("source", Message("Source"), lambda row: row.segment.source, 60, Side.SOURCE),
        Column("target", Message("Translation"), lambda row: row.segment.target, 60, Side.TARGET),
        Column("findings", Message("Open findings"), lambda row: row.findings, 10),
        Column("worst", Message("Worst"), lambda row: None if row.worst is None else SEVERITIES[row.worst], 11),
        Column("confidence", Message("Confidence of the pair"), lambda row: round(row.segment.confidence, 3), 10),
    )


def _reasons(row: Row) -> Cell:
    return tuple(row.risk.reasons)


def _changes(report: Report) -> tuple[Column, ...]:
    return (
        Column("segment", Message("Segment"), lambda one: report.place(one.segment), 10),
        Column("before", Message("As it came in"), lambda one: one.segment.imported, 60, Side.TARGET),
        Column("after", Message("As it is"), lambda one: one.segment.target, 60, Side.TARGET),
        Column("distance", Message("Edit distance, characters"), lambda one: one.distance, 12),
        Column("share", Message("Edit distance, % of the longer text"), _share, 12),
        Column("actions", Message("What was done"), _actions, 30),
        Column("people", Message("By whom"), _actors, 30),
        Column("last", Message("Last"), _last, 18),
    )


def _share(revision: Revision) -> float | None:
    return None if revision.share is None else round(revision.share, 1)


def _actions(revision: Revision) -> Cell:
    return tuple(called(ACTIONS, event.action) for event in revision.events)


def _actors(revision: Revision) -> Cell:
    return tuple(dict.fromkeys(event.who.name for event in revision.events))


def _last(revision: Revision) -> Cell:
    return revision.events[-1].when if revision.events else None


def _annotations(report: Report, language: str) -> tuple[Column, ...]:
    told = report.told

    def category(one: Annotation) -> str:
        known = report.typology.category(one.category) if report.typology else None
        return known.label_in(language) if known else one.category

    return (
        Column("segment", Message("Segment"), lambda one: report.place(one.segment), 10),
        Column("severity", Message("Severity"), lambda one: ERRORS[one.severity], 11),
        Column("category", Message("Category"), lambda one: one.category, 26),
        Column("label", Message("Kind of error"), category, 26),
        Column("side", Message("In the text"), lambda one: SIDES[one.side], 12),
        Column("found", Message("Marked text"), lambda one: one.text, 40),
        Column("correction", Message("Correction"), lambda one: one.correction, 30, Side.TARGET),
        Column("note", Message("Note"), lambda one: one.note, 40),
        Column("who", Message("By whom"), lambda one: one.annotator, 20),
        Column("when", Message("When"), lambda one: one.when, 18),
        Column("check", Message("The check"), lambda one: one.check, 20),
        Column("checks_silent", Message("Checks silent"), lambda one: one.segment not in told, 10),
    )


def _person(person: Person) -> Message:
    return Message.of(IN_ROLE[person.role].text, name=person.name)


def origin(where: str) -> str:
    """An address as it is, of a path the name only: whom the report is handed to need not know the machine."""
    return where if "://" in where else PureWindowsPath(where).name
