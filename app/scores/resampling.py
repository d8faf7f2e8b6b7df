"""Drawing segments anew, as often as is wanted, with a seed that makes the same draws again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

SAMPLES = 1000
SEED = 12345  # sacreBLEU's own; here it is not read from the environment, so that a number can be made again
TAIL = 40  # sacreBLEU leaves out a fortieth at either end: the middle 95 %


def resampled_sums(rows: Sequence[Sequence[float]], samples: int, seed: int) -> Iterator[Any]:
    """The sums of the columns over as many rows as there are, drawn with replacement; an array for each sample."""
    import numpy as np  # late: takes 0.1 s to load, and few ask for an interval

    table = np.array(rows, dtype=np.float64)
    draws = np.random.default_rng(seed)
    for _ in range(samples):
        drawn = draws.choice(len(table), size=len(table), replace=True)
        # One sample at a time: sacreBLEU draws all at once, which takes 10 GB for 100,000 segments.
        yield np.bincount(drawn, minlength=len(table)) @ table
