"""How soon the program is of use: whole processes by the clock on the wall, median of several runs.

`python benchmarks/start.py [--runs N]`. The check of the bundled sample is to answer within 1.5 s, the window on it to
be usable within 2 s: painted, its list filled, its names read, its event loop idle. A first run of each warms the
disk's cache and the bytecode, and is not counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = [str(ROOT / "corpora" / "sample" / name) for name in ("source.vi.txt", "translation.uk.txt")]
MAIN = [sys.executable, str(ROOT / "main.py")]
LIMITS = {"check of the sample": 1.5, "window on the sample": 2.0}
WINDOW = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import QSettings
from app.model import Person
from app.workspace import Workspace
from ui.start import make_application, make_window, settle
application = make_application()
settings = QSettings(sys.argv[2] + ".ini", QSettings.Format.IniFormat)
window = make_window(Workspace.open(Path(sys.argv[2]), Person("x")), settings)
window.show()
settle(lambda: not window.session.busy and window.segments.model.rowCount() > 0)
assert not window.grab().isNull()
os._exit(0)  # closing is not part of starting
"""


def main() -> int:
    parser = argparse.ArgumentParser(description="How soon the program is of use")
    parser.add_argument("--runs", type=int, default=7, help="of each, after one that does not count (default: 7)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "sample.zvirka")
        words = [*MAIN, "review", *SAMPLE, "--no-window", "--quiet", "--project", str(project)]
        subprocess.run(words, check=False, stdout=subprocess.DEVNULL)
        calls = {
            "nothing but Python": [sys.executable, "-c", ""],
            "help": [*MAIN, "--help"],
            "transcription of a name": [*MAIN, "transcribe", "Khuất Xá"],
            "check of the sample": [*MAIN, "check", *SAMPLE],
            "check of its project": [*MAIN, "check", str(project)],
            "window on the sample": [sys.executable, "-c", WINDOW, str(ROOT), str(project)],
        }
        print(f"{'seconds, median of ' + str(runs):28}{'median':>8}{'least':>8}{'most':>8}{'limit':>8}")
        for name, call in calls.items():
            told(name, [seconds(call) for _ in range(runs + 1)][1:])
    return 0


def seconds(call: list[str]) -> float:
    """How long a process takes from its start to its end."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    started = time.perf_counter()
    done = subprocess.run(call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    taken = time.perf_counter() - started
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(call[:3])} ended with {done.returncode}: {done.stderr.decode()}")
    return taken


def told(name: str, times: list[float]) -> None:
    limit = LIMITS.get(name)
    median = statistics.median(times)
    verdict = "" if limit is None else f"{limit:8.2f}" + ("  over the limit" if median > limit else "")
    print(f"{name:28}{median:8.2f}{min(times):8.2f}{max(times):8.2f}{verdict}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
