"""Annotations and assessments as they are kept: JSON under a key that begins with the segment's number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from app.model import Annotation, Assessment, ErrorSeverity, Side, Span
from app.store.schema import assessments, changes, documents, marks, segments

ANNOTATION, ASSESSMENT = "annotation", "assessment"  # the entities an event changes


def annotation_key(annotation: Annotation) -> str:
    """The key under which an annotation is kept."""
    return f"{annotation.segment}:{annotation.id}"


def assessment_key(segment: int, annotator: str) -> str:
    """The key under which a person's assessment of a segment is kept."""
    return f"{segment}:{annotator}"


def segment_of(connection: Connection, key: str) -> int:  # noqa: ARG001 (what an entity is asked)
    """The segment a key speaks of."""
    return int(key.partition(":")[0])


def annotation_to_json(one: Annotation) -> dict[str, Any]:
    """The value of an "annotation" change."""
    return {
        "side": one.side.value,
        "span": [one.span.start, one.span.end],
        "text": one.text,
        "category": one.category,
        "severity": one.severity.value,
        "annotator": one.annotator,
        "when": one.when.astimezone(UTC).isoformat(),
        "note": one.note,
        "correction": one.correction,
        "seconds": float(one.seconds),
        "check": one.check,
        "finding": one.finding,
        "rejected": one.rejected,
    }


def annotation_from_json(key: str, value: dict[str, Any]) -> Annotation:
    """What `annotation_to_json` wrote."""
    segment, _, identity = key.partition(":")
    return Annotation(
        id=identity,
        segment=int(segment),
        side=Side(value["side"]),
        span=Span(*value["span"]),
        text=value["text"],
        category=value["category"],
        severity=ErrorSeverity(value["severity"]),
        annotator=value["annotator"],
        when=datetime.fromisoformat(value["when"]),
        note=value["note"],
        correction=value["correction"],
        seconds=value["seconds"],
        check=value["check"],
        finding=value["finding"],
        rejected=value["rejected"],
    )


def assessment_to_json(one: Assessment) -> dict[str, Any]:
    """The value of an "assessment" change."""
    return {
        "annotator": one.annotator,
        "when": one.when.astimezone(UTC).isoformat(),
        "esa": None if one.esa is None else float(one.esa),
        "seconds": float(one.seconds),
    }


def assessment_from_json(key: str, value: dict[str, Any]) -> Assessment:
    """What `assessment_to_json` wrote."""
    segment = int(key.partition(":")[0])
    when = datetime.fromisoformat(value["when"])
    return Assessment(segment, value["annotator"], when, value["esa"], value["seconds"])


def normal_annotation(value: Any) -> Any:
    """The one way in which an annotation is written; ValueError or KeyError for what is none."""
    return None if value is None else annotation_to_json(annotation_from_json("0:", value))


def normal_assessment(value: Any) -> Any:
    """The one way in which an assessment is written."""
    return None if value is None else assessment_to_json(assessment_from_json("0:", value))


def reading(table: Table) -> Callable[[Connection, str], Any]:
    """How the value under a key of this table is read."""

    def read(connection: Connection, key: str) -> Any:
        return connection.scalar(select(table.c.value).where(table.c.key == key))

    return read


def writing(table: Table) -> Callable[[Connection, str, Any], None]:
    """How it is put in place of what was there; None takes it away."""

    def write(connection: Connection, key: str, value: Any) -> None:
        connection.execute(delete(table).where(table.c.key == key))
        if value is not None:
            connection.execute(insert(table).values(key=key, segment=segment_of(connection, key), value=value))

    return write


def all_annotations(connection: Connection, segment: int | None, document: int | None) -> list[Annotation]:
    """The annotations of a segment, a document or the project in the order of the text and of their spans."""
    rows = _rows(connection, marks, segment, document)
    found = [(position, annotation_from_json(key, value)) for position, key, value in rows]
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].side, each[1].span, each[1].when))]


def all_assessments(connection: Connection, segment: int | None, document: int | None) -> list[Assessment]:
    """The assessments of a segment, a document or the project in the order of the text."""
    return [assessment_from_json(key, value) for _, key, value in _rows(connection, assessments, segment, document)]


def removed_annotations(connection: Connection) -> list[Annotation]:
    """Annotations that were there once and were taken away, as they last were, the newest first."""
    there = set(connection.scalars(select(marks.c.key)))
    wanted = select(changes.c.key, changes.c.before, changes.c.after).where(changes.c.entity == ANNOTATION)
    last: dict[str, Annotation] = {}
    for key, before, after in connection.execute(wanted.order_by(changes.c.event.desc(), changes.c.number.desc())):
        value = before if after is None else after
        if key not in there and key not in last and value is not None:
            last[key] = annotation_from_json(key, value)
    return list(last.values())


def _rows(
    connection: Connection, table: Table, segment: int | None, document: int | None
) -> Iterator[tuple[tuple[int, int], str, Any]]:
    """Document and position, key and value; of segments that are in a text of a document that is there."""
    wanted = (
        select(segments.c.document, segments.c.position, table.c.key, table.c.value)
        .join_from(table, segments, table.c.segment == segments.c.id)
        .join(documents, documents.c.id == segments.c.document)
        .where(segments.c.position > 0, documents.c.present)
        .order_by(segments.c.document, segments.c.position, table.c.key)
    )
    if segment is not None:
        wanted = wanted.where(table.c.segment == segment)
    if document is not None:
        wanted = wanted.where(segments.c.document == document)
    for row in connection.execute(wanted):
        yield (row[0], row[1]), row[2], row[3]
