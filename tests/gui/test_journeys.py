"""Whole ways through the real window on the real sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.model import Query, Role, Scope, State
from app.workspace import Workspace
from tests.factories import a_person
from ui.dialogs.fix import FixDialog
from ui.dialogs.ignore import IgnoreDialog
from ui.dialogs.reason import ReasonDialog
from ui.main_window import MainWindow
from ui.panes.documents import FILTERS
from ui.panes.findings import PROJECT
from ui.session import Session

Settled = Callable[[Session], None]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    window.activateWindow()  # a dialog that closes leaves none active where there is no window manager
    qtbot.waitUntil(window.isActiveWindow)
    widget = QApplication.focusWidget() or window
    qtbot.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)


def type_in(widget: QWidget, text: str) -> None:
    """As an input method does: no test may press Cyrillic keys, Qt's test keyboard has none."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def dialog_of(window: MainWindow, kind: type[QWidget]) -> QWidget:
    shown = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    assert len(shown) == 1
    return shown[0]


def state_of(window: MainWindow, segment: int) -> State:
    row = window.session.row(segment)
    assert row is not None
    return row.segment.state


def take_role(window: MainWindow, role: Role) -> None:
    window.role_box.setCurrentIndex(window.role_box.findData(role))
    window.role_box.activated.emit(window.role_box.currentIndex())


def picture_of(workspace: Workspace) -> list[tuple[object, ...]]:
    """All of a project that a person sees, as values to compare."""
    rows = workspace.rows(workspace.order(Query()))
    return [(row.segment, row.risk, row.findings, row.worst) for row in rows]


def mend_a_name(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    """To a name in two spellings by its key, and its fix everywhere, previewed."""
    session, control = window.session, Qt.KeyboardModifier.ControlModifier
    while (finding := window.findings.current) is None or finding.check != "name-inconsistent":
        press(qtbot, window, Qt.Key.Key_F8)
        settled(session)
    name = finding.subject
    assert len({form.base for entry in session.names().names if entry.name == name for form in entry.forms}) > 1
    press(qtbot, window, Qt.Key.Key_Period, control)
    settled(session)
    dialog = dialog_of(window, FixDialog)
    assert isinstance(dialog, FixDialog)
    assert dialog.model.chosen()
    dialog.accept()
    settled(session)
    assert len({form.base for entry in session.names().names if entry.name == name for form in entry.forms}) == 1


def test_a_day_of_work(qtbot: QtBot, project: Path, open_window: Callable[[Path | None], MainWindow], settled: Settled):
    window = open_window(project)
    session, control = window.session, Qt.KeyboardModifier.ControlModifier
    window.activateWindow()
    window.editor.target.setFocus()

    mend_a_name(qtbot, window, settled)

    # an edit, confirmed: on to the next
    window.segments.go_to(window.segments.model.ids[1])
    settled(session)
    edited = window.segments.current
    before = window.editor.target.text()
    window.editor.target.put_cursor(0)
    type_in(window.editor.target, "Отже, ")
    press(qtbot, window, Qt.Key.Key_Return, control)
    settled(session)
    assert window.segments.current == window.segments.model.ids[2]
    row = session.row(edited)
    assert row is not None
    assert (row.segment.target, row.segment.state) == ("Отже, " + before, State.REVIEWED)

    # an editor approves it
    take_role(window, Role.EDITOR)
    window.segments.go_to(edited)
    settled(session)
    press(qtbot, window, Qt.Key.Key_Return, control | Qt.KeyboardModifier.ShiftModifier)
    settled(session)
    assert state_of(window, edited) is State.APPROVED

    # three steps back: approval, confirmation, edit
    for expected in (State.REVIEWED, State.EDITED, State.NEW):
        press(qtbot, window, Qt.Key.Key_Z, control)
        settled(session)
        assert state_of(window, edited) is expected
    assert window.segments.current == edited
    assert window.editor.target.text() == before

    # one forward
    press(qtbot, window, Qt.Key.Key_Y, control)
    settled(session)
    assert window.editor.target.text() == "Отже, " + before

    workspace = session.workspace
    assert workspace is not None
    left = picture_of(workspace)
    window.close()

    again = open_window(project)
    workspace = again.session.workspace
    assert workspace is not None
    assert picture_of(workspace) == left


def test_undo_takes_typing_back_before_history(qtbot: QtBot, window: MainWindow, settled: Settled):
    window.segments.go_to(window.segments.model.ids[2])
    settled(window.session)
    before = window.editor.target.text()
    window.editor.target.setFocus()
    type_in(window.editor.target, "щось ")
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window.session)
    assert window.editor.target.text() == before
    assert len(window.session.history()) == 1  # the import alone


def test_what_is_typed_is_saved_after_a_pause(qtbot: QtBot, window: MainWindow, settled: Settled):
    segment = window.segments.model.ids[2]
    window.segments.go_to(segment)
    type_in(window.editor.target, "щось ")
    row = window.session.row(segment)
    qtbot.waitUntil(lambda: not window.editor.unsaved)
    settled(window.session)
    now = window.session.row(segment)
    assert row is not None
    assert now is not None
    assert now.segment.target == "щось " + row.segment.target


def test_no_break_spaces_survive_the_editor(window: MainWindow, settled: Settled):
    session = window.session
    ids = window.segments.model.ids
    segment = next(row.segment for row in session.rows(ids) if "\u00a0" in row.segment.target)
    window.segments.go_to(segment.id)
    settled(session)
    assert window.editor.target.text() == segment.target
    assert not window.editor.unsaved
    window.editor.target.put_cursor(0)
    type_in(window.editor.target, "А ")
    window.editor.flush()
    settled(session)
    row = session.row(segment.id)
    assert row is not None
    assert row.segment.target == "А " + segment.target


def test_confirming_walks_the_filtered_list(qtbot: QtBot, window: MainWindow, settled: Settled):
    window.documents.choose_filter(FILTERS[2])  # with findings
    settled(window.session)
    listed = list(window.segments.model.ids)
    assert 0 < len(listed) < 27
    window.segments.go_to(listed[0])
    window.editor.target.setFocus()
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window.session)
    assert window.segments.current == listed[1]
    assert state_of(window, listed[0]) is State.REVIEWED


def test_reviewed_segments_leave_the_list_of_unreviewed_ones(qtbot: QtBot, window: MainWindow, settled: Settled):
    window.documents.choose_filter(FILTERS[1])
    settled(window.session)
    first, second = window.segments.model.ids[:2]
    window.segments.go_to(first)
    window.editor.target.setFocus()
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window.session)
    assert window.segments.current == second
    assert window.segments.model.place(first) is None


@pytest.mark.parametrize("scope", list(Scope))
def test_ignoring_and_reconsidering(window: MainWindow, settled: Settled, scope: Scope):
    session = window.session
    window.actions_["next-finding"].trigger()
    settled(session)
    finding = window.findings.current
    assert finding is not None
    window.actions_["ignore"].trigger()
    dialog = dialog_of(window, IgnoreDialog)
    assert isinstance(dialog, IgnoreDialog)
    dialog.scopes[scope].setChecked(True)
    dialog.reason.setCurrentText("It is right")
    dialog.accept()
    settled(session)
    assert finding.fingerprint not in {one.fingerprint for one in session.findings()}
    window.findings.reach_box.setCurrentIndex(window.findings.reach_box.findData(PROJECT))
    window.findings.ignored_box.setChecked(True)
    settled(session)
    window.findings.go_to(finding)
    current = window.findings.current
    assert current is not None
    assert current.decision is not None
    assert current.decision.reason == "It is right"
    window.actions_["reconsider"].trigger()
    settled(session)
    assert finding.fingerprint in {one.fingerprint for one in session.findings()}


def test_giving_back_needs_a_comment_and_an_editor(window: MainWindow, settled: Settled):
    session = window.session
    segment = window.segments.current
    assert not window.actions_["give-back"].isEnabled()
    take_role(window, Role.EDITOR)
    assert window.actions_["give-back"].isEnabled()
    window.actions_["give-back"].trigger()
    dialog = dialog_of(window, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.words.setPlainText("Перевірте назву")
    dialog.accept()
    settled(session)
    assert state_of(window, segment) is State.RETURNED
    assert session.history(segment)[0].note == "Перевірте назву"


def test_a_locked_segment_can_be_reopened(window: MainWindow, settled: Settled):
    take_role(window, Role.LEAD)
    segment = window.segments.current
    window.actions_["approve"].trigger()
    settled(window.session)
    window.segments.go_to(segment)
    assert window.editor.target.isReadOnly()
    window.actions_["reopen"].trigger()
    dialog = dialog_of(window, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.words.setPlainText("Нова назва")
    dialog.accept()
    settled(window.session)
    assert not window.editor.target.isReadOnly()


def test_a_refused_edit_is_kept_and_told(window: MainWindow, settled: Settled):
    """Somebody else approves the segment while it is being typed in."""
    session = window.session
    segment = window.segments.current
    type_in(window.editor.target, "щось ")
    typed = window.editor.target.text()
    other = Workspace.open(session.workspace.where, a_person("Іра", Role.EDITOR))
    other.approve([segment])
    other.close()
    window.editor.flush()
    settled(session)
    assert "approved" in window.notice.words
    window.segments.go_to(window.segments.model.ids[3])
    window.segments.go_to(segment)
    assert window.editor.target.text() == typed
    assert window.editor.unsaved == {segment: typed}
    window.editor.undo_typing()
    assert window.editor.unsaved == {}


def test_searching_and_going_to(window: MainWindow, settled: Settled):
    window.actions_["filter"].trigger()
    window.segments.search.setText("Trùng Khánh")
    window.segments.search.returnPressed.emit()
    settled(window.session)
    assert 0 < len(window.segments.model.ids) < 27
    window.segments.search.setText("немає такого")
    window.segments.search.returnPressed.emit()
    settled(window.session)
    assert list(window.segments.model.ids) == []
    assert window.editor.row is None
    window.segments.search.clear()
    window.segments.search.returnPressed.emit()
    settled(window.session)
    window.review.go_to_number(20)
    assert window.editor.row is not None
    assert window.editor.row.segment.position == 20


def test_checking_everything_changes_nothing(window: MainWindow, settled: Settled):
    workspace = window.session.workspace
    assert workspace is not None
    before = picture_of(workspace)
    window.actions_["check"].trigger()
    settled(window.session)
    assert picture_of(workspace) == before
    assert window.notice.words == "Everything was checked"
