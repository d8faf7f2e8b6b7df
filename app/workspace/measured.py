"""What was counted between a project's text and another, kept by segment: any part of it is added up at once."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.errors import InputError
from app.model import Message, Progress
from app.scores import bootstrap, comparison, editing, reference
from app.scores.comparison import Compared, Test
from app.scores.metrics import ALL, METRICS, with_tokenizer
from app.scores.normal import named
from app.scores.packed import Packed
from app.scores.reference import Counts
from app.scores.resampling import SAMPLES
from app.scores.score import LOWER, Score
from app.workspace.scoring import AS_THEY_ARE, Comparable
from app.workspace.sides import Against

POST_EDIT = ("TER",)
NO_MORE = 1e-6  # points that equal texts may be off by rounding: sacreBLEU gives some 100.00000000000004 by BLEU
MOST = 100  # segments that a list of the worst ones has


@dataclass(frozen=True, slots=True)
class Measure:
    """What the text of an open project is compared with, and how.

    Without `against` the text as it came in is compared with what of it was approved. Where there is a `document`, the
    texts to compare with are of its segments alone. `others` are other translations of the same segments, put beside
    the project's by the paired `test`, unless it is a post-edit. An interval is made of `samples`, none where there are
    fewer than 2.
    """

    against: Against | None = None
    post_edit: bool = False
    metrics: tuple[str, ...] = ALL
    ready: Comparable = AS_THEY_ARE
    samples: int = SAMPLES
    others: tuple[Path, ...] = ()
    test: str = Test.RANDOMISATION
    document: int | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        """The metrics that are counted; InputError for a tokenizer that cannot be had."""
        return POST_EDIT if self.post_edit else tuple(with_tokenizer(self.metrics, self.ready.tokenizer))

    @property
    def has_interval(self) -> bool:
        """Whether its scores have intervals; of two tests only one makes them."""
        if self.post_edit:
            return False
        return self.test == Test.BOOTSTRAP if self.others else self.samples > 1

    @property
    def takes_a_while(self) -> bool:
        """Whether its scores have intervals or a test, which have to be drawn for each part."""
        return self.has_interval or (bool(self.others) and not self.post_edit)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the compared segments: those of a document, or only those that were approved when it was compared."""

    document: int | None = None
    approved: bool = False


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Measured:
    """The counts of every compared segment, in the order of the text; no text is kept.

    A segment takes 17 bytes, and by each metric 8 and what it counted: 48 by chrF++, 36 by chrF, 20 by BLEU, 4 by TER;
    against a post-edit 10 more. Of a million segments that is 160 MB by all four, 40 MB against a post-edit. Each other
    translation takes its counts again. `counts` are by system, the project's own text first, then by metric.
    """

    measure: Measure
    segments: Sequence[int]
    documents: Sequence[int]
    approved: Sequence[int]
    counts: Mapping[str, Mapping[str, Counts]]
    values: Mapping[str, Sequence[float]] = field(default_factory=dict)
    edits: Packed | None = None
    left: Mapping[tuple[int, bool], int] = field(default_factory=Counter)  # by document, and whether approved
    why: Message | None = None

    @property
    def own(self) -> str:
        """How the project's own text is called among the systems."""
        return next(iter(self.counts))

    def scores(self, part: Part = WHOLE) -> list[Compared]:
        """The scores of a part, added up: those of scoring it alone. InputError where nothing of it was compared."""
        chosen = self._chosen(part)
        return [
            self._named(Compared(system, score))
            for metric in self.measure.wanted
            for system, by_metric in self.counts.items()
            for score in self._scored(by_metric[metric], chosen)
        ]

    def scoring(self, part: Part = WHOLE) -> Iterator[Progress | list[Compared]]:
        """As `scores`, with intervals or the paired test, which are drawn; the last thing yielded are the scores.

        While an interval of a million segments is made, it takes a table of 16 MB (TER) to 200 MB (chrF++), a test two.
        """
        if not self.measure.takes_a_while:
            yield self.scores(part)
            return
        chosen, found = self._chosen(part), list[Compared]()
        for metric in self.measure.wanted:
            systems = {name: _part(by_metric[metric], chosen) for name, by_metric in self.counts.items()}
            if len(systems) > 1:
                found += yield from comparison.comparing(systems, Test(self.measure.test))
            else:
                found.append(
                    Compared(self.own, (yield from bootstrap.drawing(systems[self.own], self.measure.samples)))
                )
        yield [self._named(one) for one in found]

    def left_out(self, part: Part = WHOLE) -> int:
        """How many segments of a part have nothing beside them; `why` says for what reason."""
        return sum(
            count
            for (document, approved), count in self.left.items()
            if part.document in (None, document) and (approved or not part.approved)
        )

    def worst(self, metric: str, part: Part = WHOLE, most: int = MOST) -> list[tuple[int, float]]:
        """The segments that are farthest from what they were compared with, with their own scores, the worst first.

        Those that are equal to it are not among them.
        """
        import numpy as np  # late: takes 0.1 s to load, and few compare texts

        values = np.asarray(self.values[metric])
        chosen = self._chosen(part)
        places = np.arange(len(values)) if chosen is None else np.asarray(chosen, dtype=np.int64)
        falling = METRICS[metric].better == LOWER
        of = -values[places] if falling else values[places]
        best = 0.0 if falling else 100.0
        order = places[np.argsort(of, kind="stable")[:most]]
        return [(int(self.segments[one]), float(values[one])) for one in order if abs(values[one] - best) > NO_MORE]

    def _scored(self, counts: Counts, chosen: Sequence[int] | None) -> list[Score]:
        if self.edits is None:
            return [counts.score(chosen)]
        edits = self.edits if chosen is None else self.edits.chosen(chosen)
        return [*reference.hter(counts, chosen, self.values[counts.metric]), *editing.added_up(edits).every]

    def _named(self, one: Compared) -> Compared:
        return replace(one, score=named(one.score, self.measure.ready.forms))

    def _chosen(self, part: Part) -> Sequence[int] | None:
        """The places of a part's segments; None for all of them."""
        if part == WHOLE:
            return None
        chosen = array("I", self._places(part))
        if not chosen:
            raise InputError("nothing of this part can be compared; choose another one")
        return chosen

    def _places(self, part: Part) -> Iterator[int]:
        for place, (document, approved) in enumerate(zip(self.documents, self.approved, strict=True)):
            if part.document in (None, document) and (approved or not part.approved):
                yield place


def _part(counts: Counts, chosen: Any) -> Counts:
    return counts if chosen is None else counts.of(chosen)
