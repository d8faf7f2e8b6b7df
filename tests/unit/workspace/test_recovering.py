"""A damaged project goes on being reviewed."""

from __future__ import annotations

import shutil

from app.model import Progress, Recovered
from app.workspace import Workspace, recover
from tests.factories import a_person


def test_a_recovered_project_is_checked_and_worked_on(project, tmp_path):
    path = tmp_path / "damaged.zvirka"
    project.edit(1, "Змінено людиною")
    project.confirm(2)
    expected = project.rows(range(1, 6))
    found = len(project.findings())
    project.close()
    shutil.copy(str(project.where), path)
    with path.open("r+b") as file:
        file.write(bytes(4096))  # the page that says what the file is
    *steps, told = recover(path, tmp_path / "new.zvirka")
    assert all(isinstance(step, Progress) for step in steps)
    assert isinstance(told, Recovered)
    with Workspace.open(tmp_path / "new.zvirka", a_person()) as again:
        list(again.prepare())
        assert again.rows(range(1, 6)) == expected
        assert len(again.findings()) == found
        again.undo()
        assert again.rows([2])[0].segment.state == "new"
