"""Risk: it orders the queue and says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Finding, Light, Message, Risk, Severity
from app.scores.risk import DETECTORS, Detected, risk
from app.scores.risk.queue import REASONS, combined
from tests.factories import a_decision, a_finding

INFO, MINOR, MAJOR, CRITICAL = (a_finding(severity=severity) for severity in Severity)
QUIET = {one.name: Detected(0.001) for one in DETECTORS}


def said(name: str, probability: float, *, red: bool = False) -> dict[str, Detected]:
    return QUIET | {name: Detected(probability, Message(name), red=red)}


def test_nothing_found_is_no_grade() -> None:
    assert risk([]) == Risk(0, Light.NONE)
    assert risk([], detected=QUIET).light is Light.NONE


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
    assert risk(findings, detected=QUIET).light is light


def test_a_detector_with_a_reason_makes_amber_and_a_sure_one_red() -> None:
    amber, red = (risk([], detected=said("omission", 0.7, red=red)) for red in (False, True))
    assert (amber.light, red.light) == (Light.AMBER, Light.RED)
    assert amber.reasons == red.reasons == (Message("omission"),)


def test_a_worse_finding_weighs_more() -> None:
    scores = [risk([one], detected=QUIET).score for one in (INFO, MINOR, MAJOR, CRITICAL)]
    assert scores == sorted(set(scores))


def test_a_surer_detector_weighs_more() -> None:
    scores = [risk([], detected=said("name", probability)).score for probability in (0.05, 0.2, 0.5, 0.8)]
    assert scores == sorted(set(scores))


def test_a_finding_and_the_detector_of_the_same_fault_are_one_piece_of_evidence() -> None:
    finding = a_finding(check="number", severity=Severity.MAJOR, message=Message("found"))
    both = risk([finding], detected=said("number", 0.4))
    assert both.reasons == (Message("found"),)
    assert both.score == risk([finding], detected=QUIET).score


def test_what_a_person_let_stand_is_told_by_no_detector() -> None:
    ignored = a_finding(check="number", decision=a_decision())
    assert risk([ignored], detected=said("number", 0.9, red=True)).light is Light.NONE


def test_an_open_finding_keeps_its_detector_though_another_was_ignored() -> None:
    ignored, open_one = a_finding(check="number", decision=a_decision()), a_finding(check="number")
    detected = said("number", 0.9)
    assert risk([ignored, open_one], detected=detected).score == risk([open_one], detected=detected).score


def test_an_unsure_pair_is_a_reason_of_its_own() -> None:
    unsure = risk([], confidence=0.3)
    assert unsure.light is Light.AMBER
    assert unsure.reasons == (Message.of("The pair is unsure ({percent} %)", percent=30),)


def test_the_worst_reasons_come_first() -> None:
    found = risk([MINOR, a_finding(severity=Severity.CRITICAL, message=Message("Worst"))])
    assert found.reasons[0] == Message("Worst")


@given(st.lists(st.sampled_from([INFO, MINOR, MAJOR, CRITICAL]), max_size=9), st.floats(0, 1))
def test_one_more_finding_never_lowers_the_risk(findings: list[Finding], confidence: float) -> None:
    before, after = (risk(some, confidence, QUIET) for some in (findings, [*findings, MINOR]))
    assert 0 <= before.score <= after.score <= 100
    assert len(after.reasons) <= REASONS


@pytest.mark.parametrize(("chances", "together"), [([], 0.0), ([0.5], 0.5), ([0.5, 0.5], 0.75), ([1.0, 0.2], 1.0)])
def test_chances_together(chances: list[float], together: float) -> None:
    assert combined(chances) == pytest.approx(together)
