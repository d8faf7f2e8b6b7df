"""Found places and names as marks in a text, and marks as formats for Qt's text layouts.

The core counts code points, Qt UTF-16 units: a letter beyond U+FFFF is one for the core and two for Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QBrush, QPalette, QTextCharFormat, QTextLayout

from app.model import Finding, Mention, Severity, Span
from app.workspace import check_labels
from ui.diff import DELETED, INSERTED
from ui.looks import Look, deleted_look, inserted_look, name_look, severity_look
from ui.texts import said, tr
from ui.words import kind_word, severity_word


@dataclass(frozen=True, slots=True)
class Mark:
    """A place worth showing: a finding has a severity, a name has none. `why` is for the tooltip."""

    span: Span
    severity: Severity | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks in both texts of a segment."""

    source: tuple[Mark, ...] = ()
    target: tuple[Mark, ...] = ()


def marks_of(findings: Iterable[Finding], mentions: Iterable[Mention]) -> Marks:
    """Names first, findings over them, the worst last, so that it is the one seen."""
    source: list[Mark] = []
    target: list[Mark] = []
    for mention in mentions:
        why = f"{mention.name} ({kind_word(mention.kind)})"
        _add(source, mention.source_span, None, why)
        _add(target, mention.target_span, None, why)
    for finding in sorted(findings, key=lambda finding: finding.severity):
        why = explained(finding)
        _add(source, finding.source_span, finding.severity, why)
        _add(target, finding.target_span, finding.severity, why)
    return Marks(tuple(source), tuple(target))


def explained(finding: Finding) -> str:
    """Why a place is marked: how bad, what, by which check, and what would mend it."""
    lines = [
        f"{severity_word(finding.severity)}: {said(finding.message)}",
        tr("Check: {name}").format(name=check_name(finding.check)),
    ]
    if finding.fix is not None:
        lines.append(tr("Fix: {text}").format(text=shown_fix(finding)))
    if finding.decision is not None:
        lines.append(tr("Ignored: {reason}").format(reason=finding.decision.reason))
    return "\n".join(lines)


def check_name(check: str) -> str:
    """How a check is called; one of a person's own patterns by its id."""
    kind, colon, own = check.partition(":")
    name = tr(_labels().get(kind, kind))
    return f"{name}{colon} {own}" if own else name


@cache
def _labels() -> dict[str, str]:
    return check_labels()


def shown_fix(finding: Finding) -> str:
    """What is there and what would be put in its place; nothing where there is no certain fix."""
    return "" if finding.fix is None else f"«{finding.found}» → «{finding.fix}»"


def units(text: str, position: int) -> int:
    """Where Qt counts the place that Python calls `position`."""
    before = text[:position]
    if before.isascii() or max(before) <= "\uffff":  # nearly every text; it is asked for with every look at a mark
        return position
    return position + sum(character > "\uffff" for character in before)


def point(text: str, position: int) -> int:
    """Where Python counts the place that Qt calls `position`."""
    counted = 0
    for index, character in enumerate(text):
        if counted >= position:
            return index
        counted += 2 if character > "\uffff" else 1
    return len(text)


def looked(look: Look) -> QTextCharFormat:
    """A look as the format of letters."""
    form = QTextCharFormat()
    form.setBackground(QBrush(look.tint))
    if look.line != QTextCharFormat.UnderlineStyle.NoUnderline:
        form.setUnderlineStyle(look.line)
        form.setUnderlineColor(look.ink)
    return form


def mark_format(mark: Mark, palette: QPalette) -> QTextCharFormat:
    """How the letters of a mark are drawn."""
    look = name_look(palette) if mark.severity is None else severity_look(mark.severity, palette)
    return looked(look)


def changed_format(kind: str, palette: QPalette) -> QTextCharFormat:
    """How words that come or go are drawn: under a line or struck through, so that no colour is needed."""
    if kind == INSERTED:
        return looked(inserted_look(palette))
    form = QTextCharFormat()
    if kind == DELETED:
        look = deleted_look(palette)
        form = looked(look)
        form.setFontStrikeOut(True)
        form.setForeground(look.ink)
    return form


def ranges(
    text: str, marks: Iterable[Mark], form_of: Callable[[Mark], QTextCharFormat], shift: int = 0
) -> list[QTextLayout.FormatRange]:
    """The marks as Qt's layout wants them; `shift` is how many units of `text` are not shown at its start."""
    made = []
    for mark in marks:
        start, end = units(text, mark.span.start) - shift, units(text, mark.span.end) - shift
        if end > max(start, 0):
            made.append(_range(max(start, 0), end, form_of(mark)))
    return made


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, form
    return made


def _add(marks: list[Mark], span: Span | None, severity: Severity | None, why: str) -> None:
    if span is not None:
        marks.append(Mark(span, severity, why))
