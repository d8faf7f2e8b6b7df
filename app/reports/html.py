"""The report as one HTML file that needs nothing beside it: no script, no picture, no font from elsewhere.

Texts reach the page through `text` only, which escapes them and names their unseen signs; the template escapes
whatever else it is given. The words and the looks are in templates/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from app.languages import Words
from app.model import Finding, Message, Segment, Severity, Span
from app.reports import marks, vocabulary
from app.reports.chart import risk_bars
from app.reports.content import Report
from app.reports.diff import word_diff
from app.reports.plain import UNSEEN, code, edges, excerpt, has_unseen, shortened, visible, whole
from app.reports.sheets import origin
from app.reports.tables import Handout

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.runtime import Context
    from markupsafe import Markup


PIECES = 5_000  # of a template's output that are written at once
ROWS = 50  # that these are about
UNSEEN_SIGN = Message("a sign that cannot be seen")
OF_VOCABULARY = ("STATES", "ROLES", "KINDS", "SCOPES", "DECISIONS", "VERDICTS", "LEVELS", "BECAUSE", "ACTIONS")


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
        self.of_segments = report.of_segments()
        self.states = sorted(report.summary.by_state.items(), key=lambda counted: counted[0].order)

    def number(self, finding: Finding) -> int:
        """The number of an open finding, from 1, worst first."""
        return self.numbers[id(finding)]

    def findings(self, segment: Segment) -> list[Finding]:
        return self.of_segments.get(segment.id, [])

    def place(self, segment: int) -> str:
        """How people call a segment: its number in the text, with the text's where there are several."""
        return self.report.place(self.segments.get(segment, segment))

    def source(self, segment: Segment) -> list[Marked]:
        found = [one for one in self.findings(segment) if one.segment.source == segment.source]
        return _marked(segment.source, [(one, one.source_span) for one in found])

    def target(self, segment: Segment) -> list[Marked]:
        found = [one for one in self.findings(segment) if one.segment.target == segment.target]
        return _marked(segment.target, [(one, one.target_span) for one in found])


def write(handout: Handout, sink: BinaryIO) -> Iterator[int]:
    """The page in UTF-8; yields how many rows are written. InputError where a text holds half a character."""
    context = {"handout": handout, "about": handout.about, "words": handout.words, "_": handout.words}
    if handout.report is None:
        pieces = _template("tables.html").generate(**context)
    else:
        report = handout.report.in_memory()
        pieces = _template("report.html").generate(view=View(report), report=report, **context)
    for number, piece in enumerate(_joined(pieces)):
        sink.write(whole(piece).encode("utf-8"))
        yield min(number * ROWS, handout.rows)
    yield handout.rows


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """What the template says, some rows at a time; its own pieces are some letters long."""
    buffer: list[str] = []
    for piece in pieces:
        buffer.append(piece)
        if len(buffer) == PIECES:
            yield "".join(buffer)
            buffer.clear()
    yield "".join(buffer)


@cache
def _template(name: str) -> Template:
    # late: takes 0.1 s, only a report needs it
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context  # late: as said

    environment = Environment(
        loader=PackageLoader("app.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "text": pass_context(_text),
        "line": pass_context(_line),
        "said": pass_context(_said),
        "edges": edges,
        "origin": origin,
        "excerpt": excerpt,
        "diff": lambda one: word_diff(one.imported, one.target),
        "truncated": lambda when: when[:16].replace("T", " "),
    }
    environment.globals |= {
        "called": vocabulary.called,
        "SEVERITIES": sorted(Severity, reverse=True),
        "SIGNS": marks.SIGNS,
        "LIGHTS": marks.LIGHTS,
        "SEVERITY_WORDS": vocabulary.SEVERITIES,
        "LIGHT_WORDS": vocabulary.LIGHTS,
    }
    environment.globals |= {name: getattr(vocabulary, name) for name in OF_VOCABULARY}
    return environment.get_template(name)


def _said(context: Context, value: object) -> str:
    """A message in the language of the report; anything else as it is."""
    words: Words = context["words"]
    return words(value) if isinstance(value, Message) else str(value)


def _text(context: Context, value: object) -> Markup:
    return text(_said(context, value), context["words"])


def _line(context: Context, value: object) -> str:
    return line(_said(context, value))


def line(value: object) -> str:
    """`value` for an attribute, where no element can stand: one line, not long, unseen signs by name."""
    return visible(shortened(str(value), 300))


def text(value: str, words: Words) -> Markup:
    """`value` escaped, its unseen signs as boxes with their names; lone halves of characters are left to `write`."""
    from markupsafe import Markup, escape  # late: comes with jinja2

    if not has_unseen(value):
        return escape(value)
    box = Markup('<span class="unseen" title="{}">{{}}</span>').format(words(UNSEEN_SIGN))
    parts: list[Markup] = []
    end = 0
    for match in UNSEEN.finditer(value):
        if "\ud800" <= match.group() <= "\udfff":
            continue
        parts += [escape(value[end : match.start()]), box.format(code(match.group()))]
        end = match.end()
    return Markup("").join([*parts, escape(value[end:])])


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
