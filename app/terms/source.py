"""Vietnamese terms in a text: the longest first, by syllables, whatever the capitals and the tone's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from app.model import Concept, Span
from app.names.syllables import key_of
from app.text.words import Word

_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")  # a syllable or a number: «chính quyền địa phương 2 cấp»
COMMA = ","  # within a term: «quốc phòng, an ninh»
_JOINING = re.compile(r"\s*[-–—‑&]?\s*")
_LISTING = re.compile(r"\s*,\s+")
# A term does not begin with the second half of one of these: «cơ sở tài chính» is no Department of Finance.
_PAIRS = (
    "cơ sở, trụ sở, cán bộ, đảng bộ, toàn bộ, nội bộ, cục bộ, tiến bộ, xã hội, đại hội, cơ hội, hiệp hội, quốc hội, "
    "thường vụ, bộ đội, phân bộ, liên bộ, quân đoàn, tập đoàn, công ủy, bí thư, khối đảng"
)


@dataclass(slots=True)
class _Node:
    """A step into terms that begin alike; `concept` where one ends here."""

    steps: dict[str, _Node] = field(default_factory=dict)
    concept: str = ""


class Found(NamedTuple):
    """A concept and where one of its terms stands."""

    concept: str
    span: Span


class SourceTerms:
    """The Vietnamese terms of concepts, ready to be found."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._root = _Node()
        self._bound = {tuple(map(key_of, pair.split())) for pair in _PAIRS.split(", ")}
        for concept in concepts:
            for term in concept.vietnamese:
                self._add(term, concept.id)

    def find(self, text: str) -> Iterator[Found]:
        """The concepts named in a text, in order; of two terms at one place the longer."""
        words = _tokens(text)
        keys = [_key(word.text) for word in words]
        at = 0
        while at < len(words):
            if keys[at] not in self._root.steps and words[at].text not in self._root.steps:
                at += 1
                continue
            end, concept = self._longest(text, words, keys, at)
            if concept and not self._is_bound(words, keys, at):
                yield Found(concept, Span(words[at].start, words[end - 1].end))
                at = end
            else:
                at += 1

    def _longest(self, text: str, words: list[Word], keys: list[str], start: int) -> tuple[int, str]:
        node, best, found = self._root, start, ""
        for at in range(start, len(words)):
            if at > start:
                between = text[words[at - 1].end : words[at].start]
                step = _step(node, between)
                if step is None:
                    break
                node = step
            following = node.steps.get(words[at].text) if words[at].text.isupper() else None
            following = following or node.steps.get(keys[at])
            if following is None:
                break
            node = following
            if node.concept:
                best, found = at + 1, node.concept
        return best, found

    def _is_bound(self, words: list[Word], keys: list[str], at: int) -> bool:
        return at > 0 and not words[at].capital and (keys[at - 1], keys[at]) in self._bound

    def _add(self, term: str, concept: str) -> None:
        node, before = self._root, None
        for word in _tokens(term):
            if before is not None and "," in term[before.end : word.start]:
                node = node.steps.setdefault(COMMA, _Node())
            acronym = len(word.text) > 1 and word.text.isupper()
            node = node.steps.setdefault(word.text if acronym else _key(word.text), _Node())
            before = word
        if before is not None and not node.concept:
            node.concept = concept


def _tokens(text: str) -> list[Word]:
    return [Word(match.group(), match.start()) for match in _TOKEN.finditer(text)]


def _step(node: _Node, between: str) -> _Node | None:
    """Where what stands between two syllables leads: on, over a comma of the term, or out."""
    if between == " " or _JOINING.fullmatch(between):
        return node
    return node.steps.get(COMMA) if _LISTING.fullmatch(between) else None


@lru_cache(maxsize=50_000)
def _key(syllable: str) -> str:
    return key_of(syllable)
