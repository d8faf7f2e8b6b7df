"""A Vietnamese syllable taken apart: onset, nucleus, coda and tone.

Spelling follows Quốc ngữ as taught today. Both customs of placing the tone mark (hòa, hoà) and both Unicode
forms (composed, decomposed) give the same result.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
ONSETS = (
    *("ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
CODAS = ("ng", "nh", "ch", "c", "m", "n", "p", "t", "k", "")
NUCLEI = frozenset(
    "a ă â e ê i y o ô ơ u ư oo ôô ia ya iê yê ua uô ưa ươ oa oă oe uâ uê uơ uy uya uyê uyu "
    "ai ay ây ao au âu eo êu iu iêu yêu oi ôi ơi ui ưi ưu uôi ươi ươu oai oay oao oeo uây".split()
)
# These end in a glide or a weak vowel, so no consonant can follow; the others named here need one.
_OPEN = frozenset(
    "ia ya ua ưa uơ uya uyu ai ay ây ao au âu eo êu iu iêu yêu "
    "oi ôi ơi ui ưi ưu uôi ươi ươu oai oay oao oeo uây".split()
)
_CLOSED = frozenset("ă â iê yê uô ươ oă uâ uyê oo ôô".split())
_STOPS = frozenset(("c", "ch", "p", "t", "k"))
_FRONT = frozenset("eêiy")
# The bar of Đ is no combining mark, and the Icelandic letter drawn the same is a common slip of old fonts.
_BARRED = str.maketrans("Ððđ", "Đđđ")


@dataclass(frozen=True, slots=True)
class Syllable:
    """The parts of a syllable, lower case and without tone mark; `native` where today's spelling allows it."""

    onset: str
    nucleus: str
    coda: str
    tone: str = ""
    native: bool = True

    @property
    def toneless(self) -> str:
        """The syllable's letters without the tone: what a transcription sees."""
        return self.onset + self.nucleus + self.coda

    @property
    def rime(self) -> str:
        """Nucleus and coda."""
        return self.nucleus + self.coda


@lru_cache(maxsize=20_000)
def analyse(text: str) -> Syllable | None:
    """The parts of one written syllable, or None where it cannot be read as one."""
    letters, tones = _without_tone(text)
    if not letters.isalpha() or len(tones) > 1:
        return None
    for onset in ONSETS:
        if letters.startswith(onset):
            parts = _rime(onset, letters[len(onset) :])
            if parts is not None:
                tone = TONES[tones[0]] if tones else ""
                return Syllable(*parts, tone=tone, native=_is_native(*parts, tone=tone))
    return None


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """The same for every way to write one name: tone placement, Unicode form, capitals and hyphens do not count."""
    return " ".join(_key_of_word(word) for word in re.split(r"[\s\-–‑]+", name.strip()))


def is_native(text: str) -> bool:
    """Whether a word is one syllable that Vietnamese spelling allows."""
    syllable = analyse(text)
    return syllable is not None and syllable.native


def _key_of_word(word: str) -> str:
    syllable = analyse(word)
    if syllable is None:
        return unicodedata.normalize("NFC", word).casefold()
    return f"{syllable.toneless}{syllable.tone[:1]}{syllable.tone[-1:]}"


def _without_tone(text: str) -> tuple[str, list[str]]:
    decomposed = unicodedata.normalize("NFD", text.translate(_BARRED))
    tones = [mark for mark in decomposed if mark in TONES]
    letters = "".join(mark for mark in decomposed if mark not in TONES)
    return unicodedata.normalize("NFC", letters).lower(), tones


def _rime(onset: str, rest: str) -> tuple[str, str, str] | None:
    # In gì, gìn and giếng the i is the vowel (or its first half) as well as part of the onset's spelling.
    if (onset == "gi" and (not rest or rest[0] not in "aăâeêoôơuư")) or (onset == "gi" and rest.startswith("ê")):
        rest = "i" + rest
    for coda in CODAS:
        nucleus = rest[: len(rest) - len(coda)] if coda else rest
        if rest.endswith(coda) and nucleus in NUCLEI and not (coda and nucleus in _OPEN):
            return onset, nucleus, coda
    return None


def _is_native(onset: str, nucleus: str, coda: str, tone: str) -> bool:
    front = nucleus[0] in _FRONT
    if onset in ("k", "gh", "ngh") and not front:
        return False
    if onset in ("c", "g", "ng") and front:
        return False
    if nucleus in _CLOSED and not coda:
        return False
    if onset == "p" or coda == "k":  # loans and minority-language names: Pleiku, Đắk Lắk
        return False
    return coda not in _STOPS or tone in ("sắc", "nặng")
