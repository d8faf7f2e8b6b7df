"""What a translation memory holds, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.model.basics import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A source and the translation somebody vouched for: where it is from, who vouched for it and when.

    `key` tells apart units with the same texts, and finds one again to take it out: the number of its segment.
    """

    source: str
    target: str
    origin: str = ""
    who: str = ""
    when: datetime | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit whose source is like a text. `score` is from 0 to 100; 100 is the very same text.

    `target` is the unit's translation, with the numbers of the text where that is certain (`numbers` says so).
    """

    unit: Unit
    score: int
    target: str
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that holds words that were looked for, and where they stand in either text."""

    unit: Unit
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
