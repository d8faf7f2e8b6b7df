"""Versions restored, documents signed off and the history written, in the real window."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Quality, Role, SignOff
from tests.gui.test_journeys import dialog_of, take_role
from ui.dialogs.sign_off import SignOffDialog
from ui.main_window import MainWindow
from ui.models.versions import VersionsModel, lines_of
from ui.panes.history import VERSIONS
from ui.session import Session

Settled = Callable[[Session], None]
SEGMENT = 5
LENIENT = Quality(name="lenient", sign_off=SignOff(open_findings=None, unreviewed=False))


def asked(window: MainWindow, settled: Settled) -> SignOffDialog:
    window.actions_["sign-off"].trigger()
    dialog = dialog_of(window, SignOffDialog)
    assert isinstance(dialog, SignOffDialog)
    settled(window.session)
    return dialog


@pytest.fixture
def lenient(window: MainWindow) -> MainWindow:
    """The window of a lead, on a project whose profile lets everything be signed off."""
    workspace = window.session.workspace
    assert workspace is not None
    workspace.settings = replace(workspace.settings, quality=LENIENT)
    take_role(window, Role.LEAD)
    return window


def test_a_translator_cannot_sign_off(window: MainWindow):
    assert not window.actions_["sign-off"].isEnabled()


def test_what_stands_in_the_way_is_told_before_it_is_refused(window: MainWindow, settled: Settled):
    take_role(window, Role.LEAD)
    dialog = asked(window, settled)
    assert "Segments not reviewed yet" in dialog.state.text()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_signed_off_shown_and_taken_back_with_a_reason(lenient: MainWindow, settled: Settled):
    dialog = asked(lenient, settled)
    dialog.note.setText("готово")
    assert dialog.accept_button.isEnabled()
    dialog.accept()
    settled(lenient.session)
    signed = lenient.session.documents()[0].signed
    assert signed is not None
    assert signed.note == "готово"
    assert lenient.documents.model.index(0, 0).data().startswith("✓ ")
    dialog = asked(lenient, settled)
    assert "«готово»" in dialog.state.text()
    assert not dialog.accept_button.isEnabled()
    dialog.note.setText("ще не все")
    dialog.accept()
    settled(lenient.session)
    assert lenient.session.documents()[0].signed is None


def test_an_editor_takes_back_but_does_not_sign(lenient: MainWindow, settled: Settled):
    take_role(lenient, Role.EDITOR)
    dialog = asked(lenient, settled)
    assert "Only a QA lead signs off" in dialog.state.text()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_typing_in_a_document_that_is_signed_off_is_refused_and_kept(lenient: MainWindow, settled: Settled):
    asked(lenient, settled).accept()
    settled(lenient.session)
    lenient.segments.go_to(SEGMENT)
    lenient.editor.target.set_text("інше")
    lenient.editor.flush()
    settled(lenient.session)
    assert lenient.editor.target.text() == "інше"
    assert lenient.editor.unsaved == {SEGMENT: "інше"}


def test_a_version_is_seen_and_restored(window: MainWindow, settled: Settled, qtbot: QtBot):
    window.segments.go_to(SEGMENT)
    first = window.editor.target.text()
    window.session.act(lambda open_: open_.edit(SEGMENT, "друга"))
    settled(window.session)
    box = window.history.reach_box
    box.setCurrentIndex(box.findData(VERSIONS))
    box.activated.emit(box.currentIndex())
    assert [line.version.text for line in window.history.versions.items] == ["друга", first]
    window.docks["history"].raise_()
    window.history.versions_view.go_to(0)
    assert not window.history.restore_button.isEnabled()
    window.history.versions_view.go_to(1)
    qtbot.mouseClick(window.history.restore_button, Qt.MouseButton.LeftButton)
    settled(window.session)
    assert window.editor.target.text() == first
    assert len(window.history.versions.items) == 3


def test_the_history_is_written(window: MainWindow, settled: Settled, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "h.jsonl"
    window.signing.write_history(path)
    settled(window.session)
    qtbot.waitUntil(path.exists)
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["action"] == "import"


def test_the_model(qtmodeltester: ModelTester, window: MainWindow, settled: Settled):
    window.session.act(lambda open_: open_.edit(SEGMENT, "друга"))
    settled(window.session)
    assert window.session.workspace is not None
    model = VersionsModel()
    qtmodeltester.check(model)
    model.show(lines_of(window.session.workspace.versions(SEGMENT)))
    qtmodeltester.check(model)


def test_the_person_and_the_role_are_shown(window: MainWindow):
    name = window.session.person.name
    assert window.status.person == f"{name} · Translator"
    take_role(window, Role.EDITOR)
    assert window.status.person == f"{name} · Editor"
