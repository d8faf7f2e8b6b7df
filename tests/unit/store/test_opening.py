from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import ProjectError
from app.store import Store
from app.store.schema import VERSION, tables
from app.store.sqlite import APPLICATION_ID
from tests.unit.store.made_up import SETTINGS, everything, new_project

GOOD_SIZE = 200_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A good project, closed."""
    path = tmp_path / "p.zvirka"
    pairs = [(f"nguồn {at} " * 20, f"переклад {at} " * 20) for at in range(300)]
    new_project(path, pairs).close()
    assert path.stat().st_size > GOOD_SIZE
    return path


def sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def other_program(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE cars (id)", "PRAGMA application_id = 1234")


def newer(path: Path) -> None:
    sql(path, "PRAGMA user_version = 99", "UPDATE project SET program = '7.8.9'")


def much_newer(path: Path) -> None:
    newer(path)
    sql(path, "ALTER TABLE project RENAME TO projects")


def truncate(size: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size)


def flip(at: int) -> Callable[[Path], None]:
    return lambda path: overwrite(path, at, b"\xff" * 16)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "there is no such file"),
    "empty": (truncate(0), "is empty"),
    "a text": (lambda path: path.write_text("Це просто текст. " * 50, "utf-8"), "is no Zvirka project"),
    "a short text": (lambda path: path.write_text("Це", "utf-8"), "is no Zvirka project"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "is no file"),
    "a pipe": (lambda path: (path.unlink(), os.mkfifo(path)), "is no file"),
    "another program's": (other_program, "is no Zvirka project"),
    "newer": (newer, "was written by Zvirka 7.8.9"),
    "much newer": (much_newer, "was written by a newer Zvirka"),
    "of no version": (lambda path: sql(path, "PRAGMA user_version = 0"), "damaged"),
    "without a table": (lambda path: sql(path, "DROP TABLE changes"), "damaged"),
    "cut in the header": (truncate(50), "is no Zvirka project"),
    "cut after the header": (truncate(100), "damaged"),
    "cut after a page": (truncate(4096), "damaged"),
    "cut in the middle": (truncate(100_001), "damaged"),
    "flipped magic": (flip(0), "damaged"),
    "flipped page size": (flip(16), "damaged"),
    "flipped schema": (flip(100), "damaged"),
    "flipped page": (flip(20 * 4096), "damaged"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_used_is_told_in_one_line_and_left_alone(path, kind):
    spoil, said = BAD[kind]
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ProjectError) as raised:
        Store.open(path)
    line = str(raised.value)
    assert said in line
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("at", range(0, GOOD_SIZE, 9973))
def test_flipped_bytes_anywhere_are_told_or_do_no_harm(path, at):
    overwrite(path, at, b"\xa5" * 7)
    said = ""
    try:
        with Store.open(path) as store:
            everything(store)
            store.events()
    except ProjectError as error:
        said = str(error)
    assert "\n" not in said


def test_a_name_that_is_too_long_is_told(tmp_path):
    path = tmp_path / ("і" * 300 + ".zvirka")
    for attempt in (lambda: Store.open(path), lambda: Store.create(path, {})):
        with pytest.raises(ProjectError, match="File name too long"):
            attempt()


def test_a_project_is_one_ordinary_file_of_our_kind(path):
    assert [file.name for file in path.parent.iterdir()] == ["p.zvirka"]
    assert path.read_bytes()[68:72] == b"Zvrk" == APPLICATION_ID.to_bytes(4, "big")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert {name for name in names if not name.startswith("search_index")} == set(tables.tables)


@pytest.mark.parametrize("name", ["з пробілами і ї.zvirka", "50%#?&.zvirka", "a'b\".zvirka", "no suffix"])
def test_any_name_will_do(tmp_path, name):
    with new_project(tmp_path / name) as store:
        before = everything(store)
    with Store.open(tmp_path / name) as store:
        assert everything(store) == before
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_nothing_that_is_there_is_overwritten(path):
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="is already there"):
        Store.create(path, SETTINGS)
    assert path.read_bytes() == before


def test_a_journal_of_a_project_that_is_gone_never_gets_into_a_new_one(path):
    kept = path.with_name("kept")
    with Store.open(path):
        shutil.copy(path.with_name("p.zvirka-wal"), kept)
    path.unlink()
    kept.rename(path.with_name("p.zvirka-wal"))
    with pytest.raises(ProjectError, match=r"p\.zvirka-wal: is left from another project"):
        Store.create(path, SETTINGS)
    assert not path.exists()


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ProjectError, match="choose another folder"):
        Store.create(tmp_path / "нема" / "p.zvirka", SETTINGS)


def test_settings_that_cannot_be_kept_leave_nothing_behind(tmp_path):
    with pytest.raises(ProjectError, match="not JSON"):
        Store.create(tmp_path / "p.zvirka", {"fail_on": object()})
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def frozen() -> Callable[[Path], None]:
    """Makes a file or folder unchangeable, for root too; a test that cannot is skipped."""
    frozen: list[Path] = []

    def freeze(path: Path) -> None:
        run = subprocess.run(["chattr", "+i", str(path)], capture_output=True, text=True, check=False)
        if run.returncode:
            pytest.skip(f"chattr +i does not work here: {run.stderr.strip()}")
        frozen.append(path)

    yield freeze
    for path in frozen:
        subprocess.run(["chattr", "-i", str(path)], check=True)


@pytest.mark.skipif(shutil.which("chattr") is None, reason="needs chattr to keep root from writing")
@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_a_project_that_cannot_be_written_is_told(path, frozen, what):
    if what != "folder":
        frozen(path)
    if what != "file":
        frozen(path.parent)
    with pytest.raises(ProjectError, match=r"p\.zvirka: cannot be opened for writing.*; check") as raised:
        Store.open(path)
    assert "\n" not in str(raised.value)


@pytest.mark.skipif(shutil.which("chattr") is None, reason="needs chattr to keep root from writing")
def test_no_project_comes_into_a_folder_that_cannot_be_written(tmp_path, frozen):
    frozen(tmp_path)
    with pytest.raises(ProjectError, match=r"p\.zvirka: cannot be created"):
        Store.create(tmp_path / "p.zvirka", SETTINGS)


def test_a_closed_project_says_so(path):
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(ProjectError, match="is closed"):
        store.documents()
    with pytest.raises(ProjectError, match="is closed"):
        store.put_risks({})
    assert [file.name for file in path.parent.iterdir()] == ["p.zvirka"]
