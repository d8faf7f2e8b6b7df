"""What Qt's writer of PDF does not know: an outline, and links that lead to a place of the same file.

Both are appended to the finished file as an incremental update (ISO 32000-1, 7.5.6): some new objects, a new version of
those that change, and a table of where they stand that leads back to Qt's own. Nothing of the file is written anew, so
it may be of any length. Links to places are drawn as links to addresses of our own (`inner`), which are exchanged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QFileDevice

SCHEME = "zvirka-place:"
PIECE = 1 << 12  # bytes that are read at once
ENTRY = 20  # bytes of a line in the table of objects
ADDRESS = re.compile(rb"/URI \(" + SCHEME.encode() + rb"(\d+)\)")
ACTION = re.compile(rb"/A <<.*?>>", re.DOTALL)
REFERENCE = re.compile(rb"(\d+) 0 R")


class Target(NamedTuple):
    """A place: the number of its page, from 0, and how far it is from the lower edge of the page, in points."""

    page: int
    y: float


def inner(number: int) -> str:
    """The address of a place by its number among the targets."""
    return f"{SCHEME}{number}"


def append(file: QFileDevice, targets: Sequence[Target], outline: Sequence[tuple[str, int]]) -> None:
    """Write an outline (titles with the numbers of their targets) into the file, and lead inner links to the targets.

    The file is one that QPdfWriter has finished, open for reading and writing.
    """
    there = _Objects(file)
    pages = there.pages()
    made: dict[int, bytes] = {}
    for number, text in there.links(pages):
        found = ADDRESS.search(text)
        if found is not None:
            made[number] = ACTION.sub(b"/Dest " + _destination(targets[int(found[1])], pages), text, count=1)
    first = there.count
    items = [(title, _destination(targets[number], pages)) for title, number in outline]
    made |= dict(enumerate(_outline(items, first), first))
    catalog = there.read(there.root)
    added = b"/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % first
    made[there.root] = catalog[: catalog.rindex(b">>")] + added
    there.append(made)


class _Objects:
    """The objects of a file as Qt writes it: each with a number, and one table of where they stand."""

    def __init__(self, file: QFileDevice) -> None:
        self._file = file
        file.seek(max(0, file.size() - PIECE))
        tail = bytes(file.readAll().data())
        self._table = int(_found(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", tail)[1])
        file.seek(self._table)
        self.count = int(_found(rb"xref\s+0 (\d+)\s", bytes(file.readLine().data()) + bytes(file.readLine().data()))[1])
        self._places = [int(bytes(file.read(ENTRY).data())[:10]) for _ in range(self.count)]
        self._trailer = _found(rb"trailer\s+<<(.*)>>", bytes(file.readAll().data()))[1]
        self.root = int(_found(rb"/Root (\d+) 0 R", self._trailer)[1])

    def read(self, number: int) -> bytes:
        """The text of an object, without its stream where it has one."""
        self._file.seek(self._places[number])
        text = b""
        while b"endobj" not in text:
            piece = bytes(self._file.read(PIECE).data())
            if not piece:
                raise ValueError(f"object {number} of the PDF has no end")
            text += piece
        return text[text.index(b"obj") + 3 : text.index(b"endobj")].strip()

    def pages(self) -> list[int]:
        """The numbers of the pages, in order."""
        tree = self.read(int(_found(rb"/Pages (\d+) 0 R", self.read(self.root))[1]))
        return [int(one) for one in REFERENCE.findall(_found(rb"/Kids\s*\[(.*?)\]", tree)[1])]

    def links(self, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """All that can be clicked on these pages: the numbers of the objects and their texts."""
        for page in pages:
            listed = re.search(rb"/Annots (\d+) 0 R", self.read(page))
            for one in REFERENCE.findall(self.read(int(listed[1]))) if listed else ():
                yield int(one), self.read(int(one))

    def append(self, made: dict[int, bytes]) -> None:
        """Write these objects and the table of where they stand."""
        self._file.seek(self._file.size())
        lines = [b"xref\n"]
        for number in sorted(made):
            lines.append(b"%d 1\n%010d 00000 n \n" % (number, self._file.pos()))
            self._write(b"%d 0 obj\n%s\nendobj\n" % (number, made[number]))
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % (max([self.count - 1, *made]) + 1), self._trailer)
        start = self._file.pos()
        end = b"trailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, self._table, start)
        self._write(b"".join(lines) + end)

    def _write(self, text: bytes) -> None:
        if self._file.write(text) != len(text):
            raise OSError(0, self._file.errorString())


def _outline(items: Sequence[tuple[str, bytes]], first: int) -> Iterator[bytes]:
    """The outline and its entries, numbered from `first`."""
    last = first + len(items)
    yield b"<<\n/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>" % (first + 1, last, len(items))
    for number, (title, destination) in enumerate(items, first + 1):
        beside = b"/Prev %d 0 R\n" % (number - 1) if number > first + 1 else b""
        beside += b"/Next %d 0 R\n" % (number + 1) if number < last else b""
        said = (b"\xfe\xff" + title.encode("utf-16-be")).hex().encode()
        yield b"<<\n/Title <%s>\n/Parent %d 0 R\n%s/Dest %s\n>>" % (said, first, beside, destination)


def _destination(target: Target, pages: Sequence[int]) -> bytes:
    """The place at the upper edge of what is shown, at the size it is shown in already."""
    return b"[%d 0 R /XYZ null %.2f null]" % (pages[target.page], target.y)


def _found(pattern: bytes, text: bytes) -> re.Match[bytes]:
    found = re.search(pattern, text, re.DOTALL)
    if found is None:
        raise ValueError(f"the PDF is not as QPdfWriter writes it: {pattern!r} is not in it")
    return found
