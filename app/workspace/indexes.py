"""Where the index of a project lies on this machine, so that names are not read anew at every opening.

It is a copy of what the project says already: it is thrown away wherever it does not fit. A program that is killed
between the project and its index leaves an index that is some events behind, see `Stamp`.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import platformdirs

from app.index import Index
from app.model import Change, Event

SUFFIX = ".index"
LEAST = 2_000  # segments from which on reading names takes longer than anybody wants to wait
_UNUSED = 90 * 24 * 3600  # seconds after which the index of a project that nobody opens goes


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of which state of a project something is the index: by what it was judged, and the last event that is in it.

    `waiting` names what actions changed that are not on the server yet: they may still come to nothing, and then no
    event says so.
    """

    judged_by: str
    event: int = 0
    when: str = ""
    who: str = ""
    waiting: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, judged_by: str, event: Event | None, waiting: Iterable[Change] = ()) -> Stamp:
        """The stamp after this event, with these changes that wait."""
        keys = tuple(sorted({(change.entity, change.key) for change in waiting}))
        if event is None:
            return cls(judged_by, waiting=keys)
        return cls(judged_by, event.id, event.when.isoformat(), event.who.name, keys)

    def is_of(self, other: Stamp) -> bool:
        """Whether both are of the same event, judged by the same."""
        return replace(self, waiting=()) == replace(other, waiting=())

    def held(self, now: Stamp) -> Stamp:
        """This event still, where the index may lack some of what is `now`."""
        return replace(self, judged_by=now.judged_by, waiting=tuple(sorted({*self.waiting, *now.waiting})))

    @classmethod
    def read(cls, text: str) -> Stamp | None:
        """What `written` wrote; None for anything else."""
        try:
            found = json.loads(text)
            return cls(**{**found, "waiting": tuple((entity, key) for entity, key in found["waiting"])})
        except (ValueError, TypeError, KeyError):
            return None

    def written(self) -> str:
        return json.dumps(asdict(self))


class Indexes:
    """The index files of one project, of which one counts: the others are left over or in use elsewhere."""

    def __init__(self, project: Path) -> None:
        self._folder = platformdirs.user_cache_path("zvirka") / "indexes"
        self.name = hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:24]

    def new(self) -> Index:
        """An empty one; in memory where none can be laid on disk."""
        with suppress(OSError, sqlite3.Error):
            self._folder.mkdir(parents=True, exist_ok=True)
            return Index(self._folder / f"{self.name}.{uuid.uuid4().hex[:12]}{SUFFIX}")
        return Index()

    def there(self) -> Iterator[tuple[Stamp, Index]]:
        """Those that are whole and not in use, each open: the caller closes what it does not want."""
        for path in self._mine():
            index = _opened(path)
            stamp = Stamp.read(index.stamp) if index else None
            if index and stamp:
                yield stamp, index
            elif index:
                index.close()

    def drop_others(self, index: Index) -> None:
        """Take away the other ones of this project, and those of projects that nobody opened for long."""
        long_ago = time.time() - _UNUSED
        for path in self._folder.glob(f"*{SUFFIX}"):
            with suppress(OSError):
                mine = path.name.startswith(f"{self.name}.") and path != index.path
                if mine or path.stat().st_mtime < long_ago:
                    _remove(path)

    def _mine(self) -> list[Path]:
        return sorted(self._folder.glob(f"{self.name}.*{SUFFIX}"))


def _opened(path: Path) -> Index | None:
    try:
        return Index(path)
    except sqlite3.Error:  # in use by another program, or no index at all
        return None


def _remove(path: Path) -> None:
    path.unlink()  # first: where it is in use, Windows refuses, and the rest stays with it
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
