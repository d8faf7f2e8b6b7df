"""What leaves a project: reports and the reviewed text."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from app import checks, formats
from app.errors import InputError
from app.formats.entries import Bilingual, Entry
from app.model import CALM, Document, Quality, Query, State
from app.store import Store

if TYPE_CHECKING:
    pass


def version() -> str:
    """The program's version; "0" where it runs from a folder that was never installed."""
    try:
        return metadata.version("zvirka")
    except metadata.PackageNotFoundError:
        return "0"


def check_labels(quality: Quality = CALM) -> dict[str, str]:
    """The English name of every check by its id, and of every pattern of the quality profile."""
    return checks.labels(quality)


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
