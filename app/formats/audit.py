"""The whole history as a file: CSV for a spreadsheet, JSON lines for a program. One line a change; nothing is left out.

To add a format: a function from records to bytes, and its suffix in `WRITERS`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.errors import InputError
from app.formats.csv_file import guarded
from app.formats.files import named


@dataclass(frozen=True, slots=True)
class Record:
    """A change with the event it belongs to, or an event that changed nothing.

    `undoes` is the event it takes back; `segment` and `document` are numbers in the project, `position` is the place
    in the text today, 0 where the segment is in it no more. `before` and `after` are JSON values.
    """

    event: int
    when: str
    who: str
    role: str
    action: str
    note: str
    undoes: int | None
    document: int | None
    segment: int | None
    position: int | None
    entity: str
    key: str
    before: Any
    after: Any


def csv_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """A table with a header; values that are no texts are written as JSON, and no cell can be a formula."""
    yield b"\xef\xbb\xbf" + _row(list(Record.__dataclass_fields__))
    for record in records:
        yield _row([_cell(value) for value in asdict(record).values()])


def json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """An object a line, keys as the fields of `Record`."""
    for record in records:
        yield json.dumps(asdict(record), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


WRITERS: Mapping[str, Callable[[Iterable[Record]], Iterator[bytes]]] = {".csv": csv_lines, ".jsonl": json_lines}


def refuse_unknown(path: Path) -> None:
    """InputError where the suffix names no format of a history."""
    if path.suffix.lower() not in WRITERS:
        raise InputError(f"{named(path)}: a history is written as {' or '.join(WRITERS)}; choose one of them")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return guarded(text)


def _row(cells: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")
