"""Content that is missing or added."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from app.checks.base import SegmentCheck
from app.checks.parameters import Between
from app.model import Finding, Message, Segment, Severity

# Target characters per source character: 0.97 in news and FLORES sentences translated from English into both
# languages, 1.22 in Vietnamese provincial news and its translations. What lies between is usual.
LOW, HIGH = 0.97, 1.22
# The spread of the ratio's logarithm: most of it shrinks as a sentence grows (after Gale and Church), a rest does not.
BY_LENGTH, REST = 2.5, 0.008
LONG_ENOUGH = 40  # characters; headings and labels vary too much
_LETTERS = re.compile(r"[^\W\d_]")


class UntranslatedSegment(SegmentCheck):
    """Every segment of the source has a translation."""

    id = "untranslated-segment"
    label = "No translation"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _LETTERS.search(segment.source) and not segment.target.strip():
            yield self.finding(segment, Message("This part of the source has no translation"))


class AddedSegment(SegmentCheck):
    """Every segment of the translation has a source."""

    id = "added-segment"
    label = "No source"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _LETTERS.search(segment.target) and not segment.source.strip():
            yield self.finding(segment, Message("Nothing in the source stands behind this"))


@dataclass(frozen=True)
class Omission(SegmentCheck):
    """The translation is not much shorter than the source makes one expect.

    The default was fitted on 2,011 clean pairs (ntrex_dev, sib200): fewer than 2 in 100 lie below it, and 3 in 4 of
    the same pairs do once a clause is taken out.
    """

    id = "omission"
    label = "Something left out"
    severity = Severity.MINOR
    short: Annotated[float, Between(0.5, 10, "Spreads below the usual length")] = 2.2
    shortest: Annotated[int, Between(1, 1000, "Characters of the source that make it long enough")] = LONG_ENOUGH

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _off_usual(segment, self.shortest) < -self.short:
            text = "{percent} % of the usual length: something may be left out"
            yield self.finding(segment, Message.of(text, percent=_percent(segment, LOW)))


@dataclass(frozen=True)
class Addition(SegmentCheck):
    """The translation is not much longer than the source makes one expect; fitted as for `Omission`."""

    id = "addition"
    label = "Something added"
    severity = Severity.MINOR
    long: Annotated[float, Between(0.5, 10, "Spreads above the usual length")] = 1.5
    shortest: Annotated[int, Between(1, 1000, "Characters of the source that make it long enough")] = LONG_ENOUGH

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _off_usual(segment, self.shortest) > self.long:
            text = "{percent} % of the usual length: something may be added"
            yield self.finding(segment, Message.of(text, percent=_percent(segment, HIGH)))


def _off_usual(segment: Segment, shortest: int) -> float:
    """How far the target's length is from the usual ones, in spreads; 0 where a segment is too short to say."""
    here, there = len(segment.source.strip()), len(segment.target.strip())
    if here < shortest or not there:
        return 0.0
    ratio = (there + 5) / (here + 5)  # five more keep a very short target from looking infinitely far off
    if LOW <= ratio <= HIGH:
        return 0.0
    usual = LOW if ratio < LOW else HIGH
    return math.log(ratio / usual) / math.sqrt(2 * BY_LENGTH / (here + there) + REST)


def _percent(segment: Segment, usual: float) -> int:
    return round(100 * len(segment.target.strip()) / (len(segment.source.strip()) * usual))
