"""Sampling of segments: how many, in what order, by what chances, and the same again for the same seed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scores.sampling import Way, sample

MANY = list(range(1, 201))


@pytest.mark.parametrize("way", list(Way))
def test_the_same_seed_draws_the_same_in_the_order_given(way):
    of = {one: one % 7 for one in MANY}
    first = sample(MANY, 40, way, 7, of)
    assert first == sample(MANY, 40, way, 7, of) == sorted(first)
    assert len(set(first)) == 40
    assert first != sample(MANY, 40, way, 8, of)


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize(("count", "expected"), [(0, 0), (3, 3), (4, 3)])
def test_no_more_than_there_are(way, count, expected):
    assert len(sample([5, 6, 9], count, way, 1, {5: 1})) == expected


def test_what_is_risky_is_drawn_sooner():
    risks = {one: 90.0 if one <= 20 else 3.0 for one in MANY}
    drawn = [sum(one <= 20 for one in sample(MANY, 20, Way.RISK, seed, risks)) for seed in range(30)]
    assert min(drawn) >= 8
    assert sum(drawn) / 30 > 12
    assert max(drawn) < 20  # the others have a chance


def test_every_document_has_its_share():
    documents = {one: 1 if one <= 150 else 2 if one <= 197 else 3 for one in MANY}
    drawn = sample(MANY, 20, Way.DOCUMENT, 3, documents)
    shares = [sum(documents[one] == name for one in drawn) for name in (1, 2, 3)]
    assert shares == [15, 4, 1]  # 15, 4.7 and 0.3 by size


def test_random_draws_have_the_same_chance():
    hits = [0] * 10
    for seed in range(2000):
        for one in sample(range(10), 3, Way.RANDOM, seed):
            hits[one] += 1
    assert all(500 < count < 700 for count in hits)


def test_fewer_than_none_cannot_be_drawn():
    with pytest.raises(ValueError, match="-1 segments"):
        sample([1], -1, Way.RANDOM, 1)


@given(st.dictionaries(st.integers(1, 500), st.integers(0, 100), max_size=60), st.integers(0, 70), st.integers())
def test_always_so_many_of_those_there_are(of, count, seed):
    for way in Way:
        drawn = sample(list(of), count, way, seed, of)
        assert len(drawn) == min(count, len(of))
        assert set(drawn) <= set(of)
