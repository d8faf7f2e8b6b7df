"""Findings of checks as annotations that wait for a person's word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from app.model import (
    Annotation,
    ErrorSeverity,
    Finding,
    Mention,
    Message,
    Offer,
    Segment,
    Severity,
    Side,
    Span,
    Typology,
)
from app.names.ledger import MOST_FREQUENT
from app.workspace.view import View

NAMES = "name-inconsistent"
SEVERITIES: Mapping[Severity, ErrorSeverity] = {
    Severity.INFO: ErrorSeverity.NEUTRAL,
    Severity.MINOR: ErrorSeverity.MINOR,
    Severity.MAJOR: ErrorSeverity.MAJOR,
    Severity.CRITICAL: ErrorSeverity.CRITICAL,
}


def offers(view: View, segment: Segment, typology: Typology) -> list[Offer]:
    """What the open findings of a segment would be as annotations; nothing for checks the typology does not know.

    Of a name in several forms the first form in the text counts as right and each later place of another form as an
    error, as the guideline of Google's annotators has it (google-research/anthea, template-mqm.js), unless the
    project has decided on a form. The checks say the same, but in a project that prefers the most frequent form.
    """
    by_count = {entry.name for entry in view.names().names if entry.preferred_because == MOST_FREQUENT}
    found = [one for one in view.findings(segment.id) if one.check != NAMES or one.subject not in by_count]
    found += _by_order(view, segment, by_count)
    return [Offer(_offered(one, typology), one.message) for one in found if one.check in typology.of_checks]


def _by_order(view: View, segment: Segment, names: set[str]) -> Iterator[Finding]:
    for mention in view.mentions(segment.id):
        if mention.name in names and mention.target_span is not None:
            first = _first_form(view, mention)
            if mention.base != first:
                text = "{name} is «{form}» here, but «{preferred}» elsewhere"
                message = Message.of(text, name=mention.name, form=mention.base, preferred=first)
                spans = mention.source_span, mention.target_span
                yield Finding(NAMES, segment, message, Severity.MAJOR, *spans, subject=mention.name)


def _first_form(view: View, mention: Mention) -> str:
    places = [(segment, one) for segment, one in view.places(mention.name) if one.target_span is not None]
    _, first = min(places, key=lambda place: (place[0].document, place[0].position, place[1].target_span or Span(0, 0)))
    return first.base


def _offered(finding: Finding, typology: Typology) -> Annotation:
    segment = finding.segment
    if finding.target_span is not None:
        side, span = Side.TARGET, finding.target_span
    elif finding.source_span is not None or not segment.target:
        side, span = Side.SOURCE, finding.source_span or Span(0, len(segment.source))
    else:  # about the segment as a whole
        side, span = Side.TARGET, Span(0, len(segment.target))
    return Annotation(
        id="",
        segment=segment.id,
        side=side,
        span=span,
        text=span.of(segment.source if side is Side.SOURCE else segment.target),
        category=typology.of_checks[finding.check],
        severity=SEVERITIES[finding.severity],
        annotator="",
        when=datetime.now(UTC),
        correction=finding.fix or "",
        check=finding.check,
        finding=finding.fingerprint,
    )
