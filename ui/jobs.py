"""Long work, off the window's thread: generators walked in threads, their steps handed to the window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from threading import Event, Semaphore
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

log = logging.getLogger(__name__)

AHEAD = 2  # steps a walker may be ahead of the window; with no limit the window would freeze under them


class Job:
    """One piece of work under way."""

    def __init__(self, on_step: Callable[[Any], None], on_end: Callable[[Job], None]) -> None:
        self.on_step = on_step
        self.on_end = on_end
        self.failure: Exception | None = None
        self._cancelled = Event()
        self._room = Semaphore(AHEAD)

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask it to stop at its next step; from then on it reports no step."""
        self._cancelled.set()
        self._room.release()

    def wait_for_room(self) -> None:
        """Hold the walker until the window has taken what it was given."""
        self._room.acquire()

    def make_room(self) -> None:
        self._room.release()


class Jobs(QObject):
    """Walks iterables in threads, in the order they were started where there is one thread.

    The signals belong to this object, which outlives every thread it starts.
    """

    _stepped = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(-1)
        self._running: list[Job] = []
        self._stepped.connect(self._on_stepped)
        self._ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waiting."""
        return bool(self._running)

    def walk(
        self,
        steps: Callable[[], Iterable[Any]],
        on_step: Callable[[Any], None],
        on_end: Callable[[Job], None],
    ) -> Job:
        """Call `on_step` with each thing yielded, then `on_end` with the job, which knows if it failed."""
        job = Job(on_step, on_end)
        self._running.append(job)
        self._pool.start(partial(self._work, job, steps))
        return job

    def cancel(self) -> None:
        """Ask everything to stop."""
        for job in self._running:
            job.cancel()

    def wait(self) -> None:
        """Return when everything has ended. Only for when the window goes."""
        self._pool.waitForDone()

    def _work(self, job: Job, steps: Callable[[], Iterable[Any]]) -> None:
        try:
            self._walk(job, steps())
        except Exception as error:  # whatever went wrong, the person has to be told
            log.debug("a job failed", exc_info=True)
            job.failure = error
        self._ended.emit(job)

    def _walk(self, job: Job, steps: Iterable[Any]) -> None:
        try:
            for step in steps:
                job.wait_for_room()
                if job.cancelled:
                    return
                self._stepped.emit(job, step)
        finally:
            if hasattr(steps, "close"):
                steps.close()  # here, in its own thread, where it may still have things to put back

    @Slot(object, object)
    def _on_stepped(self, job: Job, step: Any) -> None:
        try:
            if not job.cancelled:
                job.on_step(step)
        finally:
            job.make_room()

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        self._running.remove(job)
        job.on_end(job)
