"""Spaces and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_SPACES = "[ \u00a0\u2009\u202f]"
# An ellipsis may stand free («сказав … і пішов»), so a space before it means nothing.
_BEFORE = re.compile(rf"(?<=\S){_SPACES}+(?P<mark>[,;!?»)\]]|:(?=\s|$)|\.(?=\s|$))")
_DOUBLE = re.compile(rf"(?<=\S){_SPACES}{{2,}}(?=\S)")
_AFTER = re.compile(
    r"(?<=[а-яіїєґ])(?P<mark>[,;!?:])(?=[А-ЯІЇЄҐа-яіїєґ])|(?<=[а-яіїєґ]{3})(?P<stop>\.)(?=[А-ЯІЇЄҐ][а-яіїєґ])"
)
_MARKS = (("«", "»"), ("„", "“"), ("(", ")"))
_QUOTES = frozenset('«»“”„"‘')
_LIST_LETTER = re.compile(r"(?:^|\s)\w{1,2}$")  # «а)»
_ONLY_MARKS = re.compile(r"[\W_]*")


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
    """A space follows a comma, colon, semicolon or the end of a sentence inside a text."""

    id = "space-after-punctuation"
    label = "No space after punctuation"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _AFTER.finditer(segment.target):
            mark = match.group()
            message = Message.of("No space after «{mark}»", mark=mark)
            yield self.finding(segment, message, target=Span(*match.span()), fix=f"{mark} ")


class UnbalancedQuotes(SegmentCheck):
    """Each opening quotation mark or bracket has its closing one.

    A quotation may run over several sentences, so only a segment whose source is balanced is judged, and a mark at
    the very edge of the target only where the source has quotation marks too.
    """

    id = "unbalanced-quotes"
    label = "Unbalanced quotes or brackets"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not target or not source:
            return
        for opening, closing in _MARKS:
            if opening not in target and closing not in target:
                continue
            lone = _lone(target, opening, closing)
            if lone is None or not _is_balanced(source, brackets=opening == "("):
                continue
            if target[lone] not in _QUOTES or not _is_edge(target, lone) or not _QUOTES.isdisjoint(source):
                message = Message.of("{mark} has no partner", mark=target[lone])
                yield self.finding(segment, message, target=Span(lone, lone + 1))


def _lone(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark without a partner stands; numbered lists («а)») have none and mean nothing."""
    open_at: list[int] = []
    for at, letter in enumerate(text):
        if letter == opening:
            open_at.append(at)
        elif letter == closing and open_at:
            open_at.pop()
        elif letter == closing and not (closing == ")" and _LIST_LETTER.search(text[:at])):
            return at if opening != "„" else None  # without „, a “ opens an English quotation
    return open_at[0] if open_at else None


def _is_edge(text: str, at: int) -> bool:
    """Whether nothing but marks stands before the place, or nothing but marks after it."""
    return any(_ONLY_MARKS.fullmatch(part) for part in (text[:at], text[at + 1 :]))


def _is_balanced(source: str, *, brackets: bool) -> bool:
    if brackets:
        return source.count("(") == source.count(")")
    opened, closed = sum(map(source.count, "“«")), sum(map(source.count, "”»"))
    single = source.count("‘") in (0, source.count("’"))  # ’ alone is an apostrophe
    return opened == closed and source.count('"') % 2 == 0 and single
