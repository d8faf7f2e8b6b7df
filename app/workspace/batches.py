"""An overview of many projects in one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app import reports
from app.errors import InputError, ZvirkaError
from app.languages import Words
from app.model import CALM, Document, Message, Progress, Query, Severity
from app.reports import batch
from app.reports.batch import Item, Trouble
from app.reports.content import About, Edits, Revision, Survey, is_changed
from app.workspace import handing_out
from app.workspace.project import Workspace
from app.workspace.reporting import BATCH, Printer, written

OVERVIEW = Message("Overview of documents")
Opener = Callable[[], Workspace]  # opens a project; ZvirkaError where it cannot be used


def report_on_many(
    projects: Sequence[tuple[str, Opener]], path: Path, language: str = "en", printer: Printer | None = None
) -> Iterator[Progress]:
    """An overview of these projects, each with what it is called where it cannot be opened.

    One after another is opened, read and closed. A project that cannot be used is told in the report and hinders no
    other; InputError where none can.
    """
    words = Words(language)
    reports.writer(path, printer)
    items: list[Item] = []
    troubles: list[Trouble] = []
    labels: dict[str, str] = handing_out.check_labels(CALM)
    for number, (name, opener) in enumerate(projects):
        yield Progress(number, len(projects), Message("Gathering"))
        try:
            with opener() as workspace:
                labels |= handing_out.check_labels(workspace.settings.quality)
                for item in _items(workspace):
                    items.append(item)
                    yield Progress(number, len(projects), Message("Gathering"))
        except ZvirkaError as error:
            troubles.append(Trouble(name, str(error)))
    if not items and troubles:
        raise InputError(f"none of the projects can be used: {troubles[0].why}")
    about = About(words(OVERVIEW), datetime.now(UTC), handing_out.version(), labels=labels)
    yield from written(batch.handout(about, items, troubles, words), path, printer)


def _items(workspace: Workspace) -> Iterator[Item]:
    blockers = tuple(workspace.blockers())
    unchecked = set(workspace.unchecked())
    for document in workspace.documents():
        yield _item(workspace, document, unchecked, blockers)


def _item(workspace: Workspace, document: Document, unchecked: set[int], blockers: tuple[Message, ...]) -> Item:
    survey, edits = Survey(keep=False), Edits()
    order = workspace.order(Query(document=document.id))
    for at in range(0, len(order), BATCH):
        for row in workspace.rows(order[at : at + BATCH]):
            survey.add(row)
            if is_changed(row.segment):
                edits.add(Revision(row.segment))
    counts = workspace.open_findings(document.id)
    by_severity: Counter[Severity] = Counter()
    for (_, severity), count in counts.items():
        by_severity[severity] += count
    return Item(
        project=workspace.title,
        document=document.title,
        summary=survey.summary(by_severity, workspace.summary(document.id).ignored),
        source_words=survey.source_words,
        unchecked=len(unchecked.intersection(order)),
        checks=counts,
        changed=len(survey.changed),
        share=edits.share,
        blockers=blockers,
    )
