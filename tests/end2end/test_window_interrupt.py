"""Ctrl+C in the terminal that the window was opened from."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.workspace import sample_texts

ROOT = Path(__file__).parents[2]
# The window is shown for real (on Qt's offscreen platform), says so, and waits for whatever comes.
SHOW = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import QTimer
from app.model import Person
from app.workspace import Workspace
from ui import start
workspace = Workspace.open(Path(sys.argv[2]), Person("Оля"))
start.make_application()
QTimer.singleShot(0, lambda: print("shown", flush=True))
sys.exit(start.run(workspace))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_closes_the_window_and_leaves_one_file(tmp_path):
    project = tmp_path / "p.zvirka"
    made = [sys.executable, str(ROOT / "main.py"), "review", *map(str, sample_texts()), "--project", str(project)]
    subprocess.run([*made, "--no-window", "--quiet"], check=False, capture_output=True, timeout=60)
    command = [sys.executable, "-c", SHOW, str(ROOT), str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout.readline() == b"shown\n"
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.zvirka"]
