"""Dialogs: each returns what was answered, and keeps what was typed when it could not be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app.model import Scope
from app.workspace import Workspace, sample_texts
from tests.factories import a_finding, a_replacement
from ui.actions import SPECS, Actions
from ui.dialogs.about import about
from ui.dialogs.bring_in import ADDRESS, FILE, TEXTS, BringInDialog, Wish
from ui.dialogs.fault import FaultDialog
from ui.dialogs.fix import FixDialog
from ui.dialogs.ignore import IgnoreDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.reason import ReasonDialog
from ui.flows.projects import report, with_suffix
from ui.main_window import MainWindow
from ui.models.table import Roles
from ui.session import Session

Settled = Callable[[Session], None]
OpenWindow = Callable[[Path | None], MainWindow]


def test_only_ticked_changes_are_made(qtbot: QtBot):
    one, two = a_replacement(), a_replacement(old="Са", new="Ша")
    dialog = FixDialog([one, two], "Khuất Xá")
    with qtbot.waitSignal(dialog.accepted_changes) as heard:
        dialog.model.setData(dialog.model.index(1, 0), Qt.CheckState.Unchecked.value, Roles.CheckStateRole)
        assert dialog.accept_button.text() == "Change 1 place"
        dialog.accept()
    assert heard.args == [[one]]


def test_nothing_ticked_is_nothing_to_do(qtbot: QtBot):
    dialog = FixDialog([a_replacement()], "Khuất Xá")
    qtbot.addWidget(dialog)
    dialog.model.tick_all(False)
    assert not dialog.accept_button.isEnabled()


def test_a_line_is_ticked_by_enter(qtbot: QtBot):
    dialog = FixDialog([a_replacement()], "Khuất Xá")
    qtbot.addWidget(dialog)
    dialog.view.go_to(0)
    dialog.view.opened.emit(None)
    assert dialog.model.chosen() == []
    dialog.view.opened.emit(None)
    assert len(dialog.model.chosen()) == 1


def test_ignoring_wants_a_reach_and_a_reason(qtbot: QtBot):
    dialog = IgnoreDialog(a_finding())
    with qtbot.waitSignal(dialog.decided) as heard:
        dialog.scopes[Scope.ALWAYS].setChecked(True)
        dialog.reason.setCurrentText("  ")
        assert not dialog.accept_button.isEnabled()
        dialog.reason.setCurrentText("Так заведено")
        dialog.accept()
    assert heard.args == [Scope.ALWAYS, "Так заведено"]


def test_a_reason_is_wanted(qtbot: QtBot):
    dialog = ReasonDialog("Reopen", "1 segment", "Reason")
    with qtbot.waitSignal(dialog.given) as heard:
        assert not dialog.accept_button.isEnabled()
        dialog.words.setPlainText(" Нова назва ")
        dialog.accept()
    assert heard.args == ["Нова назва"]


def test_the_page_of_keys_has_every_key(qtbot: QtBot, qapp):
    dialog = KeysDialog(Actions(qapp))
    qtbot.addWidget(dialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {spec.text.rstrip("…") for spec in SPECS if spec.keys} <= words


def test_a_fault_is_one_line_with_details(qtbot: QtBot):
    try:
        raise ValueError("bad <b>\nsecond line")
    except ValueError as error:
        dialog = FaultDialog(error)
    qtbot.addWidget(dialog)
    assert dialog.line.text() == "ValueError: bad <b>"
    assert "Traceback" in dialog.details.toPlainText()


def test_about_tells_the_licence(qtbot: QtBot, window: MainWindow):
    box = about(window)
    qtbot.addWidget(box)
    assert "Apache" in box.informativeText()


@pytest.mark.parametrize(
    ("wish", "enough"),
    [
        (Wish(TEXTS, "a.txt", "b.txt", project="c.zvirka"), True),
        (Wish(TEXTS, "", "b.txt", project="c.zvirka"), False),
        (Wish(FILE, target="a.po", project="c.zvirka"), True),
        (Wish(ADDRESS, target="https://example.vn/a", project="c.zvirka"), True),
        (Wish(ADDRESS, "https://example.vn/b", "", project="c.zvirka"), False),
    ],
)
def test_a_wish_is_shown_and_given_back_as_it_was(qtbot: QtBot, wish: Wish, enough: bool):
    dialog = BringInDialog(wish, new=True)
    qtbot.addWidget(dialog)
    assert dialog.wish == wish
    assert dialog.accept_button.isEnabled() is enough


def test_a_project_file_is_proposed_beside_the_text(qtbot: QtBot):
    dialog = BringInDialog(Wish(TEXTS), new=True)
    qtbot.addWidget(dialog)
    dialog.target.set_text("/texts/article.uk.txt")
    assert dialog.wish.project == str(Path("/texts/article.uk.zvirka"))


def dialog_of(window: MainWindow) -> BringInDialog:
    (dialog,) = (one for one in window.findChildren(BringInDialog) if one.isVisible())
    return dialog


def test_a_new_project_from_two_texts(open_window: OpenWindow, settled: Settled, tmp_path: Path):
    window = open_window(None)
    assert window.stack.currentIndex() == 0
    window.actions_["new"].trigger()
    dialog = dialog_of(window)
    source, target = sample_texts()
    dialog.source.set_text(str(source))
    dialog.target.set_text(str(target))
    dialog.project.set_text(str(tmp_path / "нова стаття"))
    dialog.accept()
    settled(window.session)
    assert window.stack.currentIndex() == 1
    assert len(window.segments.model.ids) > 20
    assert (tmp_path / "нова стаття.zvirka").exists()
    assert window.names.names.items
    assert "нова стаття" in window.windowTitle()


def test_swapped_texts_are_offered_to_be_swapped(open_window: OpenWindow, settled: Settled, tmp_path: Path):
    window = open_window(None)
    source, target = sample_texts()
    path = tmp_path / "a.zvirka"
    window.projects.bring_in(Wish(TEXTS, str(target), str(source), project=str(path)), new=True)
    settled(window.session)
    assert not path.exists()  # nothing half made is left
    (box,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
    next(button for button in box.buttons() if button.text() == "Swap them").click()
    settled(window.session)
    assert path.exists()
    assert len(window.segments.model.ids) > 20


def test_trouble_brings_the_dialog_back_with_what_was_typed(open_window: OpenWindow, settled: Settled, tmp_path: Path):
    window = open_window(None)
    wish = Wish(TEXTS, str(tmp_path / "nothing.txt"), str(sample_texts()[1]), project=str(tmp_path / "a.zvirka"))
    window.projects.bring_in(wish, new=True)
    settled(window.session)
    dialog = dialog_of(window)
    assert dialog.wish == wish
    assert "nothing.txt" in dialog.notice.words


def test_another_text_comes_into_the_same_project(window: MainWindow, settled: Settled, tmp_path: Path):
    table = tmp_path / "pairs.csv"
    table.write_text("source,target\nxã Khuất Xá,комуна Кхуат Са\nxã Lộc Bình,комуна Лок Бінь\n", encoding="utf-8")
    window.projects.bring_in(Wish(FILE, target=str(table)), new=False)
    settled(window.session)
    assert len(window.session.documents()) == 2
    assert len(window.segments.model.ids) == 2  # the document just brought in


def test_an_address_that_is_down_is_told_in_the_dialog(window: MainWindow, settled: Settled):
    window.projects.bring_in(Wish(ADDRESS, target="http://127.0.0.1:9/nothing"), new=False)
    settled(window.session)
    dialog = dialog_of(window)
    assert dialog.page.text() == "http://127.0.0.1:9/nothing"
    assert "127.0.0.1" in dialog.notice.words


def test_the_source_address_that_cannot_be_looked_up_is_told(window: MainWindow, settled: Settled):
    window.projects.ask(Wish(ADDRESS, target="ftp://example.vn/a"), new=False)
    dialog = dialog_of(window)
    dialog.look_up.click()
    settled(window.session)
    assert dialog.notice.words != ""
    assert dialog.look_up.isEnabled()


def test_the_sample_is_begun_once_and_then_gone_on_with(open_window: OpenWindow, settled: Settled):
    window = open_window(None)
    window.welcome.chosen.emit("sample")
    settled(window.session)
    segment = window.segments.model.ids[1]
    window.segments.go_to(segment)
    window.review.confirm()
    settled(window.session)
    window.close()
    again = open_window(None)
    again.welcome.chosen.emit("sample")
    settled(again.session)
    row = again.session.row(segment)
    assert row is not None
    assert row.segment.state.value == "reviewed"


@pytest.mark.parametrize("name", ["report.html", "report.pdf", "report.xlsx", "report.json", "text.csv", "text.txt"])
def test_handing_out(window: MainWindow, settled: Settled, tmp_path: Path, name: str):
    path = tmp_path / name
    write = report if name.startswith("report") else Workspace.export
    window.projects.hand_out(path, write)
    settled(window.session)
    assert path.stat().st_size > 1000
    assert str(path) in window.notice.words


@pytest.mark.parametrize(
    ("path", "kind", "whole"),
    [
        ("r", "Workbook (*.xlsx)", "r.xlsx"),
        ("r", "Findings as lines (*.csv *.tsv)", "r.csv"),
        ("r.tsv", "Findings as lines (*.csv *.tsv)", "r.tsv"),
        ("r.pdf", "Workbook (*.xlsx)", "r.pdf"),
        ("r", "", "r"),
    ],
)
def test_a_file_without_suffix_gets_that_of_its_kind(path: str, kind: str, whole: str):
    assert with_suffix(Path(path), kind) == Path(whole)


def test_a_file_that_cannot_be_written_is_told(window: MainWindow, settled: Settled, tmp_path: Path):
    window.projects.hand_out(tmp_path / "no" / "where.csv", lambda workspace, to: workspace.export(to))
    settled(window.session)
    assert "where.csv" in window.notice.words


def test_a_damaged_project_is_told(open_window: OpenWindow, settled: Settled, tmp_path: Path):
    path = tmp_path / "bad.zvirka"
    path.write_bytes(b"not a project" * 100)
    window = open_window(None)
    window.projects.open(path)
    settled(window.session)
    assert "bad.zvirka" in window.notice.words
    assert window.session.workspace is None
