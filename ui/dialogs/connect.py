"""Asks for the address of a project on a server, and for the password."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ui.dialogs.frame import Frame
from ui.plain import label
from ui.texts import tr

EXAMPLE = "postgresql://olha@db.example.org/news"


class ConnectDialog(Frame):
    """Wants an address; the password may stay empty where the keyring of the system has it."""

    wished = Signal(str, str, bool)  # address, password, whether to keep it in the keyring

    def __init__(self, addresses: Sequence[str], address: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("Open on a server"), tr("A project of a team"), tr("Open"), parent)
        self.address, self.password = QComboBox(editable=True), QLineEdit()
        self.keep = QCheckBox(tr("Keep the password in the keyring of the system"))
        self.address.addItems(list(addresses))
        self.address.setCurrentText(address or (addresses[0] if addresses else ""))
        self.address.setAccessibleName(tr("Address"))
        line = self.address.lineEdit()
        if line is not None:
            line.setPlaceholderText(EXAMPLE)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr("Password"))
        self.password.setPlaceholderText(tr("empty: the one in the keyring"))
        for title, field in ((tr("Address"), self.address), (tr("Password"), self.password)):
            self.body.addWidget(label(title))
            self.body.addWidget(field)
        self.body.addWidget(self.keep)
        encrypted = tr("The way to another machine is always encrypted, unless the address says otherwise (sslmode).")
        self.body.addWidget(label(encrypted, wrapped=True))
        self.address.editTextChanged.connect(lambda _text: self._allow())
        self._allow()
        self.resize(520, self.sizeHint().height())

    def accept(self) -> None:
        self.wished.emit(self.address.currentText().strip(), self.password.text(), self.keep.isChecked())
        super().accept()

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.address.currentText().strip()))
