"""A term base as a CSV table that opens in a spreadsheet: a row a concept, terms of one kind parted by «|».

A forbidden term may say why in brackets: `обласний комітет партії (tỉnh is провінція)`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from app.errors import InputError
from app.formats import texts
from app.formats.csv_file import guarded, unguarded
from app.model import Concept, Term, TermStatus

COLUMNS = ("concept", "domain", "vietnamese", "preferred", "admitted", "forbidden", "note")
_BETWEEN = "|"
_REASONED = re.compile(r"(.+?)\s*\((.*)\)")


def has_terms(data: bytes, where: str) -> bool:
    """Whether the table is one of terms: its first line names a column `vietnamese`."""
    first = texts.decode(data, where).partition("\n")[0]
    return "vietnamese" in [cell.strip().lower() for cell in next(csv.reader([first]), [])]


def read(data: bytes, where: str) -> list[Concept]:
    """The rows of a table with the columns above; `vietnamese` and `preferred` are enough. InputError says the row."""
    table = csv.DictReader(io.StringIO(texts.decode(data, where)))
    missing = {"vietnamese", "preferred"} - set(table.fieldnames or ())
    if missing:
        raise InputError(f"{where}: the first line must name the columns; {' and '.join(sorted(missing))} is missing")
    try:
        found = [_concept(number, row, where) for number, row in enumerate(table, 2) if row.get("vietnamese")]
    except csv.Error as error:
        raise InputError(f"{where}, line {table.line_num}: no table: {error}") from error
    return found


def write(concepts: Sequence[Concept]) -> bytes:
    """The table as UTF-8 with a byte order mark, which spreadsheets need to see it is UTF-8."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for concept in concepts:
        by_status = {
            status: _BETWEEN.join(_as_cell(term) for term in concept.ukrainian if term.status is status)
            for status in TermStatus
        }
        cells = (concept.id, concept.domain, _BETWEEN.join(concept.vietnamese), *by_status.values(), concept.note)
        table.writerow([guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _concept(number: int, row: Mapping[str, str | None], where: str) -> Concept:
    cells = {column: unguarded(row.get(column) or "").strip() for column in COLUMNS}
    vietnamese = tuple(_parts(cells["vietnamese"]))
    terms = tuple(_as_term(part, status) for status in TermStatus for part in _parts(cells[status.value]))
    if not vietnamese or not terms:
        raise InputError(f"{where}, line {number}: a concept needs a Vietnamese and a Ukrainian term; fill both in")
    return Concept(cells["concept"] or f"row{number}", cells["domain"], vietnamese, terms, cells["note"])


def _as_term(cell: str, status: TermStatus) -> Term:
    reasoned = _REASONED.fullmatch(cell) if status is TermStatus.FORBIDDEN else None
    return Term(reasoned[1], status, reasoned[2]) if reasoned else Term(cell, status)


def _as_cell(term: Term) -> str:
    return f"{term.text} ({term.reason})" if term.reason else term.text


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(_BETWEEN) if part.strip()]
