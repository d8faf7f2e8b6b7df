"""The fitted figures of the detectors: a logistic function each, thresholds, and what is usual in clean text."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app import corpora

PRIOR = 0.05  # how many segments have a given fault, where a probability is told: one in twenty
STEPS = 100  # of the scale
_STEEPEST = 30.0


@dataclass(frozen=True, slots=True)
class Weight:
    """What one unit of a signal adds; `bent` is added for each unit above `knot`."""

    signal: str
    weight: float
    knot: float = 0.0
    bent: float = 0.0

    def of(self, value: float) -> float:
        """What a value adds."""
        return self.weight * value + self.bent * max(0.0, value - self.knot)


@dataclass(frozen=True, slots=True)
class Fitted:
    """One detector: its probability is 1 / (1 + exp(−(bias + Σ weights))), and from where on it is told."""

    bias: float
    weights: tuple[Weight, ...]
    amber: float = 1.0
    red: float = 1.0

    def probability(self, signals: Mapping[str, float]) -> float:
        """How likely the fault is, 0 to 1, if one segment in twenty (`PRIOR`) has it."""
        total = self.bias + sum(weight.of(signals[weight.signal]) for weight in self.weights)
        return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total))))


@dataclass(frozen=True, slots=True)
class Model:
    """All detectors by name, and which combined chance each step of the scale from 0 to 100 begins at (`scale`)."""

    detectors: Mapping[str, Fitted]
    usual: tuple[float, ...]

    def score(self, chance: float) -> int:
        """How rare a combined chance is among clean segments, 0 to 100; 100: every clean one has a lower chance."""
        return 100 if chance > self.usual[-1] else min(99, max(0, bisect_left(self.usual, chance)))


def scale(chances: Sequence[float]) -> tuple[float, ...]:
    """The hundred and one steps by the combined chances of n clean segments: step s is what n^(−s/100) of them exceed.

    So each third of the scale is ten times rarer in a thousand segments. A plain percentile would crowd all that
    matters between 99 and 100.
    """
    ordered = sorted(chances)
    last = len(ordered) - 1
    return tuple(
        round(ordered[min(last, round(last * (1 - len(ordered) ** (-step / 100))))] if step < STEPS else ordered[-1], 6)
        for step in range(STEPS + 1)
    )


@cache
def load() -> Model:
    """The model shipped with the program."""
    return read(corpora.risk())


@cache
def nearness() -> Fitted:
    """The wrong-segment detector beside the nearness of meaning: its weights are of `detectors.together`."""
    return _fitted(json.loads(corpora.nearness().read_text(encoding="utf-8")))


def read(path: Path) -> Model:
    """A model from its file, as `as_table` makes it."""
    table = json.loads(path.read_text(encoding="utf-8"))
    return Model({name: _fitted(row) for name, row in table["detectors"].items()}, tuple(table["usual"]))


def as_table(model: Model) -> dict[str, Any]:
    """The model as JSON values."""
    return {
        "detectors": {name: row_of(one) for name, one in model.detectors.items()},
        "usual": list(model.usual),
    }


def row_of(one: Fitted) -> dict[str, Any]:
    """One detector as JSON values."""
    weights = {weight.signal: [weight.weight, weight.knot, weight.bent] for weight in one.weights}
    return {"bias": one.bias, "amber": one.amber, "red": one.red, "weights": weights}


def _fitted(row: Mapping[str, Any]) -> Fitted:
    weights = tuple(Weight(signal, *numbers) for signal, numbers in row["weights"].items())
    return Fitted(row["bias"], weights, row["amber"], row["red"])
