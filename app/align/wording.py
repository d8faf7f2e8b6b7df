"""How well the words of either side explain those of the other, sentence by sentence, by a lexicon and by sound.

For every word and every sentence of the other side stands how strong its best answer there is. What that is worth is
the logarithm of how much stronger than in the text at large, in nats: a word that is answered everywhere tells
nothing. A stretch of several sentences explains more than one by mere chance, so what a stretch of its size explains
on average is taken off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.align.cognates import Cognates
from app.text import lexicon
from app.text.lexicon import Lexicon
from app.text.words import bare_words

Numbers = NDArray[np.float32]
Rows = NDArray[np.int64]
STRETCH = 3  # sentences in a row of the other side that may answer together
COMMON = 0.06  # what a strength is compared with, at least


def wording(source: Sequence[str], target: Sequence[str], known: Lexicon) -> tuple[Half, Half]:
    """Both texts with their words looked up."""
    links = _Links(source, target, known)
    return links.of_source(), links.of_target()


class Half:
    """One side: the words of its sentences, and how each sentence of the other side answers them."""

    def __init__(self, gains: Numbers, usual: Sequence[Numbers], sentences: Sequence[Rows]) -> None:
        """`gains[w, j]` is what word w gains from sentence j over there, `usual` what from stretches of 1, 2, 3."""
        self._gains, self._usual, self._sentences = gains, usual, sentences

    @classmethod
    def of(cls, strengths: Numbers, sentences: Sequence[Sequence[int]]) -> Half:
        """`strengths[w, j]` is that of the best answer to word w in sentence j of the other side."""
        columns = max(1, strengths.shape[1])
        gains: Numbers = np.log1p(strengths / (strengths.sum(axis=1, keepdims=True) / columns + COMMON))
        usual = [stretched.sum(axis=1) / columns for stretched in _stretches(gains)]
        return cls(gains, usual, [np.array(one, dtype=np.int64) for one in sentences])

    def part(self, sentences: Sequence[int], others: Sequence[int]) -> Half:
        """Some sentences of this side before some of the other, as if those stood in a row."""
        return Half(self._gains[:, list(others)], self._usual, [self._sentences[number] for number in sentences])

    def explained(self, sentence: int, first: int, last: int) -> list[Numbers]:
        """What the words of a sentence gain from each stretch of 1, 2, 3 sentences that begins in [first, last)."""
        rows = self._sentences[sentence]
        gains = self._gains[rows, first : last + STRETCH - 1]
        return [
            stretched.sum(axis=0)[: last - first] - usual[rows].sum()
            for stretched, usual in zip(_stretches(gains), self._usual, strict=True)
        ]


def _stretches(gains: Numbers) -> Iterator[Numbers]:
    """The best in each column, in each two and in each three columns in a row."""
    yield gains
    for _ in range(STRETCH - 1):
        gains = gains.copy()
        gains[:, :-1] = np.maximum(gains[:, :-1], gains[:, 1:])
        yield gains


class _Links:
    """Which words of two texts answer each other: parallel rows of item, stem and strength."""

    def __init__(self, source: Sequence[str], target: Sequence[str], known: Lexicon) -> None:
        here, there = [bare_words(text) for text in source], [bare_words(text) for text in target]
        self._items_of = [_items(spelled) for spelled in here]
        self._stems_of = [set(map(lexicon.stem, spelled)) for spelled in there]
        stems = _numbers(self._stems_of)
        items = _numbers(self._items_of)
        found: list[tuple[int, int, float]] = []
        for item in sorted(known.known(set(items))):
            answers = known.answers(item)
            found += [(items[item], stems[stem], answers[stem]) for stem in answers if stem in stems]
        sounds = Cognates(word for spelled in there for word in spelled)
        for item in items:
            if item[0].isupper():
                found += [(items[item], stems[lexicon.stem(word)], likeness) for word, likeness in sounds.of(item)]
        self._found = found
        self._items, self._stems = items, stems

    def of_source(self) -> Half:
        """How each sentence of the target answers the words of the source."""
        return _half(self._found, _places(self._items, self._items_of), _presence(self._stems, self._stems_of))

    def of_target(self) -> Half:
        """The same the other way round."""
        turned = [(stem, item, strength) for item, stem, strength in self._found]
        return _half(turned, _places(self._stems, self._stems_of), _presence(self._items, self._items_of))


def _items(spelled: Sequence[str]) -> set[str]:
    """Syllables and pairs of them as the lexicon has them, and the words with a capital as they stand.

    That a comma may stand between two syllables is not looked at: no such pair is in the lexicon.
    """
    keys = [lexicon.folded(word) for word in spelled]
    return {*keys, *map(" ".join, pairwise(keys)), *(word for word in spelled if word[0].isupper())}


def _numbers(sentences: Sequence[set[str]]) -> dict[str, int]:
    """Every word of a text with a number, in an order that is always the same."""
    return {word: number for number, word in enumerate(sorted(set().union(*sentences)))}


def _places(numbers: dict[str, int], sentences: Sequence[set[str]]) -> list[list[int]]:
    return [[numbers[word] for word in one] for one in sentences]


def _presence(numbers: dict[str, int], sentences: Sequence[set[str]]) -> Numbers:
    """1 where a word (row) stands in a sentence (column)."""
    made = np.zeros((len(numbers), len(sentences)), dtype=np.float32)
    for column, one in enumerate(sentences):
        made[[numbers[word] for word in one], column] = 1.0
    return made


def _half(found: list[tuple[int, int, float]], asking: list[list[int]], presence: Numbers) -> Half:
    """The words of one side, each with its best answer in every sentence of the other side."""
    found = sorted(found)
    askers = np.array([asker for asker, _, _ in found], dtype=np.int64)
    strengths = np.array([strength for *_, strength in found], dtype=np.float32)
    words, starts = np.unique(askers, return_index=True)
    table = presence[[answer for _, answer, _ in found]] * strengths[:, None]
    row_of = {word: row for row, word in enumerate(words.tolist())}
    best = np.maximum.reduceat(table, starts, axis=0) if found else table
    return Half.of(best, [[row_of[word] for word in one if word in row_of] for one in asking])
