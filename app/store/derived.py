"""What the checks say of the texts: replaced by every check, never part of the history.

Open findings are counted as they change, per segment and per document, so that no list has to count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    bindparam,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from app.model import Finding, Light, Risk
from app.store import tallies
from app.store.schema import NOTHING_WORSE, decisions, documents, findings, segments, texts
from app.store.values import finding_to_columns, risk_to_columns

T = TypeVar("T")

TOGETHER = 5_000  # in one statement; databases limit how many

HERE, ALWAYS = "document", "project"
UNCHECKED_COLUMNS = risk_to_columns(Risk(0, Light.UNCHECKED))


@dataclass(frozen=True, slots=True)
class Derived:
    """What a check says of some segments: findings that replace those of `segments`, and risks by segment."""

    segments: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()
    risks: Mapping[int, Risk] = field(default_factory=dict)


# Part by part where all is too much for memory; it may be read more than once.
Said = Derived | Iterable[Derived]


def put(connection: Connection, said: Said) -> None:
    """Replaces findings and risks together."""
    for one in (said,) if isinstance(said, Derived) else said:
        put_findings(connection, one.segments, one.findings)
        put_risks(connection, one.risks)


def in_groups(items: Iterable[T]) -> Iterator[list[T]]:
    """The same items in lists that fit into one statement."""
    rest = iter(items)
    while group := list(islice(rest, TOGETHER)):
        yield group


def put_findings(connection: Connection, of: Iterable[int], found: Sequence[Finding]) -> None:
    """Replaces the findings of these segments; a finding about a text that is no longer there is left out."""
    checked = sorted({*of, *(finding.segment.id for finding in found)})
    before = [_take_away(connection, group) for group in in_groups(checked)]
    for some in in_groups(found):
        if rows := _still_true(connection, some):
            connection.execute(insert(findings), rows)
    for group, was in zip(in_groups(checked), before, strict=True):
        mine = findings.c.segment.in_(group)
        if found:
            _settle(connection, mine)
        now = tallies.FINDINGS.come_to(connection, [mine]) if found else {}
        if was or now:
            tallies.add(connection, tallies.FINDINGS, was, now)
            _count(connection, segments.c.id.in_(group))
            _count_in_documents(connection, was, now)


def _take_away(connection: Connection, of: Sequence[int]) -> tallies.Sums:
    """What the findings of these segments came to; there are none any more."""
    mine = findings.c.segment.in_(of)
    was = tallies.FINDINGS.come_to(connection, [mine])
    if was:
        connection.execute(delete(findings).where(mine))
    return was


def put_risks(connection: Connection, risks: Mapping[int, Risk]) -> None:
    """Replaces the risks of these segments."""
    statement = update(segments).where(segments.c.id == bindparam("of"))
    for group in in_groups(sorted(risks)):
        with tallies.kept(connection, tallies.SEGMENTS, segments.c.id.in_(group)):
            connection.execute(statement, [{"of": segment, **risk_to_columns(risks[segment])} for segment in group])


def forget(connection: Connection, of: Sequence[int]) -> None:
    """Takes the findings of segments away, whose texts are others; their risks go with `UNCHECKED_COLUMNS`."""
    put_findings(connection, of, [])


def decide(connection: Connection, key: str) -> None:
    """Lets a decision that was just made, or taken back, reach the findings it is about."""
    which = reached(key)
    was = tallies.FINDINGS.come_to(connection, [which])
    _settle(connection, which)
    now = tallies.FINDINGS.come_to(connection, [which])
    tallies.add(connection, tallies.FINDINGS, was, now)
    _count(connection, segments.c.id.in_(select(findings.c.segment).where(which)))
    _count_in_documents(connection, was, now)


def reached(key: str) -> ColumnElement[bool]:
    """Which findings a decision under this key is about."""
    scope, _, rest = key.partition(":")
    if scope == ALWAYS:
        return findings.c.kind_key == rest
    if scope == HERE:
        document, _, kind_key = rest.partition(":")
        return (findings.c.kind_key == kind_key) & (findings.c.document == int(document))
    return findings.c.fingerprint == key


def _settle(connection: Connection, which: ColumnElement[bool]) -> None:
    """Writes at these findings which decision settles them: the narrowest of those that reach them."""
    here = literal(f"{HERE}:") + cast(findings.c.document, String) + ":" + findings.c.kind_key
    keys = (findings.c.fingerprint, here, literal(f"{ALWAYS}:") + findings.c.kind_key)
    made = [select(decisions.c.key).where(decisions.c.key == key).scalar_subquery() for key in keys]
    connection.execute(update(findings).where(which).values(decision=func.coalesce(*made)))


def _count(connection: Connection, which: ColumnElement[bool]) -> None:
    mine = (findings.c.segment == segments.c.id) & findings.c.decision.is_(None)
    how_many = select(func.count()).select_from(findings).where(mine).scalar_subquery()
    worst = select(func.coalesce(func.max(findings.c.severity), NOTHING_WORSE)).where(mine).scalar_subquery()
    connection.execute(update(segments).where(which).values(open_findings=how_many, worst=worst))


def _count_in_documents(connection: Connection, was: tallies.Sums, now: tallies.Sums) -> None:
    more: Counter[int] = Counter()
    for sums, sign in ((was, -1), (now, +1)):
        for (document, _), (still_open, _) in sums.items():
            more[document] += sign * still_open
    for document, count in more.items():
        if count:
            columns = {"open_findings": documents.c.open_findings + count}
            connection.execute(update(documents).where(documents.c.id == document).values(columns))


def _still_true(connection: Connection, found: Sequence[Finding]) -> list[dict[str, Any]]:
    about = {finding.segment.id for finding in found}
    joined = select(segments.c.id, segments.c.document, texts.c.source, texts.c.target).join(texts)
    now = {row.id: row for row in connection.execute(joined.where(segments.c.id.in_(about)))}
    return [
        {**finding_to_columns(finding), "document": now[finding.segment.id].document}
        for finding in found
        if finding.segment.id in now and _same_texts(finding, now[finding.segment.id])
    ]


def _same_texts(finding: Finding, row: Any) -> bool:
    return (finding.segment.source, finding.segment.target) == (row.source, row.target)
