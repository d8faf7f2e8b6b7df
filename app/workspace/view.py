"""A project as it is: everything that can be read from it, quickly and from any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

from app import settings as settings_module
from app.model import (
    Document,
    Event,
    Finding,
    Ledger,
    Mention,
    NameDecision,
    Overview,
    Person,
    Progress,
    Query,
    Row,
    Segment,
    Severity,
    Summary,
    TermMention,
)
from app.store import Listing, Store
from app.text.meaning import Meaning
from app.workspace import conflicts, copies, decisions
from app.workspace.analysis import Analysis
from app.workspace.known import meaning_of
from app.workspace.memory import Memories
from app.workspace.trial import Trial, chances

IMPORT = "import"  # the action that brings a document in


class View:
    """The reading half of a `Workspace`: a store, and the names that were read from it."""

    def __init__(self, store: Store, person: Person) -> None:
        """Made by `Workspace.create` and `Workspace.open`."""
        self.person = person
        self._store = store
        self._turn = threading.RLock()
        self.settings = settings_module.from_table(store.settings, str(store.place))
        self._incoming: dict[int, Segment | None] = {}  # None for one that is going to leave its text
        self._analysis = Analysis(self.settings, self._decided_names(), self._segments_now)
        self._ledger = Ledger()
        self._ledger_is_old = False  # there are many names in it: it is made anew when somebody asks
        self.memory = Memories(store)

    @property
    def where(self) -> str:
        """The project file, or the address on a server, as it may be shown."""
        return str(self._store.place)

    @property
    def title(self) -> str:
        """What the project is called."""
        return self._store.place.title

    def beside(self, suffix: str) -> Path:
        """Where a file that is made from the project may be put."""
        return self._store.place.beside(suffix)

    def back_up(self, copy: Path) -> Iterator[Progress]:
        """The project as it is at this moment, as another file; see `copies.back_up`."""
        return copies.back_up(self._store.place, copy)

    def close(self) -> None:
        """Leave the file complete behind. May be called twice."""
        self.memory.close()
        self._analysis.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def documents(self) -> list[Document]:
        return self._store.documents()

    def order(self, query: Query) -> list[int]:
        """The ids of the segments that fit, in the order asked for."""
        return self._store.order(query)

    def ids(self, query: Query) -> Sequence[int]:
        """As `order`, for whoever keeps them all: a list of a million takes its time and its room."""
        return self._store.ids(query)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """These segments as a list shows them."""
        return self._store.rows(ids)

    def findings(
        self, segment: int | None = None, document: int | None = None, *, ignored: bool = False
    ) -> list[Finding]:
        """The open findings of a segment, a document or the project, or those that were ignored."""
        found = self._store.findings(segment, document)
        return [one for one in found if (one.decision is not None) is ignored]

    def unchecked(self) -> list[int]:
        """The segments that no check has seen yet."""
        return self._store.unchecked()

    def names(self) -> Ledger:
        """The ledger of names as of the last action, of the one before while one is under way.

        Empty before `prepare` was walked. It may take a while where `names_take_a_while`.
        """
        if self._ledger_is_old and self._turn.acquire(blocking=False):
            try:
                self._ledger, self._ledger_is_old = self._analysis.ledger(), False
            finally:
                self._turn.release()
        return self._ledger

    @property
    def names_take_a_while(self) -> bool:
        """Whether there are so many that `names` should not be asked where somebody waits."""
        return self._ledger_is_old

    def mentions(self, segment: int) -> list[Mention]:
        """The names that stand in a segment, with their places."""
        with self._turn:
            return list(self._analysis.mentions(segment))

    def places(self, name: str, base: str | None = None) -> list[tuple[Segment, Mention]]:
        """Where a name stands, in all forms or in one."""
        with self._turn:
            judged = self._analysis.judged(name)
        mentions = [one for one in (judged.mentions if judged else ()) if base is None or one.base == base]
        rows = self._store.rows([mention.segment for mention in mentions])
        return [(row.segment, mention) for row, mention in zip(rows, mentions, strict=True)]

    def term_places(self, concept: str, form: str | None = None) -> list[tuple[Segment, TermMention]]:
        """Where a concept stands, in all forms or in one; an empty form is where it has none."""
        with self._turn:
            mentions = self._analysis.term_places(concept, form)
        rows = self._store.rows([mention.segment for mention in mentions])
        return [(row.segment, mention) for row, mention in zip(rows, mentions, strict=True)]

    def open_findings(self, document: int | None = None) -> dict[tuple[str, Severity], int]:
        """How many findings are open in a document or the project, by check and severity; nothing is read for it."""
        return Listing(self._store).open_findings(document)

    def trial(self) -> Trial:
        """Everything as values: what the command line prints."""
        rows = self._store.rows(self._store.order(Query()))
        documents = self._store.documents()
        return Trial(
            segments=tuple(row.segment for row in rows),
            findings=tuple(self._store.findings()),
            risks={row.segment.id: row.risk for row in rows},
            detectors=self._chances(row.segment for row in rows),
            ledger=self.names(),
            furniture=tuple(line for document in documents for line in document.furniture),
            title=documents[0].title if len(documents) == 1 else self.title,
        )

    def summary(self, document: int | None = None) -> Summary:
        return self._store.summary(document)

    def overview(self) -> Overview:
        """The project in numbers; counts everything, which takes seconds where there are a million changes."""
        return self._store.overview()

    def at_risk(self, low: int, high: int) -> list[int]:
        """The segments whose risk lies between the two, both included; ten thousand at most."""
        return self._store.at_risk(low, high)

    def with_check(self, check: str) -> list[int]:
        """The segments with an open finding of a check; ten thousand at most."""
        return self._store.with_check(check)

    def history(self, segment: int | None = None, limit: int = 200) -> list[Event]:
        """What was done, the newest first."""
        return self._store.events(segment, limit)

    def undoable(self) -> Event | None:
        """What an undo of this person would take back; an import is where every history begins."""
        event = self._store.undo_target(self.person)
        return None if event is None or event.action == IMPORT else event

    def redoable(self) -> Event | None:
        """The undo that a redo of this person would take back."""
        return self._store.redo_target(self.person)

    # ---- within

    @property
    def _near(self) -> Meaning | None:
        return meaning_of(self.settings)

    def _refuse_unseen(self, now: Segment, seen: str | None, mine: str) -> None:
        conflicts.refuse_unseen(now, seen, mine, lambda: self._last_at(now.id))

    def _last_at(self, segment: int) -> str:
        """Who was the last to do something to a segment."""
        last = self._store.events(segment=segment, limit=1)
        return last[0].who.name if last else ""

    def _chances(self, segments: Iterable[Segment]) -> dict[int, dict[str, float]]:
        """What the detectors say of segments; nothing before the names were read, for it hangs on them."""
        with self._turn:
            return chances({one.id: self._analysis.detected(one) for one in segments}) if self.names().names else {}

    def _decided_names(self) -> dict[str, NameDecision]:
        return {name: decisions.from_json(decision) for name, decision in self._store.names().items()}

    def _segments_now(self, numbers: Iterable[int]) -> list[Segment]:
        wanted = sorted(numbers)
        stored = self._store.rows([number for number in wanted if number not in self._incoming])
        incoming = (self._incoming[one] for one in wanted if one in self._incoming)
        return [row.segment for row in stored] + [one for one in incoming if one is not None]
