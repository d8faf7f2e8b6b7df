"""Text made safe to show: signs nobody can see are named, long passages are cut around what matters."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from app.errors import InputError
from app.model import Span

# Controls (tab and line feed excepted), marks that turn the direction of writing, spaces of no width, the
# tags and the non-characters: in a report they could hide, reverse or break what stands beside them.
NON_CHARACTERS = "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff" + NON_CHARACTERS + "]"
)
SPACES = " \u00a0\u202f"
AROUND = 45  # characters shown on either side of a found place
FOUND = 160  # … and of the place itself
WORD_EDGE = 12  # how far a cut moves to keep a word whole


class Excerpt(NamedTuple):
    """A place with what stands around it; an ellipsis says that there is more."""

    before: str
    found: str
    after: str


def code(char: str) -> str:
    """The name of a sign by its number: U+202E."""
    return f"U+{ord(char):04X}"


def has_unseen(text: str) -> bool:
    """Whether a sign of `UNSEEN` stands in `text`. Looked for in a text of printable signs alone, where none can
    stand, they take fifteen times as long as seeing that it is one.
    """
    return not text.isprintable() and UNSEEN.search(text) is not None


def visible(text: str) -> str:
    """`text` in one line, with its unseen signs by name: safe for a terminal, which would obey them."""
    spaced = re.sub(r"[\t\n]+", " ", text)
    return UNSEEN.sub(lambda match: f"‹{code(match.group())}›", spaced)


def tame(text: str) -> str:
    """`text` with its unseen signs by name, its lines kept: safe for a cell, where they could hide or reverse it.

    InputError where it holds half a character, which no file may.
    """
    return UNSEEN.sub(lambda match: f"‹{code(match.group())}›", whole(text)) if has_unseen(text) else text


def whole(text: str) -> str:
    """`text` itself; InputError where it holds half a character, which no file may."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        near = text[max(0, error.start - 20) : error.start]
        raise InputError(
            f"the report cannot be written: after {near!r} stands half a character "
            f"({code(text[error.start])}); correct that text"
        ) from error
    return text


def edges(text: str) -> str:
    """`text`, cut where it is long, with a sign for each space at its ends, which nobody would see there."""
    core = text.strip(SPACES)
    start = text.index(core)
    return "␣" * start + shortened(core, FOUND) + "␣" * (len(text) - start - len(core))


def excerpt(text: str, span: Span | None, around: int = AROUND, found: int = FOUND) -> Excerpt:
    """The part of `text` at `span`, with about `around` characters on either side, more where the other side has
    fewer; of the place itself no more than about `found` are kept.

    Without a span it is the beginning of the text, of the same length in all. A span that lies beyond the
    text, as one of another version might, is drawn back into it.
    """
    if span is None:
        return Excerpt("", "", _cut_end(text, 2 * around))
    start, end = min(span.start, len(text)), min(span.end, len(text))
    before, after = text[:start], text[end:]
    # What one side does not need, the other may have.
    return Excerpt(
        _cut_start(before, max(around, 2 * around - len(after))),
        shortened(text[start:end], found),
        _cut_end(after, max(around, 2 * around - len(before))),
    )


def _cut_end(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    space = text.rfind(" ", max(0, length - WORD_EDGE), length)
    if space > 0:
        return text[:space].rstrip() + " …"
    return text[: _whole(text, length)] + "…"


def _cut_start(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    start = _whole(text, len(text) - length)
    space = text.find(" ", start, start + WORD_EDGE)
    return "… " + text[space + 1 :] if space >= 0 else "…" + text[start:]


def shortened(text: str, length: int) -> str:
    """`text` without its middle where it is longer than about `length` characters."""
    if len(text) <= length:
        return text
    half = length // 2
    return text[: _whole(text, half)] + " … " + text[_whole(text, len(text) - half) :]


def _whole(text: str, position: int) -> int:
    """The next position at which no combining mark is parted from its letter."""
    while position < len(text) and unicodedata.combining(text[position]):
        position += 1
    return position
