"""Annotations and assessments: kept as events, undone, and never forgotten; on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model import Annotation, Assessment, Change, Document, ErrorSeverity, Side, Span
from app.store import (
    ANNOTATION,
    ASSESSMENT,
    StaleError,
    annotation_key,
    annotation_to_json,
    assessment_key,
    assessment_to_json,
)
from tests.factories import an_annotation, an_assessment
from tests.unit.store.made_up import OLHA, edited, everything, redone, segments, undone


def put(store, after: Annotation, before: Annotation | None = None):
    old = annotation_to_json(before) if before else None
    return store.append(OLHA, "annotate", [Change(ANNOTATION, annotation_key(after), old, annotation_to_json(after))])


def taken_away(store, one: Annotation):
    return store.append(OLHA, "remove", [Change(ANNOTATION, annotation_key(one), annotation_to_json(one), None)])


def assessed(store, one: Assessment):
    key = assessment_key(one.segment, one.annotator)
    return store.append(OLHA, "assess", [Change(ASSESSMENT, key, None, assessment_to_json(one))])


def marked(store, number=1, found="Кхуат Са", **given) -> Annotation:
    one = an_annotation(store.segment(number), found, **given)
    put(store, one)
    return one


def test_a_project_begins_without_any(store):
    assert (store.annotations(), store.assessments(), store.removed_annotations()) == ([], [], [])


FULL = {
    "note": "«звідси» – інша назва",
    "correction": "Кхуатса",
    "seconds": 3.25,
    "check": "name-inconsistent",
    "finding": "f" * 20,
    "rejected": True,
}


@pytest.mark.parametrize("given", [{}, FULL, {"severity": ErrorSeverity.NEUTRAL, "side": Side.SOURCE}])
def test_what_was_marked_comes_back_as_it_was(store, given):
    one = marked(store, **given)
    assert store.annotations() == [one]


@pytest.mark.parametrize("given", [{}, {"esa": 0.0}, {"esa": 87.5, "seconds": 40.0}])
def test_what_was_assessed_comes_back_as_it_was(store, given):
    one = an_assessment(**given)
    assessed(store, one)
    assert store.assessments() == [one]


def test_annotations_stand_in_the_order_of_the_text_and_may_overlap(store):
    late = marked(store, 3, "жовтня", id="c")
    inner = marked(store, 1, "Са", id="a")
    outer = marked(store, 1, "Кхуат Са", id="b")
    source = an_annotation(store.segment(1), "Кхуат Са", id="d", side=Side.SOURCE, span=Span(0, 2), text="Lễ")
    put(store, source)
    assert store.annotations() == [source, outer, inner, late]
    assert store.annotations(segment=1) == [source, outer, inner]


def test_a_document_has_its_own(store):
    one = marked(store, 1)
    _, second = store.add_document(OLHA, Document(0, "Друга", "text"), segments())
    number = next(store.segments(second.id)).id
    other = marked(store, number, id="b")
    assert store.annotations(document=1) == [one]
    assert store.annotations(document=second.id) == [other]
    assert store.annotations() == [one, other]


def test_everything_is_undone_and_done_again(store):
    before = everything(store)
    one = marked(store)
    changed = replace(one, severity=ErrorSeverity.MINOR)
    put(store, changed, one)
    assessed(store, an_assessment(esa=70.0))
    after = everything(store)
    assert after["annotations"] == [changed]
    for _ in range(3):
        undone(store)
    assert everything(store) == before
    for _ in range(3):
        redone(store)
    assert everything(store) == after


def test_what_was_taken_away_stays_in_the_history(store):
    one, other = marked(store), marked(store, 1, "комуні", id="b")
    taken_away(store, one)
    assert store.annotations() == [other]
    assert store.removed_annotations() == [one]
    undone(store)
    assert store.annotations() == [other, one]
    assert store.removed_annotations() == []


def test_a_mark_that_was_only_undone_is_told_as_it_was(store):
    one = marked(store)
    undone(store)
    assert store.removed_annotations() == [one]


def test_it_stands_in_the_history_of_its_segment(store):
    marked(store, 2, "Лангшон")
    assert [event.action for event in store.events(segment=2)] == ["annotate"]
    assert store.events(segment=3) == []


def test_an_edit_leaves_annotations_alone(store):
    one = marked(store)
    edited(store, 1, "У Кхуат Са відкрили центр")
    assert store.annotations() == [one]


def test_what_changed_since_is_stale(store):
    one = marked(store)
    put(store, replace(one, note="a"), one)
    with pytest.raises(StaleError, match="changed since"):
        put(store, replace(one, note="b"), one)


@pytest.mark.parametrize(
    ("entity", "value"),
    [
        (ANNOTATION, annotation_to_json(an_annotation()) | {"severity": "terrible"}),
        (ANNOTATION, annotation_to_json(an_annotation()) | {"span": [5, 2]}),
        (ASSESSMENT, assessment_to_json(an_assessment()) | {"esa": 101}),
    ],
)
def test_a_value_that_is_none_is_not_written(store, entity, value):
    with pytest.raises(ValueError, match=r"terrible|forward|ESA"):
        store.append(OLHA, "annotate", [Change(entity, "1:x", None, value)])
    assert store.events()[0].action == "import"
