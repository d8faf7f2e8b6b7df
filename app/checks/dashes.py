"""Dashes and hyphens: which mark stands where, and one kind of dash in a segment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_LETTER = "[а-яіїєґ]"
_HYPHEN = re.compile(
    r"(?<=[^\W\d_]|[»”“\"),%.]) [-‐‑−] (?=\D)|(?<=\d) [-‐‑−] (?=[^\W\d])"
    r"|(?<=[^\W_]{2})(?: --+ | ?--+ ?(?=[а-яіїєґА-ЯІЇЄҐ«]))"
)
_TIGHT = re.compile(rf"(?<={_LETTER})—(?={_LETTER})|(?<={_LETTER}) —(?={_LETTER})|(?<={_LETTER})— (?={_LETTER})")
_RANGE = re.compile(r"(?<![\d\w.,/-])(\d{1,4})-(\d{1,4})(?![\d\w/-])|(?<!\w)([IVX]+|[ІХV]+)-([IVX]+|[ІХV]+)(?!\w)")
_DASHES = re.compile(r"(?<=\s)[–—](?=\s)")


def _dash(text: str) -> str:
    """The dash that the text itself uses, an em dash where none."""
    return "–" if " – " in text and " — " not in text else "—"


class DashStyle(SegmentCheck):
    """Between words with spaces stands a dash, not a hyphen or two; a dash has a space on both sides."""

    id = "dash-style"
    label = "Hyphen in place of a dash"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if " -" in target or "--" in target or " −" in target or " ‑" in target or " ‐" in target:
            for match in _HYPHEN.finditer(target):
                message = Message.of("«{mark}» in place of a dash", mark=match.group().strip())
                yield self.finding(segment, message, target=Span(*match.span()), fix=f" {_dash(target)} ")
        if "—" in target:
            for match in _TIGHT.finditer(target):
                message = Message("A dash has a space on both sides")
                yield self.finding(segment, message, target=Span(*match.span()), fix=" — ")


class MixedDashes(SegmentCheck):
    """One segment uses one dash between words: – or —."""

    id = "mixed-dashes"
    label = "Dashes of two kinds"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if "–" not in target or "—" not in target:
            return
        marks = [match.group() for match in _DASHES.finditer(target)]
        if len(set(marks)) < 2:
            return
        usual = max(dict.fromkeys(marks), key=marks.count)
        for match in _DASHES.finditer(target):
            if match.group() != usual:
                message = Message.of("«{mark}» here, but «{usual}» elsewhere", mark=match.group(), usual=usual)
                yield self.finding(segment, message, target=Span(*match.span()), fix=usual)


class RangeHyphen(SegmentCheck):
    """Between the numbers of a range stands an en dash: 2025–2030. Much news has a hyphen: off by default."""

    id = "range-hyphen"
    label = "Hyphen in a range of numbers"
    severity = Severity.INFO
    default_on = False

    def find(self, segment: Segment) -> Iterator[Finding]:
        if "-" not in segment.target:
            return
        for match in _RANGE.finditer(segment.target):
            if match[1] and int(match[1]) >= int(match[2]):
                continue
            written = match.group()
            message = Message.of("«{range}» is a range: an en dash joins it", range=written)
            yield self.finding(segment, message, target=Span(*match.span()), fix=written.replace("-", "–"))
