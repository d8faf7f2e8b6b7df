"""People, what they do, and how a list of segments is asked for and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from app.model.basics import Message, Severity, Span
from app.model.comments import Signed
from app.model.findings import Risk
from app.model.segments import Role, Segment, State


@dataclass(frozen=True, slots=True)
class Replacement:
    """One change of text that is proposed: in this segment, at this place, from this to that.

    Where the right form is not certain, `others` are the likely ones beside `new`: a person has to choose.
    """

    segment: Segment
    span: Span
    old: str
    new: str
    note: str = ""
    others: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it may be applied without a person's choosing."""
        return not self.others

    def applied(self, text: str) -> str:
        """`text` with the change made; ValueError where `text` does not say `old` at the place."""
        if self.span.of(text) != self.old:
            raise ValueError(f"the text no longer says {self.old!r} at {self.span.start}")
        return text[: self.span.start] + self.new + text[self.span.end :]


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts."""

    name: str
    role: Role = Role.TRANSLATOR


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an action changed. `entity` and `key` say which; before and after are JSON values."""

    entity: str
    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Event:
    """One action of one person: everything it changed, together or not at all. Events are only ever added."""

    id: int
    when: datetime
    who: Person
    action: str
    changes: tuple[Change, ...]
    note: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text under review: a pair of texts, a bilingual file or an article from an address."""

    id: int
    title: str
    kind: str
    source_origin: str = ""
    target_origin: str = ""
    furniture: tuple[str, ...] = ()
    segments: int = 0
    open_findings: int = 0
    signed: Signed | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A segment as a list shows it; `threads` counts the open ones."""

    segment: Segment
    risk: Risk
    findings: int = 0
    worst: Severity | None = None
    threads: int = 0


class Sort(Enum):
    """What a list of segments is ordered by."""

    POSITION = "position"
    STATE = "state"
    RISK = "risk"
    FINDINGS = "findings"
    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Query:
    """Which segments to list, and in what order. Empty means all, in the order of the text.

    `position` is that within a document; `among` looks at these segments only.
    """

    document: int | None = None
    states: frozenset[State] = field(default_factory=frozenset)
    with_findings: bool = False
    with_threads: bool = False
    text: str = ""
    sort: Sort = Sort.POSITION
    descending: bool = False
    position: int | None = None
    among: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Summary:
    """How far the review has come, over a document or a project. Words are words of the target."""

    segments: int
    words: int
    by_state: Mapping[State, int]
    findings: Mapping[Severity, int]
    ignored: int
    mean_risk: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action did: the event, and every segment whose text, state, risk or findings may look different."""

    event: Event
    touched: frozenset[int]
    others: bool = False  # somebody else did it, or this person elsewhere


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of long work: so many of so many, and what is being done."""

    done: int
    total: int
    what: Message
