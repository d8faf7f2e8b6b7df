"""Scores against a text in the same language: a reference, a post-edit or an earlier version (by sacreBLEU).

What a metric counts in each segment is kept (`Counts`), so that any selection of segments is added up again
and never scored again. For an earlier version, give the text as it came in as hypothesis and the text as it
is now as reference.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import InputError
from app.model import Message, Progress
from app.scores.metrics import ALL, METRICS, built, signature
from app.scores.packed import Packed, Row
from app.scores.score import FRACTION, LOWER, Score

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

WORDS_A_STEP = 200  # TER needs up to 5 s for this many words whose blocks have all moved, 0.1 s for common ones


@dataclass(frozen=True, slots=True)
class Counts:
    """What one metric counted in each segment: one row of numbers a segment, all rows of one width.

    chrF: for each n-gram order, how many in the hypothesis, in the reference, in both. BLEU: words of both,
    then the n-grams found and the n-grams there are, n from 1 to 4. TER: edits, words of the reference.
    """

    metric: str
    rows: Sequence[Row]

    def score(self, selection: Sequence[int] | None = None) -> Score:
        """The score of the corpus, or of the `selection` (segment numbers from 0) as a corpus of its own.

        InputError where nothing is selected: no text has no score.
        """
        count = len(self.rows if selection is None else selection)
        if not count:
            raise InputError(f"{self.metric}: no segment is selected, so there is nothing to score")
        metric = built(METRICS[self.metric].corpus)
        return self._score(_value(metric, self._sums(selection)), signature(metric), count)

    def by_segment(self) -> list[Score]:
        """One score a segment, in order; BLEU with its effective order, as the signature says (eff:yes)."""
        said = signature(built(METRICS[self.metric].segment))
        return [self._score(value, said, 1) for value in self.values()]

    def values(self, selection: Sequence[int] | None = None) -> Iterator[float]:
        """The scores `by_segment` as numbers alone, of all segments or of the `selection`."""
        metric = built(METRICS[self.metric].segment)
        places = range(len(self.rows)) if selection is None else selection
        return (_value(metric, self.rows[place]) for place in places)

    def of(self, selection: Sequence[int]) -> Counts:
        """What was counted in the `selection` alone."""
        rows = self.rows
        chosen = rows.chosen(selection) if isinstance(rows, Packed) else [rows[place] for place in selection]
        return replace(self, rows=chosen)

    def _sums(self, selection: Sequence[int] | None) -> Sequence[float]:
        if isinstance(self.rows, Packed):
            return self.rows.sums(selection)
        rows = self.rows if selection is None else [self.rows[place] for place in selection]
        return [sum(column) for column in zip(*rows, strict=True)]

    def _score(self, value: float, said: str, segments: int) -> Score:
        kind = METRICS[self.metric]
        return Score(self.metric, value, said, segments, bounds=kind.bounds, better=kind.better)


class Counting:
    """Counts segments as they come, for texts that are not all in memory. To cancel is to stop asking.

    `values` are the segments' own scores by metric (`Counts.values`). InputError for an unknown metric.
    """

    def __init__(self, metrics: Sequence[str] = ALL) -> None:
        self._rows = {name: Packed() for name in _known(metrics)}
        self.values = {name: array("d") for name in self._rows}

    def add(self, hypotheses: Sequence[str], references: Sequence[str]) -> Iterator[int]:
        """Count these segments too, some a step; yields how many were counted in each step."""
        for step in _steps(hypotheses, references):
            for name, rows in self._rows.items():
                new = _count(built(METRICS[name].corpus), hypotheses[step], references[step])
                rows.add(new)
                self.values[name].extend(Counts(name, new).values())
            yield step.stop - step.start

    def counts(self) -> dict[str, Counts]:
        """What was counted so far, by metric."""
        return {name: Counts(name, rows) for name, rows in self._rows.items()}


def counting(
    hypotheses: Sequence[str], references: Sequence[str], metrics: Sequence[str] = ALL
) -> Generator[Progress, None, dict[str, Counts]]:
    """Counts segment i against reference i, some segments a step, and returns the counts by metric.

    To cancel is to stop asking. The texts are compared as they are: no normal form is made, no apostrophe is
    changed.
    InputError: an unknown metric, no segment at all, or not as many references as hypotheses.
    """
    _must_be_comparable(hypotheses, references)
    rows = {name: Packed() for name in _known(metrics)}
    total = len(rows) * len(hypotheses)
    done = 0
    for name, counted in rows.items():
        for step in _steps(hypotheses, references):
            counted.add(_count(built(METRICS[name].corpus), hypotheses[step], references[step]))
            done += step.stop - step.start
            yield Progress(done, total, Message.of("Scoring: {metric}", metric=name))
    return {name: Counts(name, counted) for name, counted in rows.items()}


def count(hypotheses: Sequence[str], references: Sequence[str], metrics: Sequence[str] = ALL) -> dict[str, Counts]:
    """`counting`, walked to its end."""
    steps = counting(hypotheses, references, metrics)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            counts: dict[str, Counts] = end.value
            return counts


def score(
    hypotheses: Sequence[str], references: Sequence[str], metrics: Sequence[str] = ALL, against: str = ""
) -> list[Score]:
    """The corpus scores, one a metric, in the order asked for; `against` is noted in each. Errors: as `counting`."""
    counted = count(hypotheses, references, metrics).values()
    return [replace(counts.score(), against=against) for counts in counted]


class Totals:
    """What metrics counted over any number of segments, added up as they come: for texts that are not all in memory.

    The scores are those of `score` to the last digit but that of rounding.
    """

    def __init__(self, metrics: Sequence[str] = ALL) -> None:
        self._sums: dict[str, list[float]] = {name: [] for name in _known(metrics)}
        self.segments = 0

    def add(self, hypotheses: Sequence[str], references: Sequence[str]) -> None:
        """Count these segments too. Errors: as `counting`."""
        for name, counts in count(hypotheses, references, tuple(self._sums)).items():
            rows = [*counts.rows, *([self._sums[name]] if self.segments else [])]
            self._sums[name] = [sum(column) for column in zip(*rows, strict=True)]
        self.segments += len(hypotheses)

    def scores(self, against: str = "") -> list[Score]:
        """The corpus scores so far, one a metric; none where nothing was counted."""
        if not self.segments:
            return []
        made = (Counts(name, (tuple(sums),)).score() for name, sums in self._sums.items())
        return [replace(one, segments=self.segments, against=against) for one in made]


def hter(counts: Counts, selection: Sequence[int] | None = None, values: Sequence[float] | None = None) -> list[Score]:
    """How much was changed in post-editing, in both ways in use: the mean over segments, and of the corpus.

    `counts` are TER's, the machine's text as hypothesis and its post-edit as reference. HTER is the mean over
    the segments of min(TER, 100) / 100, a fraction from 0 to 1 (as published with MLQE-PE, Fomicheva et al.
    2022). The corpus TER is all edits by all words, in points (Snover et al. 2006). They differ, for in the
    mean a short segment weighs as much as a long one. Where the `values` of all segments are known they are not made
    again.
    """
    if counts.metric != "TER":
        raise ValueError(f"HTER is made from TER, not from {counts.metric}")
    corpus = counts.score(selection)
    known = counts.values(selection) if values is None else _at(values, selection)
    chosen = [min(value, 100.0) / 100 for value in known]
    return [
        Score(
            "HTER (mean of segments)",
            sum(chosen) / len(chosen),
            f"{corpus.signature}|cap:100|mean:segments",
            len(chosen),
            unit=FRACTION,
            bounds=(0.0, 1.0),
            better=LOWER,
        ),
        Score("TER (corpus)", corpus.value, corpus.signature, len(chosen), bounds=(0.0, None), better=LOWER),
    ]


def post_edit(machine: Sequence[str], post_edited: Sequence[str]) -> list[Score]:
    """`hter` of two texts. Errors: as `counting`."""
    return hter(count(machine, post_edited, ("TER",))["TER"])


def lines(text: str) -> list[str]:
    """The segments of a text that has one a line; a line feed at the end ends the last one and begins none.

    Only the line feed parts lines: str.splitlines also breaks at characters that stand inside sentences
    (U+0085, U+2028), after which every later line would meet the wrong reference.
    """
    return text.removesuffix("\n").split("\n") if text else []


def _at(values: Sequence[float], selection: Sequence[int] | None) -> Iterable[float]:
    return values if selection is None else (values[place] for place in selection)


def _must_be_comparable(hypotheses: Sequence[str], references: Sequence[str]) -> None:
    if len(hypotheses) != len(references):
        raise InputError(
            f"{len(hypotheses)} segments to score, but {len(references)} to score them against; "
            "line i of the one must belong to line i of the other"
        )
    if not hypotheses:
        raise InputError("both texts are empty, so there is nothing to score")


def _known(metrics: Sequence[str]) -> Sequence[str]:
    for name in metrics:
        if name not in METRICS:
            raise InputError(f"{name!r} is no metric; the metrics are {', '.join(METRICS)}")
    return metrics


def _steps(hypotheses: Sequence[str], references: Sequence[str]) -> Iterator[slice]:
    """Runs of segments of about WORDS_A_STEP words; a longer segment is a run of its own."""
    start = words = 0
    for end, texts in enumerate(zip(hypotheses, references, strict=True)):
        longer = max(len(text.split()) for text in texts)
        if end > start and words + longer > WORDS_A_STEP:
            yield slice(start, end)
            start, words = end, 0
        words += longer
    yield slice(start, len(hypotheses))


def _count(metric: Metric, hypotheses: Sequence[str], references: Sequence[str]) -> list[Row]:
    # sacreBLEU has no public way to its statistics, and back from them; its own significance tests take these two.
    rows = metric._extract_corpus_statistics(hypotheses, [references])  # noqa: SLF001
    return [tuple(row) for row in rows]


def _value(metric: Metric, sums: Sequence[float]) -> float:
    return float(metric._compute_score_from_stats(list(sums)).score)  # noqa: SLF001  # as in _count
