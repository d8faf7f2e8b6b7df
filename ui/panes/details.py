"""What the ledger knows of one name, in words: the decision, the form in force, the rules, where it is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.model import NameEntry, Segment
from ui.decided import decided
from ui.looks import accent
from ui.models.decisions import signed
from ui.models.names import rules_of, why_preferred
from ui.texts import tr

LINES = 8  # more are scrolled to


class Details(QTextBrowser):
    """Lines of a title and words; segments are links, reached by Tab as well. Everything is plain text."""

    segment_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[NameEntry | None, Sequence[Segment]] = (None, ())
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("About the name"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.anchorClicked.connect(self._open)

    def show_entry(self, entry: NameEntry | None, missing: Sequence[Segment] = ()) -> None:
        """Show this name, with links to the segments where it is missing."""
        self._shown = entry, missing
        self.clear()
        if entry is not None:
            self._write(entry, missing)
        self.setVisible(entry is not None and not self.document().isEmpty())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        most = self.fontMetrics().lineSpacing() * LINES
        return QSize(200, min(int(self.document().size().height()) + 2, most))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.show_entry(*self._shown)

    def _write(self, entry: NameEntry, missing: Sequence[Segment]) -> None:
        if entry.decision is not None:
            self._line(tr("Decision"), f"{decided(entry.decision)} · {signed(entry.decision)}")
        if entry.preferred and (entry.decision is None or entry.decision.form != entry.preferred):
            self._line(tr("In force"), why_preferred(entry))
        if entry.standard:
            rules = rules_of(entry)
            self._line(tr("Standard"), f"{entry.standard} — {rules}" if rules else entry.standard)
        if missing:
            self._line(tr("Not found in"), "")
            self._links(missing, more=len(entry.missing) > len(missing))

    def _line(self, title: str, words: str) -> None:
        cursor = self._end()
        if not self.document().isEmpty():
            cursor.insertBlock()
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        cursor.insertText(f"{title}: ", bold)
        cursor.insertText(words, QTextCharFormat())

    def _links(self, segments: Sequence[Segment], *, more: bool) -> None:
        cursor, plain = self._end(), QTextCharFormat()
        for place, segment in enumerate(segments):
            cursor.insertText(", " if place else "", plain)
            cursor.insertText(str(segment.position), self._link(segment))
        cursor.insertText(" …" if more else "", plain)

    def _link(self, segment: Segment) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setAnchor(True)
        made.setAnchorHref(str(segment.id))
        made.setForeground(accent(self.palette()))
        made.setFontUnderline(True)
        return made

    def _end(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    def _open(self, link: QUrl) -> None:
        self.segment_opened.emit(int(link.toString()))
