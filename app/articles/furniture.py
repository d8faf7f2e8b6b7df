"""Page furniture copied along with an article: source credits, comment counters, share bars, related news.

A line goes only if the whole of it has such a form, as `app.articles.forms` lists them; a sentence of the
article is never touched, whatever word it begins with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from urllib.parse import urlsplit

from app.articles import forms

LONGEST = 160  # characters of a line of furniture; the address of a source credit not counted
LONGEST_HEADLINE = 200
MOST_HEADLINES = 15  # in a list of related news

_DECORATION = re.compile(r"^[\s•·»›>▶►▪■□|*#★☆✓📷🔗👍👁💬🖨📌🔊]+|[\s•·»›|*]+$")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')]*$")
_URL = re.compile(r"https?://[^\s<>\"«»“”]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?<![\w@./-])(?:[\w-]+\.)+[a-z]{2,}/[^\s<>\"«»“”]+", re.IGNORECASE)


@cache
def _compiled(forms_: str) -> re.Pattern[str]:
    """Compiled when first asked for: that takes 30 ms, and an open project needs none of it."""
    return re.compile(forms_, re.IGNORECASE)


def _any_of(patterns: Iterable[str]) -> Callable[[str], bool]:
    forms_ = "|".join(f"(?:{form})" for form in patterns)
    return lambda line: _compiled(forms_).fullmatch(line) is not None


_anywhere = _any_of(forms.ANYWHERE)
_only_at_an_end = _any_of(forms.AT_AN_END)
_related_heading = _any_of((rf"(?:{forms.RELATED}|{forms.READ_MORE})\s*:?",))
_read_more = _any_of((rf"{forms.READ_MORE}\s*:\s*.{{1,{LONGEST_HEADLINE}}}",))
_credit = re.compile(rf"\(?{forms.SOURCE}\s*(?:[:—–-]|(?=https?://))", re.IGNORECASE)
_credit_alone = _any_of((rf"\(?{forms.SOURCE}\s*:?",))


def _at_an_end(line: str) -> bool:
    return _anywhere(line) or _only_at_an_end(line)


def split(paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paragraphs that are text and the lines that are furniture, both in the order of the text.

    A paragraph may have several lines; one that loses all of them is gone, every other line stays letter by
    letter, empty ones too.
    """
    lines = [(owner, line) for owner, text in enumerate(paragraphs) for line in text.split("\n")]
    taken = _furniture([_plain(line) for _, line in lines])
    kept: dict[int, list[str]] = {}
    for number, (owner, line) in enumerate(lines):
        if number not in taken:
            kept.setdefault(owner, []).append(line)
    return ["\n".join(some) for some in kept.values()], [lines[number][1] for number in sorted(taken)]


def source_address(lines: Iterable[str]) -> str | None:
    """The http(s) address of the page that a credit such as «Джерело: https://…» names, or None.

    The last credit counts: those further up belong to pictures. An address on the line after the words counts
    too, and one without https:// if it leads to a page and not only to a site.
    """
    found = None
    before = ""
    for line in map(_plain, lines):
        if credit := _credit.match(line):
            found = _address_in(line[credit.end() :]) or found
        elif before and _credit_alone(before):
            found = _address_in(line) or found
        before = line or before
    return found


def is_credit(line: str) -> bool:
    """Whether a line names a source: «Джерело: …», «Nguồn: …»."""
    return _credit.match(_plain(line)) is not None


def _address_in(text: str) -> str | None:
    whole = _URL.search(text)
    bare = None if whole else _BARE_ADDRESS.search(text)
    address = whole[0] if whole else f"https://{bare[0]}" if bare else ""
    address = address.rstrip(".,;:!?…'")
    if address.endswith(")") and address.count("(") < address.count(")"):
        address = address[:-1]
    try:
        return address if urlsplit(address).hostname else None
    except ValueError:
        return None


def _plain(line: str) -> str:
    """The line as the forms are written: composed, single spaces, no bullets or icons around it."""
    return _DECORATION.sub("", " ".join(unicodedata.normalize("NFC", line).split()))


def _furniture(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that are furniture."""
    filled = [number for number, line in enumerate(lines) if line]
    taken = {number for number in filled if _is(lines[number], _anywhere) or _read_more(lines[number])}
    taken |= _related_news(lines, filled, taken)
    taken |= _run(lines, reversed(filled), taken)
    return taken | _run(lines, _from_the_start(lines, filled, taken), taken)


def _is(line: str, form: Callable[[str], bool]) -> bool:
    return len(_URL.sub("", line)) <= LONGEST and form(line)


def _run(lines: Sequence[str], numbers: Iterable[int], taken: set[int]) -> set[int]:
    """Furniture from one end on, up to the first line that is text."""
    run = set()
    for number in numbers:
        if number not in taken and not _is(lines[number], _at_an_end):
            break
        run.add(number)
    return run


def _from_the_start(lines: Sequence[str], filled: Sequence[int], taken: set[int]) -> Sequence[int]:
    """Where furniture at the start may stand: at once, or under a headline (which has no full stop)."""
    for place, number in enumerate(filled):
        if number not in taken and not _is(lines[number], _at_an_end):
            return filled[:place] if _SENTENCE_END.search(lines[number]) else _skip(filled, place)
    return filled


def _skip(filled: Sequence[int], place: int) -> Sequence[int]:
    return [*filled[:place], *filled[place + 1 :]]


def _related_news(lines: Sequence[str], filled: Sequence[int], taken: set[int]) -> set[int]:
    """A heading such as «Tin liên quan» near the end, if nothing but headlines follows it, with these."""
    for place, number in enumerate(filled):
        if place == 0 or not _related_heading(lines[number]):
            continue
        rest = filled[place:]
        follow = [lines[other] for other in rest[1:] if other not in taken and not _is(lines[other], _at_an_end)]
        if len(follow) <= MOST_HEADLINES and all(map(_is_headline, follow)):
            return set(rest)
    return set()


def _is_headline(line: str) -> bool:
    return len(line) <= LONGEST_HEADLINE and _SENTENCE_END.search(line) is None
