"""The editor's queue in the real window: changes are seen as diffs, ticked, approved, returned, gone through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Grouping, Role, State
from tests.gui.test_journeys import dialog_of, state_of, take_role
from ui.dialogs.reason import ReasonDialog
from ui.diff import DELETED, INSERTED
from ui.main_window import MainWindow
from ui.models.queue import QueueModel, heading, lines_of, pieces
from ui.models.table import Roles
from ui.session import Session

Settled = Callable[[Session], None]
FIRST, SECOND, THIRD = 5, 6, 7


@pytest.fixture
def waiting(window: MainWindow, settled: Settled) -> MainWindow:
    """The window of an editor, with two edits and a fix of a name that wait."""
    workspace = window.session.workspace
    assert workspace is not None
    for segment in (FIRST, SECOND):
        window.session.act(lambda open_, segment=segment: open_.edit(segment, f"Нове речення {segment}."))
    entry = next(one for one in window.session.names().names if one.verdict == "inconsistent")
    window.session.act(lambda open_: open_.apply(open_.plan_name(entry.name, entry.preferred), entry.name))
    settled(window.session)
    take_role(window, Role.EDITOR)
    window.actions_["changes"].trigger()
    settled(window.session)
    return window


def group_by(window: MainWindow, grouping: Grouping, settled: Settled) -> None:
    box = window.queue.group_box
    box.setCurrentIndex(box.findData(grouping))
    box.activated.emit(box.currentIndex())
    settled(window.session)


def tick(window: MainWindow, row: int) -> None:
    model = window.queue.model
    model.setData(model.index(row, 0), Qt.CheckState.Checked.value, Roles.CheckStateRole)


def test_nothing_waits_in_a_project_just_imported(window: MainWindow, settled: Settled):
    window.actions_["changes"].trigger()
    settled(window.session)
    assert window.queue.model.rowCount() == 0
    assert not window.queue.approve_button.isEnabled()
    window.actions_["next-change"].trigger()
    settled(window.session)


def test_a_change_is_shown_against_the_imported_text(waiting: MainWindow):
    place = waiting.queue.model.place(FIRST)
    assert place is not None
    line = waiting.queue.model.items[place]
    assert heading(line).startswith(f"#{FIRST} · edited · ")
    assert {kind for kind, _ in pieces(line)} >= {INSERTED, DELETED}


def test_ticked_ones_are_approved_together_and_the_others_stay(waiting: MainWindow, settled: Settled, qtbot: QtBot):
    before = waiting.queue.model.segments()
    for segment in (FIRST, SECOND):
        place = waiting.queue.model.place(segment)
        assert place is not None
        tick(waiting, place)
    assert waiting.queue.approve_button.text() == "Approve 2"
    qtbot.mouseClick(waiting.queue.approve_button, Qt.MouseButton.LeftButton)
    settled(waiting.session)
    assert {state_of(waiting, one) for one in (FIRST, SECOND)} == {State.APPROVED}
    assert waiting.queue.model.segments() == [one for one in before if one not in {FIRST, SECOND}]
    waiting.actions_["undo"].trigger()
    settled(waiting.session)
    assert waiting.queue.model.segments() == before


def test_all_places_of_a_fix_are_approved_by_its_head(waiting: MainWindow, settled: Settled, qtbot: QtBot):
    group_by(waiting, Grouping.FIX, settled)
    head = waiting.queue.model.items[0]
    assert head.changed is None
    places = [one.segment.id for one in head.group.items]
    assert heading(head).startswith(head.group.title)
    waiting.queue.view.go_to(0)
    waiting.queue.view.setFocus()
    qtbot.keyClick(waiting.queue.view, Qt.Key.Key_Space)
    assert waiting.queue.model.chosen() == places
    qtbot.mouseClick(waiting.queue.approve_button, Qt.MouseButton.LeftButton)
    settled(waiting.session)
    assert {state_of(waiting, one) for one in places} == {State.APPROVED}
    assert state_of(waiting, FIRST) is State.EDITED


def test_returned_with_a_comment(waiting: MainWindow, settled: Settled, qtbot: QtBot):
    waiting.queue.go_to(FIRST)
    qtbot.mouseClick(waiting.queue.return_button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(waiting, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.words.setPlainText("Поверніть дату")
    dialog.accept()
    settled(waiting.session)
    assert state_of(waiting, FIRST) is State.RETURNED
    assert waiting.session.workspace is not None
    assert [thread.first.text for thread in waiting.session.workspace.comments.of(FIRST)] == ["Поверніть дату"]


def test_a_translator_sees_the_changes_and_cannot_approve(waiting: MainWindow, settled: Settled):
    take_role(waiting, Role.TRANSLATOR)
    settled(waiting.session)
    waiting.queue.view.go_to(0)
    assert not waiting.queue.approve_button.isEnabled()
    assert not waiting.queue.return_button.isEnabled()


def test_going_from_change_to_change(waiting: MainWindow, settled: Settled):
    segments = waiting.queue.model.segments()
    seen = []
    for _ in range(len(segments) + 1):
        waiting.actions_["next-change"].trigger()
        settled(waiting.session)
        seen.append(waiting.segments.current)
    assert seen == [*segments, segments[0]]


def test_edited_and_approved_by_one_key(waiting: MainWindow, settled: Settled):
    waiting.queue.opened.emit(FIRST)
    waiting.editor.target.set_text("Краще речення.")
    waiting.actions_["approve"].trigger()
    settled(waiting.session)
    row = waiting.session.row(FIRST)
    assert row is not None
    assert (row.segment.target, row.segment.state) == ("Краще речення.", State.APPROVED)
    assert waiting.editor.unsaved == {}
    assert [event.action for event in waiting.session.history(FIRST)][:2] == ["approve", "edit"]


@pytest.mark.parametrize("grouping", Grouping)
def test_the_model(qtmodeltester: ModelTester, waiting: MainWindow, grouping: Grouping):
    assert waiting.session.workspace is not None
    model = QueueModel()
    qtmodeltester.check(model)
    model.show(lines_of(waiting.session.workspace.queue.groups(grouping)))
    qtmodeltester.check(model)
    assert model.rowCount() > 2
