"""Words that should not stand there: doubled, left in Vietnamese, or spelled with another alphabet's letters."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise
from operator import eq

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span
from app.names.syllables import analyse
from app.text.scripts import (
    LOOKALIKES,
    RUSSIAN_ONLY,
    has_vietnamese,
    is_cyrillic,
    is_latin,
    is_surely_vietnamese,
)
from app.text.words import Word, spelled_words, spellings, words

_LONGEST_PHRASE = 4
_FOREIGN_STEM = re.compile(r"[A-Z]{2,}[а-яіїєґ]+|[A-Za-z]+['’ʼ][а-яіїєґ]+")  # NATOвський, Facebook'у
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}\b", re.IGNORECASE)
_RUSSIAN = re.compile(f"[{''.join(sorted(RUSSIAN_ONLY | {letter.upper() for letter in RUSSIAN_ONLY}))}]")
_IN_ADDRESS = re.compile(r"\.[a-z]{2}|www\.\S", re.IGNORECASE)
_QUOTED = re.compile(r"[«“„\"‘]([^«»“”„\"‘’]{1,40})[»”“\"’]")


class DoubledWord(SegmentCheck):
    """A word or a phrase of up to four words does not stand twice in a row, unless the source repeats itself too."""

    id = "doubled-word"
    label = "Doubled word"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if not _may_repeat(spellings(segment.target.casefold())):
            return
        tokens = spelled_words(segment.target)
        # Vietnamese doubles words on purpose (ngày ngày); a word says nothing of phrases, nor a phrase of words.
        repeats = {length == 1 for _, length in _doubled(spelled_words(segment.source))}
        for first, length in _doubled(tokens):
            repeated = tokens[first : first + 2 * length]
            if (length == 1) in repeats or not _is_plain_repetition(repeated, length, segment.target):
                continue
            span = Span(repeated[length - 1].end, repeated[-1].end)
            message = Message.of("«{words}» stands twice", words=_text(repeated[:length], segment.target))
            yield self.finding(segment, message, target=span, fix="")


def _may_repeat(folded: list[str]) -> bool:
    """Whether a phrase stands twice in a row; quick, since nearly no text has one.

    The words are laid beside themselves, moved on by the length of a phrase: it repeats where that many in a row agree.
    """
    lengths = range(1, _LONGEST_PHRASE + 1)
    return any(b"\1" * length in bytes(map(eq, folded, folded[length:])) for length in lengths)


def _doubled(tokens: list[Word]) -> Iterator[tuple[int, int]]:
    """Number of the first word, and length, of every phrase that comes twice in a row; the longest first."""
    folded = [token.text.casefold() for token in tokens]
    at = 0
    while at < len(folded):
        length = next(
            (n for n in range(_LONGEST_PHRASE, 0, -1) if folded[at : at + n] == folded[at + n : at + 2 * n]), 0
        )
        if length and len(folded) >= at + 2 * length:
            yield at, length
            at += length
        at += 1


def _is_plain_repetition(tokens: list[Word], length: int, text: str) -> bool:
    """Whether only spaces part the words, and they are no names (Лі Лі) or lone letters."""
    if any(not _SPACE.fullmatch(text[a.end : b.start]) for a, b in pairwise(tokens)):
        return False
    if length == 1 and (len(tokens[0].text) == 1 or tokens[0].text.isupper()):
        return tokens[0].text.lower() in ("в", "у", "з", "і", "й", "о", "а")
    return not (length == 1 and tokens[0].capital and tokens[1].capital)


class UntranslatedWords(SegmentCheck):
    """No Vietnamese word is left in the Ukrainian text: none with a letter only Vietnamese has, none copied.

    Addresses, and words that a text speaks about in quotation marks, may be copied; so may what is no Vietnamese
    syllable (http, kebab).
    """

    id = "untranslated-words"
    label = "Vietnamese left in the translation"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if not is_latin(segment.target) or not is_cyrillic(segment.target):
            return
        target = _without_addresses(segment.target)
        strange = [word for word in words(target) if is_latin(word.text) and _may_be_vietnamese(word.text)]
        if not strange:
            return
        source = _without_addresses(segment.source)
        quoted = {word.text for text in (source, target) for part in _QUOTED.findall(text) for word in words(part)}
        copied = {word.text for word in words(source) if word.text.islower() and len(word.text) > 1} - quoted
        left = [word for word in strange if _is_vietnamese(word.text, copied)]
        for row in _rows(left, segment.target):
            span = Span(row[0].start, row[-1].end)
            message = Message.of("«{words}» is left in Vietnamese", words=span.of(segment.target))
            yield self.finding(segment, message, target=span)


def _may_be_vietnamese(word: str) -> bool:
    """Whether the word alone allows it; foreign names mostly do not, and then the source need not be read."""
    return is_surely_vietnamese(word) or analyse(word) is not None


def _is_vietnamese(word: str, copied: Container[str]) -> bool:
    """«República» has letters that Vietnamese shares with other languages, but is no Vietnamese syllable."""
    if is_surely_vietnamese(word):
        return True
    return (has_vietnamese(word) or word in copied) and analyse(word) is not None


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(_blank, text) if "@" in text or "://" in text or _IN_ADDRESS.search(text) else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


class SameAsSource(SegmentCheck):
    """A segment with words is not the same in both languages."""

    id = "same-as-source"
    label = "Same as the source"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if segment.target.strip() == segment.source.strip() and has_vietnamese(segment.target):
            yield self.finding(segment, Message("The translation is the same as the source"))


class MixedScript(SegmentCheck):
    """A word is written in one alphabet."""

    id = "mixed-script"
    label = "Letters of two alphabets in a word"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if not is_latin(segment.target):
            return
        for word in words(segment.target):
            if not is_cyrillic(word.text) or not is_latin(word.text) or _FOREIGN_STEM.fullmatch(word.text):
                continue
            strange = [letter for letter in word.text if is_latin(letter)]
            certain = all(letter in LOOKALIKES for letter in strange)
            fix = "".join(LOOKALIKES.get(letter, letter) for letter in word.text) if certain else None
            message = Message.of("Latin «{letters}» inside a Ukrainian word", letters="".join(strange))
            yield self.finding(segment, message, target=word.span, fix=fix)


class RussianLetter(SegmentCheck):
    """Ukrainian has no ы, э, ё, ъ; machine translation brings them into names (Хыу, Фыонг)."""

    id = "russian-letter"
    label = "Russian letter"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _RUSSIAN.search(segment.target) is None:
            return
        for word in words(segment.target):
            strange = sorted(RUSSIAN_ONLY & set(word.text.lower()))
            if strange:
                message = Message.of("«{letters}» is no Ukrainian letter", letters=", ".join(strange))
                yield self.finding(segment, message, target=word.span)


def _rows(found: list[Word], text: str) -> list[list[Word]]:
    """Words that stand next to each other, together."""
    rows: list[list[Word]] = []
    for word in found:
        if rows and not text[rows[-1][-1].end : word.start].strip():
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _text(tokens: list[Word], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end]
