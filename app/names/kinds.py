"""What a run of capitalised syllables names: a person, a place, something else, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.model import NameKind, Span
from app.names import lexicon
from app.names.found import FoundName
from app.names.runs import LIST_GLUE, LONGEST_PERSON, Run, is_prize
from app.names.syllables import analyse
from app.names.tokens import Tokens
from app.text.scripts import has_vietnamese

_HYPHENS = re.compile(r"\s*[-–‑]\s*")
_TITLE_GAPS = re.compile(r"[ \u00a0]|[:.]? ?[“\"]?")
_ABBREVIATED = re.compile(r"\.[ \u00a0]?")
_QUOTED = re.compile(r"[“\"]")
_INTO_LIST = re.compile(r":[ \u00a0]")


def judged(run: Run, tokens: Tokens, places: Mapping[int, int], before: Sequence[FoundName]) -> FoundName | None:
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


def _may_be_lone(tokens: Tokens, i: int) -> bool:
    """Whether a lone capitalised syllable might be somebody's name: «Chính đã nhận», but not «Chính phủ»."""
    opens = tokens.begins_sentence(i) and tokens.folded[i] in lexicon.words("opener")
    return (
        not opens
        and not is_prize(tokens, i)
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
        return NameKind.INSTITUTION
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
    if not before or not LIST_GLUE.fullmatch(tokens.text[before[-1].span.end : tokens.words[first].start]):
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
