"""Asks whether a document is to be signed off, and says what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.model import Document, Message
from ui.dialogs.frame import Frame
from ui.models.history import moment
from ui.plain import label
from ui.texts import said, tr


class SignOffDialog(Frame):
    """Wants a document and a remark; for one that is signed off, the reason why that is taken back."""

    asked = Signal(int)  # a document: what stands in its way?
    signed = Signal(int, str)  # document, remark
    withdrawn = Signal(int, str)  # document, reason

    def __init__(
        self, documents: Sequence[Document], current: int, parent: QWidget | None = None, *, lead: bool
    ) -> None:
        super().__init__(tr("Sign-off"), tr("Is the document done?"), tr("Sign off"), parent)
        self._documents, self._lead, self._known = {one.id: one for one in documents}, lead, False
        self.box, self.note = QComboBox(), QLineEdit()
        self.state = label(wrapped=True)
        for document in documents:
            self.box.addItem(document.title, document.id)
        self.box.setCurrentIndex(max(self.box.findData(current), 0))
        self.box.setAccessibleName(tr("Document"))
        self._caption = label()
        self._caption.setBuddy(self.note)
        for part in (self.box, self.state, self._caption, self.note):
            self.body.addWidget(part)
        self.box.activated.connect(lambda _index: self.ask())
        self.note.textChanged.connect(lambda _text: self._allow())
        self._blocked = True
        self.resize(460, self.sizeHint().height())

    @property
    def document(self) -> Document:
        """The one chosen."""
        return self._documents[int(self.box.currentData())]

    def ask(self) -> None:
        """Find out how it stands with the document chosen."""
        signed = self.document.signed
        self._caption.setText(tr("Reason") if signed else tr("Remark"))
        self.note.setAccessibleName(self._caption.text())
        self.accept_button.setText(tr("Take the sign-off back") if signed else tr("Sign off"))
        self._blocked = signed is None
        if signed is not None:
            words = tr("Signed off by {person}, {when}").format(person=signed.who, when=moment(signed.when))
            self.state.setText(f"{words}\n«{signed.note}»" if signed.note else words)
        else:
            self.state.setText(tr("Looking at what stands in the way…"))
            self.asked.emit(self.document.id)
        self._allow()

    def show_blockers(self, document: int, reasons: Sequence[Message]) -> None:
        """Show what stands in the way of signing this document off."""
        if document != self.document.id or self.document.signed is not None:
            return
        lines = [said(reason) for reason in reasons]
        if not self._lead:
            lines.append(tr("Only a QA lead signs off"))
        self._blocked = bool(lines)
        self.state.setText("\n".join(f"· {line}" for line in lines) or tr("Nothing stands in the way."))
        self._allow()

    def accept(self) -> None:
        signal = self.withdrawn if self.document.signed else self.signed
        signal.emit(self.document.id, self.note.text().strip())
        super().accept()

    def _allow(self) -> None:
        wordless = self.document.signed is not None and not self.note.text().strip()
        self.accept_button.setEnabled(not self._blocked and not wordless)
