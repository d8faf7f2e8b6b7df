"""Errors that people mark in a translation (MQM), what they think of a segment as a whole (ESA), and their categories.

A number made of these is in `app.scores`; here stands only what a person said, when, and how long it took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.model.basics import Message, Span
from app.model.segments import Side


class ErrorSeverity(StrEnum):
    """How much an error harms who reads the text: the four levels of MQM 2.0. Neutral ones cost nothing."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of error. A child's id is its parent's, a slash and a word: "accuracy/omission".

    `labels` are by language ("uk", "vi"); `label` is the English one. `weight` multiplies the points of every error
    of the kind (1: as the model has it). `google` is the same kind in the annotation files of Google, for export.
    """

    id: str
    label: str
    about: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    weight: float = 1.0
    google: str = ""

    @property
    def parent(self) -> str:
        """The id of the kind this is one of; empty for a dimension."""
        return self.id.rpartition("/")[0]

    def label_in(self, language: str) -> str:
        """The label in a language, or the English one where there is none."""
        return self.labels.get(language, self.label)


@dataclass(frozen=True, slots=True)
class Typology:
    """The categories of a project in the order in which people choose from them, each parent before its children.

    `of_checks` says under which category the findings of a check are offered; a check that is not there is not offered.
    """

    name: str
    categories: tuple[Category, ...]
    of_checks: Mapping[str, str] = field(default_factory=dict)

    def category(self, identity: str) -> Category | None:
        """The category of this id; None where there is none (any more)."""
        return next((one for one in self.categories if one.id == identity), None)

    def children(self, parent: str = "") -> tuple[Category, ...]:
        """The kinds within a category, or the dimensions."""
        return tuple(one for one in self.categories if one.parent == parent)

    @property
    def weights(self) -> dict[str, float]:
        """The weights that are not 1, by category."""
        return {one.id: one.weight for one in self.categories if one.weight != 1.0}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person says of a place: the kind of error, how bad it is, what to write instead.

    An empty span is a point, where something is missing. `seconds` is the time spent on it, 0 where nobody took it.
    """

    side: Side
    span: Span
    category: str
    severity: ErrorSeverity
    note: str = ""
    correction: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """One error that one person marked in one segment. Spans of several may overlap; each counts.

    `id` is unique in a project. `span` is a place in the text of `side` as it was then, `text` what stood there: by
    it the place is found again when the text has changed. The rest is as in a `Mark`.
    `finding` is the fingerprint of the finding this was offered from, `check` its check; empty where a person found
    it. `rejected` means that the person looked at such an offer and says it is no error: it counts for nothing.
    """

    id: str
    segment: int
    side: Side
    span: Span
    text: str
    category: str
    severity: ErrorSeverity
    annotator: str
    when: datetime
    note: str = ""
    correction: str = ""
    seconds: float = 0.0
    check: str = ""
    finding: str = ""
    rejected: bool = False

    def place_in(self, text: str) -> Span | None:
        """Where the marked words stand in the text as it is now: here, or where they moved to; None: nowhere."""
        if self.span.of(text) == self.text and self.span.end <= len(text):
            return self.span
        if not self.text:
            return None
        starts = [at for at in range(len(text)) if text.startswith(self.text, at)]
        nearest = min(starts, key=lambda at: abs(at - self.span.start), default=None)
        return None if nearest is None else Span(nearest, nearest + len(self.text))


@dataclass(frozen=True, slots=True)
class Assessment:
    """A person has looked at a segment with its errors marked, or found none.

    `esa` is their judgement of the whole segment, 0 to 100 (Error Span Annotation, Kocmi et al. 2024), given after the
    marks and never computed from them; None where only errors were to be marked. `seconds` is the time the segment
    took altogether.
    """

    segment: int
    annotator: str
    when: datetime
    esa: float | None = None
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.esa is not None and not 0 <= self.esa <= 100:
            raise ValueError(f"an ESA score lies between 0 and 100, not at {self.esa:g}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A finding of a check as an annotation that waits for a word: to be accepted, changed or rejected.

    `message` is what the check says of the place.
    """

    annotation: Annotation
    message: Message
