"""Agreement of raters, held to published worked examples; drift and time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Judged, RatedError, Side, Span
from app.scores.agreement import agreement, drift, kendall, krippendorff_alpha, pearson, span_f1

TEXT = "Комуна Хуат Са, далека й гарна."


def judged(rater, value=0.0, segment="1", spans=(), side=Side.TARGET, **given):
    errors = tuple(RatedError("x", "minor", side, Span(*span)) for span in spans)
    return Judged("s", "d", segment, rater, TEXT, TEXT, errors=errors, esa=value, **given)


def by_esa(one):
    return one.esa


# The four observers and twelve units of Krippendorff 2011, section C; 0 is a missing value.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
    (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
)


def test_alpha_of_the_published_example():
    units = [[one for one in values if one] for values in zip(*OBSERVERS, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.849, abs=0.0005)


@pytest.mark.parametrize(
    ("units", "expected"),
    [([[1, 1], [5, 5]], 1.0), ([[2, 2], [2, 2]], 1.0), ([[1], [2]], None), ([], None), ([[0, 1], [1, 0]], -0.5)],
)
def test_alpha_at_its_ends(units, expected):
    assert krippendorff_alpha(units) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3], [1, 2, 3], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.47140452079103173),  # the example of scipy.stats.kendalltau
        ([1, 1, 1], [1, 2, 3], None),
        ([1], [1], None),
    ],
)
def test_kendalls_tau_b(one, other, expected):
    assert kendall(one, other) == (None if expected is None else pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3, 4, 5], [10, 9, 2.5, 6, 4], -0.7426106572325056),  # the example of scipy.stats.pearsonr
        ([1, 2], [2, 4], 1.0),
        ([1, 1], [1, 2], None),
        ([], [], None),
    ],
)
def test_pearsons_correlation(one, other, expected):
    assert pearson(one, other) == (None if expected is None else pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([(7, 14)], [(7, 14)], 1.0),
        ([(7, 14)], [(6, 15)], 1.0),  # a space before and a comma behind
        ([(7, 14), (16, 22)], [(16, 22), (7, 14)], 1.0),  # in another order
        ([(7, 14), (7, 11)], [(7, 14), (7, 11)], 1.0),  # over each other
        ([(7, 14)], [(7, 11), (12, 14)], 2 / 3),  # one for one
        ([(0, 14)], [(7, 14)], 1.0),  # the whole of the shorter one
        ([(0, 6)], [(7, 14)], 0.0),
        ([(7, 14)], [], 0.0),
        ([(7, 7)], [(7, 7)], 1.0),
        ([], [], None),
    ],
)
def test_places_are_compared_with_tolerance_and_without_order(one, other, expected):
    pair = judged("a", spans=one), judged("b", spans=other)
    assert span_f1([pair]) == expected
    assert span_f1([pair[::-1]]) == expected


def test_a_place_in_the_source_is_another_than_one_in_the_target():
    assert span_f1([(judged("a", spans=[(0, 6)]), judged("b", spans=[(0, 6)], side=Side.SOURCE))]) == 0.0


def test_only_shared_segments_are_compared():
    every = [judged("a", value, str(value)) for value in (10, 20, 30, 99)]
    every += [judged("b", value + 1, str(value)) for value in (10, 20, 30)] + [judged("c", 1, "other")]
    made = agreement(every, by_esa)
    (pair,) = made.pairs
    assert (made.segments, pair.raters, pair.segments) == (3, ("a", "b"), 3)
    assert (pair.pearson, pair.kendall) == (pytest.approx(1.0), 1.0)
    assert made.alpha == pytest.approx(0.995, abs=0.01)


def test_nobody_to_compare_with():
    made = agreement([judged("a")], by_esa)
    assert (made.alpha, made.segments, made.pairs) == (None, 0, ())


def test_a_rater_who_grows_lenient_and_fast_is_seen():
    every = [judged("a", 50 + number, str(number), begun=float(number), seconds=60.0 - number) for number in range(40)]
    (made,) = drift(every[::-1], by_esa)
    assert made.values == (54.5, 64.5, 74.5, 84.5)
    assert made.seconds == (55.5, 45.5, 35.5, 25.5)
    assert (made.kendall, made.seconds_per_segment) == (1.0, 40.5)


def test_few_judgements_make_few_parts_and_no_time_is_none():
    (made,) = drift([judged("a", 5)], by_esa)
    assert (made.values, made.seconds, made.kendall, made.seconds_per_segment) == ((5.0,), (0.0,), None, 0.0)


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: tuple(sorted(pair))), max_size=6)


@given(SPANS, SPANS)
def test_agreement_on_places_is_symmetric_and_between_0_and_1(one, other):
    pair = judged("a", spans=one), judged("b", spans=other)
    value = span_f1([pair])
    assert value == span_f1([pair[::-1]])
    assert value is None or 0 <= value <= 1
    assert span_f1([(pair[0], judged("c", spans=one))]) in (None, 1.0)
