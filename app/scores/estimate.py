"""How urgently a segment wants a look, from what the checks found in it; no reference is needed.

A queue is ordered by it. It is no measure of quality: detectors see some faults and are blind to others (a wrong
word in a fluent sentence), so no finding never means good, and the reasons are always shown beside the number.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model import Finding, Light, Message, Risk, Severity

# How likely a finding of each severity makes a reviewer change the segment. To be fitted once reviews are in:
# until then they only need to order segments as a careful reader would.
CHANCE = {Severity.INFO: 0.03, Severity.MINOR: 0.22, Severity.MAJOR: 0.6, Severity.CRITICAL: 0.9}
UNSURE_PAIR = 0.5  # a confidence of the alignment below this is a reason of its own
REASONS = 5


def risk(findings: Iterable[Finding], confidence: float = 1.0) -> Risk:
    """0 to 100 from the open findings of one segment: 100 · (1 − Π(1 − chance)), with the worst reasons first."""
    counted = sorted((one for one in findings if one.decision is None), key=lambda one: -one.severity)
    sound = 1.0
    for finding in counted:
        sound *= 1 - CHANCE[finding.severity]
    reasons = [finding.message for finding in counted]
    if confidence < UNSURE_PAIR:
        sound *= 1 - CHANCE[Severity.MINOR]
        reasons.append(Message.of("The pair is unsure ({percent} %)", percent=round(confidence * 100)))
    return Risk(round(100 * (1 - sound)), _light(counted, unsure=confidence < UNSURE_PAIR), tuple(reasons[:REASONS]))


def _light(findings: list[Finding], *, unsure: bool) -> Light:
    worst = max((finding.severity for finding in findings), default=None)
    if worst is not None and worst >= Severity.MAJOR:
        return Light.RED
    return Light.AMBER if worst is Severity.MINOR or unsure else Light.NONE
