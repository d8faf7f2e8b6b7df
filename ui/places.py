"""A place of a name in its context: the text from a few words before it on, with the name marked."""

from __future__ import annotations

from collections.abc import Sequence

from app.model import Severity, Span
from ui.marks import Mark
from ui.models.names import Place

BEFORE = 30  # letters of context before the name


def source_text(place: Place) -> str:
    return from_words_before(place.segment.source, place.mention.source_span)[0]


def target_text(place: Place) -> str:
    return from_words_before(place.segment.target, place.mention.target_span)[0]


def source_marks(place: Place) -> list[Mark]:
    return from_words_before(place.segment.source, place.mention.source_span)[1]


def target_marks(place: Place) -> list[Mark]:
    return from_words_before(place.segment.target, place.mention.target_span)[1]


def from_words_before(text: str, span: Span | None) -> tuple[str, list[Mark]]:
    """The text from a few words before a place on, and the place in it."""
    return beginning_near(text, () if span is None else (span,))


def beginning_near(text: str, spans: Sequence[Span]) -> tuple[str, list[Mark]]:
    """The text from a few words before the first of these places on, and the places in it."""
    if not spans:
        return text, []
    span = spans[0]
    first = text.rfind(" ", 0, span.start - BEFORE) + 1 if span.start > BEFORE else 0
    head = "…" if first else ""
    by = len(head) - first
    return head + text[first:], [Mark(Span(one.start + by, one.end + by), Severity.INFO) for one in spans]
