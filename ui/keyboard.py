"""Single letters as keys, under every layout: found by their place on the board where the layout has no Latin letters.

Shortcuts with Ctrl are looked up by Qt in a Latin layout; a letter alone arrives as the layout writes it: «ь» for M.
The place is told by the scan code on X11 and Wayland (evdev's, as X counts them), by the virtual key on Windows and
macOS, where Windows names it by the letter that a Latin layout has there.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_EVDEV = dict(zip(range(24, 34), "QWERTYUIOP", strict=True))
_EVDEV |= dict(zip(range(38, 47), "ASDFGHJKL", strict=True)) | dict(zip(range(52, 59), "ZXCVBNM", strict=True))
_MAC = {0x2E: "M", 0x01: "S", 0x20: "U", 0x02: "D", 0x0E: "E", 0x00: "A", 0x0F: "R"}
_WINDOWS = {ord(letter): letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def letter(event: QKeyEvent) -> str:
    """The Latin letter of a key pressed without Ctrl, Alt or Meta; nothing for another key."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held:
        return ""
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    return letter_at(event.nativeScanCode(), event.nativeVirtualKey()) if event.text().isalpha() else ""


def letter_at(scan_code: int, virtual_key: int, platform: str = sys.platform) -> str:
    """The Latin letter that stands at a place of the board; nothing for a place without one."""
    places: Mapping[int, str] = {"win32": _WINDOWS, "darwin": _MAC}.get(platform, _EVDEV)
    return places.get(virtual_key if platform in {"win32", "darwin"} else scan_code, "")
