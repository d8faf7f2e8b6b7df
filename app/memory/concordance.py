"""Words looked for in the texts of a memory: as a question to SQLite's full-text search, and as places in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.memory.folding import folded, toneless
from app.model import Hit, Side, Span, Unit
from app.text.scripts import plain_apostrophes

_TOKEN = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"(?s:.)[\u0300-\u036f]*")  # with the marks that stand behind it


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which words to look for. `phrase`: in this order, side by side; else all of them, wherever they stand.

    A word with `*` behind it may go on. `side` None is either. `toneless`: Vietnamese without tones and accents.
    """

    text: str
    side: Side | None = None
    phrase: bool = False
    toneless: bool = False


def question(wanted: Wanted) -> str:
    """The question to FTS5 over the columns source, target and plain (the source without tones); nothing for none."""
    columns = {Side.SOURCE: "plain" if wanted.toneless else "source", Side.TARGET: "target"}
    asked = []
    for side in (wanted.side,) if wanted.side else (Side.SOURCE, Side.TARGET):
        terms = [_term(part) for part in _parts(wanted, side)]
        if terms:
            asked.append(f"({columns[side]} : ({' AND '.join(terms)}))")
    return " OR ".join(asked)


def hit(wanted: Wanted, unit: Unit) -> Hit:
    """Where the words stand in a unit."""
    return Hit(unit, places(wanted, Side.SOURCE, unit.source), places(wanted, Side.TARGET, unit.target))


def lexemes(wanted: Wanted, source: str, target: str, plain: str, longest: int) -> str:
    """The question to PostgreSQL's search, by lexemes with these marks before them; it does not ask for the order.

    No word has more than `longest` letters there, so a longer one is asked for by its beginning.
    """
    marks = {Side.SOURCE: plain if wanted.toneless else source, Side.TARGET: target}
    asked = []
    for side in (wanted.side,) if wanted.side else (Side.SOURCE, Side.TARGET):
        words = [
            f"'{marks[side]}{word[:longest]}'{':*' if goes_on and at == len(part) else ''}"
            for part, goes_on in _parts(wanted, side)
            for at, word in enumerate(part, 1)
        ]
        if words:
            asked.append(f"({' & '.join(words)})")
    return " | ".join(asked)


def places(wanted: Wanted, side: Side, text: str) -> tuple[Span, ...]:
    """Where the words stand in a text of this side; none where the other side was asked for."""
    parts = _parts(wanted, side) if wanted.side in (None, side) else []
    if not parts:
        return ()
    plain, where = _folded_with_places(text, without_tones=wanted.toneless and side is Side.SOURCE)
    expression = re.compile("|".join(map(_expression, parts)))
    found = ((where[m.start()], where[m.end() - 1]) for m in expression.finditer(plain))
    return tuple(Span(start, _LETTER.match(text, last).end()) for start, last in found)  # type: ignore[union-attr]


def _parts(wanted: Wanted, side: Side) -> list[tuple[list[str], bool]]:
    """The words that have to stand side by side, and whether the last may go on; as folded as their column."""
    text = folded(wanted.text)
    if wanted.toneless and side is Side.SOURCE:
        text = toneless(text)
    pieces = [text] if wanted.phrase else text.split()
    made = [(_TOKEN.findall(piece), piece.endswith("*")) for piece in pieces]
    return [part for part in made if part[0]]


def _term(part: tuple[list[str], bool]) -> str:
    words, goes_on = part
    return f'"{" ".join(words)}"{"*" if goes_on else ""}'


def _expression(part: tuple[list[str], bool]) -> str:
    words, goes_on = part
    end = r"[^\W_]*" if goes_on else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + end


def _folded_with_places(text: str, *, without_tones: bool) -> tuple[str, Sequence[int]]:
    """The text folded letter by letter, and from which letter each is: as a rule from the one in its place."""
    folded_text = plain_apostrophes(text).casefold() if unicodedata.is_normalized("NFC", text) else ""
    if without_tones:
        folded_text = "".join(map(_toneless, folded_text))
    if len(folded_text) == len(text):
        return folded_text, range(len(text))
    fold = _toneless if without_tones else str
    pairs = [(made, place) for place, one in _letters(text) for made in fold(plain_apostrophes(one).casefold())]
    return "".join(made for made, _ in pairs), [place for _, place in pairs]


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter composed with the marks that stand behind it, and its place."""
    for found in _LETTER.finditer(text):
        yield found.start(), unicodedata.normalize("NFC", found[0])


@lru_cache(maxsize=10_000)
def _toneless(letter: str) -> str:
    return toneless(letter)
