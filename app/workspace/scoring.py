"""Scores of whole files: against a reference or a post-edit, or by a program of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.errors import InputError
from app.formats import texts
from app.model import Progress
from app.scores import bootstrap, external, reference
from app.scores.external import Answers, Item
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


def score_by_program(
    command: Sequence[str], target: Path, source: Path, against: Path | None = None
) -> Iterator[Progress | Answers]:
    """Line i of the target with line i of the source, and of the reference where there is one, numbered from 1.

    The last thing yielded are the Answers, whole or with what went wrong. InputError where the files differ in length
    or the program cannot be used.
    """
    paths = [path for path in (source, target, against) if path is not None]
    sides = [reference.lines(texts.read(path)) for path in paths]
    for path, side in zip(paths[1:], sides[1:], strict=True):
        if len(side) != len(sides[0]):
            raise InputError(f"{source} has {len(sides[0])} lines, {path} has {len(side)}; line i belongs to line i")
    items = [Item(str(number), *row) for number, row in enumerate(zip(*sides, strict=True), 1)]
    yield (yield from external.scoring(command, items))
