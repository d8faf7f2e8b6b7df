"""Another finder asked as well: the part-of-speech tags of underthesea, where that is installed.

It is never needed and decides nothing. It points at words that one of the two takes for a name and the other does
not, which is where a person teaches the program: a line in `corpora/names/words.tsv`, or a decision «not a name».
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.errors import InputError
from app.model import Span
from app.names.find import find_all

Tagged = Sequence[tuple[str, str]]  # words with their tags, in the order of the text
PROPER_NOUN = "Np"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that one finder takes for a name and the other does not. `ours` tells which one did."""

    text: int
    span: Span
    words: str
    ours: bool


def tagger() -> Callable[[str], Tagged]:
    """The tagger of underthesea; InputError in one line where the package is not there."""
    try:
        module = importlib.import_module("underthesea")
    except ImportError as error:
        raise InputError(
            "a second opinion on names wants the package underthesea (licence GPL); "
            "install it beside the program: pip install underthesea"
        ) from error
    tag: Callable[[str], Tagged] = module.pos_tag
    return tag


def doubts(texts: Sequence[str], tag: Callable[[str], Tagged]) -> Iterator[Doubt]:
    """Where the two do not agree, in the order of the texts; names that overlap count as agreement."""
    for number, (text, names) in enumerate(zip(texts, find_all(texts), strict=True)):
        ours = [name.span for name in names]
        theirs = list(spans(text, tag(text)))
        for span, others, is_ours in (
            *((span, theirs, True) for span in ours),
            *((span, ours, False) for span in theirs),
        ):
            if not any(span.overlaps(other) for other in others):
                yield Doubt(number, span, span.of(text), is_ours)


def spans(text: str, tagged: Tagged) -> Iterator[Span]:
    """The places of proper nouns; words are looked for in order, since the tagger gives no places."""
    at = 0
    for word, tag in tagged:
        start = text.find(word, at)
        if start < 0:
            continue  # the tagger spaced the word in its own way
        at = start + len(word)
        if tag == PROPER_NOUN:
            yield Span(start, at)
