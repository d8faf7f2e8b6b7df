"""How alike a foreign name in Latin letters and a Ukrainian word sound: «Trump» and «Трампом», «Chicago» and «Чикаго».

Vietnamese news keeps foreign names as English spells them; Ukrainian writes them down by ear and declines them. So
both are brought to rough classes of consonants, in which spelling and voice make no difference, and compared without
vowels; what a Ukrainian word has after the name's last sound may be its ending.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import Indel

from app.text.scripts import plain_apostrophes

_SHORTEST = 2  # sounds; one alone is like too many
_SURE = 3  # sounds from which on a full likeness is sure
# Classes: T t d, P p b, V v f w, K k g h, S hissing, C ч дж, L R M N, J the glide; a leading vowel is A.
_UKRAINIAN = str.maketrans(
    {
        **dict.fromkeys("тд", "T"),
        **dict.fromkeys("пб", "P"),
        **dict.fromkeys("вф", "V"),
        **dict.fromkeys("кгґх", "K"),
        **dict.fromkeys("сзцшщж", "S"),
        "ч": "C",
        "л": "L",
        "р": "R",
        "м": "M",
        "н": "N",
        **dict.fromkeys("аеєиіїоуюя", "a"),
        **dict.fromkeys("йь'", ""),
    }
)
_LATIN = str.maketrans(
    {
        **dict.fromkeys("td", "T"),
        **dict.fromkeys("pb", "P"),
        **dict.fromkeys("vfw", "V"),
        **dict.fromkeys("kgq", "K"),
        **dict.fromkeys("sz", "S"),
        "l": "L",
        "r": "R",
        "m": "M",
        "n": "N",
        "x": "KS",
        "h": "K",
        **dict.fromkeys("aeiouy", "a"),
    }
)
# Spellings of one sound, longest first; a class letter stands for the sound.
_GROUPS = (
    ("tsch", "C"),
    ("sch", "S"),
    ("tch", "C"),
    ("dj", "C"),
    ("sh", "S"),
    ("zh", "S"),
    ("ph", "V"),
    ("th", "T"),
    ("gh", "K"),
    ("kh", "K"),
    ("ck", "K"),
    ("qu", "KV"),
    ("ts", "S"),
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_SOFT_G = re.compile(r"g(?=[eiy])")
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_GLIDE = re.compile("у(?=[аеєиіоя])")  # «Уельс» for Wales
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def likeness(latin: str, ukrainian: str) -> float:
    """How alike the two sound, 0 to 1; 0 for words with next to no consonants, of which nothing can be said."""
    wanted = _ukrainian(ukrainian)
    return max((_alike(one, wanted) for one in _readings(latin)), default=0.0)


def _alike(latin: str, ukrainian: str) -> float:
    if min(len(latin), len(ukrainian)) < _SHORTEST or abs(len(latin) - len(ukrainian)) > 3:
        return 0.0
    size = len(latin)
    best = max(Indel.normalized_similarity(latin, ukrainian[:end]) for end in (size, size + 1, len(ukrainian)))
    return best if size >= _SURE else best * 0.8


@lru_cache(maxsize=20_000)
def _ukrainian(word: str) -> str:
    plain = _GLIDE.sub("в", plain_apostrophes(word).casefold().replace("дж", "ч"))
    return _without_vowels(plain.translate(_UKRAINIAN))


@lru_cache(maxsize=20_000)
def _readings(word: str) -> frozenset[str]:
    """Latin letters leave it open whether ch, j, g and c are hissing or hard: each way is one reading."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    plain = "".join(letter for letter in letters if "a" <= letter <= "z")
    plain = _SILENT_H.sub("", plain)
    for group, sound in _GROUPS:
        plain = plain.replace(group, sound)
    plain = _SOFT_C.sub("S", plain)
    ways: tuple[Callable[[str], str], ...] = (
        lambda text: text.replace("ch", "C").replace("j", "C").replace("c", "K"),
        lambda text: text.replace("ch", "K").replace("j", "").replace("c", "K"),
        lambda text: _SOFT_G.sub("C", text.replace("ch", "S")).replace("j", "S").replace("c", "K"),
    )
    return frozenset(_without_vowels(way(plain).translate(_LATIN)) for way in ways)


def _without_vowels(sounds: str) -> str:
    head = "A" if sounds.startswith("a") else ""
    return head + _DOUBLE.sub(r"\1", sounds).replace("a", "")
