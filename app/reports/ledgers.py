"""The ledgers of names, sounds and terms as tables, one line a form, with what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.model import Message, NameEntry, NameForm, Side, TermEntry
from app.reports.content import Report
from app.reports.tables import Cell, Column, Table
from app.reports.vocabulary import BECAUSE, DECISIONS, KINDS, LEVELS, VERDICTS, called


class Line(NamedTuple):
    """One form of a name or term; None where it has none at all."""

    entry: NameEntry | TermEntry
    form: NameForm | None


def names(report: Report) -> Table:
    """One line a form of a name."""
    columns = (
        Column("name", Message("Name"), lambda line: line.entry.name, 26, Side.SOURCE),
        Column("kind", Message("Kind"), lambda line: KINDS[line.entry.kind], 12),
        *_of_a_form(report),
        Column("standard", Message("By the profile"), lambda line: line.entry.standard, 22, Side.TARGET),
        Column("rules", Message("Rules"), lambda line: line.entry.rules, 30),
        *VERDICT,
    )
    none = Message("No Vietnamese names were found.")
    return Table("names", Message("Names"), columns, list(_lines(report.ledger.names)), none)


def terms(report: Report) -> Table:
    """One line a form of a term."""
    columns = (
        Column("term", Message("Term"), lambda line: line.entry.term, 26, Side.SOURCE),
        Column("domain", Message("Domain"), lambda line: line.entry.domain, 16),
        *_of_a_form(report),
        *VERDICT,
        Column("note", Message("Note"), lambda line: line.entry.note, 30),
    )
    return Table("terms", Message("Terms"), columns, list(_lines(report.ledger.terms)))


def sounds(report: Report) -> Table:
    """One line a way in which a syllable or sound is written."""
    columns = (
        Column("level", Message("Level"), lambda pair: called(LEVELS, pair[0].level), 16),
        Column("vietnamese", Message("Vietnamese"), lambda pair: pair[0].vietnamese, 14, Side.SOURCE),
        Column("ukrainian", Message("Written as"), lambda pair: pair[1].ukrainian, 14, Side.TARGET),
        Column("names", Message("In which names"), lambda pair: pair[1].names, 50, Side.SOURCE),
        Column("verdict", Message("Verdict"), lambda pair: called(VERDICTS, pair[0].verdict), 14),
    )
    pairs = [(sound, rendering) for sound in report.ledger.sounds for rendering in sound.renderings]
    return Table("sounds", Message("Syllables and sounds that are written in more than one way"), columns, pairs)


def _lines(entries: Iterable[NameEntry] | Iterable[TermEntry]) -> Iterator[Line]:
    for entry in entries:
        yield from (Line(entry, form) for form in entry.forms)
        if entry.missing or not entry.forms:
            yield Line(entry, None)


def _of_a_form(report: Report) -> tuple[Column, ...]:
    def places(line: Line) -> Cell:
        numbers = line.form.segments if line.form else line.entry.missing
        return tuple(report.place(number) for number in numbers)

    return (
        Column("form", Message("Written as"), lambda line: line.form.base if line.form else None, 26, Side.TARGET),
        Column("count", Message("How often"), lambda line: line.form.count if line.form else 0, 10),
        Column("written", Message("Declined forms"), lambda line: _written(line.form), 34, Side.TARGET),
        Column("segments", Message("In segments"), places, 20),
    )


def _written(form: NameForm | None) -> Cell:
    return tuple(f"{text} ×{count}" for text, count in form.written.items()) if form else ()


def _judged(line: Line) -> Cell:
    return called(VERDICTS, line.entry.verdict if line.form else "missing")


def _decision(line: Line) -> Cell:
    return DECISIONS[line.entry.decision.verdict] if line.entry.decision else None


VERDICT = (
    Column("verdict", Message("Verdict"), _judged, 14),
    Column("preferred", Message("Preferred"), lambda line: line.entry.preferred, 22, Side.TARGET),
    Column("because", Message("Why"), lambda line: called(BECAUSE, line.entry.preferred_because), 26),
    Column("decision", Message("Decision"), _decision, 18),
    Column("decided_by", Message("By whom"), lambda line: line.entry.decision and line.entry.decision.who, 20),
    Column("decided", Message("When"), lambda line: line.entry.decision and line.entry.decision.when, 20),
    Column("decided_why", Message("Reason"), lambda line: line.entry.decision and line.entry.decision.why, 30),
)
