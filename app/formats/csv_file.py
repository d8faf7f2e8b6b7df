"""CSV and TSV as bilingual files, with no cell that a spreadsheet would calculate.

A spreadsheet takes a cell that begins with = + - @ for a formula, also in a file that came from elsewhere. Such a
cell is written with an apostrophe in front; that apostrophe is taken off when the file is read.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence

from app.errors import InputError
from app.formats import tables
from app.formats.entries import Bilingual, Entry
from app.formats.tables import Record, Table

LANGUAGES = {"vietnamese": "vi", "vi": "vi", "ukrainian": "uk", "uk": "uk"}

# The apostrophes in front are part of the rule, so that a text which itself begins with '= comes back too.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guarded(cell: str) -> str:
    """The cell so that no spreadsheet calculates it; `unguarded` gives it back, whatever it was."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def read(data: bytes, where: str) -> Bilingual:
    """The rows of a file, whatever it is separated by; with a header, or the first two columns.

    InputError: broken (with the line), no two columns, no rows, more cells in a row than there are columns.
    """
    return _bilingual(tables.parse(data, where), where)


def read_tabs(data: bytes, where: str) -> Bilingual:
    """The same of a file separated by tabs."""
    return _bilingual(tables.parse(data, where, "\t"), where)


def write(bilingual: Bilingual, original: bytes | None) -> bytes:
    """A file that spreadsheets open as it is; with `original`, that file with the changed targets put in.

    InputError: `original` has no such row any more.
    """
    if original is None:
        return _new(bilingual.units, ",")
    return _put_back(bilingual, original, tables.DELIMITERS)


def write_tabs(bilingual: Bilingual, original: bytes | None) -> bytes:
    """The same separated by tabs."""
    return _new(bilingual.units, "\t") if original is None else _put_back(bilingual, original, "\t")


def _bilingual(table: Table, where: str) -> Bilingual:
    units = tuple(_entry(table, key, row) for key, row in table.rows().items())
    if not units:
        raise InputError(f"{where}: has no rows with a text; there is nothing to review in it")
    source, target = (_language(table, side) for side in ("source", "target"))
    return Bilingual(units, source, target)


def _language(table: Table, side: str) -> str:
    return LANGUAGES.get(tables.normal(table.header[table.columns[side]]), "") if table.header else ""


def _entry(table: Table, key: str, row: Record) -> Entry:
    cells = {name: unguarded(row.cell(table.columns.get(name))) for name in tables.COLUMNS}
    return Entry(cells["source"], cells["target"], cells["context"], cells["comment"], key)


def _new(units: Sequence[Entry], delimiter: str) -> bytes:
    rows = [tuple(tables.COLUMNS), *((unit.source, unit.target, unit.context, unit.comment) for unit in units)]
    used = [any(row[column] for row in rows[1:]) or column < 2 for column in range(4)]
    kept = [[guarded(cell) for cell, wanted in zip(row, used, strict=True) if wanted] for row in rows]
    # With the mark a spreadsheet reads UTF-8; without, it shows Cyrillic as «Р’СЂР°».
    return codecs.BOM_UTF8 + "".join(_row(cells, delimiter) + "\r\n" for cells in kept).encode()


def _row(cells: Sequence[str], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    """The cells as one row without its end. The writer only quotes line ends that it is told of."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerow(cells)  # type: ignore[arg-type]
    return text.getvalue().removesuffix("\r\n")


def _put_back(bilingual: Bilingual, original: bytes, delimiters: str) -> bytes:
    where = bilingual.title or "the table"
    table = tables.parse(original, where, delimiters)
    changed = _change(table, bilingual.units, where)
    if not changed:
        return original
    wanted = [record.cells for record in table.records]
    for text in (_spliced(table, changed), _rewritten(table)):
        data = _encoded(text, table)
        if [record.cells for record in tables.parse(data, where, delimiters).records] == wanted:
            return data
    raise InputError(f"{where}: this table cannot take the changed texts; export to a new file")


def _change(table: Table, units: Sequence[Entry], where: str) -> list[Record]:
    """Puts the targets into the cells; the rows that are others now."""
    rows = table.rows()
    source, target = table.columns["source"], table.columns["target"]
    changed = []
    for unit in units:
        row = rows.get(unit.key)
        if row is None or unguarded(row.cell(source)) != unit.source:
            raise InputError(f"{where}: no longer has the row {unit.source[:40]!r}; import the file again")
        if unguarded(row.cell(target)) != unit.target:
            row.cells.extend([""] * (target + 1 - len(row.cells)))
            row.cells[target] = guarded(unit.target)
            changed.append(row)
    return changed


def _spliced(table: Table, changed: Sequence[Record]) -> str:
    """The file with only the lines of the changed rows written anew."""
    lines = list(table.lines)
    for record in changed:
        last = lines[record.end - 1]
        try:
            row = _row(record.cells, table.delimiter, table.quoting)
        except csv.Error:  # a file without quotation marks has no way to say a tab or a line end
            return _rewritten(table)
        lines[record.first : record.end] = [""] * (record.end - record.first)
        lines[record.first] = row + last[len(last.rstrip("\r\n")) :]
    return "".join(lines)


def _rewritten(table: Table) -> str:
    """All rows written anew, with quotation marks where they are needed."""
    before = "".join(table.lines[: table.records[0].first])
    end = table.lines[0][len(table.lines[0].rstrip("\r\n")) :] or "\n"
    return before + "".join(_row(record.cells, table.delimiter) + end for record in table.records)


def _encoded(text: str, table: Table) -> bytes:
    """In the file's own encoding; in UTF-8, which a table may always be in, if that lacks a letter."""
    try:
        return table.decoded.encoded(text)
    except UnicodeEncodeError:
        return codecs.BOM_UTF8 + text.encode()
