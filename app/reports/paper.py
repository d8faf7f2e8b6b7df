"""A report for paper: which columns a page has room for, and every cell as the text that is printed.

There is no markup in it: a printer lays plain texts out in columns, so nothing a text says can be taken for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.model import Message, Severity, Side, State
from app.reports.marks import SIGNS
from app.reports.plain import shortened, tame
from app.reports.tables import Cell, Column, Handout, Table
from app.reports.vocabulary import SEVERITIES

LONGEST = 8_000  # characters of a cell; more belongs in a file for programs
WEB = re.compile(r"https?://[^\s<>\"']{1,2000}")
OF_WORD = {word: severity for severity, word in SEVERITIES.items()}
# What a page has no room for, by table: it stands in the other formats.
LEFT_OUT = {
    "findings": {"check", "fingerprint", "reach", "when"},
    "names": {"rules", "decided", "decided_why", "decision"},
    "terms": {"domain", "note", "decided", "decided_why", "decision"},
    "segments": {"id", "document", "reasons", "confidence", "light"},
    "changes": {"last"},
    "annotations": {"category", "check", "when"},
    "categories": {"check"},
    "checks": {"check"},
    "documents": {f"state_{state.value}" for state in State} | {"ignored", "words"},
}


class Printed(NamedTuple):
    """A cell: its text, the severity that gives it its colour, the web address it leads to."""

    text: str
    severity: Severity | None = None
    link: str = ""


class Head(NamedTuple):
    """The head of a column, and how many characters it is meant to be wide."""

    text: str
    width: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is to be known about what follows, and rows under heads; without heads, lines of facts."""

    title: str
    note: str
    heads: tuple[Head, ...]
    rows: Iterator[tuple[Printed, ...]]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a printer lays out: sections in order, with what stands at the foot of every page."""

    title: str
    foot: str
    handout: Handout

    def sections(self) -> Iterator[Section]:
        """The sections, each made when it is asked for; the rows of one are read once."""
        yield Section(self.title, "", (Head("", 40), Head("", 120)), _facts(self.handout))
        for table in self.handout.tables:
            yield _section(self.handout, table)


def paper(handout: Handout) -> Paper:
    """A report for paper."""
    about = handout.about
    foot = f"{shortened(tame(about.title), 80)} · {handout.shown(about.when)} · Zvirka {about.version}"
    return Paper(_text(about.title), foot, handout)


def _facts(handout: Handout) -> Iterator[tuple[Printed, ...]]:
    for fact in handout.facts:
        if handout.shown(fact.value) and fact.key != "title":
            values = fact.value if fact.key == "origins" and isinstance(fact.value, tuple) else (fact.value,)
            for value in values:
                yield Printed(handout.words(fact.label)), _printed(handout, value)


def _section(handout: Handout, table: Table) -> Section:
    left_out = LEFT_OUT.get(table.key, set())
    shown = [number for number, column in enumerate(table.columns) if column.key not in left_out]
    columns = [table.columns[number] for number in shown]
    return Section(
        title=handout.words(table.title),
        note=handout.words(table.note) if table.note else "",
        heads=tuple(Head(_head(handout, column), column.width) for column in columns),
        rows=(tuple(_printed(handout, cells[number]) for number in shown) for cells in table.cells()),
        empty=handout.words(table.empty),
    )


def _head(handout: Handout, column: Column) -> str:
    about = handout.about
    languages = {Side.SOURCE: f" ({about.source_lang})", Side.TARGET: f" ({about.target_lang})", None: ""}
    return handout.words(column.label) + languages[column.side]


def _printed(handout: Handout, cell: Cell) -> Printed:
    text = _text(handout.shown(cell))
    if isinstance(cell, Message) and cell in OF_WORD:
        severity = OF_WORD[cell]
        return Printed(f"{SIGNS[severity]} {text}", severity)
    return Printed(text, link=text if isinstance(cell, str) and WEB.fullmatch(text) else "")


def _text(text: str) -> str:
    return tame(shortened(text, LONGEST))


def texts(sections: Sequence[Section] | Iterator[Section]) -> Iterator[str]:
    """Every text that is printed, in order: what a reader of the pages is to find there."""
    for section in sections:
        yield from (section.title, section.note, *(head.text for head in section.heads))
        yield from (cell.text for row in section.rows for cell in row)
