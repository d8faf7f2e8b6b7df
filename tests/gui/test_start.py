"""Starting: the picture, the first page, faults nobody foresaw, and a window that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage

from app.model import Query, Role, State
from app.workspace import Workspace
from tests.factories import a_person
from ui.dialogs.fault import FaultDialog
from ui.main_window import TITLE, MainWindow
from ui.start import choose_language, person_here, tell_faults
from ui.texts import language

ROOT = Path(__file__).resolve().parents[2]
PICTURE = """
import sys
from pathlib import Path
from app.workspace import Workspace
from app.model import Person
from ui.start import run
sys.exit(run(Workspace.open(Path(sys.argv[1]), Person("Оля")) if sys.argv[1] else None, Path(sys.argv[2])))
"""
WORK = """
import signal, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from app.model import Person
from app.workspace import Workspace
from ui.start import make_application, make_window, settle
make_application()
workspace = Workspace.open(Path(sys.argv[1]), Person("Оля"))
window = make_window(workspace, QSettings(sys.argv[1] + ".ini", QSettings.Format.IniFormat))
window.show()
settle(lambda: not window.session.busy)
window.session.acted.connect(lambda outcome: print(outcome.event.id, flush=True))
for segment in list(window.segments.model.ids):
    window.segments.go_to(segment)
    window.editor.target.insertPlainText("Отже ")
    window.review.confirm()
    settle(lambda: False, 15)
"""


def python(code: str, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_the_window_can_be_drawn_without_a_display(project: Path, tmp_path: Path):
    picture = tmp_path / "out" / "window.png"
    process = python(PICTURE, str(project), str(picture))
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 900)
    colours = {image.pixelColor(x, y).name() for x in range(0, 1440, 5) for y in range(0, 900, 5)}
    assert len(colours) > 20


def test_the_first_page_is_shown_without_a_project(open_window: Callable[[Path | None], MainWindow]):
    window = open_window(None)
    assert window.stack.currentWidget() is window.welcome
    assert window.windowTitle() == TITLE
    assert all(dock.isHidden() for dock in window.docks.values())


def test_an_empty_project_is_no_fault(open_window: Callable[[Path | None], MainWindow], tmp_path: Path):
    path = tmp_path / "empty.zvirka"
    Workspace.create(path, a_person()).close()
    window = open_window(path)
    for name in ("confirm", "next-finding", "fix", "ignore", "next", "undo", "go-to", "check"):
        window.actions_[name].trigger()
    assert window.editor.row is None


@pytest.mark.parametrize("round_", range(3))
def test_a_killed_window_loses_nothing_it_told(project: Path, round_: int):
    """SIGKILL between any two actions: every action that was told is there, none is there by half."""
    process = python(WORK, str(project))
    assert process.stdout is not None
    told = [int(process.stdout.readline()) for _ in range(3 + round_ * 2)]
    time.sleep(round_ * 0.007)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    told += [int(line) for line in rest.split("\n")[:-1]]
    workspace = Workspace.open(project, a_person())
    events = {event.id: event for event in workspace.history(limit=1000)}
    assert set(told) <= set(events)
    for row in workspace.rows(workspace.order(Query())):
        edited = row.segment.target.startswith("Отже ")
        assert edited or row.segment.state is State.NEW
    workspace.close()


def test_a_fault_nobody_foresaw_is_shown(window: MainWindow, capsys: pytest.CaptureFixture[str]):
    error = ValueError("something odd")
    tell_faults(window)(ValueError, error, None)
    (dialog,) = window.findChildren(FaultDialog)
    assert dialog.line.text() == "ValueError: something odd"
    assert "something odd" in capsys.readouterr().err


def test_the_language_chosen_holds_unless_the_environment_says_another(
    settings: QSettings, monkeypatch: pytest.MonkeyPatch
):
    settings.setValue("language", "vi")
    choose_language(settings)
    assert language() == "en"
    monkeypatch.delenv("ZVIRKA_LANG")
    choose_language(settings)
    assert language() == "vi"


def test_the_role_taken_last_is_taken_again(settings: QSettings):
    assert person_here(settings).role is Role.TRANSLATOR
    settings.setValue("person/role", "lead")
    assert person_here(settings).role is Role.LEAD
    settings.setValue("person/role", "king")
    assert person_here(settings).role is Role.TRANSLATOR


def test_letters_can_be_made_larger_and_smaller(window: MainWindow):
    before = window.editor.target.font().pointSizeF()
    window.actions_["bigger"].trigger()
    assert window.editor.target.font().pointSizeF() > before
    window.actions_["normal"].trigger()
    assert window.editor.target.font().pointSizeF() == pytest.approx(before)
