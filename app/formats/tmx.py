"""Translation memories as TMX 1.4, which every translation tool exchanges. Read as a stream, whatever its size.

A file from elsewhere is text, nothing more: no DTD is loaded, no entity resolved, nothing fetched; a file that defines
entities of its own is refused. Of a segment only what is to be translated is taken: the text of `hi` stays, the codes
within `bpt`, `ept`, `it`, `ph` and `ut` are another program's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from app.errors import InputError
from app.formats.files import named, write_safely
from app.formats.tbx import LANG, lang_of, name_of, printable
from app.model import Unit

LARGEST = 4_000_000_000  # bytes
MOST = 5_000_000  # units
LONGEST = 20_000  # characters of one side; more is no segment
MOST_PARTS = 10_000  # elements between two units
BATCH = 1_000
ORIGIN = "x-origin"  # the property that says where a unit is from
_WITHIN = frozenset({"tuv", "seg", "prop", "note", "bpt", "ept", "it", "ph", "ut", "hi", "sub"})
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Read:
    """Some units of a file, how many were passed over among them, and how far in the file they stand, in bytes."""

    units: tuple[Unit, ...]
    passed_over: int
    done: int
    total: int


def read(path: Path) -> Iterator[Read]:
    """The Vietnamese–Ukrainian units of a file, some at a time; others, empty and endless ones are passed over.

    InputError, in one line with the line of the file, where it cannot be used.
    """
    try:
        total = path.stat().st_size
        if total > LARGEST:
            raise InputError(f"{named(path)}: larger than {LARGEST:,} bytes; split it into smaller files")
        with path.open("rb") as file:
            yield from _batches(file, total, path)
    except (OSError, ValueError) as error:
        raise InputError(f"{named(path)}: cannot be read ({error}); check the path and its permissions") from error
    except etree.XMLSyntaxError as error:
        raise InputError(f"{named(path)}, line {error.lineno or 1}: not well-formed XML: {error.msg}") from error


def write(units: Iterable[Unit], path: Path, version: str) -> int:
    """A TMX file of these units, whole or not at all; how many there were."""
    data, count = BytesIO(), 0
    with etree.xmlfile(data, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element("tmx", version="1.4"):
            file.write(etree.Element("header", _header(version)))
            with file.element("body"):
                for count, unit in enumerate(units, 1):  # noqa: B007 — its last value is what is returned
                    file.write(_element(unit), pretty_print=True)
    write_safely(path, data.getvalue())
    return count


def _header(version: str) -> dict[str, str]:
    return {
        "creationtool": "Zvirka",
        "creationtoolversion": version,
        "segtype": "sentence",
        "o-tmf": "Zvirka",
        "adminlang": "en",
        "srclang": "vi",
        "datatype": "plaintext",
    }


def _element(unit: Unit) -> etree._Element:
    element = etree.Element("tu")
    if unit.origin:
        etree.SubElement(element, "prop", {"type": ORIGIN}).text = printable(unit.origin)
    for lang, text in (("vi", unit.source), ("uk", unit.target)):
        side = etree.SubElement(element, "tuv", {LANG: lang})
        if lang == "uk" and unit.who:
            side.set("changeid", printable(unit.who))
        if lang == "uk" and unit.when:
            side.set("changedate", unit.when.astimezone(UTC).strftime(_MOMENT))
        etree.SubElement(side, "seg").text = printable(text)
    return element


def _batches(file: BinaryIO, total: int, path: Path) -> Iterator[Read]:
    units: list[Unit] = []
    passed_over = 0
    for seen, element in enumerate(_elements(file, path), 1):
        if seen > MOST:
            raise InputError(f"{named(path)}: more than {MOST:,} units; split it into smaller files")
        unit = _unit(element, path)
        if unit is None:
            passed_over += 1
        else:
            units.append(unit)
        if seen % BATCH == 0:
            yield Read(tuple(units), passed_over, file.tell(), total)
            units, passed_over = [], 0
    yield Read(tuple(units), passed_over, total, total)


def _elements(file: BinaryIO, path: Path) -> Iterator[etree._Element]:
    """Each `tu` with all in it; what was read before is let go."""
    parts = 0
    walk = etree.iterparse(
        file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for event, element in walk:
        parts += 1
        if parts == 1:
            _refuse_foreign(element, path)
        if parts > MOST_PARTS:
            raise InputError(f"{named(path)}, line {element.sourceline}: more than {MOST_PARTS:,} parts in one unit")
        if event == "end" and name_of(element) not in _WITHIN:
            if name_of(element) == "tu":
                yield element
            _let_go(element)
            parts = 1


def _refuse_foreign(root: etree._Element, path: Path) -> None:
    if name_of(root) != "tmx":
        raise InputError(f"{named(path)}: no TMX file: its outermost element is {name_of(root)}")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):  # type: ignore[attr-defined]  # missing in the stubs
        raise InputError(f"{named(path)}: defines entities of its own; take them out of its <!DOCTYPE …>")


def _let_go(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _unit(element: etree._Element, path: Path) -> Unit | None:
    sides = [one for one in element if name_of(one) == "tuv"]
    source = next((one for one in sides if lang_of(one) == "vi"), None)
    target = next((one for one in sides if lang_of(one) == "uk"), None)
    if source is None or target is None:
        return None
    texts = [_text(one) for one in (source, target)]
    if not all(texts) or max(map(len, texts)) > LONGEST:
        return None
    who = next((name for one in (target, element) for name in (one.get("changeid"), one.get("creationid")) if name), "")
    told = (one.text for one in element if name_of(one) == "prop" and one.get("type") == ORIGIN)
    return Unit(texts[0], texts[1], next(filter(None, told), path.name), who, _moment(target, element))


def _text(side: etree._Element) -> str:
    segment = next((one for one in side if name_of(one) == "seg"), None)
    return "" if segment is None else "".join(_pieces(segment)).strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if name_of(child) not in _CODES and name_of(child):
            yield from _pieces(child)
        yield child.tail or ""


def _moment(target: etree._Element, element: etree._Element) -> datetime | None:
    for one in (target, element):
        for name in ("changedate", "creationdate"):
            try:
                return datetime.strptime(one.get(name) or "", _MOMENT).replace(tzinfo=UTC)
            except ValueError:
                continue
    return None
