"""A disk that fills up costs the action under way and nothing else."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from app.errors import ProjectError
from app.model import Document, Query
from app.store import Store
from tests.unit.store.made_up import OLHA, edited, everything, new_project, segments

ROOM = 1_500_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={2 * ROOM}", "zvirka-test", str(folder)]
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("needs root to mount a small disk")
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip(f"no small disk can be mounted here: {run.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Takes all the room that is left."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return ballast


def test_a_full_disk_is_told_and_forgotten_when_there_is_room(small_disk):
    with new_project(small_disk / "p.zvirka") as store:
        before, history = everything(store), store.events()
        ballast = fill(small_disk)
        with pytest.raises(ProjectError, match=r"p\.zvirka: the disk (is full; make room|failed)") as raised:
            store.add_document(OLHA, Document(0, "Довга", "text"), segments([("а" * 99, "б" * 99)] * 2000))
        assert "\n" not in str(raised.value)
        assert (everything(store), store.events()) == (before, history)
        ballast.unlink()
        store.add_document(OLHA, Document(0, "Коротка", "text"), segments())
        after = everything(store)
        assert len(after["rows"]) == 8
    with Store.open(small_disk / "p.zvirka") as store:
        assert everything(store) == after


def test_small_actions_on_a_full_disk_are_whole_or_refused(small_disk):
    with new_project(small_disk / "p.zvirka") as store:
        ballast = fill(small_disk)
        os.truncate(ballast, ballast.stat().st_size - 400_000)
        said = edited_until_refused(store)
        assert store.segment(1).target == f"текст {said}"
    ballast.unlink()
    with Store.open(small_disk / "p.zvirka") as again:
        assert again.segment(1).target == f"текст {said}"
        edited(again, 1, "далі")


def edited_until_refused(store: Store) -> int:
    """How many edits there was room for."""
    turns = count()
    while not refused(store, f"текст {next(turns)}"):
        pass
    assert all(refused(store, "ще раз") for _ in range(3))
    return next(turns) - 2


def refused(store: Store, text: str) -> bool:
    try:
        edited(store, 1, text)
    except ProjectError as error:
        return "the disk" in str(error)
    return False


def test_no_half_project_is_created_on_a_full_disk(small_disk):
    ballast = fill(small_disk)
    with pytest.raises(ProjectError, match=r"the disk|No space") as raised:
        Store.create(small_disk / "p.zvirka", {})
    assert "\n" not in str(raised.value)
    assert list(small_disk.iterdir()) == [ballast]


LIMITED = """
import resource, sys
from itertools import count
from pathlib import Path
from app.errors import ProjectError
from app.model import Document
from app.store import Store
from tests.unit.store.made_up import OLHA, edited, segments

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
store = Store.open(Path(sys.argv[1]))
try:
    store.add_document(OLHA, Document(0, "Довга", "text"), segments([("а" * 99, "б" * 99)] * 5000))
except ProjectError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
edited(store, 1, "далі")
store.close()
"""


@pytest.mark.parametrize("limit", [200_000, 600_000, ROOM])
def test_a_file_that_may_not_grow_is_told(tmp_path, limit):
    path = tmp_path / "p.zvirka"
    new_project(path).close()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(limit)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.count("\n") == 1
    assert "p.zvirka: the disk failed; make sure it has room" in run.stdout
    with Store.open(path) as store:
        assert len(store.order(Query())) == 4
        assert store.segment(1).target == "далі"
