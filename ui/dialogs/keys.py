"""All keys on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import MENUS, SINGLE, Actions
from ui.plain import heading, label
from ui.texts import tr


class KeysDialog(QDialog):
    """Shows every action that has a key."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = QHBoxLayout()
        menus = list(MENUS)
        for part in (menus[:2], menus[2:5], menus[5:7], menus[7:]):
            column = QVBoxLayout()
            for menu in part:
                column.addWidget(heading(tr(menu)))
                column.addLayout(_lines(actions, menu))
                column.addSpacing(10)
            column.addStretch(1)
            columns.addLayout(column)
            columns.addSpacing(18)
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(columns)
        whole.addWidget(buttons)


def _lines(actions: Actions, menu: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    with_keys = [action for action in actions.of_menu(menu) if action.shortcuts() or action.objectName() in SINGLE]
    for row, action in enumerate(with_keys):
        keys = [one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts()]
        keys += [SINGLE[action.objectName()]] if action.objectName() in SINGLE else []
        grid.addWidget(label(action.text().rstrip("…")), row, 0)
        grid.addWidget(label("  ·  ".join(dict.fromkeys(keys))), row, 1)
    return grid
