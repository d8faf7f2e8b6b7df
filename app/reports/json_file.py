"""Everything as JSON for programs: stable English keys, texts whole, `docs/report.schema.json` says what stands where.

It is written row by row. Signs that nobody can see stand in it by their number, as JSON allows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from app.reports.plain import UNSEEN, has_unseen, whole
from app.reports.tables import Handout, raw

VERSION = 1
STEP = 200  # rows between two words on the progress


def write(handout: Handout, sink: BinaryIO) -> Iterator[int]:
    """Yields how many rows are written."""
    facts = {fact.key: raw(fact.value) for fact in handout.facts}
    head = {"version": VERSION, "kind": handout.kind, "summary": facts}
    sink.write(_dumped(head)[:-1])
    done = 0
    for table in handout.tables:
        keys = [column.key for column in table.columns]
        sink.write(f',\n"{table.key}": ['.encode())
        comma = b"\n"
        for cells in table.cells():
            sink.write(comma + _dumped(dict(zip(keys, map(raw, cells), strict=True))))
            comma = b",\n"
            done += 1
            if done % STEP == 0:
                yield done
        sink.write(b"\n]")
    sink.write(b"\n}\n")
    yield done


def _dumped(value: object) -> bytes:
    text = whole(json.dumps(value, ensure_ascii=False, allow_nan=False))
    return (UNSEEN.sub(lambda match: json.dumps(match.group())[1:-1], text) if has_unseen(text) else text).encode()
