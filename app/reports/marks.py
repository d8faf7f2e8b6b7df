"""Found places in a text: where each begins and ends, and the sign, word and colour of its severity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.model import Light, Severity, Span

# Never colour alone: each severity has a sign of its own and is called by its word beside it.
SIGNS = {Severity.INFO: "○", Severity.MINOR: "●", Severity.MAJOR: "▲", Severity.CRITICAL: "◆"}
LIGHTS = {Light.RED: "◆", Light.AMBER: "▲", Light.NONE: "–", Light.UNCHECKED: "?"}


class Piece(NamedTuple):
    """A run of text under the same marks; `marks` are numbers of the spans that cover it, from 0."""

    text: str
    marks: tuple[int, ...] = ()


def pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """`text` cut wherever a span begins or ends; the pieces joined are the text again.

    Spans may overlap. One of no width gives an empty piece. What lies beyond the text is drawn back into it.
    """
    begins, ends, points = _edges(text, spans)
    running: set[int] = set()
    for here, there in zip(points, [*points[1:], len(text)], strict=True):
        running -= ends[here]
        empty = begins[here] & ends[here]
        if empty:
            yield Piece("", tuple(sorted(empty)))
        running |= begins[here] - empty
        if there > here:
            yield Piece(text[here:there], tuple(sorted(running)))


def _edges(text: str, spans: Sequence[Span]) -> tuple[dict[int, set[int]], dict[int, set[int]], list[int]]:
    begins: defaultdict[int, set[int]] = defaultdict(set)
    ends: defaultdict[int, set[int]] = defaultdict(set)
    for number, span in enumerate(spans):
        begins[min(span.start, len(text))].add(number)
        ends[min(span.end, len(text))].add(number)
    return begins, ends, sorted({0, *begins, *ends})
