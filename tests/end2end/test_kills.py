"""A window killed between any two actions loses at most the one under way."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.model import Person, Query, Role
from app.workspace import Workspace

ACTING = Path(__file__).with_name("acting.py")
OLHA = Person("Оля", Role.LEAD)


def acted_until_killed(path: Path, seed: int, seconds: float, saved: int) -> list[list[str]]:
    """What the window said before it was killed, so many seconds after it was ready and had saved so many actions."""
    words = [sys.executable, str(ACTING), str(path), str(seed)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stderr is not None
        first = window.stdout.readline()
        assert first == b"ready\n", window.stderr.read().decode()
        lines: list[bytes] = []
        while sum(line.startswith(b"saved ") for line in lines) < saved and window.poll() is None:
            lines.append(window.stdout.readline())
        time.sleep(seconds)
        assert window.poll() is None, window.stderr.read().decode()
        window.kill()
        lines += window.stdout.readlines()
        complaints = window.stderr.read().decode()
    assert "Traceback" not in complaints, complaints
    return [line.decode().split(maxsplit=3) for line in lines if line.endswith(b"\n")]


def said(project: Workspace) -> tuple[object, ...]:
    return (
        [(row.segment, row.risk, row.findings, row.worst) for row in project.rows(project.order(Query()))],
        [(finding, finding.decision) for finding in project.findings()],
        project.findings(ignored=True),
        project.names(),
        project.documents(),
    )


def assert_sound(path: Path, known: dict[int, str], lines: list[list[str]]) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    known |= {int(words[2]): words[3].strip() for words in lines if words[0] == "saved"}
    with Workspace.open(path, OLHA) as project:
        events = {event.id: event.action for event in project.history(limit=100_000)}
        assert {number: events.get(number) for number in known} == known
        unknown = sorted(events.keys() - known.keys())
        assert len(unknown) <= 1  # on disk, but the kill came before it was told
        known |= {number: events[number] for number in unknown}
        for _ in project.prepare():
            pass
        left = said(project)
        for _ in project.check():
            pass
        assert said(project) == left


def killed_again_and_again(imported: Path, path: Path, times: int) -> int:
    """How many actions were saved in all."""
    chance = random.Random()
    shutil.copy(imported, path)
    known = {1: "import"}
    for turn in range(times):
        lines = acted_until_killed(path, chance.randrange(10**6), chance.uniform(0.0, 0.5), turn % 2)
        assert_sound(path, known, lines)
    return len(known)


def test_a_killed_window_loses_at_most_the_action_under_way(imported, tmp_path):
    assert killed_again_and_again(imported, tmp_path / "p.zvirka", 2) > 1  # more than the import


@pytest.mark.soak
@pytest.mark.timeout(3000)
def test_two_hundred_kills(imported, tmp_path):
    assert killed_again_and_again(imported, tmp_path / "p.zvirka", 200) > 200
