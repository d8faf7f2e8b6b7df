"""A report as plain text for a terminal: the findings by segment, and the ledger of names.

Colours are used only where the output is a terminal; the sign and the word of a severity always stand there too.
Texts come out composed (NFC) and with unseen signs by name, since a terminal obeys some of them.
"""

from __future__ import annotations

import textwrap
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from app.model import Finding, Light, NameEntry, Row, Severity, Sound, Span
from app.reports.content import Report
from app.reports.marks import SIGNS
from app.reports.plain import edges, excerpt, visible

WIDTH = 100  # columns
INDENT = " " * 4
COLOURS = {Severity.INFO: "34", Severity.MINOR: "33", Severity.MAJOR: "35", Severity.CRITICAL: "31"}
BOLD = "1"

NAME_HEADS = ("Name", "Written as", "By the profile", "Verdict")
NAME_WIDTHS = (22, 42, 18, 12)  # with two spaces between columns: WIDTH in all


def findings(report: Report, *, isatty: bool = False, width: int = WIDTH) -> str:
    """The open findings, segment by segment in the order of the texts, and how many there are of each severity."""
    lines: list[str] = []
    of_segments = report.of_segments()
    for row in report.rows:
        if found := of_segments.get(row.segment.id):
            lines.append(_coloured(fitted(_head(report, row), width), BOLD, isatty))
            for finding in found:
                lines += _finding(report, finding, isatty, width)
            lines.append("")
    return "\n".join([*lines, *textwrap.wrap(_total(report), width)]) + "\n"


def names(report: Report, *, isatty: bool = False, width: int = WIDTH) -> str:
    """The ledger as a table: each name with its forms and how often they stand, the profile's form, the verdict."""
    rest = width - sum(NAME_WIDTHS) - 2 * (len(NAME_WIDTHS) - 1)
    widths = [NAME_WIDTHS[0], max(12, NAME_WIDTHS[1] + rest), *NAME_WIDTHS[2:]]
    lines = [_coloured(_line(NAME_HEADS, widths), BOLD, isatty), "  ".join("─" * one for one in widths)]
    for entry in report.ledger.names:
        lines += [_line(cells, widths) for cells in _name_lines(entry)]
    if not report.ledger.names:
        lines = ["No Vietnamese names were found."]
    lines += [shown for sound in report.ledger.sounds for shown in _sound(sound, width)]
    return "\n".join(lines) + "\n"


def columns(text: str) -> int:
    """How many columns a terminal needs for `text`: none for combining marks, two for wide letters."""
    return sum(
        0 if unicodedata.category(char) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def fitted(text: str, width: int) -> str:
    """`text` in one safe line of at most `width` columns, an ellipsis for what does not fit."""
    line = unicodedata.normalize("NFC", visible(text[: 10 * width]))
    taken = list(accumulate(columns(char) for char in line))
    if len(text) <= 10 * width and (not taken or taken[-1] <= width):
        return line
    return line[: bisect_right(taken, width - 1)].rstrip() + "…"


def _head(report: Report, row: Row) -> str:
    risk = "not checked" if row.risk.light is Light.UNCHECKED else f"risk {row.risk.score}, {row.risk.light.value}"
    titles = {document.id: document.title for document in report.about.documents}
    title = f" · {titles.get(row.segment.document, '')}" if len(titles) > 1 else ""
    return f"Segment {row.segment.position} · {risk.removesuffix(', none')}{title}"


def _finding(report: Report, finding: Finding, isatty: bool, width: int) -> Iterator[str]:  # noqa: FBT001  # handed on
    severity = finding.severity
    tag = _coloured(f"{SIGNS[severity]} {severity.label:<8}", COLOURS[severity], isatty)
    said = visible(f"{report.about.label(finding.check)}: {finding.message}")
    first, *more = textwrap.wrap(fitted(said, 6 * width), width - 14) or [""]
    yield f"  {tag}  {first}"
    yield from (" " * 14 + line for line in more)
    sides = (
        (report.about.source_lang, finding.segment.source, finding.source_span),
        (report.about.target_lang, finding.segment.target, finding.target_span),
    )
    for lang, text, span in sides:
        yield " " * 14 + f"{lang}  {_quoted(text, span, width - 18)}"
    if finding.fix is not None:
        change = f"{edges(finding.found)} → {edges(finding.fix) or '(nothing)'}"
        yield " " * 14 + "fix " + fitted(change, width - 18)


def _quoted(text: str, span: Span | None, width: int) -> str:
    """The place in brackets, in the middle of as much of its surroundings as fits."""
    if not text:
        return "(nothing)"
    if span is None:
        return fitted(text, width)
    length = min(span.end - span.start, width // 2)
    part = excerpt(text, span, around=(width - length) // 2 - 4, found=width // 2 - 4)
    return fitted(f"{part.before}⟦{part.found}⟧{part.after}", width)


def _total(report: Report) -> str:
    counts = report.summary.findings
    parts = [f"{counts[one]} {one.label}" for one in sorted(counts, reverse=True) if counts[one]]
    ignored = f"; {report.summary.ignored} ignored" if report.summary.ignored else ""
    open_ones = f"{len(report.findings)} findings in {report.summary.segments} segments"
    return f"{open_ones}{': ' if parts else ''}{', '.join(parts)}{ignored}"


def _name_lines(entry: NameEntry) -> Iterator[tuple[str, str, str, str]]:
    forms = [f"{form.base} ×{form.count}{_declined(form.written, form.base)}" for form in entry.forms]
    if entry.missing:
        forms.append(f"not found in {len(entry.missing)} of its segments")
    first, *more = forms or [""]
    yield entry.name, first, entry.standard, entry.verdict
    yield from (("", form, "", "") for form in more)


def _declined(written: Mapping[str, int], base: str) -> str:
    others = [form for form in written if form != base]
    return f" ({', '.join(others)})" if others else ""


def _sound(sound: Sound, width: int) -> Iterator[str]:
    yield ""
    yield fitted(f"{sound.level} {sound.vietnamese}: {sound.verdict}", width)
    for one in sound.renderings:
        yield fitted(f"{INDENT}{one.ukrainian}  in {', '.join(one.names)}", width)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (_padded(fitted(cell, width), width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _coloured(text: str, colour: str, isatty: bool) -> str:  # noqa: FBT001  # handed on
    return f"\x1b[{colour}m{text}\x1b[0m" if isatty else text
