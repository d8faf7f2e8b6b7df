"""What a planted fault is, and how faults are put into a text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.model import Segment

Plant = Callable[[str, str, random.Random], str | None]  # source, clean target → faulty target, None: no room for it


def as_it_is(source: str, target: str) -> tuple[str, str]:
    """Most faults are planted into texts as they were published."""
    return source, target


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault: how it is planted, and which checks of ours and of the peer are there to find it.

    `ours` and `theirs` are ids; the fault is found where any of them says something it does not say of the clean
    text. An id of ours that no check has yet is shown as «not yet». `before` makes room: it gives both sides of the
    clean segment an address, a tag or what else the fault needs.
    """

    name: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    plant: Plant
    before: Callable[[str, str], tuple[str, str]] = as_it_is

    def pairs(self, segments: list[Segment]) -> list[tuple[Segment, Segment]]:
        """Each segment that has room for the fault, clean and faulty; the same at every run."""
        rng = random.Random(self.name)
        made: list[tuple[Segment, Segment]] = []
        for segment in segments:
            source, target = self.before(segment.source, segment.target)
            faulty = self.plant(source, target, rng)
            if faulty is not None and faulty != target:
                clean = replace(segment, source=source, target=target)
                made.append((clean, replace(clean, target=faulty)))
        return made


def appended(source_tail: str, target_tail: str) -> Callable[[str, str], tuple[str, str]]:
    """Makes room for a fault: a tail on both sides."""
    return lambda source, target: (source + source_tail, target + target_tail)


def replaced(pattern: str, replacement: str) -> Plant:
    """Plants at one place of the target that the pattern matches, drawn at random."""
    compiled = re.compile(pattern)

    def plant(source: str, target: str, rng: random.Random) -> str | None:
        del source
        places = list(compiled.finditer(target))
        if not places:
            return None
        match = rng.choice(places)
        return target[: match.start()] + match.expand(replacement) + target[match.end() :]

    return plant
