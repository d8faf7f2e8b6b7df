"""Sounds rendered in two ways in different names: what no comparison of one name with itself can see.

Each name votes once, by its preferred form. A syllable that is steady inside every name may still be «шон» in
Лангшон and «сон» in Мау Сон; an onset may be «кх» in one syllable and «х» in another. Where the syllable level
already tells a difference, the onset level does not tell it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.model import NameEntry, NameKind, Sound, SoundRendering
from app.names import transcription
from app.names.found import analysed
from app.text.words import syllables as split

INCONSISTENT = "inconsistent"
LEVELS = ("syllable", "onset", "rime", "convention")
PLACES = "place names"
Vote = tuple[str, str, str]  # level, Vietnamese, the letters it is written with


class SoundBook:
    """Votes of names on how sounds are written; a name that changes takes its old votes back."""

    def __init__(self, profile: transcription.Profile) -> None:
        self._profile = profile
        self._votes: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
        self._of_name: dict[str, tuple[Vote, ...]] = {}
        self._divided: set[tuple[str, str]] = set()

    def put(self, name: str, entry: NameEntry, letters: tuple[tuple[str, str], ...]) -> None:
        """The votes of a name by the letters of its preferred form, in place of those it had."""
        self.drop(name)
        votes = tuple(self._ballot(name, entry, letters))
        self._of_name[name] = votes
        for level, sound, written in votes:
            by_letters = self._votes.setdefault((level, sound), {})
            by_letters.setdefault(written, {})[name] = None
            if len(by_letters) > 1:
                self._divided.add((level, sound))

    def drop(self, name: str) -> None:
        """Take a name's votes back."""
        for level, sound, written in self._of_name.pop(name, ()):
            by_letters = self._votes[level, sound]
            by_letters[written].pop(name, None)
            if not by_letters[written]:
                del by_letters[written]
            if len(by_letters) < 2:
                self._divided.discard((level, sound))

    def differing(self) -> tuple[Sound, ...]:
        """Sounds with more than one rendering, and mixed conventions.

        In each, the rendering that most names share comes first; among equals the one the profile gives.
        """
        found: list[Sound] = []
        told: set[frozenset[str]] = set()
        for key in sorted(self._divided, key=lambda one: (LEVELS.index(one[0]), one[1])):
            names = frozenset(name for names in self._votes[key].values() for name in names)
            if len(names) < 2 or (key[0] in ("onset", "rime") and names in told):
                continue
            found.append(self._sound(*key))
            told |= {names} if key[0] == "syllable" else set()
        return tuple(found)

    def _ballot(self, name: str, entry: NameEntry, letters: tuple[tuple[str, str], ...]) -> Iterator[Vote]:
        parts = analysed(name)
        if letters and len(parts) == len(letters):
            for word, part, (first, rest) in zip(split(name), parts, letters, strict=True):
                written = self._profile.composed(first, rest, "")
                if not written:
                    continue  # only another part of the name is written anywhere
                yield "syllable", word.text.capitalize(), written
                if part.onset:
                    yield "onset", part.onset, first.removesuffix("~")
                # One rime has several standard letters (ьє, 'є, є for iê): only departures are compared.
                standard = written == self._profile.syllable(part)
                yield "rime", part.rime, "standard" if standard else rest
        if letters and len(parts) > 1 and entry.kind is NameKind.PLACE and entry.preferred_because != "decision":
            way = "spaced" if " " in entry.preferred else "hyphened" if "-" in entry.preferred else "joined"
            yield "convention", PLACES, way

    def _sound(self, level: str, sound: str) -> Sound:
        by_letters = self._votes[level, sound]
        standard = self._standard(level, sound, by_letters)
        ordered = sorted(by_letters, key=lambda letters: (-len(by_letters[letters]), letters != standard, letters))
        renderings = tuple(SoundRendering(letters, tuple(by_letters[letters])) for letters in ordered)
        return Sound(level, sound, INCONSISTENT, renderings)

    def _standard(self, level: str, sound: str, by_letters: Mapping[str, object]) -> str:
        if level == "syllable":
            return next((self._profile.syllable(part) for part in analysed(sound)), "")
        if level == "onset":
            return self._profile.onset(sound).removesuffix("~")
        return "standard" if "standard" in by_letters else ""
