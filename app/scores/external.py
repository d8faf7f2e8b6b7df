"""Scores by a program of one's own (COMET, MetricX …), started as a process and spoken to in lines of JSON.

The protocol is told in docs/guide/external-scorers.md. The program introduces itself with one line; it is then sent
one line a segment and answers with one line each, in any order. Whatever it does wrong ends it, in one clear line, and
the answers that came before are kept.
"""

from __future__ import annotations

import json
import math
import queue
import subprocess
import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import IO, Any, Self

from app.errors import InputError
from app.model import Message, Progress

PROTOCOL = 1
LONGEST_LINE = 1_000_000  # characters of one answer
_PATIENCE = 5.0  # seconds for a program to end by itself once it was told everything
_WAITING = 1_000  # lines read ahead
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Item:
    """A segment to score; the id is the scorer's handle on it and comes back with the answer."""

    id: str
    source: str
    target: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The score of one segment, on the scorer's own scale."""

    score: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scorer:
    """How a program introduced itself."""

    name: str
    scale: tuple[float, float]
    higher_is_better: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of it: answers by id, and in one line what went wrong, if anything did."""

    scorer: Scorer
    by_id: Mapping[str, Answer] = field(default_factory=dict)
    problem: str = ""

    @property
    def mean(self) -> float | None:
        """The mean of all answers, None where there is none."""
        return math.fsum(one.score for one in self.by_id.values()) / len(self.by_id) if self.by_id else None


def scoring(
    command: Sequence[str], items: Sequence[Item], *, start: float = 300.0, answer: float = 120.0
) -> Generator[Progress, None, Answers]:
    """Start the program, send it the items and take its answers; a step an answer, the answers at the end.

    `start` and `answer` are seconds: how long it may take to introduce itself (a model has to be loaded), and how long
    to the next answer. To cancel is to close the generator: the program is ended.
    InputError where it cannot be started or does not introduce itself.
    """
    with _Process(command) as process:
        scorer = _introduced(process, start)
        process.send(items)
        waiting = {item.id for item in items}
        done: dict[str, Answer] = {}
        problem = ""
        while waiting and not problem:
            try:
                line = process.line(answer)
                number, one = _read(line, scorer, waiting, done)
            except _FaultError as fault:
                problem = f"{scorer.name}: {fault} ({len(done)} of {len(items)} segments were scored)"
            else:
                waiting.discard(number)
                done[number] = one
                yield Progress(len(done), len(items), Message.of("Scoring: {metric}", metric=scorer.name))
        if not problem:
            process.finish()
    return Answers(scorer, done, problem)


class _FaultError(Exception):
    """What a program did wrong, in words that follow its name."""


class _Process:
    """A running scorer. Two threads write and read, so that neither side ever waits for the other's buffers."""

    def __init__(self, command: Sequence[str]) -> None:
        self.name = command[0] if command else ""
        if not command:
            raise InputError("the scorer's command is empty; name the program to start")
        try:
            self._process = subprocess.Popen(  # noqa: S603  # the person's own program, started without a shell
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )
        except (OSError, ValueError) as error:
            raise InputError(f"{self.name}: the scorer cannot be started ({error}); check the command") from error
        self._lines: queue.Queue[str] = queue.Queue(_WAITING)
        self._said = ""  # the last line on its error stream
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._in_thread(self._listen)
        self._in_thread(self._hear)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process, by its own handle, if it has not ended yet; then the threads at its pipes end too."""
        self._over.set()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(_PATIENCE)
        with suppress(OSError, ValueError):  # what could not be written is not wanted any more
            self._pipe(self._process.stdin).close()

    def finish(self) -> None:
        """Give it time to end by itself, for it was told everything and has answered everything."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)

    def send(self, items: Sequence[Item]) -> None:
        """Write the items from a thread of their own, then close the stream."""
        self._in_thread(partial(self._write, items))

    def line(self, seconds: float) -> str:
        """The next line; a fault where none comes in time, or the program has ended."""
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise _FaultError(f"no answer within {seconds:g} seconds") from None
        if line:
            return line
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        code = self._process.poll()
        if code is not None:
            self._threads[1].join(_PATIENCE)  # so that its last words are there
        how = "closed its output" if code is None else f"ended with status {code}"
        raise _FaultError(f"it {how} too early" + (f": {_cut(self._said)}" if self._said else ""))

    def _in_thread(self, work: Callable[[], None]) -> None:
        self._threads.append(threading.Thread(target=work, daemon=True))
        self._threads[-1].start()

    def _write(self, items: Iterable[Item]) -> None:
        stream = self._pipe(self._process.stdin)
        with suppress(OSError, ValueError):  # it has ended; the reader tells
            for item in items:
                row = {"id": item.id, "source": item.source, "target": item.target}
                if item.reference is not None:
                    row["reference"] = item.reference
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            stream.close()

    def _listen(self) -> None:
        stream = self._pipe(self._process.stdout)
        while True:
            line = stream.readline(LONGEST_LINE)
            while not self._over.is_set():
                with suppress(queue.Full):
                    self._lines.put(line, timeout=0.1)
                    break
            if not line:
                stream.close()
                return

    def _hear(self) -> None:
        with self._pipe(self._process.stderr) as stream:
            while line := stream.readline(LONGEST_LINE):
                self._said = line.strip() or self._said

    @staticmethod
    def _pipe(stream: IO[str] | None) -> IO[str]:
        if stream is None:
            raise AssertionError("all three streams were asked for")
        return stream


def _introduced(process: _Process, seconds: float) -> Scorer:
    wanted = '{"protocol": 1, "name": …, "scale": [lowest, highest], "higher_is_better": true}'
    try:
        line = process.line(seconds)
    except _FaultError as fault:
        raise InputError(f"{process.name}: {fault}; its first line should be {wanted}") from None
    row = _object(line)
    try:
        if row is None or row["protocol"] != PROTOCOL:
            raise ValueError
        low, high = (_number(one) for one in row["scale"])
        name, better = row["name"], row["higher_is_better"]
        if not (low < high and isinstance(name, str) and name and isinstance(better, bool)):
            raise ValueError
    except (KeyError, TypeError, ValueError):
        raise InputError(f"{process.name}: it begins with «{_cut(line)}»; its first line should be {wanted}") from None
    return Scorer(name, (low, high), better)


def _read(line: str, scorer: Scorer, waiting: set[str], done: Mapping[str, Answer]) -> tuple[str, Answer]:
    row = _object(line)
    if row is None or not isinstance(row.get("id"), str):
        raise _FaultError(f'«{_cut(line)}» is no answer; a line should be {{"id": …, "score": …}}')
    number = row["id"]
    if number not in waiting:
        again = f"segment {_cut(number)} was answered twice"
        raise _FaultError(again if number in done else f"nobody asked for segment {_cut(number)}")
    try:
        score = _number(row.get("score"))
    except ValueError:
        raise _FaultError(f"the score of segment {number} is no number: {_cut(str(row.get('score')))}") from None
    low, high = scorer.scale
    if not low <= score <= high:
        raise _FaultError(f"the score of segment {number} is {score:g}, outside its own scale from {low:g} to {high:g}")
    note = row.get("note", "")
    return number, Answer(score, note if isinstance(note, str) else "")


def _object(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _number(value: object) -> float:
    """A finite number; ValueError for anything else, a truth value too."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
