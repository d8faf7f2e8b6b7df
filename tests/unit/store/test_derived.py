from __future__ import annotations

from dataclasses import replace

import pytest

from app.model import Change, Document, Light, Message, Query, Risk, Scope, Severity, Sort, Span
from app.store import Derived, Store, decision_key
from tests.unit.store.made_up import (
    OLHA,
    decision,
    edited,
    finding,
    finding_in,
    ignored,
    segments,
    undone,
)

PAIRS = (
    ("ở xã Khuất Xá", "у комуні Кхуат Са"),
    ("xã Khuất Xá đẹp", "гарна комуна Кхуат Са"),
    ("về Khuất Xá", "до Хуат Са, Кхуат Са"),
)


@pytest.fixture
def found(store):
    """Two documents, 1 and 2; findings on «Кхуат Са» in segments 5, 6 and 7 of the second, on a comma in 2."""
    store.add_document(OLHA, Document(0, "Друга", "text"), segments(PAIRS))
    made = [finding(store, number, "Кхуат Са") for number in (5, 6, 7)]
    made.append(replace(finding(store, 2, " ,", "spacing"), severity=Severity.MINOR, fix=","))
    store.put_findings(range(1, 8), made)
    return made


def open_by_segment(store):
    return {row.segment.id: row.findings for row in store.rows(range(1, 8)) if row.findings}


def open_by_document(store):
    return [document.open_findings for document in store.documents()]


def test_findings_come_back_as_they_were(store, found):
    assert store.findings() == [found[3], *found[:3]]
    assert store.findings(document=2) == found[:3]
    assert store.findings(segment=2) == [found[3]]
    assert store.findings(segment=1) == []


def test_every_part_of_a_finding_is_kept(store):
    segment = store.segment(1)
    made = [
        replace(finding(store, 1, "Кхуат"), source_span=Span(0, 2), fix="Хуат", severity=Severity.CRITICAL),
        replace(finding(store, 1, "комуні"), fix="", message=Message.of("Ні {a} ні {b}", b=1, a="{x}")),
        replace(finding(store, 1, "Са"), target_span=None, subject="", severity=Severity.INFO),
        replace(finding(store, 1, "в"), target_span=Span(0, 0), source_span=Span(0, len(segment.source))),
    ]
    store.put_findings([1], made)
    assert store.findings(segment=1) == made


@pytest.mark.usefixtures("found")
def test_open_findings_are_counted_with_the_worst(store):
    assert open_by_segment(store) == {2: 1, 5: 1, 6: 1, 7: 1}
    assert open_by_document(store) == [1, 3]
    assert [row.worst for row in store.rows([1, 2, 5])] == [None, Severity.MINOR, Severity.MAJOR]


def test_a_check_replaces_the_findings_of_the_segments_it_saw(store, found):
    comma = replace(finding(store, 5, "Са", "spacing"), severity=Severity.MINOR)
    store.put_findings([5, 6], [comma])
    assert store.findings() == [found[3], comma, found[2]]
    assert open_by_document(store) == [1, 2]
    assert store.rows([5])[0].worst is Severity.MINOR


REACH = {
    Scope.ONCE: {2: 1, 6: 1, 7: 1},
    Scope.HERE: {2: 1},
    Scope.ALWAYS: {2: 1},
}


@pytest.mark.parametrize("scope", Scope)
def test_a_decision_reaches_as_far_as_it_says(store, found, scope):
    ignored(store, found[0], scope)
    assert open_by_segment(store) == REACH[scope]
    assert open_by_document(store) == [1, sum(REACH[scope].values()) - 1]
    assert store.findings(segment=5)[0].decision == decision(scope)
    assert [made.decision for made in store.findings(segment=2)] == [None]
    assert store.summary().ignored == 4 - sum(REACH[scope].values())
    assert store.order(Query(with_findings=True)) == list(REACH[scope])
    undone(store)
    assert store.findings() == [found[3], *found[:3]]
    assert open_by_document(store) == [1, 3]


@pytest.mark.parametrize("scope", Scope)
def test_what_a_decision_reaches_is_read_with_what_stands_beside_it(store, found, scope):
    store.put_findings([5], [beside := replace(found[0], check="spacing", message=Message("beside")), found[0]])
    ignored(store, found[0], scope)
    keys = [decision_key(found[0], scope), "no such key"]
    reached = {one.segment.id for one in store.findings() if one.decision is not None}
    assert store.findings_beside(keys) == [one for one in store.findings() if one.segment.id in reached]
    assert beside in store.findings_beside(keys)
    assert store.findings_beside([]) == []


@pytest.mark.parametrize(("scope", "left"), [(Scope.HERE, 1), (Scope.ALWAYS, 0)])
def test_only_always_reaches_another_document(store, found, scope, left):
    edited(store, 1, "Комуна Кхуат Са")
    store.put_findings([1], [finding(store, 1, "Кхуат Са")])
    ignored(store, found[0], scope)
    assert open_by_segment(store).get(1, 0) == left


@pytest.mark.parametrize("scope", Scope)
def test_a_decision_survives_a_new_check(store, found, scope):
    ignored(store, found[0], scope)
    before = store.findings()
    store.put_findings(range(1, 8), found)
    assert store.findings() == before
    assert open_by_segment(store) == REACH[scope]


def test_the_narrower_decision_is_shown(store, found):
    for scope in (Scope.ALWAYS, Scope.ONCE, Scope.HERE):
        ignored(store, found[0], scope)
    assert [made.decision.scope for made in store.findings(document=2)] == [
        Scope.ONCE,
        Scope.HERE,
        Scope.HERE,
    ]
    undone(store)
    assert [made.decision.scope for made in store.findings(document=2)] == [
        Scope.ONCE,
        Scope.ALWAYS,
        Scope.ALWAYS,
    ]
    assert set(store.decisions()) == {decision_key(found[0], Scope.ONCE), decision_key(found[0], Scope.ALWAYS)}


@pytest.mark.usefixtures("found")
def test_a_changed_text_is_unchecked(store):
    store.put_risks({number: Risk(number, Light.AMBER) for number in range(1, 8)})
    assert store.unchecked() == []
    edited(store, 5, "зовсім інше")
    assert store.unchecked() == [5]
    row = store.rows([5])[0]
    assert (row.risk, row.findings, row.worst) == (Risk(0, Light.UNCHECKED), 0, None)
    assert open_by_document(store) == [1, 2]


def test_a_finding_about_a_text_that_is_gone_is_left_out(store, found):
    edited(store, 5, "коротко")
    store.put_findings([5, 6], found[:2])
    assert store.findings(document=2) == found[1:3]


def test_an_event_may_bring_what_the_checks_say_of_it(store):
    before = store.segment(1).target
    after = replace(store.segment(1), target="Комуна Кхуат Са")
    made = Derived(
        frozenset({1}),
        (replace(finding(store, 1, "Кхуат Са"), segment=after, target_span=Span(7, 15)),),
        {1: Risk(70, Light.RED, (Message.of("{n} names", n=1), Message.of("Коротко")))},
    )
    store.append(OLHA, "edit", [Change("target", "1", before, after.target)], derived=made)
    assert store.findings(segment=1) == list(made.findings)
    assert store.rows([1])[0].risk == made.risks[1]
    assert store.unchecked() == [2, 3, 4]


def test_risks_come_back_and_sort(store):
    store.put_risks({1: Risk(10, Light.NONE), 2: Risk(90, Light.RED), 3: Risk(0, Light.NONE)})
    assert [row.risk.score for row in store.rows([1, 2, 3])] == [10, 90, 0]
    assert store.order(Query(sort=Sort.RISK, descending=True)) == [2, 1, 3, 4]
    assert store.summary().mean_risk == pytest.approx(100 / 3)


@pytest.mark.usefixtures("found")
def test_what_the_checks_say_is_no_history(store):
    history = store.events()
    store.put(Derived(frozenset({5}), (), {5: Risk(1, Light.NONE)}))
    assert store.events() == history


def test_a_document_may_come_in_checked(place):
    with Store.create(place, {}) as store:
        number, ids = store.reserve(len(PAIRS))
        new = [
            replace(segment, id=of, document=number, position=at)
            for at, (segment, of) in enumerate(zip(segments(PAIRS), ids, strict=True), 1)
        ]
        made = finding_in(new[0], "Кхуат Са")
        derived = Derived(frozenset(ids), (made,), {of: Risk(5, Light.NONE) for of in ids})
        _, document = store.add_document(OLHA, Document(number, "Ц", "text"), new, derived=derived)
        assert document.id == number
        assert [replace(one, imported="") for one in store.segments()] == new
        assert store.findings()[0].fingerprint == made.fingerprint
        assert [one.open_findings for one in store.documents()] == [1]
        assert store.unchecked() == []
        assert store.reserve(1) == (number + 1, range(ids.stop, ids.stop + 1))
