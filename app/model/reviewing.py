"""What was made of a text since it came in: its versions, and what waits for an editor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.model.segments import Segment


@dataclass(frozen=True, slots=True)
class Version:
    """A translation as it once was: the event that wrote it, by whom and when. Event 0 stands for the import."""

    event: int
    text: str
    action: str
    who: str = ""
    when: datetime | None = None


class Grouping(StrEnum):
    """How the editor's queue is put together."""

    SEGMENT = "segment"  # each for itself, in the order of the text
    FIX = "fix"  # all places of one fix
    PERSON = "person"  # by who wrote there last


@dataclass(frozen=True, slots=True)
class Changed:
    """A segment whose text is not the imported one: who wrote in it, the last one first, and the fixes it was part of.

    A fix is told by its event and the words it was made with.
    """

    segment: Segment
    people: tuple[str, ...]
    fixes: tuple[tuple[int, str], ...]
    when: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """Changed segments that an editor looks at together."""

    title: str
    by: Grouping
    items: tuple[Changed, ...]
