"""What was done here meets what others did meanwhile: put together where that is safe, asked about where it is not.

Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from app.errors import ProjectError
from app.model import Change, Conflict, Segment, State
from app.workspace.actions import clean

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_CHECKED = frozenset({State.REVIEWED.value, State.APPROVED.value})  # states that vouch for a text

Piece = tuple[int, int, list[str]]  # from, to, the tokens put there


class ConflictError(ProjectError):
    """Somebody else changed the same meanwhile; nothing was written. `conflict` has the three versions."""

    def __init__(self, conflict: Conflict) -> None:
        said = f"changed by {conflict.who} meanwhile" if conflict.who else "changed meanwhile"
        super().__init__(f"the {conflict.entity} {conflict.key}: {said}; look at both and choose")
        self.conflict = conflict


@dataclass(frozen=True, slots=True)
class There:
    """What the server has: the value of each change, and for segments their texts and states."""

    values: Sequence[Any]
    states: Mapping[int, State]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What of an event can be written, as changes of what is there now; and what collides, with what is there."""

    changes: tuple[Change, ...]
    collides: tuple[tuple[Change, Any], ...]


def plan(changes: Sequence[Change], there: There, seen: Mapping[int, str]) -> Plan:
    """How the changes of one action fit what is there; `seen` are the texts of segments as the person saw them.

    What is there already is left out. Whatever belongs to one segment is taken together or not at all.
    """
    texts = {change.key for change in changes if change.entity == "target"}
    fitted: dict[int, Change | None] = {}
    colliding: dict[int, Any] = {}
    for at, (change, now) in enumerate(zip(changes, there.values, strict=True)):
        if now == change.after:
            fitted[at] = None
        elif _fits(change, now, there, seen, texts):
            fitted[at] = _onto(change, now)
        else:
            colliding[at] = now
    broken = {changes[at].key for at in colliding if changes[at].entity in ("target", "state")}
    made, collides = [], []
    for at, change in enumerate(changes):
        together = change.entity in ("target", "state") and change.key in broken
        if at in colliding or together:
            collides.append((change, there.values[at]))
        elif (fits := fitted[at]) is not None:
            made.append(fits)
    return Plan(tuple(made), tuple(collides))


def merged(was: str, theirs: str, mine: str) -> str | None:
    """Both changes of a text in one; None where they touch the same words, or stand side by side."""
    tokens = _TOKENS.findall(was)
    one, two = _pieces(tokens, theirs), _pieces(tokens, mine)
    if any(_meet(a, b) and a != b for a in one for b in two):
        return None
    both = {(piece[0], piece[1], tuple(piece[2])) for piece in (*one, *two)}
    for start, end, put in sorted(both, reverse=True):
        tokens[start:end] = put
    return "".join(tokens)


def told(collides: Iterable[tuple[int, Change, Any, str]], who: Mapping[tuple[str, str], str]) -> list[Conflict]:
    """One conflict a value, from (event, change, what is there, why it is refused); `who` changed it last."""
    found: dict[tuple[str, str], Conflict] = {}
    rows = list(collides)
    texts = {change.key for _, change, _, _ in rows if change.entity == "target"}
    for event, change, now, refused in rows:
        if change.entity == "state" and change.key in texts:
            continue  # it goes with its text
        at = change.entity, change.key
        before = found.get(at)
        if before is None:
            by = who.get(at, "")
            found[at] = Conflict(*at, change.before, now, change.after, by, refused, (event,))
        else:
            found[at] = replace(before, mine=change.after, waiting=(*before.waiting, event))
    return list(found.values())


def refuse_unseen(now: Segment, seen: str | None, mine: str, who: Callable[[], str]) -> None:
    """ConflictError where the text is neither the one that was seen nor the one that is wanted."""
    mine = clean(mine)
    if seen is not None and now.target not in (seen, clean(seen), mine):
        raise ConflictError(Conflict("target", str(now.id), seen, now.target, mine, who()))


def belongs(change: Change, conflict: Conflict) -> bool:
    """Whether a change is settled with a conflict."""
    if conflict.segment:
        return change.entity in ("target", "state") and change.key == conflict.key
    return (change.entity, change.key) == (conflict.entity, conflict.key)


def _fits(change: Change, now: Any, there: There, seen: Mapping[int, str], texts: set[str]) -> bool:
    if change.entity == "target":
        if there.states.get(int(change.key)) is State.APPROVED:
            return False
        return bool(now == change.before) or merged(change.before, now, change.after) is not None
    if change.entity == "state" and change.key in texts:
        return bool(now != State.APPROVED.value)
    if change.entity == "state" and change.after in _CHECKED:
        number = int(change.key)
        return bool(now == change.before) and there.texts.get(number) == seen.get(number)
    return bool(now == change.before)


def _onto(change: Change, now: Any) -> Change:
    """The change of what is there now."""
    if change.entity == "target" and now != change.before:
        return replace(change, before=now, after=merged(change.before, now, change.after))
    return replace(change, before=now)


def _pieces(was: Sequence[str], now: str) -> list[Piece]:
    then = _TOKENS.findall(now)
    codes = SequenceMatcher(None, was, then, autojunk=False).get_opcodes()
    return [(i, j, then[k:m]) for what, i, j, k, m in codes if what != "equal"]


def _meet(one: Piece, other: Piece) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
