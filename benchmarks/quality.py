"""How much each quality profile says of published translations: `main.py benchmark quality [FOLDER]`.

FOLDER holds ntrex_dev/news.tsv and sib200/sentences.tsv and is else taken from ZVIRKA_DATA, else ../shared/data beside
the checkout. People published these texts, so nearly all that is said of them is a false alarm, or a matter of style.
Only the checks of single segments are run.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app import corpora  # the checkout is on the path only from here on
from app.checks import on_segment, suite
from app.model import Segment
from app.settings import quality

SETS = (Path("ntrex_dev", "news.tsv"), Path("sib200", "sentences.tsv"))
LOUDEST = 3  # checks that are named


def main() -> int:
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser = argparse.ArgumentParser(description="Findings of each quality profile per 100 clean segments")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    folder = parser.parse_args().folder
    missing = [str(folder / path) for path in SETS if not (folder / path).is_file()]
    if missing:
        print(f"{', '.join(missing)}: not there; name the folder of the data or set ZVIRKA_DATA", file=sys.stderr)
        return 2
    segments = [segment for path in SETS for segment in clean_segments(folder / path)]
    heads = f"{'profile':14}{'checks':>7}{'% of segments':>15}{'per 100':>9}"
    print(f"{heads}  loudest, per 100 of {len(segments):,} segments")
    for name in corpora.qualities():
        print(line(name, segments))
    return 0


def clean_segments(path: Path) -> list[Segment]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Segment(row["vietnamese"], row["ukrainian"]) for row in rows]


def line(name: str, segments: list[Segment]) -> str:
    chosen = suite(quality.named(name))
    told = [[finding.check for finding in on_segment(segment, chosen)] for segment in segments]
    counts = Counter(check for checks in told for check in checks)
    touched, found = (100 * count / len(segments) for count in (sum(map(bool, told)), counts.total()))
    loudest = ", ".join(f"{check} {100 * n / len(segments):.1f}" for check, n in counts.most_common(LOUDEST))
    running = sum(map(len, (chosen.segment_checks, chosen.name_checks, chosen.term_checks, chosen.repeat_checks)))
    return f"{name:14}{running:7}{touched:15.1f}{found:9.1f}  {loudest}"


if __name__ == "__main__":
    sys.exit(main())
