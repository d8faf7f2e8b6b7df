"""Fixes as proposals: every place with what would stand there, for a person to tick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from app.model import Finding, Mention, Replacement, Segment, Span, State
from app.names.fixes import fix, offers
from app.names.judged import Judged
from app.text.scripts import plain_apostrophes

SegmentOf = Callable[[int], Segment]


def of_finding(finding: Finding) -> list[Replacement]:
    """The one certain repair of a finding, or none."""
    if finding.fix is None or finding.target_span is None or finding.segment.state is State.APPROVED:
        return []
    span = finding.target_span
    return [Replacement(finding.segment, span, span.of(finding.segment.target), finding.fix)]


def of_name(judged: Judged, form: str, segment_of: SegmentOf) -> list[Replacement]:
    """Every place where a name is not written in this form, with the form put in the same case.

    Where the case cannot be carried over with certainty, the likely forms are offered (`Replacement.others`).
    Approved segments are left out.
    """
    planned = []
    for mention in judged.mentions:
        if mention.target_span is None or _same(mention, form):
            continue
        certain = fix(mention, form)
        choices = (certain,) if certain is not None else offers(mention, form)
        if choices and choices[0] != mention.written:
            segment = segment_of(mention.segment)
            if segment.state is not State.APPROVED:
                planned.append(
                    Replacement(segment, mention.target_span, mention.written, choices[0], others=choices[1:])
                )
    return planned


def first_of_each_place(planned: Iterable[Replacement]) -> list[Replacement]:
    """Without those that overlap an earlier one."""
    kept: list[Replacement] = []
    by_segment: defaultdict[int, list[Replacement]] = defaultdict(list)
    for one in planned:
        if not any(_overlap(one, other) for other in by_segment[one.segment.id]):
            by_segment[one.segment.id].append(one)
            kept.append(one)
    return kept


def _overlap(one: Replacement, other: Replacement) -> bool:
    return _wide(one.span).overlaps(_wide(other.span))


def _wide(span: Span) -> Span:
    return span if span.start < span.end else Span(span.start, span.end + 1)


def _same(mention: Mention, form: str) -> bool:
    if mention.short:
        start, end = mention.part
        words = form.split(" ")
        form = " ".join(words[start:end]) if len(words) > end - start else form
    return plain_apostrophes(mention.base).casefold() == plain_apostrophes(form).casefold()
