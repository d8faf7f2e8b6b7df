"""The report as one HTML file that needs nothing beside it: no script, no picture, no font from elsewhere.

Texts reach the page through `text` only, which escapes them and names their unseen signs; the template escapes
whatever else it is given. The words and the looks are in templates/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError
from app.model import Finding, Segment, Severity, Span
from app.reports import marks
from app.reports.chart import risk_bars
from app.reports.content import Report
from app.reports.diff import word_diff
from app.reports.plain import UNSEEN, code, edges, excerpt, shortened, visible

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


class Marked(NamedTuple):
    """A run of text with the findings it is marked with, worst first; `new` are those that begin here."""

    text: str
    findings: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()


class View:
    """What the template asks of a report: numbers of findings and segments, marked texts, excerpts."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.bars = risk_bars(report.rows)
        self.numbers = {id(finding): number for number, finding in enumerate(report.findings, 1)}
        self.segments = {row.segment.id: row.segment for row in report.rows}
        self.titles = {document.id: document.title for document in report.about.documents}
        self.of_segments = report.of_segments()
        self.states = sorted(report.summary.by_state.items(), key=lambda counted: counted[0].order)

    def number(self, finding: Finding) -> int:
        """The number of an open finding, from 1, worst first."""
        return self.numbers[id(finding)]

    def findings(self, segment: Segment) -> list[Finding]:
        return self.of_segments.get(segment.id, [])

    def place(self, segment: int) -> str:
        """How people call a segment: its number in the text, with the text's where there are several."""
        known = self.segments.get(segment)
        if known is None:
            return str(segment)
        return str(known.position) if len(self.titles) < 2 else f"{known.document}.{known.position}"

    def source(self, segment: Segment) -> list[Marked]:
        found = [one for one in self.findings(segment) if one.segment.source == segment.source]
        return _marked(segment.source, [(one, one.source_span) for one in found])

    def target(self, segment: Segment) -> list[Marked]:
        found = [one for one in self.findings(segment) if one.segment.target == segment.target]
        return _marked(segment.target, [(one, one.target_span) for one in found])


def write(report: Report) -> bytes:
    """The page in UTF-8. InputError where a text holds half a character, which no file may."""
    page = _template().render(view=View(report), report=report, about=report.about)
    try:
        return page.encode("utf-8")
    except UnicodeEncodeError as error:
        near = page[max(0, error.start - 20) : error.start]
        raise InputError(
            f"the report cannot be written: after {near!r} stands half a character "
            f"({code(page[error.start])}); correct that text"
        ) from error


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # late: takes 0.1 s, only a report needs it

    environment = Environment(
        loader=PackageLoader("app.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "text": text,
        "edges": edges,
        "line": line,
        "origin": origin,
        "excerpt": excerpt,
        "diff": lambda one: word_diff(one.imported, one.target),
    }
    environment.globals |= {
        "SEVERITIES": sorted(Severity, reverse=True),
        "SIGNS": marks.SIGNS,
        "LIGHTS": marks.LIGHTS,
    }
    return environment.get_template("report.html")


def line(value: object) -> str:
    """`value` for an attribute, where no element can stand: one line, not long, unseen signs by name."""
    return visible(shortened(str(value), 300))


def origin(where: str) -> str:
    """An address as it is, of a path the name only: whom the report is handed to need not know the machine."""
    return where if "://" in where else PureWindowsPath(where).name


def text(value: object) -> Markup:
    """`value` escaped, its unseen signs as boxes with their names; lone halves of characters are left to `write`."""
    from markupsafe import Markup, escape  # late: comes with jinja2

    box = Markup('<span class="unseen" title="a sign that cannot be seen">{}</span>')
    parts: list[Markup] = []
    end, whole = 0, str(value)
    for match in UNSEEN.finditer(whole):
        if "\ud800" <= match.group() <= "\udfff":
            continue
        parts += [escape(whole[end : match.start()]), box.format(code(match.group()))]
        end = match.end()
    return Markup("").join([*parts, escape(whole[end:])])


def _marked(whole: str, places: Sequence[tuple[Finding, Span | None]]) -> list[Marked]:
    found = [(finding, span) for finding, span in places if span is not None]
    return list(_with_findings(whole, found))


def _with_findings(whole: str, found: Sequence[tuple[Finding, Span]]) -> Iterator[Marked]:
    seen: set[int] = set()
    for piece in marks.pieces(whole, [span for _, span in found]):
        new = [number for number in piece.marks if number not in seen]
        seen.update(new)
        yield Marked(piece.text, _worst_first(found, piece.marks), _worst_first(found, new))


def _worst_first(found: Sequence[tuple[Finding, Span]], numbers: Sequence[int]) -> tuple[Finding, ...]:
    return tuple(sorted((found[number][0] for number in numbers), key=lambda one: -one.severity))
