"""What can be handed over. To add a format: a module with `write(handout, sink)` and a row in WRITERS.

A writer is a generator: it writes to a binary file and yields how many rows are written; to cancel is to stop asking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from app.errors import InputError
from app.reports import delimited, html, json_file, xlsx
from app.reports.paper import Paper, paper
from app.reports.tables import Handout

Writer = Callable[[Handout, BinaryIO], Iterator[int]]
Printer = Callable[
    [Paper, BinaryIO], Iterator[int]
]  # lays pages out, which needs a toolkit that the craft does not know

PDF = ".pdf"
WRITERS: dict[str, Writer] = {
    ".html": html.write,
    ".xlsx": xlsx.write,
    ".csv": delimited.write_csv,
    ".tsv": delimited.write_tsv,
    ".json": json_file.write,
}


def writer(path: PurePath, printer: Printer | None = None) -> Writer:
    """The writer for a file of this name; InputError names the suffixes there are."""
    suffix = path.suffix.lower()
    if suffix == PDF and printer is not None:
        return lambda handout, sink: printer(paper(handout), sink)
    if suffix not in WRITERS:
        asked = repr(path.suffix) if path.suffix else "a file without suffix"
        known = [*WRITERS, PDF] if printer else list(WRITERS)
        raise InputError(f"{path}: no report can be written as {asked}; use {', '.join(known)}")
    return WRITERS[suffix]
