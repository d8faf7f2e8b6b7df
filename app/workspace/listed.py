"""What a report lists of a project, read from the store as it is asked for: rows, findings, changed segments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from app.model import Finding, Message, Progress, Risk, Row, Segment
from app.reports.content import Kept, Revision, row_of
from app.scores.reference import Totals
from app.scores.score import Score
from app.store import Listing, Store

BATCH = 500  # that are read at once
SCORED = 50  # changed segments between two words on the progress: TER takes a millisecond and more for each
AS_IMPORTED = Message("the changed segments as they came in")


class StoredRows(Kept[Row]):
    """The rows of a store; with `risks` those are in force, and what is said of findings is made of `findings`."""

    def __init__(
        self,
        store: Store,
        ids: Sequence[int],
        risks: Mapping[int, Risk] | None = None,
        findings: Mapping[int, Sequence[Finding]] | None = None,
    ) -> None:
        self._store, self._ids, self._risks, self._findings = store, ids, risks, findings or {}

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Row]:
        for at in range(0, len(self._ids), BATCH):
            yield from map(self._judged, self._store.rows(self._ids[at : at + BATCH]))

    def _judged(self, row: Row) -> Row:
        if self._risks is None:
            return row
        number = row.segment.id
        return row_of(row.segment, self._risks[number], self._findings.get(number, ()))


class StoredFindings(Kept[Finding]):
    """The findings of a store by their numbers."""

    def __init__(self, store: Store, numbers: Sequence[int]) -> None:
        self._listing, self._numbers = Listing(store), numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Finding]:
        for at in range(0, len(self._numbers), BATCH):
            yield from self._listing.findings(self._numbers[at : at + BATCH])


class StoredRevisions(Kept[Revision]):
    """The changed segments of a store, each with what was done to it."""

    def __init__(self, store: Store, ids: Sequence[int]) -> None:
        self._store, self._ids = store, ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Revision]:
        for some in self.batches(BATCH):
            actions = Listing(self._store).actions([one.id for one in some])
            yield from (Revision(one, tuple(actions.get(one.id, ()))) for one in some)

    def batches(self, size: int) -> Iterator[list[Segment]]:
        """The segments alone, so many at once."""
        for at in range(0, len(self._ids), size):
            yield [row.segment for row in self._store.rows(self._ids[at : at + size])]


def against_import(revisions: StoredRevisions, then: Callable[[list[Score]], None]) -> Iterator[Progress]:
    """How far the changed segments have moved from the text that came in: `then` is called with the scores, with none
    where nothing has changed. What has no text before or now is left out.
    """
    totals, done = Totals(), 0
    for some in revisions.batches(SCORED):
        full = [(one.imported, one.target) for one in some if one.imported and one.target]
        if full:
            totals.add([before for before, _ in full], [after for _, after in full])
        done += len(some)
        yield Progress(done, len(revisions), Message("Scoring the changes"))
    then(totals.scores(AS_IMPORTED.text))
