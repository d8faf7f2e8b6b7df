"""Texts and files to segments: what every way of bringing something in has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.articles import furniture
from app.errors import InputError, SwappedTextsError
from app.formats import texts
from app.model import Pair, Segment, Sentence
from app.text import scripts, sentences
from app.text.meaning import Meaning

HEADLINE = 200  # characters; a longer first paragraph is a text's first paragraph, not its title
LEAST = 0.001  # of an aligned pair: 0 is a person's word that it needs a review
_LANGUAGES = {"vi": "Vietnamese", "uk": "Ukrainian"}


@dataclass(frozen=True, slots=True)
class Texts:
    """Two texts as they were read: units of either side, and the lines of the page around them."""

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    furniture: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paired:
    """Two texts side by side."""

    segments: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    texts: Texts


def read(source: Path, target: Path, unit: str = "sentence", *, whole: bool = False) -> Texts:
    """Two text files cut into units; SwappedTextsError where each is in the other's language."""
    texts_read = texts.read(source), texts.read(target)
    must_be_languages(*texts_read, str(source), str(target))
    return cut(*texts_read, unit=unit, title=source.stem, whole=whole)


def cut(source: str, target: str, unit: str = "sentence", title: str = "", *, whole: bool = False) -> Texts:
    """Two texts cut into units, the page's furniture taken out of both unless they are wanted whole."""
    apart: list[str] = []
    sides: list[tuple[Sentence, ...]] = []
    for text, lang in ((source, "vi"), (target, "uk")):
        paragraphs = sentences.paragraphs(text) if unit != "line" else text.split("\n")
        kept, around = (paragraphs, ()) if whole else furniture.split(paragraphs)
        apart += [line.strip() for line in around]
        sides.append(tuple(sentences.cut(_one_line(kept), lang, unit)))
    return Texts(sides[0], sides[1], tuple(apart), headline(source) or title)


def pair(read_texts: Texts, near: Meaning | None = None) -> Paired:
    """The two sides aligned, by what they mean too where `near` tells it."""
    from app import align  # late: NumPy takes 0.1 s to load, and an open project does without

    pairs = align.align(read_texts.source, read_texts.target, near=near)
    return Paired(tuple(segments(read_texts, pairs)), tuple(pairs), read_texts)


def read_aligned(source: Path, target: Path) -> Paired:
    """Two files in which line i of one is line i of the other; InputError where one is longer."""
    sides = [texts.read(path).removesuffix("\n").split("\n") for path in (source, target)]
    must_be_languages("\n".join(sides[0]), "\n".join(sides[1]), str(source), str(target))
    _without_surplus_ends(sides)
    if len(sides[0]) != len(sides[1]):
        raise InputError(
            f"{source} has {len(sides[0])} lines and {target} {len(sides[1])}: aligned texts have as many; "
            "leave --aligned out to have them aligned"
        )
    units = [tuple(Sentence(line.strip(), number) for number, line in enumerate(side)) for side in sides]
    both = Texts(units[0], units[1], (), source.stem)
    pairs = tuple(Pair((i,), (i,)) for i in range(len(sides[0])))
    return Paired(tuple(segments(both, pairs)), pairs, both)


def _without_surplus_ends(sides: list[list[str]]) -> None:
    """Some editors leave empty lines at the end of one file only."""
    for longer, shorter in (sides, sides[::-1]):
        while len(longer) > len(shorter) and not longer[-1].strip():
            longer.pop()


def segments(read_texts: Texts, pairs: Sequence[Pair]) -> list[Segment]:
    """A segment for each pair that says anything, numbered from 1; units of a side are joined by a space."""
    made: list[Segment] = []
    for one in pairs:
        source, target = _joined(read_texts.source, one.source), _joined(read_texts.target, one.target)
        if not source.text and not target.text:
            continue
        number = len(made) + 1
        made.append(
            Segment(
                source=source.text,
                target=target.text,
                id=number,
                position=number,
                confidence=max(one.confidence, LEAST),
                source_paragraph=source.paragraph,
                target_paragraph=target.paragraph,
                imported=target.text,
            )
        )
    return made


def headline(text: str) -> str:
    """The first paragraph, if it is short and ends without a full stop, as headlines do."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first if len(first) <= HEADLINE and first[-1:] not in ".…;:" else ""


def must_be_languages(source: str, target: str, source_name: str, target_name: str) -> None:
    """SwappedTextsError or InputError where the texts are plainly not Vietnamese and Ukrainian."""
    found = scripts.language(source), scripts.language(target)
    if found == ("uk", "vi"):
        raise SwappedTextsError(
            f"{source_name} is Ukrainian and {target_name} Vietnamese: source and target seem swapped; "
            "give them the other way round"
        )
    for wrong, name, wanted in ((found[0] == "uk", source_name, "vi"), (found[1] == "vi", target_name, "uk")):
        if wrong:
            other = _LANGUAGES["uk" if wanted == "vi" else "vi"]
            raise InputError(f"{name}: the text is {other}, but {_LANGUAGES[wanted]} is wanted here; check the files")


def renumbered(made: Sequence[Segment], first: int, document: int) -> list[Segment]:
    """The same segments with the ids a project reserved for them."""
    return [replace(segment, id=first + number, document=document) for number, segment in enumerate(made)]


def _joined(units: Sequence[Sentence], numbers: Sequence[int]) -> Sentence:
    chosen = [units[number] for number in numbers]
    return Sentence(" ".join(one.text for one in chosen), chosen[0].paragraph if chosen else -1)


def _one_line(paragraphs: Sequence[str]) -> list[str]:
    return [" ".join(paragraph.split("\n")) for paragraph in paragraphs]
