"""What was translated before: the approved segments of the project, and the memories of the person.

The project's own memory is made out of the project whenever it is first asked, and then follows the history: what
anybody approved is in it, what was reopened is not. It is derived and has no file. The person's memories are files in
a folder; all of them are searched, and what is brought in from TMX goes into the first.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from app.errors import InputError
from app.formats import tmx
from app.model import Event, Hit, Match, Message, Progress, Query, Segment, Side, State, Unit
from app.store import Store, wording
from app.workspace.handing_out import version

if TYPE_CHECKING:
    from app.memory import Memory, Wanted

SUFFIX = ".zvmemory"
FIRST = f"memory{SUFFIX}"  # where what is brought in goes
LEAST = 60  # per cent; below it a match costs more to mend than to write anew
LOOKED_AT = 200  # segments read at once, as many as a pane shows
AHEAD = 500  # events a memory may be behind before it is made anew
OF_UNITS = frozenset({"target", "source", "state", "place"})


def folder() -> Path:
    """Where the person's memories are."""
    return Path(platformdirs.user_data_dir("Zvirka", appauthor=False)) / "memories"


class Memories:
    """All memories at hand in a project. May be called from any thread; what it answers may take a while."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.RLock()
        self._own: Memory | None = None
        self._seen: tuple[int, datetime] | None = None  # the last event that the project's own memory knows
        self._opened: dict[Path, Memory] = {}

    def close(self) -> None:
        """Let go of every file. May be called twice."""
        with self._turn:
            for memory in (*self._opened.values(), *((self._own,) if self._own else ())):
                memory.close()
            self._opened, self._own, self._seen = {}, None, None

    def matches(self, segment: Segment, least: int = LEAST, most: int = 5) -> list[Match]:
        """What was translated before like this segment, the likest first; never the segment itself."""
        found = [
            match
            for memory in self._all()
            for match in memory.matches(segment.source, least, most, without=str(segment.id))
        ]
        by_texts: dict[tuple[str, str], Match] = {}
        for one in sorted(found, key=lambda one: -one.score):
            by_texts.setdefault((one.unit.source, one.unit.target), one)
        return list(by_texts.values())[:most]

    def concordance(
        self, text: str, side: Side | None = None, *, phrase: bool = False, toneless: bool = False, most: int = 200
    ) -> list[Hit]:
        """Where words stand in what was translated before; `toneless`: Vietnamese without tones and accents."""
        from app.memory import Wanted  # late: NumPy takes 0.1 s to load, and commands ask no memory

        wanted = Wanted(text, side, phrase, toneless)
        return [
            *self._hits(wanted, most),
            *(hit for memory in self._files() for hit in memory.concordance(wanted, most)),
        ][:most]

    def take(self, path: Path) -> Iterator[Progress]:
        """Bring the units of a TMX file into the person's memory. What came in before a cancel stays in."""
        memory = self._open(self._first())
        for batch in tmx.read(path):
            memory.add(batch.units)
            yield Progress(batch.done, batch.total, Message("Bringing in a memory"))

    def write(self, path: Path, *, everything: bool = False) -> Iterator[Progress]:
        """The approved segments of the project as TMX; with `everything` the person's memories as well."""
        if path.suffix.lower() != ".tmx":
            raise InputError(f"{path}: a translation memory is written as .tmx; choose another name")
        memories = self._all() if everything else [self._followed()]
        total = sum(map(len, memories))
        yield Progress(0, total, Message("Writing"))
        tmx.write(chain.from_iterable(memory.units() for memory in memories), path, version())
        yield Progress(total, total, Message("Writing"))

    def sizes(self) -> dict[str, int]:
        """How many units each memory holds; the project's own has no name."""
        return {memory.path.stem if memory.path else "": len(memory) for memory in self._all()}

    # ---- within

    def _all(self) -> list[Memory]:
        return [self._followed(), *self._files()]

    def _files(self) -> list[Memory]:
        files = sorted(folder().glob(f"*{SUFFIX}")) if folder().is_dir() else []
        return [*map(self._open, files)]

    def _hits(self, wanted: Wanted, most: int) -> list[Hit]:
        """In the project itself: PostgreSQL searches what lies there, without a memory that has to be made first."""
        from app.memory import lexemes  # late: as above

        question = lexemes(wanted, *wording.MARKS, wording.LONGEST_WORD)
        numbers = self._store.approved_with(question) if question else []
        if numbers is None:
            return self._followed().concordance(wanted, most)
        return list(islice(self._looked_at(wanted, numbers), most))

    def _looked_at(self, wanted: Wanted, numbers: Sequence[int]) -> Iterator[Hit]:
        """Those of these segments that hold the words side by side too, where that is asked for."""
        from app.memory import hit  # late: as above

        for first in range(0, len(numbers), LOOKED_AT):
            some = numbers[first : first + LOOKED_AT]
            units = {unit.key: unit for unit in self._units(some)}
            there = (hit(wanted, units[str(number)]) for number in some if str(number) in units)
            yield from (one for one in there if one.source or one.target)

    def _open(self, path: Path) -> Memory:
        from app.memory import Memory  # late: as above

        with self._turn:
            if path not in self._opened:
                self._opened[path] = Memory(path)
            return self._opened[path]

    def _first(self) -> Path:
        try:
            folder().mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder()}: cannot be made ({error.strerror}); check its permissions") from error
        return folder() / FIRST

    def _followed(self) -> Memory:
        """The project's own memory, as far as the history has come."""
        from app.memory import Memory  # late: as above

        with self._turn:
            if self._own is None:
                self._own = Memory()
            newest = self._store.events(None, 1)
            if newest and self._mark(newest[0]) != self._seen:
                self._follow(newest[0], self._own)
            return self._own

    def _follow(self, newest: Event, own: Memory) -> None:
        behind = newest.id - self._seen[0] if self._seen else AHEAD
        events = self._store.events(None, behind + 1) if 0 < behind < AHEAD else []
        changes = [change for event in events[:-1] for change in event.changes]
        if events and self._mark(events[-1]) == self._seen and not any(one.entity == "document" for one in changes):
            self._renew(own, sorted({int(one.key) for one in changes if one.entity in OF_UNITS}))
        else:
            own.remove(unit.key for unit in list(own.units()))
            own.add(self._units(self._store.order(Query(states=frozenset({State.APPROVED})))))
        self._seen = self._mark(newest)

    def _renew(self, own: Memory, segments: Sequence[int]) -> None:
        if segments:
            own.remove(map(str, segments))
            own.add(self._units(segments))

    def _units(self, segments: Sequence[int]) -> Iterable[Unit]:
        """Those of these segments that are approved, as units."""
        titles = {document.id: document.title for document in self._store.documents()}
        approved = self._store.approvals(segments)
        for row in self._store.found(segments).values():
            one = row.segment
            there = one.position > 0 and one.document in titles
            if there and one.state is State.APPROVED and one.source and one.target:
                who, when = approved.get(str(one.id), ("", None))
                yield Unit(one.source, one.target, titles[one.document], who, when, str(one.id))

    @staticmethod
    def _mark(event: Event) -> tuple[int, datetime]:
        return event.id, event.when
