"""Asks before text that could not be saved is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.texts import tr


def ask_before_losing(title: str, window: QWidget, *lose: Callable[[], object]) -> None:
    """Ask whether the window may close all the same; these are called, in this order, when it may."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, tr("Some text could not be saved."), parent=window)
    button = box.addButton(tr("Close and lose it"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("Back"), QMessageBox.ButtonRole.RejectRole)
    for call in lose:
        button.clicked.connect(call)
    box.open()
