import json
from collections import Counter
from io import BytesIO

import pytest
from jsonschema import Draft202012Validator

from app.languages import LANGUAGES, Words
from app.model import Message, Severity
from app.reports import WRITERS
from app.reports.batch import Item, Trouble, handout
from app.reports.comparison import handout as comparison
from app.reports.content import Edits, Survey
from tests.unit.reports.hostile import RAW
from tests.unit.reports.made_up import an_about, findings, rows, scores
from tests.unit.reports.test_comparison import a_version, other_version
from tests.unit.reports.test_writers import SCHEMA


def an_item(project="міст", **more):
    survey, edits = Survey(), Edits()
    for row in rows():
        survey.add(row)
    for revision in survey.revisions:
        edits.add(revision)
    found = [one for one in findings() if one.decision is None]
    checks = {("number-mismatch", Severity.MAJOR): 1, ("missing-target", Severity.CRITICAL): 2}
    values = {
        "summary": survey.summary(Counter(one.severity for one in found), 1),
        "checks": checks,
        "changed": len(survey.changed),
        "share": edits.share,
        **more,
    }
    return Item(project, "Закладено міст", **values)


def as_json(made):
    sink = BytesIO()
    list(WRITERS[".json"](made, sink))
    return json.loads(sink.getvalue())


def test_documents_stand_in_the_order_given_with_their_sums_above():
    told = as_json(handout(an_about(), [an_item("б"), an_item("а", unchecked=3)]))
    assert [line["project"] for line in told["documents"]] == ["б", "а"]
    assert (told["summary"]["segments"], told["summary"]["unchecked"], told["summary"]["projects"]) == (14, 3, 2)
    assert told["summary"]["open_critical"] == sum(line["open_critical"] for line in told["documents"]) == 4


def test_the_edit_distance_is_that_of_the_changed_segments():
    [line] = as_json(handout(an_about(), [an_item()]))["documents"]
    assert (line["changed"], line["share"]) == (1, pytest.approx(13.3))
    [line] = as_json(handout(an_about(), [an_item(changed=0, share=Edits().share)]))["documents"]
    assert (line["changed"], line["share"]) == (0, 0.0)


def test_checks_are_counted_over_all_documents_the_worst_first():
    told = as_json(handout(an_about(), [an_item(), an_item("ще")]))["checks"]
    assert [(line["check"], line["critical"], line["major"], line["documents"]) for line in told] == [
        ("missing-target", 4, 0, 2),
        ("number-mismatch", 0, 2, 2),
    ]


def test_what_blocks_sign_off_is_told_by_document():
    blocked = an_item(blockers=(Message.of("Segments not reviewed yet: {count}", count=5),))
    [line] = as_json(handout(an_about(), [blocked]))["documents"]
    assert line["blockers"] == ["Segments not reviewed yet: 5"]


def test_projects_that_could_not_be_read_are_told_where_there_are_any():
    assert "troubles" not in as_json(handout(an_about(), [an_item()]))
    told = as_json(handout(an_about(), [an_item()], [Trouble("a.zvirka", "is damaged")]))
    assert told["troubles"] == [{"project": "a.zvirka", "why": "is damaged"}]
    assert told["summary"]["unreadable"] == 1


@pytest.mark.parametrize(
    "made",
    [
        handout(an_about(), [an_item()]),
        handout(an_about(), [], [Trouble("a.zvirka", "is damaged")], Words("uk")),
        comparison(an_about(), a_version(), other_version(), scores(), Words("vi")),
        comparison(an_about(), a_version(), a_version("B")),
    ],
)
def test_overviews_and_comparisons_keep_to_the_schema(made):
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(as_json(made))] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("kind", ["script", "formula", "template"])
def test_comparisons_and_overviews_take_hostile_text_in_every_format(suffix, kind, language):
    words, text = Words(language), RAW[kind]
    for made in (
        handout(an_about(title=text), [an_item(text)], [Trouble(text, text)], words),
        comparison(an_about(title=text), a_version(text), other_version(), (), words),
    ):
        sink = BytesIO()
        list(WRITERS[suffix](made, sink))
        data = sink.getvalue()
        if suffix == ".html":
            assert b"<script>" not in data
            assert f'<html lang="{language}">'.encode() in data
        if suffix == ".csv":
            assert b"\n=cmd" not in data
