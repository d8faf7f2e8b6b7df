"""Questions to a project; none of them changes anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from app.model import Decision, Document, Finding, Query, Row, Segment, Severity, Sort, State, Summary
from app.store import comments, values
from app.store.derived import in_groups
from app.store.folding import folded
from app.store.schema import UNCHECKED, decisions, documents, findings, names, search, segments, texts

BATCH = 1_000

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


def order(connection: Connection, query: Query) -> list[int]:
    """The ids of the segments that fit, in the order asked for; ties stand in the order of the text."""
    if query.sort is not Sort.STATE:
        return _ids(connection, query, query.states)
    # One state after the other, so that each comes sorted out of its index.
    wanted = sorted(query.states or State, key=lambda state: state.order, reverse=query.descending)
    return [number for state in wanted for number in _ids(connection, query, {state})]


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
    return _numbers(connection, wanted.order_by(segments.c.position))


def segment_keys(connection: Connection, document: int) -> dict[int, str]:
    """What finds each segment's entry again in the document's own file."""
    wanted = select(segments.c.id, texts.c.key).join_from(segments, texts).where(segments.c.document == document)
    return {row.id: row.key for row in connection.execute(wanted.order_by(segments.c.position))}


def all_findings(connection: Connection, segment: int | None, document: int | None) -> list[Finding]:
    """The findings, each with the decision that settles it, in the order of the text."""
    wanted = (
        select(*SEGMENT, *FINDING)
        .join_from(findings, segments, findings.c.segment == segments.c.id)
        .join(texts, texts.c.segment == segments.c.id)
        .outerjoin(decisions, decisions.c.key == findings.c.decision)
        .order_by(*POSITION, findings.c.id)
    )
    if segment is not None:
        wanted = wanted.where(findings.c.segment == segment)
    else:
        wanted = wanted.where(*_in_documents(connection, document))
    return list(_with_segments(connection, wanted))


def all_decisions(connection: Connection) -> dict[str, Decision]:
    return {row.key: values.decision(row) for row in connection.execute(select(decisions))}


def all_names(connection: Connection) -> dict[str, Any]:
    return {row.name: row.decision for row in connection.execute(select(names).order_by(names.c.name))}


def unchecked(connection: Connection) -> list[int]:
    """The segments whose texts no check has seen yet."""
    wanted = select(segments.c.id).where(segments.c.risk == UNCHECKED, PLACED, *_in_documents(connection, None))
    return _numbers(connection, wanted.order_by(*POSITION))


def summary(connection: Connection, document: int | None) -> Summary:
    """How far the review has come; the mean risk is that of the segments that were checked."""
    where = [PLACED, *_in_documents(connection, document)]
    risk, checked = segments.c.risk, segments.c.risk != UNCHECKED
    by_state = connection.execute(
        select(
            segments.c.state,
            func.count(),
            func.sum(segments.c.words),
            func.count().filter(checked),
            func.coalesce(func.sum(risk).filter(checked), 0),
        )
        .where(*where)
        .group_by(segments.c.state)
    ).all()
    seen = sum(row[3] for row in by_state)
    found, ignored = _tally(connection, document)
    return Summary(
        segments=sum(row[1] for row in by_state),
        words=sum(row[2] for row in by_state),
        by_state={State(row[0]): row[1] for row in by_state},
        findings=found,
        ignored=ignored,
        mean_risk=sum(row[4] for row in by_state) / seen if seen else 0.0,
    )


def _tally(connection: Connection, document: int | None) -> tuple[dict[Severity, int], int]:
    settled = findings.c.decision.is_not(None)
    wanted = select(findings.c.severity, settled, func.count()).group_by(findings.c.severity, settled)
    counted = connection.execute(wanted.where(*_in_documents(connection, document, findings.c.document))).all()
    still_open = {Severity(severity): count for severity, done, count in counted if not done}
    return still_open, sum(count for _, done, count in counted if done)


def _ids(connection: Connection, query: Query, states: set[State] | frozenset[State]) -> list[int]:
    first = SORTS[query.sort]
    backward = query.descending and query.sort is not Sort.STATE
    wanted = select(segments.c.id).where(*_conditions(connection, query, states))
    sorting = [column.desc() for column in first] if backward else first
    return _numbers(connection, wanted.order_by(*sorting, *(() if first is POSITION else POSITION)))


def _numbers(connection: Connection, wanted: Select[int]) -> list[int]:
    """The one column of whole numbers, past SQLAlchemy's rows: a third of the time where there are a million."""
    with connection.execute(wanted) as result:
        return [] if result.cursor is None else [number for (number,) in result.cursor.fetchall()]


def _conditions(
    connection: Connection, query: Query, states: set[State] | frozenset[State]
) -> Iterator[ColumnElement[bool]]:
    yield PLACED
    yield from _in_documents(connection, query.document)
    if states:
        yield segments.c.state.in_(sorted(states))
    if query.with_findings:
        yield segments.c.open_findings > 0
    if query.with_threads:
        yield segments.c.id.in_(comments.with_open_threads())
    if query.text:
        hit = search.c.folded.contains(folded(query.text), autoescape=True)
        yield segments.c.id.in_(select(search.c.segment).where(hit))


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
