"""Findings as a list, in the order of the text or the worst first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from app.model import Finding
from ui.marks import explained
from ui.models.table import Column, TableModel
from ui.texts import mark, said
from ui.words import severity_word

COLUMNS: tuple[Column[Finding], ...] = (
    Column(
        mark("Finding"),
        lambda finding: f"{severity_word(finding.severity)}: {said(finding.message)}",
        explained,
    ),
)


class FindingsModel(TableModel[Finding]):
    """Shows findings; knows which place follows which."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def place(self, fingerprint: str) -> int | None:
        """The row of the finding with this fingerprint."""
        for place, finding in enumerate(self.items):
            if finding.fingerprint == fingerprint:
                return place
        return None


def in_text_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as a reader meets them: by document, segment and place; what has no place comes first."""
    return sorted(findings, key=_where)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, each gravity in the order of the text."""
    return sorted(in_text_order(findings), key=lambda finding: -finding.severity)


def _where(finding: Finding) -> tuple[int, int, int, int]:
    segment, span = finding.segment, finding.target_span or finding.source_span
    return segment.document, segment.position, -1 if span is None else span.start, -finding.severity
