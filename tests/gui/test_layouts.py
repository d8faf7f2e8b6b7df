"""Keys under Ukrainian and Vietnamese layouts, on a real X server with nothing but that layout.

It needs Xvfb, setxkbmap and xdotool, and xcb's libraries; elsewhere it is skipped.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40.0  # seconds for the next line of a window
TOOLS = ("Xvfb", "setxkbmap", "xdotool")
CONTROL, SHIFT, ALT = 37, 50, 64  # keys by their place on the board, as X numbers them
PRESSED = {
    "find": (CONTROL, 41),
    "replace": (CONTROL, 43),
    "filter": (CONTROL, 46),
    "ignore": (CONTROL, 31),
    "go-to": (CONTROL, 42),
    "undo": (CONTROL, 52),
    "open": (CONTROL, 32),
    "new": (CONTROL, 57),
    "save": (CONTROL, 39),
    "export": (CONTROL, 26),
    "report": (CONTROL, 27),
    "fix": (CONTROL, 60),
    "confirm": (CONTROL, 36),
    "normal": (CONTROL, 19),
    "smaller": (CONTROL, 20),
    "bigger": (CONTROL, 21),
    "redo": (CONTROL, SHIFT, 52),
    "approve": (CONTROL, SHIFT, 36),
    "next": (ALT, 116),
    "previous": (ALT, 111),
    "next-finding": (74,),
    "use-form": (CONTROL, 40),
    "allow-forms": (CONTROL, 56),
    "other-form": (CONTROL, SHIFT, 40),
    "everywhere": (CONTROL, SHIFT, 26),
    "no-name": (CONTROL, SHIFT, 53),
    "different-names": (CONTROL, SHIFT, 41),
    "undecide": (CONTROL, SHIFT, 28),
    "to-names": (72,),
    "alignment": (CONTROL, SHIFT, 38),
    "annotate": (CONTROL, SHIFT, 58),
    "scores": (CONTROL, SHIFT, 39),
    "compare-with": (CONTROL, SHIFT, 45),
    "quality": (CONTROL, SHIFT, 33),
    "match-1": (CONTROL, 10),
    "match-2": (CONTROL, 11),
    "match-3": (CONTROL, 12),
    "match-4": (CONTROL, 13),
    "match-5": (CONTROL, 14),
    "copy-source": (CONTROL, SHIFT, 54),
    "concordance": (CONTROL, 45),
    "keys": (67,),
}
SINGLE = {  # in the alignment view
    "merge": (58,),
    "split": (39,),
    "move-up": (30,),
    "move-down": (40,),
    "edit-pair": (26,),
    "accept-pair": (38,),
    "doubt-pair": (27,),
    "merge-side": (SHIFT, 58),
    "next-unsure": (74,),
    "previous-unsure": (SHIFT, 74),
    "leave": ("Escape",),  # by its name: xdotool takes 9 for the digit
}
ANNOTATION = {  # where errors are marked
    "mark-neutral": (10,),
    "mark-minor": (11,),
    "mark-major": (12,),
    "mark-critical": (13,),
    "mark-category": (54,),
    "mark-note": (57,),
    "mark-correction": (25,),
    "accept-offer": (38,),
    "reject-offer": (53,),
    "give-score": (42,),
    "remove-mark": (119,),
    "next-mark": (74,),
    "previous-mark": (SHIFT, 74),
    "next-sampled": (117,),
    "previous-sampled": (112,),
    "other-side": (23,),
    "assess": (36,),
    "leave": ("Escape",),
}
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from app.model import Person
from app.workspace import Workspace
from ui.actions import SPECS
from ui.start import make_application, make_window
application = make_application()
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
window = make_window(Workspace.open(Path(sys.argv[1]), Person("Оля")), settings)
for spec in SPECS:
    action = window.actions_[spec.id]
    action.triggered.disconnect()
    action.triggered.connect(lambda _on=False, name=spec.id: print(name, flush=True))
window.show()
window.editor.target.setFocus()
view = {"pairs": window.alignment, "annotation": window.scoring.annotation}.get(sys.argv[3], window.editor)
def when(holds, then):
    timer = QTimer(window, interval=20)
    def look():
        if holds():
            timer.stop()
            then()
    timer.timeout.connect(look)
    timer.start()
def settled():
    return len(window.segments.model.ids) > 0 and not window.session.busy
def begin():
    if view is window.alignment:
        window.pairing.toggle()
    elif view is window.scoring.annotation:
        window.scoring.annotating.begin(window.segments.model.ids)
    when(lambda: settled() and view.isVisible(), ready)
def ready():
    if view is not window.editor:
        view.wished.disconnect()
        view.wished.connect(lambda name: print(name, flush=True))
    for spec in SPECS:
        window.actions_[spec.id].setEnabled(True)
    print("ready", int(window.winId()), flush=True)
    when(window.isActiveWindow, lambda: print("active", flush=True))
when(settled, begin)
sys.stdin.close()
application.exec()
"""

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in TOOLS) or not sys.platform.startswith("linux"),
    reason="needs Xvfb, setxkbmap and xdotool",
)


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """An X server of its own with one layout; the environment that leads to it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1300x900x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        number = numbers.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    subprocess.run(["setxkbmap", "-layout", request.param], env=environment, check=True, stderr=subprocess.DEVNULL)
    yield environment
    server.terminate()
    server.wait()


def said(window: subprocess.Popen[bytes]) -> str:
    """The next line of the window; nothing where none comes: a key that is lost fails the test and hangs nothing."""
    assert window.stdout is not None
    there, _, _ = select.select([window.stdout], [], [], PATIENCE)
    return window.stdout.readline().decode().strip() if there else ""


@pytest.mark.parametrize("screen", ["ua", "vn"], indirect=True)
@pytest.mark.parametrize(("view", "keys"), [("texts", PRESSED), ("pairs", SINGLE), ("annotation", ANNOTATION)])
def test_every_key_reaches_its_action(
    screen: dict[str, str], project: Path, tmp_path: Path, view: str, keys: dict[str, tuple[int | str, ...]]
):
    words = [sys.executable, "-c", WINDOW, str(project), str(tmp_path / "settings.ini"), view]
    window = subprocess.Popen(words, cwd=ROOT, env=screen, stdout=subprocess.PIPE, bufsize=0)
    try:
        number = said(window).split()[1]
        press(screen, "windowfocus", number)
        assert said(window) == "active"
        reached = []
        for combination in keys.values():
            for key in combination:
                press(screen, "keydown", str(key))
            for key in reversed(combination):
                press(screen, "keyup", str(key))
            reached.append(said(window))
        assert reached == list(keys)
    finally:
        window.kill()
        window.communicate()


def press(screen: dict[str, str], *words: str) -> None:
    subprocess.run(["xdotool", *words], env=screen, check=True)
