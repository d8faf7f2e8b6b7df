"""The words of the trade as frozen values; they know nothing of files, databases or windows.

Positions in a text are half-open and count Unicode code points of that very text, as Python's own slices do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum, StrEnum
from typing import Any

NEIGHBOURS = 1  # words on either side of a found place that belong to its identity


class Severity(IntEnum):
    """How much a finding matters; ordered, so that `>=` means "at least as bad"."""

    INFO = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """The word used in files and on the command line."""
        return self.name.lower()

    @classmethod
    def of(cls, label: str) -> Severity:
        """The severity written as `label`; ValueError names the ones there are."""
        for severity in cls:
            if severity.label == label:
                return severity
        raise ValueError(f"{label!r} is no severity; use info, minor, major or critical")


class Light(StrEnum):
    """What the checks say of a segment. There is no green: no finding does not mean good."""

    RED = "red"
    AMBER = "amber"
    NONE = "none"
    UNCHECKED = "unchecked"


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


class NameKind(StrEnum):
    """What a name names. Places are written joined by most profiles, persons spaced."""

    PERSON = "person"
    PLACE = "place"
    INSTITUTION = "institution"
    OTHER = "other"


class Scope(StrEnum):
    """How far a decision to ignore a finding reaches."""

    ONCE = "once"  # this place only
    HERE = "here"  # the same found text, by the same check, anywhere in this document
    ALWAYS = "always"  # … anywhere in the project


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The marked part of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same place after `by` characters were put in front of it."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people, kept translatable: English words with {placeholders}, and their values."""

    text: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: str, **values: object) -> Message:
        """The message with each placeholder's value as text."""
        return cls(text, tuple((name, str(value)) for name, value in values.items()))

    def filled(self, text: str) -> str:
        """`text` (the message itself or its translation) with the values put in."""
        return text.format(**dict(self.values))

    def __str__(self) -> str:
        return self.filled(self.text)


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
    alignment is that the two belong together, 0 to 1. `imported` is the target as it came in, before any edit.
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


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's word that a finding is to be left alone, with who, when and why."""

    scope: Scope
    reason: str
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubtful place in one segment, as a check reported it.

    `fix` is what to put at `target_span`, given only where one repair is certain. `subject` is the Vietnamese
    name or syllable a name finding is about. `decision` is there once a reviewer has chosen to ignore it.
    """

    check: str
    segment: Segment
    message: Message
    severity: Severity
    source_span: Span | None = None
    target_span: Span | None = None
    fix: str | None = None
    subject: str = ""
    decision: Decision | None = None

    @property
    def found(self) -> str:
        """The text the finding is about: the marked target, else the marked source, else nothing."""
        if self.target_span is not None:
            return self.target_span.of(self.segment.target)
        if self.source_span is not None:
            return self.source_span.of(self.segment.source)
        return ""

    @property
    def kind_key(self) -> str:
        """The same for every finding of this check about the same words: what «here» and «always» reach."""
        return _digest(self.check, self.subject, self.found.casefold() or self.segment.source)

    @property
    def fingerprint(self) -> str:
        """The same for the same fault in the same texts, however often checks are run again.

        It hangs on the check, the source, the found words and their neighbours, never on the message or on
        the place's number: an edit elsewhere in the segment, or another interface language, leaves it alone.
        """
        if self.target_span is None:
            where = self.segment.target if self.source_span is None else self.found
        else:
            where = _with_neighbours(self.segment.target, self.target_span)
        return _digest(self.check, self.subject, self.segment.source, where)


@dataclass(frozen=True, slots=True)
class Risk:
    """How urgently a segment wants a look, 0 to 100, and why. It orders a queue; it is no grade."""

    score: int
    light: Light
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a Vietnamese name stands in a source and, where it was found, in the target.

    `written` is the target as it stands, `base` the same without its case ending, `ending` what was taken off
    (as text, so that `base` with the ending carried over gives `written` again). `renderings` tells, per
    syllable, which Ukrainian letters stand for (onset, rime). A name with no rendering has no target span.
    """

    name: str
    kind: NameKind
    segment: int
    source_span: Span | None
    target_span: Span | None = None
    written: str = ""
    base: str = ""
    ending: str = ""
    renderings: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way a name is rendered: its base form, how often each declined form is written, and where."""

    base: str
    written: Mapping[str, int]
    segments: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many times the form occurs."""
        return sum(self.written.values())


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A line of the name ledger. `verdict` is consistent, inconsistent or missing."""

    name: str
    kind: NameKind
    forms: tuple[NameForm, ...]
    verdict: str
    standard: str = ""
    rules: tuple[str, ...] = ()
    preferred: str = ""
    preferred_because: str = ""
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SoundRendering:
    """One way a Vietnamese syllable or sound is written, and the names that write it so."""

    ukrainian: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sound:
    """A line of the sound ledger. `level` is syllable, onset, rime or convention."""

    level: str
    vietnamese: str
    verdict: str
    renderings: tuple[SoundRendering, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a project knows of its names: one entry a name, one a sound that differs between names."""

    names: tuple[NameEntry, ...] = ()
    sounds: tuple[Sound, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """One change of text that is proposed: in this segment, at this place, from this to that."""

    segment: Segment
    span: Span
    old: str
    new: str
    note: str = ""

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


@dataclass(frozen=True, slots=True)
class Row:
    """A segment as a list shows it."""

    segment: Segment
    risk: Risk
    findings: int = 0
    worst: Severity | None = None


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
    """Which segments to list, and in what order. Empty means all, in the order of the text."""

    document: int | None = None
    states: frozenset[State] = field(default_factory=frozenset)
    with_findings: bool = False
    text: str = ""
    sort: Sort = Sort.POSITION
    descending: bool = False


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


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of long work: so many of so many, and what is being done."""

    done: int
    total: int
    what: Message


def _with_neighbours(text: str, span: Span) -> str:
    before = re.findall(r"\S+", text[: span.start])[-NEIGHBOURS:]
    after = re.findall(r"\S+", text[span.end :])[:NEIGHBOURS]
    return "\x1f".join([*before, "\x1e", span.of(text), "\x1e", *after])


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
