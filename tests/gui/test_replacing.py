"""Finding and replacing in the real window, by its keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model import Person, Query, Role, Side
from ui.dialogs.replace import PROJECT, ReplaceDialog
from ui.main_window import MainWindow
from ui.models.table import Roles
from ui.session import Session

Settled = Callable[[Session], None]
WORD = "комуни"


def texts(window: MainWindow) -> list[str]:
    return [row.segment.target for row in window.session.rows(window.session.order(Query()))]


def opened(window: MainWindow, name: str) -> ReplaceDialog:
    window.actions_[name].trigger()
    dialog = window.replacing.dialog
    assert dialog is not None
    return dialog


def search(dialog: ReplaceDialog, window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    settled(window.session)


def test_places_are_shown_and_gone_to(window: MainWindow, settled: Settled, qtbot: QtBot):
    dialog = opened(window, "find")
    dialog.text.setText(WORD)
    search(dialog, window, settled, qtbot)
    assert [one.found.lower() for one in dialog.model.items] == [WORD] * sum(
        text.lower().count(WORD) for text in texts(window)
    )
    assert dialog.model.items
    assert not dialog.accept_button.isVisible()
    assert dialog.model.index(0, 0).data(Roles.CheckStateRole) is None
    dialog.view.go_to(1)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert window.segments.current == dialog.model.items[1].segment.id
    assert window.editor.target.textCursor().selectedText() == dialog.model.items[1].found


def test_nothing_found_is_said(window: MainWindow, settled: Settled, qtbot: QtBot):
    dialog = opened(window, "find")
    dialog.text.setText("такого слова немає")
    search(dialog, window, settled, qtbot)
    assert dialog.model.items == []
    assert dialog.told.text() == "Nothing found"


def test_what_is_chosen_in_the_text_is_looked_for(window: MainWindow, settled: Settled, qtbot: QtBot):
    source = window.editor.source
    source.put_cursor(0, 5)
    words = source.textCursor().selectedText()
    dialog = opened(window, "find")
    assert (dialog.text.text(), dialog.side.currentData()) == (words, Side.SOURCE)
    search(dialog, window, settled, qtbot)
    assert (dialog.model.items[0].side, dialog.model.items[0].found) == (Side.SOURCE, words)
    opened(window, "replace")
    assert dialog.search().side is Side.TARGET
    assert not dialog.side.isEnabled()


def test_ticked_places_are_replaced_in_one_step(window: MainWindow, settled: Settled, qtbot: QtBot):
    before = texts(window)
    dialog = opened(window, "replace")
    dialog.text.setText(WORD)
    dialog.new.setText("громади")
    dialog.keep_case.setChecked(True)
    dialog.scope.setCurrentIndex(dialog.scope.findData(PROJECT))
    search(dialog, window, settled, qtbot)
    count = len(dialog.model.items)
    dialog.model.turn(0)
    assert (count, dialog.accept_button.text()) == (2, "Replace 1 place")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled(window.session)
    assert sum(text.lower().count("громади") for text in texts(window)) == count - 1
    assert window.session.history()[0].action == "replace"
    assert dialog.isVisible()
    assert dialog.model.items == []
    window.actions_["undo"].trigger()
    settled(window.session)
    assert texts(window) == before


def test_what_is_locked_is_shown_without_a_tick(window: MainWindow, settled: Settled, qtbot: QtBot):
    workspace = window.session.workspace
    assert workspace is not None
    workspace.person = Person("Оля", Role.EDITOR)
    first = next(
        row.segment for row in window.session.rows(window.session.order(Query())) if WORD in row.segment.target
    )
    window.session.act(lambda open_: open_.approve([first.id]))
    settled(window.session)
    dialog = opened(window, "replace")
    dialog.text.setText(WORD)
    dialog.new.setText("громади")
    search(dialog, window, settled, qtbot)
    locked = [place for place, one in enumerate(dialog.model.items) if one.segment.id == first.id]
    assert locked
    index = dialog.model.index(locked[0], 0)
    assert index.data(Roles.CheckStateRole) is None
    assert not dialog.model.setData(index, Qt.CheckState.Checked.value, Roles.CheckStateRole)
    assert "locked" in dialog.model.index(locked[0], 1).data(Roles.ToolTipRole)
    assert "locked" in dialog.told.text()


def test_another_question_forgets_the_ticks(window: MainWindow, settled: Settled, qtbot: QtBot):
    dialog = opened(window, "replace")
    dialog.text.setText(WORD)
    search(dialog, window, settled, qtbot)
    assert dialog.accept_button.isEnabled()
    dialog.new.setText("громади")
    assert not dialog.accept_button.isEnabled()


@pytest.mark.parametrize(("text", "words"), [("", "Type what"), ("(", "no regular expression")])
def test_what_cannot_be_done_is_said_in_the_dialog(
    window: MainWindow, settled: Settled, qtbot: QtBot, text: str, words: str
):
    dialog = opened(window, "find")
    dialog.text.setText(text)
    dialog.regex.setChecked(True)
    search(dialog, window, settled, qtbot)
    assert words in dialog.notice.words
    assert dialog.find_button.isEnabled()


def test_the_dialog_goes_with_its_project(window: MainWindow, settled: Settled):
    opened(window, "find")
    window.session.opened.emit()
    settled(window.session)
    assert window.replacing.dialog is None


def test_the_places_are_a_table(window: MainWindow, settled: Settled, qtbot: QtBot, qtmodeltester):
    dialog = opened(window, "replace")
    dialog.text.setText(WORD)
    search(dialog, window, settled, qtbot)
    qtmodeltester.check(dialog.model)
