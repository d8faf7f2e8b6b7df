"""Rows and JSON ⇄ the values of `app.model`; nothing here asks a database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from app.model import (
    Decision,
    Document,
    Finding,
    Light,
    Message,
    Risk,
    Row,
    Scope,
    Segment,
    Severity,
    Signed,
    Span,
    State,
)
from app.store.schema import NOTHING_WORSE, UNCHECKED


def decision_to_json(decision: Decision) -> dict[str, str]:
    """The value of a "decision" change."""
    return {
        "scope": decision.scope.value,
        "reason": decision.reason,
        "who": decision.who,
        "when": decision.when.astimezone(UTC).isoformat(),
    }


def decision_from_json(value: dict[str, str]) -> Decision:
    """What `decision_to_json` wrote."""
    return Decision(Scope(value["scope"]), value["reason"], value["who"], datetime.fromisoformat(value["when"]))


def decision_key(finding: Finding, scope: Scope) -> str:
    """The key under which a decision on `finding` is kept, by how far it reaches."""
    match scope:
        case Scope.ONCE:
            return finding.fingerprint
        case Scope.HERE:
            return f"document:{finding.segment.document}:{finding.kind_key}"
        case Scope.ALWAYS:
            return f"project:{finding.kind_key}"


def document(row: Any, signed: Signed | None = None) -> Document:
    return Document(
        id=row.id,
        title=row.title,
        kind=row.kind,
        source_origin=row.source_origin,
        target_origin=row.target_origin,
        furniture=tuple(row.furniture),
        segments=row.segments,
        open_findings=row.open_findings,
        signed=signed,
    )


def segment(row: Any) -> Segment:
    """The segment in a row that begins with `queries.SEGMENT`; by number, for it is done so often."""
    fields = (*row[:8], State(row[8]), *row[9:11])
    return Segment(*fields)


def listed(row: Any, threads: int = 0) -> Row:
    """A segment as a list shows it, from the columns of `queries.LISTED` and the number of its open threads."""
    score, light, reasons, findings, worst = row[11:]
    risk = Risk(max(score, 0), Light(light), tuple(message_from_json(value) for value in reasons))
    return Row(segment(row), risk, findings, None if worst == NOTHING_WORSE else Severity(worst), threads)


def risk_to_columns(risk: Risk) -> dict[str, Any]:
    return {
        "risk": UNCHECKED if risk.light is Light.UNCHECKED else risk.score,
        "light": risk.light.value,
        "reasons": [message_to_json(message) for message in risk.reasons],
    }


def message_to_json(message: Message) -> list[Any]:
    return [message.text, dict(message.values)]


def message_from_json(value: list[Any]) -> Message:
    text, values = value
    return Message(text, tuple(values.items()))


def finding_to_columns(finding: Finding) -> dict[str, Any]:
    source, target = finding.source_span, finding.target_span
    return {
        "segment": finding.segment.id,
        "check": finding.check,
        "severity": int(finding.severity),
        "message": message_to_json(finding.message),
        "source_start": source and source.start,
        "source_end": source and source.end,
        "target_start": target and target.start,
        "target_end": target and target.end,
        "fix": finding.fix,
        "subject": finding.subject,
        "fingerprint": finding.fingerprint,
        "kind_key": finding.kind_key,
    }


def finding(row: Any, of: Segment) -> Finding:
    return Finding(
        check=row.check,
        segment=of,
        message=message_from_json(row.message),
        severity=Severity(row.severity),
        source_span=_span(row.source_start, row.source_end),
        target_span=_span(row.target_start, row.target_end),
        fix=row.fix,
        subject=row.subject,
        decision=None if row.scope is None else decision(row),
    )


def decision(row: Any) -> Decision:
    return Decision(Scope(row.scope), row.reason, row.who, row.moment)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
