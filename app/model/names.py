"""Names, the places they are written at, and the ledger that judges them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.model.basics import Span


class NameKind(StrEnum):
    """What a name names. Places are written joined by most profiles, persons spaced."""

    PERSON = "person"
    PLACE = "place"
    INSTITUTION = "institution"
    OTHER = "other"


class NameVerdict(StrEnum):
    """What people decided about a name."""

    FORM = "form"  # it is written in this one form
    BOTH = "both"  # these forms are all allowed
    DIFFERENT = "different"  # the forms belong to different names that are spelled alike
    NOT_A_NAME = "not-a-name"  # the finder was wrong: leave it out of the ledger


@dataclass(frozen=True, slots=True)
class NameDecision:
    """A decision of the project about a name. `when` is an ISO time; a locked one only editors may change."""

    verdict: NameVerdict
    forms: tuple[str, ...] = ()
    who: str = ""
    when: str = ""
    why: str = ""
    locked: bool = False

    @property
    def form(self) -> str:
        """The form that counts as right: the first of those named, or nothing."""
        return self.forms[0] if self.forms else ""


@dataclass(frozen=True, slots=True)
class NameRecord:
    """A decided name as it travels from project to project."""

    name: str
    kind: NameKind
    decision: NameDecision


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a written Ukrainian form as a rendering of a name.

    `base` is the form without its case ending, `ending` what was taken off the last word. `renderings` tells,
    for each syllable, which letters stand for its (onset, rime); it is empty for an exception such as «Хоян»,
    which no syllable rule gives. `cost` is 0 for the customary letters and grows by about 1 for each other sound.
    """

    base: str
    ending: str = ""
    cost: float = 0.0
    renderings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a Vietnamese name stands in a source and, where it was found, in the target.

    `name` is the full name; `part` tells which of its syllables are written here (a short form such as Hưng
    for Trần Nam Hưng is the last one). `written` is the target as it stands; `readings` the ways to read it,
    the one in force first. A name with no rendering has no target span, one with no source name no source span.
    """

    name: str
    kind: NameKind
    segment: int
    source_span: Span | None
    target_span: Span | None = None
    written: str = ""
    readings: tuple[Reading, ...] = ()
    part: tuple[int, int] = (0, 0)
    confidence: float = 1.0

    @property
    def base(self) -> str:
        """The form without its case ending, as the ledger reads it."""
        return self.readings[0].base if self.readings else ""

    @property
    def short(self) -> bool:
        """Whether only a part of the name is written here."""
        return self.part != (0, _count_syllables(self.name))


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way a name is rendered: its base form, how often each declined form is written, and where."""

    base: str
    written: Mapping[str, int]
    segments: Sequence[int]  # a tuple, or `Places`

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
    missing: Sequence[int] = ()
    decision: NameDecision | None = None


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


@lru_cache(maxsize=50_000)
def _count_syllables(name: str) -> int:
    return len(re.findall(r"[^\s\-–]+", name))
