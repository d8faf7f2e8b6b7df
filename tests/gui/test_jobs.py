"""Work in threads: its order, its end, its failures, and that it never runs ahead of the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import AHEAD, Job, Jobs


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:
    made = Jobs(1, qapp)
    yield made
    made.cancel()
    made.wait()


def nothing(_: object) -> None:
    pass


def test_steps_arrive_in_order_and_in_the_window_thread(qtbot: QtBot, jobs: Jobs):
    seen: list[tuple[int, bool]] = []
    ends: list[Job] = []
    window = threading.get_ident()
    jobs.walk(lambda: range(50), lambda step: seen.append((step, threading.get_ident() == window)), ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert seen == [(number, True) for number in range(50)]
    assert ends[0].failure is None
    assert not ends[0].cancelled


def test_jobs_of_one_thread_keep_their_order(qtbot: QtBot, jobs: Jobs):
    seen: list[int] = []
    for number in range(30):
        jobs.walk(lambda number=number: [number], seen.append, nothing)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert seen == list(range(30))


def test_a_failure_is_handed_over(qtbot: QtBot, jobs: Jobs):
    def steps() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    ends: list[Job] = []
    jobs.walk(steps, nothing, ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert str(ends[0].failure) == "no more"


def test_a_walker_waits_for_the_window(qtbot: QtBot, jobs: Jobs):
    made = 0

    def steps() -> Iterator[int]:
        nonlocal made
        for number in range(100):
            made += 1
            yield number

    ends: list[Job] = []
    jobs.walk(steps, nothing, ends.append)
    time.sleep(0.1)  # the window does not look
    assert made <= AHEAD + 1
    qtbot.waitUntil(lambda: bool(ends))
    assert made == 100


def test_a_cancelled_job_stops_closes_its_generator_and_tells_no_step(qtbot: QtBot, jobs: Jobs):
    closed_in: list[int] = []
    seen: list[int] = []

    def steps() -> Iterator[int]:
        try:
            yield from range(1_000_000)
        finally:
            closed_in.append(threading.get_ident())

    ends: list[Job] = []
    job = jobs.walk(steps, seen.append, ends.append)
    qtbot.waitUntil(lambda: len(seen) > 3)
    job.cancel()
    told = len(seen)
    qtbot.waitUntil(lambda: bool(ends))
    assert len(seen) == told
    assert ends[0].cancelled
    assert closed_in
    assert closed_in[0] != threading.get_ident()


@pytest.mark.usefixtures("qapp")
def test_waiting_at_the_end_lets_queued_work_run():
    jobs = Jobs(1)
    done: list[int] = []

    def work(number: int) -> Iterator[None]:
        time.sleep(0.005)
        done.append(number)
        yield None

    for number in range(20):
        jobs.walk(lambda number=number: work(number), nothing, nothing)
    jobs.wait()
    assert done == list(range(20))
