"""A place put right: the stem exchanged for the preferred form, the case that stands in the text kept."""

from __future__ import annotations

from app.model import Mention
from app.names.endings import carry, last_word, likely
from app.names.found import analysed


def fix(mention: Mention, preferred: str) -> str | None:
    """The mention's text with its stem exchanged for the preferred form, its case kept; None where unsure."""
    stem = _stem(mention, preferred)
    if stem is None:
        return None
    reading, new = mention.readings[0], last_word(stem)
    declined = carry(last_word(mention.written), last_word(reading.base), reading.ending, new)
    return None if declined is None else _dressed(stem.removesuffix(new) + declined, mention.written)


def offers(mention: Mention, preferred: str) -> tuple[str, ...]:
    """The likely texts where `fix` is unsure."""
    stem = _stem(mention, preferred)
    if stem is None:
        return ()
    reading, new = mention.readings[0], last_word(stem)
    words = likely(last_word(reading.base), reading.ending, new)
    return tuple(_dressed(stem.removesuffix(new) + word, mention.written) for word in words)


def _stem(mention: Mention, preferred: str) -> str | None:
    """The part of the preferred form that is written at the mention; None where its parts cannot be told."""
    if not mention.readings or not mention.short:
        return preferred if mention.readings else None
    words = preferred.split(" ")
    start, end = mention.part
    return " ".join(words[start:end]) if len(words) == len(analysed(mention.name)) else None


def _dressed(text: str, written: str) -> str:
    """In capitals throughout where the text was."""
    return text.upper() if len(written) > 1 and written.isupper() else text
