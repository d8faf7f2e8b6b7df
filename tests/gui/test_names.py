"""Deciding on names through the real window on the real sample: every action, by its key or its menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model import Event, NameDecision, NameEntry, NameVerdict, Role
from tests.gui.test_journeys import dialog_of, press, take_role
from ui.dialogs.decide import DecideDialog
from ui.dialogs.fix import FixDialog
from ui.dialogs.left_out import LeftOutDialog
from ui.main_window import MainWindow
from ui.models.table import Roles
from ui.session import Session

Settled = Callable[[Session], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAME = "Trùng Khánh"  # in the sample in two forms, at seven places
FORMS = ("Чунг Кхань", "Чунг Хань")


@pytest.fixture
def at_name(window: MainWindow, settled: Settled) -> MainWindow:
    """The window with the name at hand and the keyboard in the ledger."""
    window.docks["names"].raise_()
    window.names.go_to_name(NAME)
    window.activateWindow()
    window.names.names_view.setFocus()
    settled(window.session)
    return window


def entry_of(window: MainWindow, name: str = NAME) -> NameEntry | None:
    return next((entry for entry in window.session.names().names if entry.name == name), None)


def decision_of(window: MainWindow) -> NameDecision:
    entry = entry_of(window)
    assert entry is not None
    assert entry.decision is not None
    return entry.decision


def ask(window: MainWindow) -> DecideDialog:
    window.actions_["other-form"].trigger()
    dialog = dialog_of(window, DecideDialog)
    assert isinstance(dialog, DecideDialog)
    return dialog


@pytest.mark.parametrize(
    ("keys", "verdict", "forms"),
    [
        ((Qt.Key.Key_D, CONTROL), NameVerdict.FORM, FORMS[:1]),
        ((Qt.Key.Key_B, CONTROL), NameVerdict.BOTH, FORMS),
        ((Qt.Key.Key_F, CONTROL | SHIFT), NameVerdict.DIFFERENT, FORMS),
    ],
)
def test_a_key_decides_and_another_takes_it_back(
    qtbot: QtBot,
    at_name: MainWindow,
    settled: Settled,
    keys: tuple[Qt.Key, Qt.KeyboardModifier],
    verdict: NameVerdict,
    forms: tuple[str, ...],
):
    assert not at_name.actions_["undecide"].isEnabled()
    press(qtbot, at_name, *keys)
    settled(at_name.session)
    decision = decision_of(at_name)
    assert (decision.verdict, set(decision.forms), decision.locked) == (verdict, set(forms), False)
    assert decision.who == at_name.session.person.name
    assert NAME in at_name.notice.words
    assert at_name.names.names_view.hasFocus()
    press(qtbot, at_name, Qt.Key.Key_T, CONTROL | SHIFT)
    settled(at_name.session)
    entry = entry_of(at_name)
    assert entry is not None
    assert entry.decision is None


def test_the_form_at_hand_is_the_one_decided(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    press(qtbot, at_name, Qt.Key.Key_Return)  # into the forms
    press(qtbot, at_name, Qt.Key.Key_Down)
    assert at_name.names.form == FORMS[1]
    press(qtbot, at_name, Qt.Key.Key_D, CONTROL)
    settled(at_name.session)
    entry = entry_of(at_name)
    assert entry is not None
    assert (entry.preferred, entry.preferred_because) == (FORMS[1], "decision")
    assert at_name.names.form == FORMS[1]


def test_no_name_leaves_the_list_and_comes_back(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    press(qtbot, at_name, Qt.Key.Key_X, CONTROL | SHIFT)
    settled(at_name.session)
    assert entry_of(at_name) is None
    assert "undo brings it back" in at_name.notice.words
    press(qtbot, at_name, Qt.Key.Key_Z, CONTROL)
    settled(at_name.session)
    assert entry_of(at_name) is not None


def test_what_was_left_out_is_listed_and_taken_back(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    at_name.actions_["left-out"].trigger()
    settled(at_name.session)
    assert at_name.notice.words == "No name was left out"
    press(qtbot, at_name, Qt.Key.Key_X, CONTROL | SHIFT)
    settled(at_name.session)
    at_name.actions_["left-out"].trigger()
    settled(at_name.session)
    dialog = dialog_of(at_name, LeftOutDialog)
    assert isinstance(dialog, LeftOutDialog)
    assert [one.name for one in dialog.model.items] == [NAME]
    dialog.accept()
    settled(at_name.session)
    assert entry_of(at_name) is not None
    at_name.actions_["left-out"].trigger()
    settled(at_name.session)
    assert at_name.notice.words == "No name was left out"


def test_another_form_with_a_reason_and_a_lock(at_name: MainWindow, settled: Settled):
    take_role(at_name, Role.EDITOR)
    dialog = ask(at_name)
    offered = [dialog.form.itemText(place) for place in range(dialog.form.count())]
    assert offered == ["Чунгкхань", *FORMS]
    dialog.form.setCurrentText("  ")
    assert not dialog.accept_button.isEnabled()
    dialog.form.setCurrentText(" Чунгкхань ")
    dialog.reason.setText("за атласом")
    dialog.lock.setChecked(True)
    dialog.accept()
    settled(at_name.session)
    decision = decision_of(at_name)
    assert (decision.forms, decision.why, decision.locked) == (("Чунгкхань",), "за атласом", True)
    told = at_name.names.details.toPlainText()
    assert "за атласом" in told
    assert "locked" in told
    assert at_name.names.names_view.currentIndex().data(Roles.AccessibleTextRole).endswith("locked")


def test_a_translator_cannot_lock_nor_change_what_is_locked(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    dialog = ask(at_name)
    assert dialog.lock.isHidden()
    dialog.reject()
    take_role(at_name, Role.EDITOR)
    dialog = ask(at_name)
    dialog.form.setCurrentText(FORMS[0])
    dialog.lock.setChecked(True)
    dialog.accept()
    settled(at_name.session)
    take_role(at_name, Role.TRANSLATOR)
    before = decision_of(at_name)
    at_name.names.names_view.setFocus()
    for key, modifiers in ((Qt.Key.Key_B, CONTROL), (Qt.Key.Key_T, CONTROL | SHIFT)):
        at_name.notice.hide()
        press(qtbot, at_name, key, modifiers)
        settled(at_name.session)
        assert "is locked" in at_name.notice.words
        assert decision_of(at_name) == before


def test_a_lock_stays_with_a_quick_decision_of_an_editor(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    take_role(at_name, Role.LEAD)
    dialog = ask(at_name)
    dialog.verdicts[NameVerdict.DIFFERENT].setChecked(True)
    dialog.lock.setChecked(True)
    dialog.accept()
    settled(at_name.session)
    at_name.names.names_view.setFocus()
    press(qtbot, at_name, Qt.Key.Key_B, CONTROL)
    settled(at_name.session)
    assert (decision_of(at_name).verdict, decision_of(at_name).locked) == (NameVerdict.BOTH, True)


def test_one_form_everywhere_is_previewed_and_one_step_back(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    here = at_name.segments.current
    press(qtbot, at_name, Qt.Key.Key_E, CONTROL | SHIFT)
    settled(at_name.session)
    dialog = dialog_of(at_name, FixDialog)
    assert isinstance(dialog, FixDialog)
    assert {change.old for change in dialog.model.chosen()} == {"Чунг Хань", "Чунг Ханя"}
    assert dialog.view.isColumnHidden(2)
    dialog.accept()
    settled(at_name.session)
    entry = entry_of(at_name)
    assert entry is not None
    assert [form.base for form in entry.forms] == [FORMS[0]]
    press(qtbot, at_name, Qt.Key.Key_Z, CONTROL)
    settled(at_name.session)
    entry = entry_of(at_name)
    assert entry is not None
    assert len(entry.forms) == 2
    assert at_name.segments.current == here


def test_approved_places_are_left_out_and_counted(at_name: MainWindow, settled: Settled):
    entry = entry_of(at_name)
    assert entry is not None
    segments = next(form.segments for form in entry.forms if form.base == FORMS[1])
    take_role(at_name, Role.EDITOR)
    at_name.session.approve([segments[0]], lambda _: None, lambda _: None)
    settled(at_name.session)
    at_name.actions_["everywhere"].trigger()
    settled(at_name.session)
    dialog = dialog_of(at_name, FixDialog)
    assert isinstance(dialog, FixDialog)
    assert len(dialog.model.items) == 1
    assert dialog.remarks.text() == "1 place is left out: approved"
    dialog.reject()
    at_name.session.approve([segments[-1]], lambda _: None, lambda _: None)
    settled(at_name.session)
    at_name.actions_["everywhere"].trigger()
    settled(at_name.session)
    assert at_name.notice.words == "Only 2 approved places depart"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_row_has_every_decision(at_name: MainWindow, settled: Settled):
    view = at_name.names.names_view
    where = view.visualRect(view.currentIndex()).center()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, where, view.viewport().mapToGlobal(where)))
        assert at_name.names.menu.isVisible()
        at_name.names.menu.close()
    words = {action.text() for action in at_name.names.menu.actions()}
    assert {"Use this form", "Other form…", "Allow these forms", "Different names", "Not a name"} <= words
    assert {"Take the decision back", "Use it everywhere…"} <= words
    next(action for action in at_name.names.menu.actions() if action.text() == "Allow these forms").trigger()
    settled(at_name.session)
    assert decision_of(at_name).verdict is NameVerdict.BOTH


def test_nothing_is_decided_on_a_name_that_is_not_seen(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    at_name.docks["findings"].raise_()
    qtbot.waitUntil(lambda: not at_name.actions_["use-form"].isEnabled())
    at_name.editor.target.setFocus()
    press(qtbot, at_name, Qt.Key.Key_D, CONTROL)
    settled(at_name.session)
    entry = entry_of(at_name)
    assert entry is not None
    assert entry.decision is None


def test_from_a_name_to_its_place_in_the_text_and_back(qtbot: QtBot, at_name: MainWindow, settled: Settled):
    press(qtbot, at_name, Qt.Key.Key_Return)
    assert at_name.names.forms_view.hasFocus()
    press(qtbot, at_name, Qt.Key.Key_Down)
    settled(at_name.session)
    press(qtbot, at_name, Qt.Key.Key_Return)
    assert at_name.names.places_view.hasFocus()
    press(qtbot, at_name, Qt.Key.Key_Down)
    place = at_name.names.places.items[1]
    press(qtbot, at_name, Qt.Key.Key_Return)
    settled(at_name.session)
    assert at_name.segments.current == place.segment.id
    assert at_name.editor.target.hasFocus()
    assert at_name.editor.target.textCursor().selectedText() == place.mention.written
    press(qtbot, at_name, Qt.Key.Key_F6)
    assert at_name.names.places_view.hasFocus()
    assert at_name.names.places_view.value() == place
    press(qtbot, at_name, Qt.Key.Key_F6)
    assert at_name.editor.target.hasFocus()


def test_from_a_sound_to_one_of_its_names(qtbot: QtBot, at_name: MainWindow):
    at_name.docks["sounds"].raise_()
    at_name.sounds.view.go_to(0)
    at_name.sounds.view.setFocus()
    press(qtbot, at_name, Qt.Key.Key_Return)
    wanted = at_name.sounds.names.items[0].name
    press(qtbot, at_name, Qt.Key.Key_Return)
    assert not at_name.names.visibleRegion().isEmpty()
    assert at_name.names.entry is not None
    assert at_name.names.entry.name == wanted
    assert at_name.names.names_view.hasFocus()


@pytest.mark.parametrize("suffix", [".csv", ".tbx"])
def test_decisions_travel_in_a_file(at_name: MainWindow, settled: Settled, tmp_path: Path, suffix: str):
    path = tmp_path / f"names{suffix}"
    at_name.actions_["use-form"].trigger()
    at_name.deciding.write(path)
    settled(at_name.session)
    assert at_name.notice.words == f"Written: {path}"
    at_name.actions_["undo"].trigger()
    settled(at_name.session)
    at_name.deciding.take(path)
    settled(at_name.session)
    assert at_name.notice.words == "1 decision taken over"
    assert decision_of(at_name).forms == FORMS[:1]
    at_name.deciding.take(path)
    settled(at_name.session)
    assert at_name.notice.words == "There is nothing new in this file"


def test_a_file_that_cannot_be_read_is_told(at_name: MainWindow, settled: Settled, tmp_path: Path):
    at_name.deciding.take(tmp_path / "none.csv")
    settled(at_name.session)
    assert "none.csv" in at_name.notice.words


def test_the_history_tells_a_decision_once(at_name: MainWindow, settled: Settled):
    dialog = ask(at_name)
    dialog.form.setCurrentText(FORMS[0])
    dialog.reason.setText("за атласом")
    dialog.accept()
    settled(at_name.session)
    at_name.history.reach_box.setCurrentIndex(1)
    at_name.history.reached.emit()
    event = at_name.history.model.items[0]
    assert isinstance(event, Event)
    told = at_name.history.model.index(0, 0).data()
    assert told.count(FORMS[0]) == 1
    assert told.endswith(f"{NAME}: This form: «{FORMS[0]}» · за атласом")


def test_the_keyboard_begins_in_the_list(qtbot: QtBot, window: MainWindow):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.segments.view.hasFocus()


def test_the_keyboard_goes_to_the_list_of_a_project_opened_later(
    project: Path, open_window: Callable[[Path | None], MainWindow], settled: Settled
):
    window = open_window(None)
    window.projects.open(project)
    settled(window.session)
    assert window.focusWidget() is window.segments.view


@pytest.fixture
def uncertain(at_name: MainWindow, settled: Settled) -> tuple[FixDialog, int]:
    """The preview of a form whose ending nobody can know at one place, and the row of that place."""
    asked = ask(at_name)
    asked.form.setCurrentText("Чунгха")
    asked.accept()
    settled(at_name.session)
    finding = next(one for one in at_name.session.findings() if one.subject == NAME and one.fix is None)
    at_name.docks["findings"].raise_()
    at_name.review.show_finding(finding)
    settled(at_name.session)
    at_name.findings.go_to(finding)
    at_name.actions_["fix"].trigger()
    settled(at_name.session)
    dialog = dialog_of(at_name, FixDialog)
    assert isinstance(dialog, FixDialog)
    (row,) = dialog.choosers
    return dialog, row


def test_what_is_not_certain_is_never_ticked_unasked(uncertain: tuple[FixDialog, int]):
    dialog, row = uncertain
    ticked = len(dialog.model.chosen())
    assert ticked == len(dialog.model.items) - 1
    assert dialog.remarks.text() == "1 place has no certain ending: choose a form"
    dialog.model.tick_all(True)
    assert len(dialog.model.chosen()) == ticked
    box = dialog.choosers[row]
    assert [box.itemText(place) for place in range(box.count())] == ["choose…", "Чунгхи", "Чунгха"]
    assert box.currentIndex() == 0


def test_choosing_a_form_ticks_it_and_only_that_is_written(
    qtbot: QtBot, at_name: MainWindow, settled: Settled, uncertain: tuple[FixDialog, int]
):
    dialog, row = uncertain
    box = dialog.choosers[row]
    box.setFocus()
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "Чунгха"
    dialog.model.tick_all(False)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    (chosen,) = dialog.model.chosen()
    assert (chosen.new, chosen.certain) == ("Чунгхи", True)
    segment = chosen.segment.id
    dialog.accept()
    settled(at_name.session)
    row_now = at_name.session.row(segment)
    assert row_now is not None
    assert "Чунгхи" in row_now.segment.target
    assert {change.key for change in at_name.session.history()[0].changes} == {str(segment)}


def test_a_tick_takes_the_form_that_is_shown_and_can_be_given_up(uncertain: tuple[FixDialog, int]):
    dialog, row = uncertain
    dialog.model.tick_all(False)
    dialog.view.go_to(row)
    dialog.view.opened.emit(None)
    assert [change.new for change in dialog.model.chosen()] == ["Чунгхи"]
    assert dialog.choosers[row].currentText() == "Чунгхи"
    dialog.model.choose(row, "")
    assert dialog.model.chosen() == []
    assert dialog.choosers[row].currentText() == "choose…"
