"""Words of a text, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.model import Span

# A word may carry combining marks (decomposed Vietnamese, decomposed й and ї) and inner apostrophes or hyphens.
_RUN = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD = re.compile(_RUN)
_APOSTROPHED = re.compile(rf"{_RUN}(?:['’ʼ`´]{_RUN})*")
_SPELLED = re.compile(rf"{_RUN}(?:['’ʼ`´\-‑]{_RUN})*")


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
    return [Word(match.group(), match.start()) for match in _WORD.finditer(text)]


def words(text: str) -> list[Word]:
    """The words of a Ukrainian text; an apostrophe belongs to its word, a hyphen parts two."""
    return [Word(match.group(), match.start()) for match in _APOSTROPHED.finditer(text)]


def spelled_words(text: str) -> list[Word]:
    """The words of a text with both apostrophes and hyphens inside them."""
    return [Word(match.group(), match.start()) for match in _SPELLED.finditer(text)]
