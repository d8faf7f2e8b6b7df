"""MQM 2.0: the worked examples to the digit, words by each basis, several raters, intervals, verdicts."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.model import Judged, PassMark, RatedError
from app.scores.mqm import NONE_FOUND, Basis, Scheme, score

ANY = "accuracy/mistranslation"


def judged(words=100, segment="1", rater="Оля", **counts) -> Judged:
    errors = tuple(RatedError(ANY, severity) for severity, count in counts.items() for _ in range(count))
    return Judged("s", "d", segment, rater, "tám chữ", " ".join(["слово"] * words), errors=errors)


def test_the_linear_score_of_the_worked_example():
    made = score([judged(400, minor=6, major=2, critical=1)])
    assert (made.points, made.per_word, made.per_thousand) == (41.0, 0.1025, 102.5)
    assert made.linear.value == pytest.approx(89.75, abs=1e-12)
    assert made.indicative


@pytest.mark.parametrize(("minor", "expected", "passes"), [(12, 88.0, False), (10, 90.0, True), (0, 100.0, True)])
def test_the_calibrated_score_reaches_the_threshold_at_the_allowed_points(minor, expected, passes):
    made = score([judged(1000, minor=minor)])
    assert made.calibrated.value == pytest.approx(expected, abs=1e-12)
    assert made.passes is passes
    assert not made.indicative


def test_the_pass_mark_is_the_quality_profiles():
    made = score([judged(1000, minor=12)], Scheme(PassMark(threshold=95, allowed_points=24)))
    assert made.calibrated.value == 97.5
    assert made.passes


def test_rounding_decides_no_verdict():
    thirds = score([judged(3000, minor=30)], Scheme(PassMark(99.9, 10)))
    assert thirds.passes


def test_a_score_is_never_below_nothing():
    made = score([judged(1, critical=3)])
    assert (made.linear.value, made.calibrated.value, made.passes) == (0.0, 0.0, False)


def test_a_neutral_error_and_one_of_an_unknown_severity_cost_nothing():
    assert score([judged(neutral=2, undecided=1)]).points == 0.0


def test_a_kind_may_weigh_more_or_nothing():
    errors = (RatedError("names", "minor"), RatedError("source", "critical"), RatedError("other", "minor"))
    one = Judged("s", "d", "1", "r", target="одне два", errors=errors)
    assert score([one], Scheme(weights={"names": 2.5, "source": 0.0})).points == 3.5


@pytest.mark.parametrize(
    ("basis", "expected"), [(Basis.TARGET_WORDS, 3), (Basis.SOURCE_WORDS, 2), (Basis.SOURCE_CHARACTERS, 6)]
)
def test_the_basis_is_said_beside_the_number(basis, expected):
    made = score([judged(3)], Scheme(basis=basis))
    assert made.count == expected
    assert f"per:{basis.value.replace(' ', '-')}" in made.linear.signature


def test_several_raters_of_a_segment_are_averaged_and_its_words_count_once():
    made = score([judged(100, rater="а", major=2), judged(100, rater="б"), judged(50, segment="2", rater="а", minor=1)])
    assert (made.points, made.count, made.segments, made.raters) == (6.0, 150, 2, 2)
    (kind,) = made.categories
    assert (kind.counts, kind.points) == ({"major": 1.0, "minor": 1.0}, 6.0)
    assert kind.per_thousand == pytest.approx(2 / 150 * 1000)


def test_the_costliest_kind_comes_first():
    errors = (RatedError("b", "minor"), RatedError("a", "minor"), RatedError("c", "major"))
    made = score([Judged("s", "d", "1", "r", target="слово", errors=errors)])
    assert [kind.category for kind in made.categories] == ["c", "a", "b"]


def test_an_interval_is_made_again_by_its_seed():
    every = [judged(20, str(number), minor=number % 3) for number in range(40)]
    first, again, other = (score(every, seed=seed).calibrated for seed in (1, 1, 2))
    assert first == again
    assert first.interval != other.interval
    assert first.interval.low < first.value < first.interval.high
    assert first.signature.endswith("|bs:1000|seed:1")


def test_where_no_error_was_found_the_interval_still_says_how_little_was_read():
    made = score([judged(100, "1"), judged(100, "2")])
    assert made.calibrated.value == 100.0
    assert made.calibrated.interval.low == pytest.approx(100 - NONE_FOUND / 200 * 1000)
    assert made.calibrated.interval.high == 100.0


@pytest.mark.parametrize("given", [{"samples": 0}, {}])
def test_one_segment_or_no_samples_make_no_interval(given):
    assert score([judged(minor=1)], **given).linear.interval is None


def test_no_words_have_no_score():
    with pytest.raises(InputError, match="no target words were judged"):
        score([judged(0)])
