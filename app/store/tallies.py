"""Sums over segments and findings, kept by the very transaction that changes what they are sums of.

Whoever changes rows does it inside `kept`: what these rows came to before is taken off, what they come to afterwards is
put on. So the price of a change hangs on how many rows it touches, and not on how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from app.store.schema import UNCHECKED, findings, found_tallies, segments, tallies

Sums = dict[tuple[Any, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Which rows are summed up, by what, and into which table."""

    into: Table
    of: Table
    keys: tuple[ColumnElement[Any], ...]
    sums: tuple[ColumnElement[Any], ...]
    counted: ColumnElement[bool] | None = None

    def come_to(self, connection: Connection, which: Sequence[ColumnElement[bool]]) -> Sums:
        """What these rows come to, by the keys of the tally."""
        wanted = select(*self.keys, *self.sums).select_from(self.of).group_by(*self.keys).where(*which)
        if self.counted is not None:
            wanted = wanted.where(self.counted)
        width = len(self.keys)
        return {tuple(row[:width]): tuple(int(one) for one in row[width:]) for row in connection.execute(wanted)}


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.count().filter(condition)


_CHECKED = segments.c.risk != UNCHECKED
SEGMENTS = Tally(
    tallies,
    segments,
    (segments.c.document, segments.c.state),
    (
        func.count(),
        func.sum(segments.c.words),
        _how_many(_CHECKED),
        func.coalesce(func.sum(segments.c.risk).filter(_CHECKED), 0),
    ),
    segments.c.position > 0,
)
FINDINGS = Tally(
    found_tallies,
    findings,
    (findings.c.document, findings.c.severity),
    (_how_many(findings.c.decision.is_(None)), _how_many(findings.c.decision.is_not(None))),
)


@contextmanager
def kept(connection: Connection, tally: Tally, which: ColumnElement[bool]) -> Iterator[None]:
    """The tally stays true while the rows that `which` finds are changed, come or go."""
    before = tally.come_to(connection, [which])
    yield
    add(connection, tally, before, tally.come_to(connection, [which]))


def count(connection: Connection, tally: Tally) -> None:
    """Everything anew."""
    connection.execute(delete(tally.into))
    add(connection, tally, {}, tally.come_to(connection, []))


def add(connection: Connection, tally: Tally, before: Sums, after: Sums) -> None:
    """Puts on what came, takes off what went."""
    more: defaultdict[tuple[Any, ...], tuple[int, ...]] = defaultdict(lambda: (0,) * len(tally.sums))
    for sums, sign in ((before, -1), (after, +1)):
        for key, values in sums.items():
            more[key] = tuple(total + sign * value for total, value in zip(more[key], values, strict=True))
    for key, values in more.items():
        if any(values):
            _add(connection, tally.into, key, values)


def _add(connection: Connection, into: Table, key: tuple[Any, ...], values: Sequence[int]) -> None:
    columns = list(into.columns)
    of_key, of_sums = columns[: len(key)], columns[len(key) :]
    here = [column == value for column, value in zip(of_key, key, strict=True)]
    added = {column.name: column + value for column, value in zip(of_sums, values, strict=True)}
    if not connection.execute(update(into).where(*here).values(added)).rowcount:
        row = dict(zip((column.name for column in columns), (*key, *values), strict=True))
        connection.execute(insert(into).values(row))
