"""How much a score could owe to the choice of segments: sacreBLEU's bootstrap, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import fmean

from app.scores.metrics import METRICS, built, signature
from app.scores.reference import Counts
from app.scores.resampling import SAMPLES, SEED, TAIL, resampled_sums
from app.scores.score import Interval, Score


def with_interval(counts: Counts, samples: int = SAMPLES, seed: int = SEED) -> Score:
    """The corpus score with its 95 % interval by percentile bootstrap (Koehn 2004).

    The signature says bs and seed. Equals sacreBLEU's `corpus_score(…, n_bootstrap=samples)` with the
    same seed: the same draws, the same sums.
    ValueError for fewer than 2 samples; InputError for no segment.
    """
    if samples < 2:
        raise ValueError(f"an interval needs 2 samples or more, not {samples}")
    plain = counts.score()
    values = sorted(_resampled(counts, samples, seed))
    cut = samples // TAIL
    interval = Interval(values[cut], values[samples - cut - 1], fmean(values), samples, seed)
    metric = built(METRICS[counts.metric].corpus)
    return replace(plain, interval=interval, signature=signature(metric, bs=samples, seed=seed))


def _resampled(counts: Counts, samples: int, seed: int) -> Iterator[float]:
    metric = built(METRICS[counts.metric].corpus)
    for sums in resampled_sums(counts.rows, samples, seed):
        # sacreBLEU works in single precision, which decides the last digits.
        yield float(metric._compute_score_from_stats([*sums.astype("float32")]).score)  # noqa: SLF001
