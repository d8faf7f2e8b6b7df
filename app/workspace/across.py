"""What is judged across segments besides names: terms, and segments that say the same.

Both are kept by segment. A segment put or dropped names the others whose findings may differ by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app import checks
from app.checks.consistency import Repeats
from app.index import Index
from app.model import Finding, NameDecision, Segment, TermEntry, TermMention
from app.terms.base import TermBase
from app.terms.ledger import TermLedger
from app.text import spelling


class Across:
    """The ledger of terms and the repetitions of a project; `decisions` on terms are by concept.

    The dictionary, in the folder given or where the system keeps it, is loaded when the spelling is first checked.
    """

    def __init__(
        self,
        base: TermBase,
        decisions: Mapping[str, NameDecision],
        dictionary: str = "",
        index: Index | None = None,
    ) -> None:
        index = index or Index()
        self._terms = TermLedger(base, decisions, index)
        self._dictionary = dictionary
        self._repeats = Repeats(index)

    def put(self, segment: Segment) -> set[int]:
        """Take a segment as it is now; the others to be checked anew."""
        return self._terms.put(segment) | self._repeats.put(segment)

    def drop(self, segment: int) -> set[int]:
        """Forget a segment; the others to be checked anew."""
        return self._terms.drop(segment) | self._repeats.drop(segment)

    def place(self, order: Sequence[int]) -> set[int]:
        """The segments of one document stand in this order, of which the index was told; those to be checked anew."""
        return self._terms.place(order) | self._repeats.place(order)

    def decide(self, decisions: Mapping[str, NameDecision]) -> set[int]:
        """Take over what was decided on terms; the segments to be checked anew."""
        return self._terms.decide(decisions)

    def forget(self, decisions: Mapping[str, NameDecision] | None = None) -> None:
        """Trust nothing but the index: it was taken back. With what is decided, where that is another thing now."""
        self._terms.forget(decisions)

    def findings(self, segment: Segment, suite: checks.Suite) -> Iterator[Finding]:
        """What is wrong with a segment beside the others."""
        yield from checks.on_ledgers(segment, self._terms, self._repeats, suite)
        if suite.spelling and (speller := spelling.speller(self._dictionary)) is not None:
            yield from checks.on_spelling(segment, self._terms, speller, suite)

    def entries(self) -> tuple[TermEntry, ...]:
        """The ledger of terms as values."""
        return self._terms.entries()

    def places(self, concept: str, form: str | None) -> list[TermMention]:
        """Where a concept stands, in all forms or in one; an empty form is where it has none."""
        return self._terms.places(concept, form)
