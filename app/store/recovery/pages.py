"""The pages of an SQLite file as they lie on the disk, without SQLite, which gives up at the first that is damaged.

A page is taken whole or not at all: where the sums of its layout do not come out, something was written over it, and
what still looks like rows on it may be anything. The format: https://www.sqlite.org/fileformat2.html. The file is
only ever read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Self

from app.store.sqlite import HEADER_BYTES, MAGIC

USUAL_BYTES = 4096  # of a page, where the header cannot be read: the program never asks for another size
SIZES = {1 << power for power in range(9, 16)} | {1}
LEAF, INTERIOR = 13, 5  # of a table; indexes are made anew and are not read
SMALLEST_CELL = 4
WAL_HEADER, FRAME_HEADER = 32, 24
WAL_MAGIC = (0x377F0682, 0x377F0683)


@dataclass(frozen=True, slots=True)
class Cell:
    """A row as it lies on its page: the number SQLite gave it, how long it is, how it begins, where it goes on."""

    rowid: int
    size: int
    local: bytes
    rest: int  # the page with more of it, 0 for none


@dataclass(frozen=True, slots=True)
class Fork:
    """A page that leads to others: each child with the highest number under it; under the last, any number."""

    children: tuple[tuple[int, int | None], ...]


class Pages:
    """The pages of a file, with those that its journal has newer."""

    def __init__(self, path: Path) -> None:
        """OSError where the file cannot be read."""
        self._file: BinaryIO = path.open("rb")
        header = self._file.read(HEADER_BYTES)
        self.bytes, self.usable = _sizes(header)
        self._newer: dict[int, int] = {}
        self._journal: BinaryIO | None = None
        with suppress(OSError):  # none is there
            self._journal = path.with_name(path.name + "-wal").open("rb")
            self._newer = _committed(self._journal, self.bytes)
        length = self._file.seek(0, 2)
        self.count = max([length // self.bytes, *self._newer])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if self._journal is not None:
            self._journal.close()

    def read(self, number: int) -> bytes | None:
        """The page of this number, from 1; None where the file ends before."""
        if not 1 <= number <= self.count:
            return None
        file, offset = self._file, (number - 1) * self.bytes
        if self._journal is not None and number in self._newer:
            file, offset = self._journal, self._newer[number]
        try:
            file.seek(offset)
            data = file.read(self.bytes)
        except OSError:  # the disk cannot read it either
            return None
        return data if len(data) == self.bytes else None

    def content(self, number: int) -> list[Cell] | Fork | None:
        """The rows of a page or where it leads; None where it is no page of a table, or damaged."""
        data = self.read(number)
        if data is None:
            return None
        first = HEADER_BYTES if number == 1 else 0
        try:
            if data[first] == LEAF:
                return self._leaf(data, first)
            if data[first] == INTERIOR:
                return self._fork(data, first)
        except (IndexError, struct.error):
            pass
        return None

    def payload(self, cell: Cell) -> tuple[bytes, list[int]] | None:
        """All bytes of a row and the further pages they are on; None where one of those is missing or damaged."""
        parts, missing, number, used = [cell.local], cell.size - len(cell.local), cell.rest, list[int]()
        while missing > 0:
            data = self.read(number)
            if data is None or number in used:
                return None
            used.append(number)
            number = int.from_bytes(data[:4], "big")
            parts.append(data[4 : min(self.usable, 4 + missing)])
            missing -= len(parts[-1])
        return None if number else (b"".join(parts), used)

    def free(self) -> set[int]:
        """The pages that are in no use: they still have rows that were deleted."""
        header = self.read(1) or b""
        found: set[int] = set()
        trunk = int.from_bytes(header[32:36], "big") if header.startswith(MAGIC) else 0
        while trunk and trunk not in found:
            data = self.read(trunk)
            if data is None or (leaves := self._trunk(data)) is None:
                break
            found |= {trunk, *leaves}
            trunk = int.from_bytes(data[:4], "big")
        whole = header.startswith(MAGIC) and len(found) == int.from_bytes(header[36:40], "big")
        return found if whole else found | self._free_by_looks()

    def _free_by_looks(self) -> set[int]:
        found: set[int] = set()
        for number in range(2, self.count + 1):
            data = self.read(number)
            if data is not None and (leaves := self._trunk(data)):
                found |= {number, *leaves}
        return found

    def _trunk(self, data: bytes) -> list[int] | None:
        """The free pages a page lists; None where it is no such list."""
        following, many = struct.unpack_from(">II", data)
        if following > self.count or many > self.usable // 4 - 2:
            return None
        leaves = list(struct.unpack_from(f">{many}I", data, 8))
        true = len(set(leaves)) == many and all(2 <= number <= self.count for number in leaves)
        return leaves if true else None

    def _leaf(self, data: bytes, first: int) -> list[Cell] | None:
        cells, ends = [], []
        for start in _pointers(data, first, 8):
            size, at = varint(data, start)
            rowid, at = varint(data, at)
            here = self._local(size)
            end = at + here + (0 if here == size else 4)
            rest = 0 if here == size else int.from_bytes(data[at + here : end], "big")
            cells.append(Cell(_signed(rowid), size, data[at : at + here], rest))
            ends.append((start, max(end, start + SMALLEST_CELL)))
        rising = all(one.rowid < other.rowid for one, other in pairwise(cells))
        return cells if rising and self._adds_up(data, first, 8, ends) else None

    def _fork(self, data: bytes, first: int) -> Fork | None:
        children: list[tuple[int, int | None]] = []
        ends = []
        for start in _pointers(data, first, 12):
            key, end = varint(data, start + 4)
            children.append((int.from_bytes(data[start : start + 4], "big"), _signed(key)))
            ends.append((start, end))
        last = int.from_bytes(data[first + 8 : first + 12], "big")
        return Fork((*children, (last, None))) if self._adds_up(data, first, 12, ends) else None

    def _local(self, size: int) -> int:
        """How many bytes of a row of this size lie on its own page."""
        most, least = self.usable - 35, (self.usable - 12) * 32 // 255 - 23
        if size <= most:
            return size
        fitting = least + (size - least) % (self.usable - 4)
        return fitting if fitting <= most else least

    def _adds_up(self, data: bytes, first: int, head: int, taken: list[tuple[int, int]]) -> bool:
        """Whether cells, free blocks and fragments fill the page without a gap or an overlap, as SQLite leaves it."""
        free, many, begin, fragments = struct.unpack_from(">HHHB", data, first + 1)
        begin = begin or 65536
        if first + head + 2 * many > begin or begin > self.usable:
            return False
        blocks = list(taken)
        while free:
            following, size = struct.unpack_from(">HH", data, free)
            blocks.append((free, free + size))
            if following and following <= free:
                return False
            free = following
        blocks.sort()
        apart = all(one[1] <= other[0] for one, other in pairwise(blocks))
        within = all(begin <= start and end <= self.usable for start, end in blocks)
        return apart and within and sum(end - start for start, end in blocks) + fragments == self.usable - begin


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends; IndexError where the bytes do."""
    value = 0
    for end in range(at, at + 8):
        value = (value << 7) | (data[end] & 0x7F)
        if data[end] < 0x80:
            return value, end + 1
    return (value << 8) | data[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _pointers(data: bytes, first: int, head: int) -> tuple[int, ...]:
    many = int.from_bytes(data[first + 3 : first + 5], "big")
    return struct.unpack_from(f">{many}H", data, first + head)


def _sizes(header: bytes) -> tuple[int, int]:
    """The bytes of a page, and how many of them SQLite uses."""
    said = int.from_bytes(header[16:18], "big")
    if not header.startswith(MAGIC) or said not in SIZES:
        return USUAL_BYTES, USUAL_BYTES
    whole = 65536 if said == 1 else said
    return whole, whole - (header[20] if header[20] <= whole - 480 else 0)


def _committed(journal: BinaryIO, page_bytes: int) -> dict[int, int]:
    """Where the newest version of each page lies in a write-ahead journal, as far as its checksums hold."""
    head = journal.read(WAL_HEADER)
    if len(head) < WAL_HEADER:
        return {}
    magic, _, size, _, *salts, first, second = struct.unpack(">8I", head)
    order = ">" if magic == WAL_MAGIC[1] else "<"
    sums = _checksum(head[:24], order, (0, 0))
    if magic not in WAL_MAGIC or size != page_bytes or sums != (first, second):
        return {}
    return dict(_frames(journal, page_bytes, order, salts, sums))


def _frames(
    journal: BinaryIO, page_bytes: int, order: str, salts: list[int], sums: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[int, int]] = []
    at = WAL_HEADER
    while len(frame := journal.read(FRAME_HEADER + page_bytes)) == FRAME_HEADER + page_bytes:
        number, commits, *said = struct.unpack_from(">6I", frame)
        sums = _checksum(frame[FRAME_HEADER:], order, _checksum(frame[:8], order, sums))
        if said[:2] != salts or tuple(said[2:]) != sums:
            return
        waiting.append((number, at + FRAME_HEADER))
        at += len(frame)
        if commits:
            yield from waiting
            waiting.clear()


def _checksum(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
