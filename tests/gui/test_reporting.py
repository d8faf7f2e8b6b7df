"""Comparisons and overviews asked for in the real window, on real projects; and annotation files of others."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, Qt
from pytestqt.qtbot import QtBot

from app.model import ErrorSeverity, Mark, Person, Side, Span
from app.workspace import Workspace, sample_texts
from tests.gui.test_journeys import Settled, dialog_of, press
from tests.gui.test_scoring import chart, project_of
from ui.dialogs.report_on import ReportOnDialog
from ui.dialogs.take_annotations import TakeAnnotationsDialog
from ui.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, settled: Settled) -> ReportOnDialog:
    press(qtbot, window, Qt.Key.Key_R, CONTROL | SHIFT)
    settled(window.session)
    dialog = dialog_of(window, ReportOnDialog)
    assert isinstance(dialog, ReportOnDialog)
    return dialog


def read(path: Path) -> dict[str, object]:
    found = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.zvirka"
    with Workspace.create(path, Person("Оля")) as workspace:
        for _ in workspace.import_texts(*sample_texts()):
            pass
    return path


def test_another_translation_is_put_beside_this_one(
    asked: ReportOnDialog, window: MainWindow, settled: Settled, other: Path, tmp_path: Path
):
    asked.path.set_text(str(tmp_path / "c.json"))
    assert not asked.accept_button.isEnabled()
    asked.other.set_text(str(other))
    assert asked.accept_button.isEnabled()
    asked.accept()
    settled(window.session)
    told = read(tmp_path / "c.json")
    assert told["kind"] == "comparison"
    assert isinstance(told["segments"], list)
    assert len(told["segments"]) == len(window.segments.model.ids)


def test_the_project_is_put_beside_itself_as_it_was(
    asked: ReportOnDialog, window: MainWindow, settled: Settled, tmp_path: Path
):
    asked.tabs.setCurrentIndex(1)
    asked.since.setDateTime(QDateTime.currentDateTime().addDays(1))
    asked.path.set_text(str(tmp_path / "c.json"))
    assert asked.wish.since > datetime.now(UTC) + timedelta(hours=23)
    asked.accept()
    settled(window.session)
    assert read(tmp_path / "c.json")["kind"] == "comparison"


def test_a_day_before_the_texts_is_told(asked: ReportOnDialog, window: MainWindow, settled: Settled, tmp_path: Path):
    asked.tabs.setCurrentIndex(1)
    asked.path.set_text(str(tmp_path / "c.json"))
    asked.accept()
    settled(window.session)
    assert "had no text yet" in window.notice.words
    assert not (tmp_path / "c.json").exists()


def test_many_projects_are_summed_up_the_open_one_among_them(
    asked: ReportOnDialog, window: MainWindow, settled: Settled, other: Path, tmp_path: Path
):
    asked.tabs.setCurrentIndex(2)
    asked.add_projects([str(other), str(other)])
    assert asked.projects.count() == 2
    asked.path.set_text(str(tmp_path / "all.json"))
    asked.accept()
    settled(window.session)
    told = read(tmp_path / "all.json")
    assert (told["kind"], len(told["documents"])) == ("batch", 2)  # type: ignore[arg-type]
    project_of(window).undoable()  # the open project is still open


def test_what_is_no_project_is_told(asked: ReportOnDialog, window: MainWindow, settled: Settled, tmp_path: Path):
    asked.other.set_text(str(tmp_path / "x.docx"))
    asked.path.set_text(str(tmp_path / "c.html"))
    asked.accept()
    settled(window.session)
    assert "is no project" in window.notice.words


def a_file_of_another(window: MainWindow, folder: Path, change: Callable[[str], str] = str) -> Path:
    workspace, ids = project_of(window), window.segments.model.ids
    row = next(row for row in workspace.rows(ids) if len(row.segment.target) > 20)
    for place in (Span(0, 4), Span(5, 9)):
        workspace.annotating.mark(
            row.segment.id, Mark(Side.TARGET, place, "accuracy/mistranslation", ErrorSeverity.MAJOR)
        )
    path = folder / "marked.tsv"
    workspace.annotating.export(path)
    mine = project_of(window).person.name
    path.write_text(change(path.read_text(encoding="utf-8").replace(f"\t{mine}\t", "\tMinh\t")), encoding="utf-8")
    return path


def test_annotations_of_others_are_shown_and_then_come_in(window: MainWindow, settled: Settled, tmp_path: Path):
    path = a_file_of_another(window, tmp_path, lambda text: text + "A\td\t9\t9\tMinh\tkhông\tні\tOther\tMinor\t\n")
    window.scoring.scores.show_incoming(path)
    settled(window.session)
    dialog = dialog_of(window, TakeAnnotationsDialog)
    assert isinstance(dialog, TakeAnnotationsDialog)
    assert "New marks: 2" in dialog.told.text()
    assert dialog.model.rowCount() == 1
    assert project_of(window).annotating.annotators() == [project_of(window).person.name]
    dialog.accept()
    settled(window.session)
    assert "Minh" in project_of(window).annotating.annotators()
    window.scoring.scores.show_incoming(path)
    settled(window.session)
    again = dialog_of(window, TakeAnnotationsDialog)
    assert isinstance(again, TakeAnnotationsDialog)
    assert not again.accept_button.isEnabled()


def test_raters_have_charts(qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path):
    path = a_file_of_another(window, tmp_path)
    workspace = project_of(window)
    workspace.annotating.take_over(workspace.annotating.incoming(path))
    workspace.annotating.assess(window.segments.model.ids[:8])
    press(qtbot, window, Qt.Key.Key_S, CONTROL | SHIFT)
    settled(window.session)
    (pair,) = chart(window, "pairs").bars
    assert pair.values == (1.0,)
    drift = chart(window, "drift")
    assert [name for name, _ in drift.series] == [workspace.person.name]
    assert len(drift.bars) == 4
    assert "1 more annotator is not shown" in drift.note
