"""Where the texts to score come from: lines, a bilingual file, a project."""

from __future__ import annotations

import pytest

from app.model import Person
from app.workspace import Workspace
from app.workspace.scoring import lines_of


def test_a_text_has_a_segment_a_line(tmp_path):
    (tmp_path / "a.txt").write_text("один\n\nдва\u2028три\n", encoding="utf-8")
    assert lines_of(tmp_path / "a.txt") == ["один", "", "два\u2028три"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "source,target\nmột,один\nhai,два\n"),
        ("a.tsv", "source\ttarget\nmột\tодин\nhai\tдва\n"),
        ("a.po", 'msgid "một"\nmsgstr "один"\n\nmsgid "hai"\nmsgstr "два"\n'),
    ],
)
def test_a_bilingual_file_is_its_translations(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert lines_of(tmp_path / name) == ["один", "два"]


def test_a_project_is_its_text_as_it_is_now(tmp_path):
    (tmp_path / "a.csv").write_text("source,target\nmột,один\nhai,два\n", encoding="utf-8")
    with Workspace.create(tmp_path / "p.zvirka", Person("Оля")) as workspace:
        for _ in workspace.import_file(tmp_path / "a.csv"):
            pass
        workspace.edit(2, "двоє")
    assert lines_of(tmp_path / "p.zvirka") == ["один", "двоє"]
