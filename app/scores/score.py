"""What a score is: a number that is never without its name, its signature and what it was taken over."""

from __future__ import annotations

from dataclasses import dataclass

POINTS = "points"
FRACTION = "fraction"
HIGHER, LOWER = "higher", "lower"


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a score would lie were other segments of the same kind drawn: percentile bootstrap.

    `low` and `high` bound the middle `level` of `samples` re-drawn corpora, `mean` is their mean, all in the
    unit of the score. The same `seed` and `samples` give the same interval again.
    """

    low: float
    high: float
    mean: float
    samples: int
    seed: int
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Score:
    """A number about `segments` segments, and how it came about.

    `unit` is points (0 to 100, TER may pass 100) or fraction (0 to 1), `bounds` the least and the greatest
    value there can be (None: no bound), `better` the direction that is better: higher or lower. `against` says
    for people which text it was compared with.
    `interval` is there only where one was computed.
    """

    name: str
    value: float
    signature: str
    segments: int
    unit: str = POINTS
    bounds: tuple[float, float | None] = (0.0, 100.0)
    better: str = HIGHER
    interval: Interval | None = None
    against: str = ""

    def __post_init__(self) -> None:
        if not self.signature:
            raise ValueError(f"{self.name} has no signature, so nobody could say what it means")

    @property
    def shown(self) -> str:
        """The value to two digits, a fraction as per cent, with the interval where there is one."""
        text = self._written(self.value)
        if self.interval is None:
            return text
        low, high = self._written(self.interval.low), self._written(self.interval.high)
        return f"{text} [{low} – {high}]"

    def __str__(self) -> str:
        return f"{self.name} {self.shown} ({self.signature})"

    def _written(self, value: float) -> str:
        return f"{value:.2%}".replace("%", " %") if self.unit == FRACTION else f"{value:.2f}"
