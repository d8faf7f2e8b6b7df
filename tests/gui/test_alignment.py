"""The alignment of the real sample in the real window, done by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.model import Role, Side
from app.workspace import Workspace, sample_texts
from tests.factories import a_person
from tests.gui.test_journeys import Settled, dialog_of, picture_of, press, take_role
from ui.dialogs.bring_in import TEXTS, Wish
from ui.dialogs.split import SplitDialog
from ui.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXTS_SHOWN, PAIRS = 1, 2


@pytest.fixture
def pairs(qtbot: QtBot, window: MainWindow, settled: Settled) -> MainWindow:
    """The window on the pairs of the sample, at the third."""
    window.segments.go_to(window.segments.model.ids[2])
    window.activateWindow()
    press(qtbot, window, Qt.Key.Key_A, CONTROL | SHIFT)
    settled(window.session)
    assert window.stack.currentIndex() == PAIRS
    return window


def at_hand(window: MainWindow) -> int:
    row = window.alignment.row
    assert row is not None
    return row.segment.id


def target(window: MainWindow, segment: int) -> str:
    row = window.session.row(segment)
    assert row is not None
    return row.segment.target


def key(qtbot: QtBot, window: MainWindow, settled: Settled, code: Qt.Key, modifiers: Qt.KeyboardModifier | None = None):
    press(qtbot, window, code, modifiers)
    settled(window.session)


def test_there_and_back(qtbot: QtBot, pairs: MainWindow, settled: Settled):
    assert at_hand(pairs) == 3
    assert pairs.actions_["merge"].isEnabled()
    key(qtbot, pairs, settled, Qt.Key.Key_Down)
    key(qtbot, pairs, settled, Qt.Key.Key_Escape)
    assert pairs.stack.currentIndex() == TEXTS_SHOWN
    assert pairs.segments.current == 4  # where the person was among the pairs
    assert not pairs.actions_["merge"].isEnabled()
    key(qtbot, pairs, settled, Qt.Key.Key_A, CONTROL | SHIFT)
    assert at_hand(pairs) == 4
    key(qtbot, pairs, settled, Qt.Key.Key_A, CONTROL | SHIFT)
    assert pairs.stack.currentIndex() == TEXTS_SHOWN


def test_a_way_by_keys_and_all_of_it_back(qtbot: QtBot, pairs: MainWindow, settled: Settled):
    workspace = pairs.session.workspace
    assert workspace is not None
    before = picture_of(workspace)
    count = len(pairs.alignment.model.ids)
    key(qtbot, pairs, settled, Qt.Key.Key_M)
    assert len(pairs.alignment.model.ids) == len(pairs.segments.model.ids) == count - 1
    assert at_hand(pairs) == 3
    key(qtbot, pairs, settled, Qt.Key.Key_Tab)
    assert pairs.alignment.side is Side.TARGET
    key(qtbot, pairs, settled, Qt.Key.Key_D)
    key(qtbot, pairs, settled, Qt.Key.Key_Tab)
    assert pairs.alignment.side is Side.SOURCE
    key(qtbot, pairs, settled, Qt.Key.Key_U)
    key(qtbot, pairs, settled, Qt.Key.Key_Right)
    assert pairs.alignment.side is Side.TARGET
    key(qtbot, pairs, settled, Qt.Key.Key_M, SHIFT)
    key(qtbot, pairs, settled, Qt.Key.Key_R)
    key(qtbot, pairs, settled, Qt.Key.Key_A)
    assert at_hand(pairs) != 3  # on to the next
    done = [event.action for event in pairs.session.history()]
    assert done == ["accept", "doubt", "merge", "move", "move", "merge", "import"]
    for _ in done[:-1]:
        key(qtbot, pairs, settled, Qt.Key.Key_Z, CONTROL)
    assert picture_of(workspace) == before
    assert len(pairs.alignment.model.ids) == count
    for _ in done[:-1]:
        key(qtbot, pairs, settled, Qt.Key.Key_Y, CONTROL)
    assert len(pairs.segments.model.ids) == count - 1


@pytest.mark.parametrize(("letter", "place", "action"), [("ь", 58, "merge"), ("ф", 38, "accept"), ("к", 27, "doubt")])
def test_under_a_cyrillic_layout(pairs: MainWindow, settled: Settled, letter: str, place: int, action: str):
    event = QKeyEvent(
        QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, place, ord(letter), 0, letter
    )
    QApplication.sendEvent(pairs.alignment.view, event)
    settled(pairs.session)
    assert pairs.session.history()[0].action == action


def test_next_unsure_pair(qtbot: QtBot, pairs: MainWindow, settled: Settled):
    key(qtbot, pairs, settled, Qt.Key.Key_F8)
    workspace = pairs.session.workspace
    assert workspace is not None
    unsure = workspace.alignment.unsure(1)
    if not unsure:
        assert "unsure" in pairs.notice.words
    pairs.session.act(lambda open_: open_.alignment.doubt([9, 12]))
    settled(pairs.session)
    key(qtbot, pairs, settled, Qt.Key.Key_F8)
    assert at_hand(pairs) == 9
    key(qtbot, pairs, settled, Qt.Key.Key_F8)
    assert at_hand(pairs) == 12
    key(qtbot, pairs, settled, Qt.Key.Key_F8, SHIFT)
    assert at_hand(pairs) == 9


def test_splitting_asks_where(qtbot: QtBot, pairs: MainWindow, settled: Settled):
    key(qtbot, pairs, settled, Qt.Key.Key_M)
    merged = target(pairs, 3)
    count = len(pairs.alignment.model.ids)
    key(qtbot, pairs, settled, Qt.Key.Key_S)
    dialog = dialog_of(pairs, SplitDialog)
    assert isinstance(dialog, SplitDialog)
    cut = dialog.cuts[Side.TARGET]
    first = cut.place
    assert first is not None
    assert merged[first - 1] == " "
    qtbot.keyClick(cut, Qt.Key.Key_Right)
    assert cut.place is not None
    assert cut.place > first
    assert merged[cut.place - 1] == " "
    qtbot.keyClick(cut, Qt.Key.Key_PageUp)
    assert cut.place == first
    cut.cut_at(first + 1)  # inside a word, as by a click
    assert cut.place == first
    dialog.accept()
    settled(pairs.session)
    assert len(pairs.alignment.model.ids) == count + 1
    assert merged == f"{target(pairs, 3)} {target(pairs, pairs.alignment.model.ids[3])}"


def test_a_split_nowhere_is_not_offered(qtbot: QtBot, pairs: MainWindow, settled: Settled):
    key(qtbot, pairs, settled, Qt.Key.Key_S)
    dialog = dialog_of(pairs, SplitDialog)
    assert isinstance(dialog, SplitDialog)
    for cut in dialog.cuts.values():
        cut.cut_at(0)
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_what_is_locked_says_so(qtbot: QtBot, pairs: MainWindow, settled: Settled):
    take_role(pairs, Role.EDITOR)
    pairs.session.act(lambda open_: open_.approve([4]))
    settled(pairs.session)
    key(qtbot, pairs, settled, Qt.Key.Key_M)
    assert "segment 4 is approved and locked" in pairs.notice.words
    assert pairs.stack.currentIndex() == PAIRS


def test_editing_leads_into_the_text(qtbot: QtBot, pairs: MainWindow, settled: Settled):
    key(qtbot, pairs, settled, Qt.Key.Key_Down)
    key(qtbot, pairs, settled, Qt.Key.Key_E)
    assert pairs.stack.currentIndex() == TEXTS_SHOWN
    assert pairs.editor.row is not None
    assert pairs.editor.row.segment.id == 4
    assert pairs.editor.target.hasFocus()


def test_entries_of_a_file_are_refused_in_one_line(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[Path | None], MainWindow], settled: Settled
):
    file, path = tmp_path / "a.csv", tmp_path / "p.zvirka"
    file.write_text("source,target\nXin chào.,Вітаю.\nTạm biệt.,До побачення.\n", encoding="utf-8")
    with Workspace.create(path, a_person()) as workspace:
        for _ in workspace.import_file(file):
            pass
    window = open_window(path)
    window.activateWindow()
    key(qtbot, window, settled, Qt.Key.Key_A, CONTROL | SHIFT)
    key(qtbot, window, settled, Qt.Key.Key_M)
    assert "came as a CSV file, whose entries stay as they are" in window.notice.words


@pytest.mark.parametrize(("answer", "kept"), [("Keep it", True), ("Begin anew", False)])
def test_a_new_version_is_asked_about(pairs: MainWindow, tmp_path: Path, settled: Settled, answer: str, kept: bool):
    pairs.session.act(lambda open_: open_.alignment.merge(2))
    settled(pairs.session)
    source, target = sample_texts()
    changed = tmp_path / "new.txt"
    changed.write_text(target.read_text(encoding="utf-8") + "Кінець.\n", encoding="utf-8")
    pairs.projects.bring_in(Wish(TEXTS, str(source), str(changed)), new=False)
    settled(pairs.session)
    box = dialog_of(pairs, QMessageBox)
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == answer).click()
    settled(pairs.session)
    workspace = pairs.session.workspace
    assert workspace is not None
    assert [document.id for document in workspace.documents()] == [1, 2]
    assert bool(workspace.alignment.decided(2)) is kept
    assert pairs.session.history()[0].action == ("keep" if kept else "import")
    assert pairs.stack.currentIndex() == TEXTS_SHOWN


def test_the_bands_are_drawn(pairs: MainWindow, settled: Settled):
    """Every kind of pair once; whatever Qt complains about in painting fails the test."""
    pairs.session.act(lambda open_: open_.alignment.doubt([1]))
    pairs.session.act(lambda open_: open_.alignment.accept([2]))
    pairs.session.act(lambda open_: open_.alignment.merge(4, Side.SOURCE))
    settled(pairs.session)
    assert not pairs.alignment.view.grab().isNull()
