"""The project on disk: the only way in and out of it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import repeat
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, select

from app.errors import ProjectError
from app.model import (
    Annotation,
    Assessment,
    Change,
    Comment,
    Decision,
    Document,
    Event,
    Finding,
    Overview,
    Person,
    Query,
    Risk,
    Row,
    Segment,
    Signed,
    Summary,
)
from app.store import annotating, approvals, comments, events, imports, locking, overview, queries, wording
from app.store import derived as checks
from app.store.access import Access
from app.store.derived import Derived, Said
from app.store.entities import ABSENT, PRESENT
from app.store.places import Place, place_of
from app.store.schema import originals, project
from app.store.standing import Texts, refuse_unread
from app.store.written import Written, written


class Store(Access):
    """A project: documents and segments, decisions, the history, and what the checks say.

    Every method may be called from any thread; one writes at a time, and nobody who reads waits for it. What
    a writing method was asked for is on disk when it returns, or, where it raises, not there at all. Every
    fault of the disk or the file is a ProjectError in one line. Made by `create` and `open`.
    """

    @classmethod
    def create(cls, where: Path | str | Place, settings: Mapping[str, Any]) -> Self:
        """A new, empty project; ProjectError where something is already there or nothing can be written."""
        place = place_of(where)
        place.create(settings)
        return cls.open(place)

    @classmethod
    def open(cls, where: Path | str | Place) -> Self:
        """An existing project; ProjectError where it is missing, foreign, damaged, newer or not writable."""
        place = place_of(where)
        return cls(place, place.connect())

    # ---- acting: each an event

    def append(
        self,
        who: Person,
        action: str,
        changes: Sequence[Change],
        note: str = "",
        undoes: int | None = None,
        derived: Said | None = None,
    ) -> Event:
        """Makes the changes and records them; StaleError where a value is no longer `change.before`.

        A change of text takes the segment's findings and risk away. `derived`, where the caller knows them
        already, are written together with the event.
        """
        return self.add(events.new(who, action, changes, note, undoes), derived)

    def add(self, event: Event, derived: Said | None = None, seen: Mapping[int, Texts] | None = None) -> Event:
        """As `append`, an event that is made already; it gets its number here.

        StaleError too where the texts of a segment are not those `seen`: source and target, by the segment's number.
        """

        def write(connection: Connection) -> Event:
            refuse_unread(connection, seen or {})
            written = events.append(connection, event)
            self.put_within(connection, derived)
            return written

        return self._written(write)

    def write(self, event: Event, derived: Said | None = None) -> Event:
        """As `add`, for an event whose writing was never confirmed: where it is written already, nothing happens."""

        def write(connection: Connection) -> Event:
            there = events.already(connection, event)
            if there is None:
                there = events.append(connection, event)
                self.put_within(connection, derived)
            return there

        return self._written(write)

    def reserve(self, count: int) -> tuple[int, range]:
        """Numbers for a new document and its segments, for a caller who checks before bringing them in."""
        document, first = self._written(lambda connection: imports.reserve(connection, count))
        return document, range(first, first + count)

    def reserve_segment(self) -> int:
        """A number for a segment that is made out of others."""
        return self._written(imports.reserve_segment)

    def add_document(
        self,
        who: Person,
        document: Document,
        segments: Sequence[Segment],
        keys: Sequence[str] = (),
        original: bytes | None = None,
        derived: Said | None = None,
    ) -> tuple[Event, Document]:
        """Brings in a document with its segments, in their order, as the event "import".

        `keys` has one entry a segment, or none. Numbers are given here, except where `document.id` and the
        segments' ids come from `reserve`. To undo the event is to make the document absent.
        """
        if keys and len(keys) != len(segments):
            raise ValueError(f"{len(keys)} keys for {len(segments)} segments")

        def write(connection: Connection) -> tuple[Event, Document]:
            number, first = document.id, segments[0].id if segments else 0
            if not number:
                number, first = imports.reserve(connection, len(segments))
            added = replace(document, id=number, segments=len(segments), open_findings=0)
            imports.add_document(connection, added, original)
            imports.add_segments(
                connection, imports.numbered(segments, number, first), keys or repeat("", len(segments))
            )
            change = Change("document", str(number), ABSENT, PRESENT)
            event = events.append(connection, events.new(who, "import", [change], document.title))
            self.put_within(connection, derived)
            return event, added

        return self._written(write)

    # ---- the history

    def events(self, segment: int | None = None, limit: int | None = None) -> list[Event]:
        """The history of the project or of one segment, the newest first."""
        with self._reading() as connection:
            return events.newest(connection, segment, limit)

    def newest(self) -> int:
        """The number of the last event there is; on a server's copy, of those of the server."""
        with self._reading() as connection:
            return events.last(connection)

    def events_after(self, number: int, limit: int) -> list[Event]:
        """The next events behind this number, the oldest first: all of them, a batch at a time."""
        with self._reading() as connection:
            return events.after(connection, number, limit)

    def written(self, document: int | None = None) -> dict[int, list[Written]]:
        """Who wrote in the segments that are neither approved nor as they were imported, by segment."""
        with self._reading() as connection:
            return written(connection, document)

    def current(self, changes: Sequence[Change]) -> list[Any]:
        """What each of the changed values is now, as JSON."""
        with self._reading() as connection:
            return events.current(connection, changes)

    def undo_target(self, who: Person) -> Event | None:
        """The last action of this person that stands: what an undo takes back."""
        with self._reading() as connection:
            return events.undo_target(connection, who)

    def redo_target(self, who: Person) -> Event | None:
        """The undo that a redo takes back; None once the person has done something new."""
        with self._reading() as connection:
            return events.redo_target(connection, who)

    # ---- what is there

    @property
    def settings(self) -> dict[str, Any]:
        """The settings as a table; changed by an event, as all else."""
        with self._reading() as connection:
            return dict(connection.execute(select(project.c.settings)).scalar_one())

    def documents(self) -> list[Document]:
        with self._reading() as connection:
            return queries.all_documents(connection)

    def original(self, document: int) -> bytes | None:
        """The document's own file as it was brought in, if it came as one."""
        with self._reading() as connection:
            return connection.scalar(select(originals.c.data).where(originals.c.document == document))

    def keys(self, document: int) -> dict[int, str]:
        """What finds each segment's entry again in the document's own file, by segment."""
        with self._reading() as connection:
            return queries.segment_keys(connection, document)

    def order(self, query: Query) -> list[int]:
        """The ids of the segments that fit, in the order asked for."""
        return self.ids(query).tolist()

    def ids(self, query: Query) -> array[int]:
        """As `order`, for whoever keeps them all: eight bytes each."""
        with self._reading() as connection:
            return queries.order(connection, query)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """These segments as a list shows them, in this order; ProjectError for an id that is not there."""
        found = self.found(ids)
        if missing := [number for number in ids if number not in found]:
            raise ProjectError(f"{self._where}: there is no segment {missing[0]}; list the segments again")
        return [found[number] for number in ids]

    def found(self, ids: Sequence[int]) -> dict[int, Row]:
        """Those of these segments that are or once were there, by id."""
        with self._reading() as connection:
            return queries.rows(connection, ids)

    def at(self, document: int, position: int) -> Segment | None:
        """The segment in this place of a document, counted from 1."""
        with self._reading() as connection:
            return queries.at_position(connection, document, position)

    def decided_pairs(self, document: int) -> set[int]:
        """The segments of a document whose pair people made or vouch for."""
        with self._reading() as connection:
            return events.decided_pairs(connection, document)

    def unsure_pairs(self, document: int, below: float) -> list[int]:
        """The segments of a document whose confidence is below this, in the order of the text."""
        with self._reading() as connection:
            return queries.unsure_pairs(connection, document, below)

    def segment(self, number: int) -> Segment:
        """One segment; ProjectError where there is none of that number."""
        return self.rows([number])[0].segment

    def segments(self, document: int | None = None) -> Iterator[Segment]:
        """All segments in the order of the text, read in batches as they are asked for."""
        if document is None:
            for each in self.documents():
                yield from self.segments(each.id)
            return
        batch = self._batch(document, 0)
        while batch:
            yield from batch
            batch = self._batch(document, batch[-1].position)

    def _batch(self, document: int, position: int) -> list[Segment]:
        with self._reading() as connection:
            return queries.segments_after(connection, document, position)

    def findings(self, segment: int | None = None, document: int | None = None) -> list[Finding]:
        """The findings of a segment, a document or the project, each with the decision that settles it."""
        with self._reading() as connection:
            return queries.all_findings(connection, segment, document)

    def findings_beside(self, keys: Iterable[str]) -> list[Finding]:
        """All findings of the segments in which a decision under one of these keys is about something."""
        with self._reading() as connection:
            return queries.findings_beside(connection, keys)

    def decisions(self) -> dict[str, Decision]:
        """Every decision by its key, see `decision_key`."""
        with self._reading() as connection:
            return queries.all_decisions(connection)

    def names(self) -> dict[str, Any]:
        """What was decided on names, by name, as JSON."""
        with self._reading() as connection:
            return queries.all_names(connection)

    def comments(self, segments: Sequence[int]) -> list[Comment]:
        """What was said of these segments, the oldest first."""
        with self._reading() as connection:
            return comments.of_segments(connection, segments)

    def threads(self, document: int | None = None, *, resolved: bool | None = None) -> list[str]:
        """The ids of threads in the order of the text: all, or those that are resolved, or are not."""
        with self._reading() as connection:
            return comments.threads(connection, document, resolved=resolved)

    def in_threads(self, threads: Sequence[str]) -> list[Comment]:
        """The comments of these threads, the oldest first."""
        with self._reading() as connection:
            return comments.of_threads(connection, threads)

    def signed(self) -> dict[int, Signed]:
        """The documents that are signed off, by number."""
        with self._reading() as connection:
            return comments.all_signed(connection)

    def refuse_signed(self, changes: Sequence[Change]) -> None:
        """ForbiddenError where a sign-off locks what these would change, as `append` asks again when it writes."""
        with self._reading() as connection:
            locking.refuse_signed(connection, changes)

    def annotations(self, segment: int | None = None, document: int | None = None) -> list[Annotation]:
        """The annotations of a segment, a document or the project in the order of the text, rejected offers too."""
        with self._reading() as connection:
            return annotating.all_annotations(connection, segment, document)

    def assessments(self, segment: int | None = None, document: int | None = None) -> list[Assessment]:
        """The assessments of a segment, a document or the project in the order of the text."""
        with self._reading() as connection:
            return annotating.all_assessments(connection, segment, document)

    def removed_annotations(self) -> list[Annotation]:
        """Annotations that were taken away, as they last were, the newest first: the history forgets nothing."""
        with self._reading() as connection:
            return annotating.removed_annotations(connection)

    def approvals(self, segments: Collection[int]) -> dict[str, tuple[str, datetime]]:
        """Who approved each of these segments last, and when, by its number as text."""
        with self._reading() as connection:
            return approvals.approvals(connection, segments)

    def approved_with(self, question: str) -> list[int] | None:
        """Approved segments by their words, see `wording`; None where the project is a file, for a memory to tell."""
        with self._reading() as connection:
            return wording.approved(connection, question)

    def unchecked(self) -> list[int]:
        """The segments whose texts no check has seen yet."""
        with self._reading() as connection:
            return queries.unchecked(connection)

    def summary(self, document: int | None = None) -> Summary:
        with self._reading() as connection:
            return queries.summary(connection, document)

    def overview(self) -> Overview:
        """The project in numbers: risks, findings, documents, days."""
        with self._reading() as connection:
            return overview.overview(connection)

    def at_risk(self, low: int, high: int) -> list[int]:
        """The segments whose risk lies between the two, both included; ten thousand at most."""
        with self._reading() as connection:
            return overview.at_risk(connection, low, high)

    def with_check(self, check: str) -> list[int]:
        """The segments with an open finding of a check; ten thousand at most."""
        with self._reading() as connection:
            return overview.with_check(connection, check)

    # ---- what the checks say: no events

    def put_findings(self, segments: Iterable[int], findings: Iterable[Finding]) -> None:
        """Replaces the findings of these segments. One about a text that is no longer there is left out."""
        self.put(Derived(frozenset(segments), tuple(findings)))

    def put_risks(self, risks: Mapping[int, Risk]) -> None:
        """Replaces the risks of these segments."""
        self.put(Derived(risks=risks))

    def put(self, derived: Said) -> None:
        """Replaces findings and risks together."""
        self._written(lambda connection: self.put_within(connection, derived))

    def put_within(self, connection: Connection, derived: Said | None) -> None:
        """As `put`, in a transaction that is under way."""
        if derived is not None:
            checks.put(connection, derived)
