"""What checks report, and what people decide about it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.model.basics import Light, Message, Severity, Span
from app.model.segments import Segment

NEIGHBOURS = 1  # words on either side of a found place that belong to its identity


class Scope(StrEnum):
    """How far a decision to ignore a finding reaches."""

    ONCE = "once"  # this place only
    HERE = "here"  # the same found text, by the same check, anywhere in this document
    ALWAYS = "always"  # … anywhere in the project


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


def _with_neighbours(text: str, span: Span) -> str:
    before = re.findall(r"\S+", text[: span.start])[-NEIGHBOURS:]
    after = re.findall(r"\S+", text[span.end :])[:NEIGHBOURS]
    return "\x1f".join([*before, "\x1e", span.of(text), "\x1e", *after])


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
