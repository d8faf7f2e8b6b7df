"""A lexicon learned from pairs of sentences that translate each other: IBM model 1, both ways.

Each way is estimated by expectation maximisation as in Brown et al., «The mathematics of statistical machine
translation: parameter estimation» (Computational Linguistics 19:2, 1993, section 4.1), with an empty word on either
side; small counts are discounted, so that chance meetings fade. What both ways believe is kept.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Generator, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from app.model import Message, Progress
from app.text import lexicon
from app.text.lexicon import Lexicon

ROUNDS = 5
DISCOUNT = 0.15  # taken off every expected count from the third round on
LEAST_PAIRS = 3  # times that two syllables stand side by side, to be an item of their own
LEAST_COUNT, LEAST_STRENGTH = 0.3, 0.01  # what is kept: expected meetings, strength
LONGEST = 150  # items or stems; a longer pair tells little and costs much
CELLS = 15_000_000  # meetings of an item and a stem that are looked at; memory grows by some 50 bytes with each
SENTENCE = 8  # words from which on a text counts as a sentence, not a label, when rarity is counted
_MARKUP = re.compile(r"%\([^)]*\)[a-z]|%\d*\$?[a-zA-Z]|\{[^{}]*\}|</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|\$\w+")
_ACCELERATOR = re.compile(r"[&~_](?=\w)")
TINY = 1e-9
_EMPTY = 0

Numbers = NDArray[np.float64]
Places = NDArray[np.int32]


def learn(pairs: Iterable[tuple[str, str]]) -> Generator[Progress, None, Lexicon]:
    """The lexicon of Vietnamese and Ukrainian texts that translate each other; the same pairs give the same lexicon.

    Marks of programs (`%s`, `{name}`, tags, accelerators) are left out of account. Where there is more than memory
    should hold, the shortest pairs are taken, which tell the most for their size.
    """
    met = _Met(pairs)
    cells = _Cells(met)
    ways = (
        _Way(cells.items, cells.stems, cells.stem_places, cells.kinds),
        _Way(cells.stems, cells.items, cells.item_places, cells.kinds),
    )
    for number in range(2 * ROUNDS):
        ways[number // ROUNDS].step(number % ROUNDS)
        yield Progress(number + 1, 2 * ROUNDS, Message("Learning words"))
    return Lexicon.of(_kept(met, cells, ways), met.rarity())


class _Met:
    """The pairs as numbers of items and stems; number 0 of either is the empty word."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        read = [
            (lexicon.items(without_markup(source)), lexicon.stems(without_markup(target))) for source, target in pairs
        ]
        self._sentences = [([one.text for one in here], there) for here, there in read if here and there]
        often = Counter(text for here, _ in self._sentences for text in set(here) if " " in text)
        self.items: dict[str, int] = {"": _EMPTY}
        self.stems: dict[str, int] = {"": _EMPTY}
        self.pairs = [
            (
                _numbers(self.items, (text for text in here if " " not in text or often[text] >= LEAST_PAIRS)),
                _numbers(self.stems, there),
            )
            for here, there in self._sentences
            if max(len(here), len(there)) <= LONGEST
        ]

    def rarity(self) -> dict[str, float]:
        """Bits of every item and stem, counted in sentences; where there are none, in all texts."""
        long = [one for one in self._sentences if min(map(len, one)) >= SENTENCE] or self._sentences
        made: dict[str, float] = {}
        for side, known in ((0, self.items), (1, self.stems)):
            counts = Counter(word for one in long for word in one[side])
            total = sum(counts.values())
            made |= {
                word: math.log2(total / counts[word]) if counts[word] else lexicon.RAREST for word in known if word
            }
        return made


class _Cells:
    """Every meeting of an item and a stem in a pair: their numbers, their places, and which kind of meeting it is."""

    def __init__(self, met: _Met) -> None:
        here, there, item_places, stem_places = [], [], [], []
        seen = items_before = stems_before = 0
        for items, stems in sorted(met.pairs, key=lambda pair: len(pair[0]) * len(pair[1])):
            seen += len(items) * len(stems)
            if seen > CELLS:
                break
            here.append(np.repeat(items, len(stems)))
            there.append(np.tile(stems, len(items)))
            item_places.append(
                np.repeat(np.arange(items_before, items_before + len(items), dtype=np.int32), len(stems))
            )
            stem_places.append(np.tile(np.arange(stems_before, stems_before + len(stems), dtype=np.int32), len(items)))
            items_before, stems_before = items_before + len(items), stems_before + len(stems)
        self.items, self.stems = _joined(here), _joined(there)
        self.item_places, self.stem_places = _joined(item_places), _joined(stem_places)
        codes = self.items.astype(np.int64) * len(met.stems) + self.stems
        kinds, of_cell = np.unique(codes, return_inverse=True)
        self.kinds = of_cell.astype(np.int32)
        self.item_of, self.stem_of = np.divmod(kinds, len(met.stems))


class _Way:
    """One direction: how often each kind of meeting is expected, and the chance of the answer given the asker."""

    def __init__(self, askers: Places, answers: Places, places: Places, kinds: Places) -> None:
        real = answers != _EMPTY  # something real must be answered for, if by the empty word
        self._places, self._kinds = places[real], kinds[real]
        self._asker = np.zeros(int(kinds.max(initial=-1)) + 1, dtype=np.int32)
        self._asker[kinds] = askers
        self.chances: Numbers = np.ones(len(self._asker))
        self.counts: Numbers = np.zeros(len(self._asker))

    def step(self, number: int) -> None:
        """One round of expectation and maximisation."""
        weights = self.chances[self._kinds]
        shares = weights / np.bincount(self._places, weights)[self._places]
        self.counts = np.bincount(self._kinds, shares, minlength=len(self._asker)).astype(np.float64)
        totals = np.bincount(self._asker, self.counts)
        kept = np.maximum(self.counts - DISCOUNT, TINY) if number >= 2 else self.counts
        self.chances = kept / np.maximum(totals, TINY)[self._asker]


def _kept(met: _Met, cells: _Cells, ways: Sequence[_Way]) -> dict[str, dict[str, float]]:
    """The strengths worth keeping, by item."""
    strengths = np.sqrt(ways[0].chances * ways[1].chances)
    counts = np.minimum(ways[0].counts, ways[1].counts)
    real = (cells.item_of != _EMPTY) & (cells.stem_of != _EMPTY)
    items, stems = list(met.items), list(met.stems)
    made: dict[str, dict[str, float]] = {}
    for kind in np.flatnonzero(real & (strengths >= LEAST_STRENGTH) & (counts >= LEAST_COUNT)):
        item, stem = items[cells.item_of[kind]], stems[cells.stem_of[kind]]
        made.setdefault(item, {})[stem] = min(1.0, float(strengths[kind]))
    return made


def without_markup(text: str) -> str:
    """A text of an interface as a person would read it aloud."""
    return _ACCELERATOR.sub("", _MARKUP.sub(" ", text))


def _numbers(known: dict[str, int], words: Iterable[str]) -> Places:
    """Each word once, in order, with the empty word first; new ones get the next number."""
    return np.array([_EMPTY, *dict.fromkeys(known.setdefault(word, len(known)) for word in words)], dtype=np.int32)


def _joined(parts: Sequence[Places]) -> Places:
    return np.concatenate([np.zeros(0, dtype=np.int32), *parts])
