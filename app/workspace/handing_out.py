"""What leaves a project: reports and the reviewed text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from app import checks, formats, reports
from app.errors import InputError
from app.formats.entries import Bilingual, Entry
from app.formats.files import write_safely
from app.model import CALM, Document, Person, Quality, Query, Row, State
from app.reports.content import About, Report, compile_report, row_of
from app.scores import reference
from app.scores.score import Score
from app.settings import Settings
from app.store import Store

if TYPE_CHECKING:
    from app.workspace.trial import Trial

AS_IMPORTED = "the text as it came in"
EVENTS = 100_000  # the newest ones; a report of more would be no report


def version() -> str:
    """The program's version; "0" where it runs from a folder that was never installed."""
    try:
        return metadata.version("zvirka")
    except metadata.PackageNotFoundError:
        return "0"


def check_labels(quality: Quality = CALM) -> dict[str, str]:
    """The English name of every check by its id, and of every pattern of the quality profile."""
    return checks.labels(quality)


def compiled(store: Store, judged: Trial, person: Person, settings: Settings) -> Report:
    """Everything a report says of the project as it is now, as it was judged under these settings."""
    documents = store.documents()
    events = store.events(limit=EVENTS)
    people = {(event.who.name, event.who.role): event.who for event in events} | {(person.name, person.role): person}
    about = About(
        title=documents[0].title if len(documents) == 1 else store.place.title,
        when=datetime.now(UTC),
        version=version(),
        profile=settings.profile,
        people=tuple(people.values()),
        documents=tuple(documents),
        labels=check_labels(settings.quality),
    )
    found = judged.by_segment()
    rows = [
        row_of(row.segment, judged.risks[row.segment.id], found.get(row.segment.id, ()))
        for row in store.rows(store.order(Query()))
    ]
    return compile_report(about, rows, judged.findings, judged.ledger, _against_import(rows), events)


def _against_import(rows: Sequence[Row]) -> list[Score]:
    """How far the text has moved from the one that came in; nothing where it has not moved at all."""
    pairs = [(row.segment.imported, row.segment.target) for row in rows if row.segment.imported and row.segment.target]
    if all(before == after for before, after in pairs):
        return []
    return reference.score([before for before, _ in pairs], [after for _, after in pairs], against=AS_IMPORTED)


def refuse_report(path: Path) -> None:
    """InputError where a report cannot be written in the format of the path's suffix."""
    reports.writer(path)


def write_report(report: Report, path: Path) -> None:
    """The report in the format of the path's suffix, complete or not at all."""
    write_safely(path, reports.writer(path)(report))


def write_text(store: Store, document: Document, path: Path) -> None:
    """The reviewed text of a document in the format of the path's suffix, complete or not at all."""
    keys = store.keys(document.id)
    segments = [row.segment for row in store.rows(store.order(Query(document=document.id)))]
    entries = tuple(
        Entry(
            source=segment.source,
            target=segment.target,
            context="" if keys else segment.context,
            key=keys.get(segment.id, ""),
            approved=segment.state is State.APPROVED,
            state=segment.state,
            signed=document.signed is not None,
            paragraph=segment.target_paragraph if segment.target else None,
        )
        for segment in segments
    )
    same_kind = path.suffix.lower().lstrip(".") == document.kind
    original = store.original(document.id) if same_kind else None
    formats.write(path, Bilingual(entries, "vi", "uk", document.title), original)


def chosen(documents: list[Document], number: int | None, path: Path) -> Document:
    """The document to export; InputError where the project has none of that number, or several and none is named."""
    fitting = [document for document in documents if number is None or document.id == number]
    if len(fitting) != 1:
        there = ", ".join(f"{document.id} ({document.title})" for document in documents) or "none"
        raise InputError(f"{path}: name one document to export; the project has {there}")
    return fitting[0]
