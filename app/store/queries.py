"""Questions to a project; none of them changes anything."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, select

from app.model import Decision, Document, Finding, Query, Row, Segment, Severity, Sort, State, Summary
from app.store import comments, numbers, searching, values
from app.store.derived import in_groups, reached
from app.store.schema import (
    UNCHECKED,
    changes,
    decisions,
    documents,
    findings,
    found_tallies,
    names,
    segments,
    tallies,
    texts,
)

BATCH = 1_000
MANY = 10_000  # hits

SEGMENT = (  # in the order of the fields of Segment
    texts.c.source,
    texts.c.target,
    segments.c.id,
    segments.c.document,
    segments.c.position,
    segments.c.confidence,
    segments.c.source_paragraph,
    segments.c.target_paragraph,
    segments.c.state,
    texts.c.imported,
    texts.c.context,
)
LISTED = (
    *SEGMENT,
    segments.c.risk,
    segments.c.light,
    segments.c.reasons,
    segments.c.open_findings,
    segments.c.worst,
)
FINDING = (
    findings.c.check,
    findings.c.message,
    findings.c.severity,
    findings.c.source_start,
    findings.c.source_end,
    findings.c.target_start,
    findings.c.target_end,
    findings.c.fix,
    findings.c.subject,
    decisions.c.scope,
    decisions.c.reason,
    decisions.c.who,
    decisions.c.moment,
)

PLACED = segments.c.position > 0  # the others were merged into a neighbour
POSITION = (segments.c.document, segments.c.position)
SORTS: dict[Sort, tuple[ColumnElement[Any], ...]] = {
    Sort.POSITION: POSITION,
    Sort.STATE: POSITION,  # within each state, see order()
    Sort.RISK: (segments.c.risk,),
    Sort.FINDINGS: (segments.c.open_findings, segments.c.worst),
    Sort.SOURCE: (segments.c.source_order,),
    Sort.TARGET: (segments.c.target_order,),
}


def all_documents(connection: Connection) -> list[Document]:
    """The documents that are present, in the order they came."""
    present = select(documents).where(documents.c.present).order_by(documents.c.id)
    signed = comments.all_signed(connection)
    return [values.document(row, signed.get(row.id)) for row in connection.execute(present)]


def order(connection: Connection, query: Query) -> array[int]:
    """The ids of the segments that fit, in the order asked for; ties stand in the order of the text."""
    if query.sort is not Sort.STATE:
        return _ids(connection, query, query.states)
    # One state after the other, so that each comes sorted out of its index.
    wanted = sorted(query.states or State, key=lambda state: state.order, reverse=query.descending)
    return sum((_ids(connection, query, {state}) for state in wanted), array("q"))


def rows(connection: Connection, ids: Sequence[int]) -> dict[int, Row]:
    """Those of these segments that are there, as a list shows them."""
    found: dict[int, Row] = {}
    for group in in_groups(ids):
        wanted = select(*LISTED).join_from(segments, texts).where(segments.c.id.in_(group))
        talk = comments.open_threads(connection, group)
        found |= {row.id: values.listed(row, talk.get(row.id, 0)) for row in connection.execute(wanted)}
    return found


def segments_after(connection: Connection, document: int, position: int) -> list[Segment]:
    """The next batch of a document's segments, from behind this position."""
    behind = (segments.c.document == document) & (segments.c.position > position)
    wanted = select(*SEGMENT).join_from(segments, texts).where(behind)
    found = connection.execute(wanted.order_by(segments.c.position).limit(BATCH))
    return [values.segment(row) for row in found]


def at_position(connection: Connection, document: int, position: int) -> Segment | None:
    """The segment in this place of a document."""
    here = PLACED & (segments.c.document == document) & (segments.c.position == position)
    found = connection.execute(select(*SEGMENT).join_from(segments, texts).where(here)).one_or_none()
    return None if found is None else values.segment(found)


def unsure_pairs(connection: Connection, document: int, below: float) -> list[int]:
    """The segments of a document whose confidence is below this, in the order of the text."""
    wanted = select(segments.c.id).where(PLACED, segments.c.document == document, segments.c.confidence < below)
    return numbers.read(connection, wanted.order_by(segments.c.position)).tolist()


def segment_keys(connection: Connection, document: int) -> dict[int, str]:
    """What finds each segment's entry again in the document's own file."""
    wanted = select(segments.c.id, texts.c.key).join_from(segments, texts).where(segments.c.document == document)
    return {row.id: row.key for row in connection.execute(wanted.order_by(segments.c.position))}


def all_findings(connection: Connection, segment: int | None, document: int | None) -> list[Finding]:
    """The findings, each with the decision that settles it, in the order of the text."""
    if segment is not None:
        return _findings(connection, findings.c.segment == segment)
    return _findings(connection, *_in_documents(connection, document))


def findings_beside(connection: Connection, keys: Iterable[str]) -> list[Finding]:
    """All findings of the segments in which a decision under one of these keys is about something."""
    about: set[int] = set()
    for key in keys:
        about.update(connection.scalars(select(findings.c.segment).where(reached(key)).distinct()))
    groups = in_groups(sorted(about))
    return [one for group in groups for one in _findings(connection, findings.c.segment.in_(group))]


def findings_by_number(connection: Connection, numbers: Iterable[int]) -> dict[int, Finding]:
    """Those of these findings that are there, by number."""
    found: dict[int, Finding] = {}
    for group in in_groups(numbers):
        wanted = _with_texts(findings.c.id.label("number")).where(findings.c.id.in_(group))
        found |= {row.number: values.finding(row, values.segment(row)) for row in connection.execute(wanted)}
    return found


def _findings(connection: Connection, *which: ColumnElement[bool]) -> list[Finding]:
    wanted = _with_texts().where(*which).order_by(*POSITION, findings.c.id)
    return list(_with_segments(connection, wanted))


def _with_texts(*more: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*SEGMENT, *FINDING, *more)
        .join_from(findings, segments, findings.c.segment == segments.c.id)
        .join(texts, texts.c.segment == segments.c.id)
        .outerjoin(decisions, decisions.c.key == findings.c.decision)
    )


def all_decisions(connection: Connection) -> dict[str, Decision]:
    return {row.key: values.decision(row) for row in connection.execute(select(decisions))}


def all_names(connection: Connection) -> dict[str, Any]:
    return {row.name: row.decision for row in connection.execute(select(names).order_by(names.c.name))}


def unchecked(connection: Connection) -> list[int]:
    """The segments whose texts no check has seen yet."""
    wanted = select(segments.c.id).where(segments.c.risk == UNCHECKED, PLACED, *_in_documents(connection, None))
    return numbers.read(connection, wanted.order_by(*POSITION)).tolist()


def summary(connection: Connection, document: int | None) -> Summary:
    """How far the review has come, out of the sums that are kept; the mean risk is that of what was checked."""
    by_state: Counter[State] = Counter()
    words = checked = risk = 0
    for row in connection.execute(select(tallies).where(*_in_documents(connection, document, tallies.c.document))):
        by_state[State(row.state)] += row.segments
        words, checked, risk = words + row.words, checked + row.checked, risk + row.risk
    found: Counter[Severity] = Counter()
    ignored = 0
    which = _in_documents(connection, document, found_tallies.c.document)
    for row in connection.execute(select(found_tallies).where(*which)):
        found[Severity(row.severity)] += row.open
        ignored += row.settled
    return Summary(
        segments=by_state.total(),
        words=words,
        by_state=dict(+by_state),
        findings=dict(+found),
        ignored=ignored,
        mean_risk=risk / checked if checked else 0.0,
    )


def _ids(connection: Connection, query: Query, states: set[State] | frozenset[State]) -> array[int]:
    """Of a million segments: what SQLite would sort, or look up one by one, is put together here."""
    if query.text and _asks_for_nothing_else(query) and _stand_by_number(connection):
        hits = searching.hits(connection, query.text)  # half the time of joining them
        (number,) = hits.selected_columns
        return numbers.read(connection, hits.order_by(number.desc() if query.descending else number))
    if query.text and connection.dialect.name == "sqlite":
        found = numbers.read(connection, searching.hits(connection, query.text))
        if len(found) > MANY:
            return numbers.common(_ids(connection, replace(query, text=""), states), found)
    wanted = select(segments.c.id).where(*_conditions(connection, query, states))
    if query.with_findings and query.sort is Sort.POSITION and _stand_by_number(connection):
        return numbers.in_order(numbers.read(connection, wanted), descending=query.descending)
    first = SORTS[query.sort]
    backward = query.descending and query.sort is not Sort.STATE
    sorting = [column.desc() for column in first] if backward else first
    return numbers.read(connection, wanted.order_by(*sorting, *(() if first is POSITION else POSITION)))


def _asks_for_nothing_else(query: Query) -> bool:
    """Whether a query is for a text in the whole project, in the order of the project."""
    return replace(query, text="", descending=False) == Query()


def _stand_by_number(connection: Connection) -> bool:
    """Whether all segments there ever were stand in the text, by their numbers: none was merged, split or removed."""
    moved = exists().where(changes.c.entity == "place")
    absent = exists().where(~documents.c.present)
    return not connection.execute(select(moved | absent)).scalar_one()


def _conditions(
    connection: Connection, query: Query, states: set[State] | frozenset[State]
) -> Iterator[ColumnElement[bool]]:
    yield PLACED
    yield from _in_documents(connection, query.document)
    if states:
        yield segments.c.state.in_(sorted(states))
    if query.position is not None:
        yield segments.c.position == query.position
    if query.among:
        yield segments.c.id.in_(query.among)
    if query.with_findings:
        yield segments.c.open_findings > 0
    if query.with_threads:
        yield segments.c.id.in_(comments.with_open_threads())
    if query.text:
        yield segments.c.id.in_(searching.hits(connection, query.text))


def _in_documents(
    connection: Connection, document: int | None, column: ColumnElement[int] = segments.c.document
) -> list[ColumnElement[bool]]:
    """Limits to one document, or to those that are present: as a rule all, and then nothing is asked."""
    if document is not None:
        return [column == document]
    absent = connection.scalars(select(documents.c.id).where(~documents.c.present)).all()
    return [column.not_in(absent)] if absent else []


def _with_segments(connection: Connection, wanted: Select[Any]) -> Iterator[Finding]:
    of = Segment("", "")
    for row in connection.execute(wanted):
        if row.id != of.id:
            of = values.segment(row)
        yield values.finding(row, of)
