"""Spaces and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_BEFORE = re.compile(r"(?<=[^\s])[ \u00a0]+(?P<mark>[,;!?…»)\]]|:(?=\s|$)|\.(?=\s|$))")
_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_AFTER = re.compile(r"(?<=[а-яіїєґ])(?P<mark>[,;!?])(?=[А-ЯІЇЄҐа-яіїєґ])")


class SpaceBeforePunctuation(SegmentCheck):
    """No space stands before a comma, full stop, colon, semicolon, question mark or closing mark."""

    id = "space-before-punctuation"
    label = "Space before punctuation"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _BEFORE.finditer(segment.target):
            message = Message.of("Space before «{mark}»", mark=match["mark"])
            yield self.finding(segment, message, target=Span(*match.span()), fix=match["mark"])


class DoubleSpace(SegmentCheck):
    """Words are parted by one space."""

    id = "double-space"
    label = "Double space"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _DOUBLE.finditer(segment.target):
            yield self.finding(segment, Message("Double space"), target=Span(*match.span()), fix=" ")


class SpaceAfterPunctuation(SegmentCheck):
    """A space follows a comma, semicolon, question or exclamation mark inside a text."""

    id = "space-after-punctuation"
    label = "No space after punctuation"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _AFTER.finditer(segment.target):
            message = Message.of("No space after «{mark}»", mark=match["mark"])
            yield self.finding(segment, message, target=Span(*match.span()), fix=f"{match['mark']} ")


class UnbalancedQuotes(SegmentCheck):
    """Each opening quotation mark or bracket has its closing one.

    A quotation may run over several sentences, so only a segment whose source is balanced is judged.
    """

    id = "unbalanced-quotes"
    label = "Unbalanced quotes or brackets"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not target or not source:
            return
        pairs = (("«", "»", '“«"', '”»"'), ("(", ")", "(", ")"), ("„", "“", '“„"', '”“"'))
        for opening, closing, source_opening, source_closing in pairs:
            lone = _lone(target, opening, closing)
            if lone is not None and _is_balanced(source, source_opening, source_closing):
                message = Message.of("{mark} has no partner", mark=target[lone])
                yield self.finding(segment, message, target=Span(lone, lone + 1))


def _lone(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark without a partner stands; numbered lists («а)») have none and mean nothing."""
    open_at: list[int] = []
    for at, letter in enumerate(text):
        if letter == opening:
            open_at.append(at)
        elif letter == closing:
            if not open_at and (closing != ")" or not re.search(r"(?:^|\s)\w{1,2}$", text[:at])):
                return at if opening != "„" else None
            open_at = open_at[:-1]
    return open_at[0] if open_at else None


def _is_balanced(text: str, opening: str, closing: str) -> bool:
    straight = text.count('"') if '"' in opening else 0
    curly_open = sum(text.count(mark) for mark in set(opening) - {'"'} - set(closing))
    curly_closed = sum(text.count(mark) for mark in set(closing) - {'"'} - set(opening))
    return straight % 2 == 0 and curly_open == curly_closed
