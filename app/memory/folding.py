"""Texts as a memory compares them."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from zlib import crc32

from app.text.scripts import plain_apostrophes

_WORD = re.compile(r"\w+(?:'\w+)*")
_DIGITS = re.compile(r"\d+")


def folded(text: str) -> str:
    """Without case, composed letters, one kind of apostrophe and of space."""
    return " ".join(unicodedata.normalize("NFC", plain_apostrophes(text).casefold()).split())


def toneless(text: str) -> str:
    """Without tones, accents and the stroke of đ, so that «da nang» is «Đà Nẵng»."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def grams(text: str) -> list[int]:
    """Each pair of neighbouring words of a folded text once, as a number of 32 bits; its ends count as words.

    Digits are all alike: a sentence with another number is the same sentence for a memory.
    """
    words = ["^", *(_DIGITS.sub("#", word) for word in _WORD.findall(text)), "$"]
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    return [crc32(pair.encode("utf-8", "surrogatepass")) for pair in pairs]
