"""What events change: per entity, how its current value is read and written.

To add one: a table or column, a row in ENTITIES. Reading answers None where there is
no value yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.model import State
from app.store import annotating, comments, derived, placing, searching, tallies
from app.store.folding import order_key, word_count
from app.store.schema import (
    assessments,
    decisions,
    documents,
    findings,
    marks,
    names,
    project,
    segments,
    texts,
)
from app.store.values import decision, decision_from_json, decision_to_json

PAIR = (segments.c.confidence, segments.c.source_paragraph, segments.c.target_paragraph)
PRESENT, ABSENT = "present", "absent"

# Of the segment `of`: a text and what is derived of it.
NEW_TARGET = update(texts).where(texts.c.segment == bindparam("of")).values(target=bindparam("new_target"))
NEW_COUNTS = (
    update(segments)
    .where(segments.c.id == bindparam("of"))
    .values(words=bindparam("new_words"), target_order=bindparam("new_order"), **derived.UNCHECKED_COLUMNS)
)

Read = Callable[[Connection, str], Any]
Write = Callable[[Connection, str, Any], None]
ReadMany = Callable[[Connection, Sequence[str]], dict[str, Any]]
WriteMany = Callable[[Connection, Mapping[str, Any]], None]
SegmentOf = Callable[[Connection, str], int | None]
Normal = Callable[[Any], Any]


def _nowhere(connection: Connection, key: str) -> None:
    """No segment's history shows it."""


def _as_it_is(value: Any) -> Any:
    return value


def _nothing(connection: Connection, key: str, value: Any) -> None:
    """Everything is there."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of value that events change.

    `name` is the word for it in an error line, `segment` tells in whose history a change is shown, `normal`
    gives the one way in which a value is written, so that equal values are equal; ValueError for no such value.
    `prepare` makes what a change has to refer to, before the change is written down and then made. `together`, where
    thousands are changed in one action, reads and writes the values of different keys in a few statements.
    """

    name: str
    read: Read
    write: Write
    segment: SegmentOf = _nowhere
    normal: Normal = _as_it_is
    prepare: Write = _nothing
    together: tuple[ReadMany, WriteMany] | None = None


def _itself(connection: Connection, key: str) -> int:  # noqa: ARG001
    return int(key)


def _read_source(connection: Connection, key: str) -> Any:
    return connection.scalar(select(texts.c.source).where(texts.c.segment == int(key)))


def _write_source(connection: Connection, key: str, value: Any) -> None:
    segment, source = int(key), str(value)
    target = connection.execute(select(texts.c.target).where(texts.c.segment == segment)).scalar_one()
    connection.execute(update(texts).where(texts.c.segment == segment).values(source=source))
    searching.change(connection, [(segment, source, target)])
    here = segments.c.id == segment
    with tallies.kept(connection, tallies.SEGMENTS, here):
        columns = {"source_order": order_key(source), **derived.UNCHECKED_COLUMNS}
        connection.execute(update(segments).where(here).values(columns))
    derived.forget(connection, [segment])


def _read_imported(connection: Connection, key: str) -> Any:
    return connection.scalar(select(texts.c.imported).where(texts.c.segment == int(key)))


def _write_imported(connection: Connection, key: str, value: Any) -> None:
    connection.execute(update(texts).where(texts.c.segment == int(key)).values(imported=str(value)))


def _read_pair(connection: Connection, key: str) -> Any:
    row = connection.execute(select(*PAIR).where(segments.c.id == int(key))).one_or_none()
    return None if row is None else list(row)


def _write_pair(connection: Connection, key: str, value: Any) -> None:
    columns = dict(zip((column.name for column in PAIR), value, strict=True))
    connection.execute(update(segments).where(segments.c.id == int(key)).values(columns))


def _normal_pair(value: Any) -> Any:
    confidence, source_paragraph, target_paragraph = value
    return [float(confidence), int(source_paragraph), int(target_paragraph)]


def _read_target(connection: Connection, key: str) -> Any:
    return connection.scalar(select(texts.c.target).where(texts.c.segment == int(key)))


def _write_target(connection: Connection, key: str, value: Any) -> None:
    _write_targets(connection, {key: value})


def _read_targets(connection: Connection, keys: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for group in derived.in_groups(map(int, keys)):
        wanted = select(texts.c.segment, texts.c.target).where(texts.c.segment.in_(group))
        found |= {str(row.segment): row.target for row in connection.execute(wanted)}
    return found


def _write_targets(connection: Connection, values: Mapping[str, Any]) -> None:
    for group in derived.in_groups((int(key), str(value)) for key, value in values.items()):
        numbers = [number for number, _ in group]
        wanted = select(texts.c.segment, texts.c.source).where(texts.c.segment.in_(numbers))
        source = {row.segment: row.source for row in connection.execute(wanted)}
        rows = [
            {
                "of": number,
                "new_target": target,
                "new_words": word_count(target),
                "new_order": order_key(target),
            }
            for number, target in group
        ]
        connection.execute(NEW_TARGET, rows)
        searching.change(connection, [(number, source[number], target) for number, target in group])
        with tallies.kept(connection, tallies.SEGMENTS, segments.c.id.in_(numbers)):
            connection.execute(NEW_COUNTS, rows)
        derived.forget(connection, numbers)


def _read_state(connection: Connection, key: str) -> Any:
    return connection.scalar(select(segments.c.state).where(segments.c.id == int(key)))


def _write_state(connection: Connection, key: str, value: Any) -> None:
    here = segments.c.id == int(key)
    with tallies.kept(connection, tallies.SEGMENTS, here):
        connection.execute(update(segments).where(here).values(state=value))


def _read_states(connection: Connection, keys: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for group in derived.in_groups(map(int, keys)):
        wanted = select(segments.c.id, segments.c.state).where(segments.c.id.in_(group))
        found |= {str(row.id): row.state for row in connection.execute(wanted)}
    return found


def _write_states(connection: Connection, values: Mapping[str, Any]) -> None:
    by_state: defaultdict[str, list[int]] = defaultdict(list)
    for key, value in values.items():
        by_state[value].append(int(key))
    for state, numbers in by_state.items():
        for group in derived.in_groups(numbers):
            here = segments.c.id.in_(group)
            with tallies.kept(connection, tallies.SEGMENTS, here):
                connection.execute(update(segments).where(here).values(state=state))


def _normal_state(value: Any) -> Any:
    return State(value).value


def _read_decision(connection: Connection, key: str) -> Any:
    row = connection.execute(select(decisions).where(decisions.c.key == key)).one_or_none()
    return None if row is None else decision_to_json(decision(row))


def _write_decision(connection: Connection, key: str, value: Any) -> None:
    connection.execute(delete(decisions).where(decisions.c.key == key))
    if value is not None:
        said = decision_from_json(value)
        columns = {"scope": said.scope.value, "reason": said.reason, "who": said.who, "moment": said.when}
        connection.execute(insert(decisions).values(key=key, **columns))
    derived.decide(connection, key)


def _normal_decision(value: Any) -> Any:
    return None if value is None else decision_to_json(decision_from_json(value))


def _decided_segment(connection: Connection, key: str) -> int | None:
    first = connection.scalar(select(func.min(findings.c.segment)).where(findings.c.fingerprint == key))
    return None if first is None else int(first)


def _read_name(connection: Connection, key: str) -> Any:
    return connection.scalar(select(names.c.decision).where(names.c.name == key))


def _write_name(connection: Connection, key: str, value: Any) -> None:
    connection.execute(delete(names).where(names.c.name == key))
    if value is not None:
        connection.execute(insert(names).values(name=key, decision=value))


def _read_document(connection: Connection, key: str) -> Any:
    present = connection.scalar(select(documents.c.present).where(documents.c.id == int(key)))
    return None if present is None else (PRESENT if present else ABSENT)


def _write_document(connection: Connection, key: str, value: Any) -> None:
    connection.execute(update(documents).where(documents.c.id == int(key)).values(present=value == PRESENT))


def _normal_presence(value: Any) -> Any:
    if value not in {PRESENT, ABSENT}:
        raise ValueError(f"a document is {PRESENT} or {ABSENT}, not {value!r}")
    return value


def _read_settings(connection: Connection, key: str) -> Any:  # noqa: ARG001
    return connection.scalar(select(project.c.settings))


def _write_settings(connection: Connection, key: str, value: Any) -> None:  # noqa: ARG001
    connection.execute(update(project).values(settings=value))


ENTITIES: dict[str, Entity] = {
    "place": Entity("the place of segment", placing.read, placing.write, _itself, prepare=placing.prepare),
    "source": Entity("the source of segment", _read_source, _write_source, _itself),
    "imported": Entity("the imported text of segment", _read_imported, _write_imported, _itself),
    "pair": Entity("the pair of segment", _read_pair, _write_pair, _itself, _normal_pair),
    "target": Entity(
        "the text of segment", _read_target, _write_target, _itself, together=(_read_targets, _write_targets)
    ),
    "state": Entity(
        "the state of segment",
        _read_state,
        _write_state,
        _itself,
        _normal_state,
        together=(_read_states, _write_states),
    ),
    "decision": Entity("the decision", _read_decision, _write_decision, _decided_segment, _normal_decision),
    "name": Entity("the name", _read_name, _write_name),
    annotating.ANNOTATION: Entity(
        "the annotation",
        annotating.reading(marks),
        annotating.writing(marks),
        annotating.segment_of,
        annotating.normal_annotation,
    ),
    annotating.ASSESSMENT: Entity(
        "the assessment",
        annotating.reading(assessments),
        annotating.writing(assessments),
        annotating.segment_of,
        annotating.normal_assessment,
    ),
    "document": Entity("the document", _read_document, _write_document, normal=_normal_presence),
    "comment": Entity(
        "the comment",
        comments.read_comment,
        comments.write_comment,
        comments.commented_segment,
        comments.normal_comment,
        together=(comments.read_together, comments.write_together),
    ),
    "sign-off": Entity(
        "the sign-off of document", comments.read_signed, comments.write_signed, normal=comments.normal_signed
    ),
    "settings": Entity("the settings", _read_settings, _write_settings),
}
