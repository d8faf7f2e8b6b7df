"""Decided names as a CSV table that opens in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, taken off again on reading.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from app.errors import InputError
from app.formats import texts
from app.formats.csv_file import guarded, unguarded
from app.model import NameDecision, NameKind, NameRecord, NameVerdict

COLUMNS = ("name", "kind", "verdict", "forms", "locked", "who", "when", "why")
_BETWEEN_FORMS = "|"


def read(data: bytes, where: str) -> list[NameRecord]:
    """The rows of a table with the columns above; `name` and `forms` are enough. InputError names the row."""
    table = csv.DictReader(io.StringIO(texts.decode(data, where)))
    missing = {"name", "forms"} - set(table.fieldnames or ())
    if missing:
        raise InputError(f"{where}: the first line must name the columns; {' and '.join(sorted(missing))} is missing")
    return [_record(number, row, where) for number, row in enumerate(table, 2) if row.get("name")]


def write(records: Sequence[NameRecord]) -> bytes:
    """The table as UTF-8 with a byte order mark, which spreadsheets need to see it is UTF-8."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for record in records:
        made = record.decision
        forms = _BETWEEN_FORMS.join(made.forms)
        locked = "yes" if made.locked else ""
        cells = (record.name, record.kind.value, made.verdict.value, forms, locked, made.who, made.when, made.why)
        table.writerow([guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _record(number: int, row: Mapping[str, str | None], where: str) -> NameRecord:
    cells = {column: unguarded(row.get(column) or "").strip() for column in COLUMNS}
    try:
        verdict = NameVerdict(cells["verdict"] or NameVerdict.FORM)
        kind = NameKind(cells["kind"] or NameKind.OTHER)
    except ValueError as error:
        raise InputError(f"{where}, line {number}: {error}") from error
    forms = tuple(form.strip() for form in cells["forms"].split(_BETWEEN_FORMS) if form.strip())
    if verdict is not NameVerdict.NOT_A_NAME and not forms:
        raise InputError(f"{where}, line {number}: {cells['name']} has no form; give one, or the verdict not-a-name")
    decision = NameDecision(
        verdict,
        forms,
        cells["who"],
        cells["when"],
        cells["why"],
        locked=cells["locked"].lower() in ("yes", "true", "1"),
    )
    return NameRecord(cells["name"], kind, decision)
