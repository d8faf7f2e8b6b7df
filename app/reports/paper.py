"""A report for paper: which columns a page has room for, and every cell as the text that is printed.

There is no markup in it: a printer lays plain texts out in columns, so nothing a text says can be taken for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.model import Message, Severity, Side, State
from app.reports.marks import SIGNS
from app.reports.plain import shortened, tame
from app.reports.tables import Cell, Column, Handout, Table
from app.reports.vocabulary import SEVERITIES

LONGEST = 8_000  # characters of a cell; more belongs in a file for programs
SEGMENT, SEGMENTS = "segment", "segments"  # the keys of columns with numbers of segments, and of the table of them
NUMBER = re.compile(r"\d+(?:\.\d+)?")  # how people call a segment (see `Report.place`)
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


class Link(NamedTuple):
    """Where the characters from `start` to `end` of a cell lead: to a web address, or to a place of the same paper."""

    start: int
    end: int
    address: str = ""
    place: str = ""


class Printed(NamedTuple):
    """A cell: its text, the severity that gives it its colour, where it leads, and the place that its row is."""

    text: str
    severity: Severity | None = None
    links: tuple[Link, ...] = ()
    place: str = ""


class Head(NamedTuple):
    """The head of a column, and how many characters it is meant to be wide."""

    text: str
    width: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is to be known about what follows, and rows under heads; without heads, lines of facts.

    `place` is what links to the section call it.
    """

    place: str
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

    def sections(self, page_of: Mapping[str, int] | None = None) -> Iterator[Section]:
        """The sections, each made when it is asked for; the rows of one are read once.

        `page_of` says on which page each section begins, for the table of contents; without it no page is named.
        """
        yield Section("title", self.title, "", (Head("", 40), Head("", 120)), _facts(self.handout))
        yield self._contents(page_of or {})
        for table in self.handout.tables:
            yield _section(self.handout, table)

    def outline(self) -> list[tuple[str, str]]:
        """What a reader shows beside the pages: the place of each section, and what it is called."""
        titles = [(table.key, self.handout.words(table.title)) for table in self.handout.tables]
        return [("title", self.title), *titles]

    def number(self, page: int, pages: int) -> str:
        """What stands at the foot of a page, both numbers from 1."""
        return self.handout.words(Message.of("Page {page} of {pages}", page=page, pages=pages))

    def _contents(self, page_of: Mapping[str, int]) -> Section:
        titles = [(place, title) for place, title in self.outline() if place != "title"]
        rows = (
            (Printed(title, links=(Link(0, len(title), place=place),)), Printed(str(page_of.get(place, ""))))
            for place, title in titles
        )
        return Section("contents", self.handout.words(Message("Contents")), "", (Head("", 120), Head("", 10)), rows)


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
        place=table.key,
        title=handout.words(table.title),
        note=handout.words(table.note) if table.note else "",
        heads=tuple(Head(_head(handout, column), column.width) for column in columns),
        rows=(
            _row(handout, table, [(columns[at], cells[one]) for at, one in enumerate(shown)]) for cells in table.cells()
        ),
        empty=handout.words(table.empty),
    )


def _head(handout: Handout, column: Column) -> str:
    about = handout.about
    languages = {Side.SOURCE: f" ({about.source_lang})", Side.TARGET: f" ({about.target_lang})", None: ""}
    return handout.words(column.label) + languages[column.side]


def _row(handout: Handout, table: Table, cells: Sequence[tuple[Column, Cell]]) -> tuple[Printed, ...]:
    """A row, its numbers of segments leading to where the segments stand; there they are the name of the place."""
    printed = []
    for column, cell in cells:
        one = _printed(handout, cell)
        if column.key == SEGMENT and table.key == SEGMENTS:
            one = one._replace(place=_place_of(one.text))
        elif handout.report and column.key in {SEGMENT, SEGMENTS} and isinstance(cell, str | tuple):
            one = one._replace(links=_to_segments(one.text))
        printed.append(one)
    return tuple(printed)


def _to_segments(text: str) -> tuple[Link, ...]:
    return tuple(Link(*one.span(), place=_place_of(one.group())) for one in NUMBER.finditer(text))


def _place_of(segment: str) -> str:
    return f"{SEGMENT} {segment}"


def _printed(handout: Handout, cell: Cell) -> Printed:
    text = _text(handout.shown(cell))
    if isinstance(cell, Message) and cell in OF_WORD:
        severity = OF_WORD[cell]
        return Printed(f"{SIGNS[severity]} {text}", severity)
    is_web = isinstance(cell, str) and WEB.fullmatch(text)
    return Printed(text, links=(Link(0, len(text), address=text),) if is_web else ())


def _text(text: str) -> str:
    return tame(shortened(text, LONGEST))


def texts(sections: Sequence[Section] | Iterator[Section]) -> Iterator[str]:
    """Every text that is printed, in order: what a reader of the pages is to find there."""
    for section in sections:
        yield from (section.title, section.note, *(head.text for head in section.heads))
        yield from (cell.text for row in section.rows for cell in row)
