"""Makes corpora/names/places.tsv: the administrative names of Vietnam, of 2025 and from before.

Names of places are facts. They are taken from the PyPI package vietnamadminunits (MIT licence), which has them from
the General Statistics Office of Vietnam. Run with a Python that has that package; the rows of `own` stay as they are.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path

PLACES = Path(__file__).parent.parent / "corpora" / "names" / "places.tsv"
QUERIES = (
    ("province", "select distinct provinceShort from admin_units"),
    ("former-province", "select distinct provinceShort from admin_units_legacy"),
    ("former-district", "select distinct districtShort from admin_units_legacy"),
    ("commune", "select distinct wardShort from admin_units"),
)


def main() -> int:
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        sys.stderr.write("install the package vietnamadminunits first\n")
        return 2
    found: dict[str, str] = {}
    with sqlite3.connect(Path(spec.origin).parent / "data" / "dataset.db") as data:
        for kind, query in QUERIES:
            for (name,) in data.execute(query):
                if name and not any(letter.isdigit() for letter in name):
                    found.setdefault(_tidy(name), kind)
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        own = {row["vietnamese"]: row["kind"] for row in rows if row["kind"] in ("country", "own")}
    lines = [f"{kind}\t{name}" for name, kind in {**found, **own}.items()]
    PLACES.write_text("\n".join(["kind\tvietnamese", *sorted(lines), ""]), encoding="utf-8")
    sys.stdout.write(json.dumps({kind: list(found.values()).count(kind) for kind, _ in QUERIES}) + "\n")
    return 0


def _tidy(name: str) -> str:
    """One spelling: composed letters, single spaces, a plain hyphen with spaces as official names have it."""
    plain = unicodedata.normalize("NFC", name).replace("–", "-").replace("’", "'")
    return " - ".join(" ".join(part.split()) for part in plain.split("-"))


if __name__ == "__main__":
    sys.exit(main())
