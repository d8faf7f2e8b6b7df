"""Making the names of a project ready: from the index of last time where it still fits, or by reading everything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app import settings as settings_module
from app.index import LAYOUT
from app.model import Change, Event, Person, Progress, Query
from app.settings import Settings
from app.store import PRESENT, FilePlace, Store
from app.workspace import pairs
from app.workspace.analysis import Analysis
from app.workspace.handing_out import version
from app.workspace.indexes import LEAST, Indexes, Stamp
from app.workspace.view import View

AHEAD = 1_000  # events an index may be behind before it is made anew, and more in a large project:
SHARE = 50  # one for so many segments, for then reading all would take longer


@dataclass(slots=True)
class Foreseen:
    """An action under way; `event` once it is written."""

    event: Event | None = None


class Preparing(View):
    """What a `Workspace` does to have its names at hand."""

    def __init__(self, store: Store, person: Person) -> None:
        super().__init__(store, person)
        self._indexes = Indexes(store.place.path) if isinstance(store.place, FilePlace) else None

    # ---- within

    @contextmanager
    def _foreseeing(self) -> Iterator[Foreseen]:
        """Names and terms as they will be, taken back where the action fails or is cancelled."""
        decided, foreseen = self._decided_names(), Foreseen()  # now: the project may be closed meanwhile
        self._analysis.begin()
        try:
            yield foreseen
        except BaseException:  # also when it is cancelled
            self._analysis.rollback(decided)
            raise
        finally:
            self._incoming = {}
        self._analysis.commit(self._stamp(foreseen.event).written())

    def _use(self, analysis: Analysis) -> None:
        """Judge by these ledgers from now on."""
        with self._turn:
            if analysis is not self._analysis:
                self._analysis.close()
            self._analysis = analysis
            self._see_names()
            if self._indexes is not None:
                self._indexes.drop_others(analysis.index)

    def _see_names(self) -> None:
        """The ledger is another one: made now where that is quick."""
        if self._analysis.names_are_few:
            self._ledger, self._ledger_is_old = self._analysis.ledger(), False
        else:
            self._ledger_is_old = True

    def _lies_on_disk(self) -> bool:
        """Whether its index does: reading its names takes longer than anybody wants to wait."""
        return self._store.summary().segments >= LEAST

    def _new_analysis(self, settings: Settings, *, stays: bool = False) -> Analysis:
        """Empty ledgers; those of a large project that stay are laid on disk."""
        large = stays and self._indexes is not None and self._lies_on_disk()
        index = self._indexes.new() if large and self._indexes is not None else None
        return Analysis(settings, self._decided_names(), self._segments_now, index)

    def _stamp(self, last: Event | None = None) -> Stamp:
        """Of the project as it is now, after this event; of the last there is, where none is given."""
        return Stamp.of(self._judged_by, last or next(iter(self._store.events(limit=1)), None))

    def _as_left(self) -> Generator[Progress, None, Analysis | None]:
        """The ledgers as they were when the project was closed, or killed; None where they have to be made."""
        for stamp, index in self._indexes.there() if self._indexes is not None else ():
            since = self._since(stamp)
            if since is None:
                index.close()
                continue
            analysis = Analysis(self.settings, self._decided_names(), self._segments_now, index)
            if since or stamp.waiting:
                waited = [Change(entity, key, None, None) for entity, key in stamp.waiting]
                return (yield from self._bring_up(analysis, since, waited))
            return analysis
        return None

    def _since(self, stamp: Stamp) -> list[Event] | None:
        """What happened after an index was stamped; None where it is of another past, or too long ago."""
        if stamp.judged_by != self._judged_by:
            return None
        most = max(AHEAD, self._store.summary().segments // SHARE)
        there = self._store.events_after(stamp.event - 1, most + 2)
        if not there or not stamp.is_of(Stamp.of(self._judged_by, there[0])) or len(there) > most:
            return None
        gone = (
            change.entity == "document" and change.after != PRESENT for event in there[1:] for change in event.changes
        )
        return None if any(gone) else there[1:]

    def _bring_up(
        self, analysis: Analysis, events: Sequence[Event], waited: Sequence[Change]
    ) -> Generator[Progress, None, Analysis]:
        """Tell the ledgers of what happened since; what the checks say of it is in the project already."""
        changes = [*waited, *(change for event in events for change in event.changes)]
        analysis.begin()
        for change in changes:
            if change.entity == "document" and change.after == PRESENT:
                for _ in analysis.add(list(self._store.segments(int(change.key)))):
                    pass
        touched = [int(change.key) for change in changes if change.entity in pairs.OF_TEXTS]
        found = [row.segment for row in self._store.found(list(dict.fromkeys(touched))).values()]
        there = [segment for segment in found if segment.position > 0]
        cut = {int(change.key) for change in changes if change.entity == "place"}
        documents = {segment.document for segment in found if segment.id in cut}
        orders = [self._store.order(Query(document=document)) for document in documents]
        named = {change.key for change in changes if change.entity == "name"}
        analysis.catch_up(there, [one.id for one in found if one.position < 1], orders, named)
        analysis.commit(self._stamp().written())
        yield from ()  # quick: what the checks say of it is in the project already
        return analysis

    @property
    def _judged_by(self) -> str:
        """What decides how a project is judged, besides its texts and decisions, as a fingerprint."""
        table = json.dumps(settings_module.to_table(self.settings), sort_keys=True, ensure_ascii=False)
        path = Path(self.settings.term_base)
        base = path.read_bytes() if self.settings.term_base and path.is_file() else b""
        return hashlib.sha256(b"\0".join((version().encode(), bytes([LAYOUT]), table.encode(), base))).hexdigest()
