"""Content that is missing, added or changed in value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity
from app.text.numbers import Number, numbers, unanswered

# Beyond these shares of the usual length about 1 clean news segment in 200 lies (docs/checks.md tells how measured).
SHORTEST, LONGEST = 0.52, 1.75
LONG_ENOUGH = 50  # characters; short segments vary too much
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


class Omission(SegmentCheck):
    """The translation is not much shorter than the source makes one expect."""

    id = "omission"
    label = "Something left out"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        share = _share(segment)
        if share is not None and share < SHORTEST:
            message = Message.of(
                "{percent} % of the usual length: something may be left out", percent=round(share * 100)
            )
            yield self.finding(segment, message)


class Addition(SegmentCheck):
    """The translation is not much longer than the source makes one expect."""

    id = "addition"
    label = "Something added"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        share = _share(segment)
        if share is not None and share > LONGEST:
            message = Message.of("{percent} % of the usual length: something may be added", percent=round(share * 100))
            yield self.finding(segment, message)


class NumberChanged(SegmentCheck):
    """Numbers keep their value; how they are written (15 nghìn, 15 000, quý IV, четвертий) is free."""

    id = "number"
    label = "Number changed"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if not segment.source.strip() or not segment.target.strip():
            return
        missing, extra = unanswered(numbers(segment.source, "vi"), numbers(segment.target, "uk"))
        for here, there in _paired(missing, extra):
            yield self._changed(segment, here, there)

    def _changed(self, segment: Segment, here: Number | None, there: Number | None) -> Finding:
        source = here.span if here else None
        target = there.span if there else None
        was = source.of(segment.source) if source else ""
        now = target.of(segment.target) if target else ""
        if source and target:
            message = Message.of("The source says {was}, the translation {now}", was=was, now=now)
        elif source:
            message = Message.of("{was} of the source is missing", was=was)
        else:
            message = Message.of("{now} is not in the source", now=now)
        return self.finding(segment, message, source=source, target=target)


def _share(segment: Segment) -> float | None:
    """The target's length as a share of the usual one, None where a segment is too short to say."""
    if len(segment.source) < LONG_ENOUGH or not segment.target.strip():
        return None
    return len(segment.target) / len(segment.source)


def _paired(missing: list[Number], extra: list[Number]) -> Iterator[tuple[Number | None, Number | None]]:
    """A number that went missing together with the one that came, in their order; the rest alone."""
    for i in range(max(len(missing), len(extra))):
        yield (missing[i] if i < len(missing) else None), (extra[i] if i < len(extra) else None)
