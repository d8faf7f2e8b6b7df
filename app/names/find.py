"""Names in a Vietnamese text.

Vietnamese capitalises every syllable of the name of a person or place, and only the first syllable of each word of an
institution's title. So a run of capitalised syllables is a name unless it belongs to a title or an institution
(`corpora/names/words.tsv`), opens a sentence, or is a lone syllable that nothing explains: no title or head noun
before it, no place in the gazetteer, no person named in full elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.model import NameKind, Span
from app.names import lexicon
from app.names.found import FoundName
from app.names.syllables import analyse
from app.names.tokens import Tokens
from app.text.scripts import has_vietnamese

_LIST_GLUE = re.compile(r"\s*(?:,|;|và|,\s*và|hoặc|hay|cùng)\s+")
_HYPHENS = re.compile(r"\s*[-–‑]\s*")
LONGEST_PERSON = 5  # syllables
_TITLE_GAPS = re.compile(r"[ \u00a0]|[:.]? ?[“\"]?")
_ABBREVIATED = re.compile(r"\.[ \u00a0]?")
_QUOTED = re.compile(r"[“\"]")
_INTO_LIST = re.compile(r":[ \u00a0]")

_PEOPLE_HEADS = frozenset(("tộc", "người", "bào", "tiếng"))

Run = tuple[int, int]  # numbers of the first and the last token


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
    places = _places(tokens)
    offices = _offices(tokens, places)
    found: list[FoundName] = []
    for whole in _runs(tokens, offices):
        for run in _parts(whole, tokens, places):
            name = _judged(run, tokens, places, found)
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


def _places(tokens: Tokens) -> dict[int, int]:
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


def _offices(tokens: Tokens, places: Mapping[int, int]) -> set[int]:
    """The tokens that belong to titles, offices and institutions."""
    phrases = lexicon.by_first_word("common")
    inside = {i for first, last in places.items() for i in range(first, last + 1)}
    masked: set[int] = set()
    people_end = -1
    i = 0
    while i < len(tokens):
        people = _people(tokens, i, listed=i == people_end and _LIST_GLUE.fullmatch(tokens.gap(i)) is not None)
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


def _runs(tokens: Tokens, offices: set[int]) -> Iterator[Run]:
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


def _parts(run: Run, tokens: Tokens, places: Mapping[int, int]) -> Iterator[Run]:
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
    if word in lexicon.words("calling") or _is_prize(tokens, i):
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


def _judged(run: Run, tokens: Tokens, places: Mapping[int, int], before: Sequence[FoundName]) -> FoundName | None:
    first, last = run
    role = _role_before(tokens, first)
    known = places.get(first) == last
    listed = _kind_in_list(tokens, run, before)
    if not known and not _is_native(tokens, first, last, vouched=role in ("place", "title") or listed is not None):
        return None  # a foreign name: transcription rules for Vietnamese say nothing of it
    kind = NameKind.PLACE if known and role != "title" else _kind(run, tokens, role, listed)
    lone = kind is None and first == last and _may_be_lone(tokens, first)
    if kind is None and not lone:
        return None
    span = Span(tokens.words[first].start, tokens.words[last].end)
    name = " - ".join(" ".join(part.split()) for part in _HYPHENS.split(span.of(tokens.text)))
    return FoundName(name, kind or NameKind.PERSON, span, (0, last - first + 1), lone=lone)


def _is_native(tokens: Tokens, first: int, last: int, *, vouched: bool) -> bool:
    """Whether every part is a syllable, or a head word or list vouches for letters no European name has: Akô Dhông."""
    if last + 1 < len(tokens) and tokens.hyphened(last + 1) and not tokens.capital[last + 1]:
        return False  # Kim Sang-sik
    strange = [i for i in range(first, last + 1) if analyse(tokens.words[i].text) is None]
    if not strange or not vouched:
        return not strange
    return any(has_vietnamese(tokens.words[i].text) or "'" in tokens.words[i].text for i in range(first, last + 1))


def _is_prize(tokens: Tokens, i: int) -> bool:
    """«giải Nhất», «huy chương Vàng»: a rank, though it has a capital."""
    return tokens.joined(i) and tokens.folded[i - 1] in ("giải", "hạng", "chương")


def _may_be_lone(tokens: Tokens, i: int) -> bool:
    """Whether a lone capitalised syllable might be somebody's name: «Chính đã nhận», but not «Chính phủ»."""
    opens = tokens.begins_sentence(i) and tokens.folded[i] in lexicon.words("opener")
    return (
        not opens
        and not _is_prize(tokens, i)
        and not _is_compound(tokens, i)
        and analyse(tokens.words[i].text) is not None
    )


def _kind(run: Run, tokens: Tokens, role: str | None, listed: NameKind | None) -> NameKind | None:
    """What kind of name a run is, None where it is none."""
    first, last = run
    if role in ("title", "place"):
        if first == last and (_is_compound(tokens, first) or _QUOTED.search(tokens.gap(first))):
            return None
        return NameKind.PLACE if role == "place" else NameKind.PERSON
    if listed is not None or first == last:
        return listed or _kind_of_one(tokens, first, role)
    if role == "institution":
        return NameKind.OTHER
    return _kind_by_itself(run, tokens)


def _kind_by_itself(run: Run, tokens: Tokens) -> NameKind | None:
    first, last = run
    if tokens.folded[first] in lexicon.words("surname") and last - first < LONGEST_PERSON:
        return NameKind.PERSON
    if last + 1 < len(tokens) and tokens.joined(last + 1) and _is_compound(tokens, last):
        return None
    return NameKind.PLACE if _after_locative(tokens, first) else NameKind.OTHER


def _kind_of_one(tokens: Tokens, i: int, role: str | None) -> NameKind | None:
    """A lone capitalised syllable is a name by itself only where the gazetteer has it (Huế), or after «nhà», «họ»."""
    if role == "dynasty" and tokens.folded[i] in lexicon.words("surname"):
        return NameKind.PERSON
    if tokens.begins_sentence(i) or _is_compound(tokens, i):
        return None
    return NameKind.PLACE if lexicon.is_place(tokens.words[i].text) else None


def _is_compound(tokens: Tokens, i: int) -> bool:
    """Whether token i and the lower-case one after it are one common word: «Sở Nông nghiệp»."""
    if i + 1 >= len(tokens) or tokens.capital[i + 1] or not tokens.joined(i + 1):
        return False
    return (tokens.folded[i], tokens.folded[i + 1]) in lexicon.compounds()


def _after_locative(tokens: Tokens, i: int) -> bool:
    return tokens.joined(i) and tokens.folded[i - 1] in lexicon.words("locative")


def _role_before(tokens: Tokens, i: int) -> str | None:
    """What the words right before say of a name: title, place or institution; the longest phrase decides."""
    if i == 0:
        return None
    gap = tokens.gap(i)
    best, longest = None, 0
    for role in ("title", "place", "institution", "dynasty", "byline"):
        length = tokens.phrase_before(i, lexicon.by_last_word(role))
        if length > longest and _may_part(gap, tokens, i, role) and not _is_half_a_word(tokens, i, length):
            best, longest = role, length
    return "title" if best == "byline" else best


def _is_half_a_word(tokens: Tokens, i: int, length: int) -> bool:
    """Whether a head word of one syllable is only the end of another word: «tuyên bố Mỹ»."""
    return length == 1 and tokens.joined(i - 1) and (tokens.folded[i - 2], tokens.folded[i - 1]) in lexicon.compounds()


def _may_part(gap: str, tokens: Tokens, i: int, role: str) -> bool:
    """Whether what stands between a head word and a name still joins them: a space, «TP. », «các xã: », «xã “»."""
    if _INTO_LIST.fullmatch(gap):
        return role in ("place", "byline") or tokens.folded[i - 1] in ("chí", "ông", "bà")
    if _ABBREVIATED.fullmatch(gap):
        return tokens.capital[i - 1] and len(tokens.words[i - 1].text) <= 4
    return role != "byline" and _TITLE_GAPS.fullmatch(gap) is not None and ":" not in gap


def _kind_in_list(tokens: Tokens, run: Run, before: Sequence[FoundName]) -> NameKind | None:
    """In «các xã: Lộc Bình, Khuất Xá và Na Dương» each name is what the one before it is.

    A lone syllable counts only in a list of places and with no word after it: what follows a person and a comma
    is most often his post («Vũ Thị Thảo, Hiệu trưởng nhà trường»).
    """
    first, last = run
    if not before or not _LIST_GLUE.fullmatch(tokens.text[before[-1].span.end : tokens.words[first].start]):
        return None
    kind = before[-1].kind
    if first == last and kind is NameKind.PERSON:
        dynasties = {before[-1].name.casefold(), tokens.folded[first]} <= lexicon.words("surname")
        return kind if dynasties else None
    if first == last and (kind is not NameKind.PLACE or _word_follows(tokens, last)):
        return None
    return kind


def _word_follows(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.joined(i + 1) and tokens.folded[i + 1] != "và"
