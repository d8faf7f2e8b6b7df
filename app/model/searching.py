"""What is looked for in the texts of a project, and the places where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.basics import Span
from app.model.review import Query, Replacement
from app.model.segments import Segment, Side, State


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, and where. `replacement` is None where nothing is to be replaced; only targets can be.

    `words`: whole words only. `keep_case`: what replaces takes the capitals of what it replaces. `query` says in which
    segments (its own `text` is the filter of a list, not what is looked for).
    """

    text: str
    replacement: str | None = None
    regex: bool = False
    match_case: bool = False
    words: bool = False
    keep_case: bool = False
    side: Side = Side.TARGET
    query: Query = field(default_factory=Query)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where it stands, and what would stand there instead, if anything is to."""

    segment: Segment
    side: Side
    span: Span
    new: str | None = None

    @property
    def text(self) -> str:
        """The text it stands in."""
        return self.segment.source if self.side is Side.SOURCE else self.segment.target

    @property
    def found(self) -> str:
        return self.span.of(self.text)

    @property
    def locked(self) -> bool:
        """Whether the segment is approved, so that nothing can be replaced in it."""
        return self.segment.state is State.APPROVED

    def change(self) -> Replacement | None:
        """The replacement as a proposal; None where there is none, or it changes nothing, or the segment is locked."""
        if self.new is None or self.locked or self.side is Side.SOURCE or self.new == self.found:
            return None
        return Replacement(self.segment, self.span, self.found, self.new)


@dataclass(frozen=True, slots=True)
class Found:
    """Where it stands. `slow` segments were left out because the expression took too long; `more`: there is more."""

    places: tuple[Occurrence, ...]
    slow: int = 0
    more: bool = False
