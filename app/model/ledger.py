"""What a project knows of its names and terms, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.names import NameEntry, Sound
from app.model.terms import TermEntry


@dataclass(frozen=True, slots=True)
class Ledger:
    """One entry a name, one a sound that differs between names, one a concept of the term base that stands there."""

    names: tuple[NameEntry, ...] = ()
    sounds: tuple[Sound, ...] = ()
    terms: tuple[TermEntry, ...] = ()
