"""What is known of two texts before any pair is made: their sentences, what they share, what their words explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.align.evidence import Evidence
from app.align.wording import Half, wording
from app.model import Sentence
from app.text import lexicon
from app.text.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Side:
    """One text: its sentences, the weight of the items in each, and how the other side explains its words."""

    sentences: Sequence[Sentence]
    own: Sequence[float]
    words: Half


@dataclass(frozen=True, slots=True)
class Clues:
    """Both texts, and the weight of what source sentence i and target sentence j share."""

    source: Side
    target: Side
    shared: Mapping[tuple[int, int], float]

    def part(self, rows: Sequence[int], columns: Sequence[int]) -> Clues:
        """The clues to some sentences of either side; what is rare stays what it was in the whole."""
        shared = {
            (i, j): self.shared[row, column]
            for i, row in enumerate(rows)
            for j, column in enumerate(columns)
            if (row, column) in self.shared
        }
        return Clues(_part(self.source, rows, columns), _part(self.target, columns, rows), shared)


def gather(
    source: Sequence[Sentence], target: Sequence[Sentence], langs: tuple[str, str], near: Meaning | None = None
) -> Clues:
    """What can be known of two texts; `near`, where it is given, tells what their sentences mean."""
    found = Evidence(source, target, langs, near)
    words = wording([one.text for one in source], [one.text for one in target], lexicon.load())
    here, there = (Side(*parts) for parts in zip((source, target), found.own, words, strict=True))
    return Clues(here, there, found.shared)


def _part(side: Side, own: Sequence[int], others: Sequence[int]) -> Side:
    return Side([side.sentences[i] for i in own], [side.own[i] for i in own], side.words.part(own, others))
