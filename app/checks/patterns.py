"""Patterns that people wrote themselves, in a quality profile: regular expressions on source and target.

They come from outside, so they are held on a leash: an expression may not be endless, and a match that takes too long
is stopped and told (the library `regex` can be stopped, `re` cannot).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import regex

from app.checks.base import SegmentCheck
from app.errors import InputError
from app.model import Finding, Message, Pattern, PatternKind, Segment, Severity, Span
from app.text.expressions import PATIENCE, STRIKES, compiled, fault_of_template

PAIR = "vi-uk"  # the one pair of languages there is
MOST_FOUND = 50  # findings of a pattern in a segment
_BOTH = frozenset({PatternKind.SOURCE_REQUIRES_TARGET, PatternKind.TARGET_REQUIRES_SOURCE, PatternKind.COUNTS_EQUAL})
_Match = regex.Match[str]


@dataclass(frozen=True)
class Patterns(SegmentCheck):
    """What the patterns of the quality profile demand of a segment; a finding carries `pattern:` and the pattern's id.

    A pattern that was too slow three times is tried no more until everything is checked anew.
    """

    id = "pattern"
    label = "Pattern of the quality profile"
    severity = Severity.MINOR
    patterns: tuple[Pattern, ...] = ()
    _slow: Counter[str] = field(default_factory=Counter, init=False, repr=False, compare=False)

    def find(self, segment: Segment) -> Iterator[Finding]:
        for pattern in self.patterns:
            if self._slow[pattern.id] >= STRIKES:
                continue
            try:
                yield from list(found(pattern, segment))
            except TimeoutError:
                self._slow[pattern.id] += 1
                yield self._too_slow(pattern, segment)

    def of(self, patterns: Iterable[Pattern]) -> Patterns:
        """The same check with these patterns, without those that are off, for other languages, or of no use."""
        return replace(self, patterns=tuple(one for one in patterns if one.on and _is_ours(one) and _faults(one) == ""))

    def _too_slow(self, pattern: Pattern, segment: Segment) -> Finding:
        text = "The pattern «{label}» is too slow for this text and was stopped; write it more simply"
        if self._slow[pattern.id] >= STRIKES:
            text = "The pattern «{label}» is too slow and is tried no more; write it more simply and check again"
        message = Message.of(text, label=pattern.label)
        return Finding(name_of(pattern), segment, message, self.severity, subject=TOO_SLOW)


TOO_SLOW = "too slow"


def name_of(pattern: Pattern) -> str:
    """The check that findings of a pattern name."""
    return f"{Patterns.id}:{pattern.id}"


def refuse(patterns: Iterable[Pattern], where: str) -> None:
    """InputError where a pattern cannot be used, or does not do what its own examples say."""
    for pattern in patterns:
        fault = _faults(pattern) or _failed_example(pattern)
        if fault:
            raise InputError(f"{where}: patterns.{pattern.id}: {fault}")


def found(pattern: Pattern, segment: Segment) -> Iterator[Finding]:
    """What a pattern says of a segment; TimeoutError where it takes too long."""
    if pattern.kind in _BOTH and not (segment.source.strip() and segment.target.strip()):
        return  # a missing side is told by a check of its own
    here = _matches(pattern.source, segment.source)
    there = _matches(pattern.target, segment.target)
    for source, target in _LOOKS[pattern.kind](pattern, here, there):
        yield Finding(
            name_of(pattern),
            segment,
            _message(pattern, source, target, (len(here), len(there))),
            pattern.severity,
            Span(*source.span()) if source else None,
            Span(*target.span()) if target else None,
            _fix(pattern, target),
        )


_Found = Iterator[tuple[_Match | None, _Match | None]]


def _must_not_occur(pattern: Pattern, here: list[_Match], there: list[_Match]) -> _Found:
    if not pattern.target:
        yield from ((match, None) for match in here)
    elif not pattern.source:
        yield from ((None, match) for match in there)
    elif here:
        yield from ((here[0], match) for match in there)


def _source_requires_target(_: Pattern, here: list[_Match], there: list[_Match]) -> _Found:
    if here and not there:
        yield here[0], None


def _target_requires_source(_: Pattern, here: list[_Match], there: list[_Match]) -> _Found:
    if there and not here:
        yield None, there[0]


def _counts_equal(_: Pattern, here: list[_Match], there: list[_Match]) -> _Found:
    if len(here) > len(there):
        yield here[-1], None
    elif len(there) > len(here):
        yield None, there[-1]


_LOOKS = {
    PatternKind.MUST_NOT_OCCUR: _must_not_occur,
    PatternKind.SOURCE_REQUIRES_TARGET: _source_requires_target,
    PatternKind.TARGET_REQUIRES_SOURCE: _target_requires_source,
    PatternKind.COUNTS_EQUAL: _counts_equal,
}


def _message(pattern: Pattern, source: _Match | None, target: _Match | None, counts: tuple[int, int]) -> Message:
    if pattern.message:
        return Message.of("{message}", message=pattern.message)
    words: Mapping[str, object] = {"label": pattern.label}
    if pattern.kind is PatternKind.COUNTS_EQUAL:
        text = "{label}: {here} times in the source, {there} times in the translation"
        return Message.of(text, **words, here=counts[0], there=counts[1])
    match = target or source
    words = {**words, "found": match.group() if match else ""}
    if pattern.kind is PatternKind.SOURCE_REQUIRES_TARGET:
        return Message.of("{label}: nothing in the translation answers «{found}»", **words)
    if pattern.kind is PatternKind.TARGET_REQUIRES_SOURCE:
        return Message.of("{label}: nothing in the source answers «{found}»", **words)
    return Message.of("{label}: «{found}»", **words)


def _fix(pattern: Pattern, target: _Match | None) -> str | None:
    if not pattern.fix or target is None:
        return None
    fix = target.expand(pattern.fix)
    return None if fix == target.group() else fix


def _matches(expression: str, text: str) -> list[_Match]:
    """The matches with something in them, not too many; TimeoutError where they take too long."""
    if not expression:
        return []
    matches: list[_Match] = []
    for match in compiled(expression).finditer(text, timeout=PATIENCE, concurrent=True):
        if match.group():
            matches.append(match)
        if len(matches) == MOST_FOUND:
            break
    return matches


def _is_ours(pattern: Pattern) -> bool:
    return not pattern.languages or PAIR in pattern.languages


def _faults(pattern: Pattern) -> str:
    """What makes a pattern useless, in words; nothing where it can be used."""
    if not pattern.source and not pattern.target:
        return "says neither source nor target; give one expression at least"
    if pattern.kind in _BOTH and not (pattern.source and pattern.target):
        return f"{pattern.kind.value} wants both source and target"
    if pattern.fix and (pattern.kind is not PatternKind.MUST_NOT_OCCUR or not pattern.target):
        return f"fix goes with {PatternKind.MUST_NOT_OCCUR.value} and a target only: elsewhere no place is certain"
    for side, expression in (("source", pattern.source), ("target", pattern.target)):
        try:
            compiled(expression)
        except ValueError as error:
            return f"{side} {error}"
    return _fault_of_fix(pattern)


def _fault_of_fix(pattern: Pattern) -> str:
    try:
        fault = fault_of_template(pattern.target, pattern.fix)
    except TimeoutError:
        return "target never comes to an end; write it more simply"
    return f"fix does not go with target: {fault}" if fault else ""


def _failed_example(pattern: Pattern) -> str:
    for wanted, examples in ((True, pattern.examples_found), (False, pattern.examples_silent)):
        for source, target in examples:
            shown = " → ".join(f"«{text}»" for text in (source, target) if text)
            try:
                told = any(found(pattern, Segment(source, target)))
            except TimeoutError:
                return f"is too slow for its example {shown}; write it more simply"
            if told is not wanted:
                return f"its example {shown} should be {'found and is not' if wanted else 'silent and is found'}"
    return ""
