"""Writes corpora/terms/starter.tbx from corpora/terms/starter.csv: `python scripts/make_terms.py`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app import corpora
from app.formats import terms_csv, terms_tbx

ORIGIN = "Starter terms of Zvirka, Vietnamese to Ukrainian, written for the project; Apache-2.0"


def main() -> None:
    source, target = corpora.terms("starter.csv"), corpora.terms("starter.tbx")
    concepts = terms_csv.read(source.read_bytes(), str(source))
    target.write_bytes(terms_tbx.write(concepts, ORIGIN))
    print(f"{target}: {len(concepts)} concepts")


if __name__ == "__main__":
    main()
