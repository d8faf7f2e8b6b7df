"""The text compared in the real window with real files: the command line's figures, its errors, and the way out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Person, Progress, Query, Role
from app.workspace import Against, Comparable, Measure, PairedTest, Part, Workspace, compare_files, score_files
from tests.gui.test_journeys import Settled, dialog_of, press, take_role
from tests.gui.test_scoring import project_of
from ui.dialogs.compare_with import CompareDialog
from ui.main_window import MainWindow
from ui.models.comparing import ComparedRow, compared_rows
from ui.panes.compared import ComparedPane

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SLOW = 60  # segments
HOSTILE = "<b>gold</b> {file} %s &amp; \u202etxt.txt"


def targets(window: MainWindow) -> list[str]:
    workspace = project_of(window)
    return [row.segment.target for row in workspace.rows(workspace.order(Query()))]


@pytest.fixture
def gold(window: MainWindow, tmp_path: Path) -> Path:
    """A reference that differs in every third segment."""
    lines = [text.replace("о", "о о") if at % 3 == 0 else text for at, text in enumerate(targets(window))]
    path = tmp_path / "gold.txt"
    path.write_text("\n".join(" ".join(line.split()) for line in lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def pane(window: MainWindow) -> ComparedPane:
    return window.scoring.pane.compared


def ask(qtbot: QtBot, window: MainWindow, settled: Settled) -> CompareDialog:
    press(qtbot, window, Qt.Key.Key_K, CONTROL | SHIFT)
    settled(window.session)
    dialog = dialog_of(window, CompareDialog)
    assert isinstance(dialog, CompareDialog)
    return dialog


def compare(window: MainWindow, settled: Settled, measure: Measure) -> ComparedPane:
    window.scoring.comparing.compare(measure)
    settled(window.session)
    return window.scoring.pane.compared


def a_copy(window: MainWindow, tmp_path: Path) -> Path:
    """The project as a file that the command line may open."""
    copy = tmp_path / "copy" / Path(project_of(window).where).name
    copy.parent.mkdir()
    for _ in project_of(window).back_up(copy):
        pass
    return copy


def rows_of(found: list[object]) -> list[ComparedRow]:
    return compared_rows(found)  # type: ignore[arg-type]


def more(window: MainWindow, tmp_path: Path) -> None:
    """Another document of two segments."""
    lines = "source,target\nMột hai ba,Один два три\nBốn năm sáu,Чотири п'ять шість"
    (tmp_path / "more.csv").write_text(lines, encoding="utf-8")
    for _ in project_of(window).import_file(tmp_path / "more.csv"):
        pass
    window.session.opened.emit()


def approve(window: MainWindow, settled: Settled, *segments: int) -> None:
    take_role(window, Role.LEAD)
    for segment in segments:
        row = window.session.row(segment)
        assert row is not None
        window.session.act(lambda open_, to=segment, text=row.segment.target: open_.edit(to, f"{text} Отже."))
    window.session.act(lambda open_: open_.approve(list(segments)))
    settled(window.session)


def test_a_file_is_asked_for_where_nothing_is_approved(qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path):
    dialog = ask(qtbot, window, settled)
    assert not dialog.own.isEnabled()
    assert not dialog.accept_button.isEnabled()
    dialog.path.set_text(str(gold))
    assert dialog.accept_button.isEnabled()
    for box in dialog.metrics.values():
        box.setChecked(False)
    assert not dialog.accept_button.isEnabled()
    dialog.post_edit.setChecked(True)
    assert dialog.accept_button.isEnabled()
    assert not dialog.interval.isEnabled()
    assert not dialog.column.isEnabled()
    dialog.path.set_text(str(gold.with_suffix(".csv")))
    assert dialog.column.isEnabled()


@pytest.mark.parametrize("interval", [True, False])
def test_the_figures_are_those_of_the_command_line(
    qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path, tmp_path: Path, interval: bool
):
    dialog = ask(qtbot, window, settled)
    dialog.path.set_text(str(gold))
    dialog.interval.setChecked(interval)
    for box in (*dialog.metrics.values(), dialog.forms["apostrophes"]):
        box.setChecked(True)
    dialog.accept()
    settled(window.session)
    shown = window.scoring.pane.compared
    assert window.scoring.pane.isVisible()
    assert shown.isVisible()
    how = {"samples": 1000 if interval else 0, "ready": Comparable(("apostrophes",))}
    *_, theirs = score_files(a_copy(window, tmp_path), Against(gold), None, post_edit=False, **how)
    assert [row.name for row in shown.model.items] == ["chrF++", "chrF", "BLEU", "TER"]
    assert [(row.value, row.signature) for row in shown.model.items] == [
        (one.shown.partition(" [")[0], one.signature) for one in theirs.scores
    ]
    ends = [one.shown.partition(" [")[2].rstrip("]") for one in theirs.scores]
    assert [row.interval for row in shown.model.items] == (ends if interval else ["–"] * 4)
    assert "norm:apostrophes" in shown.model.items[0].signature
    assert "29 segments compared · made alike before: All apostrophes as the same" in shown.note.text()
    assert shown.title.text() == "Compared with gold.txt: as a reference"


def test_what_came_in_is_put_beside_what_was_approved(
    qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path
):
    approve(window, settled, 3, 4, 5)
    dialog = ask(qtbot, window, settled)
    assert dialog.own.isChecked()
    assert dialog.post_edit.isChecked()
    dialog.accept()
    settled(window.session)
    shown, copy = window.scoring.pane.compared, a_copy(window, tmp_path)
    *_, theirs = score_files(copy, Against(copy), None, post_edit=True, samples=0)
    assert [(row.value, row.signature) for row in shown.model.items] == [
        (one.shown, one.signature) for one in theirs.scores
    ]
    assert shown.note.text() == "3 segments compared · left out: 26 (not approved) · texts as they are"
    assert sorted(row.segment for row in shown.worst.items) == [3, 4, 5]
    assert not shown.approved.isVisible()


def test_other_translations_are_tested_beside_it(
    qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path, tmp_path: Path
):
    other = tmp_path / "other.txt"
    other.write_text(gold.read_text(encoding="utf-8").replace("а", "о"), encoding="utf-8")
    dialog = ask(qtbot, window, settled)
    dialog.path.set_text(str(gold))
    dialog.add_others([str(other), str(other)])
    assert dialog.others.count() == 1
    dialog.accept()
    settled(window.session)
    copy = a_copy(window, tmp_path)
    *_, theirs = compare_files([copy, other], Against(gold), ["chrF++", "BLEU"], PairedTest.RANDOMISATION)
    expected = rows_of([one for compared in theirs.values() for one in compared])
    shown = window.scoring.pane.compared
    assert [(row.name, row.value, row.chance, row.signature) for row in shown.model.items] == [
        (row.name, row.value, row.chance, row.signature) for row in expected
    ]
    assert [Path(row.system).stem for row in shown.model.items] == ["article", "other"] * 2
    hidden = [column for column in range(6) if shown.view.isColumnHidden(column)]
    assert [shown.model.columns[column].title for column in hidden] == ["95 % interval"]  # this test makes none


def test_parts_are_shown_at_once_and_get_their_intervals(
    qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path, tmp_path: Path
):
    more(window, tmp_path)
    gold.write_text(gold.read_text(encoding="utf-8") + "Один три два\nЧотири п'ять шість\n", encoding="utf-8")
    approve(window, settled, 31)
    shown = compare(window, settled, Measure(Against(gold), metrics=("chrF",)))
    whole = list(shown.model.items)
    assert [shown.documents.itemText(row) for row in range(3)][::2] == ["The whole project", "more"]
    shown.documents.setCurrentIndex(2)
    shown.documents.activated.emit(2)
    settled(window.session)
    qtbot.waitUntil(lambda: shown.model.items[0].interval != "–")
    *_, alone = project_of(window).measuring.counting(Measure(Against(gold), metrics=("chrF",)))
    *_, drawn = alone.scoring(Part(2))  # type: ignore[union-attr]
    assert shown.model.items == compared_rows(drawn)  # type: ignore[arg-type]
    assert "2 segments compared" in shown.note.text()
    shown.approved.click()
    settled(window.session)
    assert "1 segment compared" in shown.note.text()
    shown.documents.setCurrentIndex(1)
    shown.documents.activated.emit(1)
    settled(window.session)
    assert shown.model.items == []
    assert "0 segments compared" in shown.note.text()
    shown.approved.click()
    shown.documents.setCurrentIndex(0)
    shown.documents.activated.emit(0)
    assert shown.model.items == whole


def test_a_segment_far_from_it_is_opened_among_its_like(qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path):
    shown = compare(window, settled, Measure(Against(gold), metrics=("chrF++", "TER"), samples=0))
    values = [row.value for row in shown.worst.items]
    assert values == sorted(values)
    assert values
    shown.by.setCurrentIndex(1)
    shown.by.activated.emit(1)
    settled(window.session)
    assert [row.value for row in shown.worst.items] == sorted((row.value for row in shown.worst.items), reverse=True)
    listed, wanted = {row.segment for row in shown.worst.items}, shown.worst.items[1].segment
    shown.worst_view.setFocus()
    shown.worst_view.go_to(1)
    qtbot.keyClick(shown.worst_view, Qt.Key.Key_Return)
    settled(window.session)
    assert not window.scoring.pane.isVisible()
    assert set(window.segments.model.ids) == listed
    assert window.segments.current == wanted


def test_the_result_is_copied_whole_or_a_row(qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path):
    shown = compare(window, settled, Measure(Against(gold), metrics=("chrF", "TER")))
    shown.copy_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Score", "Value", "95 % interval", "Signature"]
    assert [line.split("\t")[0] for line in lines[1:3]] == ["chrF", "TER"]
    assert lines[3:] == ["Compared with gold.txt: as a reference", "The whole project", shown.note.text()]
    shown.view.setFocus()
    shown.view.go_to(1)
    qtbot.keyClick(shown.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == lines[2]


@pytest.mark.parametrize(
    "trouble",
    [
        ("short.txt", "один\nдва\n", "", "article has 29 segments, but {path} has 2; line i of the one"),
        ("t.csv", "gold,more\nа,б\n", "silver", "has no column 'silver'; its columns are gold, more"),
        ("t.csv", "<i>,b\nа,б\n", "<i>x</i>", "has no column '<i>x</i>'; its columns are <i>, b"),
        ("p.zvirka", "", "", "p.zvirka"),
        ("gone.txt", None, "", "gone.txt"),
        ("m.tmx", "<tmx", "", "m.tmx"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_line_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path, trouble: tuple[str, str | None, str, str]
):
    name, text, column, said = trouble
    shown = compare(window, settled, Measure(Against(gold), samples=0))
    before, path = list(shown.model.items), gold.with_name(name)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    dialog = ask(qtbot, window, settled)
    dialog.path.set_text(str(path))
    dialog.column.setCurrentText(column)
    dialog.accept()
    settled(window.session)
    assert said.format(path=path) in window.notice.words
    assert "\n" not in window.notice.words
    assert shown.model.items == before
    again = ask(qtbot, window, settled)
    assert (again.path.text(), again.column.currentText()) == (str(path), column)


def test_columns_may_be_chosen_from(qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path):
    lines = "\n".join(f'{number};"{text}"' for number, text in enumerate(targets(window)))
    (tmp_path / "t.csv").write_text(f"№;<b>Еталон</b>\n{lines}\n", encoding="utf-8")
    dialog = ask(qtbot, window, settled)
    dialog.path.set_text(str(tmp_path / "t.csv"))
    settled(window.session)
    assert [dialog.column.itemText(row) for row in range(dialog.column.count())] == ["№", "<b>Еталон</b>"]
    assert dialog.column.currentText() == ""
    dialog.column.setCurrentIndex(1)
    dialog.accept()
    settled(window.session)
    shown = window.scoring.pane.compared
    assert [row.value for row in shown.model.items] == ["100.00", "100.00"]
    assert shown.title.text() == "Compared with t.csv, column <b>Еталон</b>: as a reference"
    again = ask(qtbot, window, settled)
    settled(window.session)
    assert again.column.currentText() == "<b>Еталон</b>"
    again.path.set_text(str(tmp_path / "gone.csv"))
    again.reject()
    settled(window.session)


def test_a_file_of_one_document_is_compared_with_that_alone(
    qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path
):
    more(window, tmp_path)
    (tmp_path / "more.txt").write_text("Один три два\nЧотири п'ять шість\n", encoding="utf-8")
    dialog = ask(qtbot, window, settled)
    dialog.path.set_text(str(tmp_path / "more.txt"))
    assert dialog.document.isVisible()
    dialog.document.setCurrentIndex(2)
    dialog.accept()
    settled(window.session)
    shown = window.scoring.pane.compared
    assert "2 segments compared" in shown.note.text()
    assert [shown.documents.itemText(row) for row in range(shown.documents.count())] == ["more"]
    assert ask(qtbot, window, settled).document.currentText() == "more"


def test_nothing_approved_is_told(window: MainWindow, settled: Settled, pane: ComparedPane):
    compare(window, settled, Measure())
    assert window.notice.words == "article: no segment can be compared (not approved)"
    assert not pane.isVisible()


def test_names_of_files_are_never_taken_for_markup(window: MainWindow, settled: Settled, gold: Path):
    hostile = gold.rename(gold.with_name(HOSTILE.replace("/", "∕")))
    other = Path(shutil.copy(hostile, hostile.with_name("<img src=x>.txt")))
    shown = compare(window, settled, Measure(Against(hostile), metrics=("chrF",), others=(other,)))
    assert hostile.name in shown.title.text()
    assert shown.title.textFormat() is Qt.TextFormat.PlainText
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in shown.findChildren(QLabel))
    index = shown.model.index(1, 1)
    assert index.data() == "<img src=x>.txt"
    assert "&lt;img src=x&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    shown.copy_button.click()
    assert hostile.name in QApplication.clipboard().text()


def moved_blocks(path: Path, segments: int) -> Path:
    """A reference all of whose parts have changed places: TER takes most of a second for each segment."""
    words = [f"слово{number}" for number in range(120)]
    turned = [word for start in range(117, -1, -3) for word in words[start : start + 3]]
    path.write_text("\n".join([" ".join(turned)] * segments) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def slow(tmp_path: Path, open_window: Callable[[Path | None], MainWindow]) -> MainWindow:
    """The window on a text that TER needs minutes for."""
    words = " ".join(f"слово{number}" for number in range(120))
    lines = "".join(f"câu {number},{words}\n" for number in range(SLOW))
    (tmp_path / "slow.csv").write_text(f"source,target\n{lines}", encoding="utf-8")
    with Workspace.create(tmp_path / "slow.zvirka", Person("Оля")) as workspace:
        for _ in workspace.import_file(tmp_path / "slow.csv"):
            pass
    return open_window(tmp_path / "slow.zvirka")


def test_it_is_cancelled_in_the_middle_and_the_window_goes_on(
    qtbot: QtBot, slow: MainWindow, settled: Settled, tmp_path: Path
):
    reference = moved_blocks(tmp_path / "moved.txt", SLOW)
    heard: list[int] = []
    slow.session.progressed.connect(lambda step: heard.append(step.done))
    slow.scoring.comparing.compare(Measure(Against(reference), metrics=("TER",)))
    qtbot.waitUntil(lambda: any(heard), timeout=60_000)
    press(qtbot, slow, Qt.Key.Key_K, CONTROL | SHIFT)
    assert "Wait until the work under way has ended" in slow.notice.words
    assert slow.status.cancel_button.isVisible()
    slow.status.cancel_button.click()
    qtbot.waitUntil(lambda: not slow.session.busy, timeout=60_000)
    assert 0 < max(heard) < SLOW
    assert not slow.scoring.pane.compared.isVisible()
    shown = compare(slow, settled, Measure(Against(reference), metrics=("chrF",), samples=0))
    assert len(shown.model.items) == 1


def test_where_only_the_interval_is_cancelled_the_scores_stay(slow: MainWindow, settled: Settled, tmp_path: Path):
    reference = moved_blocks(tmp_path / "moved.txt", SLOW)
    what: list[str] = []

    def cancelled(step: Progress) -> None:
        what.append(step.what.text)
        if what[-1].startswith("Interval"):
            slow.session.cancel()

    slow.session.progressed.connect(cancelled)
    shown = compare(slow, settled, Measure(Against(reference), metrics=("chrF",)))
    slow.session.progressed.disconnect(cancelled)
    assert what[-1].startswith("Interval")
    assert [(row.name, row.interval) for row in shown.model.items] == [("chrF", "–")]
    shown.documents.activated.emit(0)
    settled(slow.session)
    assert [row.interval for row in shown.model.items] != ["–"]


def test_the_window_is_closed_in_the_middle(qtbot: QtBot, slow: MainWindow, tmp_path: Path):
    heard: list[int] = []
    slow.session.progressed.connect(lambda step: heard.append(step.done))
    slow.scoring.comparing.compare(Measure(Against(moved_blocks(tmp_path / "moved.txt", SLOW)), metrics=("TER",)))
    qtbot.waitUntil(lambda: any(heard), timeout=60_000)
    assert slow.close()
    assert slow.session.workspace is None
    with Workspace.open(tmp_path / "slow.zvirka", Person("Оля")) as again:
        assert again.summary().segments == SLOW


def test_an_edit_makes_it_old_and_another_project_puts_it_away(
    qtbot: QtBot, window: MainWindow, settled: Settled, gold: Path, tmp_path: Path
):
    shown = compare(window, settled, Measure(Against(gold), samples=0))
    copy = a_copy(window, tmp_path)
    assert not shown.old.isVisible()
    window.session.act(lambda open_: open_.edit(3, "Інше"))
    settled(window.session)
    assert "compare again" in shown.old.text()
    assert shown.old.isVisible()
    compare(window, settled, Measure(Against(gold), samples=0))
    assert not shown.old.isVisible()
    window.projects.open(copy)
    settled(window.session)
    press(qtbot, window, Qt.Key.Key_S, CONTROL | SHIFT)
    settled(window.session)
    assert not shown.isVisible()
    assert ask(qtbot, window, settled).path.text() == ""


def test_an_edit_while_it_is_counted_makes_it_old_too(slow: MainWindow, settled: Settled, tmp_path: Path):
    slow.session.progressed.connect(
        lambda _step: slow.session.act(lambda open_: open_.edit(1, "Інше")),
        Qt.ConnectionType(Qt.ConnectionType.AutoConnection.value | Qt.ConnectionType.SingleShotConnection.value),
    )
    shown = compare(slow, settled, Measure(Against(moved_blocks(tmp_path / "moved.txt", SLOW)), metrics=("chrF",)))
    assert len(shown.model.items) == 1
    assert shown.old.isVisible()


def test_it_is_put_away(window: MainWindow, settled: Settled, gold: Path):
    shown = compare(window, settled, Measure(Against(gold), samples=0))
    shown.close_button.click()
    assert not shown.isVisible()
    window.session.act(lambda open_: open_.edit(3, "Інше"))
    settled(window.session)
    assert not shown.isVisible()


def test_the_models_are_sound(qtmodeltester: ModelTester, window: MainWindow, settled: Settled, gold: Path):
    shown = compare(window, settled, Measure(Against(gold), samples=0))
    for model in (shown.model, shown.worst):
        qtmodeltester.check(model)
