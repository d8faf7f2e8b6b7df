"""The words that tell what a capitalised syllable is: titles, head nouns, offices, surnames, and known places.

All are tables under `corpora/names`; to teach the program a title or an office is to add a line there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from app import corpora
from app.names.syllables import key_of

Phrase = tuple[str, ...]
LONGEST_PLACE = 6  # words: Văn Miếu - Quốc Tử Giám


def _rows(file: str) -> Iterator[dict[str, str]]:
    with corpora.names(file).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def words(role: str) -> frozenset[str]:
    """The single words of a role (surname, opener, office …), folded."""
    return frozenset(phrase[0] for phrase in _phrases(role) if len(phrase) == 1)


@cache
def by_first_word(role: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a role by their first word, the longest first."""
    return _by(role, 0)


@cache
def by_last_word(role: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a role by their last word, the longest first."""
    return _by(role, -1)


@cache
def _phrases(role: str) -> frozenset[Phrase]:
    return frozenset(tuple(row["vietnamese"].casefold().split()) for row in _rows("words.tsv") if row["role"] == role)


@cache
def _spellings() -> dict[Phrase, tuple[tuple[bool, ...], ...]]:
    """For each phrase of an office or title, which of its words are capitalised, in every way it is written."""
    found: dict[Phrase, set[tuple[bool, ...]]] = {}
    for row in _rows("words.tsv"):
        if row["role"] == "common":
            words_ = row["vietnamese"].split()
            found.setdefault(tuple(map(str.casefold, words_)), set()).add(tuple(word[0].isupper() for word in words_))
    return {phrase: tuple(ways) for phrase, ways in found.items()}


def is_written_so(phrase: Phrase, capitals: Sequence[bool]) -> bool:
    """Whether an office may be written with these capitals: «Quốc khánh» is a holiday, «Quốc Khánh» a person."""
    return any(
        all(way or not capital for way, capital in zip(ways[1:], capitals[1:], strict=True))
        for ways in _spellings().get(phrase, ())
    )


def _by(role: str, end: int) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in _phrases(role):
        found.setdefault(phrase[end], []).append(phrase)
    return {word: tuple(sorted(phrases, key=len, reverse=True)) for word, phrases in found.items()}


@cache
def _regions() -> frozenset[str]:
    kinds = ("country", "province", "former-province", "former-district", "own")
    return frozenset(key_of(row["vietnamese"]) for row in _rows("places.tsv") if row["kind"] in kinds)


@cache
def _places() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    keys = frozenset(key_of(row["vietnamese"]) for row in _rows("places.tsv"))
    lengths: dict[str, set[int]] = {}
    for key in keys:
        parts = key.split(" ")
        lengths.setdefault(parts[0], set()).add(len(parts))
    return keys, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@lru_cache(maxsize=50_000)
def is_place(name: str) -> bool:
    """Whether the gazetteer has a place of this name."""
    return key_of(name) in _places()[0]


@lru_cache(maxsize=50_000)
def is_region(name: str) -> bool:
    """Whether a place of this name is larger than a commune: one a person's post may be named after."""
    return key_of(name) in _regions()


def place_at(keys: Sequence[str], start: int, end: int) -> int:
    """How many words from `start` (before `end`) spell the longest known place there; 0 for none."""
    known, lengths = _places()
    for length in lengths.get(keys[start], ()):
        if start + length <= end and " ".join(keys[start : start + length]) in known:
            return length
    return 0


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """Pairs of syllables that are one common word, from `corpora/names/compounds.txt`."""
    with corpora.names("compounds.txt").open(encoding="utf-8") as file:
        lines = (line.split() for line in file if not line.startswith("#"))
        return frozenset((parts[0], parts[1]) for parts in lines if len(parts) == 2)
