"""Which lines of a page are the article: those trafilatura names, and those near them that it leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from app.articles.blocks import Block, squeezed

LONG = 40  # characters without spaces; a lead or a paragraph that was left out has at least as many
ENOUGH = 0.8  # so much of the text trafilatura found has to stand there to be seen
BEFORE = 2  # lines of what was found that may stand above the headline
AFTER = 15  # lines looked at after the text of a page that is not divided into parts

# Words in the class or id of elements, as newspapers of both countries name them.
_CAPTION = re.compile(r"caption|chu-?thich|(?:photo|image|img)-?(?:desc|note|credit)", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|lien-?quan|comments?|binh-?luan|share|social|tags?|tu-?khoa|breadcrumbs?|menu|nav|sidebar"
    r"|author|tac-?gia|byline|source|nguon|tools?|meta|date|time|banner|ads?|advert\w*|quang-?cao|most-?read|footer)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "form", "figure", "table"})
_UNDIVIDED = frozenset({"html", "body"})
_HEADLINE_TAGS = frozenset({"h1", "h2", "h3"})
_SENTENCE = re.compile(r"[.!?…:;][»”\"')]*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """The lines of the part of a page that holds the article, its headline taken out; `text` says which are text."""

    title: str
    lines: tuple[Block, ...]
    text: tuple[bool, ...]


def mark(lines: Sequence[Block], title: str, found: Sequence[str]) -> Marked | None:
    """The article among all lines of a page; None if what was found does not stand there to be seen."""
    named = _named(lines, found)
    title, heading = _heading(lines, named, title)
    core = [number for number in named if heading is None or number > heading]
    if not core:
        return None
    part = _Part(lines, core, heading)
    inside = [
        number for number in part.numbers() if number != heading and squeezed(lines[number].text) != squeezed(title)
    ]
    return Marked(title, tuple(lines[n] for n in inside), tuple(part.is_text(n) for n in inside))


def _named(lines: Sequence[Block], found: Sequence[str]) -> list[int]:
    """The numbers of the lines that were found, or none at all where too much of it is not to be seen."""
    wanted = {squeezed(text) for text in found}
    numbers = [number for number, line in enumerate(lines) if line.squeezed in wanted]
    seen = {lines[number].squeezed for number in numbers}
    return numbers if sum(map(len, seen)) >= ENOUGH * sum(map(len, wanted)) else []


def _heading(lines: Sequence[Block], named: Sequence[int], title: str) -> tuple[str, int | None]:
    """The headline as it stands above the text, and where; the one from the page's own description otherwise."""
    if not named:
        return title, None
    last = named[: BEFORE + 1][-1]  # the name of the site or of a section may have been taken for text
    for number in range(last, -1, -1):
        if lines[number].element.tag in _HEADLINE_TAGS and _is_same(lines[number].text, title):
            return lines[number].text, number
    return title, None


def _is_same(one: str, other: str) -> bool:
    """Whether two headlines are one, of which the longer may have the name of the site with it."""
    short, long = sorted((squeezed(one).casefold(), squeezed(other).casefold()), key=len)
    return bool(short) and short in long and len(short) * 2 >= len(long)


class _Part:
    """The part of a page that holds the whole article, and what is text in it."""

    def __init__(self, lines: Sequence[Block], core: Sequence[int], heading: int | None) -> None:
        self._lines, self._core = lines, frozenset(core)
        self._first, self._last = core[0], core[-1]
        self._start = core[0] if heading is None else heading + 1
        corners = [lines[number].element for number in (core if heading is None else [heading, *core])]
        self._whole = _common(corners)
        self._parents = [lines[number].element.getparent() for number in core]
        self._usual = Counter(self._parents).most_common(1)[0][0]

    def numbers(self) -> Iterator[int]:
        """The lines in this part; on a page that is one undivided part, those near the text."""
        if self._whole.tag in _UNDIVIDED:
            yield from range(self._start, min(self._last + 1 + AFTER, len(self._lines)))
            return
        within = set(self._whole.iter())  # also keeps lxml's elements alive, so that they stay themselves
        yield from (number for number, line in enumerate(self._lines) if line.element in within)

    def is_text(self, number: int) -> bool:
        line = self._lines[number]
        if number in self._core:
            return not self._is_caption(line)
        if not self._start <= number <= self._last or line.is_link or self._is_aside(line):
            return False
        if number < self._first:
            return _is_full(line)
        return line.element.tag == "p" and line.element.getparent() is self._usual and _is_full(line)

    def _is_caption(self, line: Block) -> bool:
        return any(
            element.tag in ("figcaption", "figure") or _CAPTION.search(_names(element)) for element in self._up(line)
        )

    def _is_aside(self, line: Block) -> bool:
        return self._is_caption(line) or any(
            element.tag in _ASIDE_TAGS or _ASIDE.search(_names(element)) for element in self._up(line)
        )

    def _up(self, line: Block) -> Iterator[html.HtmlElement]:
        """The elements around a line, from the inside, as far as they are only part of the article."""
        element = line.element
        while element is not None and element is not self._whole:
            yield element
            element = element.getparent()


def _is_full(line: Block) -> bool:
    return len(line.squeezed) >= LONG and _SENTENCE.search(line.text) is not None


def _names(element: html.HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _common(elements: Sequence[html.HtmlElement]) -> html.HtmlElement:
    """The innermost element that holds them all, and more than one line if there are more."""
    shared = [*elements[0].iterancestors()][::-1]
    for element in elements[1:]:
        path = [*element.iterancestors()][::-1]
        shared = [one for one, other in zip(shared, path, strict=False) if one is other]
    return shared[-1]
