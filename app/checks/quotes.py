"""Quotation marks and brackets: each has its partner; and quotation marks are as Ukrainian has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span
from app.text.scripts import is_cyrillic

_STRAIGHT_OR_ENGLISH = re.compile('["“”„‟‘]')
_STRAIGHT = re.compile(r"(?<![\w\"])\"(?=[^\s\"])([^\"«»“”„]*[^\s\"«»“”„])\"(?![\w\"])")
_ENGLISH = re.compile(r"(?<!\w)[“”„‟](?=[^\s“”])([^\"“”„‟«»]*[^\s“”\"„‟«»])[”“](?!\w)")
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)([^‘’«»\"“”]{1,200})’(?!\w)")


_PAIRS = (("«", "»"), ("„", "“"), ("(", ")"), ("[", "]"), ("{", "}"))
_BRACKETS = "([{"
_QUOTES = frozenset('«»“”„"‘')
_LIST_LETTER = re.compile(r"(?:^|\s)\w{1,2}$")  # «а)»
_ONLY_MARKS = re.compile(r"[\W_]*")
_IN_BRACKETS = re.compile(r"(?<!\w)\([^()]*\)")
_ANY_QUOTE = re.compile('[«»“”„"‘]')
_INCHES = re.compile(r'\d"')


class BracketsLost(SegmentCheck):
    """What is in brackets on one side is so on the other. A translator is free to use dashes: off by default."""

    id = "brackets"
    label = "Brackets on one side"
    severity = Severity.INFO
    default_on = False

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        here, there = "(" in source, "(" in target
        if here != there and source and target:
            text = source if here else target
            if match := _IN_BRACKETS.search(text):
                span = Span(*match.span())
                if here:
                    yield self.finding(segment, Message("Only the source has brackets"), source=span)
                else:
                    yield self.finding(segment, Message("Only the translation has brackets"), target=span)


class QuotesLost(SegmentCheck):
    """What is quoted on one side is quoted on the other. Names of things have marks in Ukrainian: off by default."""

    id = "quotes"
    label = "Quotation marks on one side"
    severity = Severity.INFO
    default_on = False

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not source or not target:
            return
        here, there = _ANY_QUOTE.search(source), _ANY_QUOTE.search(target)
        if here and not there:
            yield self.finding(segment, Message("Only the source has quotation marks"), source=Span(*here.span()))
        elif there and not here:
            yield self.finding(segment, Message("Only the translation has quotation marks"), target=Span(*there.span()))


class QuoteStyle(SegmentCheck):
    """Quotation marks are «…», and „…“ inside them; straight and English ones are told where they pair for sure.

    Much of the press writes "…" throughout: off by default.
    """

    id = "quote-style"
    label = "Quotation marks of another language"
    severity = Severity.INFO
    default_on = False

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if _STRAIGHT_OR_ENGLISH.search(target) is None or not is_cyrillic(target):
            return
        patterns = [_ENGLISH, _SINGLE]
        if target.count('"') % 2 == 0:
            patterns.append(_STRAIGHT)
        taken: list[Span] = []
        for pattern in patterns:
            for match in pattern.finditer(target):
                span = Span(*match.span())
                right = _right(target, span, match[1])
                if right != span.of(target) and not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    message = Message.of(
                        "{marks} in place of {right}", marks=_marks(match.group()), right=_marks(right)
                    )
                    yield self.finding(segment, message, target=span, fix=right)


def _right(text: str, span: Span, words: str) -> str:
    before = text[: span.start]
    inside = before.count("«") > before.count("»")
    return f"„{words}“" if inside else f"«{words}»"


def _marks(quoted: str) -> str:
    return f"{quoted[0]}…{quoted[-1]}"


class NestedQuotes(SegmentCheck):
    """A quotation inside a quotation has other marks: «… „…“ …»."""

    id = "nested-quotes"
    label = "Quotation marks inside the same ones"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if target.count("«") < 2:
            return
        open_at: list[int] = []
        for at, letter in enumerate(target):
            if letter == "«":
                open_at.append(at)
            elif letter == "»" and open_at:
                start = open_at.pop()
                words = target[start + 1 : at]
                if open_at and "«" not in words:
                    message = Message("Inside «…» stands „…“")
                    yield self.finding(segment, message, target=Span(start, at + 1), fix=f"„{words}“")


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
        for opening, closing in _PAIRS:
            if opening not in target and closing not in target:
                continue
            lone = _lone(target, opening, closing)
            if lone is None or not _is_balanced(source, opening, closing) or _goes_on(target, lone):
                continue
            if target[lone] not in _QUOTES or not _is_edge(target, lone) or not _QUOTES.isdisjoint(source):
                message = Message.of("{mark} has no partner", mark=target[lone])
                yield self.finding(segment, message, target=Span(lone, lone + 1))
        if target.count('"') % 2 and _is_odd(source, target):
            at = target.rindex('"')
            yield self.finding(segment, Message.of("{mark} has no partner", mark='"'), target=Span(at, at + 1))


def _lone(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark without a partner stands; numbered lists («а)») have none and mean nothing."""
    open_at: list[int] = []
    for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
        at, letter = match.start(), match.group()
        if letter == opening:
            open_at.append(at)
        elif letter == closing and open_at:
            open_at.pop()
        elif letter == closing and not (closing == ")" and _LIST_LETTER.search(text[:at])):
            return at if opening != "„" else None  # without „, a “ opens an English quotation
    return open_at[0] if open_at else None


def _goes_on(text: str, at: int) -> bool:
    """Whether the quotation opened here goes on in the next segment, as in «Так, — сказав він. — and no more."""
    return text[at] in "«„" and text.rstrip().endswith(("—", "–"))


def _is_edge(text: str, at: int) -> bool:
    """Whether nothing but marks stands before the place, or nothing but marks after it."""
    return any(_ONLY_MARKS.fullmatch(part) for part in (text[:at], text[at + 1 :]))


def _is_odd(source: str, target: str) -> bool:
    """Whether a straight quotation mark is missing: the source has pairs, and the target no inches."""
    if target.count('"') == 1 and _is_edge(target, target.index('"')):
        return False  # a quotation that goes on in the next segment
    return not _QUOTES.isdisjoint(source) and _is_balanced(source, '"', '"') and not _INCHES.search(target)


def _is_balanced(source: str, opening: str, closing: str) -> bool:
    if opening in _BRACKETS:
        return source.count(opening) == source.count(closing)
    opened, closed = sum(map(source.count, "“«")), sum(map(source.count, "”»"))
    single = source.count("‘") in (0, source.count("’"))  # ’ alone is an apostrophe
    return opened == closed and source.count('"') % 2 == 0 and single
