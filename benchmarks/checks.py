"""False alarms of the segment checks: findings per 100 segments of clean, published translations.

`python benchmarks/checks.py [FOLDER] [--show CHECK]`; FOLDER holds ntrex_dev/news.tsv and sib200/sentences.tsv and is
else taken from ZVIRKA_DATA, else ../shared/data beside the checkout. A few of the findings are true (people err too),
so the figures are upper limits.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
from collections import Counter
from pathlib import Path

from app.checks import SEGMENT_CHECKS, Choice, on_segment
from app.model import Finding, Segment, Severity

SETS = {"ntrex": Path("ntrex_dev", "news.tsv"), "sib200": Path("sib200", "sentences.tsv")}
LIMITS = {Severity.INFO: 4.0, Severity.MINOR: 4.0, Severity.MAJOR: 2.0, Severity.CRITICAL: 2.0}


def main() -> int:
    words = arguments()
    missing = [str(words.folder / path) for path in SETS.values() if not (words.folder / path).is_file()]
    if missing:
        print(f"{', '.join(missing)}: not there; name the folder of the data or set ZVIRKA_DATA", file=sys.stderr)
        return 2
    segments = {name: clean_segments(words.folder / path) for name, path in SETS.items()}
    started = time.perf_counter()
    findings = {
        name: [one for segment in side for one in on_segment(segment, Choice())] for name, side in segments.items()
    }
    seconds = time.perf_counter() - started
    if words.show:
        show(words.show, findings)
    table(segments, findings)
    print(f"\n{sum(map(len, segments.values())) / seconds:,.0f} segments a second, all segment checks")
    return 0


def arguments() -> argparse.Namespace:
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser = argparse.ArgumentParser(description="False alarms of the segment checks per 100 clean segments")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    parser.add_argument("--show", metavar="CHECK", help="print every finding of this check first")
    return parser.parse_args()


def clean_segments(path: Path) -> list[Segment]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Segment(row["vietnamese"], row["ukrainian"], id=number) for number, row in enumerate(rows, 1)]


def show(check: str, findings: dict[str, list[Finding]]) -> None:
    for finding in (one for found in findings.values() for one in found if one.check == check):
        print(f"{finding.message}\n  vi {finding.segment.source}\n  uk {finding.segment.target}")


def table(segments: dict[str, list[Segment]], findings: dict[str, list[Finding]]) -> None:
    counts = {name: Counter(one.check for one in found) for name, found in findings.items()}
    print(f"{'findings per 100 clean segments':32}{'':10}" + "".join(f"{name:>9}" for name in SETS))
    print(f"{'':42}" + "".join(f"{len(segments[name]):>9,}" for name in SETS))
    for check in SEGMENT_CHECKS:
        shares = [100 * counts[name][check.id] / len(segments[name]) for name in SETS]
        over = "  over the limit" if max(shares) > LIMITS[check.severity] else ""
        print(f"{check.id:32}{check.severity.label:10}" + "".join(f"{share:9.2f}" for share in shares) + over)
    for name in SETS:
        touched = len({one.segment.id for one in findings[name]})
        print(f"{name}: {100 * touched / len(segments[name]):.1f} % of the segments have a finding")


if __name__ == "__main__":
    sys.exit(main())
