"""Words of a text, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from app.model import Span

_LETTERS = r"[^\W\d_]+"
# A word may carry combining marks (decomposed Vietnamese, decomposed й and ї); where a text has none, which is usual,
# a plainer pattern finds the same words in half the time.
_MARKED_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_MARK = re.compile("[\u0300-\u036f]")
_KEPT = 8  # texts whose words are remembered: those of the segment at hand, which many readers take apart in turn


def _patterns(joints: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For plain and for marked letters; `joints` are the marks that may stand between the letters of a word."""
    between = (rf"(?:[{joints}]{run})*" if joints else "" for run in (_LETTERS, _MARKED_LETTERS))
    plain, marked = (re.compile(run + more) for run, more in zip((_LETTERS, _MARKED_LETTERS), between, strict=True))
    return plain, marked


_RUN = _patterns("")
_APOSTROPHED = _patterns("'’ʼ`´")
_SPELLED = _patterns(r"'’ʼ`´\-‑")


class Word(NamedTuple):
    """A word and where it starts."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def syllables(text: str) -> list[Word]:
    """The letter runs of a Vietnamese text: what is written between spaces, hyphens and marks."""
    return list(_found(_RUN, text))


def words(text: str) -> list[Word]:
    """The words of a Ukrainian text; an apostrophe belongs to its word, a hyphen parts two."""
    return list(_found(_APOSTROPHED, text))


def bare_words(text: str) -> list[str]:
    """The same as `words`, without the places: where many texts are read and only what stands there counts."""
    return _pattern(_APOSTROPHED, text).findall(text)


def spelled_words(text: str) -> list[Word]:
    """The words of a text with both apostrophes and hyphens inside them."""
    return list(_found(_SPELLED, text))


def spellings(text: str) -> list[str]:
    """The same without their places, which take most of the time to note."""
    return _pattern(_SPELLED, text).findall(text)


@lru_cache(maxsize=_KEPT)
def _found(patterns: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> tuple[Word, ...]:
    return tuple([Word(match.group(), match.start()) for match in _pattern(patterns, text).finditer(text)])


def _pattern(patterns: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> re.Pattern[str]:
    return patterns[_MARK.search(text) is not None]
