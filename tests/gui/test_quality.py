"""The quality profile in the window: the box of the toolbar, the dialog, and undoing a choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.model import CheckRule, Pattern, Quality, Role, Severity, SignOff
from app.workspace import checks_under, quality_named, shipped_qualities
from ui.dialogs.quality import QualityDialog
from ui.main_window import MainWindow
from ui.panes.checks import CHECK
from ui.session import Session

Settled = Callable[[Session], None]
COMMA = Pattern("comma", "Comma", target=" ,", fix=",")


@pytest.fixture
def dialog(qtbot: QtBot) -> QualityDialog:
    made = QualityDialog(Quality(patterns=(COMMA,)))
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: QualityDialog) -> list[str]:
    return [one.id for one in checks_under(dialog.quality) if not dialog.tree.line(one.id).isHidden()]


def tick(dialog: QualityDialog, check: str, state: Qt.CheckState) -> None:
    dialog.tree.line(check).setCheckState(CHECK, state)


# the dialog


def test_every_check_and_pattern_has_a_line(dialog: QualityDialog):
    ids = [one.id for one in checks_under(dialog.quality)]
    assert "pattern:comma" in ids
    for check in ids:
        assert dialog.tree.line(check).checkState(CHECK) in {Qt.CheckState.Checked, Qt.CheckState.Unchecked}


def test_a_check_is_switched_off_by_space(dialog: QualityDialog, qtbot: QtBot):
    dialog.tree.go_to("omission")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.quality.rule("omission").on is False
    assert dialog.quality.name == "calm, changed"
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.quality.rule("omission").on is True


def test_a_pattern_is_switched_off_and_gets_another_severity(dialog: QualityDialog):
    tick(dialog, "pattern:comma", Qt.CheckState.Unchecked)
    dialog.tree.go_to("pattern:comma")
    dialog.details.severity_chosen.emit(Severity.CRITICAL)
    [pattern] = dialog.quality.patterns
    assert (pattern.on, pattern.severity) == (False, Severity.CRITICAL)


def test_a_check_gets_another_severity_and_its_own_again(dialog: QualityDialog):
    dialog.tree.go_to("omission")
    dialog.details.severity.setCurrentIndex(3)
    dialog.details.severity.activated.emit(3)
    assert dialog.quality.rule("omission").severity is Severity.CRITICAL
    dialog.details.severity.setCurrentIndex(1)
    dialog.details.severity.activated.emit(1)
    assert dialog.quality.rule("omission") == CheckRule()


def test_a_parameter_is_set_and_comes_back_to_what_it_was(dialog: QualityDialog):
    dialog.tree.go_to("omission")
    short, shortest = dialog.details.fields["short"], dialog.details.fields["shortest"]
    assert isinstance(short, QDoubleSpinBox)
    assert isinstance(shortest, QSpinBox)
    short.setValue(3.5)
    shortest.setValue(60)
    assert dialog.quality.rule("omission").parameters == {"short": 3.5, "shortest": 60}
    assert short is dialog.details.fields["short"]  # the field a person types in stays
    short.setValue(2.2)
    shortest.setValue(40)
    assert dialog.quality.rule("omission") == CheckRule()


def test_what_differs_from_calm(dialog: QualityDialog):
    dialog.only_changed.setChecked(True)
    assert shown(dialog) == ["pattern:comma"]
    tick(dialog, "number", Qt.CheckState.Unchecked)
    assert shown(dialog) == ["number", "pattern:comma"]


@pytest.mark.parametrize(
    ("words", "found"), [("omission", "omission"), ("SOMETHING LEFT", "omission"), ("pattern:comma", "pattern:comma")]
)
def test_a_check_is_found_by_its_words(dialog: QualityDialog, words: str, found: str):
    dialog.search.setText(words)
    assert shown(dialog) == [found]
    dialog.search.clear()
    assert len(shown(dialog)) == len(checks_under(dialog.quality))


def test_what_blocks_sign_off_is_chosen(dialog: QualityDialog):
    box = dialog.sign_off
    box.open_findings.setCurrentIndex(0)
    box.open_findings.activated.emit(0)
    box.unreviewed.click()
    box.score.setValue(90)
    assert dialog.quality.sign_off == SignOff(None, (), unreviewed=False, lowest_score=90)


def test_beginning_with_a_shipped_profile(dialog: QualityDialog):
    for place, (name, quality) in enumerate(shipped_qualities().items()):
        dialog.base.setCurrentIndex(place)
        dialog.base.activated.emit(place)
        assert dialog.quality == quality
        assert dialog.name.text() == name


def test_a_profile_goes_to_a_file_and_trouble_is_told(dialog: QualityDialog, tmp_path: Path):
    dialog.name.setText("house")
    dialog.save_to(tmp_path / "house.toml")
    assert quality_named(str(tmp_path / "house.toml")) == dialog.quality
    dialog.save_to(tmp_path / "nowhere" / "house.toml")
    assert "nowhere" in dialog.notice.words


def test_a_name_is_wanted(dialog: QualityDialog):
    dialog.name.setText("  ")
    assert not dialog.accept_button.isEnabled()


def test_every_field_says_what_it_is_to_a_screen_reader(dialog: QualityDialog):
    dialog.tree.go_to("omission")
    dialog.details.parameter_set.emit("short", 3.0)
    fields = [dialog.base, dialog.name, dialog.search, dialog.tree, dialog.details.severity, dialog.sign_off.score]
    more: list[QWidget] = [*dialog.details.fields.values(), dialog.sign_off.open_findings]
    assert all(field.accessibleName() for field in [*fields, *more])
    said = dialog.tree.line("omission").data(CHECK, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Something left out, minor, short 3.0, from calm")
    assert said.endswith(", on")


# the window


def test_the_box_shows_the_profile_in_force(window: MainWindow):
    box = window.quality_box
    assert box.currentText() == "calm"
    assert [box.itemText(row) for row in range(box.count())] == [*shipped_qualities(), "Look and change…"]


def test_no_project_nothing_to_choose(open_window: Callable[[Path | None], MainWindow]):
    box = open_window(None).quality_box
    assert not box.isEnabled()
    assert box.count() == 0


def test_choosing_in_the_box_judges_by_it_and_undo_takes_it_back(window: MainWindow, settled: Settled):
    window.session.take_role(Role.LEAD)
    before = len(window.session.findings())
    choose(window, "names-only")
    settled(window.session)
    assert {one.check.partition("-")[0] for one in window.session.findings()} <= {"name", "syllable", "onset"}
    assert window.quality_box.currentText() == "names-only"
    window.actions_["undo"].trigger()
    settled(window.session)
    assert len(window.session.findings()) == before
    assert window.quality_box.currentText() == "calm"
    assert window.notice.words == "Taken back: Quality profile"
    window.actions_["redo"].trigger()
    settled(window.session)
    assert window.quality_box.currentText() == "names-only"


def test_who_is_no_lead_is_told_so(window: MainWindow, settled: Settled):
    choose(window, "names-only")
    settled(window.session)
    assert window.quality_box.currentText() == "calm"
    assert "a lead can" in window.notice.words


def test_the_dialog_of_the_action_judges_by_what_was_changed(window: MainWindow, settled: Settled):
    window.session.take_role(Role.LEAD)
    window.actions_["quality"].trigger()
    [dialog] = window.findChildren(QualityDialog)
    tick(dialog, "number", Qt.CheckState.Unchecked)
    dialog.accept()
    settled(window.session)
    assert "number" not in {one.check for one in window.session.findings()}
    assert window.quality_box.currentText() == "calm, changed"


def test_a_file_is_loaded_into_the_dialog_or_its_fault_told(window: MainWindow, settled: Settled, tmp_path: Path):
    (tmp_path / "good.toml").write_text('name = "house"', encoding="utf-8")
    (tmp_path / "bad.toml").write_text("[checks.nunber]\non = true", encoding="utf-8")
    window.quality_box.setCurrentIndex(window.quality_box.count() - 1)
    window.quality_box.activated.emit(window.quality_box.count() - 1)
    [dialog] = window.findChildren(QualityDialog)
    dialog.file_wanted.emit(tmp_path / "bad.toml")
    settled(window.session)
    assert "'nunber' is no check" in dialog.notice.words
    assert dialog.name.text() == "calm"
    dialog.file_wanted.emit(tmp_path / "good.toml")
    settled(window.session)
    assert dialog.name.text() == "house"
    dialog.reject()


def choose(window: MainWindow, name: str) -> None:
    row = window.quality_box.findData(name)
    window.quality_box.setCurrentIndex(row)
    window.quality_box.activated.emit(row)
