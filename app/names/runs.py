"""Capitalised syllables in a row, with all taken out that is no part of a name: offices, peoples, sentence openers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.names import lexicon
from app.names.syllables import analyse
from app.names.tokens import Tokens

Run = tuple[int, int]  # numbers of the first and the last token
LIST_GLUE = re.compile(r"\s*(?:,|;|và|,\s*và|hoặc|hay|cùng)\s+")
LONGEST_PERSON = 5  # syllables
_PEOPLE_HEADS = frozenset(("tộc", "người", "bào", "tiếng"))


def places_in(tokens: Tokens) -> dict[int, int]:
    """First and last token of every place of the gazetteer that is spelled with capitals, the longest first."""
    found: dict[int, int] = {}
    i = 0
    while i < len(tokens):
        length = 0
        if tokens.capital[i]:
            end = i + 1
            while end < len(tokens) and tokens.capital[end] and (tokens.joined(end) or tokens.hyphened(end)):
                end += 1
            length = lexicon.place_at(tokens.keys, i, end)
        if length > 1 or (length and analyse(tokens.words[i].text) is None):
            found[i] = i + length - 1
        i += max(length, 1)
    return found


def offices_in(tokens: Tokens, places: Mapping[int, int]) -> set[int]:
    """The tokens that belong to titles, offices and institutions."""
    phrases = lexicon.by_first_word("common")
    inside = {i for first, last in places.items() for i in range(first, last + 1)}
    masked: set[int] = set()
    people_end = -1
    i = 0
    while i < len(tokens):
        people = _people(tokens, i, listed=i == people_end and LIST_GLUE.fullmatch(tokens.gap(i)) is not None)
        people_end = i + people if people else people_end + (i == people_end and tokens.folded[i] == "và")
        length = people or (tokens.phrase_from(i, phrases) if tokens.capital[i] and i not in inside else 0)
        if people or (length and not _is_part_of_name(tokens, i, length, inside)):
            masked.update(range(i, i + length))
        i += max(length, 1)
    return masked


def _people(tokens: Tokens, i: int, *, listed: bool) -> int:
    """How many tokens name a people here: «dân tộc Tày», «người Mông, Dao, Nùng»."""
    if not tokens.capital[i] or not i or not (listed or tokens.folded[i - 1] in _PEOPLE_HEADS):
        return 0
    return tokens.phrase_from(i, lexicon.by_first_word("ethnic"))


def _is_part_of_name(tokens: Tokens, i: int, length: int, inside: set[int]) -> bool:
    """Whether words that also name an office are syllables of a name here: Nguyễn Công Thương, Thái Bình."""
    if not all(tokens.capital[i : i + length]):
        return False
    if length > 1 and not tokens.shouting:
        phrase = tuple(tokens.folded[i : i + length])
        if not lexicon.is_written_so(phrase, tokens.capital[i : i + length]):
            return True
    if _within_person(tokens, i) or _begins_person(tokens, i):
        return True
    if length > 1 or tokens.folded[i] in lexicon.words("office"):
        return False
    following = _capital_follows(tokens, i) and i + 1 not in inside
    leading = tokens.joined(i) and tokens.capital[i - 1] and not tokens.begins_sentence(i - 1)
    return following or (leading and i - 1 not in inside)


def _capital_follows(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.capital[i + 1] and tokens.joined(i + 1) and not tokens.acronym[i + 1]


def _begins_person(tokens: Tokens, i: int) -> bool:
    """Whether a surname stands here with two capitalised syllables after it: Đoàn Thanh Sơn, not Đoàn Thanh niên."""
    surname = tokens.folded[i] in lexicon.words("surname")
    return surname and _capital_follows(tokens, i) and _capital_follows(tokens, i + 1)


def _within_person(tokens: Tokens, i: int) -> bool:
    """Whether the syllables right before, all with capitals, begin with a surname: Đinh Xuân Trường."""
    while tokens.joined(i) and tokens.capital[i - 1] and not tokens.acronym[i - 1]:
        i -= 1
        if tokens.folded[i] in lexicon.words("surname"):
            return not (tokens.begins_sentence(i) and tokens.folded[i] in lexicon.words("opener"))
    return False


def runs_in(tokens: Tokens, offices: set[int]) -> Iterator[Run]:
    first = None
    for i in range(len(tokens)):
        usable = tokens.capital[i] and i not in offices and (tokens.shouting or not tokens.acronym[i])
        if first is not None and not (usable and (tokens.joined(i) or tokens.hyphened(i))):
            yield first, i - 1
            first = None
        if usable and first is None:
            first = i
    if first is not None:
        yield first, len(tokens) - 1


def parts_of(run: Run, tokens: Tokens, places: Mapping[int, int]) -> Iterator[Run]:
    """The names in a run: without what opens the sentence, cut where a place meets a person, or at a hyphen."""
    first, last = run
    if places.get(first) == first + 1 < last and _is_called(tokens, first, last):
        places = {start: end for start, end in places.items() if start != first}  # Bà Triệu, but Bà Triệu Mùi Nhậy
    if tokens.shouting and last - first >= LONGEST_PERSON:
        yield from ((start, end) for start, end in places.items() if first <= start and end <= last)
        return
    while first < last and first not in places and _is_before_name(tokens, first):
        first += 1
    while first <= last:
        end = places.get(first, -1)
        if end < 0 and _is_before_region(tokens, first, places):
            end = first
        if end < 0 or (end < last and end > first and not _may_follow_place(tokens, first, end, last)):
            yield from _between_hyphens((first, last), tokens, places)
            return
        yield first, end
        first = end + 1


def _is_called(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the run is somebody called by title and full name, though it begins like a place."""
    calling = tokens.folded[first] in lexicon.words("calling")
    return calling and last - first > 1 and tokens.folded[first + 1] in lexicon.words("surname")


def _is_before_region(tokens: Tokens, i: int, places: Mapping[int, int]) -> bool:
    """«Nhà hát Lớn Hà Nội», «phía Bắc Tây Nguyên»; but «Phan Thống Nhất» is a person."""
    if i + 1 not in places or tokens.folded[i] in lexicon.words("surname"):
        return False
    return lexicon.is_region(tokens.spelled(i + 1, places[i + 1]))


def _is_before_name(tokens: Tokens, i: int) -> bool:
    """Whether a capitalised word only stands before a name: «Tại Lạng Sơn», «Ông Nam», «Bác Hồ»."""
    word = tokens.folded[i]
    if word in lexicon.words("calling") or is_prize(tokens, i):
        return True
    opening = any(word in lexicon.words(role) for role in ("opener", "title", "place", "dynasty", "byline"))
    return opening and tokens.begins_sentence(i)


def _may_follow_place(tokens: Tokens, first: int, end: int, last: int) -> bool:
    """After a place of the gazetteer another name may begin: a person, or a place after a hyphen."""
    if tokens.hyphened(end + 1):
        return True
    if last == end + 1:
        return False
    # Many communes are called after persons, so only larger places are believed before any surname.
    return tokens.folded[end + 1] in lexicon.words("surname") or lexicon.is_region(tokens.spelled(first, end))


def _between_hyphens(run: Run, tokens: Tokens, places: Mapping[int, int]) -> Iterator[Run]:
    """A hyphen parts two names, as in a route; where it joins one, the gazetteer knows the whole."""
    start = run[0]
    for i in range(run[0] + 1, run[1] + 1):
        if tokens.hyphened(i) and not any(first < i <= last for first, last in places.items()):
            yield start, i - 1
            start = i
    yield start, run[1]


def is_prize(tokens: Tokens, i: int) -> bool:
    """«giải Nhất», «huy chương Vàng»: a rank, though it has a capital."""
    return tokens.joined(i) and tokens.folded[i - 1] in ("giải", "hạng", "chương")
