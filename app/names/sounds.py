"""Sounds rendered in two ways in different names: what no comparison of one name with itself can see.

Each name votes once, by its preferred form. A syllable that is steady inside every name may still be «шон» in
Лангшон and «сон» in Мау Сон; an onset may be «кх» in one syllable and «х» in another. Where the syllable level
already tells a difference, the onset level does not tell it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.index import Index
from app.model import Mention, NameKind, Sound, SoundRendering
from app.names import transcription
from app.names.found import analysed
from app.text.words import syllables as split

INCONSISTENT = "inconsistent"
LEVELS = ("syllable", "onset", "rime", "convention")
PLACES = "place names"
_TOLD = ("syllable", "onset")  # the levels that findings are made of
_OTHERS = 3  # names that a finding shows beside its own
Key = tuple[str, str]  # level, Vietnamese
Vote = tuple[str, str, str]  # and the letters it is written with

_TABLES = """
CREATE TABLE IF NOT EXISTS votes (
    level TEXT NOT NULL, sound TEXT NOT NULL, letters TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (level, sound, letters, name)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS votes_by_name ON votes (name);
CREATE TABLE IF NOT EXISTS voters (name TEXT PRIMARY KEY, segment INTEGER, place INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS told_sounds (
    level TEXT NOT NULL, sound TEXT NOT NULL, name TEXT NOT NULL, here TEXT NOT NULL, segment INTEGER NOT NULL,
    usual TEXT NOT NULL, others TEXT NOT NULL, PRIMARY KEY (level, sound, name, here)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS told_sounds_by_segment ON told_sounds (segment)
"""


@dataclass(frozen=True, slots=True)
class ToldSound:
    """A name on the weaker side of a sound, to be told where it is first rendered."""

    level: str
    vietnamese: str
    name: str
    here: str
    segment: int
    usual: str
    others: str


class SoundBook:
    """Votes of names on how sounds are written; a name that changes takes its old votes back."""

    def __init__(self, profile: transcription.Profile, index: Index) -> None:
        self._profile = profile
        self._index = index
        self._stirred: set[Key] = set()
        self._made: dict[Key, Sound | None] | None = None  # None before anybody asked for all
        self._old: set[Key] = set()  # of those, what has to be made again
        index.make(_TABLES)

    def forget(self) -> None:
        """Trust nothing but the index: it was taken back."""
        self._stirred.clear()
        self._made = None

    def put(
        self,
        name: str,
        kind: NameKind,
        preferred: tuple[str, str],
        letters: tuple[tuple[str, str], ...],
        first: Mention | None,
    ) -> None:
        """The votes of a name by the letters of its preferred form, in place of those it had.

        `preferred` is that form and why it is; `first` the first place where the name has a rendering.
        """
        old, votes = self._votes_of(name), set(self._ballot(name, kind, preferred, letters))
        (place,) = self._index.one("SELECT place FROM names WHERE name = ?", name)
        where = (first.segment if first else None, place)
        if old == votes and where == self._index.one("SELECT segment, place FROM voters WHERE name = ?", name):
            return
        self._index.do("INSERT OR REPLACE INTO voters VALUES (?, ?, ?)", name, *where)
        self._exchange(name, old, votes)

    def drop(self, name: str) -> None:
        """Take a name's votes back."""
        self._index.do("DELETE FROM voters WHERE name = ?", name)
        self._exchange(name, self._votes_of(name), set())

    def tell(self) -> set[int]:
        """Tell anew what hangs on the votes since the last time; the segments where something else is told by it."""
        stirred, self._stirred = self._stirred, set()
        differing = set[int]()
        for key in stirred:
            if key[0] in _TOLD:
                before, now = set(self._told("level = ? AND sound = ?", *key)), set(self._weak(key))
                if before != now:
                    self._keep(key, now)
                    differing |= {one.segment for one in before ^ now}
        return differing

    def told_in(self, segment: int) -> list[ToldSound]:
        """What is told of names in a segment."""
        return list(self._told("segment = ?", segment))

    def differing(self) -> tuple[Sound, ...]:
        """Sounds with more than one rendering, and mixed conventions; names as they come in the text.

        In each, the rendering that most names share comes first; among equals the one the profile gives.
        """
        if self._made is None:
            divided = "SELECT level, sound FROM votes GROUP BY level, sound HAVING COUNT(DISTINCT letters) > 1"
            self._made, self._old = {}, set(self._index.rows(divided))
        for key in self._old:
            self._made[key] = self._sound(key)
        self._old = set()
        there = [sound for sound in self._made.values() if sound is not None]
        return tuple(sorted(there, key=lambda sound: (LEVELS.index(sound.level), sound.vietnamese)))

    # ---- within

    def _votes_of(self, name: str) -> set[Vote]:
        return set(self._index.rows("SELECT level, sound, letters FROM votes WHERE name = ?", name))

    def _exchange(self, name: str, old: set[Vote], new: set[Vote]) -> None:
        mine = "level = ? AND sound = ? AND letters = ? AND name = ?"
        self._index.many(f"DELETE FROM votes WHERE {mine}", ((*vote, name) for vote in old - new))
        self._index.many("INSERT INTO votes VALUES (?, ?, ?, ?)", ((*vote, name) for vote in new - old))
        keys = {(level, sound) for level, sound, _ in old | new}
        self._stirred |= keys
        self._old |= keys

    def _told(self, where: str, *values: object) -> Iterator[ToldSound]:
        question = f"SELECT level, sound, name, here, segment, usual, others FROM told_sounds WHERE {where}"
        return (ToldSound(*row) for row in self._index.rows(question, *values))

    def _keep(self, key: Key, told: Iterable[ToldSound]) -> None:
        self._index.do("DELETE FROM told_sounds WHERE level = ? AND sound = ?", *key)
        rows = ((*key, one.name, one.here, one.segment, one.usual, one.others) for one in told)
        self._index.many("INSERT INTO told_sounds VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def _weak(self, key: Key) -> Iterator[ToldSound]:
        """The names on the weaker side of a sound, if it is told at all."""
        sound = self._sound(key)
        if sound is None:
            return
        usual, *others = sound.renderings
        beside = ", ".join(usual.names[:_OTHERS])
        for rendering in others:
            for name in rendering.names:
                (segment,) = self._index.one("SELECT segment FROM voters WHERE name = ?", name)
                if name not in usual.names and segment is not None:
                    yield ToldSound(*key, name, rendering.ukrainian, segment, usual.ukrainian, beside)

    def _ballot(
        self, name: str, kind: NameKind, preferred: tuple[str, str], letters: tuple[tuple[str, str], ...]
    ) -> Iterator[Vote]:
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
        form, because = preferred
        if letters and len(parts) > 1 and kind is NameKind.PLACE and because != "decision":
            yield "convention", PLACES, "spaced" if " " in form else "hyphened" if "-" in form else "joined"

    def _sound(self, key: Key) -> Sound | None:
        """A sound with its renderings; None where they do not differ between names, or a syllable tells it."""
        by_letters = self._by_letters(key)
        names = {name for some in by_letters.values() for name in some}
        if len(by_letters) < 2 or len(names) < 2 or (key[0] in ("onset", "rime") and self._is_told(names)):
            return None
        level, sound = key
        standard = self._standard(level, sound, by_letters)
        ordered = sorted(by_letters, key=lambda letters: (-len(by_letters[letters]), letters != standard, letters))
        renderings = tuple(SoundRendering(letters, tuple(by_letters[letters])) for letters in ordered)
        return Sound(level, sound, INCONSISTENT, renderings)

    def _by_letters(self, key: Key) -> dict[str, list[str]]:
        """The names that write a sound with the same letters, in the order of the text."""
        question = (
            "SELECT v.letters, v.name FROM votes v JOIN names n ON n.name = v.name"
            " WHERE v.level = ? AND v.sound = ? ORDER BY n.place, n.name"
        )
        found: dict[str, list[str]] = {}
        for letters, name in self._index.rows(question, *key):
            found.setdefault(letters, []).append(name)
        return found

    def _is_told(self, names: set[str]) -> bool:
        """Whether one syllable of all these names, and of no other, is rendered in two ways already."""
        level = LEVELS[0]
        question = "SELECT DISTINCT sound FROM votes WHERE level = ? AND name = ?"
        for (syllable,) in self._index.rows(question, level, min(names)):
            by_letters = self._by_letters((level, syllable))
            if len(by_letters) > 1 and {name for some in by_letters.values() for name in some} == names:
                return True
        return False

    def _standard(self, level: str, sound: str, by_letters: Mapping[str, object]) -> str:
        if level == "syllable":
            return next((self._profile.syllable(part) for part in analysed(sound)), "")
        if level == "onset":
            return self._profile.onset(sound).removesuffix("~")
        return "standard" if "standard" in by_letters else ""
