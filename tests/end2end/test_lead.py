"""A lead's way through the real window: from two texts to a report on a document that is signed off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.model import Person, Query, Role, State
from app.workspace import SampleWay, Workspace, sample_texts
from ui.dialogs.bring_in import TEXTS, Wish
from ui.dialogs.category import CategoryDialog
from ui.dialogs.sample import SampleDialog
from ui.dialogs.sign_off import SignOffDialog
from ui.flows.projects import report
from ui.main_window import MainWindow
from ui.session import Session

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONGEST = 60_000  # ms of one step on a busy machine
SAMPLED = 4


class Lead:
    """One person at the window: presses keys, fills dialogs, waits until all is done."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def workspace(self) -> Workspace:
        workspace = self.window.session.workspace
        assert workspace is not None
        return workspace

    def settle(self) -> None:
        for _ in range(2):
            self.qtbot.waitUntil(lambda: not self.window.session.busy, timeout=LONGEST)
            self.qtbot.wait(20)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=LONGEST)
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def dialog(self, kind: type[QWidget]) -> QWidget:
        (shown,) = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return shown


@pytest.fixture
def lead(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lead:
    """At a window with nothing open yet."""
    monkeypatch.setenv("ZVIRKA_LANG", "en")
    session = Session(None, Person("Марія", Role.LEAD))
    window = MainWindow(session, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    return Lead(qtbot, window)


def judge(lead: Lead, place: int) -> None:
    """One segment of the sample: what checks offer is accepted, some words are marked, and the whole gets a score."""
    pane = lead.window.scoring.annotation
    segment = pane.segment.id
    for _ in lead.workspace.annotating.offers(segment):
        lead.press(Qt.Key.Key_F8)
        lead.press(Qt.Key.Key_A)
    if place == 0:
        lead.press(Qt.Key.Key_End)
        lead.press(Qt.Key.Key_Left, CONTROL | SHIFT)
        lead.press(Qt.Key.Key_2)
        dialog = lead.dialog(CategoryDialog)
        assert isinstance(dialog, CategoryDialog)
        dialog.search.setText("awkward")
        lead.qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
        lead.settle()
    lead.press(Qt.Key.Key_G)
    for _ in range(5):
        lead.press(Qt.Key.Key_PageUp)
    lead.press(Qt.Key.Key_Return)


def test_from_two_texts_to_a_signed_report(lead: Lead, tmp_path: Path):
    window, (source, target) = lead.window, sample_texts()

    # a project of two texts, checked
    project = tmp_path / "article.zvirka"
    window.projects.bring_in(Wish(TEXTS, str(source), str(target), project=str(project)), new=True)
    lead.settle()
    workspace = lead.workspace
    lead.press(Qt.Key.Key_F5)
    assert workspace.findings()
    (document,) = workspace.documents()

    # a sample is drawn and judged
    window.actions_["draw-sample"].trigger()
    dialog = lead.dialog(SampleDialog)
    assert isinstance(dialog, SampleDialog)
    dialog.ways[SampleWay.RISK].setChecked(True)
    dialog.count.setValue(SAMPLED)
    dialog.accept()
    lead.settle()
    sample = window.scoring.annotating.sample
    for place in range(SAMPLED):
        judge(lead, place)
    assert [one.segment for one in workspace.annotating.assessments()] == sample
    assert {one.esa for one in workspace.annotating.assessments()} == {100.0}
    assert any(one.category == "style/awkward" for one in workspace.annotating.of())
    assert any(one.check for one in workspace.annotating.of())

    # the scores say so, with their caveat
    lead.press(Qt.Key.Key_S, CONTROL | SHIFT)
    rows = {row.name: row for row in window.scoring.pane.model.items}
    assert rows["ESA"].value == "100.00"
    assert all("indicative" in row.verdict for name, row in rows.items() if name.startswith("MQM 2.0"))
    lead.press(Qt.Key.Key_S, CONTROL | SHIFT)

    # everything is approved and the document signed off
    window.segments.view.selectAll()
    window.actions_["approve"].trigger()
    lead.settle()
    assert {row.segment.state for row in workspace.rows(workspace.order(Query()))} == {State.APPROVED}
    sign_off(lead, document.id)
    (signed,) = workspace.documents()
    assert signed.signed is not None
    assert signed.signed.who == "Марія"

    # and the report is handed over
    hand_over(lead, tmp_path)


def sign_off(lead: Lead, document: int) -> None:
    """By its dialog; nothing may stand in the way."""
    lead.window.actions_["sign-off"].trigger()
    lead.settle()
    dialog = lead.dialog(SignOffDialog)
    assert isinstance(dialog, SignOffDialog)
    assert dialog.document.id == document
    assert dialog.accept_button.isEnabled(), dialog.state.text()
    dialog.note.setText("До друку")
    dialog.accept()
    lead.settle()


def hand_over(lead: Lead, folder: Path) -> None:
    """The report as a page and on paper: whole files about this text."""
    for suffix, head, end in ((".html", b"<!doctype html>", b"</html>"), (".pdf", b"%pdf-", b"%%eof")):
        path = folder / f"report{suffix}"
        lead.window.projects.hand_out(path, report)
        lead.settle()
        assert str(path) in lead.window.notice.words
        written = path.read_bytes().strip().lower()
        assert written.startswith(head)
        assert written.endswith(end)
    said = (folder / "report.html").read_text(encoding="utf-8")
    assert lead.workspace.documents()[0].title in said
    assert "До друку" in said  # the remark of who signed it off
    outline = (folder / "report.pdf").read_bytes()
    for section in ("Scores", "Findings", "Annotations", "Sign-off"):
        assert f"<feff{section.encode('utf-16-be').hex()}>".encode() in outline
