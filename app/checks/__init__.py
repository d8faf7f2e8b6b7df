"""The checks. To add one: write its class in a module here, and name it in SEGMENT_CHECKS or NAME_CHECKS.

Every check is described in docs/checks.md; a test compares the page with these lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.checks.base import Check, NameCheck, SegmentCheck, Segments
from app.checks.content import AddedSegment, Addition, NumberChanged, Omission, UntranslatedSegment
from app.checks.names import NameInconsistent, NameMissing, NameNonstandard, OnsetInconsistent, SyllableInconsistent
from app.checks.spacing import DoubleSpace, SpaceAfterPunctuation, SpaceBeforePunctuation, UnbalancedQuotes
from app.checks.words import DoubledWord, MixedScript, RussianLetter, SameAsSource, UntranslatedWords
from app.model import Finding, Segment, Severity
from app.names.ledger import NameLedger

SEGMENT_CHECKS: tuple[SegmentCheck, ...] = (
    UntranslatedSegment(),
    AddedSegment(),
    SameAsSource(),
    Omission(),
    Addition(),
    NumberChanged(),
    UntranslatedWords(),
    MixedScript(),
    RussianLetter(),
    DoubledWord(),
    SpaceBeforePunctuation(),
    SpaceAfterPunctuation(),
    DoubleSpace(),
    UnbalancedQuotes(),
)
NAME_CHECKS: tuple[NameCheck, ...] = (
    NameInconsistent(),
    NameNonstandard(),
    NameMissing(),
    SyllableInconsistent(),
    OnsetInconsistent(),
)
CHECKS: tuple[Check, ...] = (*NAME_CHECKS, *SEGMENT_CHECKS)

OF_SOUNDS = frozenset({SyllableInconsistent.id, OnsetInconsistent.id})  # told of a sound, not of one name


@dataclass(frozen=True, slots=True)
class Choice:
    """Which checks a project runs, and the severities it changed; both by check id."""

    disabled: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def weighed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings with the project's own severities."""
        for finding in findings:
            severity = self.severities.get(finding.check)
            yield finding if severity is None else replace(finding, severity=severity)


def on_segment(segment: Segment, choice: Choice) -> Iterator[Finding]:
    """What the checks that need one segment find in it."""
    for check in SEGMENT_CHECKS:
        if check.id not in choice.disabled:
            yield from choice.weighed(check.find(segment))


def on_names(
    ledger: NameLedger, names: Iterable[str], segments: Iterable[Segment], choice: Choice
) -> Iterator[Finding]:
    """What the name checks find in these segments; `names` limits the checks that look at names one by one."""
    known: Segments = {segment.id: segment for segment in segments}
    wanted = list(names)
    for check in NAME_CHECKS:
        if check.id not in choice.disabled:
            yield from choice.weighed(check.find(ledger, wanted, known))
