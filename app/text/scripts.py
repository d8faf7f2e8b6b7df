"""Which script and language letters belong to."""

from __future__ import annotations

import re
import unicodedata

UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
RUSSIAN_ONLY = frozenset("ыэёъ")
APOSTROPHES = "'’ʼ`´"
# Letters that Vietnamese has beyond plain a–z, which tell nothing.
VIETNAMESE = frozenset("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
# … and those of them that Portuguese, French or Spanish do not have either.
_VIETNAMESE_ALONE = VIETNAMESE - frozenset("âêôàáãèéìíòóõùúýỳ")
# Cyrillic letters and the Latin ones drawn the same, which optical and machine text mix up.
LOOKALIKES = dict(zip("aceiopxyABCEHIKMOPTXYi", "асеіорхуАВСЕНІКМОРТХУі", strict=True))

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


def is_cyrillic(text: str) -> bool:
    """Whether any letter is Cyrillic."""
    return _CYRILLIC.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether any letter is Latin (Vietnamese included)."""
    return _LATIN.search(text) is not None


def has_vietnamese(text: str) -> bool:
    """Whether a letter stands there that Vietnamese has and English does not."""
    return any(letter in VIETNAMESE for letter in unicodedata.normalize("NFC", text).lower())


def is_surely_vietnamese(text: str) -> bool:
    """Whether a letter stands there that no other language met here has: ơ, ạ, ễ, but not é."""
    return any(letter in _VIETNAMESE_ALONE for letter in unicodedata.normalize("NFC", text).lower())


def plain_apostrophes(text: str) -> str:
    """The text with every apostrophe look-alike as the ASCII one; lengths stay the same."""
    return _APOSTROPHE.sub("'", text)


def as_cyrillic(word: str) -> str:
    """A Cyrillic word with Latin letters drawn alike as their Cyrillic twins, composed, with plain apostrophes."""
    composed = unicodedata.normalize("NFC", plain_apostrophes(word))
    return "".join(LOOKALIKES.get(letter, letter) for letter in composed)


def language(text: str) -> str | None:
    """Tell Vietnamese ("vi") from Ukrainian ("uk") by the letters of a longer text; None where neither is plain.

    Cyrillic needs to be half of all letters; Vietnamese needs one letter in twelve to be its own.
    """
    letters = [letter for letter in unicodedata.normalize("NFC", text).lower() if letter.isalpha()]
    if not letters:
        return None
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    if cyrillic * 2 >= len(letters):
        return "uk"
    own = sum(letter in VIETNAMESE for letter in letters)
    return "vi" if own * 12 >= len(letters) else None
