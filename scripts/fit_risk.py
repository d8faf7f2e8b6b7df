"""Fits the risk detectors: `python scripts/fit_risk.py [FOLDER] [-o FILE]`.

FOLDER holds ntrex_dev/news.tsv and sib200/sentences.tsv; it is else taken from ZVIRKA_DATA, else ../shared/data beside
the checkout. The detectors are fitted on one half of the news documents (`halves`); the other half stays for
benchmarks/risk.py. SIB-200 only helps to say what is usual in clean text. The same data give the same file.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from pathlib import Path

from app import corpora
from app.scores.risk.fitting import fit, halves
from app.scores.risk.model import as_table
from app.scores.risk.planted import Document

ROOT = Path(__file__).resolve().parents[1]
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
    model = fit(fitted, [pair for document in documents(words.folder / SENTENCES) for pair in document])
    text = json.dumps({"origin": ORIGIN, **as_table(model)}, ensure_ascii=False, indent=1)
    words.output.write_text(text + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{words.output}: {len(model.detectors)} detectors, {len(fitted)} documents\n")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit the risk detectors")
    parser.add_argument("folder", nargs="?", type=Path, default=folder())
    parser.add_argument("-o", "--output", type=Path, default=corpora.risk())
    return parser.parse_args()


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
