"""What stays of a Ukrainian word in all its cases, so that a term is found in any of them.

No dictionary is asked. A word has several stems: what is left without its longest ending, the word as it stands (for
forms without an ending: «рад», «програм»), and both with the vowels and consonants that change between the forms of
one word (рік – року, ніч – ночі, осередок – осередку, безпека – безпеці). Two words may be one where a stem is the
same; which of them is meant is settled by the other words of the term and by the Vietnamese beside it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.text.scripts import plain_apostrophes

_ENDINGS = (
    "ього ьому ього ього ьою ього ими іми ого ому ами ями ові еві єві "
    "ої ою ій ий им ім их іх ою ею єю ям ам ах ях ом ем єм ів їв ей ую юю ого "
    "а я о е є и і ї у ю ь й"
)
ENDINGS = tuple(sorted(set(_ENDINGS.split()), key=lambda ending: (-len(ending), ending)))
_ADJECTIVE = re.compile(r"(?:ого|ому|ими|ої|ою|ій|ий|им|ім|их|а|у|е|і)$")
_VOWELS = "аеєиіїоуюя"
_SHORTEST = 2  # letters of a stem
_SOFTENED = {"ц": "к", "з": "г", "с": "х"}  # безпеці ← безпека, дорозі ← дорога
_CLOSED = re.compile(rf"і([^{_VOWELS}ьй']+)$")
_FLEETING = re.compile(rf"([^{_VOWELS}ьй'])[еоє]([^{_VOWELS}ьй'])$")


@lru_cache(maxsize=200_000)
def stems(word: str) -> frozenset[str]:
    """The stems a word may have; an acronym has itself alone."""
    if len(word) > 1 and word.isupper():
        return frozenset((word,))
    plain = plain_apostrophes(unicodedata.normalize("NFC", word)).lower()
    bare = without_ending(plain)
    iot = {plain[:-1]} if plain.endswith("й") else set()  # організацій, музей: the й alone may be the ending
    found = {_single(stem) for base in {plain, bare, *iot} for stem in _alternated(base, plain)}
    return frozenset(found)


def without_ending(word: str) -> str:
    """The word without its longest ending, at least two letters of it."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: len(word) - len(ending)]
    return word


def adjective_ending(word: str) -> str:
    """The ending of a word that may be an adjective of the hard kind, nothing where it cannot be one."""
    match = _ADJECTIVE.search(word.lower())
    return match.group() if match and len(word) - len(match.group()) > _SHORTEST else ""


def _alternated(base: str, word: str) -> set[str]:
    found = {base}
    if match := _CLOSED.search(base):
        found |= {base[: match.start()] + vowel + match[1] for vowel in "ое"}
    if (match := _FLEETING.search(base)) and match[1] != match[2]:
        found.add(base[: match.start()] + match[1] + match[2])
    if word.endswith("і") and base[-1:] in _SOFTENED and base != word:
        found.add(base[:-1] + _SOFTENED[base[-1]])
    return found


def _single(stem: str) -> str:
    """Without the second of two equal consonants at the end: завдання has завдань in the genitive plural."""
    return stem[:-1] if len(stem) > _SHORTEST and stem[-1] == stem[-2:-1] and stem[-1] not in _VOWELS else stem
