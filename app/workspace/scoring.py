"""Scores of whole files: against a reference or a post-edit, or by a program of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import InputError
from app.model import Message, Progress
from app.scores import bootstrap, comparison, editing, external, reference
from app.scores.comparison import Compared, Test
from app.scores.external import Answers, Item
from app.scores.metrics import ALL, STANDARD, with_tokenizer
from app.scores.normal import named, normal
from app.scores.reference import Counts
from app.scores.score import Score
from app.workspace.sides import Against, lines_of, sides


@dataclass(frozen=True, slots=True)
class Comparable:
    """How texts are made ready to be scored: normal `forms`, and BLEU's `tokenizer`."""

    forms: Sequence[str] = ()
    tokenizer: str = STANDARD


AS_THEY_ARE = Comparable()


@dataclass(frozen=True, slots=True)
class Found:
    """Scores against a text, and how many segments had nothing beside them there, with the reason."""

    scores: list[Score]
    left_out: int = 0
    why: Message | None = None


def score_files(
    hypothesis: Path,
    against: Against,
    metrics: Sequence[str] | None,
    *,
    post_edit: bool,
    samples: int,
    ready: Comparable = AS_THEY_ARE,
) -> Iterator[Progress | Found]:
    """Line i against line i; the last thing yielded is what was Found.

    Against a post-edit HTER and TER are given, then how many characters and words were edited and how many segments how
    much; else `metrics` (all where none is named), each with an interval by bootstrap where `samples` is 2 or more. The
    texts are compared as they are unless `ready` says otherwise. InputError where the files differ in length.
    """
    both = sides(hypothesis, against)
    mine, theirs = (normal(lines, ready.forms) for lines in (both.hypotheses, both.references))
    wanted = ["TER"] if post_edit else with_tokenizer(metrics or ALL, ready.tokenizer)
    counts = yield from reference.counting(mine, theirs, wanted)
    if post_edit:
        found = [*reference.hter(counts["TER"]), *editing.changes(mine, theirs).every]
    else:
        found = []
        for one in counts.values():
            found.append((yield from bootstrap.drawing(one, samples)) if samples > 1 else one.score())
    yield Found([named(one, ready.forms) for one in found], both.left_out, both.why)


def compare_files(
    hypotheses: Sequence[Path],
    against: Against,
    metrics: Sequence[str] | None,
    test: str,
    samples: int = 0,
    ready: Comparable = AS_THEY_ARE,
) -> Iterator[Progress | dict[str, list[Compared]]]:
    """Several systems, the first of them the baseline, by a paired test; the last thing yielded is, by metric, each.

    `test` is bootstrap or randomisation, `samples` 0 as many as usual: the numbers are sacreBLEU's with seed 12345.
    """
    wanted = with_tokenizer(metrics or ("chrF++", "BLEU"), ready.tokenizer)
    counted: dict[str, dict[str, Counts]] = {}
    for path in hypotheses:
        both = sides(path, against)
        mine, theirs = (normal(lines, ready.forms) for lines in (both.hypotheses, both.references))
        counts = yield from reference.counting(mine, theirs, wanted)
        for metric, one in counts.items():
            if str(path) in counted.setdefault(metric, {}):
                raise InputError(f"{path}: is there twice; a comparison wants different systems")
            counted[metric][str(path)] = one
    found: dict[str, list[Compared]] = {}
    for metric, systems in counted.items():
        compared = yield from comparison.comparing(systems, Test(test), samples)
        found[metric] = [replace(one, score=named(one.score, ready.forms)) for one in compared]
    yield found


def score_by_program(
    command: Sequence[str], target: Path, source: Path, against: Path | None = None
) -> Iterator[Progress | Answers]:
    """Line i of the target with line i of the source, and of the reference where there is one, numbered from 1.

    The last thing yielded are the Answers, whole or with what went wrong. InputError where the files differ in length
    or the program cannot be used.
    """
    paths = [path for path in (source, target, against) if path is not None]
    columns = [lines_of(path) for path in paths]
    for path, lines in zip(paths[1:], columns[1:], strict=True):
        if len(lines) != len(columns[0]):
            raise InputError(f"{source} has {len(columns[0])} lines, {path} has {len(lines)}; line i belongs to line i")
    items = [Item(str(number), *row) for number, row in enumerate(zip(*columns, strict=True), 1)]
    yield (yield from external.scoring(command, items))
