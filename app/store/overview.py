"""A project counted by the database: risks, findings, documents, days. None of it reads a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, select

from app.model import Day, DocumentCount, Overview, Severity, State
from app.model.overview import RISK_STEP
from app.store.schema import UNCHECKED, changes, documents, events, findings, segments

MOST_LISTED = 10_000  # segments behind a number: more nobody goes through, and databases take no longer lists
REVIEWED = frozenset({State.REVIEWED.value, State.APPROVED.value})
PLACED = segments.c.position > 0  # the others were merged into a neighbour
MOST_RISK = 100


def overview(connection: Connection) -> Overview:
    """All of it, of the documents that are present."""
    by_risk = _risks(connection)
    states = _states(connection)
    return Overview(
        segments=sum(states.values()),
        risks=_by_tens(by_risk),
        unchecked=by_risk[UNCHECKED],
        findings=open_findings(connection),
        documents=tuple(_documents(connection)),
        days=_days(connection, states),
    )


def at_risk(connection: Connection, low: int, high: int) -> list[int]:
    """The first segments, in the order of the text, whose risk lies between the two, both included."""
    wanted = (
        select(segments.c.id)
        .join(documents, documents.c.id == segments.c.document)
        .where(PLACED, documents.c.present, segments.c.risk.between(low, high))
    )
    return list(connection.scalars(wanted.order_by(segments.c.document, segments.c.position).limit(MOST_LISTED)))


def with_check(connection: Connection, check: str) -> list[int]:
    """The first segments, in the order of the text, with an open finding of a check."""
    of_check = select(findings.c.segment).where(findings.c.check == check, findings.c.decision.is_(None))
    wanted = (
        select(segments.c.id)
        .join(documents, documents.c.id == segments.c.document)
        .where(PLACED, documents.c.present, segments.c.id.in_(of_check))
    )
    return list(connection.scalars(wanted.order_by(segments.c.document, segments.c.position).limit(MOST_LISTED)))


def _risks(connection: Connection) -> Counter[int]:
    wanted = (
        select(segments.c.risk, func.count())
        .join(documents, documents.c.id == segments.c.document)
        .where(PLACED, documents.c.present)
        .group_by(segments.c.risk)
    )
    return Counter({row[0]: row[1] for row in connection.execute(wanted)})


def _by_tens(by_risk: Counter[int]) -> tuple[int, ...]:
    tens = [0] * (MOST_RISK // RISK_STEP)
    for risk, count in by_risk.items():
        if risk != UNCHECKED:
            tens[min(risk // RISK_STEP, len(tens) - 1)] += count
    return tuple(tens)


def _states(connection: Connection) -> Counter[str]:
    wanted = (
        select(segments.c.state, func.count())
        .join(documents, documents.c.id == segments.c.document)
        .where(PLACED, documents.c.present)
        .group_by(segments.c.state)
    )
    return Counter({row[0]: row[1] for row in connection.execute(wanted)})


def open_findings(connection: Connection, document: int | None = None) -> dict[str, dict[Severity, int]]:
    """How many findings are open in a document or in all that are present, by check and severity."""
    wanted = (
        select(findings.c.check, findings.c.severity, func.count())
        .join(documents, documents.c.id == findings.c.document)
        .where(findings.c.decision.is_(None), documents.c.present)
        .group_by(findings.c.check, findings.c.severity)
    )
    if document is not None:
        wanted = wanted.where(findings.c.document == document)
    found: dict[str, dict[Severity, int]] = {}
    for check, severity, count in connection.execute(wanted):
        found.setdefault(check, {})[Severity(severity)] = count
    return found


def _documents(connection: Connection) -> Iterator[DocumentCount]:
    checked = segments.c.risk != UNCHECKED
    wanted = (
        select(
            documents.c.id,
            documents.c.title,
            func.count(),
            func.coalesce(func.sum(segments.c.words), 0),
            func.count().filter(checked),
            func.coalesce(func.sum(segments.c.risk).filter(checked), 0),
            func.count().filter(segments.c.state.in_(sorted(REVIEWED))),
            func.coalesce(func.sum(segments.c.open_findings), 0),
        )
        .join_from(documents, segments, segments.c.document == documents.c.id)
        .where(PLACED, documents.c.present)
        .group_by(documents.c.id, documents.c.title)
        .order_by(documents.c.id)
    )
    for number, title, count, words, seen, risks, reviewed, open_ones in connection.execute(wanted):
        yield DocumentCount(number, title, count, int(words), risks / seen if seen else 0.0, reviewed, int(open_ones))


def _days(connection: Connection, states: Counter[str]) -> tuple[Day, ...]:
    """Walked backward from what is now, so that the last day says what the counts say, wherever states came from."""
    reviewed, approved = sum(states[one] for one in REVIEWED), states[State.APPROVED.value]
    wanted = (
        select(events.c.moment, changes.c.before, changes.c.after)
        .join_from(changes, events, events.c.id == changes.c.event)
        .where(changes.c.entity == "state")
        .order_by(changes.c.event.desc())
    )
    days: list[Day] = []
    for moment, before, after in connection.execute(wanted):
        day = _day_of(moment)
        if not days or days[-1].date != day:
            days.append(Day(day, reviewed, approved))
        reviewed -= (after in REVIEWED) - (before in REVIEWED)
        approved -= (after == State.APPROVED.value) - (before == State.APPROVED.value)
    return tuple(reversed(days))


def _day_of(moment: datetime) -> date:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone().date()
