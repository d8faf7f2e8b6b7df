"""How the window does on a large project: until its list is shown, each frame of scrolling, filters, sorting, memory.

`python benchmarks/window.py [--segments N]`, on the project of `benchmarks/store.py`, painted offscreen. The names are
not read: that is work of its own thread, and takes as long as it takes. A frame is the way from the scroll bar to the
last painted letter. Told are the middle and the worst on the clock, and the worst in processor time, which is the one
to compare where other programs run too.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from app.model import Query, State
from app.workspace import Workspace
from benchmarks._project import PERSON
from benchmarks.store import TEXTS, project
from ui.main_window import MainWindow
from ui.session import Session
from ui.start import make_application, settle, settle_memory

FRAMES = 300
SIZE = 1600, 1000


def main() -> int:
    parser = argparse.ArgumentParser(description="How the window does on a large project")
    parser.add_argument("--segments", type=int, default=1_000_000, help="how many (default: a million)")
    where = project(parser.parse_args().segments, None)
    application = make_application()
    walls, works = [], []
    started = time.perf_counter(), time.process_time()
    settings = QSettings(str(where.with_name("window.ini")), QSettings.Format.IniFormat)  # nobody's own
    window = MainWindow(Session(Workspace.open(where, PERSON), PERSON), settings)
    window.resize(*SIZE)
    window.show()
    settle(lambda: window.segments.model.rowCount() > 0)
    window.grab()
    told("open, list painted", [time.perf_counter() - started[0]], [time.process_time() - started[1]])
    settle_memory()
    for name, way in ways(window).items():
        walls, works = timed(application, window, way)
        told(f"scrolling {name}, {len(walls)} frames", walls, works)
    model = window.segments.model
    for name, query in queries().items():
        walls, works = timed(application, window, [lambda query=query: model.ask(query)] * 3)
        told(f"filter: {name}", walls, works)
    model.ask(Query())
    walls, works = timed(application, window, [lambda at=at: model.sort(*at) for at in sorts()])
    told("sorting by each column", walls, works)
    print(f"memory at the most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    os._exit(0)  # closing is not measured


def ways(window: MainWindow) -> dict[str, list[Callable[[], object]]]:
    """Ways to scroll: by the wheel, by pages, and by dragging the bar anywhere."""
    bar, chance = window.segments.view.verticalScrollBar(), random.Random(1)
    end = bar.maximum()
    return {
        "by the wheel": [lambda at=at: bar.setValue(at * 120) for at in range(FRAMES)],
        "by pages": [lambda at=at: bar.setValue(at * bar.pageStep()) for at in range(FRAMES)],
        "anywhere": [lambda: bar.setValue(chance.randrange(end)) for _ in range(FRAMES)],
    }


def queries() -> dict[str, Query]:
    states = {f"state {state.value}": Query(states=frozenset({state})) for state in (State.NEW, State.APPROVED)}
    return {**states, "findings": Query(with_findings=True), **{name: Query(text=text) for name, text in TEXTS.items()}}


def sorts() -> list[tuple[int, Qt.SortOrder]]:
    return [(column, order) for column in range(6) for order in Qt.SortOrder]


def timed(
    application: QApplication, window: MainWindow, calls: list[Callable[[], object]]
) -> tuple[list[float], list[float]]:
    """Each call with all the painting that follows from it, on the clock and in processor time."""
    walls, works = [], []
    for call in calls:
        wall, work = time.perf_counter(), time.process_time()
        call()
        window.segments.view.viewport().repaint()
        application.processEvents()
        walls.append(time.perf_counter() - wall)
        works.append(time.process_time() - work)
    return walls, works


def told(name: str, walls: list[float], works: list[float]) -> None:
    """The middle and the worst, on the clock; the worst in processor time."""
    middle = sorted(walls)[len(walls) // 2]
    worst = [max(walls) * 1e3, max(works) * 1e3]
    print(f"{name:48}{middle * 1e3:9.1f}{worst[0]:9.1f}{worst[1]:9.1f} ms of work", flush=True)


if __name__ == "__main__":
    sys.exit(main())
