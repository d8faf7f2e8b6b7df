"""Names in a Vietnamese text.

Vietnamese capitalises every syllable of the name of a person or place, and only the first syllable of each word of an
institution's title. So a run of capitalised syllables is a name unless it belongs to a title or an institution
(`corpora/names/words.tsv`), opens a sentence, or is a lone syllable that nothing explains: no title or head noun
before it, no place in the gazetteer, no person named in full elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.model import NameKind, Span
from app.names import lexicon
from app.names.found import FoundName
from app.names.kinds import judged
from app.names.runs import offices_in, parts_of, places_in, runs_in
from app.names.tokens import Tokens


def find_all(texts: Sequence[str]) -> list[list[FoundName]]:
    """The names of each text of one document; short forms are joined to persons named in full anywhere in it."""
    scanned = [_scan(text) for text in texts]
    persons = persons_of(name for names in scanned for name in names)
    return [_resolved(names, persons) for names in scanned]


def persons_of(names: Iterable[FoundName]) -> dict[str, str]:
    """Each trailing part of every person named in full, with that full name (the first one met wins)."""
    persons: dict[str, str] = {}
    for name in names:
        parts = name.name.split()
        if name.kind is NameKind.PERSON and len(parts) > 1 and not name.short:
            for start in range(1, len(parts)):
                persons.setdefault(" ".join(parts[start:]), name.name)
    return persons


def find(text: str, persons: Mapping[str, str] | None = None) -> list[FoundName]:
    """The names of one text in order; `persons` (see `persons_of`) explains short forms."""
    scanned = _scan(text)
    return _resolved(scanned, persons_of(scanned) if persons is None else persons)


def _scan(text: str) -> list[FoundName]:
    """The names of one text, with the lone syllables that only the document can explain."""
    tokens = Tokens(text)
    places = places_in(tokens)
    offices = offices_in(tokens, places)
    found: list[FoundName] = []
    for whole in runs_in(tokens, offices):
        for run in parts_of(whole, tokens, places):
            name = judged(run, tokens, places, found)
            if name is not None:
                found.append(name)
    return found


def _resolved(names: Iterable[FoundName], persons: Mapping[str, str]) -> list[FoundName]:
    return [known for name in names if (known := _as_person(name, persons)) is not None]


def _as_person(name: FoundName, persons: Mapping[str, str]) -> FoundName | None:
    """A name joined to the person it is short for; None for a lone syllable that is nobody's name."""
    calling, _, called = name.name.partition(" ")
    if name.kind is NameKind.PLACE and called in persons and calling.casefold() in lexicon.words("calling"):
        # «Anh Sơn» is a district, but in an article about Trần Sơn it is he.
        span = Span(name.span.end - len(called), name.span.end)
        name = FoundName(called, NameKind.PERSON, span, (0, len(called.split())))
    full = persons.get(name.name)
    if full is None or name.kind is NameKind.PLACE:
        return None if name.lone else name
    length, short = len(full.split()), len(name.name.split())
    return FoundName(full, NameKind.PERSON, name.span, (length - short, length))
