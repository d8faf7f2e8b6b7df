"""A page as the lines a reader sees, in order, each with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree, html

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr".split()
)
UNSEEN = frozenset(
    "head script style noscript template svg math canvas object embed iframe audio video select option textarea button"
    " input datalist dialog map".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page: its text, the block it stands in, and the addresses of the links in it."""

    text: str
    element: html.HtmlElement
    links: tuple[str, ...] = ()
    linked: int = 0

    @property
    def squeezed(self) -> str:
        """The text without any space, to be compared."""
        return squeezed(self.text)

    @property
    def is_link(self) -> bool:
        """Whether nearly all of the line is links."""
        return self.linked * 10 >= len(self.squeezed) * 8


def squeezed(text: str) -> str:
    """A text without any space."""
    return _SPACE.sub("", text)


def tree(text: str) -> html.HtmlElement | None:
    """The page as lxml reads it, however broken; None where there is no element at all."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def blocks(root: html.HtmlElement, address: str) -> list[Block]:
    """All lines that can be seen, links made absolute against `address`."""
    return list(_Walker(address).walk(root))


class _Walker:
    """Collects text until a block begins or ends; the element on top of `within` is the block it belongs to."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._within: list[html.HtmlElement] = []
        self._text: list[str] = []
        self._links: list[str] = []
        self._linked = 0
        self._anchors = 0

    def walk(self, root: html.HtmlElement) -> Iterator[Block]:
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            if event == "start" and _is_unseen(element):
                steps.skip_subtree()
            elif event == "start":
                yield from self._enter(element)
            elif not _is_unseen(element):
                yield from self._leave(element)
            if event == "end":
                self._say(element.tail)

    def _enter(self, element: html.HtmlElement) -> Iterator[Block]:
        if element.tag not in INLINE:
            yield from self._line()
            self._within.append(element)
        elif element.tag == "a":
            self._anchors += 1
            self._links.append(_absolute(self._address, element.get("href", "")))
        self._say(element.text)

    def _leave(self, element: html.HtmlElement) -> Iterator[Block]:
        if element.tag not in INLINE:
            yield from self._line()
            self._within.pop()
        elif element.tag == "a":
            self._anchors -= 1

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            self._linked += len(squeezed(text)) if self._anchors else 0

    def _line(self) -> Iterator[Block]:
        text = _SPACE.sub(" ", "".join(self._text)).strip()
        if text and self._within:
            yield Block(text, self._within[-1], tuple(filter(None, self._links)), self._linked)
        self._text, self._links, self._linked = [], [], 0


def _is_unseen(element: html.HtmlElement) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in UNSEEN
        or "hidden" in element.attrib
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _absolute(address: str, href: str) -> str:
    try:
        there = urljoin(address, href.strip())
    except ValueError:
        return ""
    return there if there.startswith(("http://", "https://")) else ""
