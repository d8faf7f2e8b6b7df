"""How the risk of the segments is spread, as bars of an inline SVG picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from app.model import Light, Row

BINS = 10
WIDTH, HEIGHT = 560, 180  # of the drawing, in its own units
TOP, BASE = 22, 150  # the tallest bar reaches up to TOP, all stand on BASE
GAP = 8


class Bar(NamedTuple):
    """Segments whose risk lies within a tenth of the range: how many, and where their bar is drawn."""

    label: str
    segments: int
    x: float
    y: float
    width: float
    height: float


def risk_bars(rows: Iterable[Row]) -> list[Bar]:
    """Ten bars, for risks 0–9 up to 90–100. Segments that no check has seen are left out."""
    checked = [row.risk.score for row in rows if row.risk.light is not Light.UNCHECKED]
    counts = Counter(min(max(score, 0) * BINS // 100, BINS - 1) for score in checked)
    tallest = max(counts.values(), default=1)
    step = WIDTH / BINS
    return [_bar(number, counts[number], (BASE - TOP) * counts[number] / tallest, step) for number in range(BINS)]


def _bar(number: int, count: int, height: float, step: float) -> Bar:
    low = number * 100 // BINS
    high = 100 if number == BINS - 1 else low + 100 // BINS - 1
    drawn = round(height, 1)
    return Bar(
        f"{low}–{high}", count, round(number * step + GAP / 2, 1), round(BASE - drawn, 1), round(step - GAP, 1), drawn
    )
