"""Deciding on names in a real project."""

import pytest

from app.model import NameDecision, NameVerdict, Person, Query, Role
from app.settings import Settings
from app.workspace import ForbiddenError, InputError, Workspace, must_be_known, sample_texts

EDITOR = Person("Ігор", Role.EDITOR)
NAME, FORMS = "Trùng Khánh", ("Чунг Кхань", "Чунг Хань")


def entry(project, name=NAME):
    return next((one for one in project.names().names if one.name == name), None)


def findings(project, name=NAME):
    return [one for one in project.findings() if one.subject == name]


@pytest.mark.parametrize("verdict", [NameVerdict.BOTH, NameVerdict.DIFFERENT])
def test_allowed_forms_are_no_finding(project, verdict):
    assert findings(project)
    project.decide_name(NAME, NameDecision(verdict, FORMS, why="так у нас"))
    assert findings(project) == []
    assert entry(project).verdict == "consistent"
    assert (entry(project).decision.who, entry(project).decision.why) == ("Оля", "так у нас")
    project.undo()
    assert findings(project)


def test_no_name_leaves_the_ledger(project):
    project.decide_name(NAME, NameDecision(NameVerdict.NOT_A_NAME))
    assert entry(project) is None
    assert findings(project) == []


def test_a_locked_decision_is_for_editors(project):
    with pytest.raises(ForbiddenError, match="locked"):
        project.decide_name(NAME, NameDecision(NameVerdict.FORM, FORMS[:1], locked=True))
    project.person = EDITOR
    project.decide_name(NAME, NameDecision(NameVerdict.FORM, FORMS[:1], locked=True))
    project.person = Person("Оля")
    with pytest.raises(ForbiddenError, match="locked"):
        project.prefer_name(NAME, "Чунг Хань")
    assert entry(project).decision.locked


def test_the_same_decision_again_is_no_event(project):
    project.prefer_name(NAME, "Чунг Хань")
    assert project.prefer_name(NAME, "Чунг Хань") is None


@pytest.mark.parametrize("suffix", [".csv", ".tbx"])
def test_decisions_travel_to_the_next_project(project, tmp_path, suffix):
    project.prefer_name(NAME, "Чунг Хань")
    project.decide_name("Quảng Uyên", NameDecision(NameVerdict.BOTH, ("Куанг Уєн", "Куангуєн")))
    path = tmp_path / f"names{suffix}"
    project.export_names(path)
    with Workspace.create(tmp_path / "next.zvirka", Person("Тарас")) as following:
        for _ in following.import_texts(*sample_texts()):
            pass
        following.import_names(path)
        assert (entry(following).preferred, entry(following).preferred_because) == ("Чунг Хань", "decision")
        assert entry(following).decision.who == "Оля"
        assert entry(following, "Quảng Uyên").verdict == "consistent"
        assert following.import_names(path) is None
        following.undo()
        assert entry(following).decision is None


def test_a_name_fix_changes_nothing_outside_its_places(project):
    before = {row.segment.id: row.segment.target for row in project.rows(project.order(Query()))}
    plan = project.plan_name(NAME, "Чунгкхань")
    project.apply(plan)
    for row in project.rows(project.order(Query())):
        here = [one for one in plan if one.segment.id == row.segment.id]
        text = before[row.segment.id]
        for one in sorted(here, key=lambda one: -one.span.start):
            text = text[: one.span.start] + one.new + text[one.span.end :]
        assert row.segment.target == text
    assert project.plan_name(NAME, "Чунгкхань") == []
    project.undo()
    assert {row.segment.id: row.segment.target for row in project.rows(project.order(Query()))} == before


def test_a_wrong_file_of_names_changes_nothing(project, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputError):
        project.import_names(path)
    assert project.history()[0].action == "import"


def test_a_term_base_of_the_settings_says_which_form_is_right(tmp_path):
    base = tmp_path / "names.csv"
    base.write_text("name,forms\nTrùng Khánh,Чунгкхань\n", encoding="utf-8")
    settings = Settings(term_base=str(base))
    with Workspace.create(tmp_path / "p.zvirka", Person("Оля"), settings) as project:
        for _ in project.import_texts(*sample_texts()):
            pass
        assert (entry(project).preferred, entry(project).preferred_because) == ("Чунгкхань", "term base")
        message = next(str(one.message) for one in findings(project) if one.check == "name-inconsistent")
        assert "the term base has «Чунгкхань»" in message
    base.unlink()
    with Workspace.open(tmp_path / "p.zvirka", Person("Оля")) as project:
        for _ in project.prepare():
            pass
        assert entry(project).preferred_because == "first form"


def test_a_term_base_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        must_be_known(Settings(term_base=str(tmp_path / "nowhere.csv")), "here")
