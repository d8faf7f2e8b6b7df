"""Findings and names as text for a terminal, and results as files."""

from __future__ import annotations

from pathlib import Path

from app.formats.files import write_safely
from app.reports import terminal
from app.reports.content import Report
from app.settings import Settings
from app.workspace.trial import Trial


def report_on(found: Trial, settings: Settings) -> Report:
    """What a report says of a trial."""
    return found.report(settings)


def shown_findings(report: Report, *, isatty: bool) -> str:
    """The findings, segment by segment."""
    return terminal.findings(report, isatty=isatty)


def shown_names(report: Report, *, isatty: bool) -> str:
    """The ledger as a table."""
    return terminal.names(report, isatty=isatty)


def write_output(path: Path, text: str) -> None:
    """A result in a file, complete or not at all."""
    write_safely(path, text.encode("utf-8", "backslashreplace"))
