"""Copies of a project as it is, and a damaged one that is offered to be recovered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.model import Query
from app.workspace import Workspace
from tests.factories import a_person
from ui.main_window import MainWindow
from ui.session import Session

OpenWindow = Callable[[Path | None], MainWindow]
Settled = Callable[[Session], None]


def box_of(window: MainWindow) -> QMessageBox:
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def test_a_damaged_project_is_offered_to_be_recovered(
    open_window: OpenWindow, settled: Settled, project: Path, monkeypatch
):
    with project.open("r+b") as file:
        file.write(bytes(4096))
    new = project.with_name("new.zvirka")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(new), ""))
    window = open_window(None)
    window.projects.open(project)
    settled(window.session)
    assert "damaged" in window.notice.words
    offer = box_of(window)
    assert project.name in offer.text()
    offer.buttons()[0].click()
    settled(window.session)
    assert window.session.workspace is not None
    assert window.session.workspace.where == str(new)
    assert "Known to be lost: 0 documents, 0 segments, 0 events" in box_of(window).informativeText()


def test_a_backup_copy_has_what_was_typed_a_moment_ago(
    window: MainWindow, settled: Settled, tmp_path: Path, monkeypatch
):
    copy = tmp_path / "copy.zvirka"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy.with_suffix("")), ""))
    window.editor.target.setPlainText("Щойно набрано")
    window.actions_["back-up"].trigger()
    settled(window.session)
    assert str(copy) in window.notice.words
    with Workspace.open(copy, a_person()) as opened:
        assert "Щойно набрано" in {row.segment.target for row in opened.rows(opened.order(Query()))}
    window.actions_["back-up"].trigger()
    settled(window.session)
    assert "already there" in window.notice.words
