"""Spaces and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_SPACES = "[ \u00a0\u2009\u202f]"
# An ellipsis may stand free («сказав … і пішов»), so a space before it means nothing.
_BEFORE = re.compile(rf"{_SPACES}(?<=\S{_SPACES}){_SPACES}*(?P<mark>[,;!?»)\]]|:(?=\s|$)|\.(?=\s|$))")
_DOUBLE = re.compile(rf"{_SPACES}(?<=\S{_SPACES}){_SPACES}+(?=\S)")
_AFTER = re.compile(r"[,;!?:.](?=[А-ЯІЇЄҐа-яіїєґ])(?:(?<=[а-яіїєґ][,;!?:])|(?<=[а-яіїєґ]{3}\.)(?=[А-ЯІЇЄҐ][а-яіїєґ]))")
# Behind an opening mark; between a word and a quotation mark or bracket. «студент(ка)», «(не)певність» are words.
_AT_MARKS = re.compile(
    rf"[«„(\[](?P<inside>{_SPACES}+)(?=\w)"
    r"|[«„](?<=[а-яіїєґ]{3}.)(?=[\w])|[»“](?<=[\w.!?…].)(?=[а-яіїєґ]{2})"
    r"|\((?<=[а-яіїєґ]{3}\()(?=[\w«„]+[ ,;])|\)(?<=[\w»“.]\))(?=[а-яіїєґ]{3})(?<!\(\w\))(?<!\(\w\w\))(?<!\(\w\w\w\))"
)


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


class SpaceAtMarks(SegmentCheck):
    """No space stands behind an opening quotation mark or bracket; a space parts the marks from the words around."""

    id = "space-at-marks"
    label = "Space at a bracket or quotation mark"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        for match in _AT_MARKS.finditer(target):
            if match["inside"] and match.group() in segment.source:
                continue  # «[ X ]» is written so on purpose
            if match["inside"]:
                message = Message.of("Space behind «{mark}»", mark=match.group()[0])
                yield self.finding(segment, message, target=Span(*match.span()), fix=match.group()[0])
                continue
            mark = match.group()
            opens = mark in "«„("
            fix = f" {mark}" if opens else f"{mark} "
            message = Message.of("No space before «{mark}»" if opens else "No space behind «{mark}»", mark=mark)
            yield self.finding(segment, message, target=Span(*match.span()), fix=fix)
