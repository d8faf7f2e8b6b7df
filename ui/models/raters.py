"""The people who judge as pictures: whether each grew stricter with time, and how far two of them agree."""

from __future__ import annotations

from collections.abc import Sequence

from app.workspace import Agreement, Drift
from ui.charts.picture import Bar, Form, Picture, Series, first
from ui.texts import tr, trn

RATERS = 4  # lines of a chart that can be told apart
PAIRS = 12  # bars of a chart; the rest stands in its table


def drift_picture(drift: Sequence[Drift]) -> Picture:
    """The points a segment that each rater gave, in the first part of their work, the second and so on.

    Shown are those who judged most, as many as there are kinds of lines; who has too little to be parted is left away.
    """
    title = tr("Points a segment over time, by annotator")
    parts = max((len(one.values) for one in drift), default=0)
    whole = sorted((one for one in drift if len(one.values) == parts > 1), key=lambda one: -one.segments)
    shown = whole[:RATERS]
    if not shown:
        return Picture(title, Form.LINES, note=tr("Nobody has judged enough segments yet"))
    series: tuple[Series, ...] = tuple((one.rater, None) for one in shown)
    bars = [Bar(tr("part {n}").format(n=part + 1), tuple(one.values[part] for one in shown)) for part in range(parts)]
    left = len(drift) - len(shown)
    more = trn("{n} more annotator is not shown", "{n} more annotators are not shown", left) if left else ""
    note = tr("Parts of each one's work, in the order of time; a line that rises is one who grew stricter.")
    return Picture(title, Form.LINES, tuple(bars), series, " ".join(filter(None, (note, more))))


def pairs_picture(agreed: Agreement) -> Picture:
    """How far the marked places of two annotators agree, and beside it how far their points do."""
    title = tr("Agreement of two annotators")
    bars = [
        Bar(
            f"{one.raters[0]} – {one.raters[1]}",
            (one.span_f1 or 0.0,),
            f"{_number(one.span_f1)} · r {_number(one.pearson)} · τ {_number(one.kendall)} · {one.segments}",
        )
        for one in agreed.pairs
    ]
    if not bars:
        return Picture(title, note=tr("No segment was judged by two people"))
    shown, rest = first(bars, PAIRS)
    note = tr("Marked places alike (F1, 1: all), then correlation of points (Pearson, Kendall), and segments in common")
    return Picture(title, Form.BARS, shown, note=note, most=1.0, rest=rest)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
