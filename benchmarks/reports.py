"""How long a report takes in each format, and how much memory: 1,000 segments in all of them, 100,000 as XLSX and JSON.

`main.py benchmark reports [--long N] [--runs N]`. The project is made of the bundled sample, repeated and told apart by
numbers, with the findings that the checks have on it and every tenth segment edited; no text from elsewhere. Each
report is written in a process of its own, so that its peak memory (resident set) is its own. Seconds are of the
processor and, in brackets, of the clock; the median of the runs. Opening the project and reading its names is not
counted, the start of Qt for the PDF is. «growth» is how much more memory the report took than the open project.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.model import Document, Person, Segment, State  # the checkout is on the path only from here on
from app.settings import Settings
from app.store import Derived, Store
from app.workspace import Trial, check_texts, sample_texts

ROOT = Path(__file__).resolve().parents[1]
SHORT = 1_000
LIMITS = {".html": 1.0, ".xlsx": 2.0, ".pdf": 5.0}  # processor seconds for 1,000 segments
EDITED = 10  # every tenth segment
CHUNK = 10_000  # segments that are written into the project at once
WRITE = """
import json, resource, sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from app.model import Person
from app.workspace import Workspace
from main import _print
workspace = Workspace.open(Path(sys.argv[2]), Person("x"))
if sys.argv[4] == "names":
    for _ in workspace.prepare():
        pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
clock, processor = time.perf_counter(), time.process_time()
for _ in workspace.report(Path(sys.argv[3]), language="uk", printer=_print):
    pass
taken = time.perf_counter() - clock, time.process_time() - processor
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([*taken, before, after, Path(sys.argv[3]).stat().st_size]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description="How long reports take, and how much memory")
    parser.add_argument("--long", type=int, default=100_000, help="segments of the long project (default: 100,000)")
    parser.add_argument("--runs", type=int, default=3, help="of each format on the short project (default: 3)")
    words = parser.parse_args()
    found = next(step for step in check_texts(*sample_texts(), Settings()) if isinstance(step, Trial))
    print(f"{'segments':>9} {'format':7}{'seconds (clock)':>18}{'limit':>7}{'MB':>9}{'peak MB':>9}{'growth':>8}")
    late = False
    with tempfile.TemporaryDirectory() as folder:
        short = made(Path(folder, "short.zvirka"), found, SHORT)
        for suffix in (".html", ".xlsx", ".pdf", ".csv", ".json"):
            late |= told(
                SHORT, suffix, [measured(short, suffix, "names") for _ in range(words.runs)], LIMITS.get(suffix)
            )
        for count in (words.long // 10, words.long):
            project = made(Path(folder, f"{count}.zvirka"), found, count)
            for suffix in (".xlsx", ".json"):
                told(count, suffix, [measured(project, suffix, "no names")], None)
    return 1 if late else 0


def made(path: Path, found: Trial, count: int) -> Path:
    """A project of so many segments, checked."""
    store = Store.create(path, {})
    of_sample = found.by_segment()
    document = Document(0, f"{count:,} segments", "texts")
    for number, part in enumerate(chunks(found, count)):
        _, ids = store.reserve(len(part))
        segments = [
            replace(one, id=identity, position=position)
            for position, (one, identity) in enumerate(zip(part, ids, strict=True), 1)
        ]
        findings = [
            replace(finding, segment=segment)
            for segment, one in zip(segments, part, strict=True)
            for finding in of_sample.get(one.id, ())
            if finding.segment.target == segment.target.rpartition(" (")[0]
        ]
        risks = {segment.id: found.risks[one.id] for segment, one in zip(segments, part, strict=True)}
        new = Derived(frozenset(risks), findings, risks)
        store.add_document(Person("x"), replace(document, id=number + 1, segments=len(segments)), segments, derived=new)
    store.close()
    return path


def chunks(found: Trial, count: int) -> Iterator[list[Segment]]:
    """The segments of the sample again and again, each with its number at the end."""
    part: list[Segment] = []
    for number in range(1, count + 1):
        one = found.segments[number % len(found.segments)]
        target = f"{one.target} ({number})"
        edited = number % EDITED == 0
        state = State.EDITED if edited else State.NEW
        imported = target.replace("а", "о", 2) if edited else target
        part.append(replace(one, target=target, imported=imported, state=state))
        if len(part) == CHUNK:
            yield part
            part = []
    if part:
        yield part


def measured(project: Path, suffix: str, names: str) -> list[float]:
    """Clock seconds, processor seconds, peak memory before and after in kB, bytes of the file."""
    words = [sys.executable, "-c", WRITE, str(ROOT), str(project), str(project.with_suffix(suffix)), names]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return list(json.loads(done.stdout.splitlines()[-1]))


def told(count: int, suffix: str, runs: list[list[float]], limit: float | None) -> bool:
    """Print a line; whether it is over its limit."""
    clock, processor, before, after, size = (statistics.median(values) for values in zip(*runs, strict=True))
    seconds = f"{processor:.2f} ({clock:.2f})"
    line = f"{count:9,} {suffix:7}{seconds:>18}{'' if limit is None else f'{limit:.1f}':>7}"
    over = limit is not None and processor > limit
    print(
        f"{line}{size / 1e6:9.1f}{after / 1024:9.0f}{(after - before) / 1024:8.0f}{'  over the limit' if over else ''}",
        flush=True,
    )
    return over


if __name__ == "__main__":
    sys.exit(main())
