"""Sounds rendered in two ways in different names: what no comparison of one name with itself can see.

Each name votes once, by its preferred form. A syllable that is steady inside every name may still be «шон» in
Лангшон and «сон» in Мау Сон; an onset may be «кх» in one syllable and «х» in another. Where the syllable level
already tells a difference, the onset level does not tell it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from app.model import NameKind, Sound, SoundRendering
from app.names import transcription
from app.names.found import analysed
from app.text.words import syllables as split

if TYPE_CHECKING:
    from app.names.ledger import Judged

INCONSISTENT, CONSISTENT = "inconsistent", "consistent"
_Votes = dict[str, dict[str, list[str]]]


def sounds(names: Iterable[Judged], profile: transcription.Profile) -> tuple[Sound, ...]:
    """The sound ledger: syllables, onsets and rimes with more than one rendering, and mixed conventions.

    In each, the rendering that most names share comes first; among equals the one the profile gives.
    """
    syllable: _Votes = {}
    onset: _Votes = {}
    rime: _Votes = {}
    joins: dict[str, list[str]] = {}
    for judged in names:
        _vote(judged, profile, syllable, onset, rime)
        _vote_on_joining(judged, joins)
    standard = {key: profile.syllable(one) for key in syllable for one in analysed(key)[:1]}
    found = [*_differing("syllable", syllable, standard)]
    explained = {frozenset(names) for names in (_names(sound) for sound in found)}
    for level, votes in (("onset", onset), ("rime", rime)):
        own = {key: _standard_onset(key, profile) for key in votes} if level == "onset" else {}
        found += [sound for sound in _differing(level, votes, own) if frozenset(_names(sound)) not in explained]
    if len(joins) > 1:
        found.append(_sound("convention", "place names", joins, ""))
    return tuple(found)


def _vote(judged: Judged, profile: transcription.Profile, syllable: _Votes, onset: _Votes, rime: _Votes) -> None:
    name = judged.entry.name
    parts = analysed(name)
    if len(parts) != len(judged.letters):
        return
    for word, part, (first, rest) in zip(split(name), parts, judged.letters, strict=True):
        written = transcription.composed(first, rest, "")
        _add(syllable, word.text.capitalize(), written, name)
        if part.onset:
            _add(onset, part.onset, first.removesuffix("~"), name)
        _add(rime, part.rime, _rime_letters(written, profile.syllable(part), rest), name)


def _rime_letters(written: str, standard: str, rest: str) -> str:
    """The rime's letters, or «standard» where the whole syllable is what the profile gives in its context.

    One rime has several standard letters (ьє, 'є, є for iê), so only departures from them are compared.
    """
    return "standard" if written == standard else rest


def _add(votes: _Votes, sound: str, letters: str, name: str) -> None:
    names = votes.setdefault(sound, {}).setdefault(letters, [])
    if name not in names:
        names.append(name)


def _vote_on_joining(judged: Judged, joins: dict[str, list[str]]) -> None:
    entry = judged.entry
    if entry.kind is not NameKind.PLACE or len(analysed(entry.name)) < 2 or not entry.preferred:
        return
    if entry.preferred_because == "decision" or not judged.letters:
        return
    way = "spaced" if " " in entry.preferred else "hyphened" if "-" in entry.preferred else "joined"
    joins.setdefault(way, []).append(entry.name)


def _standard_onset(onset: str, profile: transcription.Profile) -> str:
    return profile.onset(onset).removesuffix("~")


def _differing(level: str, votes: _Votes, standard: Mapping[str, str]) -> Iterable[Sound]:
    for sound, by_letters in votes.items():
        if len(by_letters) > 1 and len({name for names in by_letters.values() for name in names}) > 1:
            yield _sound(level, sound, by_letters, standard.get(sound, "standard"))


def _sound(level: str, vietnamese: str, by_letters: Mapping[str, list[str]], standard: str) -> Sound:
    ordered = sorted(by_letters, key=lambda letters: (-len(by_letters[letters]), letters != standard))
    renderings = tuple(SoundRendering(letters, tuple(by_letters[letters])) for letters in ordered)
    return Sound(level, vietnamese, INCONSISTENT, renderings)


def _names(sound: Sound) -> list[str]:
    return [name for rendering in sound.renderings for name in rendering.names]
