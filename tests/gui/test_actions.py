"""Keys: each works under a Cyrillic layout, none is given twice, none needs Alt and a letter."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from pytestqt.qtbot import QtBot

from app.model import Role
from ui.actions import MENUS, ROLES, SPECS, TIPS, TOOLBAR, Actions
from ui.icons import SOLIDS, STROKES
from ui.main_window import MainWindow

WANTED = {
    "confirm": "Ctrl+Return",
    "approve": "Ctrl+Shift+Return",
    "next": "Alt+Down",
    "previous": "Alt+Up",
    "next-finding": "F8",
    "previous-finding": "Shift+F8",
    "fix": "Ctrl+.",
    "ignore": "Ctrl+I",
    "find": "Ctrl+F",
    "replace": "Ctrl+H",
    "filter": "Ctrl+L",
    "text": "Esc",
    "go-to": "Ctrl+G",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "keys": "F1",
    "open": "Ctrl+O",
    "new": "Ctrl+N",
    "save": "Ctrl+S",
    "export": "Ctrl+E",
    "report": "Ctrl+R",
    "check": "F5",
    "use-form": "Ctrl+D",
    "other-form": "Ctrl+Shift+D",
    "everywhere": "Ctrl+Shift+E",
    "allow-forms": "Ctrl+B",
    "different-names": "Ctrl+Shift+F",
    "no-name": "Ctrl+Shift+X",
    "undecide": "Ctrl+Shift+T",
    "to-names": "F6",
    "alignment": "Ctrl+Shift+A",
    "annotate": "Ctrl+Shift+M",
    "scores": "Ctrl+Shift+S",
    "compare-with": "Ctrl+Shift+K",
    "match-1": "Ctrl+1",
    "match-5": "Ctrl+5",
    "copy-source": "Ctrl+Shift+C",
    "concordance": "Ctrl+K",
    "bigger": "Ctrl++",
    "smaller": "Ctrl+-",
    "normal": "Ctrl+0",
}


@pytest.fixture
def actions(qapp) -> Actions:
    return Actions(qapp)


@pytest.mark.parametrize(("name", "keys"), WANTED.items())
def test_the_promised_keys(actions: Actions, name: str, keys: str):
    assert QKeySequence(keys) in actions[name].shortcuts()


def test_no_key_is_given_twice(actions: Actions):
    counts = Counter(keys.toString() for keys in actions.shortcuts())
    assert [keys for keys, count in counts.items() if count > 1] == []
    assert "" not in counts  # a key Qt does not know


def test_no_key_is_alt_and_a_letter(actions: Actions):
    """A Cyrillic layout swallows these: nothing on it is «A»."""
    for keys in actions.shortcuts():
        combination = keys[0]
        if combination.keyboardModifiers() & Qt.KeyboardModifier.AltModifier:
            assert not Qt.Key.Key_A <= combination.key() <= Qt.Key.Key_Z, keys.toString()


def test_letters_are_those_of_the_latin_layout(actions: Actions):
    """Qt looks a Cyrillic key up by its place on a Latin layout; a key named in Cyrillic would never be found."""
    for keys in actions.shortcuts():
        assert keys.toString().isascii()


def test_no_menu_and_no_action_has_a_mnemonic(window: MainWindow):
    texts = [menu.title() for menu in window.menuBar().findChildren(type(window.menuBar().addMenu("x")))]
    texts += [window.actions_[spec.id].text() for spec in SPECS]
    assert [text for text in texts if "&" in text] == []


def test_the_table_is_whole():
    ids = [spec.id for spec in SPECS]
    assert len(set(ids)) == len(ids)
    assert set(TIPS) | set(TOOLBAR) | set(ROLES) <= set(ids)
    assert {spec.icon for spec in SPECS} - {""} <= {*STROKES, *SOLIDS}
    assert {spec.needs for spec in SPECS} <= {
        *(
            "nothing",
            "conflict",
            "project",
            "segment",
            "finding",
            "fix",
            "ignored",
            "name",
            "form",
            "decided",
            "pair",
            "annotating",
        ),
    }


def test_roles_decide_what_is_offered(actions: Actions):
    there = {"nothing", "project", "segment", "finding", "fix"}
    actions.allow(there, Role.TRANSLATOR)
    assert not actions["approve"].isEnabled()
    assert actions["confirm"].isEnabled()
    actions.allow(there, Role.EDITOR)
    assert actions["approve"].isEnabled()
    actions.allow({"nothing"}, Role.LEAD)
    assert not actions["confirm"].isEnabled()
    assert actions["open"].isEnabled()


def test_icons_are_painted(actions: Actions):
    actions.paint(QColor("black"))
    assert not actions["open"].icon().isNull()


def test_every_action_has_a_handler_in_the_window(window: MainWindow):
    handled = {name for flow in window.flows for name in flow.handlers()}
    assert {spec.id for menu in MENUS.values() for spec in menu} - handled == set()


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "filter"),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "undo"),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, "redo"),
        (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, "export"),
        (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier, "ignore"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "next-finding"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "confirm"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, "next"),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier, "fix"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "text"),
    ],
)
def test_a_key_pressed_in_the_text_reaches_its_action(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, name: str
):
    action = window.actions_[name]
    action.triggered.disconnect()
    window.actions_.allow({"nothing", "project", "segment", "finding", "fix"}, Role.LEAD)
    window.activateWindow()
    window.editor.target.setFocus()
    qtbot.waitUntil(window.editor.target.hasFocus)
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(window.editor.target, key, modifiers)
