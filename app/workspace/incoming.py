"""What is brought into a project, before the project has it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import formats
from app.errors import FetchError, InputError
from app.model import Document, Segment, State
from app.text import scripts
from app.text.meaning import Meaning
from app.workspace import keeping, reading

if TYPE_CHECKING:
    from app.articles.extract import Article


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document with its segments; `keys` and `original` for a bilingual file that will be written again."""

    document: Document
    segments: tuple[Segment, ...]
    keys: tuple[str, ...] = ()
    original: bytes | None = None


def from_texts(
    source: Path,
    target: Path,
    unit: str,
    *,
    aligned: bool,
    earlier: keeping.Earlier | None = None,
    near: Meaning | None = None,
) -> Incoming:
    """Two text files; pairs decided in an earlier version stay as they are, except where lines are the pairs."""
    if aligned:
        paired = reading.read_aligned(source, target)
    else:
        texts = reading.read(source, target, unit)
        paired = keeping.pair(texts, earlier, near) if earlier else reading.pair(texts, near)
    document = Document(
        id=0,
        title=paired.texts.title,
        kind="texts",
        source_origin=str(source),
        target_origin=str(target),
        furniture=paired.texts.furniture,
    )
    return Incoming(document, paired.segments)


def from_file(path: Path, *, by_translator: bool = False) -> Incoming:
    """A bilingual file, whose own bytes are kept for writing it back; states it tells are taken over.

    `by_translator`: an approval is not given by who may not give it; such segments count as reviewed.
    """
    bilingual = formats.read(path)
    segments = tuple(
        Segment(
            source=entry.source,
            target=entry.target,
            id=number,
            position=number,
            source_paragraph=number,
            target_paragraph=number,
            state=State.REVIEWED if by_translator and entry.state is State.APPROVED else entry.state or State.NEW,
            imported=entry.target,
            context="\n".join(part for part in (entry.context, entry.comment) if part),
        )
        for number, entry in enumerate(bilingual.units, 1)
    )
    if not segments:
        raise InputError(f"{path}: holds no entry to review")
    _must_be_languages(segments, path)
    title = bilingual.title or path.name
    document = Document(id=0, title=title, kind=path.suffix.lower().lstrip("."), target_origin=str(path))
    return Incoming(document, segments, tuple(entry.key for entry in bilingual.units), path.read_bytes())


def from_addresses(
    target: str, source: str | None, earlier: keeping.Earlier | None = None, near: Meaning | None = None
) -> Incoming:
    """Two pages; without a source address, the one that the target page names as its source.

    Pairs decided in an earlier version stay as they are.
    """
    there = fetch(target)
    source = source or there.source_address
    if source is None:
        raise FetchError(f"{target}: names no source address; give the address of the Vietnamese article as well")
    here = fetch(source)
    texts = ["\n".join([page.title, *page.paragraphs] if page.title else page.paragraphs) for page in (here, there)]
    reading.must_be_languages(texts[0], texts[1], source, target)
    read_texts = reading.cut(texts[0], texts[1], title=here.title or there.title)
    paired = keeping.pair(read_texts, earlier, near) if earlier else reading.pair(read_texts, near)
    furniture = tuple(dict.fromkeys([*here.furniture, *there.furniture, *read_texts.furniture]))
    document = Document(
        id=0,
        title=here.title or there.title or target,
        kind="article",
        source_origin=source,
        target_origin=target,
        furniture=furniture,
    )
    return Incoming(document, paired.segments)


def fetch(address: str) -> Article:
    """An article without its page's furniture; FetchError in one line."""
    from app.articles import extract  # late: its libraries take long to load, and few commands use them
    from app.articles import fetch as fetching  # late: as above

    return extract.article(fetching.page(address))


def _must_be_languages(segments: Sequence[Segment], path: Path) -> None:
    sides = ["\n".join(texts) for texts in zip(*((one.source, one.target) for one in segments), strict=True)]
    if tuple(map(scripts.language, sides)) == ("uk", "vi"):
        raise InputError(
            f"{path}: its sources are Ukrainian and its translations Vietnamese; exchange them in the file"
        )


def same_texts(segments: tuple[Segment, ...]) -> str:
    """A short print of the texts as they came in, by which an import is known again, however they were cut since."""
    print_ = hashlib.blake2b(digest_size=16)
    for side in ([one.source for one in segments], [one.imported for one in segments]):
        print_.update(" ".join(" ".join(side).split()).encode("utf-8", "surrogatepass") + b"\x00")
    return print_.hexdigest()


def numbered(incoming: Incoming, document: int, first: int) -> Incoming:
    """The same with the numbers a project reserved."""
    return replace(
        incoming,
        document=replace(incoming.document, id=document),
        segments=tuple(reading.renumbered(incoming.segments, first, document)),
    )
