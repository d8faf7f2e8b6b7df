"""Texts cut into units, and pairs of them under review."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a segment stands in the review."""

    NEW = "new"
    EDITED = "edited"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RETURNED = "returned"

    @property
    def order(self) -> int:
        """Sorts what still needs work before what is done."""
        return list(State).index(self)


class Role(StrEnum):
    """Who a person is in a project. Someone working alone may take each in turn."""

    TRANSLATOR = "translator"
    EDITOR = "editor"
    LEAD = "lead"


class Side(StrEnum):
    """One of the two texts of a segment."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit of one text (a sentence, or the line or paragraph that was asked for) and the paragraph it is in."""

    text: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Which units of a source belong to which of a target, by number from 0. One side may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the source beside its translation: what a reviewer confirms.

    `id` is unique in a project, `position` counts from 1 within the document. `confidence` is how sure the
    alignment is that the two belong together, 0 to 1; 1 also where a person vouches for it, 0 where one doubts it.
    `imported` is the target as it came in, before any edit. One that was merged into another has no place in the
    text any more: its `position` is less than 1.
    """

    source: str
    target: str
    id: int = 0
    document: int = 0
    position: int = 1
    confidence: float = 1.0
    source_paragraph: int = 0
    target_paragraph: int = 0
    state: State = State.NEW
    imported: str = ""
    context: str = ""
