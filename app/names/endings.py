"""Ukrainian case endings: taken off a word that may be declined, and carried over to another stem.

No dictionary is asked: dictionaries take «Лангшон» for a person and «Динь» for a melon. What an ending may be
follows from how the word ends (the second declension of masculine words, the first of words in -а and -я);
which reading is right is settled later by the Vietnamese name and by the other places it is written in.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

VOWELS = "аеєиіїоуюя"


class Stem(Enum):
    """How a base form ends, which is what its endings depend on."""

    HARD = "hard consonant"
    HUSHING = "ж, ч, ш, щ or ц"
    SOFT = "ь"
    IOT = "й"
    A = "а"
    YA = "я"
    FIXED = "another vowel: not declined"


class Case(Enum):
    """A row of the paradigm; one ending may stand for several."""

    GENITIVE = "genitive"
    DATIVE = "dative"
    DATIVE_PERSON = "dative in -ові, -еві"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    LOCATIVE = "locative"
    PLURAL_GENITIVE = "plural genitive"


# The ending of each case after what is left of the base (a final ь, й, а or я is dropped first).
# Order settles which case an ending is carried over as, where one ending serves several.
_ENDINGS: dict[Stem, dict[Case, str]] = {
    Stem.HARD: {
        Case.GENITIVE: "а",
        Case.DATIVE: "у",
        Case.DATIVE_PERSON: "ові",
        Case.INSTRUMENTAL: "ом",
        Case.LOCATIVE: "і",
        Case.PLURAL_GENITIVE: "ів",
    },
    Stem.HUSHING: {
        Case.GENITIVE: "а",
        Case.DATIVE: "у",
        Case.DATIVE_PERSON: "еві",
        Case.INSTRUMENTAL: "ем",
        Case.LOCATIVE: "і",
        Case.PLURAL_GENITIVE: "ів",
    },
    Stem.SOFT: {
        Case.GENITIVE: "я",
        Case.DATIVE: "ю",
        Case.DATIVE_PERSON: "еві",
        Case.INSTRUMENTAL: "ем",
        Case.LOCATIVE: "і",
        Case.PLURAL_GENITIVE: "ів",
    },
    Stem.IOT: {
        Case.GENITIVE: "я",
        Case.DATIVE: "ю",
        Case.DATIVE_PERSON: "єві",
        Case.INSTRUMENTAL: "єм",
        Case.LOCATIVE: "ї",
        Case.PLURAL_GENITIVE: "їв",
    },
    Stem.A: {Case.GENITIVE: "и", Case.DATIVE: "і", Case.ACCUSATIVE: "у", Case.INSTRUMENTAL: "ою"},
    Stem.YA: {Case.GENITIVE: "і", Case.DATIVE: "ї", Case.ACCUSATIVE: "ю", Case.INSTRUMENTAL: "ею"},
    Stem.FIXED: {},
}
_CONSONANTAL = (Stem.HARD, Stem.HUSHING, Stem.SOFT, Stem.IOT)
_SOFTENED = {"з": "г", "ц": "к", "с": "х"}  # у Халонзі ← Халонг
_HARDENED = {hard: soft for soft, hard in _SOFTENED.items()}
_WORD = re.compile(r"[^\s\-–]+$")


class Base(NamedTuple):
    """A word without its ending. `cost` is 0 for the word as it stands and small for a usual ending."""

    text: str
    ending: str
    cost: float


@lru_cache(maxsize=50_000)
def bases(word: str) -> tuple[Base, ...]:
    """The base forms one word may be declined from, the word itself first."""
    found = [Base(word, "", 0.0)]
    for stem, endings in _ENDINGS.items():
        for case, ending in endings.items():
            base = _undeclined(word, stem, ending)
            if base is not None:
                cost = 0.5 if case is Case.PLURAL_GENITIVE or stem in (Stem.A, Stem.YA) else 0.2
                found.append(Base(base, ending, cost))
            if case in (Case.LOCATIVE, Case.DATIVE) and ending == "і" and stem in (Stem.HARD, Stem.A):
                found.extend(_alternated(word, stem))
    return tuple({base.text: base for base in reversed(found)}.values())[::-1]


def stem_of(base: str) -> Stem:
    """How a base form ends."""
    last = base[-1:].lower()
    for stem in (Stem.SOFT, Stem.IOT, Stem.A, Stem.YA):
        if last == stem.value:
            return stem
    if not last or last in VOWELS or not last.isalpha():
        return Stem.FIXED
    return Stem.HUSHING if last in "жчшщц" else Stem.HARD


def carry(written: str, base: str, ending: str, new_base: str) -> str | None:
    """`new_base` in the case that `base` stands in as `written`, or None where that cannot be known.

    It can be where the new word is not declined at all, where the old one stands without an ending though it could
    have one, and where both bases end in a consonant (with ь or й counted as one): «Хуатом» → «Кхуатом», «Ханем» →
    «Кханем». Between a consonant and a vowel, or from a word that never declines, a person decides.
    """
    old, new = stem_of(base), stem_of(new_base)
    if new is Stem.FIXED:
        return new_base
    if not ending:
        return None if old is Stem.FIXED else new_base
    if old is not new and (old not in _CONSONANTAL or new not in _CONSONANTAL):
        return None
    case = next((case for case, letters in _ENDINGS[old].items() if letters == ending), None)
    if case is None:
        return None
    rest: str = _without_last(new_base, new)
    if written[-2:-1].lower() in _SOFTENED and not _without_last(base, old).endswith(written[-2:-1]):
        rest = rest[:-1] + _HARDENED.get(rest[-1:], rest[-1:])
    return f"{rest}{_ENDINGS[new][case]}"


def likely(base: str, ending: str, new_base: str) -> tuple[str, ...]:
    """What `new_base` may be where `carry` cannot tell: in each case that `ending` may mark, and undeclined."""
    old, new = stem_of(base), stem_of(new_base)
    cases = [case for case, letters in _ENDINGS[old].items() if letters == ending]
    if old is Stem.FIXED:
        cases = list(_ENDINGS[new])  # it looked the same in every case
    if Case.ACCUSATIVE in cases and new in _CONSONANTAL:
        cases.append(Case.GENITIVE)  # of a person the accusative is the genitive
    rest = _without_last(new_base, new)
    declined = [f"{rest}{_ENDINGS[new][case]}" for case in cases if case in _ENDINGS[new]]
    return tuple(dict.fromkeys([new_base, *declined] if old is Stem.FIXED else [*declined, new_base]))


def last_word(text: str) -> str:
    """The last word of a name: the part that declines most often."""
    match = _WORD.search(text)
    return "" if match is None else str(match.group())


def _undeclined(word: str, stem: Stem, ending: str) -> str | None:
    if not word.lower().endswith(ending) or len(word) - len(ending) < 1:
        return None
    rest = word[: len(word) - len(ending)]
    last = rest[-1].lower()
    if stem is Stem.IOT:
        return rest + "й" if last in VOWELS else None
    if last in VOWELS or last in "йь'" or not last.isalpha():
        return None
    if stem is Stem.HUSHING:
        return rest if last in "жчшщц" else None
    if stem is Stem.SOFT:
        return rest + "ь" if last in "дтзсцлн" else None
    if stem is Stem.HARD:
        return rest if last not in "жчшщц" or ending in ("а", "у", "і", "ів") else None
    return f"{rest}{stem.value}"


def _alternated(word: str, stem: Stem) -> list[Base]:
    letter = _SOFTENED.get(word[-2:-1].lower()) if word.lower().endswith("і") else None
    if letter is None or len(word) < 3:
        return []
    return [Base(word[:-2] + letter + ("а" if stem is Stem.A else ""), "і", 0.6)]


def _without_last(base: str, stem: Stem) -> str:
    return base if stem in (Stem.HARD, Stem.HUSHING, Stem.FIXED) else base[:-1]
