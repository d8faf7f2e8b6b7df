"""Texts shown as they are. A text under review may hold anything, `<b>` too: it is never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def tip(text: str) -> str:
    """`text` for a tooltip. Qt guesses whether one is markup, so it is given markup with all escaped."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def label(text: str = "", parent: QWidget | None = None, *, wrapped: bool = False) -> QLabel:
    """A label for plain text, selectable by mouse where it is a sentence."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrapped)
    if wrapped:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = made.sizePolicy()  # its height goes with its width: a new policy would forget that
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
        made.setSizePolicy(policy)
    return made


def heading(text: str, parent: QWidget | None = None, *, wrapped: bool = False) -> QLabel:
    """A label that heads a part of a pane."""
    made = label(text, parent, wrapped=wrapped)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made
