"""False alarms of all checks, what is found of planted faults, and speed; on published translations, beside a peer.

`main.py benchmark checks [FOLDER] [--peers PYTHON] [--show CHECK]`; FOLDER holds ntrex_dev/news.tsv and
sib200/sentences.tsv and is else taken from ZVIRKA_DATA, else ../shared/data beside the checkout. PYTHON is an
interpreter that has translate-toolkit. False alarms are findings per 100 clean segments; a few of them are true
(people err too), so they are upper limits. A planted fault is found where a check says something it does not say of
the clean segment; «false» beside it is what the same check says of the clean segments, the fault's room included.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
from collections import Counter, defaultdict
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.checks import CHECKS, SEGMENT_CHECKS, on_segment  # the checkout is on the path only from here on
from app.model import Finding, Quality, Runs, Segment, Severity
from app.settings import Settings
from app.workspace import Trial, check_texts
from benchmarks import _comparison as comparison
from benchmarks.faults import FAULTS

SETS = {"ntrex": Path("ntrex_dev", "news.tsv"), "sib200": Path("sib200", "sentences.tsv")}
INTERFACE = Path("interface_strings", "pairs.tsv")
HOW_TO_GET_IT = (
    "python3 -m venv peers && peers/bin/pip install translate-toolkit==3.20.4, "
    "then main.py benchmark checks --peers peers/bin/python"
)
LIMITS = {Severity.INFO: 4.0, Severity.MINOR: 4.0, Severity.MAJOR: 2.0, Severity.CRITICAL: 2.0}


def main() -> int:
    words = arguments()
    missing = [str(words.folder / path) for path in SETS.values() if not (words.folder / path).is_file()]
    if missing:
        print(f"{', '.join(missing)}: not there; name the folder of the data or set ZVIRKA_DATA", file=sys.stderr)
        return 2
    if words.peers and (wrong := unusable(words.peers)):
        print(wrong, file=sys.stderr)
        return 2
    segments = {name: clean_segments(words.folder / path) for name, path in SETS.items()}
    findings = {
        name: [one for segment in side for one in on_segment(segment, comparison.EVERYTHING)]
        for name, side in segments.items()
    }
    for name in SETS:
        findings[name] += names_told(segments[name])
    if words.show:
        show(words.show, findings)
    table(segments, findings)
    compare([segment for side in segments.values() for segment in side], words)
    return 0


def compare(clean: list[Segment], words: argparse.Namespace) -> None:
    """Planted faults and speed, beside the peer where there is one."""
    planted = {fault.name: fault.pairs(clean) for fault in FAULTS}
    with comparison.peer(words.peers) if words.peers else nullcontext() as theirs:
        comparison.table(FAULTS, planted, theirs)
        comparison.speed("published prose, again and again", comparison.repeated(clean), theirs)
        comparison.speed("prose with a planted fault in nearly every segment", comparison.mixed(clean, planted), theirs)
        interface = words.folder / INTERFACE
        if interface.is_file():
            comparison.speed("interface strings", clean_segments(interface)[: comparison.SEGMENTS], theirs)
    if not words.peers:
        print(f"\nwithout a peer: {HOW_TO_GET_IT}")


def unusable(python: Path) -> str | None:
    """Why an interpreter cannot run the peer."""
    try:
        done = subprocess.run([str(python), "-c", "import translate.filters"], capture_output=True, check=False)
    except OSError as error:
        return f"{python}: cannot be run ({error.strerror}); {HOW_TO_GET_IT}"
    return f"{python}: has no translate-toolkit; {HOW_TO_GET_IT}" if done.returncode else None


def arguments() -> argparse.Namespace:
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser = argparse.ArgumentParser(description="False alarms, planted faults and speed of the checks")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    parser.add_argument("--peers", metavar="PYTHON", type=Path, help="an interpreter that has translate-toolkit")
    parser.add_argument("--show", metavar="CHECK", help="print every finding of this check first")
    return parser.parse_args()


def clean_segments(path: Path) -> list[Segment]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        names: dict[str, int] = {}  # of documents; sentences without one are each their own
        return [
            Segment(
                row["vietnamese"],
                row["ukrainian"],
                id=number,
                document=names.setdefault(row.get("document") or str(number), len(names)),
            )
            for number, row in enumerate(rows, 1)
        ]


def names_told(segments: list[Segment]) -> list[Finding]:
    """What the checks say that look past one segment, by document, through the same door as a person's two files."""
    documents: defaultdict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        documents[segment.document].append(segment)
    found: list[Finding] = []
    everything = Settings(quality=Quality(runs=Runs.ALL))
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.txt"), Path(folder, "target.txt")
        for document in documents.values():
            source.write_text("\n".join(one.source for one in document), encoding="utf-8")
            target.write_text("\n".join(one.target for one in document), encoding="utf-8")
            *_, trial = check_texts(source, target, everything, aligned=True)
            assert isinstance(trial, Trial)
            told = (one for one in trial.findings if one.check not in {check.id for check in SEGMENT_CHECKS})
            found += [replace(one, segment=document[one.segment.position - 1]) for one in told]
    return found


def show(check: str, findings: dict[str, list[Finding]]) -> None:
    for finding in (one for found in findings.values() for one in found if one.check == check):
        print(f"{finding.message}\n  vi {finding.segment.source}\n  uk {finding.segment.target}")


def table(segments: dict[str, list[Segment]], findings: dict[str, list[Finding]]) -> None:
    counts = {name: Counter(one.check for one in found) for name, found in findings.items()}
    print(f"{'findings per 100 clean segments':32}{'':10}" + "".join(f"{name:>9}" for name in SETS))
    print(f"{'':42}" + "".join(f"{len(segments[name]):>9,}" for name in SETS))
    for check in CHECKS:
        shares = [100 * counts[name][check.id] / len(segments[name]) for name in SETS]
        over = "  over the limit" if max(shares) > LIMITS[check.severity] else ""
        over += "" if check.default_on else "  off by itself"
        print(f"{check.id:32}{check.severity.label:10}" + "".join(f"{share:9.2f}" for share in shares) + over)
    for name in SETS:
        touched = len({one.segment.id for one in findings[name]})
        print(f"{name}: {100 * touched / len(segments[name]):.1f} % of the segments have a finding")


if __name__ == "__main__":
    sys.exit(main())
