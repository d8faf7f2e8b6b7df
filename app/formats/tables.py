"""CSV and TSV taken apart: what separates the cells, which columns hold the texts, which lines a row stands on."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.errors import InputError
from app.formats import texts

COLUMNS = {
    "source": ("source", "vietnamese", "vi", "source text", "оригінал", "джерело", "в'єтнамська", "bản gốc"),
    "target": ("target", "ukrainian", "uk", "translation", "target text", "переклад", "українська", "bản dịch"),
    "context": ("context", "контекст"),
    "comment": ("comment", "comments", "note", "notes", "коментар", "примітка"),
}
DELIMITERS = ",;\t|"
_TWO_COLUMNS = (False, 0.0, 2)


@dataclass(slots=True)
class Record:
    """A row: its cells and its lines, from `first` to before `end`, counted from 0."""

    cells: list[str]
    first: int
    end: int

    def cell(self, column: int | None) -> str:
        """The cell of a column, its line ends as line feeds; empty where the row or the table has none."""
        found = "" if column is None or column >= len(self.cells) else self.cells[column]
        return texts.NEWLINE.sub("\n", found)


@dataclass(slots=True)
class Table:
    """A table with everything needed to write it back."""

    decoded: texts.Decoded
    lines: list[str]
    delimiter: str
    quoting: int
    records: list[Record]
    columns: dict[str, int] = field(default_factory=dict)
    header: tuple[str, ...] = ()

    def rows(self) -> dict[str, Record]:
        """The rows that hold a text on either side, by their number as a key."""
        sides = (self.columns["source"], self.columns["target"])
        after_header = list(enumerate(self.records, 1))[1 if self.header else 0 :]
        return {str(number): row for number, row in after_header if any(row.cell(side).strip() for side in sides)}


def parse(data: bytes, where: str, delimiters: str = DELIMITERS) -> Table:
    """The table in these bytes. InputError: broken (with the line), no two columns, more cells than columns."""
    table = _best(_decoded(data, where), delimiters, where)
    _name_columns(table, where)
    _refuse_wide_rows(table, where)
    return table


def heads(data: bytes, where: str, delimiters: str = DELIMITERS) -> tuple[str, ...]:
    """The cells of the first row, which name the columns where the table has names. InputError: no table."""
    table = _best(_decoded(data, where), delimiters, where)
    return tuple(table.records[0].cells) if table.records else ()


def column(data: bytes, where: str, name: str, delimiters: str = DELIMITERS) -> list[str]:
    """The cells under the head of this name; the other columns may hold anything. InputError where there is none.

    Of a table with a source and a target, the rows that have a text on either side; of another one all.
    """
    table = _best(_decoded(data, where), delimiters, where)
    head = table.records[0].cells if table.records else []
    names = [normal(cell) for cell in head]
    if normal(name) not in names:
        raise InputError(f"{where}: has no column {name!r}; its columns are {', '.join(head)}")
    _refuse_wide_rows(table, where)
    place, sides = names.index(normal(name)), [_named(head).get(side) for side in ("source", "target")]
    rows = table.records[1:]
    if None not in sides:
        rows = [row for row in rows if any(row.cell(side).strip() for side in sides)]
    return [row.cell(place) for row in rows]


def _decoded(data: bytes, where: str) -> texts.Decoded:
    decoded = texts.recognise(data, where)
    if decoded.encoding != "cp1258":
        return decoded
    return texts.Decoded(unicodedata.normalize("NFC", decoded.text), decoded.encoding)


def _best(decoded: texts.Decoded, delimiters: str, where: str) -> Table:
    """The reading with a known header, else the one whose rows agree best on how many cells they have."""
    lines = texts.lines(decoded.text)
    announced = lines[0].strip() if lines[0].lower().startswith("sep=") else ""
    if len(announced) == len("sep=;"):
        delimiters = announced[-1]
    tables: list[Table] = []
    failures: list[InputError] = []
    for delimiter in delimiters:
        try:
            tables.append(_with(decoded, lines, delimiter, 1 if announced else 0, where))
        except InputError as error:
            failures.append(error)
    best = max(tables, key=_agreement, default=None)
    if best is None or (failures and _agreement(best) < _TWO_COLUMNS):
        raise failures[0]
    return best


def _with(decoded: texts.Decoded, lines: list[str], delimiter: str, skip: int, where: str) -> Table:
    """Tabs seldom stand in texts, so files with tabs often leave quotation marks as they are: both are read."""
    try:
        records = _records(lines, delimiter, csv.QUOTE_MINIMAL, skip, where)
    except InputError:
        if delimiter != "\t":
            raise
        return Table(decoded, lines, delimiter, csv.QUOTE_NONE, _records(lines, delimiter, csv.QUOTE_NONE, skip, where))
    return Table(decoded, lines, delimiter, csv.QUOTE_MINIMAL, records)


def _records(lines: Sequence[str], delimiter: str, quoting: int, skip: int, where: str) -> list[Record]:
    reader = csv.reader(lines[skip:], delimiter=delimiter, quoting=quoting, strict=True)  # type: ignore[arg-type]
    records, first = [], skip
    try:
        for cells in reader:
            records.append(Record(cells, first, skip + reader.line_num))
            first = skip + reader.line_num
    except csv.Error as error:
        said = "a quotation mark is not closed, or one inside a text is not doubled"
        raise InputError(f"{where}:{first + 1}: the row that begins here cannot be read: {said}") from error
    return [record for record in records if any(cell.strip() for cell in record.cells)]


def _agreement(table: Table) -> tuple[bool, float, int]:
    widths = Counter(len(record.cells) for record in table.records)
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    named = len(_named(table.records[0].cells)) if table.records else 0
    return named > 1, rows / len(table.records) if width > 1 else 0.0, width


def _named(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which, by the names in a header."""
    names = [normal(cell) for cell in cells]
    return {
        column: next(names.index(word) for word in words if word in names)
        for column, words in COLUMNS.items()
        if set(words) & set(names)
    }


def normal(name: str) -> str:
    """The name of a column as it is compared."""
    return unicodedata.normalize("NFC", name).strip().casefold().replace("’", "'")


def _name_columns(table: Table, where: str) -> None:
    cells = table.records[0].cells if table.records else []
    columns = _named(cells)
    if "source" in columns and "target" in columns:
        table.columns, table.header = columns, tuple(cells)
    elif len(cells) < 2:
        raise InputError(f"{where}: has only one column; it needs a source and a target")
    elif "source" in columns or "target" in columns:
        there, lacking = ("source", "target") if "source" in columns else ("target", "source")
        raise InputError(f"{where}: its header names a {there} column but no {lacking} column; name it «{lacking}»")
    else:
        table.columns = {"source": 0, "target": 1}


def _refuse_wide_rows(table: Table, where: str) -> None:
    width = len(table.records[0].cells)
    for record in table.records:
        cells = len(record.cells)
        if cells > width and any(record.cells[width:]):
            comma = repr(table.delimiter)
            said = f"{cells} cells where the first row has {width}; put a text with {comma} into quotation marks"
            raise InputError(f"{where}:{record.first + 1}: {said}")
