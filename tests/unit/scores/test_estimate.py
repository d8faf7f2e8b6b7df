"""Risk: it orders the queue and says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Finding, Light, Message, Risk, Severity
from app.scores.estimate import REASONS, risk
from tests.factories import a_decision, a_finding

INFO, MINOR, MAJOR, CRITICAL = (a_finding(severity=severity) for severity in Severity)


def test_nothing_found_is_no_grade() -> None:
    assert risk([]) == Risk(0, Light.NONE)


def test_an_ignored_finding_does_not_count() -> None:
    assert risk([a_finding(decision=a_decision())]) == Risk(0, Light.NONE)


@pytest.mark.parametrize(
    ("findings", "light"),
    [
        ([INFO], Light.NONE),
        ([MINOR], Light.AMBER),
        ([MINOR] * 9, Light.AMBER),
        ([MAJOR], Light.RED),
        ([INFO, MINOR, CRITICAL], Light.RED),
    ],
)
def test_the_worst_finding_gives_the_light(findings: list[Finding], light: Light) -> None:
    assert risk(findings).light is light


def test_a_worse_finding_weighs_more() -> None:
    scores = [risk([one]).score for one in (INFO, MINOR, MAJOR, CRITICAL)]
    assert scores == sorted(set(scores))


def test_an_unsure_pair_is_a_reason_of_its_own() -> None:
    unsure = risk([], confidence=0.3)
    assert unsure.light is Light.AMBER
    assert unsure.reasons == (Message.of("The pair is unsure ({percent} %)", percent=30),)


def test_the_worst_reasons_come_first() -> None:
    found = risk([MINOR, a_finding(severity=Severity.CRITICAL, message=Message("Worst"))])
    assert found.reasons[0] == Message("Worst")


@given(st.lists(st.sampled_from([INFO, MINOR, MAJOR, CRITICAL]), max_size=9), st.floats(0, 1))
def test_one_more_finding_never_lowers_the_risk(findings: list[Finding], confidence: float) -> None:
    before, after = (risk(some, confidence) for some in (findings, [*findings, MINOR]))
    assert 0 <= before.score <= after.score <= 100
    assert len(after.reasons) <= REASONS
