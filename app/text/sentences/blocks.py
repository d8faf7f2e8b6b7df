"""Paragraphs of a text: a line each, or blocks of lines that a mail program or an editor wrapped."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

_LIST_ITEM = re.compile(r"(?:[-–—•*]|\d{1,2}[.)]|[a-zđа-яіїєґ]\))\s")
_TERMINAL = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_LINE_WIDTHS = range(45, 101)  # of text that was wrapped


def paragraphs(text: str) -> list[str]:
    """The paragraphs: a line each, as such articles are written, or blocks of lines where lines were wrapped."""
    blocks = [_lines(block) for block in re.split(r"\n[ \t]*\n", text)]
    if not _is_wrapped(blocks):
        return [line for block in blocks for line in block]
    return [" ".join(item) for block in blocks for item in _items(block)]


def _lines(block: str) -> list[str]:
    return [line.strip() for line in block.split("\n") if line.strip()]


def _items(block: list[str]) -> Iterator[list[str]]:
    """The lines of a wrapped block that belong together: all of it, or each item of a list."""
    item: list[str] = []
    for line in block:
        if item and _LIST_ITEM.match(line):
            yield item
            item = []
        item.append(line)
    if item:
        yield item


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines were broken by width: several to a block, of like length, ending in mid-sentence."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 4:
        return False
    open_ended = sum(_TERMINAL.search(line) is None for line in inner)
    return open_ended * 3 >= len(inner) * 2 and int(statistics.median(map(len, inner))) in _LINE_WIDTHS
