"""Which Ukrainian words usually answer which Vietnamese ones: a lexicon of statistics, learned from pairs of sentences.

    known = lexicon.load()                              # the one shipped under corpora/lexicon
    known.answers("chính phủ")                          # {"уряд": 0.74, …}: strengths from 0 to 1
    known.explained("Chính phủ họp", "Уряд засідав")    # for each word of either side, how well the other explains it
    known.coverage("Chính phủ họp", "Уряд засідав")     # the same as one share a side, 0 to 1

The Vietnamese side is counted in syllables and pairs of neighbouring syllables («chính phủ»), the Ukrainian side in
stems: words cut after four to six letters, which takes most endings off without a dictionary. A strength is the
geometric mean of the two probabilities a translation model gives (stem for item, item for stem); it is no probability
itself, and low for words with many translations. Words the lexicon has never met are neither explained nor missed.

A lexicon is learned by `app.text.learning`. To read one from elsewhere: `Lexicon.read(path)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from app import corpora
from app.errors import InputError
from app.text.scripts import is_cyrillic, plain_apostrophes
from app.text.words import Word, syllables, words

PERCENT = 100  # strengths are kept in hundredths
RAREST = 17  # bits; what has never been met counts as this rare
COMMONEST = 1
_LATE_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$")  # hoà, hoè, thuý: written hòa, hòe, thúy as well
_JOINED = re.compile(r"[ \u00a0-]")


@dataclass(frozen=True, slots=True)
class Item:
    """A syllable or a pair of neighbours in a Vietnamese text; `first` and `last` number the syllables it spans."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Explained:
    """A word and how well the other side explains it: 0 not at all, 1 fully. `rarity` in bits, 1 to 17."""

    word: Word
    strength: float
    rarity: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which share of either side the other explains, 0 to 1, rare words counting for more; 1 where nothing is known."""

    source: float
    target: float


class Lexicon:
    """Strengths of pairs (Vietnamese item, Ukrainian stem) and how rare each is."""

    def __init__(self, rows: Mapping[str, str], rarity: Mapping[str, float]) -> None:
        """`rows` holds an item's answers as «stem hundredths stem hundredths»; they are taken apart when asked for."""
        self._rows = rows
        self._rarity = rarity
        self._read: dict[str, dict[str, float]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, item_or_stem: object) -> bool:
        """Whether it has an answer."""
        return item_or_stem in self._rarity

    @classmethod
    def read(cls, path: Path) -> Lexicon:
        """A lexicon from its file; InputError where that is none."""
        rows: dict[str, str] = {}
        rarity: dict[str, float] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line or line.startswith("#"):
                continue
            try:
                word, bits, answers = line.split("\t")
                rarity[word] = int(bits)
            except ValueError:
                raise InputError(f"{path}, line {number}: a word, its rarity and its answers are wanted") from None
            if answers:
                rows[word] = answers
        return cls(rows, rarity)

    @classmethod
    def of(cls, strengths: Mapping[str, Mapping[str, float]], rarity: Mapping[str, float]) -> Lexicon:
        """A lexicon from its figures; strengths become hundredths, rarities whole bits, words without answers go."""
        rows: dict[str, str] = {}
        answered: set[str] = set()
        for item, answers in strengths.items():
            hundredths = {stem: round(strength * PERCENT) for stem, strength in answers.items()}
            best = sorted((pair for pair in hundredths.items() if pair[1]), key=lambda pair: (-pair[1], pair[0]))
            if best:
                rows[item] = " ".join(f"{stem} {strength}" for stem, strength in best)
                answered.update(stem for stem, _ in best)
        bits = {word: min(RAREST, max(COMMONEST, round(rarity.get(word, RAREST)))) for word in {*rows, *answered}}
        return cls(rows, bits)

    def write(self, path: Path, header: Iterable[str] = ()) -> None:
        """As a file that `read` takes; lines of the header stand above, behind «#»."""
        lines = [f"# {line}".rstrip() for line in header]
        lines += [f"{word}\t{bits:.0f}\t{self._rows.get(word, '')}" for word, bits in sorted(self._rarity.items())]
        path.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")

    def answers(self, item: str) -> Mapping[str, float]:
        """The stems that answer a syllable or a pair («chính phủ», as `items` gives them), each with its strength."""
        found = self._read.get(item)
        if found is None:
            parts = self._rows.get(item, "").split(" ")
            pairs = zip(parts[::2], parts[1::2], strict=False)
            found = self._read[item] = {stem: int(strength) / PERCENT for stem, strength in pairs}
        return found

    def known(self, items: set[str]) -> set[str]:
        """Those of many items that have answers: quicker than asking for each."""
        return {item for item in items if item in self._rows}

    def rarity(self, item_or_stem: str) -> float:
        """How rare it is in sentences, in bits (−log₂ of its share of all words): 1 to 17, unknown words 17."""
        return self._rarity.get(item_or_stem, RAREST)

    def explained(self, source: str, target: str) -> tuple[list[Explained], list[Explained]]:
        """The words of either side that the lexicon has answers for, each with the strength of the best one met."""
        here, there = syllables(source), words(target)
        keys = [stem(word.text) for word in there]
        best_there = dict.fromkeys(keys, 0.0)
        best_here = [0.0] * len(here)
        bits: list[float] = [0.0] * len(here)
        for item in items_of(source, here):
            answers = self.answers(item.text)
            met = [answer for answer in answers if answer in best_there]
            for answer in met:
                best_there[answer] = max(best_there[answer], answers[answer])
            for at in range(item.first, item.last + 1) if answers else ():
                best_here[at] = max(best_here[at], *(answers[answer] for answer in met), 0.0)
                bits[at] = self.rarity(item.text) if not bits[at] else min(bits[at], self.rarity(item.text))
        return (
            [Explained(*one) for one in zip(here, best_here, bits, strict=True) if one[2]],
            [
                Explained(word, best_there[key], self.rarity(key))
                for word, key in zip(there, keys, strict=True)
                if key in self._rarity
            ],
        )

    def coverage(self, source: str, target: str) -> Coverage:
        """How much of each side the other explains. A fair translation reaches some 0.3, never 1."""
        shares = [
            sum(one.strength * one.rarity for one in side) / sum(one.rarity for one in side) if side else 1.0
            for side in self.explained(source, target)
        ]
        return Coverage(shares[0], shares[1])


@cache
def load() -> Lexicon:
    """The lexicon shipped with the program."""
    return Lexicon.read(corpora.lexicon())


def items(text: str) -> list[Item]:
    """The syllables of a Vietnamese text and the pairs that stand side by side, as a lexicon has them."""
    return items_of(text, syllables(text))


def items_of(text: str, found: list[Word]) -> list[Item]:
    """The same where the syllables are known."""
    keys = [folded(word.text) for word in found]
    made = [Item(key, at, at) for at, key in enumerate(keys)]
    made += [
        Item(f"{keys[at]} {keys[at + 1]}", at, at + 1)
        for at in range(len(keys) - 1)
        if _JOINED.fullmatch(text, found[at].end, found[at + 1].start)
    ]
    return made


def stems(text: str) -> list[str]:
    """The stems of the Cyrillic words of a Ukrainian text, in order."""
    return [stem(word.text) for word in words(text) if is_cyrillic(word.text)]


@lru_cache(maxsize=50_000)
def folded(syllable: str) -> str:
    """A syllable in lower case, composed, with its tone where the older spelling puts it (hòa for hoà)."""
    plain = unicodedata.normalize("NFC", syllable).casefold()
    late = _LATE_TONE.search(plain)
    if late is None:
        return plain
    apart = unicodedata.normalize("NFD", late[0])  # o, a, tone
    return plain[: late.start()] + unicodedata.normalize("NFC", apart[0] + apart[2] + apart[1])


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A Ukrainian word in lower case, cut after 4 letters (up to 6), 5 (up to 8) or 6."""
    plain = unicodedata.normalize("NFC", plain_apostrophes(word)).casefold()
    return plain[: 4 if len(plain) <= 6 else 5 if len(plain) <= 8 else 6]
