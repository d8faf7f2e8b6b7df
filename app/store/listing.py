"""What a report lists of a project of any size: first the order, then the things themselves, some at a time."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import func, select

from app.model import Event, Finding, Person, Role, Severity
from app.store import overview, queries
from app.store.derived import in_groups
from app.store.events import read
from app.store.schema import changes, documents, events, findings, segments
from app.store.store import Store

OF_A_SEGMENT = ("target", "state")  # what events change that a report tells of a changed segment


class Listing:
    """The findings and actions of an open project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def worst_first(self, *, settled: bool) -> array[int]:
        """The numbers of the open findings, or of those that a decision settles: worst first, then as in the text."""
        start = func.coalesce(findings.c.target_start, findings.c.source_start, 0)
        end = func.coalesce(findings.c.target_end, findings.c.source_end, 0)
        decision = findings.c.decision
        wanted = (
            select(findings.c.id)
            .join(segments, segments.c.id == findings.c.segment)
            .join(documents, documents.c.id == segments.c.document)
            .where(documents.c.present, decision.is_not(None) if settled else decision.is_(None))
            .order_by(findings.c.severity.desc(), *queries.POSITION, start, end, findings.c.check, findings.c.id)
        )
        with self._store.reading() as connection:
            return array("q", connection.scalars(wanted))

    def findings(self, numbers: Sequence[int]) -> list[Finding]:
        """Those of these findings that are still there, in this order."""
        with self._store.reading() as connection:
            found = queries.findings_by_number(connection, numbers)
        return [found[number] for number in numbers if number in found]

    def open_findings(self, document: int | None = None) -> dict[tuple[str, Severity], int]:
        """How many findings are open in a document or in all, by check and severity."""
        with self._store.reading() as connection:
            counted = overview.open_findings(connection, document)
        return {(check, severity): count for check, of in counted.items() for severity, count in of.items()}

    def told(self, among: Iterable[int]) -> frozenset[int]:
        """Those of these segments of which a check told, also where people set the finding aside."""
        found: set[int] = set()
        with self._store.reading() as connection:
            for group in in_groups(among):
                found.update(connection.scalars(select(findings.c.segment).where(findings.c.segment.in_(group))))
        return frozenset(found)

    def people(self) -> list[Person]:
        """Everybody who ever acted, once for each role."""
        wanted = select(events.c.who, events.c.role, func.max(events.c.id).label("last"))
        with self._store.reading() as connection:
            rows = connection.execute(wanted.group_by(events.c.who, events.c.role)).all()
        newest_first = sorted(rows, key=lambda row: -int(row.last))
        return [Person(row.who, Role(row.role)) for row in newest_first]

    def actions(self, of: Collection[int]) -> Mapping[int, list[Event]]:
        """What changed the texts and states of these segments, the oldest first, by segment."""
        touching: defaultdict[int, list[int]] = defaultdict(list)
        with self._store.reading() as connection:
            for group in in_groups(of):
                mine = changes.c.segment.in_(group) & changes.c.entity.in_(OF_A_SEGMENT)
                wanted = select(changes.c.segment, changes.c.event).where(mine).distinct()
                for segment, event in connection.execute(wanted.order_by(changes.c.event)):
                    touching[segment].append(event)
            numbers = sorted({event for those in touching.values() for event in those})
            made = {
                one.id: one
                for group in in_groups(numbers)
                for one in read(connection, select(events).where(events.c.id.in_(group)))
            }
        return {segment: [made[event] for event in those] for segment, those in touching.items()}
