"""What blocks sign-off, and mostly what does not."""

from __future__ import annotations

from collections import Counter

import pytest

from app.model import Finding, Severity, SignOff, State
from app.review.signoff import blockers
from tests.factories import a_finding

DONE = {State.APPROVED: 3, State.REVIEWED: 2}
NOTHING = SignOff(open_findings=None, unreviewed=False)
MINOR = a_finding(severity=Severity.MINOR, check="double-space")
MAJOR = a_finding(severity=Severity.MAJOR, check="number")


def counted(findings: list[Finding]) -> Counter[tuple[str, Severity]]:
    """Open findings as the store counts them."""
    return Counter((one.check, one.severity) for one in findings)


@pytest.mark.parametrize(
    ("rule", "findings", "states", "score"),
    [
        (SignOff(), [], DONE, None),
        (SignOff(), [MAJOR], DONE, None),
        (SignOff(open_findings=Severity.MAJOR), [MINOR], DONE, None),
        (SignOff(checks=("double-space",)), [MAJOR], DONE, None),
        (NOTHING, [MAJOR, MINOR], {State.NEW: 9, State.RETURNED: 1}, 0.0),
        (SignOff(lowest_score=90), [], DONE, None),
        (SignOff(lowest_score=90), [], DONE, 90.0),
        (SignOff(), [], {State.NEW: 0}, None),
        (SignOff(), [], {}, None),
    ],
)
def test_nothing_stands_in_the_way(
    rule: SignOff, findings: list[Finding], states: dict[State, int], score: float | None
) -> None:
    assert blockers(rule, counted(findings), states, score) == []


@pytest.mark.parametrize(
    ("rule", "findings", "states", "score", "said"),
    [
        (
            SignOff(),
            [],
            {State.NEW: 2, State.EDITED: 1, State.RETURNED: 1, **DONE},
            None,
            "Segments not reviewed yet: 4",
        ),
        (SignOff(open_findings=Severity.INFO), [MAJOR, MINOR], DONE, None, "Open findings: 2"),
        (SignOff(open_findings=Severity.MINOR), [MAJOR, MINOR], DONE, None, "Open findings that are minor or worse: 2"),
        (SignOff(open_findings=Severity.MAJOR), [MAJOR], DONE, None, "Open findings that are major or critical: 1"),
        (SignOff(checks=("double-space",)), [MINOR, MAJOR], DONE, None, "Open findings of the check double-space: 1"),
        (SignOff(lowest_score=90), [], DONE, 89.999, "The MQM score is 89.99, and 90 is wanted"),
        (SignOff(lowest_score=90), [], DONE, 12.3, "The MQM score is 12.30, and 90 is wanted"),
    ],
)
def test_what_stands_in_the_way_in_words(
    rule: SignOff, findings: list[Finding], states: dict[State, int], score: float | None, said: str
) -> None:
    assert [str(one) for one in blockers(rule, counted(findings), states, score)] == [said]


def test_a_finding_is_told_once_and_the_gravest_reason_first() -> None:
    rule = SignOff(open_findings=Severity.MAJOR, checks=("number", "double-space", "number"), lowest_score=90)
    said = [str(one) for one in blockers(rule, counted([MAJOR, MINOR]), {State.NEW: 1}, 80)]
    assert said == [
        "Open findings that are major or critical: 1",
        "Open findings of the check double-space: 1",
        "Segments not reviewed yet: 1",
        "The MQM score is 80.00, and 90 is wanted",
    ]
