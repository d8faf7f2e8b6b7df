"""Asks what is decided about a name: a form or another verdict, why, and whether it is locked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton, QWidget

from app.model import NameDecision, NameEntry, NameVerdict, Role
from ui.dialogs.frame import Frame
from ui.plain import label
from ui.texts import tr
from ui.words import decision_word


class DecideDialog(Frame):
    """Wants a `NameDecision`, beginning with the one in force."""

    decided = Signal(object)  # NameDecision

    def __init__(self, entry: NameEntry, form: str, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(tr("Decide on a name"), entry.name, tr("Decide"), parent)
        self._forms = tuple(one.base for one in entry.forms)
        self.verdicts = {verdict: QRadioButton(decision_word(verdict)) for verdict in NameVerdict}
        self.form, self.reason = QComboBox(editable=True), QLineEdit()
        self.lock = QCheckBox(tr("Lock it: only editors and leads may change it"))
        self.lock.setVisible(role is not Role.TRANSLATOR)
        self._build(entry)
        self._begin_with(entry.decision, form or entry.standard)
        self.form.editTextChanged.connect(lambda _text: self._choose_form())
        for button in self.verdicts.values():
            button.toggled.connect(lambda _on: self._allow())
        self._allow()
        self.form.setFocus()
        self.resize(460, self.sizeHint().height())

    @property
    def verdict(self) -> NameVerdict:
        """What is chosen."""
        return next(verdict for verdict, button in self.verdicts.items() if button.isChecked())

    @property
    def decision(self) -> NameDecision:
        """What the fields say now."""
        typed = " ".join(self.form.currentText().split())
        forms = {NameVerdict.FORM: (typed,), NameVerdict.NOT_A_NAME: ()}.get(self.verdict, self._forms)
        return NameDecision(self.verdict, forms, why=self.reason.text().strip(), locked=self.lock.isChecked())

    def accept(self) -> None:
        self.decided.emit(self.decision)
        super().accept()

    def _build(self, entry: NameEntry) -> None:
        self.form.addItems(list(dict.fromkeys(one for one in (entry.standard, *self._forms) if one)))
        self.form.setAccessibleName(tr("Form"))
        self.reason.setPlaceholderText(tr("may stay empty"))
        self.reason.setAccessibleName(tr("Reason"))
        for verdict, button in self.verdicts.items():
            self.body.addWidget(button)
            if verdict is NameVerdict.FORM:
                self.body.addWidget(self.form)
        self.body.addWidget(label(tr("Reason")))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.lock)

    def _begin_with(self, decision: NameDecision | None, form: str) -> None:
        before = decision or NameDecision(NameVerdict.FORM)
        self.verdicts[before.verdict].setChecked(True)
        self.form.setCurrentText(form)
        self.reason.setText(before.why)
        self.lock.setChecked(before.locked)

    def _choose_form(self) -> None:
        self.verdicts[NameVerdict.FORM].setChecked(True)
        self._allow()

    def _allow(self) -> None:
        self.accept_button.setEnabled(self.verdict is not NameVerdict.FORM or bool(self.form.currentText().strip()))
