"""A letter is found by its key's place where the layout writes another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.keyboard import digit, letter, letter_at
from ui.panes.alignment import LETTERS, action_of

PLACES = {"M": 58, "S": 39, "U": 30, "D": 40, "E": 26, "A": 38, "R": 27}  # as X and Wayland number them
MAC = {"M": 46, "S": 1, "U": 32, "D": 2, "E": 14, "A": 0, "R": 15}
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def pressed(key: int, text: str, place: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, text)


@pytest.mark.parametrize(("name", "place"), PLACES.items())
def test_places_of_the_letters(name: str, place: int):
    assert letter_at(place, 0, "linux") == name
    assert letter_at(0, ord(name), "win32") == name
    assert letter_at(0, MAC[name], "darwin") == name
    assert set(PLACES) == set(LETTERS)


def test_a_latin_letter_is_itself_wherever_it_stands():
    assert letter(pressed(Qt.Key.Key_M, "m", place=47)) == "M"  # as on a French board
    assert letter(pressed(Qt.Key.Key_M, "M", modifiers=SHIFT)) == "M"


def test_what_is_no_letter_is_none():
    for event in (
        pressed(Qt.Key.Key_M, "", modifiers=Qt.KeyboardModifier.ControlModifier),
        pressed(Qt.Key.Key_Down, "", place=58),
        pressed(Qt.Key.Key_1, "1", place=10),
        pressed(0x416, "ж", place=47),
    ):
        assert letter(event) == ""


@pytest.mark.parametrize(
    ("event", "action"),
    [
        (pressed(Qt.Key.Key_M, "m"), "merge"),
        (pressed(Qt.Key.Key_M, "M", modifiers=SHIFT), "merge-side"),
        (pressed(Qt.Key.Key_S, "S", modifiers=SHIFT), ""),
        (pressed(Qt.Key.Key_F8, ""), "next-unsure"),
        (pressed(Qt.Key.Key_F8, "", modifiers=SHIFT), "previous-unsure"),
        (pressed(Qt.Key.Key_Escape, ""), "leave"),
        (pressed(Qt.Key.Key_X, "x"), ""),
        (pressed(Qt.Key.Key_S, "", modifiers=Qt.KeyboardModifier.ControlModifier), ""),
    ],
)
def test_what_a_key_means_among_pairs(event: QKeyEvent, action: str):
    assert action_of(event) == action


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (pressed(Qt.Key.Key_1, "1", place=10), "1"),
        (pressed(0x102, "ă", place=10), "1"),  # the upper row of a Vietnamese board
        (pressed(0xD4, "ô", place=13), "4"),
        (pressed(Qt.Key.Key_3, "3", modifiers=Qt.KeyboardModifier.KeypadModifier), "3"),
        (pressed(Qt.Key.Key_1, "", place=10, modifiers=Qt.KeyboardModifier.ControlModifier), ""),
        (pressed(Qt.Key.Key_Exclam, "!", place=10, modifiers=SHIFT), ""),
        (pressed(0x416, "ж", place=47), ""),
        (pressed(Qt.Key.Key_Down, ""), ""),
    ],
)
def test_digits_by_their_place(event: QKeyEvent, wanted: str):
    assert digit(event) == wanted


def test_a_letter_in_the_row_of_digits_is_no_letter():
    assert letter(pressed(0x102, "ă", place=10)) == ""
