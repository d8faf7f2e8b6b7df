"""Names in a Vietnamese text.

Vietnamese capitalises every syllable of a name of a person or place, and only the first of each word of an
institution's title. So a run of capitalised syllables is a name unless it is part of a known title or institution
(`corpora/names/words.tsv`), a sentence opener, or a lone syllable that nothing (a title, a head noun such as
xã, a person named in full before) explains.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from app import corpora
from app.model import NameKind, Span
from app.names.found import FoundName
from app.names.syllables import analyse
from app.text.words import Word
from app.text.words import syllables as split

_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…:]|\n)[\s\"“”«»'‘’(\-–—•*\d.)]*$")
_HYPHEN = re.compile(r"\s?[-–]\s?")
_LIST_GLUE = re.compile(r"\s*(?:,|;|và|,\s*và|hoặc)\s+")
_LONGEST_PHRASE = 4
_LONGEST_PERSON = 5
# Offices are named by one syllable before their field: Sở Nội vụ, Bộ Công an. They begin no name.
_OFFICES = frozenset("đảng sở bộ cục vụ ban phòng báo đài trường viện thuế".split())


class _Run(NamedTuple):
    """Capitalised syllables in a row: tokens `first` to `last`."""

    first: int
    last: int


@cache
def _words(role: str) -> frozenset[str]:
    with corpora.names("words.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(row["vietnamese"].casefold() for row in rows if row["role"] == role)


@cache
def _places() -> frozenset[str]:
    with corpora.names("places.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return frozenset(_plain(row["vietnamese"]) for row in rows)


def find_all(texts: Sequence[str]) -> list[list[FoundName]]:
    """The names of each text of one document; short forms are joined to persons named in full anywhere in it."""
    first = [find(text) for text in texts]
    persons = persons_of(name for names in first for name in names)
    return [[_resolved(name, persons) for name in names] for names in first]


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
    tokens = split(text)
    masked = _institutions(tokens, text)
    found: list[FoundName] = []
    for run in _runs(tokens, masked, text):
        for part in _parts(run, tokens, text):
            name = _judged(part, tokens, text, found)
            if name is not None:
                found.append(_resolved(name, persons or {}))
    return found


def _institutions(tokens: Sequence[Word], text: str) -> set[int]:
    """The numbers of tokens that belong to titles and institutions, the longest phrases first."""
    common = _words("common")
    protected = _known_places(tokens, text)
    masked: set[int] = set()
    i = 0
    while i < len(tokens):
        if i in protected:
            i += 1
            continue
        length = next((n for n in range(_LONGEST_PHRASE, 0, -1) if _phrase(tokens[i : i + n], n, text) in common), 0)
        if length and tokens[i].capital and not _is_part_of_name(tokens, i, length, text):
            masked.update(range(i, i + length))
            i += length
        else:
            i += 1
    return masked


def _known_places(tokens: Sequence[Word], text: str) -> set[int]:
    """The numbers of tokens that spell a place of the gazetteer, every syllable with a capital."""
    known: set[int] = set()
    for i, token in enumerate(tokens):
        for length in range(2, _LONGEST_PHRASE + 1):
            window = tokens[i : i + length]
            spelled = token.capital and len(window) == length and all(one.capital for one in window)
            if spelled and _plain(_text(window, text)) in _places():
                known.update(range(i, i + length))
    return known


def _phrase(tokens: Sequence[Word], length: int, text: str) -> str:
    if len(tokens) < length or any(text[a.end : b.start] != " " for a, b in itertools.pairwise(tokens)):
        return ""
    return " ".join(token.text for token in tokens).casefold()


def _is_part_of_name(tokens: Sequence[Word], i: int, length: int, text: str) -> bool:
    """A one-syllable title word that a capitalised syllable follows or leads may be a name's syllable: Thái Bình."""
    if length > 1:
        # «Công Thương» is a ministry, «Xã hội» a word; «Nguyễn Công Thương» is a person.
        return all(token.capital for token in tokens[i : i + length]) and _follows_surname(tokens, i, text)
    if tokens[i].text.casefold() in _OFFICES:
        return _within_person(tokens, i, text)
    following = i + 1 < len(tokens) and tokens[i + 1].capital and text[tokens[i].end : tokens[i + 1].start] == " "
    leading = i > 0 and tokens[i - 1].capital and text[tokens[i - 1].end : tokens[i].start] == " "
    return following or leading


def _within_person(tokens: Sequence[Word], i: int, text: str) -> bool:
    """Whether the syllables right before, all with capitals, begin with a surname: Đinh Xuân Trường."""
    while i > 0 and tokens[i - 1].capital and text[tokens[i - 1].end : tokens[i].start] == " ":
        i -= 1
        if tokens[i].text.casefold() in _words("surname"):
            return True
    return False


def _follows_surname(tokens: Sequence[Word], i: int, text: str) -> bool:
    return (
        i > 0
        and tokens[i - 1].capital
        and tokens[i - 1].text.casefold() in _words("surname")
        and text[tokens[i - 1].end : tokens[i].start] == " "
    )


def _runs(tokens: Sequence[Word], masked: set[int], text: str) -> Iterator[_Run]:
    first = None
    for i, token in enumerate(tokens):
        usable = token.capital and i not in masked and not _is_acronym(token.text)
        glued = i > 0 and text[tokens[i - 1].end : token.start] in (" ", "\u00a0", "-", " - ", " – ", "–")
        if first is not None and not (usable and glued):
            yield _Run(first, i - 1)
            first = None
        if usable and first is None:
            first = i
    if first is not None:
        yield _Run(first, len(tokens) - 1)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _parts(run: _Run, tokens: Sequence[Word], text: str) -> Iterator[_Run]:
    """The run without a sentence opener or title in front, and cut where a place is followed by a person."""
    first, last = run
    if _BEGINS_SENTENCE.search(text[: tokens[first].start]):
        word = tokens[first].text.casefold()
        known = _plain(_text(tokens[first : last + 1], text)) in _places()
        if not known and (word in _words("opener") or word in _words("title") or word in _words("place")):
            first += 1
    if first > last:
        return
    for length in range(min(4, last - first), 0, -1):
        there = first + length
        if (
            _plain(_text(tokens[first:there], text)) in _places()
            and tokens[there].text.casefold() in _words("surname")
            and last > there
        ):
            yield _Run(first, there - 1)
            first = there
            break
    yield from _around_hyphens(_Run(first, last), tokens, text)


def _around_hyphens(run: _Run, tokens: Sequence[Word], text: str) -> Iterator[_Run]:
    """A hyphen joins only where the gazetteer knows the whole: Bà Rịa - Vũng Tàu, but not Hà Nội - Lào Cai."""
    whole = _text(tokens[run.first : run.last + 1], text)
    cuts = [
        i
        for i in range(run.first, run.last)
        if _HYPHEN.fullmatch(text[tokens[i].end : tokens[i + 1].start]) is not None
    ]
    if not cuts or _plain(whole) in _places():
        yield run
        return
    start = run.first
    for cut in [*cuts, run.last]:
        yield _Run(start, cut)
        start = cut + 1


def _judged(run: _Run, tokens: Sequence[Word], text: str, before: Sequence[FoundName]) -> FoundName | None:
    part = tokens[run.first : run.last + 1]
    if any(analyse(token.text) is None for token in part) and _plain(_text(part, text)) not in _places():
        return None  # a foreign name: transcription rules for Vietnamese say nothing of it
    span = Span(part[0].start, part[-1].end)
    kind = _kind(run, tokens, text, before)
    if kind is None:
        return None
    name = " ".join(span.of(text).split())
    return FoundName(_HYPHEN.sub(" - ", name), kind, span, (0, len(part)))


def _kind(run: _Run, tokens: Sequence[Word], text: str, before: Sequence[FoundName]) -> NameKind | None:
    part = tokens[run.first : run.last + 1]
    role = _role_before(run.first, tokens, text)
    if role == "place" or (role != "title" and _plain(_text(part, text)) in _places()):
        return NameKind.PLACE
    if role == "title":
        return NameKind.PERSON
    listed = _kind_in_list(part[0], text, before)
    if listed is not None or len(part) == 1:
        return listed
    if role == "institution":
        return NameKind.INSTITUTION
    return _kind_by_itself(part)


def _kind_by_itself(part: Sequence[Word]) -> NameKind:
    if part[0].text.casefold() in _words("surname") and len(part) <= _LONGEST_PERSON:
        return NameKind.PERSON
    return NameKind.PLACE if len(part) <= _LONGEST_PHRASE else NameKind.OTHER


def _role_before(first: int, tokens: Sequence[Word], text: str) -> str | None:
    """What the words right before say of a name: title, place or institution; the longest phrase decides."""
    for length in range(_LONGEST_PHRASE, 0, -1):
        if first < length:
            continue
        phrase = tokens[first - length : first]
        gap = text[phrase[-1].end : tokens[first].start]
        abbreviated = length == 1 and phrase[0].capital and len(phrase[0].text) <= 4
        if gap not in (" ", "\u00a0", ": ", " “", ' "') and not (abbreviated and gap in (".", ". ")):
            continue
        words = _phrase(phrase, length, text)
        for role in ("title", "place", "institution"):
            if words in _words(role) and not (gap == ": " and role != "place"):
                return role
    return None


def _kind_in_list(token: Word, text: str, before: Sequence[FoundName]) -> NameKind | None:
    """In «các xã: Lộc Bình, Khuất Xá và Na Dương» each name is what the one before it is."""
    if before and _LIST_GLUE.fullmatch(text[before[-1].span.end : token.start]):
        return before[-1].kind
    return None


def _resolved(name: FoundName, persons: Mapping[str, str]) -> FoundName:
    full = persons.get(name.name)
    if full is None or name.kind is NameKind.PLACE:
        return name
    length, short = len(full.split()), len(name.name.split())
    return FoundName(full, NameKind.PERSON, name.span, (length - short, length))


def _text(tokens: Sequence[Word], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s\-–]+", name.strip())).casefold()
