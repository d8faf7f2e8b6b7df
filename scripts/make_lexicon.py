"""Makes a lexicon out of pairs of texts: `python scripts/make_lexicon.py OUT.tsv PAIRS [PAIRS …]`.

PAIRS is a TSV file whose header row names the columns `vietnamese` and `ukrainian`, or a project (.zvirka), which gives
its approved segments. The same pairs give the same file. corpora/lexicon/vi-uk.tsv was made so from SIB-200 and from
strings of desktop software; corpora/README.md says which.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from app.errors import ZvirkaError
from app.model import State
from app.store import Store
from app.text.learning import learn
from app.text.lexicon import Lexicon

COLUMNS = ("vietnamese", "ukrainian")
PROJECT = ".zvirka"


def main() -> int:
    words = arguments()
    try:
        pairs = [pair for path in words.pairs for pair in read(path)]
    except (OSError, ValueError, ZvirkaError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    made = walked(pairs)
    made.write(words.out, words.header)
    sys.stdout.write(f"{words.out}: {len(pairs)} pairs, {len(made)} items, {words.out.stat().st_size} bytes\n")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Learn a Vietnamese-Ukrainian lexicon from pairs of texts")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument(
        "pairs", nargs="+", type=Path, help="TSV with the columns vietnamese and ukrainian, or a project"
    )
    parser.add_argument("--header", action="append", default=[], help="a line to stand above, as of origin and licence")
    return parser.parse_args()


def read(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of one file; ValueError or ZvirkaError where it has none to give."""
    return approved(path) if path.suffix == PROJECT else in_columns(path)


def approved(path: Path) -> Iterator[tuple[str, str]]:
    """The segments of a project that an editor approved."""
    with Store.open(path) as store:
        for segment in store.segments():
            if segment.state is State.APPROVED:
                yield segment.source, segment.target


def in_columns(path: Path) -> Iterator[tuple[str, str]]:
    """The rows of a table; ValueError where it lacks a column."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"{path}: no column {' and '.join(missing)}; the first row names the columns")
        for row in rows:
            yield row[COLUMNS[0]] or "", row[COLUMNS[1]] or ""


def walked(pairs: list[tuple[str, str]]) -> Lexicon:
    """The lexicon, with progress on the standard error stream."""
    steps = learn(pairs)
    while True:
        try:
            step = next(steps)
        except StopIteration as done:
            lexicon: Lexicon = done.value
            return lexicon
        sys.stderr.write(f"\r{step.what} {step.done}/{step.total}" + "\n" * (step.done == step.total))


if __name__ == "__main__":
    sys.exit(main())
