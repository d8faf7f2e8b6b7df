"""What stands in the way of signing a text off, in words; while anything does, a sign-off is refused."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from app.model import Message, Severity, SignOff, State

Counts = Mapping[tuple[str, Severity], int]  # how many findings are open, by check and severity
REVIEWED = frozenset({State.REVIEWED, State.APPROVED})


def blockers(rule: SignOff, counts: Counts, states: Mapping[State, int], score: float | None = None) -> list[Message]:
    """The reasons against signing off, the gravest first; none where nothing stands in the way.

    `states` says how many segments are in each; `score` is an MQM quality score, 0 to 100, or None where none was made.
    """
    return [*_by_severity(rule, counts), *_by_check(rule, counts), *_by_state(rule, states), *_low(rule, score)]


def _by_severity(rule: SignOff, counts: Counts) -> Iterable[Message]:
    if rule.open_findings is not None:
        count = sum(many for (_, severity), many in counts.items() if severity >= rule.open_findings)
        if count:
            yield _so_severe(rule.open_findings, count)


def _so_severe(limit: Severity, count: int) -> Message:
    match limit:
        case Severity.CRITICAL:
            return Message.of("Open findings that are critical: {count}", count=count)
        case Severity.MAJOR:
            return Message.of("Open findings that are major or critical: {count}", count=count)
        case Severity.MINOR:
            return Message.of("Open findings that are minor or worse: {count}", count=count)
        case Severity.INFO:
            return Message.of("Open findings: {count}", count=count)


def _by_check(rule: SignOff, counts: Counts) -> Iterable[Message]:
    """Findings of the checks that block whatever their severity, but for those that are told already."""
    told = rule.open_findings
    found: Counter[str] = Counter()
    for (check, severity), many in counts.items():
        if told is None or severity < told:
            found[check] += many
    for check in dict.fromkeys(rule.checks):
        if found[check]:
            yield Message.of("Open findings of the check {check}: {count}", check=check, count=found[check])


def _by_state(rule: SignOff, states: Mapping[State, int]) -> Iterable[Message]:
    count = sum(number for state, number in states.items() if state not in REVIEWED)
    if rule.unreviewed and count:
        yield Message.of("Segments not reviewed yet: {count}", count=count)


def _low(rule: SignOff, score: float | None) -> Iterable[Message]:
    if score is not None and score < rule.lowest_score:
        rounded = math.floor(score * 100) / 100  # 89.999 must not read as the 90 that is wanted
        text = "The MQM score is {score}, and {lowest} is wanted"
        yield Message.of(text, score=f"{rounded:.2f}", lowest=f"{rule.lowest_score:g}")
