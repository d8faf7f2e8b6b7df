from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from app.errors import ProjectError
from app.model import Document, Query, Sort
from app.store import Store
from tests.unit.store.made_up import MINH, OLHA, edited, everything, finding, segments

SECONDS = 1.5


def test_what_was_left_is_there_again(store):
    edited(store, 1, "Відкриття в комуні Хуат Са")
    store.put_findings([1], [finding(store, 1, "Хуат")])
    before, history = everything(store), store.events()
    store.close()
    with Store.open(store.place) as again:
        assert (everything(again), again.events()) == (before, history)


def test_one_file_is_left(file_store, path):
    edited(file_store, 1, "Відкриття в комуні Хуат Са")
    file_store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_many_threads_read_while_some_write(store):
    store.add_document(OLHA, Document(0, "Довга", "text"), segments([("а", "б")] * 500))
    faults: list[BaseException] = []
    end = time.monotonic() + SECONDS
    turns = dict.fromkeys(range(8), 0)

    def walk(number, step):
        try:
            while time.monotonic() < end or not turns[number]:  # on a busy machine each gets its turn, however late
                step(turns[number])
                turns[number] += 1
        except BaseException as error:  # noqa: BLE001
            faults.append(error)

    def write(segment):
        return lambda turn: edited(store, segment, f"текст {turn}", OLHA if segment % 2 else MINH)

    def check(_turn):
        store.put_findings([10], [finding(store, 10, "б")])

    def look(_turn):
        rows = store.rows(store.order(Query(sort=Sort.RISK)))
        assert len(rows) == 504
        assert store.documents()[1].open_findings in {0, 1}
        assert len(list(store.segments())) == 504

    steps = [write(1), write(2), check, look, look, look, look, look]
    threads = [threading.Thread(target=walk, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert all(turns.values())
    assert len(store.events(segment=1)) == turns[0]
    assert store.segment(2).target == f"текст {turns[1] - 1}"


def test_who_reads_waits_for_nobody(store):
    seen = []
    with store._writing() as connection:  # noqa: SLF001 (a write that takes long)
        connection.exec_driver_sql("UPDATE texts SET target = 'x'")
        reader = threading.Thread(target=lambda: seen.append(store.segment(3).target))
        reader.start()
        reader.join(5)
        assert seen == ["23 жовтня"]
        connection.rollback()


TWO = """
import sys
from pathlib import Path
from app.store import Store
from tests.unit.store.made_up import MINH, edited
with Store.open(Path(sys.argv[1])) as store:
    for turn in range(40):
        edited(store, 2, f"чуже {turn}", MINH)
"""


def test_another_program_may_write_to_the_same_file(file_store, path):
    store = file_store
    with subprocess.Popen([sys.executable, "-c", TWO, str(path)]) as other:
        turn = 0
        while other.poll() is None:
            edited(store, 1, f"моє {turn}")
            turn += 1
        assert other.returncode == 0
    assert store.segment(2).target == "чуже 39"
    assert len(store.events()) == 1 + 40 + turn
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_project_that_another_program_keeps_busy_says_so(file_store, path, monkeypatch):
    monkeypatch.setattr("app.store.sqlite.WAIT_SECONDS", 0.05)
    told = pytest.raises(ProjectError, match="another program is writing to it")
    with file_store._writing(), told as raised:  # noqa: SLF001 (a write that takes long)
        Store.open(path)
    assert "\n" not in str(raised.value)
