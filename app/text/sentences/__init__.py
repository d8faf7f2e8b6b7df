"""Paragraphs and sentences of Vietnamese and Ukrainian prose.

Cutting loses nothing: every character of a text but white space is in exactly one unit, and in its order. How a
sentence end is told from an abbreviation, an initial or a list number stands in `ends`; the words are in
`abbreviations`, where new ones are added.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from app.model import Sentence, Span
from app.text.sentences import ends
from app.text.sentences.blocks import paragraphs

__all__ = ["UNITS", "cut", "paragraphs", "sentences", "spans", "split", "units"]

UNITS = ("sentence", "paragraph", "line")


def units(text: str, lang: str, unit: str = "sentence") -> list[Sentence]:
    """The text cut into sentences, paragraphs or lines, none of them empty; ValueError for another unit."""
    return cut(text.split("\n") if unit == "line" else paragraphs(text), lang, unit)


def cut(blocks: Iterable[str], lang: str, unit: str = "sentence") -> list[Sentence]:
    """Paragraphs or lines as units with the number of their block, counted from 0; empty ones are left out."""
    if unit not in UNITS:
        raise ValueError(f"{unit!r} is no unit; use {', '.join(UNITS)}")
    if unit == "sentence":
        return [Sentence(part, number) for number, block in enumerate(blocks) for part in split(block, lang)]
    return [Sentence(block.strip(), number) for number, block in enumerate(blocks) if block.strip()]


def sentences(text: str, lang: str) -> list[Sentence]:
    """Every sentence with the number of its paragraph, counted from 0."""
    return cut(paragraphs(text), lang)


def split(paragraph: str, lang: str) -> list[str]:
    """The sentences of one paragraph; their words together are the paragraph's."""
    places = [0, *ends.find(paragraph, lang), len(paragraph)]
    return [part for start, end in pairwise(places) if (part := paragraph[start:end].strip())]


def spans(paragraph: str, lang: str) -> list[Span]:
    """Where the sentences of one paragraph stand in it; between them there is only white space."""
    found: list[Span] = []
    for part in split(paragraph, lang):
        start = paragraph.index(part, found[-1].end if found else 0)
        found.append(Span(start, start + len(part)))
    return found
