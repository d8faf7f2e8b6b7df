"""Numbers of a remembered translation exchanged for those of the text at hand, where that is certain.

Certain is: the two sources differ in plain whole numbers only; each old number stands once in the old source and once,
written the same, in the translation; nothing hangs on it there (23-го, F-16); and the Ukrainian word it counts keeps
its form (1 рік, 2 роки, 5 років) — or it is a year. All of them or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.memory.folding import folded

_NUMBER = re.compile(r"\d+(?:[.,:/\u00a0 ]\d+)*")
_BEFORE = re.compile(r"[^\W\d_][-–]?$|[-–/.,:]$")
_BEHIND = re.compile(r"^[-–]?[^\W\d_]|^[-–/:%]|^[.,]\d")
_YEAR = re.compile(r"\bnăm\s*$", re.IGNORECASE)


def adapted(text: str, source: str, target: str) -> str | None:
    """`target`, the translation of `source`, with the numbers of `text`; None where nothing is certain or different."""
    if folded(_NUMBER.sub("#", text)) != folded(_NUMBER.sub("#", source)):
        return None
    now, was, there = _NUMBER.findall(text), list(_NUMBER.finditer(source)), list(_NUMBER.finditer(target))
    written = [match.group() for match in was]
    changes: dict[int, str] = {}
    for new, old in zip(now, was, strict=True):
        if new == old.group():
            continue
        place = _place(old.group(), written, there)
        if place is None or not _is_certain(source[: old.start()], old.group(), new, target, there[place]):
            return None
        changes[place] = new
    if not changes:
        return None
    for place in sorted(changes, reverse=True):
        start, end = there[place].span()
        target = target[:start] + changes[place] + target[end:]
    return target


def _place(old: str, written: Sequence[str], there: Sequence[re.Match[str]]) -> int | None:
    """Where in the translation the number stands, where it stands once on both sides."""
    places = [place for place, match in enumerate(there) if match.group() == old]
    return places[0] if len(places) == 1 and written.count(old) == 1 else None


def _is_certain(before: str, old: str, new: str, target: str, where: re.Match[str]) -> bool:
    if not all(number.isdecimal() and number[0] != "0" and len(number) <= 9 for number in (old, new)):
        return False
    if _BEFORE.search(target[: where.start()]) or _BEHIND.match(target[where.end() :]):
        return False
    if _YEAR.search(before) and len(old) == len(new) == 4:
        return True
    return _form(int(old)) == _form(int(new))


def _form(number: int) -> int:
    """Which form of a noun goes with a number in Ukrainian: 1 рік, 2 роки, 5 років (CLDR: one, few, many)."""
    if number % 100 in range(11, 15):
        return 2
    return 0 if number % 10 == 1 else 1 if number % 10 in range(2, 5) else 2
