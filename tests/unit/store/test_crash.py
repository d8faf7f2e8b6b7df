"""A process that is killed at any moment loses nothing it had acknowledged."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.store import Store
from tests.unit.store.made_up import everything, new_project

ACTING = """
import sys
from pathlib import Path
from app.model import Change, Light, Risk
from app.store import Derived, Store
from tests.unit.store.made_up import OLHA, finding

with Store.open(Path(sys.argv[1])) as store:
    turn = len(store.events())
    while True:
        number = turn % 4 + 1
        state = store.segment(number)
        changes = [
            Change("target", str(number), state.target, f"Кхуат Са {turn}"),
            Change("name", "n", store.names().get("n"), turn),
        ]
        event = store.append(OLHA, "edit", changes, derived=Derived(risks={number: Risk(turn % 100, Light.RED)}))
        print(event.id, turn, flush=True)
        store.put_findings([number], [finding(store, number, "Кхуат")])
        turn += 1
"""


def acknowledged(path: Path, seconds: float) -> list[tuple[int, int]]:
    """What a process said it had written before it was killed."""
    with subprocess.Popen([sys.executable, "-c", ACTING, str(path)], stdout=subprocess.PIPE, text=True) as acting:
        assert acting.stdout is not None
        first = acting.stdout.readline()
        time.sleep(seconds)
        acting.kill()
        lines = [first, *acting.stdout]
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(int(event), int(turn)) for event, turn in whole]


def killed_again_and_again(path: Path, times: int) -> None:
    chance = random.Random()
    new_project(path).close()
    said: dict[int, int] = {}
    for _ in range(times):
        said |= acknowledged(path, chance.uniform(0, 0.08))
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
        with Store.open(path) as store:
            assert_whole(store, said)


def assert_whole(store: Store, said: dict[int, int]) -> None:
    edits = [event for event in store.events() if event.action == "edit"]
    written = {event.id: event.changes[1].after for event in edits}
    assert said.items() <= written.items()
    assert all(len(event.changes) == 2 for event in edits)
    newest = edits[0]
    assert store.names() == {"n": newest.changes[1].after}
    assert store.segment(int(newest.changes[0].key)).target == newest.changes[0].after
    for row in store.rows([1, 2, 3, 4]):
        assert row.findings == len(store.findings(segment=row.segment.id)) <= 1
    assert everything(store)["documents"][0].open_findings == len(store.findings())


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path):
    killed_again_and_again(tmp_path / "p.zvirka", 5)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_two_hundred_kills_lose_nothing(tmp_path):
    killed_again_and_again(tmp_path / "p.zvirka", 200)


IMPORTING = """
import sys
from pathlib import Path
from app.model import Document
from tests.unit.store.made_up import OLHA, segments
from app.store import Store

with Store.open(Path(sys.argv[1])) as store:
    new = segments([(f"nguồn {n}", f"переклад {n}") for n in range(5000)])
    print("go", flush=True)
    store.add_document(OLHA, Document(0, "Довга", "text"), new)
    print("done", flush=True)
"""


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.2, 0.3, 0.4])
def test_a_document_comes_in_whole_or_not_at_all(tmp_path, seconds):
    path = tmp_path / "p.zvirka"
    new_project(path).close()
    with subprocess.Popen([sys.executable, "-c", IMPORTING, str(path)], stdout=subprocess.PIPE) as importing:
        assert importing.stdout is not None
        importing.stdout.readline()
        time.sleep(seconds)
        importing.kill()
        done = b"done" in importing.stdout.read()
    with Store.open(path) as store:
        counts = [document.segments for document in store.documents()]
        assert counts in ([[4, 5000]] if done else [[4], [4, 5000]])
        assert len(list(store.segments())) == sum(counts)
        assert len(store.events()) == len(counts)
