"""The risk of segments: findings from the checks, and what the detectors say of each pair, made once a text."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping

from app.model import Finding, Mention, Risk, Segment
from app.scores.risk import Detected, detect, risk, silenced
from app.text.meaning import Meaning

KEPT = 2_000  # pairs whose detectors need not look again: those under a reviewer's hands

Mentions = tuple[Mention, ...]
Key = tuple[str, str, Mentions]


class Detectors:
    """What the detectors say, remembered by text; `mentions_of` gives the names that stand in a segment.

    A detector whose checks are all off in the project, by `running`, is not heard: people asked for silence.
    """

    def __init__(
        self, mentions_of: Callable[[int], Mentions], running: Container[str], near: Meaning | None = None
    ) -> None:
        self._mentions_of = mentions_of
        self._silenced = silenced(running)
        self._near = near
        self._kept: OrderedDict[Key, Mapping[str, Detected]] = OrderedDict()

    def detected(self, segment: Segment) -> Mapping[str, Detected]:
        """What each detector says of a segment as it is now."""
        key = segment.source, segment.target, self._mentions_of(segment.id)
        known = self._kept.get(key)
        if known is None:
            known = self._kept[key] = self._heard(detect(*key, near=self._near))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return known

    def _heard(self, said: Mapping[str, Detected]) -> Mapping[str, Detected]:
        return {name: one for name, one in said.items() if name not in self._silenced} if self._silenced else said


def risks(
    findings: Iterable[Finding], segments: Iterable[Segment], detected: Mapping[int, Mapping[str, Detected]]
) -> dict[int, Risk]:
    """The risk of each of these segments, by the findings in it and by what was detected."""
    by_segment: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_segment[finding.segment.id].append(finding)
    return {one.id: risk(by_segment[one.id], one.confidence, detected.get(one.id)) for one in segments}
