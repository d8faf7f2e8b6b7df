"""What two sentences of different languages share: numbers by value, names across scripts, words of one script.

Words for numbers (mười hai) are left to the lexicon: reading them here too took time and made pairs no better.

An item that stands in few sentences says more than one that stands in many, so each weighs by its rarity.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from app.model import Sentence
from app.names.find import find_all
from app.names.found import FoundName
from app.names.places import Runs
from app.text.meaning import Meaning
from app.text.numbers import Number, Value
from app.text.numbers.digits import digits
from app.text.numbers.numerals import roman
from app.text.scripts import plain_apostrophes

if TYPE_CHECKING:
    from app.text.meaning import Vectors

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]*[A-Za-z0-9]")
_CODE = re.compile(r"[0-9&]")
_MARKS = {"?": "?", "!": "!", "…": "…", "“": "«", "«": "«", '"': "«", "(": "(", ":": ":", ";": ";"}
_COMMON = 10_000  # pairs of sentences; what so many share tells none of them apart, and would fill the memory
_NUMBER, _NAME, _WORD, _MARK = 1.1, 1.5, 1.5, 0.5
_MEANING, _NEARER = 1.5, 0.02  # cosines of other sentences of one article differ by so little
_ALONE = 0.4  # share of the weight of what nothing answers anywhere: it tells little


class Evidence:
    """For a source and a target: what each pair of sentences shares, and how much each sentence has to share."""

    def __init__(
        self,
        source: Sequence[Sentence],
        target: Sequence[Sentence],
        langs: tuple[str, str],
        near: Meaning | None = None,
    ) -> None:
        self.shared: dict[tuple[int, int], float] = defaultdict(float)
        self.own: tuple[list[float], list[float]] = ([0.0] * len(source), [0.0] * len(target))
        texts = [one.text for one in source], [one.text for one in target]
        self._add_numbers(texts, langs)
        self._add_items([[_latin(text) for text in side] for side in texts], _WORD)
        self._add_items([[_marks(text) for text in side] for side in texts], _MARK)
        if langs == ("vi", "uk"):
            self._add_names(*texts)
        if near is not None and source and target:
            self._add_meaning(near.vectors(texts[0]), near.vectors(texts[1]))

    def _add_numbers(self, texts: tuple[list[str], list[str]], langs: tuple[str, str]) -> None:
        found = [
            [[*digits(plain_apostrophes(text), lang), *roman(text)] for text in side]
            for side, lang in zip(texts, langs, strict=True)
        ]
        self._add_items([[_values(sentence) for sentence in side] for side in found], _NUMBER)

    def _add_items(self, sides: Sequence[Sequence[set[str] | set[Value]]], weight: float) -> None:
        where: tuple[dict[str | Value, list[int]], ...] = (defaultdict(list), defaultdict(list))
        for places, sentences in zip(where, sides, strict=True):
            for number, items in enumerate(sentences):
                for item in items:
                    places[item].append(number)
        for item in {*where[0], *where[1]}:
            self._link(where[0].get(item, []), where[1].get(item, []), weight)

    def _add_names(self, source: list[str], target: list[str]) -> None:
        runs = Runs(target)
        by_name: dict[str, tuple[FoundName, list[int]]] = {}
        for number, names in enumerate(find_all(source)):
            for name in names:
                by_name.setdefault(f"{name.name} {name.part}", (name, []))[1].append(number)
        for name, here in by_name.values():
            self._link(sorted(set(here)), sorted(runs.having(name)), _NAME)

    def _add_meaning(self, here: Vectors, there: Vectors) -> None:
        """Two sentences that are nearest to each other, by some way, share what names do."""
        cosines = here @ there.T
        for i, j in enumerate(cosines.argmax(axis=1).tolist()):
            others = np.concatenate([np.delete(cosines[i], j), np.delete(cosines[:, j], i)])
            if cosines[i, j] - others.max(initial=-1.0) >= _NEARER:
                self._link([i], [j], _MEANING)

    def _link(self, here: Sequence[int], there: Sequence[int], weight: float) -> None:
        """One item stands in these sentences of either side."""
        if not here or not there:
            for side, places in enumerate((here, there)):
                for number in places:
                    self.own[side][number] += weight * _ALONE
            return
        if len(here) * len(there) > _COMMON:
            return
        rarity = weight / math.sqrt(max(len(here), len(there)))
        for side, places in enumerate((here, there)):
            for number in places:
                self.own[side][number] += rarity
        for i in here:
            for j in there:
                self.shared[i, j] += rarity


def _values(found: Iterable[Number]) -> set[Value]:
    return {value for number in found for value in number.values}


def _latin(text: str) -> set[str]:
    return {word for word in _LATIN.findall(text) if word.isupper() or _CODE.search(word)}


def _marks(text: str) -> set[str]:
    return {meaning for mark, meaning in _MARKS.items() if mark in text}
