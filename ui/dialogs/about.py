"""What the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from app.workspace import version
from ui.texts import tr


def about(parent: QWidget) -> QMessageBox:
    """A box with the name, the version and the licence."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Zvirka"))
    box.setText(f"Звірка {version()}")
    box.setInformativeText(
        tr("Review of Vietnamese to Ukrainian translations: names, numbers, decisions, reports.")
        + "\n\n"
        + tr("Free software under the Apache License 2.0")
    )
    close = box.addButton(QMessageBox.StandardButton.Close)
    close.setText(tr("Close"))
    return box
