"""Copies of a project by the command line, out of a damaged one too."""

import random

import pytest


def overwrite(path, *pages):
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * 4096)
            file.write(random.Random(page).randbytes(4096))


def test_a_damaged_project_is_recovered_and_told_in_numbers(call, project):
    overwrite(project, 0)
    before = project.read_bytes()
    assert "zvirka recover" in call("check", project.name).line
    said = call("recover", project.name, "new.zvirka")
    assert said.status == 1  # a page is gone, though nothing was on it that is not elsewhere
    assert "29 segments" in said.out
    assert project.read_bytes() == before
    told = call("recover", project.name, "again.zvirka", "--format", "json").json
    assert told["version"] == 1
    assert told["lost"] == {"documents": 0, "segments": 0, "events": 0}
    assert call("check", "new.zvirka").status in {0, 1}


def test_what_is_lost_makes_the_status_one(call, project):
    size = project.stat().st_size
    project.write_bytes(project.read_bytes()[: size // 4096 // 2 * 4096])
    said = call("recover", project.name, "new.zvirka")
    assert said.status == 1
    assert "could not be read" in said.out
    assert call("check", "new.zvirka").status in {0, 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.zvirka", "new.zvirka"), "cannot be read"),
        (("p.zvirka", "p.zvirka"), "already there"),
        (("text.zvirka", "new.zvirka"), "nothing of a Zvirka project"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_cannot_be_done_is_one_line(call, folder, words, said):
    (folder / "text.zvirka").write_text("просто текст " * 1000, encoding="utf-8")
    assert said in call("recover", *words).line
    assert not (folder / "new.zvirka").exists()


def test_a_backup_is_the_project(call, project):
    assert call("backup", project.name, "copy.zvirka").status == 0
    said = [call("check", name, "--format", "json").json for name in (project.name, "copy.zvirka")]
    assert said[0] == said[1]
    assert "already there" in call("backup", project.name, "copy.zvirka").line
    assert "no such file" in call("backup", "none.zvirka", "other.zvirka").line
