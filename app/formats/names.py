"""Decisions on names as files. To add a format: a module and a row in NAME_FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputError
from app.formats import files, names_csv, tbx
from app.model import NameRecord


@dataclass(frozen=True, slots=True)
class NameFormat:
    """How a kind of file holds decided names."""

    name: str
    read: Callable[[bytes, str], list[NameRecord]]
    write: Callable[[Sequence[NameRecord]], bytes]


NAME_FORMATS: dict[str, NameFormat] = {
    ".csv": NameFormat("CSV", names_csv.read, names_csv.write),
    ".tbx": NameFormat("TBX", tbx.read, tbx.write),
}


def read(path: Path) -> list[NameRecord]:
    """The decided names of a file; InputError for an unknown suffix or a broken file, with the line where known."""
    return _format(path).read(files.read(path), files.named(path))


def write(path: Path, records: Sequence[NameRecord]) -> None:
    """The decided names in the format of the path's suffix, complete or not at all."""
    files.write_safely(path, _format(path).write(records))


def _format(path: Path) -> NameFormat:
    found = NAME_FORMATS.get(path.suffix.lower())
    if found is None:
        raise InputError(f"{files.named(path)}: names are kept as {' or '.join(NAME_FORMATS)}; use such a name")
    return found
