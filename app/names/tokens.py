"""A Vietnamese text as the finder of names sees it: syllables with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from app.names.lexicon import Phrase
from app.names.syllables import key_of
from app.text.words import Word, words

_SPACES = (" ", "\u00a0")
_HYPHEN = re.compile(r"[ \u00a0]?[-–‑][ \u00a0]?")
_BEGINS = re.compile(r"(?:^|[.!?…:;]|\n)[\s\"“”«»'‘’(\[\-–—•*+\d./)]*$")


class Tokens:
    """Syllables by number. `folded` are in lower case, `keys` the same for both customs of writing a tone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = words(text)  # with apostrophes inside: H'Hen, Ea H'leo
        composed = [unicodedata.normalize("NFC", word.text) for word in self.words]
        self.folded = [word.casefold() for word in composed]
        self.capital = [word[0].isupper() for word in composed]
        self.acronym = [len(word) > 1 and word.isupper() for word in composed]
        # All in capitals, as bylines and some headlines are: then capitals tell nothing of acronyms.
        shouting = len(composed) > 1 and all(self.acronym[i] or len(word) == 1 for i, word in enumerate(composed))
        self.shouting = shouting
        self._keys: list[str] | None = None

    def __len__(self) -> int:
        return len(self.words)

    @property
    def keys(self) -> list[str]:
        """What names are compared by."""
        if self._keys is None:
            self._keys = [key_of(word.text) for word in self.words]
        return self._keys

    def gap(self, i: int) -> str:
        """What stands between token i − 1 and token i."""
        return self.text[self.words[i - 1].end : self.words[i].start] if i else ""

    def joined(self, i: int) -> bool:
        """Whether only a space parts token i from the one before."""
        return i > 0 and self.gap(i) in _SPACES

    def hyphened(self, i: int) -> bool:
        """Whether a hyphen parts token i from the one before."""
        return i > 0 and _HYPHEN.fullmatch(self.gap(i)) is not None

    def begins_sentence(self, i: int) -> bool:
        """Whether token i has its capital because a sentence begins with it."""
        start = self.words[i].start
        return _BEGINS.search(self.text, max(0, start - 12), start) is not None or start == 0

    def spelled(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`."""
        return self.text[self.words[first].start : self.words[last].end]

    def phrase_from(self, i: int, phrases: Mapping[str, tuple[Phrase, ...]]) -> int:
        """How many tokens from i on are the longest of the phrases; 0 for none."""
        for phrase in phrases.get(self.folded[i], ()):
            end = i + len(phrase)
            if end <= len(self) and tuple(self.folded[i:end]) == phrase and self._in_one(i, end):
                return len(phrase)
        return 0

    def phrase_before(self, i: int, phrases: Mapping[str, tuple[Phrase, ...]]) -> int:
        """How many tokens right before i are the longest of the phrases; 0 for none. The gap before i may be any."""
        for phrase in phrases.get(self.folded[i - 1], ()) if i else ():
            start = i - len(phrase)
            if start >= 0 and tuple(self.folded[start:i]) == phrase and self._in_one(start, i):
                return len(phrase)
        return 0

    def _in_one(self, start: int, end: int) -> bool:
        return all(self.joined(i) for i in range(start + 1, end))
