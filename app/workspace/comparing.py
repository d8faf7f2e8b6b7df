"""Two translations compared: those of two projects, or a project's own as it was at a time and as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app import reports
from app.errors import InputError
from app.languages import Words
from app.model import Message, Progress
from app.reports import comparison
from app.reports.comparison import Version
from app.reports.content import About, row_of
from app.scores import reference
from app.scores.score import Score
from app.settings import Settings
from app.workspace import handing_out
from app.workspace.project import Workspace
from app.workspace.reporting import Printer, written
from app.workspace.trial import Trial

FIRST = Message("the first translation")


def report_on_two(
    first: tuple[str, Trial],
    second: tuple[str, Trial],
    settings: Settings,
    path: Path,
    language: str = "en",
    printer: Printer | None = None,
) -> Iterator[Progress]:
    """A report that compares two translations, each with what it is called; judged under these settings.

    InputError where the two have no source in common.
    """
    words = Words(language)
    reports.writer(path, printer)
    one, other = (version(name, trial) for name, trial in (first, second))
    both, _ = comparison.paired(one, other)
    if not both:
        raise InputError(f"{one.name} and {other.name} have no source sentence in common; nothing can be compared")
    about = About(
        title=f"{one.name} ↔ {other.name}",
        when=datetime.now(UTC),
        version=handing_out.version(),
        profile=settings.profile,
        labels=handing_out.check_labels(settings.quality),
        quality=settings.quality.name,
    )
    yield from written(comparison.handout(about, one, other, _scores(both), words), path, printer)


def report_against(
    workspace: Workspace, other: Workspace, path: Path, language: str = "en", printer: Printer | None = None
) -> Iterator[Progress]:
    """Another translation beside that of a project, which is looked at as the newer one. Both have to be prepared."""
    names = (other.title, workspace.title) if other.title != workspace.title else (other.where, workspace.where)
    yield Progress(0, 1, Message("Gathering"))
    sides = (names[0], other.trial()), (names[1], workspace.trial())
    yield from report_on_two(*sides, workspace.settings, path, language, printer)


def report_since(
    workspace: Workspace, when: datetime, path: Path, language: str = "en", printer: Printer | None = None
) -> Iterator[Progress]:
    """A project beside itself as it was at a time; InputError where it had no text yet."""
    reports.writer(path, printer)
    earlier: Trial | None = None
    for step in workspace.as_of(when):
        if isinstance(step, Progress):
            yield step
        else:
            earlier = step
    assert earlier is not None  # noqa: S101  # the steps of a trial end in it
    sides = (f"{workspace.title}, {when:%Y-%m-%d %H:%M}", earlier), (workspace.title, workspace.trial())
    yield from report_on_two(*sides, workspace.settings, path, language, printer)


def version(name: str, trial: Trial) -> Version:
    """A trial as one side of a comparison."""
    found = trial.by_segment()
    rows = [row_of(one, trial.risks[one.id], found.get(one.id, ())) for one in trial.segments]
    return Version(name, rows, trial.findings, trial.ledger)


def _scores(both: list[comparison.Both]) -> list[Score]:
    """How near the second is to the first, where both say something."""
    texts = [(one.first.segment.target, one.second.segment.target) for one in both]
    full = [(first, second) for first, second in texts if first and second]
    if not full or all(first == second for first, second in full):
        return []
    return reference.score([second for _, second in full], [first for first, _ in full], against=FIRST.text)
