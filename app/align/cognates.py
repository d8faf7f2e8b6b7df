"""Foreign names across scripts, compared by their consonants: «Trump» and «Трампом», «Wales» and «Уельсі».

Neither how a name is spelled nor how it is read tells its Cyrillic form, but consonants mostly survive. Both words
become rows of consonant classes; an ending that the Cyrillic word has more is let pass. It is a hint among others,
right often enough to pair sentences, never to judge a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Indel

from app.text.scripts import is_cyrillic, plain_apostrophes

SHORTEST = 3  # letters of a word that is compared
ALIKE = 0.76  # of the consonants, as a share, in order: three of four are too few
_FOREIGN = re.compile(r"[A-Z][A-Za-z]+")
_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяэыёъ'",
        "a b v g g d e e s s y i i y k l m n o p r s t u f g ts s s s _ u a e y o _ _".split(),
        strict=True,
    )
)
# Letters that stand for one consonant, and letters told apart by what follows; from longest to shortest.
_LATIN = re.compile(r"sch|tch|ch|sh|zh|ph|th|ck|qu|gh|dg|sc(?=[eiy])|c(?=[eiy])|g(?=[eiy])|x|c|q|w|z|h|j")
_CLASSES = {
    **dict.fromkeys(("sch", "tch", "ch", "sh", "zh", "dg", "sc", "j", "z"), "s"),
    "ph": "f",
    "th": "t",
    "ck": "k",
    "qu": "kv",
    "gh": "g",
    "x": "ks",
    "c": "k",
    "q": "k",
    "w": "v",
    "h": "g",
}
_VOWELS = re.compile(r"[aeiouy_]+")
_DOUBLED = re.compile(r"(.)\1+")


class Cognates:
    """The capitalised Cyrillic words of a text, to be asked for those that sound like a Latin one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_start: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in dict.fromkeys(words):
            if len(word) >= SHORTEST and word[0].isupper() and is_cyrillic(word):
                bones = consonants(word)
                self._by_start[bones[:1]].append((word, bones))

    def of(self, word: str) -> Iterator[tuple[str, float]]:
        """The words that sound like a foreign one, each with its likeness from `ALIKE` to 1."""
        if len(word) < SHORTEST or not _FOREIGN.fullmatch(word):
            return
        bones = consonants(word)
        for other, others in self._by_start.get(bones[:1], ()):
            likeness = alike(bones, others)
            if likeness >= ALIKE:
                yield other, likeness


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """The classes of a word's consonants in order; a vowel it begins with is «A»."""
    plain = plain_apostrophes(word).lower()
    if is_cyrillic(plain):
        if plain[0] == "у" and plain[1:2] in tuple("аеєиіїоюя"):
            plain = f"в{plain[1:]}"  # Уельс for Wales
        plain = "".join(_CYRILLIC.get(letter, letter) for letter in plain.replace("дж", "ж"))
    else:
        plain = _LATIN.sub(lambda found: _CLASSES.get(found[0], "s"), plain)
    start = "A" if _VOWELS.match(plain) else ""
    return _DOUBLED.sub(r"\1", start + _VOWELS.sub("", plain))


@lru_cache(maxsize=200_000)
def alike(latin: str, cyrillic: str) -> float:
    """How far the consonants of two words agree, 0 to 1; what the Cyrillic one has more at its end is let pass."""
    count = len(latin)
    if count < 2 or len(cyrillic) < count - 1:
        return 0.0
    return max(Indel.normalized_similarity(latin, cyrillic[:long]) for long in (count, count + 1))
