"""What changed between two versions of a text, by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

TOKEN = re.compile(r"\s+|\w[\w\u0300-\u036f'’ʼ-]*|.", re.DOTALL)
SAME, DELETED, INSERTED = "same", "deleted", "inserted"
# The time of difflib grows with the square of the length: beyond this many pairs of words the changed middle is
# shown as a whole.
COMPARABLE = 1_000_000


class Piece(NamedTuple):
    """A run of text and what became of it: same, deleted or inserted."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order: same and deleted joined are `before`, same and inserted `after`."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    middle = _compared(old[head : len(old) - tail], new[head : len(new) - tail])
    raw = [(SAME, old[:head], new[:head]), *middle, (SAME, old[len(old) - tail :], new[len(new) - tail :])]
    return list(_joined(_without_islands(raw)))


Step = tuple[str, Sequence[str], Sequence[str]]  # same or changed, the old words, the new words
CHANGED = "changed"


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words at the beginning are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _compared(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    if len(old) * len(new) > COMPARABLE:
        return [(CHANGED, old, new)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(SAME if kind == "equal" else CHANGED, old[a:b], new[c:d]) for kind, a, b, c, d in matcher.get_opcodes()]


def _without_islands(steps: Sequence[Step]) -> list[Step]:
    """A space that stayed between two changed words is no sign of anything: it joins them."""
    calm: list[Step] = []
    for number, (kind, old, new) in enumerate(steps):
        inside = 0 < number < len(steps) - 1 and steps[number - 1][0] == steps[number + 1][0] == CHANGED
        island = kind == SAME and inside and "".join(old).isspace()
        calm.append((CHANGED if island else kind, old, new))
    return calm


def _joined(steps: Sequence[Step]) -> Iterator[Piece]:
    """Neighbouring changes as one deletion and one insertion; nothing empty."""
    deleted = inserted = ""
    for kind, old, new in [*steps, (SAME, (), ())]:
        if kind == CHANGED:
            deleted, inserted = deleted + "".join(old), inserted + "".join(new)
            continue
        yield from (piece for piece in (Piece(DELETED, deleted), Piece(INSERTED, inserted)) if piece.text)
        deleted = inserted = ""
        if old:
            yield Piece(SAME, "".join(old))
