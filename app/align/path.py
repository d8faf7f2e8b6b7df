"""The cheapest way through two texts, bead by bead, and how sure each bead is.

A bead takes some sentences of either side (1:1, 1:0, 2:1 …). Its cost has three parts: how far the lengths are
from what a translation's would be (Gale and Church, «A program for aligning sentences in bilingual corpora»,
1993), what the bead's shape costs, and what the two sides share (`app.align.evidence`). The confidence of a bead is
its posterior probability: the share of all ways through the texts, weighed by exp(−cost), that contain it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from app.align.evidence import Evidence
from app.model import Pair, Sentence

BEADS = {
    (1, 1): 0.0,
    (1, 2): 2.2,
    (2, 1): 2.2,
    (1, 0): 3.4,
    (0, 1): 3.4,
    (2, 2): 4.6,
    (1, 3): 3.9,
    (3, 1): 3.9,
}
LENGTH = 0.45  # weight of the length cost
SHARED, UNSHARED = 1.0, 0.45  # gain for what both sides have, charge for what one side has alone
BREAK = 0.5  # weight of the gain and charges below: where paragraphs begin and end
VARIANCE = 3.5  # of target characters per source character
USUAL_RATIO = 0.97  # target characters for one source character, Vietnamese to Ukrainian news
BAND = 30  # how many sentences a pair may lie off the diagonal, at least
CROSSED, CROSSED_HEADING = 2.0, 10.0  # a headline is never one sentence with the text below it
_TERMINAL = re.compile(r"[.!?…:;,][\"”»’')\]]*$")
_NEVER = 1e18


def align(source: Sequence[Sentence], target: Sequence[Sentence], langs: tuple[str, str] = ("vi", "uk")) -> list[Pair]:
    """Pairs in order; every unit of both texts is in exactly one, an unanswered one in a pair of its own."""
    if not source or not target:
        return [Pair((i,), ()) for i in range(len(source))] + [Pair((), (j,)) for j in range(len(target))]
    return _Grid(source, target, Evidence(source, target, langs)).pairs()


class _Grid:
    def __init__(self, source: Sequence[Sentence], target: Sequence[Sentence], evidence: Evidence) -> None:
        self._evidence = evidence
        self._sides = (source, target)
        self._sizes = (len(source), len(target))
        self._lengths = tuple([0, *accumulate(len(one.text) for one in side)] for side in self._sides)
        self._own = tuple([0.0, *accumulate(own)] for own in evidence.own)
        ratio = self._lengths[1][-1] / max(1, self._lengths[0][-1])
        self._ratio = min(1.3, max(0.75, 0.5 * ratio + 0.5 * USUAL_RATIO))
        self._band = max(BAND, abs(len(source) - len(target)) + 10)
        self._costs: dict[tuple[int, int, int, int], float] = {}

    def pairs(self) -> list[Pair]:
        """The best path with the posterior of each of its beads."""
        best, before = self._forward()
        total, ahead = self._soft()
        beads: list[Pair] = []
        i, j = self._sizes
        while i or j:
            a, b = before[i, j]
            mass = total[i - a, j - b] + self._cost(i, j, a, b) + ahead[i, j] - ahead[0, 0]
            sure = math.exp(-max(0.0, mass))
            beads.append(Pair(tuple(range(i - a, i)), tuple(range(j - b, j)), round(min(1.0, sure), 3)))
            i, j = i - a, j - b
        del best
        return beads[::-1]

    def _cells(self) -> list[tuple[int, int]]:
        n, m = self._sizes
        return [
            (i, j)
            for i in range(n + 1)
            for j in range(max(0, i * m // n - self._band), min(m, i * m // n + self._band) + 1)
        ]

    def _forward(self) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], tuple[int, int]]]:
        best = {(0, 0): 0.0}
        before: dict[tuple[int, int], tuple[int, int]] = {}
        for i, j in self._cells():
            for a, b in BEADS:
                previous = best.get((i - a, j - b), _NEVER)
                if previous < _NEVER:
                    cost = previous + self._cost(i, j, a, b)
                    if cost < best.get((i, j), _NEVER):
                        best[i, j] = cost
                        before[i, j] = (a, b)
        return best, before

    def _soft(self) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
        """−log of the summed weights of all ways from the start to a cell, and from a cell to the end."""
        cells = self._cells()
        behind = {(0, 0): 0.0}
        for i, j in cells[1:]:
            ways = [behind[i - a, j - b] + self._cost(i, j, a, b) for a, b in BEADS if (i - a, j - b) in behind]
            if ways:
                behind[i, j] = _soft_minimum(ways)
        ahead = {self._sizes: 0.0}
        for i, j in reversed(cells[:-1]):
            ways = [ahead[i + a, j + b] + self._cost(i + a, j + b, a, b) for a, b in BEADS if (i + a, j + b) in ahead]
            if ways:
                ahead[i, j] = _soft_minimum(ways)
        return behind, ahead

    def _cost(self, i: int, j: int, a: int, b: int) -> float:
        """Of the bead that ends before source sentence i and target sentence j."""
        key = (i, j, a, b)
        if key not in self._costs:
            self._costs[key] = self._new_cost(i, j, a, b)
        return self._costs[key]

    def _new_cost(self, i: int, j: int, a: int, b: int) -> float:
        cost = BEADS[a, b]
        own = self._own[0][i] - self._own[0][i - a] + self._own[1][j] - self._own[1][j - b]
        if not a or not b:
            return cost + UNSHARED * own
        shared = self._evidence.shared
        common = sum(shared.get((x, y), 0.0) for x in range(i - a, i) for y in range(j - b, j))
        common = min(common, own / 2)
        cost += LENGTH * self._length_cost(i, j, a, b) - SHARED * common + UNSHARED * max(0.0, own - 2 * common)
        return cost + BREAK * self._paragraphs(i, j, a, b)

    def _length_cost(self, i: int, j: int, a: int, b: int) -> float:
        here = self._lengths[0][i] - self._lengths[0][i - a]
        there = self._lengths[1][j] - self._lengths[1][j - b]
        off = abs(there - here * self._ratio) / math.sqrt(VARIANCE * (here + there / self._ratio) / 2)
        return -math.log(max(math.erfc(off / math.sqrt(2)), 1e-12))

    def _paragraphs(self, i: int, j: int, a: int, b: int) -> float:
        """A gain where both sides begin a paragraph, a charge for each paragraph's end inside the bead."""
        source, target = self._sides
        begins = _begins(source, i - a) and _begins(target, j - b)
        return _crossed(source[i - a : i]) + _crossed(target[j - b : j]) - (1.0 if begins else 0.0)


def _begins(side: Sequence[Sentence], start: int) -> bool:
    return start == 0 or side[start].paragraph != side[start - 1].paragraph


def _crossed(units: Sequence[Sentence]) -> float:
    charge = 0.0
    for one, following in pairwise(units):
        if one.paragraph != following.paragraph:
            charge += CROSSED if _TERMINAL.search(one.text) else CROSSED_HEADING
    return charge


def _soft_minimum(ways: list[float]) -> float:
    lowest = min(ways)
    return lowest - math.log(sum(math.exp(lowest - way) for way in ways))
