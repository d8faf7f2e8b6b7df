"""Projects that are damaged, foreign, newer or not writable, and disks that fill up: nothing is lost."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

COMMANDS = (("check",), ("report", "-o", "r.html"), ("export", "-o", "t.txt"), ("review", "--no-window"))


def on(project, words):
    return (words[0], project.name, *words[1:])


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize(
    ("content", "said"), [(b"", "is empty"), ("просто текст".encode(), "is no Zvirka project"), (None, "no such file")]
)
def test_what_is_no_project(call, folder, words, content, said):
    path = folder / "p.zvirka"
    if content is not None:
        path.write_bytes(content)
    line = call(*on(path, words)).line
    assert line.startswith("zvirka: p.zvirka: ")
    assert said in line
    assert sorted(folder.iterdir()) == ([] if content is None else [path])


@pytest.mark.parametrize("words", COMMANDS)
def test_a_project_cut_short(call, project, folder, words):
    data = project.read_bytes()
    project.write_bytes(data[: len(data) // 2])
    assert "damaged" in call(*on(project, words)).line
    assert not list(folder.glob("*.html")) + list(folder.glob("*.txt"))


def test_a_database_of_another_program(call, folder):
    connection = sqlite3.connect(folder / "p.zvirka")
    connection.execute("CREATE TABLE recipes (name)")
    connection.commit()
    connection.close()
    before = (folder / "p.zvirka").read_bytes()
    assert "is no Zvirka project" in call("check", "p.zvirka").line
    assert (folder / "p.zvirka").read_bytes() == before


def test_a_project_of_a_newer_program(call, project):
    connection = sqlite3.connect(project)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.close()
    line = call("check", project.name).line
    assert "was written by" in line
    assert "update the program" in line


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bytes_end_in_one_line_or_in_what_was_there(call, project, seed):
    """A flipped byte in a text cannot be noticed; whatever is, is said in one line."""
    chance = random.Random(seed)
    data = bytearray(project.read_bytes())
    page = chance.randrange(1, len(data) // 4096) * 4096
    for _ in range(200):
        data[page + chance.randrange(4096)] = chance.randrange(256)
    project.write_bytes(data)
    said = call("check", project.name, "--quiet")
    assert said.status in {0, 1, 2}
    assert "Traceback" not in said.err
    if said.status == 2:
        assert said.line.startswith("zvirka: p.zvirka: ")


@contextmanager
def unchangeable(path: Path):
    """The file as it is on a medium that cannot be written; a mode would not keep root from writing."""
    if os.geteuid() == 0:
        done = subprocess.run(["chattr", "+i", path], capture_output=True, check=False)
        if done.returncode != 0:
            pytest.skip(f"chattr +i does not work here: {done.stderr.decode().strip()}")
    else:
        path.chmod(0o444)
    try:
        yield
    finally:
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", path], check=True)
        else:
            path.chmod(0o644)


def test_a_project_that_may_not_be_written(call, project):
    before = project.read_bytes()
    with unchangeable(project):
        line = call("check", project.name).line
        assert "cannot be opened for writing" in line
        assert "check the rights" in line
    assert project.read_bytes() == before


def test_results_that_may_not_be_written(call, project, folder):
    for name, words in (("r.html", "report"), ("t.txt", "export")):
        old = folder / name
        old.write_text("старе", encoding="utf-8")
        with unchangeable(old):
            assert "may not be written" in call(words, project.name, "-o", name).line
        assert old.read_text(encoding="utf-8") == "старе"


@pytest.fixture
def tiny(folder):
    """A disk with room for eight kilobytes."""
    place = folder / "tiny"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", place], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"only root may mount a small disk: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="the small disk is a tmpfs")
@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("report", "p.zvirka"), "r.html"),
        (("export", "p.zvirka"), "t.txt"),
        (("export", "p.zvirka"), "t.po"),
        (("check", "p.zvirka", "--format", "json"), "found.json"),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_full_disk_leaves_the_old_result_as_it_was(call, tiny, words, name):
    (tiny / name).write_text("старе", encoding="utf-8")
    assert "the disk is full" in call(*words, "-o", tiny / name).line
    assert (tiny / name).read_text(encoding="utf-8") == "старе"
    assert [path.name for path in tiny.iterdir()] == [name]


def test_a_full_disk_while_a_project_is_made_leaves_none(start, texts, folder):
    before = sorted(folder.iterdir())
    line = start("review", *texts, "--no-window", "--project", "p.zvirka", limit=100_000).line
    assert "p.zvirka: " in line
    assert "room" in line or "full" in line
    assert sorted(folder.iterdir()) == before


def test_a_full_disk_while_a_text_comes_in_leaves_the_project_as_it_was(call, start, project, folder):
    shutil.copy(project, folder / "old.zvirka")
    lines = [f"Рядок {number} із кількома словами для перевірки." for number in range(300)]
    (folder / "b.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "a.txt").write_text("\n".join(f"Dòng số {n} có vài từ để thử." for n in range(300)), encoding="utf-8")
    words = ("a.txt", "b.txt", "--aligned", "--no-window", "--quiet", "--project", project.name)
    line = start("review", *words, limit=project.stat().st_size + 10_000).line
    assert "room" in line or "full" in line
    said = [call("check", name, "--format", "json").json for name in ("p.zvirka", "old.zvirka")]
    assert said[0] == said[1]
    assert call("review", *words).status in {0, 1}  # with room it works
