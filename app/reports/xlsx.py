"""A workbook with a sheet for the summary and one for each table: filters, frozen heads, no formula anywhere.

Rows go to a temporary file as they come, so a workbook of 100,000 segments needs no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from app.errors import InputError
from app.model import Message
from app.reports.plain import shortened, tame
from app.reports.tables import FACTS, Cell, Handout, Table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_000  # characters; a cell holds 32,767
ROWS = 1_048_575  # a sheet holds, beside its head
STEP = 200  # rows between two words on the progress
SUMMARY = Message("Summary")
SHEET_NAME = 31  # characters
FORBIDDEN = str.maketrans(dict.fromkeys(r"[]:*?/\'", " "))  # in the name of a sheet
WIDEST = 80
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,  # a text that begins with = is a text
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def write(handout: Handout, sink: BinaryIO) -> Iterator[int]:
    """Yields how many rows are written; InputError where a table is longer than a sheet can be."""
    import xlsxwriter  # late: takes 0.1 s, only a workbook needs it

    for table in handout.tables:
        if len(table.rows) > ROWS:
            raise InputError(f"{table.key}: {len(table.rows):,} rows are more than a sheet holds; write .json instead")
    with TemporaryDirectory(prefix="zvirka-") as folder:
        workbook = xlsxwriter.Workbook(sink, OPTIONS | {"tmpdir": folder})
        try:
            yield from _filled(workbook, handout)
            workbook.close()
        finally:
            _let_go(workbook)


def _let_go(workbook: Workbook) -> None:
    """The rows' files of one that was given up are to be closed, or their folder could not go."""
    for sheet in workbook.worksheets():
        if sheet.row_data_fh is not None and not sheet.row_data_fh.closed:
            sheet.row_data_fh.close()


def _filled(workbook: Workbook, handout: Handout) -> Iterator[int]:
    when = handout.about.when.astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties({"title": _text(handout.about.title)[:255], "created": when, "comments": "Zvirka"})
    sheets = Sheets(workbook, handout)
    sheets.add(Table("summary", SUMMARY, FACTS[1:], handout.facts))
    done = 0
    for table in handout.tables:
        for _ in sheets.rows(table):
            done += 1
            if done % STEP == 0:
                yield done
    yield done


class Sheets:
    """The sheets of one workbook, which are written one after the other, row by row."""

    def __init__(self, workbook: Workbook, handout: Handout) -> None:
        self._workbook, self._handout, self._names = workbook, handout, set[str]()
        self._head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._cell = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._time = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"})

    def add(self, table: Table) -> None:
        """A sheet with all rows of a table."""
        for _ in self.rows(table):
            pass

    def rows(self, table: Table) -> Iterator[None]:
        """A sheet with the rows of a table, one at a time."""
        sheet = self._workbook.add_worksheet(self._name(table))
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, min(column.width, WIDEST))
        for number, column in enumerate(table.columns):
            sheet.write_string(0, number, self._handout.words(column.label), self._head)
        for number, cells in enumerate(table.cells(), 1):
            for place, cell in enumerate(cells):
                self._write(sheet, number, place, cell)
            yield
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)

    def _name(self, table: Table) -> str:
        name = self._handout.words(table.title).translate(FORBIDDEN)[:SHEET_NAME].strip()
        if name.casefold() in self._names:
            name = table.key
        self._names.add(name.casefold())
        return name

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        match cell:
            case None:
                return
            case bool():
                sheet.write_string(row, column, self._handout.shown(cell), self._cell)
            case int() | float():
                sheet.write_number(row, column, cell, self._cell)
            case datetime():
                sheet.write_datetime(row, column, cell.astimezone(UTC), self._time)
            case _:
                sheet.write_string(row, column, _text(self._handout.shown(cell)), self._cell)


def _text(text: str) -> str:
    return tame(shortened(text, LONGEST) if len(text) > LONGEST else text)
