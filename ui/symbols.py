"""Which symbol stands for which value, and in which colour: never the colour alone."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from app.model import Finding, NameEntry, Row, Severity, Sound, TermEntry
from ui.icons import LIGHTS, SEVERITIES, STATES
from ui.looks import accent, light_ink, like, muted_ink, severity_look, state_ink
from ui.models.annotations import Item

Drawn = tuple[str, QColor]
_VERDICTS = {"inconsistent": Severity.MAJOR, "missing": Severity.MINOR}


def state_symbol(row: Row, palette: QPalette) -> Drawn:
    return STATES[row.segment.state], state_ink(row.segment.state, palette)


def risk_symbol(row: Row, palette: QPalette) -> Drawn:
    return LIGHTS[row.risk.light], light_ink(row.risk.light, palette)


def flags_symbol(row: Row, palette: QPalette) -> Drawn | None:
    return None if row.worst is None else severity_symbol(row.worst, palette)


def threads_symbol(row: Row, palette: QPalette) -> Drawn | None:
    return ("comment", accent(palette)) if row.threads else None


def finding_symbol(finding: Finding, palette: QPalette) -> Drawn:
    if finding.decision is not None:
        return "ignore", muted_ink(palette)
    return severity_symbol(finding.severity, palette)


def error_symbol(item: Item, palette: QPalette) -> Drawn:
    """The symbol of a marked error; hollow where it is only offered."""
    severity = like(item.annotation.severity)
    return ("dots", muted_ink(palette)) if item.waiting else severity_symbol(severity, palette)


def verdict_symbol(entry: NameEntry | Sound | TermEntry, palette: QPalette) -> Drawn:
    severity = _VERDICTS.get(entry.verdict)
    return ("confirm", muted_ink(palette)) if severity is None else severity_symbol(severity, palette)


def severity_symbol(severity: Severity, palette: QPalette) -> Drawn:
    return SEVERITIES[severity], severity_look(severity, palette).ink
