"""XLIFF 1.2 and 2.x: read, and written back into the very file with the changed targets and states put in.

Inline elements are part of a text as they stand in the file, so that a reviewer sees them and they come back; one that
is broken on the way is refused. Entities, network and DTDs are off: a file from elsewhere is text, nothing more.
Which state of the review is which of the file: docs/guide/formats.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from app.errors import InputError
from app.formats.entries import Bilingual, Entry
from app.model import State

OLD, NEW = "urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# XLIFF 1.2, section 3.2: the values of `state`. A state of the review that is not here leaves the file's own.
STATES = {
    State.EDITED: "needs-review-translation",
    State.REVIEWED: "translated",
    State.APPROVED: "signed-off",
    State.RETURNED: "needs-translation",
}
FINAL = "final"  # in both editions: approved, in a document that is signed off
# XLIFF 2.1, section 4.3: the values of `state`; what they cannot say stands in `subState`, whose prefix is ours.
SEGMENT_STATES = {
    State.EDITED: ("translated", "zvirka:edited"),
    State.REVIEWED: ("translated", "zvirka:confirmed"),
    State.APPROVED: ("reviewed", "zvirka:approved"),
    State.RETURNED: ("translated", "zvirka:returned"),
}
# What a file says, read: its own words where it has them, else the nearest that the review knows.
READ = {state: of for of, state in STATES.items()} | {FINAL: State.APPROVED}
SEGMENT_READ = {"translated": State.REVIEWED, "reviewed": State.APPROVED, FINAL: State.APPROVED}
WITHIN = {within: of for of, (_, within) in SEGMENT_STATES.items()} | {"zvirka:signed-off": State.APPROVED}
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)")
_NAMESPACES = re.compile(r"\sxmlns(?::\w+)?=\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is translated at one go: a trans-unit of 1.2, a segment of 2.x."""

    key: str
    element: etree._Element
    context: str
    comment: str

    def child(self, name: str) -> etree._Element | None:
        return next((one for one in self.element if _name(one) == name), None)


def read(data: bytes, where: str) -> Bilingual:
    """The units of an XLIFF file of either edition; those that are not to be translated are left out.

    InputError: not well-formed (with the line), another edition, nothing to translate.
    """
    root = _parsed(data, where)
    units = tuple(_entry(unit) for unit in _units(root))
    if not units:
        raise InputError(f"{where}: holds no unit to translate")
    source, target = _languages(root)
    return Bilingual(units, source, target)


def write(bilingual: Bilingual, original: bytes | None) -> bytes:
    """The original with the targets and states put in where they are others; a new file of 2.0 without one.

    InputError: the original has no such unit any more, or an inline element of a target is broken.
    """
    where = bilingual.title or "the XLIFF file"
    if original is None:
        return _written(_new(bilingual))
    root = _parsed(original, where)
    units = {unit.key: unit for unit in _units(root)}
    changed = False
    for entry in bilingual.units:
        if entry.key not in units:
            raise InputError(f"{where}: no longer has the unit {entry.source[:40]!r}; import the file again")
        changed |= _put(units[entry.key], entry, where, old=_is_old(root))
    return _written(root) if changed else original


def _parsed(data: bytes, where: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{where}, line {error.lineno or 1}: not well-formed XML: {error.msg}") from error
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise InputError(f"{where}: declares a document type or entities, which XLIFF does not have; take them out")
    version = root.get("version", "")
    if _name(root) != "xliff" or not version.startswith(("1.", "2.")):
        raise InputError(f"{where}: no XLIFF 1.2 or 2.x: its outermost element is {_name(root)} {version}".rstrip())
    return root


def _is_old(root: etree._Element) -> bool:
    return root.get("version", "").startswith("1.")


def _units(root: etree._Element) -> Iterator[_Unit]:
    """The units in their order, each with a key that finds it again: the numbers of file and unit, and of a segment."""
    yield from _old_units(root) if _is_old(root) else _new_units(root)


def _old_units(root: etree._Element) -> Iterator[_Unit]:
    for number, file in enumerate(one for one in root if _name(one) == "file"):
        for at, unit in enumerate(one for one in file.iter() if _name(one) == "trans-unit"):
            if unit.get("translate", "yes") != "no":
                notes = [_text(one) for one in unit if _name(one) == "note"]
                yield _Unit(f"{number}:{at}", unit, unit.get("resname", ""), "\n".join(notes))


def _new_units(root: etree._Element) -> Iterator[_Unit]:
    for number, file in enumerate(one for one in root if _name(one) == "file"):
        for at, unit in enumerate(one for one in file.iter() if _name(one) == "unit"):
            if unit.get("translate", "yes") == "no":
                continue
            notes = [_text(note) for part in unit if _name(part) == "notes" for note in part]
            for place, segment in enumerate(one for one in unit if _name(one) == "segment"):
                yield _Unit(f"{number}:{at}:{place}", segment, unit.get("name", ""), "\n".join(notes))


def _entry(unit: _Unit) -> Entry:
    target = unit.child("target")
    return Entry(
        source=_inner(unit.child("source")),
        target=_inner(target),
        context=unit.context,
        comment=unit.comment,
        key=unit.key,
        state=_state(unit, target),
    )


def _state(unit: _Unit, target: etree._Element | None) -> State:
    """Where the file says that the review stands; a unit without a text is new, whatever it says."""
    if not _inner(target) or target is None:
        return State.NEW
    if _name(unit.element) == "trans-unit":
        approved = unit.element.get("approved") == "yes"
        return State.APPROVED if approved else READ.get(target.get("state", ""), State.NEW)
    said, within = unit.element.get("state", ""), unit.element.get("subState", "")
    # Another tool that changes `state` leaves our `subState` where it was: only together they are ours.
    if within in WITHIN and said in {SEGMENT_STATES[WITHIN[within]][0], FINAL}:
        return WITHIN[within]
    return SEGMENT_READ.get(said, State.NEW)


def _put(unit: _Unit, entry: Entry, where: str, *, old: bool) -> bool:
    """Puts target and state in; whether anything is another than it was."""
    target = unit.child("target")
    changed = _inner(target) != entry.target
    if changed:
        target = _with_text(unit, target, entry.target, where)
    if entry.state is None or (target is None and not entry.target) or _says_so(unit, entry):
        return changed
    holder, wanted = (target, _old_state(entry)) if old else (unit.element, _new_state(entry))
    if holder is not None:
        changed |= _attributes(holder, wanted)
    if old:  # approved="yes" says of the unit what the state "final" says of its target
        approved = {"approved": "yes" if entry.state is State.APPROVED else None}
        changed |= _attributes(unit.element, approved, only=entry.state is not State.NEW)
    return changed


def _says_so(unit: _Unit, entry: Entry) -> bool:
    """Whether the file has this state already, perhaps in words of its own, which then stay."""
    target = unit.child("target")
    said = (unit.element if target is None else target).get("state") == FINAL or unit.element.get("state") == FINAL
    return _state(unit, target) is entry.state and said >= (entry.signed and entry.state is State.APPROVED)


def _old_state(entry: Entry) -> dict[str, str | None]:
    if entry.state is None or entry.state not in STATES:
        return {}
    done = entry.signed and entry.state is State.APPROVED
    return {"state": FINAL if done else STATES[entry.state]}


def _new_state(entry: Entry) -> dict[str, str | None]:
    if entry.state is None or entry.state not in SEGMENT_STATES:
        return {}
    done = entry.signed and entry.state is State.APPROVED
    state, within = (FINAL, "zvirka:signed-off") if done else SEGMENT_STATES[entry.state]
    return {"state": state, "subState": within}


def _attributes(element: etree._Element, wanted: Mapping[str, str | None], *, only: bool = True) -> bool:
    """Sets attributes, or takes them away where they are None; whether one was another."""
    before = element.attrib.items()
    for name, value in wanted.items() if only else ():
        if value is not None:
            element.set(name, value)
        elif name in element.attrib:
            del element.attrib[name]
    return element.attrib.items() != before


def _with_text(unit: _Unit, target: etree._Element | None, text: str, where: str) -> etree._Element:
    """The target with this text, which may have inline elements; made behind the source where there was none."""
    source = unit.child("source")
    made = _fragment(text, unit.element, where)
    if target is None:
        namespace = etree.QName(unit.element).namespace
        target = etree.Element(f"{{{namespace}}}target" if namespace else "target")
        if source is None:
            unit.element.insert(0, target)
        else:
            target.tail, source.tail = source.tail, source.tail
            unit.element.insert(unit.element.index(source) + 1, target)
    for child in list(target):
        target.remove(child)
    target.text = made.text
    target.extend(list(made))
    return target


def _fragment(text: str, near: etree._Element, where: str) -> etree._Element:
    """A text as XML: with its inline elements where it has such as the file has, else as plain letters."""
    names = {_name(one) for one in near.iter() if one is not near and isinstance(one.tag, str)}
    inline = re.findall(r"</?([A-Za-z][\w.:-]*)", text)
    plain = etree.Element("target")
    if not set(inline) & (names - {"source", "target", "note"}):
        plain.text = text
        return plain
    text = _BARE.sub("&amp;", text)
    known: Mapping[Any, Any] = near.nsmap
    spaces = "".join(f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in known.items())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(f"<target{spaces}>{text}</target>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"{where}: an inline element of {text[:40]!r} is broken ({error.msg}); put it right"
        ) from error


def _inner(element: etree._Element | None) -> str:
    """What stands in an element: plain letters as they are; with inline elements, as XML without its namespaces."""
    if element is None:
        return ""
    if len(element) == 0:
        return element.text or ""
    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    within = whole[whole.index(">") + 1 : whole.rindex("<")]
    return _NAMESPACES.sub("", within)


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()


def _languages(root: etree._Element) -> tuple[str, str]:
    if not _is_old(root):
        return _code(root.get("srcLang", "")), _code(root.get("trgLang", ""))
    file = next((one for one in root if _name(one) == "file"), root)
    return _code(file.get("source-language", "")), _code(file.get("target-language", ""))


def _code(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _new(bilingual: Bilingual) -> etree._Element:
    root = etree.fromstring(f'<xliff xmlns="{NEW}"/>')
    root.set("version", "2.0")
    root.set("srcLang", bilingual.source_lang or "vi")
    root.set("trgLang", bilingual.target_lang or "uk")
    file = etree.SubElement(root, f"{{{NEW}}}file", id="f1")
    for number, entry in enumerate(bilingual.units, 1):
        _add(file, number, entry)
    return root


def _add(file: etree._Element, number: int, entry: Entry) -> None:
    unit = etree.SubElement(file, f"{{{NEW}}}unit", id=f"u{number}")
    said: Sequence[str] = [part for part in (entry.context, entry.comment) if part]
    if said:
        notes = etree.SubElement(unit, f"{{{NEW}}}notes")
        for one in said:
            etree.SubElement(notes, f"{{{NEW}}}note").text = _xml(one)
    segment = etree.SubElement(unit, f"{{{NEW}}}segment")
    _attributes(segment, _new_state(entry))
    for name, text in (("source", entry.source), ("target", entry.target)):
        if text or name == "source":
            made = etree.SubElement(segment, f"{{{NEW}}}{name}")
            made.set(SPACE, "preserve")
            made.text = _xml(text)


def _xml(text: str) -> str:
    """The text without the control characters that XML cannot have."""
    return "".join(filter(_is_letter_of_xml, text))


def _is_letter_of_xml(letter: str) -> bool:
    return letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _written(root: etree._Element) -> bytes:
    tree: Any = root.getroottree()
    written: bytes = etree.tostring(tree, encoding=tree.docinfo.encoding or "UTF-8", xml_declaration=True)
    return written + b"\n"
