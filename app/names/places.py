"""Where in many target sentences a name may stand: the quick question alignment asks, before anything is paired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from app.names.follow import capital_runs, exceptions, limit, read
from app.names.found import FoundName
from app.names.renderings import initials
from app.text.scripts import plain_apostrophes
from app.text.words import words

_LONGEST = 4  # words of one name


class Runs:
    """The capitalised words of target sentences, one to four in a row, by their first letter."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._by_initial: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, sentence in enumerate(sentences):
            tokens = words(sentence)
            for start, end in capital_runs(tokens, sentence):
                for first in range(start, end + 1):
                    for last in range(first, min(first + _LONGEST, end + 1)):
                        text = sentence[tokens[first].start : tokens[last].end]
                        self._by_initial[text[0].lower()][text].add(number)

    def having(self, name: FoundName) -> set[int]:
        """The numbers of the sentences where some run of words can be read as the name."""
        syllables = name.syllables
        settled = exceptions(name.name, name.kind)
        letters = initials(syllables[0]) if syllables else frozenset()
        found: set[int] = set()
        for letter in letters | {form[0] for form in settled}:
            for text, numbers in self._by_initial.get(letter, {}).items():
                if not numbers <= found and (_reads(name, text) or plain_apostrophes(text).lower() in settled):
                    found |= numbers
        return found


@lru_cache(maxsize=200_000)
def _reads(name: FoundName, text: str) -> bool:
    syllables = name.syllables
    if not syllables or len(text) > 9 * len(syllables) + 4 or len(text) < len(syllables) * 2 - 1:
        return False
    readings = read(syllables, text)
    return bool(readings) and readings[0].cost <= limit(len(syllables))
