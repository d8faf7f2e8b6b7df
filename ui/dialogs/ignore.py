"""Asks how far a finding is to be left alone, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from app.model import Finding, Scope
from ui.dialogs.frame import Frame
from ui.plain import label
from ui.texts import mark, said, tr
from ui.words import scope_word

REASONS = (
    mark("It is right as it is"),
    mark("False alarm"),
    mark("Our house style"),
    mark("Agreed with the editor"),
)


class IgnoreDialog(Frame):
    """Wants a reach and a reason."""

    decided = Signal(object, str)  # Scope, reason

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(tr("Ignore"), said(finding.message), tr("Ignore"), parent)
        self.scopes = {scope: QRadioButton(scope_word(scope)) for scope in Scope}
        self.scopes[Scope.ONCE].setChecked(True)
        self.reason = QComboBox(editable=True)
        self.reason.addItems([tr(reason) for reason in REASONS])
        self.reason.setAccessibleName(tr("Reason"))
        for button in self.scopes.values():
            self.body.addWidget(button)
        self.body.addWidget(label(tr("Reason")))
        self.body.addWidget(self.reason)
        self.reason.editTextChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        self.resize(460, self.sizeHint().height())

    @property
    def scope(self) -> Scope:
        """How far."""
        return next(scope for scope, button in self.scopes.items() if button.isChecked())

    def accept(self) -> None:
        self.decided.emit(self.scope, self.reason.currentText().strip())
        super().accept()
