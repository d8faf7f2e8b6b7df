"""Single letters and digits as keys, under every layout: found by their place where the layout writes others.

Shortcuts with Ctrl are looked up by Qt in a Latin layout; a letter alone arrives as the layout writes it: «ь» for M.
So does a digit: the upper row of a Vietnamese board writes «ă â ê ô» for 1 2 3 4.
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
_EVDEV |= dict(zip(range(10, 20), "1234567890", strict=True))
_MAC = {0x2E: "M", 0x01: "S", 0x20: "U", 0x02: "D", 0x0E: "E", 0x00: "A", 0x0F: "R"}
_MAC |= {0x08: "C", 0x2D: "N", 0x0D: "W", 0x07: "X", 0x05: "G", 0x12: "1", 0x13: "2", 0x14: "3", 0x15: "4"}
_WINDOWS = {ord(letter): letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}


def letter(event: QKeyEvent) -> str:
    """The Latin letter of a key pressed without Ctrl, Alt or Meta; nothing for another key."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held:
        return ""
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    place = letter_at(event.nativeScanCode(), event.nativeVirtualKey()) if event.text().isalpha() else ""
    return "" if place.isdigit() else place


def digit(event: QKeyEvent) -> str:
    """The digit of a key pressed without Ctrl, Alt, Meta or Shift; nothing for another key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return ""
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    place = letter_at(event.nativeScanCode(), event.nativeVirtualKey()) if event.text() else ""
    return place if place.isdigit() else ""


def letter_at(scan_code: int, virtual_key: int, platform: str = sys.platform) -> str:
    """The Latin letter or the digit that stands at a place of the board; nothing for a place without one."""
    places: Mapping[int, str] = {"win32": _WINDOWS, "darwin": _MAC}.get(platform, _EVDEV)
    return places.get(virtual_key if platform in {"win32", "darwin"} else scan_code, "")
