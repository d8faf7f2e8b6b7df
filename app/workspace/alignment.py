"""The alignment of a document in a person's hands: each step is one event of the project's history."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.errors import InputError
from app.model import Change, Outcome, Segment, Side
from app.scores.risk import UNSURE_PAIR
from app.store import StaleError, Store
from app.workspace import pairs
from app.workspace.actions import where
from app.workspace.comments import following

Act = Callable[[str, Sequence[Change]], Outcome | None]


class Alignment:
    """What people do with the pairs of an open project; made by `Workspace`.

    Every step may be refused: InputError for a bilingual file, a segment that is gone, or a step that leads nowhere;
    ForbiddenError where a segment is approved. Texts are never lost: joined, each side says what it said before.
    """

    def __init__(self, store: Store, act: Act) -> None:
        self._store, self._act = store, act

    def merge(self, segment: int, side: Side | None = None) -> Outcome | None:
        """Take the next segment in, whole or one side of it."""
        first = self._there(segment)
        second = self._neighbour(first, +1)
        return self._make("merge", pairs.merged(first, second, side), first, second)

    def split(self, segment: int, source_at: int | None = None, target_at: int | None = None) -> Outcome | None:
        """Cut a segment in two at these places; a side without one stays whole with the first part."""
        whole = self._there(segment)
        pairs.split(whole, source_at, target_at, number=0)  # refused before a number is taken
        return self._make("split", pairs.split(whole, source_at, target_at, self._store.reserve_segment()), whole)

    def move(self, segment: int, side: Side, by: int) -> Outcome | None:
        """The last sentence of a side goes to the next segment (+1), or the first one to the segment before (-1)."""
        giver = self._there(segment)
        taker = self._neighbour(giver, by)
        return self._make("move", pairs.moved(giver, taker, side), giver, taker)

    def accept(self, segments: Sequence[int]) -> Outcome | None:
        """A person vouches for these pairs: they are certain, and never shown as unsure again."""
        there = [self._there(number) for number in segments]
        decided = {number for document in {one.document for one in there} for number in self.decided(document)}
        return self._make("accept", pairs.vouched((one for one in there if one.id not in decided), pairs.CERTAIN))

    def doubt(self, segments: Sequence[int]) -> Outcome | None:
        """These pairs need a review: they count as unsure until somebody accepts them."""
        there = (self._there(number) for number in segments)
        return self._make("doubt", pairs.vouched((one for one in there if one.confidence), pairs.DOUBTED))

    def decided(self, document: int) -> set[int]:
        """The segments of a document whose pair people made or vouch for."""
        return self._store.decided_pairs(document)

    def unsure(self, document: int) -> list[int]:
        """The segments of a document whose pair is unsure or doubted, in the order of the text."""
        return self._store.unsure_pairs(document, UNSURE_PAIR)

    def _make(self, action: str, after: pairs.After, *seen: Segment) -> Outcome | None:
        """Write what is made of the segments that were `seen`; StaleError where one of them is another by now."""
        before = {number: row.segment for number, row in self._store.found(list(after)).items()}
        for one in seen:
            if before.get(one.id) != one:
                raise StaleError(f"{where(one)}: changed since; look at it again")
        said = following(self._store.comments(list(after)), after)
        return self._act(action, [*pairs.changes(before, after), *said])

    def _there(self, number: int) -> Segment:
        segment = pairs.placed(self._store.segment(number))
        document = next(one for one in self._store.documents() if one.id == segment.document)
        pairs.must_be_texts(document)
        return segment

    def _neighbour(self, segment: Segment, by: int) -> Segment:
        found = self._store.at(segment.document, segment.position + by)
        if found is None:
            end = "last" if by > 0 else "first"
            raise InputError(f"segment {segment.position} is the {end} of its document; there is no neighbour")
        return found
