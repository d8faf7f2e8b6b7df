"""What is handed over as tables, the same for every format: columns with a key for programs and a label for people.

To add a column: a row of `Column`s in `sheets.py`, `comparison.py` or `batch.py`; XLSX, CSV, JSON, HTML and PDF have
it then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from app.languages import Words
from app.model import Message, Side
from app.reports.content import About, Report

# A Message is a word of the program, which people read in their language and programs in English.
Cell = str | int | float | bool | datetime | Message | tuple[str | Message, ...] | None

NOTHING = Message("Nothing.")


class Column(NamedTuple):
    """One column: its key in JSON, its label, how a row gives its cell, how wide it wants to be in characters.

    `side` says that its texts are in the language of the source or of the translation.
    """

    key: str
    label: Message
    value: Callable[[Any], Cell]
    width: int = 12
    side: Side | None = None


class Joined(Collection[Any]):
    """Collections one after the other, none of them read before it is asked for."""

    def __init__(self, *parts: Collection[Any]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(self._parts)

    def __contains__(self, one: object) -> bool:
        return any(one in part for part in self._parts)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. `rows` may be read as often as one likes and need not be in memory.

    `empty` is said where there are no rows, `note` beneath the title.
    """

    key: str
    title: Message
    columns: tuple[Column, ...]
    rows: Collection[Any]
    empty: Message = NOTHING
    note: Message | None = None

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """The cells, row by row."""
        getters = [column.value for column in self.columns]
        for row in self.rows:
            yield tuple(get(row) for get in getters)


class Fact(NamedTuple):
    """A line of a summary: its key in JSON, what it is, and its value."""

    key: str
    label: Message
    value: Cell


FACTS = (
    Column("key", Message("Key"), lambda fact: fact.key, 24),
    Column("what", Message("What"), lambda fact: fact.label, 44),
    Column("value", Message("Value"), lambda fact: fact.value, 60),
)


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything that is written to one file: facts about it, then tables.

    `kind` is report, comparison or batch. `main` is the key of the table that a format with one table shows.
    `report` is there where the facts and tables say a report.
    """

    kind: str
    about: About
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    main: str
    words: Words = field(default_factory=Words)
    report: Report | None = None

    @property
    def rows(self) -> int:
        """How many rows all tables have together: what the progress of writing counts."""
        return sum(len(table.rows) for table in self.tables)

    def table(self, key: str) -> Table:
        """The table of this key."""
        return next(table for table in self.tables if table.key == key)

    def shown(self, cell: Cell) -> str:
        """A cell as people read it."""
        match cell:
            case None:
                return ""
            case bool():
                return self.words("yes") if cell else self.words("no")
            case float():
                return f"{cell:.2f}"
            case datetime():
                return f"{cell:%Y-%m-%d %H:%M %Z}".strip()
            case tuple():
                return "; ".join(self.words(one) if isinstance(one, Message) else one for one in cell)
            case Message():
                return self.words(cell)
        return str(cell)


def raw(cell: Cell) -> str | int | float | bool | list[str] | None:
    """A cell as JSON has it: words in English, times in ISO 8601."""
    match cell:
        case Message():
            return _english(cell)
        case datetime():
            return cell.isoformat(timespec="seconds")
        case tuple():
            return [_english(one) if isinstance(one, Message) else one for one in cell]
    return cell


def _english(message: Message) -> str:
    """A message without values is words as they are: the label of a pattern that people wrote may hold braces."""
    return str(message) if message.values else message.text
