"""The cheapest way through two texts, bead by bead, and how sure each bead is.

The confidence of a bead is its posterior probability: the share of all ways through the grid, weighed by exp(−cost),
that contain it. A lone target sentence stays in its row, so a row is finished by one running minimum or sum.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from app.align.clues import Clues
from app.align.costs import BEADS, Costs, Numbers, Shape
from app.model import Pair

_INSERTION: Shape = (0, 1)
_DOWN: tuple[Shape, ...] = tuple(bead for bead in BEADS if bead != _INSERTION)  # beads that leave their row


class Bead(NamedTuple):
    """A pair, and by how many nats it is likelier than its sentences left alone."""

    pair: Pair
    gain: float


def align(clues: Clues) -> list[Bead]:
    """Beads in order; every sentence of both texts is in exactly one, an unanswered one in a bead of its own."""
    rows, columns = len(clues.source.sentences), len(clues.target.sentences)
    if not rows or not columns:
        alone = [Pair((i,), ()) for i in range(rows)] + [Pair((), (j,)) for j in range(columns)]
        return [Bead(pair, 0.0) for pair in alone]
    return Grid(Costs(clues)).beads()


class Grid:
    """All ways through two texts. Rows of `_best` hold costs."""

    def __init__(self, costs: Costs) -> None:
        self._low, self._width = costs.low, costs.width
        self._costs = {bead: costs.of(bead) for bead in _DOWN}
        self._alone = costs.alone()
        spent = np.cumsum([0.0, *self._alone[1]])
        self._spent = spent[
            self._low[:, None] + np.arange(self._width)
        ]  # on target sentences up to a cell, if all lone
        self._best, self._bead = self._cheapest()

    def beads(self) -> list[Bead]:
        """Those of the cheapest way."""
        made: list[Bead] = []
        behind, ahead = self._summed_behind(), self._summed_ahead()
        i, j = len(self._low) - 1, int(self._low[-1]) + self._width - 1
        whole = behind[-1, -1]
        while i or j:
            a, b = self._bead_before(i, j)
            start, end = self._cell(i - a, j - b), self._cell(i, j)
            cost = self._cost((a, b), i, j)
            sure = float(np.exp(min(0.0, behind[start] - cost + ahead[end] - whole)))
            gain = float(self._alone[0][i - a : i].sum() + self._alone[1][j - b : j].sum()) - cost
            made.append(Bead(Pair(tuple(range(i - a, i)), tuple(range(j - b, j)), round(sure, 3)), gain))
            i, j = i - a, j - b
        return made[::-1]

    def _cell(self, i: int, j: int) -> tuple[int, int]:
        return i, j - int(self._low[i])

    def _bead_before(self, i: int, j: int) -> Shape:
        number = int(self._bead[self._cell(i, j)])
        return _DOWN[number] if number >= 0 else _INSERTION

    def _cost(self, bead: Shape, i: int, j: int) -> float:
        if bead == _INSERTION:
            row, column = self._cell(i, j)
            return float(self._spent[row, column] - self._spent[row, column - 1])
        return float(self._costs[bead][self._cell(i, j)])

    def _lined_up(self, by: int) -> tuple[slice, slice]:
        """Where in a row stands what another row has `by` columns further on, and where it has it."""
        if abs(by) >= self._width:
            return slice(0, 0), slice(0, 0)
        return slice(max(0, -by), self._width - max(0, by)), slice(max(0, by), self._width - max(0, -by))

    def _cheapest(self) -> tuple[Numbers, np.ndarray[tuple[int, ...], np.dtype[np.int8]]]:
        """The cost of the best way to each cell, and its last bead (−1 for a lone target sentence)."""
        best = np.full((len(self._low), self._width), np.inf)
        last = np.zeros(best.shape, dtype=np.int8)
        for i in range(len(self._low)):
            ways = self._ways(best, i)
            arrived = ways.min(axis=0)
            if i == 0:
                arrived[0] = 0.0
            best[i] = np.minimum.accumulate(arrived - self._spent[i]) + self._spent[i]
            last[i] = np.where(best[i] < arrived - 1e-9, -1, ways.argmin(axis=0))
        return best, last

    def _ways(self, best: Numbers, i: int) -> Numbers:
        """The cost of coming to each cell of row i by each bead that leaves its row."""
        ways = np.full((len(_DOWN), self._width), np.inf)
        for number, (a, b) in enumerate(_DOWN):
            if i >= a:
                here, there = self._lined_up(int(self._low[i] - self._low[i - a]) - b)
                np.add(best[i - a, there], self._costs[a, b][i, here], out=ways[number, here])
        return ways

    def _summed_behind(self) -> Numbers:
        """The logarithm of the summed weights of all ways from the beginning to each cell."""
        behind = np.full((len(self._low), self._width), -np.inf)
        for i in range(len(self._low)):
            arrived = np.logaddexp.reduce(-self._ways(-behind, i), axis=0)
            if i == 0:
                arrived[0] = 0.0
            behind[i] = np.logaddexp.accumulate(arrived + self._spent[i]) - self._spent[i]
        return behind

    def _summed_ahead(self) -> Numbers:
        """The same from each cell to the end."""
        rows = len(self._low)
        ahead = np.full((rows, self._width), -np.inf)
        for i in reversed(range(rows)):
            leaving = np.full((len(_DOWN), self._width), -np.inf)
            for number, (a, b) in enumerate(_DOWN):
                if i + a < rows:
                    here, there = self._lined_up(int(self._low[i] - self._low[i + a]) + b)
                    np.subtract(ahead[i + a, there], self._costs[a, b][i + a, there], out=leaving[number, here])
            left = np.logaddexp.reduce(leaving, axis=0)
            if i == rows - 1:
                left[-1] = 0.0
            ahead[i] = np.logaddexp.accumulate((left - self._spent[i])[::-1])[::-1] + self._spent[i]
        return ahead
