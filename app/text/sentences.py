"""Paragraphs and sentences of Vietnamese and Ukrainian prose."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator

from app.model import Sentence

UNITS = ("sentence", "paragraph", "line")

# After these a full stop ends nothing: a name, a number or a place follows.
_LEADING = {
    "vi": frozenset("tp tx tt p q h pgs gs ts ths bs ks cn th.s nsnd nsưt st mr mrs ms dr đ đ/c số".split()),
    "uk": frozenset(
        "ім вул просп пров бульв пл м с смт обл р-н проф акад доц ред заст див напр пор св гр п пп тов".split()
    ),
}
# After these it ends the sentence only where a new one plainly begins.
_CLOSING = {
    "vi": frozenset("v.v vv tr".split()),
    "uk": frozenset("р рр ст тис млн млрд трлн грн дол год хв с ін т.д т.п д кв куб км м см".split()),
}
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"”»’')\]]*)(?P<gap>\s+)(?=(?P<next>\S+))")
_WORD_BEFORE = re.compile(r"[^\s(«“\"]+$")
_INITIAL = re.compile(r"^[^\W\d_]$")
_STARTS = re.compile(r"[\"“„«'‘(\[]*(?:[-–—•]\s*)?[\"“„«'‘(\[]*(?:\d|[^\W\d_])")
_TERMINAL = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_LINE_WIDTHS = range(45, 101)  # of text that an editor or a mail program wrapped


def units(text: str, lang: str, unit: str = "sentence") -> list[Sentence]:
    """The text cut into sentences, paragraphs or lines, none of them empty; ValueError for another unit."""
    if unit not in UNITS:
        raise ValueError(f"{unit!r} is no unit; use {', '.join(UNITS)}")
    if unit == "line":
        lines = [line.strip() for line in text.split("\n")]
        return [Sentence(line, number) for number, line in enumerate(lines) if line]
    if unit == "paragraph":
        return [Sentence(text, number) for number, text in enumerate(paragraphs(text))]
    return sentences(text, lang)


def paragraphs(text: str) -> list[str]:
    """The paragraphs: a line each, as such articles are written, or blocks of lines where lines were wrapped."""
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n", text)]
    lines = [line.strip() for block in blocks for line in block if line.strip()]
    if not _is_wrapped([[line for line in block if line.strip()] for block in blocks]):
        return lines
    return [" ".join(line.strip() for line in block if line.strip()) for block in blocks if "".join(block).strip()]


def sentences(text: str, lang: str) -> list[Sentence]:
    """Every sentence with the number of its paragraph, counted from 0."""
    return [
        Sentence(sentence, number)
        for number, paragraph in enumerate(paragraphs(text))
        for sentence in split(paragraph, lang)
    ]


def split(paragraph: str, lang: str) -> list[str]:
    """The sentences of one paragraph; their words together are the paragraph's."""
    cuts = [0, *_cuts(paragraph, lang), len(paragraph)]
    parts = (paragraph[start:end].strip() for start, end in itertools.pairwise(cuts))
    return [part for part in parts if part]


def _cuts(text: str, lang: str) -> Iterator[int]:
    depth_checked = 0
    for match in _END.finditer(text):
        if _ends(text, match, lang) and not _inside_brackets(text[depth_checked : match.end("close")]):
            depth_checked = match.start("gap")
            yield match.start("gap")


def _ends(text: str, match: re.Match[str], lang: str) -> bool:
    following = match["next"]
    letter = next((letter for letter in following if letter.isalnum()), "")
    if not _STARTS.match(following) and not re.match(r"[-–—•]$", following):
        return False
    if letter and letter.islower():
        return False
    if match["mark"] != ".":
        # An ellipsis inside a list («…, hồi… Tràng Định») is followed by a capital too seldom to bother.
        return True
    before = _WORD_BEFORE.search(text[: match.start("mark")])
    word = before.group() if before else ""
    if _INITIAL.match(word) and word.isupper() and not match["close"]:
        return False
    if word.lower() in _LEADING.get(lang, ()):
        return False
    return not (word.lower() in _CLOSING.get(lang, ()) and letter.isdigit())


def _inside_brackets(text: str) -> bool:
    return text.count("(") > text.count(")")


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines were broken by width: several to a block, of like length, ending in mid-sentence."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 4:
        return False
    open_ended = sum(_TERMINAL.search(line) is None for line in inner)
    return open_ended * 3 >= len(inner) * 2 and int(statistics.median(map(len, inner))) in _LINE_WIDTHS
