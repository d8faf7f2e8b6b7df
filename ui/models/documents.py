"""The documents of a project, with what is left to do in each."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.model import Document
from ui.models.history import moment
from ui.models.table import Column, TableModel
from ui.texts import mark, tr, trn


def told(document: Document) -> str:
    """What a document is and where it came from."""
    lines = [document.title, trn("{n} segment", "{n} segments", document.segments)]
    lines.append(trn("{n} open finding", "{n} open findings", document.open_findings))
    if document.signed:
        signed = tr("Signed off by {person}, {when}")
        lines.append(signed.format(person=document.signed.who, when=moment(document.signed.when)))
    lines += [origin for origin in (document.source_origin, document.target_origin) if origin]
    if document.furniture:
        lines.append(tr("Kept out as page furniture: {lines}").format(lines=" · ".join(document.furniture)))
    return "\n".join(lines)


COLUMNS: tuple[Column[Document], ...] = (
    Column(mark("Document"), lambda document: f"✓ {document.title}" if document.signed else document.title, told),
    Column("⚑", lambda document: str(document.open_findings or ""), told, lambda document: document.open_findings),
)


class DocumentsModel(TableModel[Document]):
    """Shows the documents of a project."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def place(self, document: int | None) -> int | None:
        """The row of a document."""
        return next((place for place, one in enumerate(self.items) if one.id == document), None)
