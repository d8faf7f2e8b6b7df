"""Pairs in a person's hands, on a real project."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model import Light, Person, Query, Role, Scope, Segment, Side, State
from app.workspace import ForbiddenError, InputError, ProjectError, Workspace, sample_texts
from tests.unit.workspace.test_project import everything, reopened

LEAD = Person("Ігор", Role.LEAD)


def segments(project: Workspace) -> list[Segment]:
    return [row.segment for row in project.rows(project.order(Query()))]


def row_of(project: Workspace, number: int):
    return project.rows([number])[0]


def test_merged_and_taken_back_it_is_as_it_was(project):
    project.edit(3, "Інший текст , отут")
    project.ignore(project.findings(3)[0], Scope.ONCE, "так треба")
    project.confirm(4)
    before = everything(project)
    outcome = project.alignment.merge(3)
    assert outcome is not None
    assert outcome.touched >= {3, 4}
    assert [one.id for one in segments(project)][:5] == [1, 2, 3, 5, 6]
    assert [one.position for one in segments(project)][:5] == [1, 2, 3, 4, 5]
    assert project.history()[0].action == "merge"
    project.undo()
    assert everything(project) == before
    project.redo()
    with reopened(project) as again:
        assert [one.id for one in segments(again)][:5] == [1, 2, 3, 5, 6]
        again.undo()
        assert everything(again) == before


def test_a_split_segment_comes_right_behind_the_first_part(project):
    one = next(one for one in segments(project) if " " in one.source and " " in one.target)
    project.alignment.split(one.id, one.source.index(" "), one.target.index(" "))
    new = segments(project)[one.position]
    assert new.id > len(segments(project)) - 1
    assert one.source == f"{row_of(project, one.id).segment.source} {new.source}"
    assert project.history(new.id)[0].action == "split"


def test_findings_follow_the_texts(project):
    number = next(one.segment.id for one in project.findings() if one.check == "mixed-script")
    before = {(one.check, one.fix) for one in project.findings() if one.segment.id in (number - 1, number)}
    project.alignment.merge(number - 1)
    assert {(one.check, one.fix) for one in project.findings(number - 1)} >= {
        pair for pair in before if pair[0] == "mixed-script"
    }
    assert project.findings(number) == []


def test_an_accepted_pair_is_never_unsure_again(project):
    project.alignment.doubt([5])
    assert row_of(project, 5).segment.confidence == 0.0
    assert row_of(project, 5).risk.light in (Light.AMBER, Light.RED)
    assert project.alignment.decided(1) == set()
    project.alignment.accept([5])
    assert row_of(project, 5).segment.confidence == 1.0
    assert project.alignment.decided(1) == {5}
    assert project.alignment.accept([5]) is None
    project.undo()
    assert row_of(project, 5).segment.confidence == 0.0
    assert project.alignment.decided(1) == set()


def test_an_approved_segment_is_left_alone(project):
    project.person = LEAD
    project.approve([4])
    before = everything(project)
    for step in (
        lambda: project.alignment.merge(3),
        lambda: project.alignment.merge(4),
        lambda: project.alignment.move(3, Side.TARGET, +1),
        lambda: project.alignment.split(4, 4),
        lambda: project.alignment.doubt([4]),
    ):
        with pytest.raises(ForbiddenError, match="segment 4 is approved and locked"):
            step()
    assert everything(project) == before


def test_what_somebody_built_on_is_not_taken_back(project):
    project.alignment.merge(3)
    project.person = Person("Minh", Role.EDITOR)
    project.edit(3, "Minh щось дописав")
    project.person = Person("Оля")
    before = everything(project)
    with pytest.raises(ProjectError, match="changed by Minh since"):
        project.undo()
    assert everything(project) == before
    for _ in project.check():
        pass
    assert everything(project) == before


def test_a_new_segment_somebody_wrote_into_does_not_vanish(project):
    one = next(one for one in segments(project) if " " in one.source)
    project.alignment.split(one.id, one.source.index(" "))
    new = segments(project)[one.position]
    assert new.target == ""
    project.person = Person("Minh", Role.EDITOR)
    project.edit(new.id, "Minh переклав")
    project.person = Person("Оля")
    with pytest.raises(ProjectError, match="changed by Minh since"):
        project.undo()
    assert row_of(project, new.id).segment.target == "Minh переклав"


def test_a_step_on_a_segment_that_is_gone(project):
    project.alignment.merge(3)
    for step in (lambda: project.alignment.merge(4), lambda: project.edit(4, "x"), lambda: project.confirm(4)):
        with pytest.raises(InputError, match="was merged into another"):
            step()


def test_the_ends_have_no_neighbour(project):
    with pytest.raises(InputError, match="is the last of its document"):
        project.alignment.merge(segments(project)[-1].id)
    with pytest.raises(InputError, match="segment 1 is the first of its document"):
        project.alignment.move(1, Side.SOURCE, -1)


def test_entries_of_a_file_are_no_pairs(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("source,target\nXin chào.,Вітаю.\nTạm biệt.,До побачення.\n", encoding="utf-8")
    with Workspace.create(tmp_path / "p.zvirka", LEAD) as project:
        for _ in project.import_file(path):
            pass
        with pytest.raises(InputError, match="came as a CSV file, whose entries stay as they are"):
            project.alignment.merge(1)
        assert project.undoable() is None


def test_the_export_says_the_same_texts(project, tmp_path: Path):
    before, after = tmp_path / "a.txt", tmp_path / "b.txt"
    for _ in project.export(before):
        pass
    one = next(
        one for one in segments(project) if one.target_paragraph == segments(project)[one.position].target_paragraph
    )
    project.alignment.merge(one.id)
    project.alignment.move(7, Side.TARGET, +1)
    for _ in project.export(after):
        pass
    assert after.read_text(encoding="utf-8").split() == before.read_text(encoding="utf-8").split()


def test_the_first_form_of_a_name_stays_the_first(tmp_path: Path):
    """The new segment has a later number than those behind it, and still comes before them."""
    (tmp_path / "a.txt").write_text("Ở đây. Xã Khuất Xá.\nXã Khuất Xá đó.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Тут. Комуна Кхуат Са.\nТа комуна Хуат Са.\n", encoding="utf-8")
    with Workspace.create(tmp_path / "p.zvirka", LEAD) as project:
        for _ in project.import_texts(tmp_path / "a.txt", tmp_path / "b.txt", aligned=True):
            pass
        assert [one.preferred for one in project.names().names] == ["Кхуат Са"]
        project.alignment.split(1, 7, 5)
        assert segments(project)[1].id == 3
        assert [one.preferred for one in project.names().names] == ["Кхуат Са"]
        with reopened(project) as again:
            assert [one.preferred for one in again.names().names] == ["Кхуат Са"]


def test_a_document_cut_anew_is_known_again(project):
    project.alignment.merge(3)
    assert project.has(*sample_texts())


def test_states_are_kept_where_they_can_be(project):
    project.confirm(3)
    project.alignment.merge(3)
    assert row_of(project, 3).segment.state is State.EDITED
