"""Comments in the real window: begun on chosen words, answered, resolved, changed by their author, gone to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Person, Role
from ui.main_window import MainWindow
from ui.models.comments import CommentsModel, heading, pieces, said_in
from ui.panes.history import PROJECT
from ui.session import Session

Settled = Callable[[Session], None]
SEGMENT = 5


@pytest.fixture
def talking(window: MainWindow, settled: Settled) -> MainWindow:
    """The window with a segment at hand that has a text, and its comments in front."""
    window.segments.go_to(SEGMENT)
    window.actions_["comment"].trigger()
    settled(window.session)
    return window


def say(window: MainWindow, words: str, settled: Settled, qtbot: QtBot) -> None:
    window.comments.field.setText(words)
    qtbot.keyClick(window.comments.field, Qt.Key.Key_Return)
    settled(window.session)


def texts(window: MainWindow) -> list[str]:
    return ["".join(text for _, text in pieces(said)) for said in window.comments.model.items]


def another(window: MainWindow, name: str) -> None:
    """Somebody else sits down at the window."""
    person = Person(name, Role.EDITOR)
    window.session._person = person  # noqa: SLF001 (the account's name cannot be chosen otherwise)
    assert window.session.workspace is not None
    window.session.workspace.person = person


def test_nobody_has_said_anything(talking: MainWindow):
    assert texts(talking) == []
    assert not talking.comments.edit_button.isEnabled()
    assert not talking.comments.resolve_button.isEnabled()
    assert talking.comments.field.hasFocus() or talking.comments.field.isEnabled()


def test_a_comment_on_chosen_words_and_the_way_back_to_them(talking: MainWindow, settled: Settled, qtbot: QtBot):
    target = talking.editor.target
    cursor = target.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor, 2)
    target.setTextCursor(cursor)
    chosen = cursor.selectedText()
    say(talking, "Чому так?", settled, qtbot)
    assert texts(talking) == [f"«{chosen}» Чому так?"]
    row = talking.session.row(SEGMENT)
    assert row is not None
    assert row.threads == 1
    cursor.clearSelection()
    target.setTextCursor(cursor)
    talking.comments.view.opened.emit(talking.comments.model.items[0])
    settled(talking.session)
    assert target.textCursor().selectedText() == chosen


def test_empty_words_are_not_sent(talking: MainWindow, settled: Settled, qtbot: QtBot):
    say(talking, "   ", settled, qtbot)
    assert texts(talking) == []


def test_answered_resolved_and_open_again(talking: MainWindow, settled: Settled, qtbot: QtBot):
    say(talking, "Чому так?", settled, qtbot)
    talking.comments.view.go_to(0)
    say(talking, "Бо так", settled, qtbot)
    assert texts(talking) == ["Чому так?", "Бо так"]
    talking.comments.view.go_to(0)
    qtbot.mouseClick(talking.comments.resolve_button, Qt.MouseButton.LeftButton)
    settled(talking.session)
    assert texts(talking) == []
    talking.comments.resolved_box.click()
    assert texts(talking) == ["Чому так?", "Бо так"]
    assert "resolved" in heading(talking.comments.model.items[0])
    talking.comments.view.go_to(0)
    qtbot.mouseClick(talking.comments.resolve_button, Qt.MouseButton.LeftButton)
    settled(talking.session)
    assert "resolved" not in heading(talking.comments.model.items[0])


def test_one_s_own_comment_is_rewritten_deleted_and_comes_back_by_undo(
    talking: MainWindow, settled: Settled, qtbot: QtBot
):
    say(talking, "Чому так", settled, qtbot)
    talking.comments.view.go_to(0)
    qtbot.mouseClick(talking.comments.edit_button, Qt.MouseButton.LeftButton)
    assert talking.comments.field.text() == "Чому так"
    say(talking, "Чому саме так?", settled, qtbot)
    assert texts(talking) == ["Чому саме так?"]
    talking.comments.view.go_to(0)
    qtbot.mouseClick(talking.comments.delete_button, Qt.MouseButton.LeftButton)
    settled(talking.session)
    assert texts(talking) == []
    talking.actions_["undo"].trigger()
    settled(talking.session)
    assert texts(talking) == ["Чому саме так?"]


def test_another_s_comment_cannot_be_changed(talking: MainWindow, settled: Settled, qtbot: QtBot):
    say(talking, "Чому так?", settled, qtbot)
    another(talking, "Minh")
    talking.talking.refresh()
    talking.comments.view.go_to(0)
    assert not talking.comments.edit_button.isEnabled()
    assert not talking.comments.delete_button.isEnabled()
    assert talking.comments.resolve_button.isEnabled()


def test_open_threads_of_the_project_are_listed_and_filtered_by(talking: MainWindow, settled: Settled, qtbot: QtBot):
    say(talking, "Чому так?", settled, qtbot)
    talking.segments.go_to(SEGMENT + 2)
    settled(talking.session)
    assert texts(talking) == []
    talking.comments.reach_box.setCurrentIndex(talking.comments.reach_box.findData(PROJECT))
    talking.comments.reach_box.activated.emit(1)
    assert texts(talking) == ["Чому так?"]
    assert heading(talking.comments.model.items[0]).startswith(f"#{SEGMENT} ")
    talking.comments.view.opened.emit(talking.comments.model.items[0])
    assert talking.segments.current == SEGMENT
    filters = talking.documents.filters
    items = [filters.topLevelItem(row) for row in range(filters.topLevelItemCount())]
    wanted = next(item for item in items if item.text(0) == "With open comments")
    assert wanted.text(1) == ""  # how many there are is not counted
    filters.setCurrentItem(wanted)
    settled(talking.session)
    assert list(talking.segments.model.ids) == [SEGMENT]


def test_what_was_typed_is_there_before_the_comment(talking: MainWindow, settled: Settled, qtbot: QtBot):
    talking.editor.target.set_text("Зовсім інше речення")
    cursor = talking.editor.target.textCursor()
    cursor.setPosition(7)
    cursor.setPosition(11, QTextCursor.MoveMode.KeepAnchor)
    talking.editor.target.setTextCursor(cursor)
    say(talking, "Інше?", settled, qtbot)
    assert texts(talking) == ["«інше» Інше?"]


def test_the_model(qtmodeltester: ModelTester, talking: MainWindow, settled: Settled, qtbot: QtBot):
    say(talking, "Чому так?", settled, qtbot)
    assert talking.session.workspace is not None
    model = CommentsModel()
    qtmodeltester.check(model)
    model.show(said_in(talking.session.workspace.comments.of(SEGMENT)))
    qtmodeltester.check(model)
