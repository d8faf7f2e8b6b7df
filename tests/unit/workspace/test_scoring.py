"""Where the texts to score come from: lines, a bilingual file, a project."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.formats import tmx
from app.model import Person, Role, Unit
from app.workspace import Workspace
from app.workspace.scoring import score_files
from app.workspace.sides import Against, lines_of, sides


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


@pytest.fixture
def project(tmp_path):
    """Three segments, the second changed and approved, the third only changed."""
    (tmp_path / "a.csv").write_text("source,target\nmột,один\nhai,два\nba,три\n", encoding="utf-8")
    with Workspace.create(tmp_path / "p.zvirka", Person("Оля", Role.LEAD)) as workspace:
        for _ in workspace.import_file(tmp_path / "a.csv"):
            pass
        workspace.edit(2, "двоє")
        workspace.edit(3, "троє")
        workspace.approve([2])
    return tmp_path / "p.zvirka"


def test_a_project_to_compare_with_is_its_approved_text_only(project, tmp_path):
    (tmp_path / "machine.txt").write_text("раз\nдва\nтри\n", encoding="utf-8")
    found = sides(tmp_path / "machine.txt", Against(project))
    assert (found.hypotheses, found.references, found.left_out, str(found.why)) == (
        ("два",),
        ("двоє",),
        2,
        "not approved",
    )
    *_, scored = score_files(tmp_path / "machine.txt", Against(project), ["chrF"], post_edit=False, samples=0)
    assert (scored.left_out, [one.segments for one in scored.scores]) == (2, [1])


def test_a_project_beside_itself_is_what_came_in_beside_what_was_approved(project):
    found = sides(project, Against(project))
    assert (found.hypotheses, found.references) == (("два",), ("двоє",))


def test_nothing_approved_is_nothing_to_compare_with(project):
    with Workspace.open(project, Person("Оля", Role.LEAD)) as workspace:
        workspace.reopen([2], "ще раз")
    with pytest.raises(InputError, match=r"no segment can be compared \(not approved\)"):
        sides(project, Against(project))


def test_a_memory_is_asked_for_the_sources(tmp_path):
    tmx.write([Unit("hai", "двоє"), Unit("ba", "троє")], tmp_path / "m.tmx", "1")
    (tmp_path / "a.csv").write_text("source,target\nmột,один\nhai,два\nba,три\n", encoding="utf-8")
    found = sides(tmp_path / "a.csv", Against(tmp_path / "m.tmx"))
    assert (found.hypotheses, found.references, found.left_out) == (("два", "три"), ("двоє", "троє"), 1)
    (tmp_path / "vi.txt").write_text("một\nhai\n", encoding="utf-8")
    (tmp_path / "uk.txt").write_text("один\nдва\n", encoding="utf-8")
    found = sides(tmp_path / "uk.txt", Against(tmp_path / "m.tmx", source=tmp_path / "vi.txt"))
    assert (found.hypotheses, found.references) == (("два",), ("двоє",))
    with pytest.raises(InputError, match="name them with --source"):
        sides(tmp_path / "uk.txt", Against(tmp_path / "m.tmx"))


def test_a_reference_may_be_a_column_of_a_table(tmp_path):
    text = "source,target,reference\nmột,один,раз\nhai,два,двоє\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    found = sides(tmp_path / "a.csv", Against(tmp_path / "a.csv", "Reference"))
    assert (found.hypotheses, found.references) == (("один", "два"), ("раз", "двоє"))
    with pytest.raises(InputError, match="has no column 'gold'; its columns are source, target, reference"):
        sides(tmp_path / "a.csv", Against(tmp_path / "a.csv", "gold"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "gold;n\nраз;1\n;2\nдвоє;3\n"),
        ("a.tsv", "source\tgold\nmột\tраз\nhai\t\nba\tдвоє\n"),
        ("a.csv", 'target,gold\nодин,раз\nдва,""\nтри,двоє\n'),
    ],
)
def test_a_column_needs_no_source_and_target_beside_it(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert lines_of(tmp_path / name, "gold") == ["раз", "", "двоє"]
    with pytest.raises(InputError, match=f"{name}: has no column 'silver'; its columns are .*gold"):
        lines_of(tmp_path / name, "silver")
    (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=name):
        lines_of(tmp_path / name, "gold")
