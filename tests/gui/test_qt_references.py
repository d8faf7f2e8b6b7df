"""PySide6 keeps count of None, True and False.

PySide6 6.12.0 on Python 3.11 gives away one reference to None with every call that returns nothing, until the
interpreter aborts after some thousands of them. This is why pyproject.toml stays below 6.12.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, Slot

CALLS = 50_000
EMITS = 2_000
DRIFT = 500  # other things may take and give a few references meanwhile


class Bell(QObject):
    rung = Signal()

    @Slot()
    def answer(self) -> None:
        pass


def references() -> int:
    return sum(sys.getrefcount(constant) for constant in (None, True, False))


def lost_references(call: Callable[[], object], times: int) -> int:
    """How many have gone meanwhile. Looks often, so that it ends before the interpreter aborts."""
    before = references()
    for _ in range(times // 1000):
        for _ in range(1000):
            call()
        if before - references() > DRIFT:
            break
    return before - references()


@pytest.mark.usefixtures("qapp")
def test_void_methods_of_qt_cost_no_reference():
    timer = QTimer()
    assert lost_references(lambda: timer.setInterval(5), CALLS) <= DRIFT


@pytest.mark.usefixtures("qapp")
def test_slots_cost_no_reference():
    assert lost_references(Bell().answer, CALLS) <= DRIFT


@pytest.mark.usefixtures("qapp")
def test_emitting_costs_no_reference():
    bell = Bell()
    bell.rung.connect(bell.answer)
    assert lost_references(bell.rung.emit, EMITS) <= DRIFT
