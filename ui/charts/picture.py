"""What a chart shows, before it is drawn: bars with a value for each series, in words a screen reader can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.model import Severity

Series = tuple[str, Severity | None]  # its name, and the severity it stands for, if it does


class Form(Enum):
    """How the bars stand."""

    BARS = "bars"  # lying, one under the other: things with names
    COLUMNS = "columns"  # standing side by side: a distribution
    LINES = "lines"  # joined points, one line a series: what changes with time


@dataclass(frozen=True, slots=True)
class Bar:
    """One place of a chart: a value for each series. `item` is what a click on it leads to."""

    name: str
    values: tuple[float, ...]
    said: str = ""  # instead of the sum of the values, where that says little
    item: Any = None

    @property
    def total(self) -> float:
        return sum(self.values)

    @property
    def words(self) -> str:
        """The number beside the bar."""
        return self.said or number(self.total)


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole chart. `note` is what must be known to read it; `most` the least upper end of its scale.

    `rest` are bars for which a chart has no room; its table has them.
    """

    title: str
    form: Form = Form.BARS
    bars: tuple[Bar, ...] = ()
    series: tuple[Series, ...] = (("", None),)
    note: str = ""
    most: float = 0.0
    rest: tuple[Bar, ...] = ()

    @property
    def top(self) -> float:
        """The upper end of the scale."""
        if self.form is Form.LINES:
            highest = max((max(bar.values, default=0.0) for bar in self.bars), default=0.0)
        else:
            highest = max((bar.total for bar in self.bars), default=0.0)
        return max(highest, self.most) or 1.0


def told(picture: Picture, bar: Bar) -> str:
    """A bar in words: its name, and what each series says where there are several."""
    if len(picture.series) == 1:
        return f"{bar.name}: {bar.words}"
    parts = [f"{name} {number(value)}" for (name, _), value in zip(picture.series, bar.values, strict=True) if value]
    return f"{bar.name}: {', '.join(parts) or number(0)}"


def number(value: float) -> str:
    """A number as charts and tables write it: whole where it is, else with two decimals at most."""
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.2f}"


def first(bars: Sequence[Bar], count: int) -> tuple[tuple[Bar, ...], tuple[Bar, ...]]:
    """So many of the longest bars, the longest first, and the rest; those alike stand in their own order."""
    ordered = tuple(sorted(bars, key=lambda bar: -bar.total))
    return ordered[:count], ordered[count:]
