"""The order of the queue and the light of a segment: findings of the checks and what the detectors say, together.

It is no measure of quality. Detectors see some faults and are blind to others (a wrong word in a fluent sentence),
so no finding never means good, and the reasons are always shown beside the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.model import Finding, Light, Message, Risk, Severity
from app.scores.risk import model
from app.scores.risk.detectors import DETECTORS, Detected

# How likely a finding of each severity makes a reviewer change the segment. To be fitted once reviews are in:
# until then they only need to order segments as a careful reader would.
CHANCE = {Severity.INFO: 0.03, Severity.MINOR: 0.22, Severity.MAJOR: 0.6, Severity.CRITICAL: 0.9}
UNSURE_PAIR = 0.5  # a confidence of the alignment below this is a reason of its own
REASONS = 5
_DETECTOR_OF = {check: one.name for one in DETECTORS for check in one.checks}


def combined(chances: Sequence[float]) -> float:
    """The chance that at least one of several faults is there, were they independent: 1 − Π(1 − chance)."""
    sound = 1.0
    for chance in chances:
        sound *= 1 - chance
    return 1 - sound


def risk(findings: Iterable[Finding], confidence: float = 1.0, detected: Mapping[str, Detected] | None = None) -> Risk:
    """How a segment stands among clean ones, 0 to 100, by its open findings and by the detectors.

    The scale is `model.scale`: how rare that is among clean segments; 100: every one the model has met is less risky.
    Red is a finding that is major or worse, or a detector above its upper threshold; amber a minor one, an unsure
    pair, or a detector above its lower threshold.
    """
    every = list(findings)
    counted = sorted((one for one in every if one.decision is None), key=lambda one: -one.severity)
    unsure = confidence < UNSURE_PAIR
    heard = _heard(every, counted, detected or {})
    told = _told(counted, heard)
    reasons = [finding.message for finding in counted] + [one.reason for one in told if one.reason]
    chances = _chances(counted, heard)
    if unsure:
        chances.append(CHANCE[Severity.MINOR])
        reasons.append(Message.of("The pair is unsure ({percent} %)", percent=round(confidence * 100)))
    score = model.load().score(combined(chances)) if chances else 0
    return Risk(score, _light(counted, told, unsure=unsure), tuple(reasons[:REASONS]))


def _heard(
    findings: Sequence[Finding], counted: Sequence[Finding], detected: Mapping[str, Detected]
) -> dict[str, Detected]:
    """The detectors without those whose fault a person has looked at and let stand."""
    settled = {_DETECTOR_OF.get(one.check) for one in findings} - {_DETECTOR_OF.get(one.check) for one in counted}
    return {name: one for name, one in detected.items() if name not in settled}


def _told(findings: Sequence[Finding], detected: Mapping[str, Detected]) -> list[Detected]:
    """The detectors that have a reason no finding gives, the surest first."""
    given = {_DETECTOR_OF.get(one.check) for one in findings}
    told = [one for name, one in detected.items() if one.reason is not None and name not in given]
    return sorted(told, key=lambda one: -one.probability)


def _chances(findings: Sequence[Finding], detected: Mapping[str, Detected]) -> list[float]:
    """A finding and the detector of the same fault are one piece of evidence, the stronger of both."""
    by_fault: defaultdict[str, float] = defaultdict(float, {name: one.probability for name, one in detected.items()})
    chances: list[float] = []
    for finding in findings:
        name = _DETECTOR_OF.get(finding.check)
        if name is None:
            chances.append(CHANCE[finding.severity])
        else:
            by_fault[name] = max(by_fault[name], CHANCE[finding.severity])
    return [*chances, *by_fault.values()]


def _light(findings: Sequence[Finding], told: Sequence[Detected], *, unsure: bool) -> Light:
    worst = max((finding.severity for finding in findings), default=None)
    if (worst is not None and worst >= Severity.MAJOR) or any(one.red for one in told):
        return Light.RED
    return Light.AMBER if worst is Severity.MINOR or told or unsure else Light.NONE
