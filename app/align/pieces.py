"""Texts of any length: cut where the pairs are sure, so that time and memory grow with the length and no faster.

What counts as rare, and how wide the band around the diagonal is, is then decided within a piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.align import clues, moved, path
from app.align.path import Bead
from app.model import Pair, Sentence
from app.text.meaning import Meaning

LONG = 1_000  # sentences of either side that are looked at together
KEPT = 0.6  # of a piece, at most: towards its end the way is bent to a corner that is only guessed
SURE = 0.9


def align(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    langs: tuple[str, str] = ("vi", "uk"),
    long: int = LONG,
    near: Meaning | None = None,
) -> list[Pair]:
    """Pairs by their source; every unit of both texts is in exactly one, an unanswered one in a pair of its own.

    Targets run in order too, except where something changed its place (`app.align.moved`). `near` (`app.text.meaning`,
    optional) adds what the sentences mean, at some 15 ms a sentence that was not met before.
    """
    return [pair for piece in _in_pieces(source, target, langs, long, near) for pair in piece]


def _in_pieces(
    source: Sequence[Sentence], target: Sequence[Sentence], langs: tuple[str, str], long: int, near: Meaning | None
) -> Iterator[list[Pair]]:
    i = j = 0
    while i < len(source) or j < len(target):
        rest = len(source) - i, len(target) - j
        rows, columns = _piece(*rest, long)
        known = clues.gather(source[i : i + rows], target[j : j + columns], langs, near)
        made = path.align(known)
        kept = made if (rows, columns) == rest else _until_sure(made)
        yield [_further_on(pair, i, j) for pair in moved.found_again(kept, known)]
        i += sum(len(pair.source) for pair, _ in kept)
        j += sum(len(pair.target) for pair, _ in kept)


def _piece(rows: int, columns: int, long: int) -> tuple[int, int]:
    """How much of what is left of either side is looked at: as much of the one as of the other."""
    if max(rows, columns) <= long:
        return rows, columns
    share = long / max(rows, columns)
    return max(1, round(rows * share)), max(1, round(columns * share))


def _further_on(pair: Pair, by_source: int, by_target: int) -> Pair:
    source, target = (
        tuple(one + by for one in side) for side, by in ((pair.source, by_source), (pair.target, by_target))
    )
    return Pair(source, target, pair.confidence)


def _until_sure(made: list[Bead]) -> list[Bead]:
    """The pairs up to the last that is sure in the part that is kept; without one, all of that part."""
    most = max(1, int(KEPT * len(made)))
    sure = (
        n
        for n, (pair, _) in reversed([*enumerate(made[:most], 1)])
        if pair.confidence >= SURE and pair.source and pair.target
    )
    return made[: next(sure, most)]
