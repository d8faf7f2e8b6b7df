"""Scores of whole files against a reference or a post-edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.formats import texts
from app.model import Progress
from app.scores import bootstrap, reference
from app.scores.score import Score


def score_files(
    hypothesis: Path, against: Path, metrics: Sequence[str] | None, *, post_edit: bool, samples: int
) -> Iterator[Progress | list[Score]]:
    """Line i against line i; the last thing yielded is the list of scores.

    Against a post-edit HTER and TER are given, else `metrics` (all where none is named), each with an interval
    by bootstrap where `samples` is 2 or more. InputError where the files differ in length.
    """
    sides = [reference.lines(texts.read(path)) for path in (hypothesis, against)]
    wanted = ("TER",) if post_edit else tuple(metrics or reference.ALL)
    steps = reference.counting(sides[0], sides[1], wanted)
    while True:
        try:
            yield next(steps)
        except StopIteration as end:
            counts = end.value
            break
    if post_edit:
        yield reference.hter(counts["TER"])
    else:
        yield [bootstrap.with_interval(one, samples) if samples > 1 else one.score() for one in counts.values()]
