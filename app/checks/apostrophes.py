"""Apostrophes of Ukrainian words: there, the right mark, and one mark in a segment.

To add a word that needs one: a row in corpora/ukrainian/apostrophes.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app import corpora
from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_APOSTROPHES = "'’ʼ"
_LETTER = "а-яіїєґА-ЯІЇЄҐ"
_INSIDE = re.compile(rf"(?<=[{_LETTER}])[{_APOSTROPHES}](?=[{_LETTER}])")
_WRONG = re.compile(
    r"[`´‘″′*‛“”\"](?=[юяєїЮЯЄЇ])(?<=[бпвмфкрздтнсжшчлБПВМФКРЗДТНСЖШЧЛ].)"
    rf"(?:(?<=[`´‘″′*‛])|(?=.[{_LETTER}]))"
)
_WORD_BEFORE = re.compile(rf"[{_LETTER}{_APOSTROPHES}]*\Z")
_LONGEST = 16  # letters before the place: a prefix and the beginning of a stem
_PREFIX = "(?:не|по|роз|перед?|за|взаємо|мікро|нано|най|супер|кібер|міні|спів|без|пів|між|під|від|само|недо|ре)?"


class _Stems:
    """The beginnings of words that need an apostrophe, looked up by how they are misspelled."""

    def __init__(self, stems: list[str]) -> None:
        self._right = {stem.replace("'", ""): stem.index("'") for stem in stems}
        befores: dict[str, set[str]] = {}  # by the letter behind the apostrophe, what stands before it: one or two
        for wrong, at in self._right.items():
            befores.setdefault(wrong[at], set()).add(wrong[max(0, at - 2) : at])
        firsts = {one[-1] for ones in befores.values() for one in ones}
        joints = "|".join(_joint(second, ones) for second, ones in sorted(befores.items()))
        # Letters that meet where an apostrophe is missing; hardly any text has them, so this is quick.
        self._joint = re.compile(f"[{''.join(sorted(firsts))}](?:{joints})")
        self._begins = re.compile(rf"{_PREFIX}(?P<stem>{'|'.join(sorted(self._right, key=len, reverse=True))})")

    def find(self, text: str) -> Iterator[Span]:
        """The two letters between which the apostrophe is missing."""
        lower = text.lower()
        if len(lower) != len(text):
            return
        for joint in self._joint.finditer(lower):
            word = _WORD_BEFORE.search(lower, max(0, joint.start() - _LONGEST), joint.start() + 1)
            if word is None or lower[max(0, word.start() - 1) : word.start()].isalpha():
                continue  # a longer word than any here: what precedes is cut off
            match = self._begins.match(lower, word.start())
            if match and match.start("stem") + self._right[match["stem"]] == joint.start() + 1:
                yield Span(joint.start(), joint.end())


def _joint(second: str, befores: set[str]) -> str:
    """A pattern of this letter behind one of those, one or two letters long."""
    by_length = [sorted(one for one in befores if len(one) == length) for length in (1, 2)]
    behind = "|".join(f"(?<=(?:{'|'.join(ones)}){second})" for ones in by_length if ones)
    return f"{second}(?:{behind})"


def _stems() -> list[str]:
    lines = corpora.ukrainian("apostrophes.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


_STEMS = _Stems(_stems())


class MissingApostrophe(SegmentCheck):
    """Words that are known to need an apostrophe have it: об'єкт, п'ять, В'єтнам."""

    id = "missing-apostrophe"
    label = "Apostrophe missing"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for span in _STEMS.find(segment.target):
            joint = span.of(segment.target)
            fix = f"{joint[0]}{_usual(segment.target)}{joint[1]}"
            message = Message.of("An apostrophe is missing: «{joint}»", joint=fix)
            yield self.finding(segment, message, target=span, fix=fix)


class WrongApostrophe(SegmentCheck):
    """An apostrophe is not written with a backtick, an accent or a quotation mark."""

    id = "wrong-apostrophe"
    label = "Wrong mark for an apostrophe"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _WRONG.finditer(segment.target):
            message = Message.of("«{mark}» in place of an apostrophe", mark=match.group())
            yield self.finding(segment, message, target=Span(*match.span()), fix=_usual(segment.target))


class MixedApostrophes(SegmentCheck):
    """One segment writes its apostrophes with one mark: ' or ’ or ʼ. The rarer marks are told."""

    id = "mixed-apostrophes"
    label = "Apostrophes of two kinds"
    severity = Severity.INFO

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if sum(mark in target for mark in _APOSTROPHES) < 2:
            return
        usual = _usual(target)
        for match in _INSIDE.finditer(target):
            if match.group() != usual:
                message = Message.of("«{mark}» here, but «{usual}» elsewhere", mark=match.group(), usual=usual)
                yield self.finding(segment, message, target=Span(*match.span()), fix=usual)


def _usual(text: str) -> str:
    """The mark that the text itself uses most, the first one where two are even; the typographic one where none."""
    marks = _INSIDE.findall(text)
    return max(dict.fromkeys(marks), key=marks.count) if marks else "’"
