"""A copy of a project file made while it is open and written: whole, and as of one moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from app.errors import DamagedError
from app.model import Message, Progress
from app.store import opening, sqlite
from app.store.faults import told

PAGES = 1_000  # copied between two looks at whether somebody wants it stopped


def back_up(path: Path, copy: Path) -> Iterator[Progress]:
    """Copies the project at `path` to a new file, with SQLite's own backup; nobody who writes waits for it.

    The copy passed the integrity check when it is there, or it is not there at all: DamagedError where what is copied
    is damaged, ProjectError where nothing can be read or written, or where a file is there already.
    """
    opening.refuse_foreign(path)
    with told(str(path)), opening.drafted(copy) as draft:
        yield from _copied(path, draft)
        yield Progress(1, 1, Message("Checking the copy"))
        _refuse_damaged(path, draft)


def _copied(path: Path, draft: Path) -> Iterator[Progress]:
    """The driver copies all at once and only calls back: it has a thread of its own, so that steps can be told."""
    steps: SimpleQueue[Progress | BaseException | None] = SimpleQueue()
    stopped = Event()

    def step(_status: int, left: int, total: int) -> None:
        if stopped.is_set():
            raise InterruptedError
        steps.put(Progress(total - left, total, Message("Backing up")))

    def work() -> None:
        try:
            with closing(sqlite.connection(path)) as source, closing(sqlite3.connect(draft)) as target:
                source.execute("BEGIN")  # as of now: else every change of another would have it begin anew
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                source.backup(target, pages=PAGES, progress=step, sleep=0)
            steps.put(None)
        except (*sqlite.ERRORS, OSError, MemoryError) as error:  # told where it is waited for
            steps.put(error)

    thread = Thread(target=work, name="backup")
    thread.start()
    try:
        while (told_ := steps.get()) is not None:
            if isinstance(told_, BaseException):
                raise told_
            yield told_
    finally:
        stopped.set()
        thread.join()


def _refuse_damaged(path: Path, draft: Path) -> None:
    engine = sqlite.connect(draft)
    try:
        with engine.connect() as connection:
            found = sqlite.fault(connection)
        sqlite.fold_journal(engine)
    finally:
        engine.dispose()
    if found:
        raise DamagedError(f"{path}: the project is damaged ({found}); {sqlite.RECOVER}")
