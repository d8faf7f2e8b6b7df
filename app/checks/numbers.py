"""Numbers: changed in value, in unit or in place, or written as Ukrainian does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity
from app.text.numbers import Number, changed, claims, foreign, numbers, swapped, turned_days, units_changed

_DIGIT = re.compile(r"\d")
_NEXT_WORD = re.compile(r"\s?(?:[^\W\d_]+|[%°$€₫])[²³]?")
_MAY_BE_FOREIGN = re.compile(r"\d(?:[.,/]\d|h)")


class NumberChanged(SegmentCheck):
    """Numbers keep their value; how they are written (15 nghìn, 15 000, quý IV, четвертий) is free."""

    id = "number"
    label = "Number changed"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if not segment.source.strip() or not segment.target.strip():
            return
        missing, extra = changed(segment.source, segment.target)
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


class NumberForm(SegmentCheck):
    """A number is written as Ukrainian writes it: 15 000 and 3,5, not 15.000 and 3.5."""

    id = "number-form"
    label = "Number written in a foreign form"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _MAY_BE_FOREIGN.search(segment.target) is None or _DIGIT.search(segment.source) is None:
            return
        for form in foreign(segment.source, segment.target, numbers(segment.source, "vi")):
            text = "Ukrainian writes «{form}» as «{fix}»"
            message = Message.of(text, form=form.span.of(segment.target), fix=form.fix)
            yield self.finding(segment, message, target=form.span, fix=form.fix)


class UnitChanged(SegmentCheck):
    """A number keeps its unit, or is converted: 50 tạ is not 50 тонн."""

    id = "unit"
    label = "Unit changed"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _DIGIT.search(segment.target) is None or not units_changed(*_claims(segment)):
            return
        for one, other in units_changed(*_numbers(segment)):
            message = Message.of(
                "{was} of the source has another unit in the translation: {now}",
                was=_with_unit(one, segment.source),
                now=_with_unit(other, segment.target),
            )
            yield self.finding(segment, message, source=one.span, target=other.span)


class NumbersSwapped(SegmentCheck):
    """Two numbers with different units keep each its own, a day its month: «5 km, 3 kg» is not «3 км, 5 кг»."""

    id = "number-swapped"
    label = "Numbers swapped"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _DIGIT.search(segment.target) is None:
            return
        for day, other_day in turned_days(segment.source, segment.target):
            was, now = day.of(segment.source), other_day.of(segment.target)
            message = Message.of("Day and month changed places: {was} became {now}", was=was, now=now)
            yield self.finding(segment, message, source=day, target=other_day)
        if not swapped(*_claims(segment)):
            return
        for (one, its), (other, _) in swapped(*_numbers(segment)):
            text = "{one} and {other} of the source changed places in the translation"
            message = Message.of(text, one=one.span.of(segment.source), other=other.span.of(segment.source))
            yield self.finding(segment, message, source=one.span, target=its.span)


def _claims(segment: Segment) -> tuple[list[Number], list[Number]]:
    """What is told in digits, in most segments nothing: enough to see whether a closer look is needed."""
    return claims(segment.source, "vi"), claims(segment.target, "uk")


def _numbers(segment: Segment) -> tuple[list[Number], list[Number]]:
    """All of them: a value that a word says too is not surely the one meant."""
    return numbers(segment.source, "vi"), numbers(segment.target, "uk")


def _with_unit(number: Number, text: str) -> str:
    """The number and the word behind it."""
    match = _NEXT_WORD.match(text, number.span.end)
    return text[number.span.start : match.end() if match else number.span.end]


def _paired(missing: list[Number], extra: list[Number]) -> Iterator[tuple[Number | None, Number | None]]:
    """A number that went missing together with the one that came, in their order; the rest alone."""
    for i in range(max(len(missing), len(extra))):
        yield (missing[i] if i < len(missing) else None), (extra[i] if i < len(extra) else None)
