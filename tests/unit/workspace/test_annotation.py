"""Marking errors in a project: by oneself, out of what the checks offer, and judging segments as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import ForbiddenError, InputError
from app.model import CALM, ErrorSeverity, Mark, Person, Query, Role, Scope, Side, Span
from app.settings import Settings
from app.workspace import Workspace

OLHA, MINH = Person("Ольга"), Person("Minh", Role.LEAD)
SOURCE = "Xã Khuất Xá đông dân.\nXã Khuất Xá đẹp.\nXã Khuất Xá xa.\nNgày 23 tháng 10.\n"
TARGET = "Комуна Кхуат Са людна.\nКомуна Хуат Са гарна.\nКомуна Хуат Са далека.\n24 жовтня.\n"


def begun(folder, person=OLHA, **settings):
    files = folder / "vi.txt", folder / "uk.txt"
    for path, text in zip(files, (SOURCE, TARGET), strict=True):
        path.write_text(text, encoding="utf-8")
    workspace = Workspace.create(folder / "p.zvirka", person, Settings(**settings))
    for _ in workspace.import_texts(*files, aligned=True, unit="line"):
        pass
    return workspace


@pytest.fixture
def workspace(tmp_path):
    with begun(tmp_path) as workspace:
        yield workspace


def a_mark(start=7, end=15, **given):
    usual = {"category": "style/awkward", "severity": ErrorSeverity.MINOR}
    return Mark(Side.TARGET, Span(start, end), **{**usual, **given})


def test_a_mark_is_kept_with_who_when_and_what_stood_there(workspace):
    outcome = workspace.annotating.mark(1, a_mark(note="інакше", correction="Кхуатса", seconds=4))
    (one,) = workspace.annotating.of(1)
    assert (one.annotator, one.text, one.note, one.correction, one.seconds) == (
        "Ольга",
        "Кхуат Са",
        "інакше",
        "Кхуатса",
        4,
    )
    assert outcome.event.action == "annotate"
    assert outcome.touched == {1}


def test_a_mark_is_undone_and_done_again(workspace):
    workspace.annotating.mark(1, a_mark())
    (one,) = workspace.annotating.of()
    assert workspace.undo().touched == {1}
    assert workspace.annotating.of() == []
    workspace.redo()
    assert workspace.annotating.of() == [one]


def test_a_mark_is_changed_and_moved(workspace):
    annotating = workspace.annotating
    annotating.mark(1, a_mark())
    (one,) = annotating.of(1)
    assert annotating.change(one) is None
    annotating.change(replace(one, severity=ErrorSeverity.CRITICAL, span=Span(0, 6)))
    (now,) = annotating.of(1)
    assert (now.severity, now.text, now.id) == (ErrorSeverity.CRITICAL, "Комуна", one.id)


def test_what_is_taken_away_stays_in_the_history(workspace):
    workspace.annotating.mark(1, a_mark())
    (one,) = workspace.annotating.of(1)
    workspace.annotating.remove(one)
    assert workspace.annotating.of() == []
    assert workspace.annotating.removed() == [one]
    with pytest.raises(InputError, match="no longer there"):
        workspace.annotating.remove(one)


def test_nobody_touches_what_another_marked(workspace):
    workspace.annotating.mark(1, a_mark())
    (one,) = workspace.annotating.of(1)
    workspace.person = MINH
    for act in (workspace.annotating.remove, lambda it: workspace.annotating.change(replace(it, note="x"))):
        with pytest.raises(ForbiddenError, match="this annotation is of Ольга"):
            act(one)
    workspace.annotating.mark(1, a_mark())
    assert [each.annotator for each in workspace.annotating.of(1)] == ["Ольга", "Minh"]
    assert len(workspace.annotating.of(1, annotator="Minh")) == 1
    assert workspace.annotating.annotators() == ["Minh", "Ольга"]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (a_mark(0, 99), r"segment 1: 0–99 is beyond the 22 characters of its target"),
        (a_mark(category="nothing"), "'nothing' is no category of the typology 'core'"),
        (a_mark(seconds=-1), "-1 seconds is no time"),
        (a_mark(seconds=float("nan")), "nan seconds is no time"),
        (a_mark(note="\ud800"), "half of a character pair"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_in_one_line(workspace, mark, said):
    with pytest.raises(InputError, match=said):
        workspace.annotating.mark(1, mark)
    assert workspace.annotating.of() == []


def test_a_point_and_the_end_of_the_text_can_be_marked(workspace):
    workspace.annotating.mark(1, a_mark(22, 22, category="accuracy/omission"))
    assert [one.text for one in workspace.annotating.of(1)] == [""]


# ---- offers


def test_each_later_form_of_a_name_is_offered_and_the_first_counts_as_right(workspace):
    offered = {number: workspace.annotating.offers(number) for number in workspace.order(Query())}
    names = [
        (number, one.annotation.text)
        for number, them in offered.items()
        for one in them
        if "name" in one.annotation.check
    ]
    assert names == [(2, "Хуат Са"), (3, "Хуат Са")]
    first = offered[2][0].annotation
    assert (first.category, first.severity) == ("terminology/inconsistent-use", ErrorSeverity.MAJOR)
    assert [one.annotation.category for one in offered[4]] == ["accuracy/mistranslation"]


def test_the_first_form_counts_also_where_the_project_prefers_the_most_frequent(tmp_path):
    with begun(tmp_path, prefer="most-frequent") as workspace:
        found = {one.segment.position: one for one in workspace.findings() if one.check == "name-inconsistent"}
        assert set(found) == {1}
        offers = {number: workspace.annotating.offers(number) for number in (1, 2, 3)}
        assert [(number, one.annotation.text) for number, them in offers.items() for one in them] == [
            (2, "Хуат Са"),
            (3, "Хуат Са"),
        ]


def test_a_decision_of_the_project_goes_before_the_order_of_the_text(workspace):
    workspace.prefer_name("Khuất Xá", "Хуат Са")
    offers = {number: workspace.annotating.offers(number) for number in (1, 2, 3)}
    assert [(number, one.annotation.text) for number, them in offers.items() for one in them] == [(1, "Кхуат Са")]


def test_an_offer_is_accepted_or_rejected_once(workspace):
    annotating = workspace.annotating
    (second,), (third,) = annotating.offers(2), annotating.offers(3)
    annotating.accept(replace(second, annotation=replace(second.annotation, severity=ErrorSeverity.MINOR)), seconds=2)
    annotating.reject(third)
    assert annotating.offers(2) == annotating.offers(3) == []
    assert [(one.segment, one.severity, one.check) for one in annotating.of()] == [(2, "minor", "name-inconsistent")]
    assert [one.segment for one in annotating.rejected()] == [3]
    for again in (annotating.accept, annotating.reject):
        with pytest.raises(InputError, match="answered already"):
            again(second)
    workspace.undo()
    assert [one.annotation.finding for one in annotating.offers(3)] == [third.annotation.finding]


def test_everybody_answers_for_themselves(workspace):
    workspace.annotating.reject(workspace.annotating.offers(2)[0])
    workspace.person = MINH
    assert len(workspace.annotating.offers(2)) == 1


def test_a_finding_that_was_ignored_in_the_review_is_not_offered(workspace):
    (finding,) = workspace.findings(2)
    workspace.ignore(finding, Scope.ONCE, "так і треба")
    assert workspace.annotating.offers(2) == []


def test_a_check_without_a_category_is_not_offered(tmp_path):
    core = Settings().typology
    with begun(tmp_path, typology=replace(core, of_checks={})) as workspace:
        assert workspace.findings(2)
        assert workspace.annotating.offers(2) == []


# ---- segments as a whole


def test_a_segment_is_assessed_again_and_the_time_adds_up(workspace):
    workspace.annotating.assess([1, 2], seconds=10)
    workspace.annotating.assess([1], 66.5, seconds=5)
    assert [(one.segment, one.esa, one.seconds) for one in workspace.annotating.assessments()] == [
        (1, 66.5, 15),
        (2, None, 10),
    ]
    workspace.annotating.forget([1])
    assert [one.segment for one in workspace.annotating.assessments()] == [2]
    assert workspace.annotating.forget([1]) is None
    workspace.undo()
    assert [one.esa for one in workspace.annotating.assessments(1)] == [66.5]


@pytest.mark.parametrize("esa", [-1, 101, float("nan")])
def test_a_score_beyond_the_scale_is_refused(workspace, esa):
    with pytest.raises(InputError, match="between 0 and 100"):
        workspace.annotating.assess([1], esa)


def test_marks_survive_closing_and_another_choice_of_checks(tmp_path):
    with begun(tmp_path) as workspace:
        workspace.annotating.mark(1, a_mark())
        workspace.person = replace(OLHA, role=Role.LEAD)
        for _ in workspace.use_quality(replace(CALM, name="else", description="x")):
            pass
        seen = workspace.annotating.of()
    with Workspace.open(tmp_path / "p.zvirka", OLHA) as again:
        assert again.annotating.of() == seen
        assert len(seen) == 1


def test_a_project_takes_kinds_of_its_own_and_goes_back(workspace, tmp_path):
    workspace.annotating.mark(1, a_mark())
    path = tmp_path / "own.toml"
    path.write_text('name = "ours"\n[[categories]]\nid = "names"\n', encoding="utf-8")
    workspace.person = replace(OLHA, role=Role.LEAD)
    for _ in workspace.use_typology(str(path)):
        pass
    assert [one.id for one in workspace.annotating.typology.categories] == ["names"]
    assert [one.category for one in workspace.annotating.of()] == ["style/awkward"]
    workspace.annotating.mark(2, a_mark(0, 3, category="names"))
    workspace.undo()
    workspace.undo()
    assert workspace.annotating.typology.name == "core"
