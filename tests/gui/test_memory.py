"""The memory in the real window: matches put in by key, words looked for, TMX in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.formats import tmx
from app.model import Query, Segment, Unit
from ui.main_window import MainWindow
from ui.models.table import Roles
from ui.session import Session

Settled = Callable[[Session], None]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def segment(window: MainWindow) -> Segment:
    """The segment at hand."""
    row = window.editor.row
    assert row is not None
    return row.segment


@pytest.fixture
def remembering(window: MainWindow, settled: Settled, segment: Segment, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with two memories of the segment at hand, and its pane in front."""
    path = tmp_path / "old.tmx"
    units = [
        Unit(segment.source, "Дослівний переклад."),
        Unit(f"{segment.source} Hết.", "Схожий переклад.", who="Іван"),
    ]
    tmx.write(units, path, "1")
    window.recalling.take(path)
    settled(window.session)
    window.docks["memory"].raise_()
    qtbot.waitUntil(lambda: bool(window.memory.matches.items))
    settled(window.session)
    return window


def target(window: MainWindow, segment: Segment) -> str:
    return window.session.rows([segment.id])[0].segment.target


def test_matches_say_how_like_they_are_and_where_from(remembering: MainWindow):
    model = remembering.memory.matches
    assert model.items[0].score == 100
    said = model.index(1, 0).data(Roles.DisplayRole)
    assert said.startswith("2  ")
    assert "old.tmx · Іван" in said
    assert said.endswith("Схожий переклад.")
    assert model.pieces(model.items[0]) == [("same", "Дослівний переклад.")]
    assert "deleted" in [kind for kind, _ in model.pieces(model.items[1])]


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_1, "Дослівний переклад."), (Qt.Key.Key_2, "Схожий переклад.")])
def test_a_match_is_put_in_by_its_key_and_taken_back(
    remembering: MainWindow, settled: Settled, segment: Segment, qtbot: QtBot, key: Qt.Key, text: str
):
    remembering.activateWindow()
    remembering.editor.target.setFocus()
    qtbot.waitUntil(remembering.editor.target.hasFocus)
    qtbot.keyClick(remembering.editor.target, key, Qt.KeyboardModifier.ControlModifier)
    settled(remembering.session)
    assert target(remembering, segment) == text
    remembering.actions_["undo"].trigger()
    settled(remembering.session)
    assert target(remembering, segment) == segment.target


def test_a_match_that_is_not_there_is_said(remembering: MainWindow, settled: Settled, segment: Segment):
    remembering.actions_["match-5"].trigger()
    settled(remembering.session)
    assert "no match" in remembering.notice.words
    assert target(remembering, segment) == segment.target


def test_enter_puts_the_match_in(remembering: MainWindow, settled: Settled, segment: Segment, qtbot: QtBot):
    qtbot.keyClick(remembering.memory.matches_view, Qt.Key.Key_Return)
    settled(remembering.session)
    assert target(remembering, segment) == "Дослівний переклад."


def test_the_source_is_copied(window: MainWindow, settled: Settled, segment: Segment):
    window.actions_["copy-source"].trigger()
    settled(window.session)
    assert target(window, segment) == segment.source


def test_what_is_locked_stays_as_it_is(remembering: MainWindow, settled: Settled, segment: Segment):
    workspace = remembering.session.workspace
    assert workspace is not None
    remembering.role_box.setCurrentIndex(1)
    remembering.role_box.activated.emit(1)
    remembering.session.act(lambda open_: open_.approve([segment.id]))
    settled(remembering.session)
    remembering.segments.go_to(segment.id)
    settled(remembering.session)
    remembering.actions_["copy-source"].trigger()
    settled(remembering.session)
    assert target(remembering, segment) == segment.target
    assert "locked" in remembering.notice.words


def test_the_words_chosen_are_looked_for(remembering: MainWindow, settled: Settled, segment: Segment):
    remembering.editor.source.put_cursor(0, segment.source.index(" "))
    remembering.actions_["concordance"].trigger()
    settled(remembering.session)
    pane = remembering.memory
    assert pane.search.text() == segment.source.split(" ")[0]
    assert len(pane.hits.items) == 2
    assert all(hit.source and not hit.target for hit in pane.hits.items)


def test_words_without_tones(remembering: MainWindow, settled: Settled, qtbot: QtBot):
    pane = remembering.memory
    remembering.actions_["concordance"].trigger()
    pane.search.setText("het")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    settled(remembering.session)
    assert pane.hits.items == []
    qtbot.mouseClick(pane.toneless, Qt.MouseButton.LeftButton)
    settled(remembering.session)
    assert [hit.unit.target for hit in pane.hits.items] == ["Схожий переклад."]


def test_the_memory_of_the_project_is_written(window: MainWindow, settled: Settled, segment: Segment, tmp_path: Path):
    window.role_box.setCurrentIndex(1)
    window.role_box.activated.emit(1)
    window.actions_["copy-source"].trigger()
    window.session.act(lambda open_: open_.approve([segment.id]))
    window.recalling.write(tmp_path / "out.tmx")
    settled(window.session)
    written = [unit.source for batch in tmx.read(tmp_path / "out.tmx") for unit in batch.units]
    assert written == [segment.source]


def test_a_broken_file_is_told(window: MainWindow, settled: Settled, tmp_path: Path):
    path = tmp_path / "x.tmx"
    path.write_text("<tmx><body><tu>", encoding="utf-8")
    window.recalling.take(path)
    settled(window.session)
    assert "not well-formed" in window.notice.words
    assert window.session.order(Query())


def test_the_lists_are_tables(remembering: MainWindow, settled: Settled, qtmodeltester):
    remembering.memory.look_for("переклад", None)
    settled(remembering.session)
    assert remembering.memory.hits.items
    qtmodeltester.check(remembering.memory.matches)
    qtmodeltester.check(remembering.memory.hits)
