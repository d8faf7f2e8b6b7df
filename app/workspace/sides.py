"""The texts that are compared: what is scored, and what it is scored against, segment by segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import formats
from app.errors import InputError
from app.formats import files, tables, texts, tmx
from app.formats.csv_file import unguarded
from app.model import Message, Segment, State
from app.scores import reference
from app.store import Store

PROJECT, MEMORY = ".zvirka", ".tmx"
NOT_APPROVED = Message("not approved")
NOT_IN_MEMORY = Message("the memory has no translation of the source")
Line = str | None  # None: there is nothing to compare this segment with


@dataclass(frozen=True, slots=True)
class Against:
    """What texts are compared with: where it stands, a column of it, and the sources where they have to be looked up.

    A project means its approved text; a memory (.tmx) is asked for the source of each segment.
    """

    path: Path
    column: str = ""
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts, line i beside line i, and how many segments have nothing beside them, with the reason."""

    hypotheses: tuple[str, ...]
    references: tuple[str, ...]
    left_out: int = 0
    why: Message | None = None


def lines_of(path: Path, column: str = "") -> list[str]:
    """The segments of a text that has one a line, the translations of a bilingual file or of a project, or a column of
    a CSV or TSV file by its name.
    """
    suffix = path.suffix.lower()
    if column:
        return _column(path, column)
    if suffix == PROJECT:
        return [segment.target for segment in _segments(path)]
    known = formats.FORMATS.get(suffix)
    if known is not None and known.read is not None:
        return [entry.target for entry in formats.read(path).units]
    return reference.lines(texts.read(path))


def sides(hypothesis: Path, against: Against) -> Sides:
    """A text beside what it is compared with; a project beside itself is what came in beside what was approved.

    InputError where they differ in length, or nothing is left to compare.
    """
    same = against.path.suffix.lower() == PROJECT and hypothesis.resolve() == against.path.resolve()
    mine = [one.imported for one in _segments(hypothesis)] if same else lines_of(hypothesis)
    theirs, why = _references(hypothesis, against)
    if why is None or len(mine) != len(theirs):
        return Sides(tuple(mine), tuple(line or "" for line in theirs))
    kept = [(one, other) for one, other in zip(mine, theirs, strict=True) if other is not None]
    if not kept:
        raise InputError(f"{against.path}: no segment can be compared ({why})")
    return Sides(tuple(one for one, _ in kept), tuple(other for _, other in kept), len(mine) - len(kept), why)


@dataclass(frozen=True, slots=True)
class References:
    """What segments are compared with: line by line, or by their sources in a memory; `why` one may have nothing."""

    lines: Sequence[Line] = ()
    memory: Mapping[str, str] | None = None
    why: Message | None = None

    def of(self, place: int, source: str) -> Line:
        """What the segment in this place of the text, counted from 0, with this source is compared with."""
        return self.lines[place] if self.memory is None else self.memory.get(_key(source))

    def must_be_as_many(self, segments: int, whose: str, where: Path) -> None:
        """InputError where line i cannot belong to segment i."""
        if self.memory is None and len(self.lines) != segments:
            raise InputError(
                f"{whose} has {segments} segments, but {where} has {len(self.lines)}; "
                "line i of the one must belong to line i of the other"
            )


def references(against: Against) -> References:
    """What stands there to be compared with; all of it is held in memory."""
    suffix = against.path.suffix.lower()
    if suffix == PROJECT and not against.column:
        with Store.open(against.path) as store:
            lines = [one.target if one.state is State.APPROVED else None for one in store.segments()]
        return References(lines, why=NOT_APPROVED)
    if suffix == MEMORY:
        return References(memory=_memory(against.path), why=NOT_IN_MEMORY)
    return References(lines_of(against.path, against.column))


def _references(hypothesis: Path, against: Against) -> tuple[Sequence[Line], Message | None]:
    found = references(against)
    if found.memory is None:
        return found.lines, found.why
    sources = _sources(hypothesis) if against.source is None else lines_of(against.source)
    return [found.of(place, source) for place, source in enumerate(sources)], found.why


def _memory(path: Path) -> dict[str, str]:
    """The translations of a memory by their sources; of several the last one, as it was written last."""
    return {_key(unit.source): unit.target for step in tmx.read(path) for unit in step.units}


def _sources(path: Path) -> list[str]:
    suffix = path.suffix.lower()
    if suffix == PROJECT:
        return [segment.source for segment in _segments(path)]
    known = formats.FORMATS.get(suffix)
    if known is not None and known.read is not None:
        return [entry.source for entry in formats.read(path).units]
    raise InputError(f"{path}: the sources are needed to look them up in a memory; name them with --source")


def columns_of(path: Path) -> tuple[str, ...]:
    """What the columns of a CSV or TSV file are called; InputError where it cannot be read."""
    return tables.heads(files.read(path), files.named(path), _delimiters(path))


def _column(path: Path, column: str) -> list[str]:
    cells = tables.column(files.read(path), files.named(path), column, _delimiters(path))
    return [unguarded(cell) for cell in cells]


def _delimiters(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else tables.DELIMITERS


def _segments(path: Path) -> list[Segment]:
    with Store.open(path) as store:
        return list(store.segments())


def _key(source: str) -> str:
    return " ".join(source.split())
