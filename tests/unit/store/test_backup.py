"""A copy of a project that is open and being written is whole, and as of one moment."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import DamagedError, ProjectError
from app.model import Change, Progress
from app.store import Store
from app.store import backup as backups
from tests.unit.store.made_up import OLHA, edited, everything, new_project

WAITED = 60  # seconds, for another thread


@pytest.fixture
def big(path: Path) -> Store:
    return new_project(path, [(f"Câu số {n}", f"Речення № {n}") for n in range(4_000)])


def whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_copy_is_the_project(file_store, path, tmp_path):
    edited(file_store, 1, "Змінено щойно")  # still in the journal
    steps = list(backups.back_up(path, tmp_path / "copy.zvirka"))
    assert all(isinstance(step, Progress) for step in steps)
    whole(tmp_path / "copy.zvirka")
    with Store.open(tmp_path / "copy.zvirka") as copy:
        assert everything(copy) == everything(file_store)
        assert copy.events() == file_store.events()
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".new") == []


def test_it_is_of_one_moment_while_others_write(big, path, tmp_path, monkeypatch):
    """A writer goes on between any two steps; each of its events changes two segments to the same words."""
    monkeypatch.setattr(backups, "PAGES", 5)
    stop, written = threading.Event(), threading.Semaphore(0)

    def write() -> None:
        with Store.open(path) as other:
            turn = 0
            while not stop.is_set():
                turn += 1
                made = [Change("target", str(n), other.segment(n).target, f"Хід {turn}") for n in (1, 4_000)]
                other.append(OLHA, "edit", made)
                written.release()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert written.acquire(timeout=WAITED)
        for step in backups.back_up(path, tmp_path / "copy.zvirka"):
            if step.done < step.total:
                assert written.acquire(timeout=WAITED)
    finally:
        stop.set()
        writer.join()
    newest = len(big.events())
    big.close()
    whole(tmp_path / "copy.zvirka")
    with Store.open(tmp_path / "copy.zvirka") as copy:
        assert copy.segment(1).target == copy.segment(4_000).target == f"Хід {len(copy.events()) - 1}"
        assert 1 < len(copy.events()) < newest


def test_stopped_in_the_middle_it_leaves_nothing(big, path, tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "PAGES", 1)
    steps = backups.back_up(path, tmp_path / "copy.zvirka")
    next(steps)
    steps.close()
    assert not list(tmp_path.glob("*copy*"))
    assert not list(tmp_path.glob(".zvirka-*"))
    assert "backup" not in {thread.name for thread in threading.enumerate()}
    edited(big, 1, "Далі")
    big.close()


def test_nothing_is_written_over_and_nothing_damaged_is_called_a_copy(file_store, path, tmp_path):
    with pytest.raises(ProjectError, match="already there"):
        list(backups.back_up(path, path))
    with pytest.raises(ProjectError, match="no such file"):
        list(backups.back_up(tmp_path / "none.zvirka", tmp_path / "copy.zvirka"))
    with pytest.raises(ProjectError, match="cannot be created"):
        list(backups.back_up(path, tmp_path / "no" / "copy.zvirka"))
    file_store.close()
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'texts'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)
    with pytest.raises(DamagedError):
        list(backups.back_up(path, tmp_path / "copy.zvirka"))
    assert not (tmp_path / "copy.zvirka").exists()
