"""Whether one system is better than another, or only luckier with these segments: the paired tests of sacreBLEU.

Made from kept counts, in bounded memory and step by step; the numbers are those of `sacrebleu --paired-bs` and
`--paired-ar` with the same seed, to the digit.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app.errors import InputError
from app.model import Message, Progress
from app.scores import bootstrap
from app.scores.metrics import METRICS, built, signature
from app.scores.reference import Counts
from app.scores.resampling import SEED
from app.scores.score import Score

TRIALS_A_STEP = 96
DRAWN_AT_ONCE = 32  # one byte each: 32 MB for a million segments


class Test(StrEnum):
    """The two tests and what they say.

    BOOTSTRAP (Koehn 2004) draws segments anew; RANDOMISATION (Riezler and Maxwell 2005) exchanges the two systems in a
    random half of the segments, and is the one to prefer: it assumes less.
    """

    __test__ = False  # no test of pytest

    BOOTSTRAP = "bootstrap"
    RANDOMISATION = "randomisation"

    @property
    def samples(self) -> int:
        """How many trials are usual."""
        return 1_000 if self is Test.BOOTSTRAP else 10_000


@dataclass(frozen=True, slots=True)
class Compared:
    """A system beside the first one, the baseline. `p` is how likely so large a difference is by chance alone.

    It is None for the baseline itself.
    """

    system: str
    score: Score
    p: float | None = None

    @property
    def significant(self) -> bool:
        """Whether the difference is taken as real: p below 0.05. Of several systems, more are so by chance."""
        return self.p is not None and self.p < 0.05


def comparing(
    systems: Mapping[str, Counts], test: Test, samples: int = 0, seed: int = SEED
) -> Generator[Progress, None, list[Compared]]:
    """Each system against the first one, by one metric, with progress; `samples` 0: as many as usual.

    InputError where there are fewer than two systems, or they have not the same segments.
    """
    names = list(systems)
    metrics = {counts.metric for counts in systems.values()}
    lengths = {name: len(counts.rows) for name, counts in systems.items()}
    if len(names) < 2 or len(metrics) != 1:
        raise InputError("a comparison wants two systems or more, by the same metric")
    for name, length in lengths.items():
        if length != lengths[names[0]]:
            raise InputError(f"{name} has {length} segments, {names[0]} has {lengths[names[0]]}; they must be the same")
    samples = samples or test.samples
    baseline = systems[names[0]]
    found = [Compared(names[0], _scored(baseline, test, samples, seed))]
    for number, name in enumerate(names[1:]):
        differences = _bootstrapped if test is Test.BOOTSTRAP else _exchanged
        trials: list[float] = []
        for step in differences(baseline, systems[name], samples, seed):
            trials += step
            done = number * samples + len(trials)
            yield Progress(done, (len(names) - 1) * samples, Message.of("Comparing: {system}", system=name))
        mine, theirs = systems[name].score().value, baseline.score().value
        p = _p_value(trials, abs(mine - theirs), test)
        found.append(Compared(name, _scored(systems[name], test, samples, seed), p))
    return found


def _scored(counts: Counts, test: Test, samples: int, seed: int) -> Score:
    if test is Test.BOOTSTRAP:
        return bootstrap.with_interval(counts, samples, seed)
    metric = built(METRICS[counts.metric].corpus)
    return replace(counts.score(), signature=signature(metric, ar=samples, seed=seed))


def _p_value(trials: Sequence[float], difference: float, test: Test) -> float:
    """As sacreBLEU has it: (1 + how often chance did better) / (1 + trials); the bootstrap's is about its own mean.

    No difference is 1 here; sacreBLEU gives the least p there is, and calls a system better than itself.
    """
    if difference == 0:
        return 1.0
    import numpy as np  # late: takes 0.1 s to load, and few compare systems

    made = np.array(trials)
    if test is Test.BOOTSTRAP:
        made -= made.mean()
    return (int((made > difference).sum()) + 1) / (len(trials) + 1)


def _bootstrapped(one: Counts, other: Counts, samples: int, seed: int) -> Iterator[list[float]]:
    import numpy as np  # late: as above

    tables = [np.array(counts.rows, dtype=np.float64) for counts in (one, other)]
    draws, count = np.random.default_rng(seed), len(one.rows)
    for start in range(0, samples, TRIALS_A_STEP):
        step = []
        for _ in range(min(TRIALS_A_STEP, samples - start)):
            times = np.bincount(draws.choice(count, size=count, replace=True), minlength=count)
            left, right = (_value(one, (times @ table).astype(np.float32)) for table in tables)
            step.append(abs(right - left))
        yield step


def _exchanged(one: Counts, other: Counts, samples: int, seed: int) -> Iterator[list[float]]:
    import numpy as np  # late: as above

    tables = [np.array(counts.rows, dtype=np.float64) for counts in (one, other)]
    total = tables[0].sum(0) + tables[1].sum(0)
    draws, count = np.random.default_rng(seed), len(one.rows)
    for start in range(0, samples, TRIALS_A_STEP):
        step = []
        for which in _halves(draws, count, min(TRIALS_A_STEP, samples - start)):
            first = np.where(which[:, None], tables[0], tables[1]).sum(0)
            step.append(abs(_value(one, first) - _value(one, total - first)))
        yield step


def _halves(draws: Any, count: int, trials: int) -> Iterator[Any]:
    """For each trial, which of the segments are exchanged: the draws that sacreBLEU makes all at once, as one table.

    Drawn some at a time they are the same only where each time is a multiple of 32, the bits of one of NumPy's draws.
    """
    for start in range(0, trials, DRAWN_AT_ONCE):
        yield from draws.integers(2, size=(min(DRAWN_AT_ONCE, trials - start), count), dtype=bool)


def _value(counts: Counts, sums: Any) -> float:
    metric = built(METRICS[counts.metric].corpus)
    return float(metric._compute_score_from_stats(list(sums)).score)  # noqa: SLF001 (as in reference.Counts)
