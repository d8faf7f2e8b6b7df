"""The use cases on a real project file with the real sample."""

import pytest

from app.model import Light, Person, Quality, Query, Role, Scope, Severity, State
from app.workspace import ForbiddenError, InputError, ProjectError, Workspace, sample_texts

EDITOR = Person("Ігор", Role.EDITOR)


def rows(project):
    return project.rows(project.order(Query()))


def finding_of(project, check):
    return next(one for one in project.findings() if one.check == check)


def everything(project):
    return (
        [(row.segment, row.risk, row.findings, row.worst) for row in rows(project)],
        [(one.fingerprint, one.check, one.message, one.fix, one.decision) for one in project.findings()],
        project.findings(ignored=True),
        project.names(),
        project.summary(),
    )


def reopened(project):
    path, person = project.where, project.person
    project.close()
    again = Workspace.open(path, person)
    for _ in again.prepare():
        pass
    return again


def test_the_import_is_there_with_findings_risks_and_names(project):
    assert [document.segments for document in project.documents()] == [len(rows(project))]
    assert {row.risk.light for row in rows(project)} == {Light.RED, Light.AMBER, Light.NONE}
    assert {entry.name for entry in project.names().names} >= {"Trùng Khánh", "Lạng Sơn"}


def test_the_next_day_everything_is_still_there(project):
    project.edit(5, "Інший текст.")
    project.confirm(5)
    project.ignore(finding_of(project, "syllable-inconsistent"), Scope.ALWAYS, "так заведено")
    project.prefer_name("Trùng Khánh", "Чунг Хань")
    before = everything(project)
    with reopened(project) as again:
        assert everything(again) == before


def test_a_check_of_everything_changes_nothing(project):
    project.apply(project.plan_fix(finding_of(project, "name-inconsistent")))
    project.ignore(finding_of(project, "doubled-word"), Scope.ONCE, "навмисно")
    before = everything(project)
    for _ in project.check():
        pass
    assert everything(project) == before


def test_a_name_is_fixed_everywhere_in_one_step_with_its_cases(project):
    finding = finding_of(project, "name-inconsistent")
    plan = project.plan_fix(finding)
    assert [(one.old, one.new) for one in plan] == [("Чунг Хань", "Чунг Кхань"), ("Чунг Ханя", "Чунг Кханя")]
    outcome = project.apply(plan)
    assert outcome.touched >= {one.segment.id for one in plan}
    assert not [one for one in project.findings() if one.subject == finding.subject and "name" in one.check]
    project.undo()
    assert [one.fingerprint for one in project.findings() if one.subject == finding.subject]


def test_applying_twice_is_refused_and_changes_nothing(project):
    plan = project.plan_fix(finding_of(project, "name-inconsistent"))
    project.apply(plan)
    before = everything(project)
    with pytest.raises(InputError, match="preview again"):
        project.apply(plan)
    assert everything(project) == before


def test_fixing_one_of_two_places_leaves_the_other_marked(project):
    plan = project.plan_fix(finding_of(project, "name-inconsistent"))
    project.apply(plan[:1])
    assert len(project.plan_name("Trùng Khánh", "Чунг Кхань")) == len(plan) - 1


def test_an_edit_is_checked_at_once(project):
    found = finding_of(project, "mixed-script")
    assert found.fix is not None
    project.apply(project.plan_fix(found))
    assert not [one for one in project.findings() if one.check == "mixed-script"]
    project.edit(found.segment.id, "Слово слово і пробіл , отут")
    assert {one.check for one in project.findings(found.segment.id)} >= {"doubled-word", "space-before-punctuation"}


def test_an_edit_of_the_first_form_moves_the_findings_elsewhere(project):
    entry = next(one for one in project.names().names if one.name == "Nông Văn Dũng")
    first = entry.forms[0].segments[0]
    text = project.rows([first])[0].segment.target
    outcome = project.edit(first, text.replace("Зунг", "Дунг"))
    assert outcome is not None
    assert len(outcome.touched) > 1
    assert not [one for one in project.findings() if one.subject == "Nông Văn Dũng"]


def test_the_same_text_is_no_edit(project):
    assert project.edit(5, project.rows([5])[0].segment.target) is None
    assert project.history()[0].action == "import"


def test_who_may_do_what(project):
    project.confirm(5)
    with pytest.raises(ForbiddenError, match="a translator cannot approve"):
        project.approve([5])
    project.person = EDITOR
    project.approve([5])
    assert project.rows([5])[0].segment.state is State.APPROVED
    with pytest.raises(ForbiddenError, match="approved and locked"):
        project.edit(5, "нове")
    project.reopen([5], "помилка")
    project.give_back([5], "ще раз, будь ласка")
    assert project.rows([5])[0].segment.state is State.RETURNED
    assert project.history(5)[0].note == "ще раз, будь ласка"


def test_an_approved_segment_is_left_out_of_plans(project):
    plan = project.plan_fix(finding_of(project, "name-inconsistent"))
    project.person = EDITOR
    project.approve([plan[0].segment.id])
    assert [one.segment.id for one in project.plan_name("Trùng Khánh", "Чунг Кхань")] == [
        one.segment.id for one in plan[1:]
    ]


def test_a_decision_on_a_finding_survives_a_check_and_an_edit_elsewhere(project):
    finding = finding_of(project, "doubled-word")
    risk = project.rows([finding.segment.id])[0].risk.score
    project.ignore(finding, Scope.ONCE, "навмисно")
    assert project.rows([finding.segment.id])[0].risk.score < risk
    project.edit(finding.segment.id, finding.segment.target + " Ще речення.")
    for _ in project.check():
        pass
    kept = [one for one in project.findings(ignored=True) if one.fingerprint == finding.fingerprint]
    assert [one.decision.reason for one in kept] == ["навмисно"]
    project.reconsider(kept[0])
    assert finding.fingerprint in {one.fingerprint for one in project.findings()}


def test_everything_undone_is_the_imported_project_and_redone_is_the_last(project):
    imported = everything(project)
    project.edit(5, "Інший текст.")
    project.confirm(5)
    project.apply(project.plan_fix(finding_of(project, "name-inconsistent")))
    project.ignore(finding_of(project, "number"), Scope.HERE, "так у джерелі")
    project.prefer_name("Quảng Uyên", "Куангуєн")
    last = everything(project)
    undone = 0
    while project.undo() is not None:
        undone += 1
    assert undone == 5
    assert everything(project) == imported
    while project.redo() is not None:
        pass
    assert without_times(everything(project)) == without_times(last)


def without_times(state):
    def plain(decision):
        return None if decision is None else (decision.scope, decision.reason, decision.who)

    first, second, third, *rest = state
    return first, [(*one[:4], plain(one[4])) for one in second], [plain(one.decision) for one in third], rest


def test_the_preferred_form_of_the_project_wins(project):
    project.prefer_name("Trùng Khánh", "Чунгкхань")
    entry = next(one for one in project.names().names if one.name == "Trùng Khánh")
    assert (entry.preferred, entry.preferred_because) == ("Чунгкхань", "decision")
    assert {one.new for one in project.plan_name("Trùng Khánh", "Чунгкхань")} == {"Чунгкхань", "Чунгкханя"}
    assert project.prefer_name("Trùng Khánh", "Чунгкхань") is None


def test_where_a_name_stands(project):
    places = project.places("Trùng Khánh", "Чунг Хань")
    assert [mention.written for _, mention in places] == ["Чунг Хань", "Чунг Ханя"]
    for segment, mention in places:
        assert mention.target_span.of(segment.target) == mention.written


def test_a_cancelled_import_leaves_nothing(project, tmp_path):
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("Xã Khuất Xá họp.\nTại xã Khuất Xá.", encoding="utf-8")
    target.write_text("Збори в Хуат Са.\nУ Кхуат Са.", encoding="utf-8")
    before = everything(project)
    steps = project.import_texts(source, target)
    next(steps)
    next(steps)
    steps.close()
    assert everything(project) == before
    for _ in project.import_texts(source, target):
        pass
    assert len(project.documents()) == 2
    assert "Khuất Xá" in {one.subject for one in project.findings()}


def test_the_same_texts_are_known_again(project):
    assert project.has(*sample_texts())


def test_severities_and_checks_of_the_project(tmp_path):
    from app.settings import Settings

    settings = Settings(quality=Quality().without("number").weighed({"doubled-word": Severity.INFO}))
    with Workspace.create(tmp_path / "p.zvirka", Person("x"), settings) as project:
        for _ in project.import_texts(*sample_texts()):
            pass
        assert not [one for one in project.findings() if one.check == "number"]
        assert {one.severity for one in project.findings() if one.check == "doubled-word"} == {Severity.INFO}


@pytest.mark.parametrize("text", ["a" * 1_000_001, "пів\ud800"])
def test_text_that_cannot_be_kept(project, text):
    with pytest.raises(InputError):
        project.edit(5, text)


def test_control_characters_do_not_come_in(project):
    project.edit(5, "Текст\x00 із\x1b керівними\x07 знаками")
    assert project.rows([5])[0].segment.target == "Текст із керівними знаками"


def test_a_project_is_not_made_over_another(project):
    with pytest.raises(ProjectError, match="already"):
        Workspace.create(project.where, Person("x"))


def test_export_and_report_are_written_whole(project, tmp_path):
    for name in ("r.html",):
        for _ in project.report(tmp_path / name):
            pass
        assert (tmp_path / name).stat().st_size > 10_000
    for name in ("t.txt", "t.po", "t.csv"):
        for _ in project.export(tmp_path / name):
            pass
        assert "Чунг Кхань" in (tmp_path / name).read_text(encoding="utf-8")
    with pytest.raises(InputError, match="html"):
        list(project.report(tmp_path / "r.docx"))
