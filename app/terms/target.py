"""Ukrainian terms in a text, in any case and number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from app.model import Span
from app.terms.stems import adjective_ending, stems, without_ending
from app.text.words import Word, words

_BETWEEN = re.compile(r"[\s\-–—‑«»“”\"„’]*,?\s*")


class Spot(NamedTuple):
    """Where a term was found in a target."""

    form: str
    span: Span


class Read:
    """A target made ready: its words, and where each stem stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text)
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            for stem in stems(word.text):
                self._where[stem].append(at)

    def find(self, form: str) -> Iterator[Spot]:
        """Every place of one term, given in its dictionary form."""
        wanted = parts(form)
        if not wanted:
            return
        for start in sorted({at for stem in wanted[0] for at in self._where.get(stem, ())}):
            if self._is_at(start, wanted):
                yield Spot(form, self.span(start, start + len(wanted)))

    def resembling(self, form: str) -> Iterator[Spot]:
        """Places that differ from a term of several words in one adjective: «обласний комітет» for «провінційний».

        The form given is that of the place, made from the term's own.
        """
        wanted, own = parts(form), words(form)
        if len(wanted) < 2:
            return
        for start in range(len(self.words) - len(wanted) + 1):
            there = self.words[start : start + len(wanted)]
            odd = [at for at, word in enumerate(there) if wanted[at].isdisjoint(stems(word.text))]
            if len(odd) == 1 and self._is_joined(start, len(wanted)):
                other = _as_adjective(own[odd[0]].text, there[odd[0]].text)
                if other:
                    changed = form[: own[odd[0]].start] + other + form[own[odd[0]].end :]
                    yield Spot(changed, self.span(start, start + len(wanted)))

    def span(self, start: int, end: int) -> Span:
        """The place of these words, the end not counted."""
        return Span(self.words[start].start, self.words[end - 1].end)

    def _is_at(self, start: int, wanted: tuple[frozenset[str], ...]) -> bool:
        if start + len(wanted) > len(self.words):
            return False
        there = self.words[start : start + len(wanted)]
        same = all(not part.isdisjoint(stems(word.text)) for part, word in zip(wanted, there, strict=True))
        return same and self._is_joined(start, len(wanted))

    def _is_joined(self, start: int, count: int) -> bool:
        pairs = zip(self.words[start : start + count - 1], self.words[start + 1 : start + count], strict=True)
        return all(_BETWEEN.fullmatch(self.text, left.end, right.start) for left, right in pairs)


@lru_cache(maxsize=20_000)
def parts(form: str) -> tuple[frozenset[str], ...]:
    """The stems of each word of a term."""
    return tuple(stems(word.text) for word in words(form))


def _as_adjective(own: str, other: str) -> str:
    """Another adjective in the form of the term's own: «обласної» beside «провінційний» is «обласний»."""
    ending = adjective_ending(own)
    if not adjective_ending(other) or not _is_adjective(own) or not _is_adjective(other):
        return ""
    stem = without_ending(other.lower())
    return (stem[:1].upper() + stem[1:] if own[:1].isupper() else stem) + ending


def _is_adjective(word: str) -> bool:
    """Whether what is left without the ending ends as adjectives do; few nouns do."""
    return re.search(r"(?:[сцз]ьк|н|[еоії]в)$", without_ending(word.lower())) is not None


def in_case(written: str, form: str, new: str) -> str | None:
    """`new` in the case that `form` is written in, or None where that cannot be known.

    It can where both have as many words, and each word of the new term is the old one or an adjective for an
    adjective: «обласного комітету партії» → «провінційного комітету партії».
    """
    there, old, wanted = words(written), words(form), words(new)
    if not len(there) == len(old) == len(wanted):
        return None
    text, shift = written, 0
    for at, word in enumerate(there):
        put = _word_in_case(word, old[at].text, wanted[at].text)
        if put is None:
            return None
        text = text[: word.start + shift] + put + text[word.end + shift :]
        shift += len(put) - len(word.text)
    return text


def _word_in_case(written: Word, old: str, new: str) -> str | None:
    if not stems(old).isdisjoint(stems(new)):
        return written.text
    ending = adjective_ending(written.text)
    if not ending or not (old.endswith(("ий", "а", "е", "і")) and _is_adjective(old) and _is_adjective(new)):
        return None
    put = without_ending(new.lower()) + ending
    return put[:1].upper() + put[1:] if written.capital else put
