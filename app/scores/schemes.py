"""Scores made of people's judgements, averaged over raters: Google's MQM points and ESA.

Both are means over segments, in which a segment counts once however many raters looked at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from app.errors import InputError
from app.model import Judged, RatedError
from app.scores.resampling import SAMPLES, SEED, TAIL, resampled_sums
from app.scores.score import LOWER, Interval, Score

Value = Callable[[Judged], float]

MAJOR, MINOR, MINOR_PUNCTUATION, NON_TRANSLATION = 5.0, 1.0, 0.1, 25.0
GOOGLE = "scheme:google|major:5|minor:1|minor-punctuation:0.1|non-translation:25|neutral:0|segment:sum,mean-of-raters"
ESA = "scheme:esa|scale:0-100|segment:mean-of-raters"
_NOTHING = ("source",)  # begins the categories of faults that are not the translation's


def google_points(error: RatedError) -> float:
    """What an error costs by the weights of Freitag et al. 2021 («Experts, Errors, and Context», table 4).

    Major 5, minor 1, minor in Fluency/Punctuation 0.1, a non-translation 25 whatever its severity, neutral 0. The
    scheme knows no critical errors; they cost as major ones, as in Google's own viewer of such files (Marot). Faults of
    the source cost nothing.
    """
    category = error.category.lower()
    if category.startswith("non-translation"):
        return NON_TRANSLATION
    if category.startswith(_NOTHING):
        return 0.0
    if error.severity in ("major", "critical"):
        return MAJOR
    if error.severity == "minor":
        return MINOR_PUNCTUATION if category == "fluency/punctuation" else MINOR
    return 0.0


def google_sum(judged: Judged) -> float:
    """The points of one rater for one segment."""
    return sum(google_points(error) for error in judged.errors)


def by_segment(judged: Iterable[Judged], value: Value) -> dict[tuple[str, str], float]:
    """The value of each segment by document and segment, the mean over its raters, of one system."""
    found: dict[tuple[str, str], list[float]] = {}
    for one in judged:
        found.setdefault((one.document, one.segment), []).append(value(one))
    return {key: fmean(values) for key, values in found.items()}


def by_system(judged: Iterable[Judged]) -> dict[str, list[Judged]]:
    """The judgements of each system, in the order in which the systems come."""
    found: dict[str, list[Judged]] = {}
    for one in judged:
        found.setdefault(one.system, []).append(one)
    return found


def google(judged: Sequence[Judged], samples: int = SAMPLES, seed: int = SEED) -> Score:
    """Points per segment of one system: the sum of each rater, the mean over raters, the mean over segments.

    Lower is better; 0 is a text without errors. InputError where nothing was judged.
    """
    score = _mean("MQM (Google), points per segment", by_segment(judged, google_sum), GOOGLE, samples, seed)
    return replace(score, bounds=(0.0, None), better=LOWER)


def esa(judged: Sequence[Judged], samples: int = SAMPLES, seed: int = SEED) -> Score:
    """The mean ESA score of one system, 0 to 100, higher is better: a judgement of its own, not made of the errors.

    InputError where no rater gave a score.
    """
    scored = [one for one in judged if one.esa is not None]
    return _mean("ESA", by_segment(scored, lambda one: one.esa or 0.0), ESA, samples, seed)


def _mean(name: str, values: Mapping[tuple[str, str], float], signature: str, samples: int, seed: int) -> Score:
    """The mean of segments with its interval by percentile bootstrap over segments; none below two segments."""
    if not values:
        raise InputError(f"{name}: no segment was judged, so there is nothing to score")
    every = list(values.values())
    plain = Score(name, fmean(every), signature, len(every))
    if samples < 2 or len(every) < 2:
        return plain
    means = sorted(sums[0] / len(every) for sums in resampled_sums([(one,) for one in every], samples, seed))
    cut = samples // TAIL
    interval = Interval(means[cut], means[samples - cut - 1], fmean(means), samples, seed)
    return replace(plain, signature=f"{signature}|bs:{samples}|seed:{seed}", interval=interval)
