"""What members of a team may do with each table and column of a project; the database holds them to it.

Deny by default: a table that is not here cannot even be read, and a column that is not named cannot be written.
Whoever belongs to the project may read everything. Where `guarded`, a trigger of `sql/state.sql` or `sql/history.sql`
looks at what is written; the rest is derived from the texts, and may be made anew by everybody at any time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.store.schema import tables


@dataclass(frozen=True, slots=True)
class Rights:
    """Besides reading: whether rows may come and go, and which columns may be written anew.

    A number that the database gives, one of `given`, is in nobody's hands.
    """

    insert: bool = False
    update: tuple[str, ...] = ()
    delete: bool = False
    guarded: bool = False
    given: tuple[str, ...] = ()


RIGHTS: dict[str, Rights] = {
    "project": Rights(update=("settings", "next_document", "next_segment"), guarded=True),
    "alembic_version": Rights(),
    "documents": Rights(insert=True, update=("present", "segments", "open_findings"), guarded=True),
    "originals": Rights(insert=True, guarded=True),
    "segments": Rights(
        insert=True,
        update=(
            *("position", "state", "confidence", "source_paragraph", "target_paragraph"),
            *("words", "source_order", "target_order"),  # derived from here on
            *("risk", "light", "reasons", "open_findings", "worst"),
        ),
        guarded=True,
    ),
    "texts": Rights(insert=True, update=("source", "target", "imported"), guarded=True),
    "search": Rights(insert=True, update=("folded",)),
    "letters": Rights(insert=True, update=("first", "second", "third")),
    "decisions": Rights(insert=True, delete=True, guarded=True),
    "names": Rights(insert=True, delete=True, guarded=True),
    "comments": Rights(insert=True, delete=True, guarded=True),
    "signoffs": Rights(insert=True, delete=True, guarded=True),
    "annotations": Rights(insert=True, delete=True, guarded=True),
    "assessments": Rights(insert=True, delete=True, guarded=True),
    "events": Rights(insert=True, guarded=True, given=("id",)),
    "changes": Rights(insert=True, guarded=True),
    "findings": Rights(insert=True, update=("decision",), delete=True, given=("id",)),
    "tallies": Rights(insert=True, update=("segments", "words", "checked", "risk")),
    "found_tallies": Rights(insert=True, update=("open", "settled")),
}


def granted(rights: Rights, table: str) -> list[str]:
    """The privileges on a table as GRANT names them."""
    privileges = ["SELECT"]
    if rights.insert:
        columns = (column.name for column in tables.tables[table].columns if column.name not in rights.given)
        privileges.append(f"INSERT ({_list(columns)})")
    if rights.update:
        privileges.append(f"UPDATE ({_list(rights.update)})")
    if rights.delete:
        privileges.append("DELETE")
    return privileges


def _list(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
