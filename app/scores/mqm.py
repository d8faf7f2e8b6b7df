"""The score of MQM 2.0: penalty points by severity and kind, by the words that were looked at.

Sources: «The MQM Scoring Models» and «Values and Scores», themqm.org; Lommel et al. 2024, «The Multi-Range Theory of
Translation Quality Measurement» (arXiv 2405.16969). With the council's names: EWC the words evaluated, APT the absolute
penalty total, RWC = 1,000 the reference word count, MSV = 100 the maximum score.

    APT  = Σ severity multiplier × weight of the kind         0, 1, 5, 25 for neutral, minor, major, critical
    ONPT = APT / EWC × RWC                                    points per 1,000 words
    linear      = MSV × (1 − APT / EWC)
    calibrated  = MSV − ONPT × (MSV − threshold) / allowed    just «allowed» points per 1,000 words reach the threshold
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import fmean

from app.errors import InputError
from app.model import Judged, PassMark, RatedError
from app.scores.resampling import SAMPLES, SEED, TAIL, resampled_sums
from app.scores.score import Interval, Score
from app.text.words import words

MULTIPLIERS: Mapping[str, float] = {"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}
REFERENCE_WORDS, MAXIMUM = 1000, 100.0
ENOUGH_WORDS = 500  # below, a score is indicative: evaluators use 500 to 20,000 words (themqm.org)
NONE_FOUND = -math.log(0.025)  # errors that may be there, at most, where none was found: Poisson, upper 97.5 % bound


class Basis(StrEnum):
    """What the words are counted in. Vietnamese words are syllables, so the source is counted by characters."""

    TARGET_WORDS = "target words"
    SOURCE_WORDS = "source words"
    SOURCE_CHARACTERS = "source characters"

    def of(self, source: str, target: str) -> int:
        """How many there are in a segment; characters without spaces."""
        match self:
            case Basis.TARGET_WORDS:
                return len(words(target))
            case Basis.SOURCE_WORDS:
                return len(words(source))
            case Basis.SOURCE_CHARACTERS:
                return sum(not letter.isspace() for letter in source)


@dataclass(frozen=True, slots=True)
class Scheme:
    """How points are given and counted. `weights` are by category id; a kind that is not there weighs 1."""

    mark: PassMark = field(default_factory=PassMark)
    weights: Mapping[str, float] = field(default_factory=dict)
    multipliers: Mapping[str, float] = field(default_factory=lambda: dict(MULTIPLIERS))
    basis: Basis = Basis.TARGET_WORDS

    def points(self, error: RatedError) -> float:
        """What an error costs; a severity that the scheme does not know costs nothing."""
        return self.multipliers.get(error.severity, 0.0) * self.weights.get(error.category, 1.0)

    def linear(self, points: float, count: float) -> float:
        """The quality score for so many points in so many words; not below 0."""
        return max(MAXIMUM * (1 - points / count), 0.0)

    def calibrated(self, points: float, count: float) -> float:
        """The same, with the threshold reached at the allowed points per 1,000 words; not below 0."""
        normed = points / count * REFERENCE_WORDS
        return max(MAXIMUM - normed * (MAXIMUM - self.mark.threshold) / self.mark.allowed_points, 0.0)

    @property
    def signature(self) -> str:
        """All of it in words, as it stands beside each number."""
        costs = "|".join(f"{name}:{cost:g}" for name, cost in self.multipliers.items())
        weighed = ",".join(f"{name}={weight:g}" for name, weight in sorted(self.weights.items()) if weight != 1.0)
        mark = f"threshold:{self.mark.threshold:g}|allowed:{self.mark.allowed_points:g}"
        basis = self.basis.value.replace(" ", "-")
        return f"scheme:mqm2|{costs}|weights:{weighed or 'none'}|per:{basis}|reference:{REFERENCE_WORDS}|{mark}"


@dataclass(frozen=True, slots=True)
class OfCategory:
    """The errors of one kind, the mean over raters where there are several."""

    category: str
    counts: Mapping[str, float]  # by severity
    points: float
    per_thousand: float  # errors, of all severities, per 1,000 of the basis

    @property
    def errors(self) -> float:
        """How many there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class MqmScore:
    """What MQM 2.0 says of a translation. `count` is how much was looked at, in the basis of the scheme."""

    scheme: Scheme
    points: float
    count: int
    segments: int
    raters: int
    linear: Score
    calibrated: Score
    categories: tuple[OfCategory, ...]

    @property
    def per_word(self) -> float:
        """Penalty points by word (or what the basis is)."""
        return self.points / self.count

    @property
    def per_thousand(self) -> float:
        """Penalty points per 1,000."""
        return self.per_word * REFERENCE_WORDS

    @property
    def passes(self) -> bool:
        """Whether the calibrated score reaches the threshold; rounding cannot lift it there or push it below."""
        return self.calibrated.value >= self.scheme.mark.threshold - 1e-9

    @property
    def enough(self) -> int:
        """How much has to be looked at for a verdict. Characters are taken as five to a word."""
        return ENOUGH_WORDS * (5 if self.scheme.basis is Basis.SOURCE_CHARACTERS else 1)

    @property
    def indicative(self) -> bool:
        """Whether too little was looked at to say more than «about»."""
        return self.count < self.enough


def score(judged: Sequence[Judged], scheme: Scheme | None = None, samples: int = SAMPLES, seed: int = SEED) -> MqmScore:
    """The score of one system. Where several raters judged a segment, their points are averaged in it.

    Its words count once for each segment that somebody judged, errors or none. InputError where there are no words.
    """
    scheme = scheme or Scheme()
    groups: defaultdict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.document, one.segment].append(one)
    rows = [_row(group, scheme) for group in groups.values()]
    points, count = math.fsum(row[0] for row in rows), math.fsum(row[1] for row in rows)
    if not count:
        raise InputError(f"MQM: no {scheme.basis} were judged, so there is nothing to score")
    drawn = _drawn(rows, samples, seed)

    def scored(name: str, made: Callable[[float, float], float]) -> Score:
        plain = Score(f"MQM 2.0, {name}", made(points, count), scheme.signature, len(rows))
        return _with_interval(plain, [made(*one) for one in drawn], seed)

    return MqmScore(
        scheme=scheme,
        points=points,
        count=round(count),
        segments=len(rows),
        raters=len({one.rater for one in judged}),
        linear=scored("linear", scheme.linear),
        calibrated=scored("calibrated", scheme.calibrated),
        categories=tuple(_categories(groups.values(), scheme, count)),
    )


def _row(group: Sequence[Judged], scheme: Scheme) -> tuple[float, float]:
    """Points and words of a segment."""
    points = fmean(math.fsum(scheme.points(error) for error in one.errors) for one in group)
    return points, float(scheme.basis.of(group[0].source, group[0].target))


def _drawn(rows: Sequence[tuple[float, float]], samples: int, seed: int) -> list[tuple[float, float]]:
    """Points and words of texts of as many segments, drawn from these (percentile bootstrap over segments).

    Where no error was found, drawing would find none for ever: then as many minor ones may be there as a Poisson count
    of 0 allows.
    """
    if samples < 2 or len(rows) < 2:
        return []
    if not any(points for points, _ in rows):
        count = sum(count for _, count in rows)
        return [(NONE_FOUND, count)] * (samples // TAIL + 1) + [(0.0, count)] * (samples - samples // TAIL - 1)
    drawn = ((float(sums[0]), float(sums[1])) for sums in resampled_sums(rows, samples, seed))
    return [one for one in drawn if one[1]]


def _with_interval(plain: Score, values: Sequence[float], seed: int) -> Score:
    if not values:
        return plain
    ordered, samples = sorted(values), len(values)
    cut = samples // TAIL
    interval = Interval(ordered[cut], ordered[samples - cut - 1], fmean(ordered), samples, seed)
    return replace(plain, signature=f"{plain.signature}|bs:{samples}|seed:{seed}", interval=interval)


def _categories(groups: Iterable[Sequence[Judged]], scheme: Scheme, count: float) -> Iterator[OfCategory]:
    """The kinds by their points, the costliest first."""
    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    points: defaultdict[str, float] = defaultdict(float)
    for group in groups:
        for one in group:
            for error in one.errors:
                counts[error.category][error.severity] += 1 / len(group)
                points[error.category] += scheme.points(error) / len(group)
    for category in sorted(counts, key=lambda name: (-points[name], name)):
        of_severity = dict(counts[category])
        per_thousand = sum(of_severity.values()) / count * REFERENCE_WORDS
        yield OfCategory(category, of_severity, points[category], per_thousand)
