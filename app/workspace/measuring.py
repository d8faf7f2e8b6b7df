"""The text of an open project beside a reference, a post-edit, or what of it was approved, segment by segment."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from app.errors import InputError
from app.model import Message, Progress, Query, Segment, State
from app.scores import editing
from app.scores.normal import normal
from app.scores.packed import Packed
from app.scores.reference import Counting
from app.store import Store
from app.workspace.measured import Measure, Measured
from app.workspace.sides import NOT_APPROVED, Line, References, lines_of, references

BATCH = 1_000
READING, SCORING = Message("Reading"), Message("Scoring")


class Measuring:
    """Scores of an open project; made by `Workspace`, anew wherever it is asked for. Nothing is written.

    Its text is read a batch at a time, so that of a million segments only what was counted is in memory; the lines of
    the files it is compared with are held until they were.
    """

    def __init__(self, store: Store, title: str) -> None:
        self._store, self._title = store, title

    @property
    def has_approved(self) -> bool:
        """Whether anything is approved, so that the text as it came in can be compared with it."""
        return bool(self._store.summary().by_state.get(State.APPROVED))

    def counting(self, measure: Measure) -> Iterator[Progress | Measured]:
        """Count it, with progress; the last thing yielded is what was Measured. To cancel is to stop asking.

        The numbers are those of `score_files` and `compare_files`. InputError where the texts differ in length, a file
        cannot be used, or nothing is left to compare.
        """
        yield Progress(0, 0, READING)
        numbers = self._store.ids(Query(document=measure.document))
        found = self._references(measure, len(numbers))
        tally = _Tally(measure, found, {self._title: None, **self._others(measure, len(numbers))})
        for start in range(0, len(numbers), BATCH):
            yield Progress(start, len(numbers), SCORING)
            rows = self._store.rows(numbers[start : start + BATCH])
            for done in tally.add(start, [row.segment for row in rows]):
                yield Progress(start + done, len(numbers), SCORING)
        measured = tally.measured()
        if not measured.segments:
            raise InputError(f"{self._whose(measure)}: no segment can be compared ({measured.why or 'there is none'})")
        yield measured

    def _references(self, measure: Measure, segments: int) -> References | None:
        """None where it is the project's own approved text."""
        against = measure.against
        if against is None or (not against.column and self._is_own(against.path)):
            return None
        found = references(against)
        found.must_be_as_many(segments, self._whose(measure), against.path)
        return found

    def _others(self, measure: Measure, segments: int) -> dict[str, Sequence[str]]:
        made: dict[str, Sequence[str]] = {}
        for path in () if measure.post_edit else measure.others:
            if str(path) in made:
                raise InputError(f"{path}: is there twice; a comparison wants different systems")
            made[str(path)] = lines_of(path)
            References(made[str(path)]).must_be_as_many(segments, self._whose(measure), path)
        return made

    def _whose(self, measure: Measure) -> str:
        titles = (one.title for one in self._store.documents() if one.id == measure.document)
        return next(titles, self._title)

    def _is_own(self, path: Path) -> bool:
        return path.resolve() == Path(str(self._store.place)).resolve()


class _Tally:
    """What was counted so far. `others` are the texts of the systems by name; None stands for the project's own."""

    def __init__(self, measure: Measure, found: References | None, others: Mapping[str, Sequence[str] | None]) -> None:
        self._measure, self._found, self._texts = measure, found, others
        self._counting = {name: Counting(measure.wanted) for name in others}
        self._segments, self._documents, self._approved = array("q"), array("q"), bytearray()
        self._edits = Packed()
        self._left: Counter[tuple[int, bool]] = Counter()

    def add(self, start: int, segments: Sequence[Segment]) -> Iterator[int]:
        """Count these segments, the first of which has this place; yields how many of them were counted so far."""
        kept = [
            (place, one, line)
            for place, one in enumerate(segments, start)
            if (line := self._line(place, one)) is not None
        ]
        self._note(segments, {one.id for _, one, _ in kept})
        forms, done = self._measure.ready.forms, 0
        after = normal([line for _, _, line in kept], forms)
        for name, texts in self._texts.items():
            before = normal([self._own(one) if texts is None else texts[place] for place, one, _ in kept], forms)
            for many in self._counting[name].add(before, after) if kept else ():
                done += many
                yield done // len(self._texts)
            if self._measure.post_edit:
                self._edits.add(editing.edits(*both) for both in zip(before, after, strict=True))

    def measured(self) -> Measured:
        """All of it."""
        own = next(iter(self._counting.values()))
        return Measured(
            measure=self._measure,
            segments=self._segments,
            documents=self._documents,
            approved=self._approved,
            counts={name: counting.counts() for name, counting in self._counting.items()},
            values=own.values,
            edits=self._edits if self._measure.post_edit else None,
            left=self._left,
            why=NOT_APPROVED if self._found is None else self._found.why,
        )

    def _line(self, place: int, segment: Segment) -> Line:
        if self._found is None:
            return segment.target if segment.state is State.APPROVED else None
        return self._found.of(place, segment.source)

    def _own(self, segment: Segment) -> str:
        return segment.imported if self._found is None else segment.target

    def _note(self, segments: Sequence[Segment], kept: set[int]) -> None:
        for one in segments:
            approved = one.state is State.APPROVED
            if one.id in kept:
                self._segments.append(one.id)
                self._documents.append(one.document)
                self._approved.append(approved)
            else:
                self._left[one.document, approved] += 1
