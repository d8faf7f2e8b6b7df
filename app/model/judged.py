"""What one rater said of one segment of one translation: what scores of people's judgements are made from.

Files of other tools and the annotations of a project both become these.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.basics import Span
from app.model.segments import Side


@dataclass(frozen=True, slots=True)
class RatedError:
    """An error as its rater named it: the words of the file it came from. No span: about the segment as a whole."""

    category: str
    severity: str  # small letters: neutral, minor, major, critical, or what the file has
    side: Side = Side.TARGET
    span: Span | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A segment as one rater judged it; without errors where they found none.

    `segment` names it within the source text, the same for all systems; `position` counts within the document. `esa` is
    a judgement of the whole, 0 to 100. `begun` is a moment in seconds since 1970 and `seconds` the time it took; 0
    where nobody took it.
    """

    system: str
    document: str
    segment: str
    rater: str
    source: str = ""
    target: str = ""
    position: int = 0
    errors: tuple[RatedError, ...] = ()
    esa: float | None = None
    begun: float = 0.0
    seconds: float = 0.0
