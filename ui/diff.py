"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.model import Replacement

SAME, DELETED, INSERTED = "same", "deleted", "inserted"
_TOKENS = re.compile(r"\w+|\s|[^\w\s]")
_AROUND = 48  # letters of context that make a place recognisable

Piece = tuple[str, str]  # kind, text


def words(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order; without the inserted ones they give `before`."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces: list[Piece] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append((SAME, "".join(old[i:j])))
            continue
        pieces += [(DELETED, "".join(old[i:j])), (INSERTED, "".join(new[k:m]))]
    return [piece for piece in pieces if piece[1]]


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces with what did not change cut down to a few words beside what did."""
    made = []
    for place, (kind, text) in enumerate(pieces):
        if kind == SAME and len(text) > 2 * _AROUND and len(pieces) > 1:
            head = "" if place == 0 else text[:_AROUND].rpartition(" ")[0]
            tail = "" if place == len(pieces) - 1 else text[-_AROUND:].partition(" ")[2]
            made.append((kind, f"{head}…{tail}"))
        else:
            made.append((kind, text))
    return made


def in_context(change: Replacement) -> list[Piece]:
    """A proposed change with a few words of its segment on either side."""
    text, span = change.segment.target, change.span
    before, after = text[: span.start], text[span.end :]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    pieces = [(SAME, before), (DELETED, change.old), (INSERTED, change.new), (SAME, after)]
    return [piece for piece in pieces if piece[1]]
