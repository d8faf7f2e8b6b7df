"""Marks at the ends of a segment, and marks that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_MARKS = ".?!…:;,"
_CLOSING = "\"”“»’')]}*_—–- \u00a0\t\n\r"  # a dash too: the words of who spoke may go on in the next segment
_SENTENCE_END = frozenset(".?!…")
_AND_SO_ON = re.compile(r"(?:тощо|та інш?[іе]|й інш?[іе]|і так далі|та ін|т\. ?д|т\. ?п|та багато інших)\W*\Z")
_WORDS_OF_A_SENTENCE = 4  # headings and labels end as each side likes
_ASKED = re.compile(r"\?(?!\w)")
_CALLED = re.compile(r"!(?![\w=])")
_ENDS_ONLY = ".,;:!?"
_STARTS = "-–—•*·▪►●"
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,2}|[IVXІХ]{1,4}|[a-hđа-з])[.)](?=\s)")
_RUN = re.compile(r"[,;:.!?][,;:.]+(?![\w\\/,;:.])|,,+|\.\.(?=[^\W\d_])")
# What may stand together: …, ?.. and !.., and the full stop of an abbreviation before another mark.
_ALLOWED = re.compile(r"\.{3,}[,;:]?|[!?]\.{2,3}|\.[,;:]|,\.{3}|[!?][,;:]")
_ENTITY = re.compile(r"&#?\w{2,8}\Z")
_FIX_OF_RUN = {"..": ".", ",.": ".", "!.": "!", "?.": "?"}
_BEFORE_CLOSING = re.compile(r"(?P<mark>[,.])(?P<close>[»“”])(?P<after>[.,]?)(?!\w)")
_SHORTENED = re.compile(r"\b(?:р|рр|ст|грн|тис|млн|млрд|дол|т\. ?[дпч]|ін|[А-ЯІЇЄҐA-Z])\Z")


def _ending(text: str) -> str:
    """The marks after the last word, without quotes and brackets."""
    bare = text.rstrip(_MARKS + _CLOSING)
    return "".join(mark for mark in text[len(bare) :] if mark in _MARKS)


def _strongest(marks: str) -> str:
    """What a run of marks says: ? for «?..», … for «...», : for «:»."""
    for mark in "?!…":
        if mark in marks:
            return mark
    return "…" if "..." in marks else marks[-1:]


class EndPunctuation(SegmentCheck):
    """Both sides end alike: with the end of a sentence, with a colon, a semicolon, a comma, or with no mark.

    Quotation marks and brackets may stand before or after the mark. ? ! … against a full stop are not told here.
    """

    id = "end-punctuation"
    label = "Other mark at the end"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        here, there = _ending(source), _ending(target)
        if here == there or not source.strip() or not target.strip():
            return
        was, now = _strongest(here), _strongest(there)
        if was in _SENTENCE_END and now in _SENTENCE_END and "…" not in {was, now}:
            return  # a question lost is another check's
        if was == now or source.count(" ") < _WORDS_OF_A_SENTENCE or _AND_SO_ON.search(target):
            return
        yield self._told(segment, was, now)

    def _told(self, segment: Segment, was: str, now: str) -> Finding:
        end = len(segment.target.rstrip())
        span = Span(end - 1, end)
        last = span.of(segment.target)
        if was and now:
            message = Message.of("The source ends with «{was}», the translation with «{now}»", was=was, now=now)
            return self.finding(segment, message, target=span, fix=was if last == now else None)
        if was:
            message = Message.of("The source ends with «{was}», the translation without a mark", was=was)
            return self.finding(
                segment, message, target=span, fix=last + was if was in ".:;" and last not in "—–-" else None
            )
        message = Message.of("The translation ends with «{now}», the source without a mark", now=now)
        return self.finding(segment, message, target=span, fix="" if last == now == "." else None)


class QuestionLost(SegmentCheck):
    """A question stays a question, an exclamation an exclamation; neither is put in."""

    id = "question-lost"
    label = "Question or exclamation mark on one side"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not source or not target:
            return
        for mark, pattern in (("?", _ASKED), ("!", _CALLED)):
            here, there = mark in source, mark in target
            if here == there:
                continue
            match = pattern.search(source if here else target)
            if match is None:
                continue
            span = Span(*match.span())
            if here:
                message = Message.of("The source has «{mark}», the translation has not", mark=mark)
                yield self.finding(segment, message, source=span)
            else:
                message = Message.of("The translation has «{mark}», the source has not", mark=mark)
                yield self.finding(segment, message, target=span)


class StartPunctuation(SegmentCheck):
    """A dash, a bullet or a list number stands before both sides or before neither."""

    id = "start-punctuation"
    label = "Bullet or dash on one side"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source.lstrip(), segment.target.lstrip()
        if not source or not target:
            return
        here, there = _start(source), _start(target)
        if bool(here) == bool(there):
            return
        if here:
            message = Message.of("The source begins with «{mark}», the translation does not", mark=here)
            yield self.finding(segment, message)
        elif not source.startswith(tuple("0123456789")):
            at = len(segment.target) - len(target)
            message = Message.of("The translation begins with «{mark}», the source does not", mark=there)
            yield self.finding(segment, message, target=Span(at, at + len(there)))


def _start(text: str) -> str:
    """The bullet, dash or list number that a text begins with; a minus before a digit is none."""
    if text[0] in _ENDS_ONLY and not text.startswith(".."):
        return "" if text[1:2].isalnum() else text[0]  # «.NET», «.5»
    if text[0] in _STARTS:
        return "" if text[1:2].isdigit() else text[0]
    match = _LIST_NUMBER.match(text)
    return match.group() if match else ""


class DoubledPunctuation(SegmentCheck):
    """Marks that exclude each other, or the same mark twice: «,,», «..», «,.», «!.»."""

    id = "doubled-punctuation"
    label = "Doubled punctuation"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _RUN.finditer(segment.target):
            marks = match.group()
            if marks in segment.source or _ALLOWED.fullmatch(marks) or _is_entity(segment.target, match.start()):
                continue
            fix = marks[0] if len(set(marks)) == 1 else _FIX_OF_RUN.get(marks)
            message = Message.of("«{marks}»: one mark too many", marks=marks)
            yield self.finding(segment, message, target=Span(*match.span()), fix=fix)


def _is_entity(text: str, at: int) -> bool:
    """Whether the semicolon here ends an HTML entity, which is no mark of the sentence."""
    return text[at] == ";" and _ENTITY.search(text, max(0, at - 10), at) is not None


class MarkInsideQuotes(SegmentCheck):
    """In Ukrainian a comma or full stop stands behind the closing quotation mark, in English before it."""

    id = "mark-inside-quotes"
    label = "Comma or full stop before the closing quotation mark"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        for match in _BEFORE_CLOSING.finditer(target):
            mark, closing, after = match["mark"], match["close"], match["after"]
            if mark == "." and _keeps_its_stop(target, match.start()):
                continue
            message = Message.of("«{mark}» belongs behind the quotation mark", mark=mark)
            yield self.finding(segment, message, target=Span(*match.span()), fix=closing + (after or mark))


def _keeps_its_stop(text: str, end: int) -> bool:
    """Whether the full stop is an abbreviation's or an ellipsis's, or the quotation is sentences or all there is."""
    if text[:end].endswith((".", " ")) or _SHORTENED.search(text, max(0, end - 8), end):
        return True
    opening = max(text.rfind("«", 0, end), text.rfind("“", 0, end), text.rfind("„", 0, end))
    return opening < 0 or ". " in text[opening:end] or not text[:opening].strip()
