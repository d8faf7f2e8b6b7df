"""A project under quality profiles: chosen, tried, undone, and what blocks sign-off."""

from __future__ import annotations

import errno
import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import ForbiddenError, InputError, ProjectError
from app.model import CheckRule, Pattern, PatternKind, Quality, Query, Role, Scope, Severity, SignOff
from app.settings import Settings
from app.workspace import Trial, Workspace, analysis, quality_named, write_quality
from tests.factories import a_person

HOUSE = Quality(
    name="house",
    checks={"number": CheckRule(severity=Severity.CRITICAL), "omission": CheckRule(on=False)},
    patterns=(Pattern("comma", "Comma", PatternKind.MUST_NOT_OCCUR, target=r" ,", severity=Severity.MAJOR, fix=","),),
)


def judged(project: Workspace) -> list[tuple[int, str, Severity, bool]]:
    return [(one.segment.id, one.check, one.severity, one.decision is None) for one in project.trial().findings]


@pytest.fixture(autouse=True)
def lead(request: pytest.FixtureRequest) -> None:
    """Only a lead chooses by what a project is judged."""
    if "project" in request.fixturenames:
        project = request.getfixturevalue("project")
        project.person = replace(project.person, role=Role.LEAD)


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR])
def test_only_a_lead_chooses_and_takes_a_choice_back(project: Workspace, role: Role) -> None:
    choose(project, HOUSE)
    before = project.history()
    project.person = replace(project.person, role=role)
    for refused in (lambda: choose(project, Quality()), project.undo):
        with pytest.raises(ForbiddenError, match=r"cannot choose the quality profile of .*; a lead can"):
            refused()
    assert (project.history(), project.settings.quality) == (before, HOUSE)


def choose(project: Workspace, quality: Quality) -> None:
    for _ in project.use_quality(quality):
        pass


def test_choosing_a_profile_judges_everything_by_it_and_is_one_event(project: Workspace) -> None:
    choose(project, HOUSE)
    checks = {one.check for one in project.findings()}
    assert "pattern:comma" in checks
    assert "omission" not in checks
    assert {one.severity for one in project.findings() if one.check == "number"} == {Severity.CRITICAL}
    assert (project.history()[0].action, project.history()[0].note) == ("quality", "house")
    assert project.settings.quality == HOUSE


def test_the_same_profile_again_is_no_event(project: Workspace) -> None:
    before = len(project.history())
    choose(project, Quality())
    assert len(project.history()) == before


def test_the_choice_is_undone_and_redone(project: Workspace) -> None:
    before = judged(project)
    choose(project, HOUSE)
    after = judged(project)
    assert after != before
    outcome = project.undo()
    assert outcome is not None
    assert judged(project) == before
    assert project.settings.quality == Quality()
    project.redo()
    assert judged(project) == after
    assert project.settings.quality == HOUSE
    for steps in (project.undo_steps(), project.redo_steps(), project.undo_steps()):
        assert [step.done for step in steps]
    assert judged(project) == before


def test_what_was_decided_and_typed_outlives_the_choice(project: Workspace) -> None:
    [finding, *_] = [one for one in project.findings() if one.check == "number"]
    project.ignore(finding, Scope.ONCE, "It is right")
    project.edit(5, "Зовсім інший текст , з пробілом.")
    choose(project, HOUSE)
    assert project.rows([5])[0].segment.target == "Зовсім інший текст , з пробілом."
    assert finding.fingerprint in {one.fingerprint for one in project.findings(ignored=True)}
    assert [one.check for one in project.findings(5) if one.check == "pattern:comma"] == ["pattern:comma"]


def test_an_edit_after_the_choice_is_judged_by_it(project: Workspace) -> None:
    choose(project, HOUSE)
    project.edit(5, "Текст , з пробілом.")
    assert "pattern:comma" in {one.check for one in project.findings(5)}


def test_a_project_keeps_the_profile_it_was_begun_with(tmp_path: Path) -> None:
    path = tmp_path / "p.zvirka"
    with Workspace.create(path, a_person(), Settings(quality=HOUSE)):
        pass
    with Workspace.open(path, a_person()) as project:
        assert project.settings.quality == HOUSE


def test_a_choice_stopped_in_the_middle_changes_nothing(project: Workspace) -> None:
    before = judged(project)
    steps = project.use_quality(HOUSE)
    next(steps)
    steps.close()  # type: ignore[attr-defined]  # a generator
    assert judged(project) == before
    assert project.settings.quality == Quality()
    project.edit(5, "Текст , з пробілом.")
    assert "pattern:comma" not in {one.check for one in project.findings(5)}


def test_a_profile_that_cannot_be_used_is_refused(project: Workspace) -> None:
    with pytest.raises(InputError, match="'nunber' is no check"):
        choose(project, Quality(name="wrong", checks={"nunber": CheckRule(on=True)}))


def test_trying_a_profile_leaves_the_project_as_it_is(project: Workspace) -> None:
    before = judged(project)
    *_, tried = project.try_quality(HOUSE)
    assert isinstance(tried, Trial)
    assert "pattern:comma" in {one.check for one in tried.findings}
    assert judged(project) == before
    assert project.settings.quality == Quality()


def test_a_report_through_another_profile(project: Workspace, tmp_path: Path) -> None:
    for name, quality in (("own", None), ("house", HOUSE)):
        for _ in project.report(tmp_path / f"{name}.html", quality):
            pass
    assert "Comma" in (tmp_path / "house.html").read_text(encoding="utf-8")
    assert "Comma" not in (tmp_path / "own.html").read_text(encoding="utf-8")


def test_what_blocks_sign_off(project: Workspace) -> None:
    count = project.summary().segments
    assert [str(one) for one in project.blockers()] == [f"Segments not reviewed yet: {count}"]
    choose(project, Quality(name="easy", sign_off=SignOff(unreviewed=False)))
    assert project.blockers() == []
    choose(project, Quality(name="names", sign_off=SignOff(None, ("name-inconsistent",), unreviewed=False)))
    assert [str(one).split(":")[0] for one in project.blockers()] == ["Open findings of the check name-inconsistent"]


def test_a_profile_goes_out_as_a_file_and_comes_back(tmp_path: Path) -> None:
    write_quality(HOUSE, tmp_path / "house.toml")
    assert quality_named(str(tmp_path / "house.toml")) == HOUSE
    with pytest.raises(InputError, match=r"a quality profile is a \.toml file"):
        write_quality(HOUSE, tmp_path / "house.txt")
    (tmp_path / "wrong.toml").write_text("[checks.nunber]\non = true", encoding="utf-8")
    with pytest.raises(InputError, match="'nunber' is no check"):
        quality_named(str(tmp_path / "wrong.toml"))


def test_part_by_part_comes_to_the_same(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where segments are too many for memory: nothing is said of them that would not be said at one go."""
    project.ignore(project.findings()[0], Scope.ALWAYS, "так і має бути")
    choose(project, HOUSE)
    whole = left(project)
    project.undo()
    monkeypatch.setattr(analysis, "PART", 3)
    choose(project, HOUSE)
    assert left(project) == whole
    for _ in project.check():
        pass
    assert left(project) == whole


def left(project: Workspace) -> tuple[object, ...]:
    rows = [(row.segment, row.risk, row.findings, row.worst) for row in project.rows(project.order(Query()))]
    return rows, project.findings(), project.findings(ignored=True), project.documents(), project.names()


def test_a_choice_that_finds_no_room_for_what_was_found_changes_nothing(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before, history = left(project), project.history()
    monkeypatch.setattr(pickle, "dump", full)
    with pytest.raises(ProjectError, match="No space left on device; make room there and try again"):
        choose(project, HOUSE)
    assert (left(project), project.history()) == (before, history)
