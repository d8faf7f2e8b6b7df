"""How long a person was at work on something: pauses longer than a person thinks about a sentence do not count."""

from __future__ import annotations

import time
from collections.abc import Callable

IDLE = 120.0  # seconds without a key or the mouse after which nobody is at work


class Stopwatch:
    """Adds up the time between signs of life; of a longer pause only the first `IDLE` seconds.

    `clock` gives seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: float | None = None
        self._spent = 0.0

    def touch(self) -> None:
        """A sign of life."""
        now = self._clock()
        if self._last is not None:
            self._spent += min(now - self._last, IDLE)
        self._last = now

    def pause(self) -> None:
        """Nobody looks: the time from now to the next sign of life does not count."""
        if self._last is not None:
            self.touch()
            self._last = None

    @property
    def seconds(self) -> float:
        """The time so far."""
        running = 0.0 if self._last is None else min(self._clock() - self._last, IDLE)
        return self._spent + running

    def take(self) -> float:
        """The time so far, and begin at nothing again."""
        if self._last is not None:
            self.touch()
        spent, self._spent = self._spent, 0.0
        return spent
