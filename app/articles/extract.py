"""The article on a page: headline, paragraphs, and the furniture around them kept apart.

trafilatura knows which part of a page is the article, but it leaves out the lead where a newspaper sets it above
the text, and takes captions in. So what it finds only marks the lines of the page; `marking` has the last word.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from app.articles import furniture
from app.articles.address import shown
from app.articles.blocks import Block, blocks, tree
from app.articles.fetch import Page
from app.articles.marking import mark
from app.errors import FetchError

MOST_FURNITURE = 100  # lines; readers' comments may go on for pages

LONG = 60  # characters; a line of a menu has fewer

_SENTENCE = re.compile(r"[.!?…:;][»”\"')]*$")
_INLINE = frozenset({"hi", "ref", "del"})  # in the words of trafilatura's own tree


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says. `source_address` is the page it names as its source, «Джерело: https://…»."""

    address: str
    title: str
    paragraphs: tuple[str, ...]
    furniture: tuple[str, ...]
    source_address: str | None


def article(page: Page) -> Article:
    """The article on a page. FetchError where there is none, as on a page that only a script fills."""
    found = _plain(page) if page.content_type == "text/plain" else _html(page)
    if not any(_is_said(text) for text in found.paragraphs):
        raise FetchError(f"{shown(page.address)}: no article was found there; copy its text into a file instead")
    return found


def _is_said(text: str) -> bool:
    """Whether this is a sentence and not, as on a page that has no text, the words of a menu."""
    return _SENTENCE.search(text) is not None or len(text) >= LONG


def _plain(page: Page) -> Article:
    kept, taken = furniture.split([line.strip() for line in page.text.splitlines() if line.strip()])
    return Article(page.address, "", tuple(kept), tuple(taken), furniture.source_address(taken))


def _html(page: Page) -> Article:
    root = tree(page.text)
    if root is None:
        return Article(page.address, "", (), (), None)
    lines = blocks(root, page.address)
    title, found = _title(root), _by_trafilatura(page.text)
    marked = mark(lines, title, found)
    if marked is None:  # the text stands in the page's data for search engines only
        kept, taken = furniture.split([text for text in found if text != title])
        return Article(page.address, title, tuple(kept), tuple(taken), _source(lines, page.address))
    texts = [line.text for line, is_text in zip(marked.lines, marked.text, strict=True) if is_text]
    kept, taken = furniture.split(texts)
    apart = _apart(marked.lines, marked.text, taken)
    source = _source(marked.lines, page.address) or _source(lines, page.address)
    return Article(page.address, marked.title, tuple(kept), tuple(apart), source)


def _by_trafilatura(text: str) -> list[str]:
    """The lines of the text; nothing where it finds none or fails at a broken page.

    It is not asked for the title: it would look for the date as well, which takes seconds the first time.
    """
    import trafilatura  # late: half a second to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # that a page has no text, we say ourselves
    try:
        document = trafilatura.bare_extraction(text, include_comments=False)
    except Exception:  # noqa: BLE001 - whatever a broken page does to its many parsers, there is no text then
        return []
    return [] if document is None or isinstance(document, dict) else list(_lines(document.body))


def _lines(body: Any) -> Iterator[str]:
    said: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            if line := " ".join("".join(said).split()):
                yield line
            said = []
        said.append((element.text if event == "start" else element.tail) or "")


def _title(root: html.HtmlElement) -> str:
    """The headline: as the page describes itself to others, else its one main heading, else the window's title."""
    for meta in root.iter("meta"):
        if meta.get("property", meta.get("name")) in ("og:title", "twitter:title") and meta.get("content", "").strip():
            return " ".join(meta.get("content", "").split())
    headings = [text for heading in root.iter("h1") if (text := _words(heading))]
    if len(headings) == 1:
        return headings[0]
    titles = [_words(title) for title in root.iter("title")]
    return titles[0].rpartition(" | ")[0] or titles[0] if titles else ""


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _apart(lines: Sequence[Block], text: Sequence[bool], taken: Sequence[str]) -> list[str]:
    """The lines that are furniture, in the order of the page: those around the text and those taken out of it."""
    left = Counter(taken)
    apart = []
    for line, is_text in zip(lines, text, strict=True):
        if not is_text or left[line.text] > 0:
            left[line.text] -= is_text
            apart.append(line.text)
    return [*dict.fromkeys(apart)][:MOST_FURNITURE]


def _source(lines: Sequence[Block], address: str) -> str | None:
    """What the page names as its source, by the link rather than by its words, which may be cut short."""
    credits_ = []
    for line in lines:
        links = [link for link in line.links if _leads_away(link, line.text, address)]
        credits_ += [f"Джерело: {links[0]}" if links and furniture.is_credit(line.text) else line.text]
    found = furniture.source_address(credits_)
    return None if found == address else found


def _leads_away(link: str, text: str, address: str) -> bool:
    """Whether a link goes to another site, or is the very address that is written there."""
    return link in text or urlsplit(link).netloc != urlsplit(address).netloc
