"""Segments come in behind others and leave their place; nobody stands in another's."""

from __future__ import annotations

import pytest

from app.errors import ProjectError
from app.model import Change, Query
from app.store import Store
from tests.unit.store.made_up import MINH, OLHA, edited, everything, finding, redone, undone


def order(store: Store) -> list[tuple[int, int]]:
    return [(row.segment.id, row.segment.position) for row in store.rows(store.order(Query(document=1)))]


def taken_out(store: Store, number: int, behind: int) -> None:
    segment = store.segment(number)
    store.append(
        OLHA,
        "merge",
        [
            Change("source", str(number), segment.source, ""),
            Change("target", str(number), segment.target, ""),
            Change("place", str(number), {"document": 1, "behind": behind}, None),
        ],
    )


def put_in(store: Store, behind: int) -> int:
    number = store.reserve_segment()
    place = Change("place", str(number), None, {"document": 1, "behind": behind})
    texts = [Change("source", str(number), "", "Xã Khuất Xá"), Change("target", str(number), "", "")]
    pair = Change("pair", str(number), [0.0, -1, -1], [1.0, 0, -1])
    store.append(OLHA, "split", [place, *texts, pair])
    return number


def test_one_leaves_and_comes_back(store: Store):
    store.put_findings([3], [finding(store, 3, "жовтня")])
    before = [row.segment for row in store.rows(store.order(Query()))]
    taken_out(store, 3, behind=2)
    assert order(store) == [(1, 1), (2, 2), (4, 3)]
    assert store.findings() == []
    assert store.documents()[0].segments == store.summary().segments == 3
    assert [one.id for one in store.segments()] == [1, 2, 4]
    assert 3 not in store.unchecked()
    assert store.at(1, 3) == store.segment(4)
    assert store.order(Query(text="khuất")) == [1]
    assert sorted(store.found([3, 4, 99])) == [3, 4]
    undone(store)
    assert [row.segment for row in store.rows(store.order(Query()))] == before
    assert order(store) == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert store.documents()[0].segments == 4
    redone(store)
    assert order(store) == [(1, 1), (2, 2), (4, 3)]


@pytest.mark.parametrize(("behind", "expected"), [(0, 0), (2, 2), (4, 4)])
def test_a_new_one_stands_where_it_was_put(store: Store, behind: int, expected: int):
    number = put_in(store, behind)
    assert [one for one, _ in order(store)].index(number) == expected
    assert [place for _, place in order(store)] == [1, 2, 3, 4, 5]
    assert store.order(Query(text="khuất xá")) == ([number, 1] if behind == 0 else [1, number])
    assert store.decided_pairs(1) == {number}
    assert [event.action for event in store.events(number)] == ["split"]
    undone(store)
    assert order(store) == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert store.decided_pairs(1) == set()
    redone(store)
    assert store.segment(number).source == "Xã Khuất Xá"


def test_it_is_not_taken_back_once_somebody_built_on_it(store: Store):
    taken_out(store, 3, behind=2)
    before = everything(store)
    with pytest.raises(ProjectError, match="the place of segment 3: changed since"):
        store.append(MINH, "merge", [Change("place", "3", {"document": 1, "behind": 2}, None)])
    assert everything(store) == before
    number = put_in(store, behind=2)
    edited(store, number, "Minh написав", MINH)
    with pytest.raises(ProjectError, match="the text of segment 5: changed by Minh since"):
        undone(store)
