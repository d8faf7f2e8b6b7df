"""The main table as CSV or TSV, for a spreadsheet or a script that wants lines: of a report, its findings.

UTF-8 with a mark at its beginning, which is how a spreadsheet knows it for what it is. A text that a spreadsheet would
take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from io import TextIOWrapper
from typing import BinaryIO

from app.reports.plain import tame
from app.reports.tables import Cell, Handout

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")  # what a cell that is taken for a formula begins with
STEP = 500  # rows between two words on the progress


def write(delimiter: str, handout: Handout, sink: BinaryIO) -> Iterator[int]:
    """Yields how many rows are written."""
    text = TextIOWrapper(sink, encoding="utf-8-sig", newline="", write_through=True)
    try:
        lines = csv.writer(text, delimiter=delimiter)
        table = handout.table(handout.main)
        lines.writerow([handout.words(column.label) for column in table.columns])
        number = 0
        for number, cells in enumerate(table.cells(), 1):
            lines.writerow([_cell(handout, cell) for cell in cells])
            if number % STEP == 0:
                yield number
        text.flush()
        yield number
    finally:
        text.detach()  # the sink belongs to who gave it


write_csv = partial(write, ",")
write_tsv = partial(write, "\t")


def _cell(handout: Handout, cell: Cell) -> str | int | float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    text = tame(handout.shown(cell))
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text
