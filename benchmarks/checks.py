"""False alarms of all checks and recall of the segment checks, on published translations and on faults planted in them.

`python benchmarks/checks.py [FOLDER] [--show CHECK]`; FOLDER holds ntrex_dev/news.tsv and sib200/sentences.tsv and is
else taken from ZVIRKA_DATA, else ../shared/data beside the checkout. False alarms are findings per 100 clean segments;
a few of them are true (people err too), so they are upper limits. Recall is the share of segments with one planted
fault in which the check says something it does not say of the clean segment.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.checks import CHECKS, NAME_CHECKS, Choice, on_segment
from app.model import Finding, Segment, Severity
from app.settings import Settings
from app.workspace import Trial, check_texts

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
    for name in SETS:
        findings[name] += names_told(segments[name])
    if words.show:
        show(words.show, findings)
    table(segments, findings)
    recall([segment for side in segments.values() for segment in side])
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
    """What the name checks say, document by document, through the same door as a person's two files."""
    documents: defaultdict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        documents[segment.document].append(segment)
    found: list[Finding] = []
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.txt"), Path(folder, "target.txt")
        for document in documents.values():
            source.write_text("\n".join(one.source for one in document), encoding="utf-8")
            target.write_text("\n".join(one.target for one in document), encoding="utf-8")
            *_, trial = check_texts(source, target, Settings(), aligned=True)
            assert isinstance(trial, Trial)
            told = (one for one in trial.findings if one.check in {check.id for check in NAME_CHECKS})
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
        print(f"{check.id:32}{check.severity.label:10}" + "".join(f"{share:9.2f}" for share in shares) + over)
    for name in SETS:
        touched = len({one.segment.id for one in findings[name]})
        print(f"{name}: {100 * touched / len(segments[name]):.1f} % of the segments have a finding")


def recall(segments: list[Segment]) -> None:
    print(f"\n{'planted fault':32}{'check':26}{'segments':>9}{'found':>9}")
    for name, (check, plant) in PLANTED.items():
        rng = random.Random(name)
        pairs = [(one, plant(one, rng)) for one in segments]
        planted = [(one, replace(one, target=target)) for one, target in pairs if target]
        found = sum(told(faulty, check) > told(clean, check) for clean, faulty in planted)
        print(f"{name:32}{check:26}{len(planted):9,}{100 * found / max(1, len(planted)):8.1f}%")


def told(segment: Segment, check: str) -> int:
    """How many findings of a check a segment has."""
    return sum(one.check == check for one in on_segment(segment, Choice()))


def change_a_digit(segment: Segment, rng: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", segment.target)]
    if not places:
        return None
    at = rng.choice(places)
    other = rng.choice([digit for digit in "123456789" if digit != segment.target[at]])
    return segment.target[:at] + other + segment.target[at + 1 :]


def double_a_phrase(segment: Segment, rng: random.Random) -> str | None:
    words = segment.target.split(" ")
    length = rng.choice((1, 2, 3))
    starts = [
        at
        for at in range(len(words) - length)
        if all(word.isalpha() and word.islower() for word in words[at : at + length])
    ]
    if not starts:
        return None
    at = rng.choice(starts)
    return " ".join(words[: at + length] + words[at:])


def leave_vietnamese(segment: Segment, rng: random.Random) -> str | None:
    words, left = (
        segment.target.split(" "),
        [word for word in segment.source.split(" ") if word.isalpha() and word.islower()],
    )
    places = [at for at, word in enumerate(words) if len(word) > 4 and word.isalpha() and word.islower()]
    if not places or len(left) < 2:
        return None
    at = rng.randrange(len(left) - 1)
    words[rng.choice(places)] = " ".join(left[at : at + 2])
    return " ".join(words)


def leave_out_a_clause(segment: Segment, rng: random.Random) -> str | None:
    size = len(segment.target)
    places = [match.start() for match in re.finditer(r"[,;:—–] ", segment.target)]
    places = [place for place in places if 0.3 * size < place < 0.75 * size]
    return segment.target[: rng.choice(places)] + "." if places else None


def put_in_a_clause(segment: Segment, rng: random.Random) -> str | None:
    words = segment.target.split(" ")
    if len(words) < 8:
        return None
    at = rng.randrange(len(words) // 2)
    return f"{segment.target[:-1]}, {' '.join(words[at:][::-1][: len(words) // 2])}."


def put_in_a_space(segment: Segment, rng: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"(?<=\w)[,.;](?= |$)", segment.target)]
    return at_place(segment.target, rng.choice(places), " ") if places else None


def double_a_space(segment: Segment, rng: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", segment.target)]
    return at_place(segment.target, rng.choice(places), " ") if places else None


def take_a_space(segment: Segment, rng: random.Random) -> str | None:
    places = [match.end() for match in re.finditer(r"(?<=[а-яіїєґ])[,;] (?=[а-яіїєґ])", segment.target)]
    if not places:
        return None
    at = rng.choice(places)
    return segment.target[: at - 1] + segment.target[at:]


def take_a_quote(segment: Segment, rng: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"[«»()]", segment.target)]
    if not places:
        return None
    at = rng.choice(places)
    return segment.target[:at] + segment.target[at + 1 :]


def mix_alphabets(segment: Segment, rng: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"(?<=[а-яіїєґ])[асеорхі]", segment.target)]
    if not places:
        return None
    at = rng.choice(places)
    return (
        segment.target[:at]
        + dict(zip("асеорхі", "aceopxi", strict=True))[segment.target[at]]
        + segment.target[at + 1 :]
    )


def at_place(text: str, at: int, more: str) -> str:
    return text[:at] + more + text[at:]


PLANTED: dict[str, tuple[str, Callable[[Segment, random.Random], str | None]]] = {
    "a digit changed": ("number", change_a_digit),
    "a clause left out": ("omission", leave_out_a_clause),
    "half as much again put in": ("addition", put_in_a_clause),
    "two Vietnamese words left": ("untranslated-words", leave_vietnamese),
    "one to three words doubled": ("doubled-word", double_a_phrase),
    "a Latin letter in a word": ("mixed-script", mix_alphabets),
    "a space before a mark": ("space-before-punctuation", put_in_a_space),
    "no space after a mark": ("space-after-punctuation", take_a_space),
    "a space doubled": ("double-space", double_a_space),
    "a bracket or quote taken away": ("unbalanced-quotes", take_a_quote),
}


if __name__ == "__main__":
    sys.exit(main())
