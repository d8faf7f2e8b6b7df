"""Fits the detectors: logistic regression on clean pairs and on pairs with one planted fault each.

The probability is brought to a prior of one fault in twenty segments (`model.PRIOR`) by moving the bias, as is right
for logistic regression under another share of positives (King and Zeng, 2001).
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from app.scores.risk.detectors import DETECTORS, Detector
from app.scores.risk.model import PRIOR, Fitted, Model, Weight, scale
from app.scores.risk.pair import Pair
from app.scores.risk.planted import KINDS, Document, plant
from app.scores.risk.queue import combined
from app.scores.risk.signals import signals

TIMES = 4  # faults planted in each clean sentence
RIDGE = 5.0  # L2 penalty on weights of standardised signals
STEPS = 50
ENOUGH = 1e-7
LEAST_AMBER, LEAST_RED = 0.1, 0.9  # a fault less likely than this shows no light
# Shares of clean segments that may show by detectors alone. On other text it is more, and the checks tell too: together
# no more than 5 in 100 are to be amber, and by detectors alone no more than 1 red.
AMBER, RED = 0.008, 0.003

Values = NDArray[np.float64]
Seen = Sequence[Mapping[str, float]]


def fit(documents: Sequence[Document], more: Sequence[tuple[str, str]] = (), seed: str = "fit") -> Model:
    """A model from clean documents; `more` clean pairs only help to say what is usual."""
    clean = [seen(*pair) for document in documents for pair in document]
    bare = {
        one.name: logistic(
            one, clean, [seen(*pair) for pair in plant(documents, KINDS[one.name], seed + one.name, TIMES)]
        )
        for one in DETECTORS
    }
    usual = clean + [seen(*pair) for pair in more]
    return with_thresholds(bare, usual)


def halves(documents: Sequence[Document], seed: int = 1) -> tuple[list[Document], list[Document]]:
    """Documents dealt out to two halves by chance: one to fit on, one to measure on."""
    order = list(documents)
    random.Random(seed).shuffle(order)  # noqa: S311  # no secret hangs on it
    return order[::2], order[1::2]


def seen(source: str, target: str) -> Mapping[str, float]:
    """The signals of a pair."""
    return signals(Pair(source, target))


def logistic(detector: Detector, clean: Seen, faulty: Seen) -> Fitted:
    """Newton's method; both kinds weigh the same, whatever their numbers."""
    values = np.array([[one[signal] for signal in detector.signals] for one in [*clean, *faulty]], dtype=np.float64)
    truth = np.repeat([0.0, 1.0], [len(clean), len(faulty)])
    knots = np.median(values, axis=0)
    columns = np.hstack([values, np.maximum(0.0, values - knots)]) if detector.bent else values
    mean, spread = columns.mean(axis=0), columns.std(axis=0)
    spread[spread == 0] = np.inf  # a signal that is always the same tells nothing
    solved = _newton((columns - mean) / spread, truth)
    weights = solved[:-1] / spread
    bias = float(solved[-1] - weights @ mean) + math.log(PRIOR / (1 - PRIOR))
    count = len(detector.signals)
    bent = weights[count:] if detector.bent else np.zeros(count)
    rows = zip(detector.signals, weights[:count], knots, bent, strict=True)
    return Fitted(
        round(bias, 5), tuple(Weight(name, *(round(float(value), 5) for value in numbers)) for name, *numbers in rows)
    )


def _newton(columns: Values, truth: Values) -> Values:
    table = np.hstack([columns, np.ones((len(columns), 1))])
    weigh = np.where(truth == 1, 0.5 / truth.mean(), 0.5 / (1 - truth.mean()))
    ridge = np.eye(table.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-6
    solved: Values = np.zeros(table.shape[1])
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-np.clip(table @ solved, -30, 30)))
        slope = table.T @ (weigh * (said - truth)) + ridge @ solved
        curve = (table * (weigh * said * (1 - said) + 1e-9)[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        solved -= step
        if np.abs(step).max() < ENOUGH:
            break
    return solved


def with_thresholds(bare: Mapping[str, Fitted], usual: Seen) -> Model:
    """Thresholds so that of clean segments about AMBER, and RED, show by any detector, each having a like part."""
    said = {name: np.array([one.probability(signals) for signals in usual]) for name, one in bare.items()}
    ranks = np.array([_from_top(values) for values in said.values()])
    highest = np.sort(ranks.min(axis=0))  # how far up each segment is in the list of the detector that says most
    cuts = [highest[min(len(highest) - 1, int(share * len(highest)))] for share in (AMBER, RED)]
    detectors = {
        name: Fitted(
            one.bias,
            one.weights,
            *(max(least, _at_rank(said[name], cut)) for cut, least in zip(cuts, (LEAST_AMBER, LEAST_RED), strict=True)),
        )
        for name, one in bare.items()
    }
    return Model(detectors, scale([combined(list(row)) for row in np.array(list(said.values())).T]))


def _from_top(values: Values) -> Values:
    """Of each value how many are as high or higher."""
    ordered = np.sort(values)
    return (len(values) - np.searchsorted(ordered, values, side="left")).astype(np.float64)


def _at_rank(values: Values, rank: float) -> float:
    """A threshold that fewer than `rank` of the values reach."""
    ordered = np.sort(values)[::-1]
    at = max(0, int(rank) - 2)
    above, below = (float(ordered[at]), float(ordered[min(len(ordered) - 1, at + 1)]))
    return round(min(0.99999, (above + below) / 2 if above > below else above + 1e-6), 6)
