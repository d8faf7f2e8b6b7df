"""The segment at hand: its source, and its translation to be edited.

What is typed is handed over for saving after a pause, when the field is left, and whenever somebody calls
`flush`. Until it is known to be on the disk the pane keeps it, also while another segment is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QToolButton, QVBoxLayout, QWidget

from app.model import Finding, Mention, Row, Side, Span, State, TermMention
from ui.marks import Mark, Marks
from ui.panes.text_edit import TextEdit
from ui.plain import heading, label, tip
from ui.texts import said, tr
from ui.words import light_word, state_word

PAUSE = 700  # ms without a key after which the text is handed over
LARGER = 1.25  # the text at hand is larger than that of the list


class EditorPane(QWidget):
    """Shows one segment."""

    edited = Signal(int, str)  # segment, text: to be saved

    def __init__(self, reserved: Sequence[QKeySequence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = TextEdit(tr("Vietnamese source"), reserved)
        self.source.setReadOnly(True)
        self.target = TextEdit(tr("Ukrainian translation"), reserved)
        self._head, self._why, self._saved = label(), label(wrapped=True), label()
        self._buttons = QHBoxLayout()
        self._row: Row | None = None
        self._baseline = ""  # the text on disk as the field shows it
        self._seen = ""  # … and as the disk has it: what is typed is made of this
        self._made_of: dict[int, str] = {}  # of which text the one handed over was made
        self._beside = self._changed_by = ""  # who else has the segment open; who changed it during the typing
        self._waiting: dict[int, str] = {}  # handed over, not yet known to be on disk
        self._refused: dict[int, str] = {}  # handed over and not taken: kept for the person
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self.target.textChanged.connect(self._typed)
        self.target.left.connect(self.flush)
        self._build()
        self.show_row(None, Marks())

    @property
    def row(self) -> Row | None:
        """The segment shown."""
        return self._row

    @property
    def unsaved(self) -> dict[int, str]:
        """Texts by segment that are not on the disk."""
        typed = {self._row.segment.id: self.target.text()} if self._row and self.typing else {}
        return {**self._refused, **self._waiting, **typed}

    @property
    def typing(self) -> bool:
        """Whether the field says something else than the disk."""
        return self._row is not None and self.target.text() != self._baseline

    @property
    def told(self) -> str:
        """The line over the texts: who else is here, and why the segment is risky."""
        return self._why.text()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show buttons for these actions."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._buttons.addWidget(button)

    def show_row(self, row: Row | None, marks: Marks) -> None:
        """Show this segment. What was typed into the one before is handed over first, and kept if it is the same."""
        if self._row is None or row is None or row.segment.id != self._row.segment.id:
            self.flush()
            self._load(row)
        else:
            self._refresh(row)
        self._describe()
        self.source.show_marks(marks.source)
        self.target.show_marks(marks.target if not self.typing else self._still(marks.target))

    def flush(self) -> None:
        """Hand over what was typed, if anything was."""
        self._pause.stop()
        if self._row is None or not self.typing:
            return
        segment, text = self._row.segment.id, self.target.text()
        if self._waiting.get(segment) != text and self._refused.get(segment) != text:
            self._made_of[segment] = self._waiting.get(segment, self._seen)
            self._waiting[segment] = text
            self.edited.emit(segment, text)

    def acknowledge(self, segment: int, text: str) -> None:
        """This text of this segment is on disk."""
        if self._waiting.get(segment) == text:
            del self._waiting[segment]
        self._refused.pop(segment, None)
        if self._row is not None and self._row.segment.id == segment:
            self._baseline = text
            if not self.typing:
                self.target.document().clearUndoRedoStacks()
        self._tell_saved()

    def refuse(self, segment: int, text: str) -> None:
        """This text could not be saved: it stays here, and nothing hands it over again until it is changed."""
        self._waiting.pop(segment, None)
        self._refused[segment] = text
        self._tell_saved()

    def made_of(self, segment: int) -> str | None:
        """The text that what was handed over last for this segment was made of."""
        return self._made_of.get(segment)

    def warn(self, who: str) -> None:
        """Somebody else changed the text while it is being typed: what is typed stays, and saving it will ask."""
        self._changed_by = who
        self._describe()

    def show_claim(self, who: str) -> None:
        """Somebody else has this segment open; empty: nobody."""
        if who != self._beside:
            self._beside = who
            self._describe()

    def forget(self, segment: int) -> None:
        """What was typed into a segment and not saved was settled in another way; the disk is shown again."""
        self._waiting.pop(segment, None)
        self._refused.pop(segment, None)
        if self._row is not None and self._row.segment.id == segment:
            self._load(self._row)

    def forget_unsaved(self) -> None:
        """Give up what could not be saved, because the person said so."""
        self._waiting.clear()
        self._refused.clear()
        self.target.set_text(self._baseline)

    def undo_typing(self) -> bool:
        """Take back typing that is not saved yet; False where there is none."""
        if not self.typing:
            return False
        if self.target.document().isUndoAvailable():
            self.target.undo()
        else:
            self.target.set_text(self._baseline)
        return True

    def redo_typing(self) -> bool:
        """Do again typing that was taken back here; False where there is none."""
        if not self.target.document().isRedoAvailable():
            return False
        self.target.redo()
        return True

    def write(self, text: str) -> None:
        """Put this text in the place of the translation, as if it was typed: undo takes it back."""
        cursor = self.target.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.target.setTextCursor(cursor)
        self.target.setFocus()
        self.flush()

    def show_finding(self, finding: Finding) -> None:
        """Choose the place a finding is about."""
        if finding.target_span is not None:
            self.target.choose(Mark(finding.target_span))
        elif finding.source_span is not None:
            self.source.choose(Mark(finding.source_span))

    def show_mention(self, mention: Mention | TermMention) -> None:
        """Choose the place of a name or term, and let the person type there."""
        field, span = (self.target, mention.target_span) if mention.target_span else (self.source, mention.source_span)
        if span is not None:
            field.choose(Mark(span))
        self.target.setFocus()

    def chosen(self) -> tuple[Side, Span] | None:
        """The words selected in one of the texts, the translation first."""
        for side, field in ((Side.TARGET, self.target), (Side.SOURCE, self.source)):
            if (span := field.chosen_span()) is not None:
                return side, span
        return None

    def choose(self, side: Side, span: Span) -> None:
        """Select a place in one of the texts."""
        (self.source if side is Side.SOURCE else self.target).choose(Mark(span))

    def handed_over(self) -> tuple[int, str] | None:
        """The segment and what was typed into it, for a caller who saves it; None where nothing was."""
        self._pause.stop()
        if self._row is None or not self.typing:
            return None
        typed = self._row.segment.id, self.target.text()
        self._waiting[typed[0]] = typed[1]
        return typed

    def show_spaces(self, on: bool) -> None:
        self.source.show_spaces(on)
        self.target.show_spaces(on)

    def _build(self) -> None:
        texts = QSplitter(Qt.Orientation.Horizontal)
        for title, field in ((tr("Vietnamese"), self.source), (tr("Ukrainian"), self.target)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(heading(title))
            column.addWidget(field)
            texts.addWidget(side)
        texts.setChildrenCollapsible(False)
        top = QHBoxLayout()
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(self._head, 1)
        top.addWidget(self._saved)
        beside = QHBoxLayout()
        beside.addWidget(self._why, 1)
        beside.addLayout(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 8, 6)
        whole.setSpacing(4)
        whole.addLayout(top)
        whole.addLayout(beside)
        whole.addWidget(texts, 1)
        self._saved.setAccessibleName(tr("Whether everything is saved"))
        self.fit_font()

    def fit_font(self) -> None:
        """Set the text at hand larger than the rest of the window."""
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * LARGER)
        for field in (self.source, self.target):
            field.setFont(font)

    def _load(self, row: Row | None) -> None:
        self._row = row
        segment = row.segment.id if row else 0
        self._seen, self._changed_by = row.segment.target if row else "", ""
        with QSignalBlocker(self.target):
            self.source.set_text(row.segment.source if row else "")
            self.source.put_cursor(0)
            self.target.set_text(row.segment.target if row else "")
            self._baseline = self.target.text()
            kept = self._waiting.get(segment, self._refused.get(segment))
            if kept is not None:
                self.target.set_text(kept)
            self.target.put_cursor(0)
        self._tell_saved()

    def _refresh(self, row: Row) -> None:
        """The same segment, perhaps changed. Typing under way is kept; it is saved after what came between."""
        typing, before, self._row = self.typing, self._row, row
        self._seen = row.segment.target
        if before is None or row.segment.target == before.segment.target:
            return
        if not typing:
            with QSignalBlocker(self.target):
                self.target.set_text(row.segment.target)
            self._baseline = self.target.text()
        else:
            self._baseline = row.segment.target
        self._tell_saved()

    def _describe(self) -> None:
        row = self._row
        locked = row is None or row.segment.state == State.APPROVED
        self.target.setReadOnly(locked)
        self.target.setPlaceholderText("" if row is None else tr("No translation"))
        self.source.setPlaceholderText("" if row is None else tr("Nothing in the source"))
        if row is None:
            self._head.setText(tr("No segment chosen"))
            self._why.clear()
            return
        self._head.setText(_headed(row))
        self._why.setText(" · ".join([*self._of_others(), *(said(reason) for reason in row.risk.reasons)]))

    def _of_others(self) -> list[str]:
        lines = []
        if self._changed_by:
            lines.append(tr("⚠ {who} changed this text while you were typing").format(who=self._changed_by))
        if self._beside:
            lines.append(tr("✎ {who} has this segment open").format(who=self._beside))
        return lines

    def _typed(self) -> None:
        if self.typing:
            self._pause.start()
        elif self._row is not None:
            self._refused.pop(self._row.segment.id, None)
        self._tell_saved()

    def _tell_saved(self) -> None:
        segment = self._row.segment.id if self._row else 0
        if self._refused.get(segment) is not None and self.typing:
            words = tr("Not saved")
        elif self.typing or self._waiting:
            words = tr("Saving…")
        else:
            words = tr("Saved ✓")
        self._saved.setText(words)
        self._saved.setToolTip(tip(tr("What you type is saved by itself")))

    def _still(self, marks: Sequence[Mark]) -> list[Mark]:
        """The marks whose words stand where they stood, while the text is being typed."""
        on_disk, text = self._baseline, self.target.text()
        return [mark for mark in marks if mark.span.of(text) == mark.span.of(on_disk)]


def _headed(row: Row) -> str:
    segment = row.segment
    parts = [
        tr("Segment {n}").format(n=segment.position),
        state_word(segment.state),
        tr("risk {n}, {light}").format(n=row.risk.score, light=light_word(row.risk.light)),
    ]
    if segment.state == State.APPROVED:
        parts.append(tr("locked: reopen it to change it"))
    return " · ".join(parts)
