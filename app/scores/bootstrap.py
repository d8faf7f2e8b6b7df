"""How much a score could owe to the choice of segments: sacreBLEU's bootstrap, in bounded memory."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from statistics import fmean

from app.model import Message, Progress
from app.scores.metrics import METRICS, built, signature
from app.scores.reference import Counts
from app.scores.resampling import SAMPLES, SEED, TAIL, resampled_sums
from app.scores.score import Interval, Score

SAMPLES_A_STEP = 50  # of a million segments a sample takes 20 to 50 ms


def with_interval(counts: Counts, samples: int = SAMPLES, seed: int = SEED) -> Score:
    """The corpus score with its 95 % interval by percentile bootstrap (Koehn 2004).

    The signature says bs and seed. Equals sacreBLEU's `corpus_score(…, n_bootstrap=samples)` with the
    same seed: the same draws, the same sums.
    ValueError for fewer than 2 samples; InputError for no segment.
    """
    steps = drawing(counts, samples, seed)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            scored: Score = end.value
            return scored


def drawing(counts: Counts, samples: int = SAMPLES, seed: int = SEED) -> Generator[Progress, None, Score]:
    """`with_interval` step by step, with progress; to cancel is to stop asking."""
    if samples < 2:
        raise ValueError(f"an interval needs 2 samples or more, not {samples}")
    plain = counts.score()
    values: list[float] = []
    for value in _resampled(counts, samples, seed):
        values.append(value)
        if len(values) % SAMPLES_A_STEP == 0:
            yield Progress(len(values), samples, Message.of("Interval: {metric}", metric=counts.metric))
    values.sort()
    cut = samples // TAIL
    interval = Interval(values[cut], values[samples - cut - 1], fmean(values), samples, seed)
    metric = built(METRICS[counts.metric].corpus)
    return replace(plain, interval=interval, signature=signature(metric, bs=samples, seed=seed))


def _resampled(counts: Counts, samples: int, seed: int) -> Iterator[float]:
    metric = built(METRICS[counts.metric].corpus)
    for sums in resampled_sums(counts.rows, samples, seed):
        # sacreBLEU works in single precision, which decides the last digits.
        yield float(metric._compute_score_from_stats([*sums.astype("float32")]).score)  # noqa: SLF001
