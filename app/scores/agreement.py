"""How far people who judge the same segments agree, whether a rater changes over time, and how long they take."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, median

from app.model import Judged, RatedError, Side, Span

OVERLAP = 0.5  # of the shorter of two spans: from here on both mark the same error
PARTS = 4  # into which the work of a rater is cut, in the order of time
FEWEST = 2  # segments or judgements, below which nothing is computed

Value = Callable[[Judged], float]
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two raters over the `segments` that both judged. None: not defined, for one of them gave everything the same.

    `span_f1` is between 0 and 1, over all spans of these segments; None where neither marked any.
    """

    raters: tuple[str, str]
    segments: int
    pearson: float | None
    kendall: float | None
    span_f1: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """All raters together. `alpha` is Krippendorff's, for interval data; None where no segment has two raters."""

    alpha: float | None
    segments: int  # that two or more judged
    pairs: tuple[PairAgreement, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """One rater over time: means of the first, second … part of their segments, in the order they were judged.

    `kendall` is between the order and the value: +1 where it only ever rose. `seconds` are medians of a segment; 0
    where no time was taken.
    """

    rater: str
    segments: int
    values: tuple[float, ...]
    seconds: tuple[float, ...]
    kendall: float | None

    @property
    def seconds_per_segment(self) -> float:
        """The median of all parts that took time."""
        return median(taken) if (taken := [one for one in self.seconds if one]) else 0.0


def agreement(judged: Iterable[Judged], value: Value) -> Agreement:
    """Between all raters, by the value of each segment, for instance `schemes.google_sum` or its ESA score."""
    by_rater: defaultdict[str, dict[Key, Judged]] = defaultdict(dict)
    for one in judged:
        by_rater[one.rater][one.system, one.document, one.segment] = one
    units: defaultdict[Key, list[float]] = defaultdict(list)
    for theirs in by_rater.values():
        for key, one in theirs.items():
            units[key].append(value(one))
    shared = [values for values in units.values() if len(values) >= FEWEST]
    pairs = (_pair(names, by_rater, value) for names in combinations(sorted(by_rater), 2))
    return Agreement(krippendorff_alpha(shared), len(shared), tuple(one for one in pairs if one.segments))


def krippendorff_alpha(units: Iterable[Sequence[float]]) -> float | None:
    """Krippendorff's alpha for interval data: 1 − observed by expected disagreement, 1 being perfect.

    `units` are the values that the raters gave each segment; any number of raters, missing values left away. Formula:
    Krippendorff 2011, «Computing Krippendorff's Alpha-Reliability», section E, with the squared difference. None where
    no unit has two values; 1 where all values are the same.
    """
    paired = [values for values in units if len(values) >= FEWEST]
    every = [one for values in paired for one in values]
    if not every:
        return None
    observed = math.fsum(_squares(values) / (len(values) - 1) for values in paired) / len(every)
    expected = _squares(every) / (len(every) * (len(every) - 1))
    return 1.0 if expected == 0 else 1 - observed / expected


def pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's correlation; None where there are fewer than two pairs or one side never varies."""
    if len(one) < FEWEST or len(set(one)) == 1 or len(set(other)) == 1:
        return None
    means = fmean(one), fmean(other)
    parts = [(left - means[0], right - means[1]) for left, right in zip(one, other, strict=True)]
    spread = math.sqrt(math.fsum(left**2 for left, _ in parts) * math.fsum(right**2 for _, right in parts))
    return math.fsum(left * right for left, right in parts) / spread if spread else None


def kendall(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Kendall's tau-b, which allows for ties (Kendall 1945); None where there is nothing to order."""
    import numpy as np  # late: takes 0.1 s to load, and few compare raters

    if len(one) < FEWEST or len(one) != len(other):
        return None
    left, right = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    concordant = untied_left = untied_right = 0.0
    for place in range(len(left) - 1):
        signs = np.sign(left[place + 1 :] - left[place]), np.sign(right[place + 1 :] - right[place])
        concordant += float(signs[0] @ signs[1])
        untied_left += float(np.abs(signs[0]).sum())
        untied_right += float(np.abs(signs[1]).sum())
    return concordant / math.sqrt(untied_left * untied_right) if untied_left and untied_right else None


def span_f1(pairs: Iterable[tuple[Judged, Judged]]) -> float | None:
    """How far two raters mark the same places: matched spans by all spans, over all segments; None without a span.

    Spaces and marks at the ends of a span do not count, nor does the order of spans. Two spans of one side match where
    they share half of the shorter one or more, each with one other at most; kinds and severities are not compared.
    """
    matched = total = 0
    for one, other in pairs:
        left, right = _places(one), _places(other)
        matched += _matches(left, right)
        total += len(left) + len(right)
    return 2 * matched / total if total else None


def drift(judged: Iterable[Judged], value: Value) -> list[Drift]:
    """Each rater over time, in the order of `begun`, or where no time was taken in the order given."""
    by_rater: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_rater[one.rater].append(one)
    ordered = ((rater, sorted(theirs, key=lambda one: one.begun)) for rater, theirs in sorted(by_rater.items()))
    return [_drift(rater, theirs, value) for rater, theirs in ordered]


def _pair(names: tuple[str, str], by_rater: Mapping[str, Mapping[Key, Judged]], value: Value) -> PairAgreement:
    one, other = by_rater[names[0]], by_rater[names[1]]
    both = [(one[key], other[key]) for key in one if key in other]
    left, right = [value(first) for first, _ in both], [value(second) for _, second in both]
    return PairAgreement(names, len(both), pearson(left, right), kendall(left, right), span_f1(both))


def _squares(values: Sequence[float]) -> float:
    """The sum of squared differences over all ordered pairs: 2 n Σx² − 2 (Σx)², about the mean for the digits' sake."""
    middle = fmean(values)
    return 2 * len(values) * math.fsum((one - middle) ** 2 for one in values)


def _places(one: Judged) -> list[tuple[Side, Span]]:
    return [(error.side, _trimmed(error, one)) for error in one.errors if error.span is not None]


def _trimmed(error: RatedError, one: Judged) -> Span:
    """The place without spaces and marks at its ends, where the text is known."""
    span = error.span or Span(0, 0)
    text = one.source if error.side is Side.SOURCE else one.target
    start, end = span.start, min(span.end, len(text)) if text else span.end
    while text and start < end and not text[start].isalnum():
        start += 1
    while text and end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if end > start else span


def _matches(left: Sequence[tuple[Side, Span]], right: Sequence[tuple[Side, Span]]) -> int:
    """The greatest number of pairs that match, each span in one at most (augmenting paths)."""
    options = [[at for at, other in enumerate(right) if _same(one, other)] for one in left]
    taken: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        for at in options[one]:
            if at not in seen:
                seen.add(at)
                if at not in taken or place(taken[at], seen):
                    taken[at] = one
                    return True
        return False

    return sum(place(one, set()) for one in range(len(left)))


def _same(one: tuple[Side, Span], other: tuple[Side, Span]) -> bool:
    (side, here), (other_side, there) = one, other
    shorter = min(here.end - here.start, there.end - there.start)
    if side is not other_side:
        return False
    if shorter == 0:  # a point: the same place, or within
        return here.start <= there.end and there.start <= here.end
    return min(here.end, there.end) - max(here.start, there.start) >= OVERLAP * shorter


def _drift(rater: str, theirs: Sequence[Judged], value: Value) -> Drift:
    values = [value(one) for one in theirs]
    parts = list(_parts(len(theirs)))
    return Drift(
        rater=rater,
        segments=len(theirs),
        values=tuple(fmean(values[part]) for part in parts),
        seconds=tuple(_median_time(theirs[part]) for part in parts),
        kendall=kendall(range(len(values)), values),
    )


def _parts(count: int) -> Iterator[slice]:
    parts = min(PARTS, count)
    for number in range(parts):
        yield slice(number * count // parts, (number + 1) * count // parts)


def _median_time(judged: Sequence[Judged]) -> float:
    taken = [one.seconds for one in judged if one.seconds]
    return median(taken) if taken else 0.0
