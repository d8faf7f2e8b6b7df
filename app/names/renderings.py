"""Every Ukrainian spelling that is met for a Vietnamese syllable, from `corpora/names/renderings.tsv`.

Names are followed with this wide table and judged with the narrow one of a transcription profile: machine
translation hardly ever writes what a standard asks for.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from app import corpora
from app.names import transcription
from app.names.syllables import Syllable

REFERENCE = "practical"  # the profile whose letters count as customary
_LONGEST = 9  # letters of one Ukrainian syllable, with room to spare: «кхуйєнг»


class Letters(NamedTuple):
    """What stands for a syllable's onset and rime, and how far from custom that is."""

    onset: str
    rime: str
    cost: float


class Spelling(NamedTuple):
    """A way to read Ukrainian letters as a row of syllables: how many, at what cost, with which letters."""

    syllables: int
    cost: float
    letters: tuple[Letters, ...]


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    with corpora.names("renderings.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    table: dict[str, dict[str, tuple[str, ...]]] = {"onset": {}, "nucleus": {}, "coda": {}}
    for row in rows:
        letters = row["ukrainian"].split()
        table[row["part"]][row["vietnamese"]] = tuple("" if item == "-" else item for item in letters)
    return table


@lru_cache(maxsize=20_000)
def of_syllable(onset: str, nucleus: str, coda: str) -> Mapping[str, Letters]:
    """Every spelling of a syllable with its cheapest reading."""
    table, profile = _table(), transcription.load(REFERENCE)
    spellings: dict[str, Letters] = {}
    for i, first in enumerate(table["onset"].get(onset, (onset,))):
        for j, middle in enumerate(table["nucleus"].get(nucleus, ())):
            for k, last in enumerate(table["coda"].get(coda, ())):
                cost = sum(1 + position * 0.05 for position in (i, j, k) if position)
                written = profile.composed(first, middle, last)
                if written not in spellings or cost < spellings[written].cost:
                    spellings[written] = Letters(first, middle + last, cost)
    standard = profile.syllable(Syllable(onset, nucleus, coda))
    if standard in spellings:
        spellings[standard] = spellings[standard]._replace(cost=0.0)
    return spellings


def initials(syllable: Syllable) -> frozenset[str]:
    """The letters a rendering of the syllable may begin with."""
    return frozenset(
        spelling.lstrip("'")[0] for spelling in of_syllable(syllable.onset, syllable.nucleus, syllable.coda) if spelling
    )


def spell(syllables: Sequence[Syllable], letters: str) -> list[Spelling]:
    """The ways to read `letters` (lower case, plain apostrophes) as one or more of the first syllables.

    For each number of syllables only the cheapest way is kept.
    """
    best: dict[int, Spelling] = {}
    _walk(syllables, letters, 0, Spelling(0, 0.0, ()), best)
    return list(best.values())


def _walk(syllables: Sequence[Syllable], letters: str, at: int, so_far: Spelling, best: dict[int, Spelling]) -> None:
    count = so_far.syllables
    if at == len(letters):
        if count and (count not in best or so_far.cost < best[count].cost):
            best[count] = so_far
        return
    if count == len(syllables):
        return
    syllable = syllables[count]
    known = of_syllable(syllable.onset, syllable.nucleus, syllable.coda)
    for start in (at, at + 1) if count and letters[at] == "'" else (at,):
        for end in range(start + 1, min(start + _LONGEST, len(letters)) + 1):
            found = known.get(letters[start:end])
            if found is not None:
                longer = Spelling(count + 1, so_far.cost + found.cost, (*so_far.letters, found))
                _walk(syllables, letters, end, longer, best)
