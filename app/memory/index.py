"""Which units share most pairs of words with a text: an inverted index in blocks, kept in the memory's own database.

A block covers up to 65,536 units with numbers that follow each other, and is written once. For each pair of words it
holds the units that have it, as 16-bit offsets; for each unit, how many pairs it has. A question adds up the offsets of
its pairs and ranks by Dice's coefficient, 2·common / (pairs of one + pairs of the other), which is what a ratio of
edits is likely to be. Units taken out leave a number behind that nobody has any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.memory.folding import grams

BLOCK = 1 << 16  # units
SCHEMA = """
CREATE TABLE blocks (id INTEGER PRIMARY KEY, first INTEGER NOT NULL, pairs BLOB NOT NULL);
CREATE TABLE postings (pair INTEGER PRIMARY KEY, units BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Block:
    """Units from `first` on; `pairs` counts the pairs of words of each."""

    id: int
    first: int
    pairs: NDArray[np.uint16]

    @property
    def behind(self) -> int:
        """The first number that is not in it."""
        return self.first + len(self.pairs)


def blocks(connection: sqlite3.Connection) -> list[Block]:
    """The blocks there are, in order."""
    rows = connection.execute("SELECT id, first, pairs FROM blocks ORDER BY id")
    return [Block(number, first, np.frombuffer(pairs, np.uint16)) for number, first, pairs in rows]


def write_block(connection: sqlite3.Connection, number: int, units: Sequence[tuple[int, str]]) -> None:
    """A block of these units (number and folded source, numbers rising, at most BLOCK apart)."""
    first = units[0][0]
    counts = np.zeros(units[-1][0] - first + 1, np.uint16)
    pairs: list[int] = []
    for unit, text in units:
        of_unit = grams(text)[: np.iinfo(np.uint16).max]
        counts[unit - first] = len(of_unit)
        pairs += of_unit
    where = np.repeat(np.arange(len(counts), dtype=np.uint16), counts)
    connection.execute("INSERT INTO blocks VALUES (?, ?, ?)", (number, first, counts.tobytes()))
    connection.executemany("INSERT INTO postings VALUES (?, ?)", _postings(number, np.array(pairs, np.uint32), where))


def _postings(number: int, pairs: NDArray[np.uint32], where: NDArray[np.uint16]) -> Iterator[tuple[int, bytes]]:
    order = np.argsort(pairs, kind="stable")
    pairs, offsets = pairs[order], where[order].tobytes()
    starts = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]])
    ends = [*starts[1:].tolist(), len(pairs)]
    for pair, start, end in zip(pairs[starts].tolist(), starts.tolist(), ends, strict=True):
        yield number << 32 | pair, offsets[2 * start : 2 * end]


def candidates(connection: sqlite3.Connection, there: Sequence[Block], text: str, most: int) -> list[int]:
    """The units that share most pairs of words with a folded text, the likeliest first."""
    wanted = grams(text)
    found: list[NDArray[np.int64]] = []
    likeness: list[NDArray[np.float64]] = []
    marks = ",".join("?" * len(wanted))
    for block in there:
        keys = [block.id << 32 | pair for pair in wanted]
        rows = connection.execute(f"SELECT units FROM postings WHERE pair IN ({marks})", keys)  # noqa: S608 — only marks
        offsets = np.frombuffer(b"".join(units for (units,) in rows), np.uint16)
        common = np.bincount(offsets, minlength=len(block.pairs))
        shared = np.flatnonzero(common)
        dice = 2 * common[shared] / (block.pairs[shared].astype(np.int64) + len(wanted))
        if len(shared) > most:
            best = np.argpartition(dice, -most)[-most:]
            shared, dice = shared[best], dice[best]
        found.append(shared + block.first)
        likeness.append(dice)
    if not found:
        return []
    order = np.argsort(-np.concatenate(likeness), kind="stable")[:most]
    numbers: list[int] = np.concatenate(found)[order].tolist()
    return numbers
