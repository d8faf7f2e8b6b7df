"""Our checks and a peer's on the same segments: what each finds of the planted faults, and how fast."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from app.checks import NAME_CHECKS, SEGMENT_CHECKS, on_segment, suite
from app.model import Segment
from benchmarks.faults import Fault

ROUND = 2_000  # segments, ours and theirs in turn
SEGMENTS = 20_000
# Those too that run only where a profile wants them.
EVERYTHING = replace(suite(), segment_checks=SEGMENT_CHECKS, name_checks=NAME_CHECKS)
Told = list[frozenset[str]]  # for each segment the ids that spoke; n findings of one check are one


class Ours:
    """All segment checks of Zvirka."""

    name = "zvirka"
    ids = frozenset(check.id for check in SEGMENT_CHECKS)

    def run(self, segments: list[Segment]) -> tuple[float, Told]:
        started = time.process_time()
        found = [list(on_segment(segment, EVERYTHING)) for segment in segments]
        seconds = time.process_time() - started
        return seconds, [counted([one.check for one in of_one]) for of_one in found]


class Theirs:
    """translate-toolkit's StandardChecker in another process."""

    name = "translate-toolkit"

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, segments: list[Segment]) -> tuple[float, Told]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([[one.source, one.target] for one in segments]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return answer["seconds"], [counted(names) for names in answer["found"]]


@contextmanager
def peer(python: Path) -> Iterator[Theirs]:
    """The peer's process while it is needed; its end is waited for."""
    script = Path(__file__).with_name("_translate_toolkit.py")
    process = subprocess.Popen(
        [str(python), str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        yield Theirs(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait()


def counted(ids: list[str]) -> frozenset[str]:
    """Ids with how often: «number», «number#2» … so that one more finding of a check is seen as new."""
    return frozenset(
        name if n == 1 else f"{name}#{n}" for at, name in enumerate(ids) for n in [ids[: at + 1].count(name)]
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """Of one tool and one kind of fault: per cent found, and false alarms per 100 clean segments."""

    found: float
    false: float


def rate(tool: Ours | Theirs, ids: tuple[str, ...], pairs: list[tuple[Segment, Segment]]) -> Rate:
    """How many of the faulty segments get a finding of these checks that the clean ones do not have."""
    clean, faulty = (tool.run([pair[side] for pair in pairs])[1] for side in (0, 1))
    mine = [({one for one in told if one.split("#")[0] in ids}) for told in clean]
    found = sum(
        any(one.split("#")[0] in ids for one in there - here) for here, there in zip(clean, faulty, strict=True)
    )
    return Rate(100 * found / len(pairs), 100 * sum(map(len, mine)) / len(pairs))


def table(faults: tuple[Fault, ...], planted: dict[str, list[tuple[Segment, Segment]]], theirs: Theirs | None) -> None:
    """Prints what each tool finds of each kind of fault."""
    print(f"\n{'':58}{'zvirka, %':>25}   translate-toolkit, %")
    head = f"{'planted fault':34}{'check':24}{'segments':>9}{'found':>7}{'missed':>7}{'false':>7}"
    print(head + (f"{'found':>9}{'missed':>7}{'false':>7}  filters" if theirs else ""))
    for fault in faults:
        pairs = planted[fault.name]
        if not pairs:
            continue
        row = f"{fault.name:34}{fault.ours[0]:24}{len(pairs):9,}"
        ids = tuple(one for one in fault.ours if one in Ours.ids)
        row += cells(rate(Ours(), ids, pairs)) if ids else f"{'not yet':>21}"
        if theirs and fault.theirs:
            row += f"  {cells(rate(theirs, fault.theirs, pairs))}  {', '.join(fault.theirs)}"
        elif theirs:
            row += f"{'no check':>23}"
        print(row)


def cells(rates: Rate) -> str:
    return f"{rates.found:7.1f}{100 - rates.found:7.1f}{rates.false:7.2f}"


def repeated(clean: list[Segment]) -> list[Segment]:
    """SEGMENTS segments as they were published: the same text comes back only far on."""
    return (clean * (SEGMENTS // len(clean) + 1))[:SEGMENTS]


def mixed(clean: list[Segment], planted: dict[str, list[tuple[Segment, Segment]]]) -> list[Segment]:
    """SEGMENTS segments, clean and faulty of every kind in equal parts; the same text comes back only far on."""
    kinds = [clean, *([faulty for _, faulty in pairs] for pairs in planted.values())]
    shifted = [
        [*kind[at * 37 % max(1, len(kind)) :], *kind[: at * 37 % max(1, len(kind))]] for at, kind in enumerate(kinds)
    ]
    drawn = [one for row in zip_longest(*shifted) for one in row if one is not None]
    return drawn[:SEGMENTS]


def speed(name: str, segments: list[Segment], theirs: Theirs | None) -> None:
    """Prints segments a second, in rounds that the tools take in turn."""
    rounds = [segments[at : at + ROUND] for at in range(0, len(segments), ROUND)]
    mine, others = [], []
    for part in rounds:
        mine.append(len(part) / Ours().run(part)[0])
        if theirs:
            others.append(len(part) / theirs.run(part)[0])
    print(
        f"\n{name}: {len(segments):,} segments in {len(rounds)} rounds, median of segments a second of processor time"
    )
    print(f"  zvirka            {statistics.median(mine):8,.0f}   (first round {mine[0]:,.0f}; {len(Ours.ids)} checks)")
    if theirs:
        ratios = sorted(a / b for a, b in zip(mine, others, strict=True))
        least, most = ratios[0], ratios[-1]
        print(f"  translate-toolkit {statistics.median(others):8,.0f}   (first round {others[0]:,.0f})")
        print(f"  ratio             {statistics.median(ratios):8.2f}   ({least:.2f} to {most:.2f}; ours by theirs)")
