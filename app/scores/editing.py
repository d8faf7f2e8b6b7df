"""How much a text was changed: edit distances by characters and by words, and how many segments were left alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from app.errors import InputError
from app.scores.score import FRACTION, LOWER, Score


class Per(StrEnum):
    """What edits are divided by; a rate has no meaning without it."""

    AFTER = "after"  # the edited text: as TER
    LONGER = "longer"  # the longer of the two: never more than 1


# Upper bounds of the share of characters changed in a segment, as the bands of post-editing are usually drawn.
BANDS = (0.0, 0.15, 0.25, 0.50, 1.0)


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to the segments of a text. `bands` says how many were changed up to each bound of BANDS.

    The first band, 0, are those left alone; the last holds all that were changed by more than half.
    """

    scores: tuple[Score, ...]
    bands: tuple[tuple[float, int], ...]
    unchanged: Score

    @property
    def every(self) -> list[Score]:
        """All of it as scores: the rates, the share of segments left alone, and of those in each band."""
        total = self.unchanged.segments
        shares = [_share(low, high, many, total) for (low, _), (high, many) in pairwise(self.bands)]
        return [*self.scores, self.unchanged, *shares]


def changes(before: Sequence[str], after: Sequence[str], per: Per = Per.LONGER) -> Changes:
    """Between the text as it came in and as it is now, segment by segment.

    An edit puts in, takes out or replaces one character, or one word (parted by spaces). The texts are compared as they
    are. InputError where they differ in length or are empty.
    """
    if len(before) != len(after):
        raise InputError(f"{len(before)} segments before, but {len(after)} after; each must have its partner")
    if not before:
        raise InputError("both texts are empty, so nothing was changed")
    pairs = list(zip(before, after, strict=True))
    by_words = [(one.split(), other.split()) for one, other in pairs]
    words = _rate("Words edited", "word", by_words, per)
    characters = _rate("Characters edited", "character", pairs, per)
    same = sum(one == other for one, other in pairs)
    unchanged = Score("Segments left alone", same / len(pairs), "edits:none", len(pairs), FRACTION, (0.0, 1.0))
    return Changes((characters, words), _bands(pairs), unchanged)


def _share(low: float, high: float, many: int, total: int) -> Score:
    name = f"Segments changed by {low * 100:g} to {high * 100:g} %"
    said = f"edits:levenshtein|unit:character|per:longer|above:{low:g}|up-to:{high:g}"
    return Score(name, many / total, said, total, FRACTION, (0.0, 1.0), LOWER)


def _rate(name: str, unit: str, pairs: Sequence[tuple[Sequence[str], Sequence[str]]], per: Per) -> Score:
    edits = sum(Levenshtein.distance(one, other) for one, other in pairs)
    lengths = (len(other) if per is Per.AFTER else max(len(one), len(other)) for one, other in pairs)
    total = sum(lengths)
    value = edits / total if total else (math.inf if edits else 0.0)
    said = f"edits:levenshtein|unit:{unit}|per:{per}|edits/total:{edits}/{total}"
    return Score(name, value, said, len(pairs), FRACTION, (0.0, 1.0 if per is Per.LONGER else None), LOWER)


def _bands(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[float, int], ...]:
    counts = dict.fromkeys(BANDS, 0)
    for one, other in pairs:
        share = Levenshtein.normalized_distance(one, other)
        counts[next(bound for bound in BANDS if share <= bound)] += 1
    return tuple(counts.items())
