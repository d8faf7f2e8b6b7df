"""A family of letters that has every Vietnamese and Ukrainian letter whole."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase

# What each system brings along that draws ế, ộ and ї as one piece each; the first that is there is taken.
FAMILIES = {
    "win32": ("Segoe UI",),
    "darwin": (),  # the system's own has them all
    "linux": ("Noto Sans", "Ubuntu", "Cantarell", "DejaVu Sans"),
}
SMALLEST = 10.0  # points: below this the marks over Vietnamese letters run together


def reading_font(usual: QFont) -> QFont:
    """The font of the window, made from the one the system proposes."""
    font = QFont(usual)
    there = set(QFontDatabase.families())
    wanted = FAMILIES.get(sys.platform, FAMILIES["linux"])
    family = next((one for one in wanted if one in there), None)
    if family is not None:
        font.setFamily(family)
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST))
    return font
