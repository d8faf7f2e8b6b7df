"""A project in numbers, on both databases: what is counted is what the rows say."""

from __future__ import annotations

from app.model import Change, Light, Overview, Query, Risk, Severity, State
from app.store import Store
from tests.factories import a_finding
from tests.unit.store.made_up import OLHA


def test_an_empty_project_is_all_noughts(store: Store):
    counted = store.overview()
    assert counted.segments == sum(counted.risks) + counted.unchecked
    assert counted.days == ()


def test_days_walk_back_from_what_is_now(store: Store):
    for number, state in ((1, "reviewed"), (2, "reviewed"), (1, "approved")):
        before = store.segment(number).state.value
        store.append(OLHA, "confirm", [Change("state", str(number), before, state)])
    (day,) = store.overview().days
    assert (day.reviewed, day.approved) == (2, 1)


def test_what_is_counted_is_what_the_rows_say(store: Store):
    first, second = store.segment(1), store.segment(2)
    found = [a_finding(first, "Кхуат Са"), a_finding(second, "Локбінь"), a_finding(second, "Лангшон", check="spacing")]
    store.put_findings([1, 2], found)
    store.put_risks({1: Risk(100, Light.RED), 2: Risk(9, Light.NONE), 3: Risk(10, Light.NONE)})
    assert store.overview().risks == (1, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    assert store.at_risk(90, 100) == [1]
    counted: Overview = store.overview()
    rows = store.rows(list(store.order(Query())))
    assert counted.segments == len(rows)
    assert sum(one.segments for one in counted.documents) == len(rows)
    assert sum(one.findings for one in counted.documents) == sum(row.findings for row in rows)
    reviewed = sum(row.segment.state in {State.REVIEWED, State.APPROVED} for row in rows)
    assert sum(one.reviewed for one in counted.documents) == reviewed
    by_check: dict[str, dict[Severity, int]] = {}
    for one in store.findings():
        if one.decision is None:
            by_check.setdefault(one.check, {}).setdefault(one.severity, 0)
            by_check[one.check][one.severity] += 1
    assert counted.findings == by_check
    for check in by_check:
        wanted = [one.segment.id for one in store.findings() if one.check == check and one.decision is None]
        assert store.with_check(check) == sorted(set(wanted), key=wanted.index)
