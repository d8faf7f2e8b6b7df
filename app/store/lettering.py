"""Which letters stand in a segment, as bits: a search for one letter reads three numbers a segment and no text.

An index of runs of characters is no help there: a single letter begins thousands of runs and stands in nearly every
text, and putting so many hits together takes seconds among a million segments.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement

from app.store.schema import letters

# Every project holds bits by the place of a letter in this text: it may grow at its end, within its three numbers.
KNOWN = (
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ"
    "abcdefghijklmnopqrstuvwxyzđ"
    "ăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
    "0123456789 '.,:;!?-–—()«»„“”\"…/%&+*=№°§€$"
)
WIDTH = 62  # bits in a number: every database has whole numbers of 64 bits, with a sign
COLUMNS = (letters.c.first, letters.c.second, letters.c.third)
BITS = {letter: 1 << place for place, letter in enumerate(KNOWN)}
LOW = (1 << WIDTH) - 1


def bits(folded: str) -> dict[str, int]:
    """The columns of `letters` for a folded text."""
    every = 0
    for letter in set(folded):
        every |= BITS.get(letter, 0)
    return {column.name: every >> at * WIDTH & LOW for at, column in enumerate(COLUMNS)}


def is_known(letter: str) -> bool:
    """Whether the bits tell of this letter, a folded one."""
    return letter in BITS


def holds(letter: str) -> ColumnElement[bool]:
    """Whether a row of `letters` is of a segment with this letter, a known one."""
    at, within = divmod(KNOWN.index(letter), WIDTH)
    return COLUMNS[at].op("&")(1 << within) != 0
