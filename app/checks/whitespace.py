"""White space that is not between words: at the edges, line breaks and tabs, no-break spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_UNITS = (
    "км|м|см|мм|га|кг|г|т|л|мл|грн|дол|тис|млн|млрд|трлн|год|хв|с|°C|°|%|в|кВт|МВт|ГВт|років|року|рр|р|ст|донгів|осіб"
    "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
)
# Each begins with the space, which is found at once; what is before it is looked at then.
_NO_BREAK = re.compile(
    rf" (?:(?<=\d )(?=(?:{_UNITS})(?![а-яіїєґ]))"  # 5 км
    r"|(?<=[А-ЯІЇЄҐ]\. )(?<![А-ЯІЇЄҐа-яіїєґ][А-ЯІЇЄҐ]\. )(?=[А-ЯІЇЄҐ][а-яіїєґ.])"  # Т. Шевченко
    r"|(?<=№ )(?=\d)"
    r"|(?<=[\w»”),] )(?=— ))"
)


class EdgeSpace(SegmentCheck):
    """The translation begins and ends with the same white space as the source."""

    id = "edge-space"
    label = "Space at the beginning or end"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if (
            target
            and source
            and (target[0].isspace() or target[-1].isspace() or source[0].isspace() or source[-1].isspace())
        ):
            yield from self._edges(segment)

    def _edges(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not source.strip() or not target.strip():
            return
        before = len(target) - len(target.lstrip())
        wanted = source[: len(source) - len(source.lstrip())]
        if target[:before] != wanted:
            message = Message("Other space at the beginning than in the source")
            span = Span(0, before) if before else Span(0, 1)
            yield self.finding(segment, message, target=span, fix=wanted if before else wanted + target[0])
        after = len(target.rstrip())
        wanted = source[len(source.rstrip()) :]
        if target[after:] != wanted:
            message = Message("Other space at the end than in the source")
            span = Span(after, len(target)) if after < len(target) else Span(after - 1, after)
            yield self.finding(
                segment, message, target=span, fix=wanted if after < len(target) else target[-1] + wanted
            )


class LineBreaks(SegmentCheck):
    """There are as many line breaks and tabs inside the translation as inside the source."""

    id = "line-breaks"
    label = "Other line breaks or tabs"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        breaks, tabs = _counts(segment, "\n"), _counts(segment, "\t")
        if breaks:
            text = "{here} line breaks in the source, {there} in the translation"
            yield self.finding(segment, Message.of(text, here=breaks[0], there=breaks[1]))
        if tabs:
            text = "{here} tabs in the source, {there} in the translation"
            yield self.finding(segment, Message.of(text, here=tabs[0], there=tabs[1]))


def _counts(segment: Segment, character: str) -> tuple[int, int] | None:
    """How often a character stands inside both sides, None where it is as often."""
    if character not in segment.source and character not in segment.target:
        return None
    source, target = segment.source.strip(), segment.target.strip()
    here, there = source.count(character), target.count(character)
    return (here, there) if here != there and source and target else None


class NoBreakSpace(SegmentCheck):
    """A no-break space holds together 5 км, Т. Шевченко, № 5, a word and its dash. A custom: off by default."""

    id = "no-break-space"
    label = "Space that should not break"
    severity = Severity.INFO
    default_on = False

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _NO_BREAK.finditer(segment.target):
            message = Message("A line should not break here")
            yield self.finding(segment, message, target=Span(*match.span()), fix="\u00a0")
