"""How much a text was changed: edit distances by characters and by words, and how many segments were left alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from app.errors import InputError
from app.scores.packed import Packed, Row
from app.scores.score import FRACTION, LOWER, Score


class Per(StrEnum):
    """What edits are divided by; a rate has no meaning without it."""

    AFTER = "after"  # the edited text: as TER
    LONGER = "longer"  # the longer of the two: never more than 1


# Upper bounds of the share of characters changed in a segment, as the bands of post-editing are usually drawn.
BANDS = (0.0, 0.15, 0.25, 0.50, 1.0)
BAND = 4  # where it stands among the `edits` of a segment


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
    return added_up([edits(one, other, per) for one, other in zip(before, after, strict=True)], per)


def edits(before: str, after: str, per: Per = Per.LONGER) -> Row:
    """What happened to one segment, to be added up: characters edited, of how many; words edited, of how many; band.

    The band is the place of its bound in BANDS, whatever edits are divided by.
    """
    share = Levenshtein.normalized_distance(before, after)
    band = next(place for place, bound in enumerate(BANDS) if share <= bound)
    return (*_counted(before, after, per), *_counted(before.split(), after.split(), per), band)


def added_up(rows: Sequence[Row], per: Per = Per.LONGER) -> Changes:
    """The `edits` of any selection of segments as numbers; InputError for none."""
    if not rows:
        raise InputError("no segment is selected, so nothing was changed")
    rows = rows if isinstance(rows, Packed) else Packed(rows)
    characters, of_characters, words, of_words, _ = rows.sums()
    bands = Counter(rows.column(BAND))
    counts = {bound: bands[place] for place, bound in enumerate(BANDS)}
    scores = (
        _rate("Characters edited", "character", (characters, of_characters, len(rows)), per),
        _rate("Words edited", "word", (words, of_words, len(rows)), per),
    )
    same = counts[BANDS[0]] / len(rows)
    unchanged = Score("Segments left alone", same, "edits:none", len(rows), FRACTION, (0.0, 1.0))
    return Changes(scores, tuple((bound, counts[bound]) for bound in BANDS), unchanged)


def _share(low: float, high: float, many: int, total: int) -> Score:
    name = f"Segments changed by {low * 100:g} to {high * 100:g} %"
    said = f"edits:levenshtein|unit:character|per:longer|above:{low:g}|up-to:{high:g}"
    return Score(name, many / total, said, total, FRACTION, (0.0, 1.0), LOWER)


def _counted(one: Sequence[object], other: Sequence[object], per: Per) -> tuple[int, int]:
    total = len(other) if per is Per.AFTER else max(len(one), len(other))
    return Levenshtein.distance(one, other), total


def _rate(name: str, unit: str, counted: tuple[float, float, int], per: Per) -> Score:
    made, total, segments = counted
    value = made / total if total else (math.inf if made else 0.0)
    said = f"edits:levenshtein|unit:{unit}|per:{per}|edits/total:{made:.0f}/{total:.0f}"
    return Score(name, value, said, segments, FRACTION, (0.0, 1.0 if per is Per.LONGER else None), LOWER)
