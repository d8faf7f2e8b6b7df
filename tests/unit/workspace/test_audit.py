"""The history as a file: everything in it, also what was deleted and taken back, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import json

import pytest

from app.model import Person, Role
from app.workspace import InputError

EVIL = ('=cmd|"/c calc"!A1', "+1", "-1", "@SUM(A1)", "\tx", "＝1")


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def exported(project, path):
    for _ in project.export_history(path):
        pass
    return path


def test_a_project_that_was_only_imported_says_so(project, tmp_path):
    (only,) = records(exported(project, tmp_path / "h.jsonl"))
    assert (only["event"], only["who"], only["action"], only["document"]) == (1, "Оля", "import", 1)
    assert (only["before"], only["after"]) == ("absent", "present")


def test_what_was_deleted_and_taken_back_is_in_it(project, tmp_path):
    project.comments.start(2, "Чому так?")
    project.comments.delete(project.comments.of(2)[0].id)
    project.edit(3, "інше")
    project.undo()
    found = records(exported(project, tmp_path / "h.jsonl"))
    assert [one["action"] for one in found] == ["import", "comment", "delete comment", "edit", "edit", "undo", "undo"]
    assert found[2]["before"]["text"] == "Чому так?"
    assert (found[2]["segment"], found[2]["position"]) == (2, 2)
    assert found[-1]["undoes"] == found[-3]["event"]
    assert [one["event"] for one in found] == sorted(one["event"] for one in found)


def test_both_formats_say_the_same(project, tmp_path):
    project.edit(3, 'в лапках "так", і кома\nі рядок')
    table, lines = rows(exported(project, tmp_path / "h.csv")), records(exported(project, tmp_path / "h.jsonl"))
    assert len(table) == len(lines) > 2
    assert [one["after"] for one in table if one["entity"] == "target"] == ['в лапках "так", і кома\nі рядок']
    assert list(table[0]) == list(lines[0])


@pytest.mark.parametrize("text", EVIL)
def test_no_cell_is_a_formula(project, tmp_path, text):
    project.person = Person(text, Role.EDITOR)
    project.give_back([3], text.strip() or text)
    project.edit(3, text)
    for row in rows(exported(project, tmp_path / "h.csv")):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_another_suffix_is_refused_before_anything_is_written(project, tmp_path):
    with pytest.raises(InputError, match=r"written as \.csv or \.jsonl"):
        exported(project, tmp_path / "h.txt")
    assert not (tmp_path / "h.txt").exists()


def test_one_that_is_given_up_leaves_nothing(project, tmp_path):
    walk = project.export_history(tmp_path / "h.csv")
    next(walk)
    walk.close()
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(("h.csv", ".tmp"))] == []
