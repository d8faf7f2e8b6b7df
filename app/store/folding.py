"""Texts made comparable: for a search that ignores case, and for an order that follows the alphabets."""

from __future__ import annotations

import re
import unicodedata

ORDER_LETTERS = 40  # enough to tell segments apart; the order of their places decides the rest
ALPHABETS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz" + "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
WORD = re.compile(r"\w+(?:[-'’ʼ]\w+)*")
NO_LETTERS = re.compile(r"[^\w ]|_")
SEPARATOR = "\x1f"

# Both alphabets as one run of code points: in Unicode neither «ґ є і ї» nor «ă â đ ê ô ơ ư» stand where they
# belong.
_RANKS = {ord(letter): chr(0x100 + rank) for rank, letter in enumerate(ALPHABETS)}


def folded(text: str) -> str:
    """`text` as a search compares it: no case, composed letters, one kind of apostrophe and of space."""
    plain = text.casefold().replace("’", "'").replace("ʼ", "'").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", plain)


def searchable(source: str, target: str) -> str:
    """What a search in a segment looks through; whatever is in it, two more characters stand behind it."""
    return folded(source) + SEPARATOR + folded(target) + 2 * SEPARATOR


def order_key(text: str) -> str:
    """Sorts by Vietnamese and Ukrainian letters; tones, case, quotes and dashes do not count."""
    beginning = unicodedata.normalize("NFD", text[: ORDER_LETTERS + 20].casefold())
    toneless = unicodedata.normalize("NFC", TONES.sub("", beginning))
    letters = NO_LETTERS.sub("", toneless).strip()
    return letters[:ORDER_LETTERS].translate(_RANKS)


def word_count(text: str) -> int:
    """How many words; one with a hyphen or an apostrophe is one word."""
    return len(WORD.findall(text))
