"""Letters that are not what they look like: decomposed, invisible, garbled, repeated, or digits in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

_BREVE, _DIAERESIS = "\u0306", "\u0308"
_DECOMPOSED = re.compile("[\u0400-\u04ff][\u0306\u0308]")
# Zero-width and direction marks, soft hyphen, byte order mark, control characters. The joiners U+200C and U+200D
# stay inside an emoji.
_INVISIBLE = re.compile(
    "(?:[\u00ad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    "|(?<=[\\w\\s])[\u200c\u200d]|[\u200c\u200d](?=[\\w\\s]))+"
)
# What the bytes 80 to BF are in Windows-1251: each letter of UTF-8 Ukrainian becomes Р or С and one of these.
_HIGH_IN_1251 = bytes(range(0x80, 0xC0)).replace(b"\x98", b"").decode("cp1251")
_GARBLED = re.compile(
    "\ufffd+"
    "|(?:[ÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ]){2,}"  # Ukrainian in UTF-8, read as Western European
    "|Ã[\u0080-\u00bf]|â€|á[»º][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ]|Æ°|Ä‘"  # Vietnamese and quotes, alike
    f"|(?:[РС][{_HIGH_IN_1251}]){{3,}}"  # … read as Cyrillic
    "|(?<=[а-яіїєґ])\\?{2,}(?=[а-яіїєґ])"
)
_GARBLED_MARKS = re.compile("[\ufffdÐÑÃâáÆÄ]|[РС][^а-яіїєґА-ЯІЇЄҐ\\s\\d.,A-Za-z'’ʼ-]|\\?\\?")
_DIGITS = dict(zip("0346", "озчб", strict=True))
_DIGIT_IN_WORD = re.compile(r"[0346](?<=[а-яіїєґ].)[0346]*(?=[а-яіїєґ])")
_TRIPLE = re.compile(r"([а-яіїєґ])\1\1+")


class DecomposedLetter(SegmentCheck):
    """й, ї and their capitals are one character each, not a letter with a combining mark."""

    id = "decomposed-letter"
    label = "Letter in two parts"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if _BREVE not in target and _DIAERESIS not in target:
            return
        for match in _DECOMPOSED.finditer(target):
            whole = unicodedata.normalize("NFC", match.group())
            if len(whole) == 1:
                message = Message.of("«{letter}» is written in two parts: search and sorting miss it", letter=whole)
                yield self.finding(segment, message, target=Span(*match.span()), fix=whole)


class InvisibleCharacter(SegmentCheck):
    """No zero-width space, soft hyphen, direction mark or control character stands in the text unless in the source."""

    id = "invisible-character"
    label = "Invisible character"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target = segment.target
        if target.isprintable():
            return
        for match in _INVISIBLE.finditer(target):
            codes = " ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(match.group()))
            fix = " " if match.group() in "\u2028\u2029\x0b\x0c\x85" else ""
            message = Message.of("Invisible character {codes}", codes=codes)
            yield self.finding(segment, message, target=Span(*match.span()), fix=fix)


class GarbledText(SegmentCheck):
    """The text was read in its own encoding: no replacement characters, no Ð¿Ñ€Ð¸ in place of letters."""

    id = "garbled-text"
    label = "Garbled letters"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _GARBLED_MARKS.search(segment.target) is None:
            return
        for match in _GARBLED.finditer(segment.target):
            if match.group() not in segment.source:
                message = Message.of("«{letters}» is text in a wrong encoding", letters=match.group())
                yield self.finding(segment, message, target=Span(*match.span()))


class DigitInWord(SegmentCheck):
    """No digit stands for a letter inside a word: к0муна, за3начено."""

    id = "digit-in-word"
    label = "Digit inside a word"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _DIGIT_IN_WORD.finditer(segment.target):
            letters = "".join(_DIGITS[digit] for digit in match.group())
            message = Message.of("Digit «{digits}» inside a word", digits=match.group())
            yield self.finding(segment, message, target=Span(*match.span()), fix=letters)


class TripleLetter(SegmentCheck):
    """No letter stands three times in a row inside a word; sounds drawn out (ооо, ммм) may."""

    id = "triple-letter"
    label = "Letter three times"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        for match in _TRIPLE.finditer(segment.target):
            around = segment.target[max(0, match.start() - 1) : match.start()] + segment.target[match.end() :][:1]
            if any(map(str.isalpha, around)):
                message = Message.of("«{letter}» three times in a row", letter=match[1])
                yield self.finding(segment, message, target=Span(*match.span()))
