"""The scores of the real sample in the real window: what the charts say, and where they lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model import ErrorSeverity, Mark, Role, Side, Span
from app.workspace import SampleWay, Workspace
from tests.gui.test_journeys import Settled, dialog_of, press, take_role
from ui.charts.picture import Bar, Picture
from ui.dialogs.sample import SampleDialog, SampleWish
from ui.main_window import MainWindow

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def project_of(window: MainWindow) -> Workspace:
    workspace = window.session.workspace
    assert workspace is not None
    return workspace


def chart(window: MainWindow, name: str) -> Picture:
    return window.scoring.pane.charts[name].picture


def bar_of(picture: Picture, wanted: Callable[[Bar], bool]) -> int:
    return next(place for place, bar in enumerate(picture.bars) if wanted(bar))


def open_bar(qtbot: QtBot, window: MainWindow, settled: Settled, name: str, place: int) -> None:
    view = window.scoring.pane.charts[name].view
    view.setFocus()
    view.go(place)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settled(window.session)


@pytest.fixture
def scores(qtbot: QtBot, window: MainWindow, settled: Settled) -> MainWindow:
    """The window on its scores."""
    press(qtbot, window, Qt.Key.Key_S, CONTROL | SHIFT)
    settled(window.session)
    assert window.scoring.pane.isVisible()
    return window


def test_the_charts_say_what_the_project_holds(scores: MainWindow):
    workspace = project_of(scores)
    rows = workspace.rows(scores.segments.model.ids)
    assert sum(bar.total for bar in chart(scores, "risk").bars) == len(rows)
    low, high = chart(scores, "risk").bars[-1].item.value
    assert chart(scores, "risk").bars[-1].total == sum(low <= row.risk.score <= high for row in rows)
    counted = chart(scores, "findings")
    assert sum(bar.total for bar in (*counted.bars, *counted.rest)) == len(workspace.findings())
    (document,) = chart(scores, "documents").bars
    assert document.total == pytest.approx(1000 * len(workspace.findings()) / workspace.summary().words)
    several = {one.name for one in workspace.names().names if len({form.base for form in one.forms}) > 1}
    assert {bar.name for bar in chart(scores, "names").bars} == several
    assert chart(scores, "progress").bars == ()
    assert scores.scoring.pane.model.items == []  # nobody has judged anything: no score, and not 100 either


def test_a_check_leads_to_its_segments_and_a_filter_leads_back(qtbot: QtBot, scores: MainWindow, settled: Settled):
    picture = chart(scores, "findings")
    check = picture.bars[0].item.value
    wanted = {one.segment.id for one in project_of(scores).findings() if one.check == check}
    open_bar(qtbot, scores, settled, "findings", 0)
    assert not scores.scoring.pane.isVisible()
    assert set(scores.segments.model.ids) == wanted
    scores.documents.filter_chosen.emit(scores_filter())
    settled(scores.session)
    assert len(scores.segments.model.ids) > len(wanted)


def scores_filter() -> object:
    from ui.panes.documents import FILTERS  # late: beside its only use

    return FILTERS[0]


def test_a_list_of_some_segments_stays_so_while_they_are_worked_on(qtbot: QtBot, scores: MainWindow, settled: Settled):
    open_bar(qtbot, scores, settled, "findings", 0)
    listed = list(scores.segments.model.ids)
    scores.review.confirm()
    settled(scores.session)
    assert list(scores.segments.model.ids) == listed


def test_risks_and_names_lead_on(qtbot: QtBot, scores: MainWindow, settled: Settled):
    picture = chart(scores, "risk")
    place = bar_of(picture, lambda bar: 0 < bar.total < 29)
    open_bar(qtbot, scores, settled, "risk", place)
    assert len(scores.segments.model.ids) == picture.bars[place].total
    press(qtbot, scores, Qt.Key.Key_S, CONTROL | SHIFT)
    settled(scores.session)
    name = chart(scores, "names").bars[0].name
    open_bar(qtbot, scores, settled, "names", 0)
    entry = scores.names.names_view.value()
    assert getattr(entry, "name", "") == name


def test_days_of_review_and_marks_come_in_at_once(qtbot: QtBot, scores: MainWindow, settled: Settled):
    workspace, segment = project_of(scores), scores.segments.model.ids[2]
    scores.session.act(lambda open_: open_.confirm(segment))
    made = Mark(Side.TARGET, Span(0, 5), "accuracy/mistranslation", ErrorSeverity.MAJOR)
    scores.session.act(lambda open_: open_.annotating.mark(segment, made))
    scores.session.act(lambda open_: open_.annotating.assess([segment], 80))
    qtbot.waitUntil(lambda: bool(scores.scoring.pane.model.items))
    settled(scores.session)
    (today,) = chart(scores, "progress").bars
    assert today.values == (1, 0)
    (category,) = chart(scores, "categories").bars
    assert (category.name, category.total) == ("Accuracy: Mistranslation", 1)
    rows = {row.name: row for row in scores.scoring.pane.model.items}
    assert all(row.signature for row in rows.values())
    score = workspace.annotating.score()
    assert score is not None
    assert score.indicative
    verdicts = [row.verdict for row in rows.values()]
    assert sum("indicative" in verdict for verdict in verdicts) == 2  # both of MQM 2.0, under 500 words
    assert not any("passed" in verdict for verdict in verdicts)
    open_bar(qtbot, scores, settled, "categories", 0)
    assert list(scores.segments.model.ids) == [segment]


@pytest.mark.parametrize("way", list(SampleWay))
def test_a_sample_is_drawn_and_gone_through(window: MainWindow, settled: Settled, way: SampleWay):
    window.actions_["draw-sample"].trigger()
    dialog = dialog_of(window, SampleDialog)
    assert isinstance(dialog, SampleDialog)
    dialog.ways[way].setChecked(True)
    dialog.count.setValue(5)
    dialog.seed.setValue(7)
    dialog.accept()
    settled(window.session)
    drawn = window.scoring.annotating.sample
    assert len(drawn) == 5
    assert window.scoring.annotation.isVisible()
    assert window.scoring.annotation.segment.id == drawn[0]
    window.scoring.scores.draw(SampleWish(way, 5, 7))
    settled(window.session)
    assert window.scoring.annotating.sample == drawn


@pytest.mark.parametrize("suffix", [".tsv", ".csv"])
def test_what_was_marked_is_written(window: MainWindow, settled: Settled, tmp_path: Path, suffix: str):
    segment = window.segments.model.ids[2]
    made = Mark(Side.TARGET, Span(0, 5), "accuracy/mistranslation", ErrorSeverity.MAJOR)
    window.session.act(lambda open_: open_.annotating.mark(segment, made))
    window.session.act(lambda open_: open_.annotating.assess([segment], 80))
    path = tmp_path / f"marks{suffix}"
    window.scoring.scores.export(path)
    settled(window.session)
    assert "Оля" in path.read_text(encoding="utf-8") or "80" in path.read_text(encoding="utf-8")
    assert str(path) in window.notice.words


def test_escape_leads_back(qtbot: QtBot, scores: MainWindow, settled: Settled):
    take_role(scores, Role.LEAD)
    press(qtbot, scores, Qt.Key.Key_S, CONTROL | SHIFT)
    settled(scores.session)
    assert not scores.scoring.pane.isVisible()
