"""What each bead costs at each place of the grid of two texts.

A bead takes some sentences of either side (1:1, 1:0, 2:1 …). Its cost has five parts: what its shape costs, how far
the lengths are from what a translation's would be (after Gale and Church, «A program for aligning sentences in
bilingual corpora», 1993), what the two sides share or lack (`app.align.evidence`), how well their words explain each
other (`app.align.wording`), and where paragraphs begin.

Only a band along the diagonal is looked at, so that time and memory grow with the length of the texts, not with its
square. The cell in row i and column k stands before source sentence i and target sentence `low[i] + k`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.align.clues import Clues, Side
from app.align.wording import STRETCH
from app.model import Sentence

Numbers = NDArray[np.float64]
Shape = tuple[int, int]  # how many sentences of either side a bead takes

BEADS: dict[Shape, float] = {
    (1, 1): 0.0,
    (1, 2): 3.0,
    (2, 1): 3.0,
    (1, 0): 3.4,
    (0, 1): 3.4,
    (2, 2): 6.0,
    (1, 3): 6.1,
    (3, 1): 6.1,
    (2, 3): 10.0,
    (3, 2): 10.0,
}
LENGTH = 0.9  # weight of the length cost
# A clean pair's lengths differ by about 2.1 √characters (measured on news and on FLORES-200). The tails are heavier
# than a normal curve's, and a clause left out must not drive a pair apart: Student's t.
FREEDOM = 7.0
VARIANCE = 4.4
USUAL_RATIO = 0.97  # target characters for one source character, Vietnamese to Ukrainian news
SHARED = 1.5  # gain for what both sides have
UNSHARED, LONE = 0.7, 0.3  # charge for what one side of a bead has alone, or a sentence without a partner
WORDED = 0.4  # gain for words that explain each other, per nat
BEGUN = 0.5  # gain where both sides begin a paragraph
CROSSED, CROSSED_HEADING = 1.0, 5.0  # charge for a paragraph's end in a bead; a headline is no part of a sentence
HEADED = 2.0  # charge for a headline or line of the page with a sentence for its answer
BAND = 40  # sentences off the diagonal, at least
BAND_SHARE = 0.05  # … and of a long text
_TERMINAL = re.compile(r"[.!?…:;,][\"”»’')\]]*$")


class Costs:
    """The grid of two texts, and what beads cost in it."""

    def __init__(self, clues: Clues, band: int = BAND) -> None:
        """`band` is how many sentences a pair may lie off the diagonal, at least."""
        rows, columns = len(clues.source.sentences) + 1, len(clues.target.sentences) + 1
        band = max(band, abs(rows - columns) + band // 2, int(BAND_SHARE * columns))
        self._whole = columns
        self.width = min(columns, 2 * band + 1)
        diagonal = np.arange(rows) * (columns - 1) // max(1, rows - 1)
        self.low = np.clip(diagonal - band, 0, columns - self.width)
        self._columns = self.low[:, None] + np.arange(self.width)
        self._sides = _Side(clues.source), _Side(clues.target)
        self._shared = self._banded(clues.shared)
        self._answered = self._worded(clues)
        ratio = self._sides[1].characters / max(1.0, self._sides[0].characters)
        self._ratio = min(1.3, max(0.75, 0.5 * ratio + 0.5 * USUAL_RATIO))

    def of(self, bead: Shape) -> Numbers:
        """The cost of the bead that ends before each cell; infinite where too few sentences stand before it."""
        a, b = bead
        source = [values[:, None] for values in self._sides[0].taken(a)]
        target = [values[self._columns] for values in self._sides[1].taken(b)]
        (here, has, crossed, begins), (there, has_too, crossed_too, begins_too) = source, target
        own = has + has_too
        rows = np.arange(len(self.low))[:, None]
        if not a or not b:
            cost = BEADS[bead] + LONE * own
        else:
            common = np.minimum(self._common(a, b), own / 2)
            cost = BEADS[bead] + LENGTH * self._length(here, there) + UNSHARED * (own - 2 * common) - SHARED * common
            cost -= WORDED * self._answers(a, b)
            cost += crossed + crossed_too - BEGUN * begins * begins_too
            if bead == (1, 1):
                cost += (
                    HEADED * np.not_equal.outer(self._sides[0].headings, self._sides[1].headings)[rows, self._columns]
                )
        possible = (rows >= a) & (self._columns >= b)
        return np.where(possible, cost, np.inf)

    def alone(self) -> tuple[Numbers, Numbers]:
        """What each sentence of either side costs without a partner."""
        source, target = (
            BEADS[bead] + LONE * side.own for bead, side in zip(((1, 0), (0, 1)), self._sides, strict=True)
        )
        return source, target

    def _length(self, here: Numbers, there: Numbers) -> Numbers:
        expected = here * self._ratio
        off = (there - expected) ** 2 / np.maximum(1.0, VARIANCE * (there + expected) / 2)
        cost: Numbers = (FREEDOM + 1) / 2 * np.log1p(off / FREEDOM)
        return cost

    def _common(self, a: int, b: int) -> Numbers:
        """What the last a sentences of the source and the last b of the target share, before each cell."""
        places = ((x, y) for x in range(1, a + 1) for y in range(1, b + 1))
        return sum((self._behind(self._shared, x, y) for x, y in places), np.zeros(self._columns.shape))

    def _answers(self, a: int, b: int) -> Numbers:
        """How well the words of the same sentences explain each other, every word counted at its best answer."""
        here, there = self._answered
        made = sum((self._behind(here[b - 1], x, b) for x in range(1, a + 1)), np.zeros(self._columns.shape))
        return sum((self._behind(there[a - 1], a, y) for y in range(1, b + 1)), made)

    def _behind(self, table: Numbers, x: int, y: int) -> Numbers:
        """What the table says of source sentence i − x and target sentence j − y, in the cell of i and j."""
        made = np.zeros(self._columns.shape)
        if self.width == self._whole:  # no band: a mere shift
            made[x:, y:] = table[:-x, :-y]
            return made
        column = self._columns[x:] - y - self.low[:-x, None]
        inside = (column >= 0) & (column < self.width)
        rows = np.broadcast_to(np.arange(len(column))[:, None], column.shape)
        made[x:][inside] = table[rows[inside], column[inside]]
        return made

    def _worded(self, clues: Clues) -> tuple[Numbers, Numbers]:
        """For each sentence of either side, what stretches of the other that begin at each cell explain of it."""
        here, there = (np.zeros((STRETCH, *self._columns.shape)) for _ in range(2))
        rows, columns = len(self.low) - 1, int(self._columns[-1, -1])
        for i in range(rows):
            first, last = int(self.low[i]), min(columns, int(self.low[i]) + self.width)
            for table, found in zip(here, clues.source.words.explained(i, first, last), strict=True):
                table[i, : last - first] = found
        for j in range(columns):
            first = int(np.searchsorted(self.low, j - self.width, side="right"))
            last = min(rows, int(np.searchsorted(self.low, j, side="right")))
            for table, found in zip(there, clues.target.words.explained(j, first, last), strict=True):
                table[np.arange(first, last), j - self.low[first:last]] = found
        return here, there

    def _banded(self, shared: Mapping[tuple[int, int], float]) -> Numbers:
        made = np.zeros(self._columns.shape)
        for (i, j), weight in shared.items():
            column = j - self.low[i]
            if 0 <= column < self.width:
                made[i, column] = weight
        return made


class _Side:
    """One text: sums over its sentences, so that any stretch of them is one subtraction."""

    def __init__(self, side: Side) -> None:
        sentences = side.sentences
        self.own: Numbers = np.array(side.own, dtype=np.float64)
        self._count = len(sentences)
        self._lengths = _sums(len(one.text) for one in sentences)
        self._own = _sums(side.own)
        #: whether the sentence before each place is a line by itself that ends like no sentence
        self.headings = np.array([False, *_headings(sentences)])
        breaks = [0.0, *(_break(one, following) for one, following in pairwise(sentences))]
        self._breaks = _sums(breaks)
        self._begins = np.array([True, *(value > 0 for value in breaks[1:]), False], dtype=np.float64)

    @property
    def characters(self) -> float:
        return float(self._lengths[-1])

    def taken(self, count: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """For the `count` sentences before each place: length, own items, charge for breaks in them, begins."""
        ends = np.arange(self._count + 1)
        starts = np.maximum(0, ends - count)
        crossed = self._breaks[ends] - self._breaks[np.minimum(starts + 1, ends)]
        return (
            self._lengths[ends] - self._lengths[starts],
            self._own[ends] - self._own[starts],
            crossed,
            self._begins[starts],
        )


def _sums(values: Any) -> Numbers:
    return np.concatenate([[0.0], np.cumsum(np.fromiter(values, dtype=np.float64))])


def _headings(sentences: Sequence[Sentence]) -> Iterator[bool]:
    around = [None, *(one.paragraph for one in sentences), None]
    for one, before, after in zip(sentences, around, around[2:], strict=False):
        yield one.paragraph not in (before, after) and not _TERMINAL.search(one.text)


def _break(one: Sentence, following: Sentence) -> float:
    """What it costs to run over the place between two sentences."""
    if one.paragraph == following.paragraph:
        return 0.0
    return CROSSED if _TERMINAL.search(one.text) else CROSSED_HEADING
