"""An open project as connections: who reads, who writes and whose turn it is, with every fault told in one line."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from app.errors import ProjectError
from app.store.faults import BusyError, told, told_reading
from app.store.places import Place

T = TypeVar("T")

TRIES = 4  # at a turn that does not come; each waits as long as `postgres.LOCK_MILLISECONDS` says
PAUSE = 0.05  # seconds between two tries, twice as long after each, and never quite the same for two programs


class Access:
    """What a `Store` reads and writes through. Any thread may; one writes at a time."""

    def __init__(self, place: Place, engine: Engine) -> None:
        self.place = place
        self._where = str(place)
        self._engine = engine
        self._turn = threading.Lock()
        self._closed = False

    def close(self) -> None:
        """Lets go of the project; a file stays alone, unless another program has it open too. May be called twice."""
        with self._turn:
            if not self._closed:
                self._closed = True
                self.place.leave(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The project as of one moment, for who copies it."""
        with self._reading() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._refuse_closed()
        with told_reading(self._where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn, told(self._where):
            self._refuse_closed()
            with self._engine.connect() as plain:
                connection = self.place.writing(plain)
                with connection.begin():
                    yield connection

    def _written(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once all it wrote is on disk; where others are in the way, it is done again a few times.

        A transaction that gave way has written nothing, and `work` looks anew at all it builds on. BusyError at the
        end.
        """
        for again in range(1, TRIES):
            try:
                with self._writing() as connection:
                    return work(connection)
            except BusyError:
                time.sleep(PAUSE * 2**again * random.uniform(0.5, 1.5))  # noqa: S311 — no secret, only unlike others
        with self._writing() as connection:
            return work(connection)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise ProjectError(f"{self._where}: the project is closed; open it again")
