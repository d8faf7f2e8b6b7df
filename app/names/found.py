"""What `find` hands to `follow`: a name as it stands in a Vietnamese text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.model import NameKind, Span
from app.names.syllables import Syllable, analyse
from app.text.words import syllables as split


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a source: its full form, the place, and which of its syllables are written there.

    `lone` marks a single syllable that is a name only if a person of the document is called so.
    """

    name: str
    kind: NameKind
    span: Span
    part: tuple[int, int]
    lone: bool = False

    @property
    def syllables(self) -> tuple[Syllable, ...]:
        """The written syllables, empty where one of them is no Vietnamese syllable."""
        whole = analysed(self.name)
        return whole[self.part[0] : self.part[1]]

    @property
    def short(self) -> bool:
        """Whether only a part of the name is written."""
        return self.part != (0, len(split(self.name)))


@lru_cache(maxsize=50_000)
def analysed(name: str) -> tuple[Syllable, ...]:
    """The syllables of a name; empty where a part of it is no Vietnamese syllable."""
    syllables = [analyse(word.text) for word in split(name)]
    return tuple(one for one in syllables if one is not None) if all(syllables) else ()
