"""A source and its translation taken apart once, for every detector to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from app.model import Mention, Span
from app.names.find import find
from app.names.follow import follow
from app.names.syllables import analyse
from app.scores.risk.cognates import likeness
from app.text import lexicon
from app.text.numbers import Number, numbers
from app.text.numbers.measures import is_converted
from app.text.scripts import has_vietnamese, is_cyrillic, is_latin
from app.text.words import Word, syllables, words

ALIKE = 0.75  # a likeness of sounds from which on a name is taken to explain another
SHORTEST_NAME = 3  # letters
_UNKNOWN = 9.0  # bits given to a word that no statistics know
_ADDRESS = re.compile(r"\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\b")
_BEGINS = re.compile(r"(?:^|[.!?…:]|[–—])[\s«“„\"'’(]*$")


class Side:
    """One text of a pair: its words, how rare each is (in bits), and how well the other side explains it (0 to 1)."""

    def __init__(self, text: str, tokens: Sequence[Word], keys: Sequence[str], known: lexicon.Lexicon) -> None:
        self.text = text
        self.words = tokens
        self.keys = keys
        self.rarity = [known.rarity(key) if key in known else _UNKNOWN for key in keys]
        self.known = [key in known for key in keys]
        self.explained = [0.0] * len(tokens)

    def explain(self, at: int, strength: float) -> None:
        """Word `at` is explained by at least so much."""
        self.explained[at] = max(self.explained[at], strength)

    @cached_property
    def names(self) -> list[int]:
        """Words with a capital that does not come from the beginning of a sentence."""
        return [
            at
            for at, word in enumerate(self.words)
            if word.capital and len(word.text) >= SHORTEST_NAME and not _BEGINS.search(self.text[: word.start][-8:])
        ]

    @property
    def share(self) -> float:
        """How much of the side is explained, by rarity; 1 where there is nothing to explain."""
        whole = sum(self.rarity)
        return sum(a * b for a, b in zip(self.rarity, self.explained, strict=True)) / whole if whole else 1.0


class Pair:
    """A source, its translation and the Vietnamese names followed from one to the other (found here if not given)."""

    def __init__(self, source: str, target: str, mentions: Iterable[Mention] | None = None) -> None:
        self.source_text, self.target_text = source, target
        self._given = mentions
        known = lexicon.load()
        here, there = syllables(source), words(target)
        self.source = Side(source, here, [lexicon.folded(word.text) for word in here], known)
        self.target = Side(target, there, [lexicon.stem(word.text) for word in there], known)
        self._by_lexicon(known)
        self._by_letters()
        self._by_mentions()
        self.likeness = self._by_sound()

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Vietnamese names and where they stand in the translation."""
        if self._given is not None:
            return tuple(self._given)
        return tuple(follow(find(self.source_text), self.target_text))

    @cached_property
    def numbers(self) -> tuple[list[Number], list[Number]]:
        """The numbers of either side."""
        return numbers(self.source_text, "vi"), numbers(self.target_text, "uk")

    @property
    def texts_to_compare(self) -> tuple[str, str]:
        """Both texts; without measures where one is told in another unit (5 dặm, 8 км): its digits must differ."""
        here, there = self.numbers
        values = {value for number in there for value in number.values}
        if any(is_converted(one, there) for one in here if not one.values & values):
            return _without_measures(self.source_text, here), _without_measures(self.target_text, there)
        return self.source_text, self.target_text

    @cached_property
    def left(self) -> list[int]:
        """Words of the target that were left in Vietnamese: by their letters, or in lower case in the source too."""
        plain = _ADDRESS.sub(" ", self.source_text)
        copied = {word.text for word in syllables(plain) if word.text.islower() and len(word.text) > 1}
        return [
            at
            for at, word in enumerate(self.target.words)
            if is_latin(word.text)
            and (has_vietnamese(word.text) or word.text in copied)
            and analyse(word.text) is not None
        ]

    def _by_lexicon(self, known: lexicon.Lexicon) -> None:
        places: dict[str, list[int]] = {}
        for at, key in enumerate(self.target.keys):
            places.setdefault(key, []).append(at)
        for item in lexicon.items_of(self.source_text, list(self.source.words)):
            for answer, given in known.answers(item.text).items():
                strength = min(1.0, 2 * given) ** 0.5
                for there in places.get(answer, ()):
                    self.target.explain(there, strength)
                    for here in range(item.first, item.last + 1):
                        self.source.explain(here, strength)

    def _by_letters(self) -> None:
        """A Latin word that was copied explains itself."""
        here: dict[str, list[int]] = {}
        for at, word in enumerate(self.source.words):
            here.setdefault(word.text.casefold(), []).append(at)
        for at, word in enumerate(self.target.words):
            if len(word.text) > 1 and is_latin(word.text) and at not in self.left:
                for part in syllables(word.text):
                    for same in here.get(part.text.casefold(), ()):
                        self.source.explain(same, 1.0)
                        self.target.explain(at, 1.0)

    def _by_mentions(self) -> None:
        for mention in self.mentions:
            if mention.source_span is None or mention.target_span is None:
                continue
            for side, span in ((self.source, mention.source_span), (self.target, mention.target_span)):
                for at, word in enumerate(side.words):
                    if Span(word.start, word.end).overlaps(span):
                        side.explain(at, 1.0)

    def _by_sound(self) -> tuple[dict[int, float], dict[int, float]]:
        """For each name of either side how alike the most alike name over there sounds."""
        here = [at for at, word in enumerate(self.source.words) if word.capital and len(word.text) >= SHORTEST_NAME]
        there = [
            at
            for at, word in enumerate(self.target.words)
            if word.capital and len(word.text) >= SHORTEST_NAME and is_cyrillic(word.text)
        ]
        alike: tuple[dict[int, float], dict[int, float]] = dict.fromkeys(here, 0.0), dict.fromkeys(there, 0.0)
        for i in here:
            for j in there:
                value = likeness(self.source.words[i].text, self.target.words[j].text)
                alike[0][i] = max(alike[0][i], value)
                alike[1][j] = max(alike[1][j], value)
        for side, values in zip((self.source, self.target), alike, strict=True):
            for at, value in values.items():
                if value >= ALIKE:
                    side.explain(at, value)
        return alike


def _without_measures(text: str, found: Sequence[Number]) -> str:
    letters = list(text)
    for number in found:
        if number.amount is not None:
            letters[number.span.start : number.span.end] = " " * (number.span.end - number.span.start)
    return "".join(letters)
