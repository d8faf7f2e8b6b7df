"""Paragraphs that changed places: sentences left over on both sides that answer each other after all.

The way through the grid runs forward only, so of two paragraphs that traded places it can pair one at most. Here the
sentences it left alone, or paired for want of better, are compared regardless of order. Where some clearly belong
together, the stretches they are in are aligned by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from app.align.clues import Clues
from app.align.costs import Costs
from app.align.path import Bead, Grid
from app.model import Pair

WEAK = 10.0  # a bead that gains less may be taken apart; a good one gains some 15
ANCHOR = 2.0  # nats of evidence that two sentences out of order are a pair; that both were alone is none
MOVED = 3.0  # nats that a move must gain over what it takes apart
MOST = 300  # loose sentences; where more are, the texts are no translation, and comparing them all would take long

Stretch = tuple[tuple[int, ...], tuple[int, ...]]


def found_again(beads: Sequence[Bead], clues: Clues) -> list[Pair]:
    """The pairs of the beads with those added that are out of order, by their source; no sentence is lost."""
    made = list(beads)
    for rows, columns in _stretches(made, clues):
        made = _with_moved(made, rows, columns, clues)
    pairs = [bead.pair for bead in made]
    return pairs if made == list(beads) else in_order(pairs)


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """By the source; a target without one stands behind the pair that has the target before it."""
    with_source = sorted((pair for pair in pairs if pair.source), key=lambda pair: pair.source)
    places = {target: at for at, pair in enumerate(with_source, 1) for target in pair.target}
    behind: list[list[Pair]] = [[] for _ in range(len(with_source) + 1)]
    for pair in sorted((pair for pair in pairs if not pair.source), key=lambda pair: pair.target):
        at = places.get(pair.target[0] - 1, 0)
        places.update(dict.fromkeys(pair.target, at))
        behind[at].append(pair)
    return [*behind[0], *(one for pair, lone in zip(with_source, behind[1:], strict=True) for one in (pair, *lone))]


def _loose(beads: Iterable[Bead]) -> list[Bead]:
    return [bead for bead in beads if bead.gain < WEAK]


def _stretches(beads: list[Bead], clues: Clues) -> list[Stretch]:
    """Stretches of loose sentences that have an anchor in common, the surest first."""
    loose = _loose(beads)
    rows, columns = _numbers(loose)
    if not rows or not columns or max(len(rows), len(columns)) > MOST:
        return []
    row_runs, column_runs = _runs(rows), _runs(columns)
    paired = {(i, j) for pair, _ in loose for i in pair.source for j in pair.target}
    gains: dict[Stretch, float] = {}
    for i, j, gain in _anchors(rows, columns, clues):
        if (i, j) not in paired:
            stretch = row_runs[i], column_runs[j]
            gains[stretch] = gains.get(stretch, 0.0) + gain
    return sorted(gains, key=lambda stretch: (-gains[stretch], stretch))


def _numbers(beads: Sequence[Bead]) -> tuple[list[int], list[int]]:
    """Of the sentences of either side that are in the beads."""
    return sorted(i for pair, _ in beads for i in pair.source), sorted(j for pair, _ in beads for j in pair.target)


def _runs(numbers: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """For each number the run of neighbours it is in."""
    breaks = [0, *(at for at, (one, two) in enumerate(pairwise(numbers), 1) if two != one + 1), len(numbers)]
    runs = (tuple(numbers[first:last]) for first, last in pairwise(breaks))
    return {number: run for run in runs for number in run}


def _anchors(rows: list[int], columns: list[int], clues: Clues) -> Iterator[tuple[int, int, float]]:
    """Sentences that answer each other better than any other, and the evidence for it."""
    gains = -Costs(clues.part(rows, columns), band=len(columns)).of((1, 1))[1:, 1:]
    for at, best in enumerate(gains.argmax(axis=1)):
        if gains[at, best] >= ANCHOR and gains[:, best].argmax() == at:
            yield rows[at], columns[best], float(gains[at, best])


def _with_moved(beads: list[Bead], rows: Sequence[int], columns: Sequence[int], clues: Clues) -> list[Bead]:
    """The beads with those of a stretch put in, if that is a gain."""
    loose = _loose(beads)
    free = _numbers(loose)
    rows, columns = [i for i in rows if i in free[0]], [j for j in columns if j in free[1]]
    if not rows or not columns:
        return beads
    found = (bead for bead in Grid(Costs(clues.part(rows, columns))).beads() if bead.pair.source and bead.pair.target)
    renumbered = (Bead(_renumbered(bead.pair, rows, columns), bead.gain) for bead in found)
    new = [bead for bead in renumbered if _in_a_row(bead.pair.source) and _in_a_row(bead.pair.target)]
    taken = _numbers(new)
    apart = [bead for bead in loose if {*taken[0]} & {*bead.pair.source} or {*taken[1]} & {*bead.pair.target}]
    if sum(bead.gain for bead in new) - sum(bead.gain for bead in apart) < MOVED:
        return beads
    left = _numbers(apart)
    alone = [Pair((i,), ()) for i in left[0] if i not in taken[0]]
    alone += [Pair((), (j,)) for j in left[1] if j not in taken[1]]
    return [*(bead for bead in beads if bead not in apart), *new, *(Bead(pair, 0.0) for pair in alone)]


def _renumbered(pair: Pair, rows: Sequence[int], columns: Sequence[int]) -> Pair:
    return Pair(tuple(rows[i] for i in pair.source), tuple(columns[j] for j in pair.target), pair.confidence)


def _in_a_row(numbers: Sequence[int]) -> bool:
    """Whether they are neighbours in their text: what stood between two of them may have found its pair already."""
    return numbers[-1] - numbers[0] == len(numbers) - 1
