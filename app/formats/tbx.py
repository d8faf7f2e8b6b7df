"""Decided names as TBX (ISO 30042:2019, dialect TBX-Basic), which terminology tools exchange.

A name is a concept with one Vietnamese term and its Ukrainian forms: the preferred one, others admitted. What TBX has
no word for (the verdict, where it is not plain from the forms) is a note `zvirka:verdict=…`. Reading also takes the
older form of the standard (martif, termEntry, langSet), as many tools still write it. Entities, network and DTDs are
off: a term base from elsewhere is text, nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from app.errors import InputError
from app.model import NameDecision, NameKind, NameRecord, NameVerdict

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
_VERDICT, _KIND, _LOCKED = "zvirka:verdict=", "zvirka:kind=", "zvirka:locked"


def read(data: bytes, where: str) -> list[NameRecord]:
    """The names of a term base; concepts without a Vietnamese term are passed over. InputError says the line."""
    return [record for concept in concepts(data, where) if (record := _record(concept)) is not None]


def concepts(data: bytes, where: str) -> list[etree._Element]:
    """The concepts of a TBX file of either edition; InputError says the line of what is broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{where}, line {error.lineno or 1}: not well-formed XML: {error.msg}") from error
    if name_of(root) not in ("tbx", "martif"):
        raise InputError(f"{where}: no TBX file: its outermost element is {name_of(root)}")
    return [element for element in root.iter() if name_of(element) in ("conceptEntry", "termEntry")]


def write(records: Sequence[NameRecord]) -> bytes:
    """A TBX file in UTF-8."""
    root, body = begun("Names decided on in Zvirka")
    for number, record in enumerate(records, 1):
        _add(body, number, record)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def begun(origin: str) -> tuple[etree._Element, etree._Element]:
    """A TBX document that says where it is from, and its body, still empty."""
    root = etree.Element("tbx", {"type": "TBX-Basic", "style": "dca", LANG: "en", "xmlns": NAMESPACE})
    header = etree.SubElement(etree.SubElement(etree.SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    etree.SubElement(header, "p").text = origin
    return root, etree.SubElement(etree.SubElement(root, "text"), "body")


def _add(body: etree._Element, number: int, record: NameRecord) -> None:
    decision = record.decision
    concept = etree.SubElement(body, "conceptEntry", {"id": f"name{number}"})
    for note in _notes(record):
        etree.SubElement(concept, "note").text = printable(note)
    if decision.who or decision.when:
        group = etree.SubElement(concept, "transacGrp")
        etree.SubElement(group, "transac", {"type": "transactionType"}).text = "modification"
        etree.SubElement(group, "transacNote", {"type": "responsibility"}).text = printable(decision.who)
        if decision.when:
            etree.SubElement(group, "date").text = printable(decision.when)
    _add_terms(concept, "vi", [(record.name, None)])
    _add_terms(concept, "uk", [(form, ADMITTED if i else PREFERRED) for i, form in enumerate(decision.forms)])


def _add_terms(concept: etree._Element, lang: str, terms: Sequence[tuple[str, str | None]]) -> None:
    if not terms:
        return
    section = etree.SubElement(concept, "langSec", {LANG: lang})
    for term, status in terms:
        group = etree.SubElement(section, "termSec")
        etree.SubElement(group, "term").text = printable(term)
        if status is not None:
            etree.SubElement(group, "termNote", {"type": "administrativeStatus"}).text = status


def _notes(record: NameRecord) -> Iterator[str]:
    yield f"{_KIND}{record.kind.value}"
    yield f"{_VERDICT}{record.decision.verdict.value}"
    if record.decision.locked:
        yield _LOCKED
    if record.decision.why:
        yield record.decision.why


def _record(concept: etree._Element) -> NameRecord | None:
    sections = [element for element in concept if name_of(element) in ("langSec", "langSet")]
    sources = [term for section in sections if lang_of(section) == "vi" for term, _ in _terms(section)]
    targets = [one for section in sections if lang_of(section) == "uk" for one in _terms(section)]
    if not sources:
        return None
    notes = [(element.text or "").strip() for element in concept if name_of(element) == "note"]
    forms = tuple(term for term, _ in sorted(targets, key=lambda one: one[1] != PREFERRED))
    told = _after(notes, _VERDICT)
    verdict = (
        NameVerdict(told) if told in list(NameVerdict) else NameVerdict.BOTH if len(forms) > 1 else NameVerdict.FORM
    )
    if not forms and verdict is not NameVerdict.NOT_A_NAME:
        return None
    kind = _after(notes, _KIND)
    decision = NameDecision(
        verdict=verdict,
        forms=forms,
        who=text_of(concept, "transacNote"),
        when=text_of(concept, "date"),
        why=" ".join(note for note in notes if not note.startswith("zvirka:")),
        locked=_LOCKED in notes,
    )
    return NameRecord(sources[0], NameKind(kind) if kind in list(NameKind) else NameKind.OTHER, decision)


def _terms(section: etree._Element) -> Iterator[tuple[str, str]]:
    """Each term of a language with its administrative status, if it says one."""
    groups = [element for element in section.iter() if name_of(element) in ("termSec", "tig", "ntig")]
    for group in groups:
        term = text_of(group, "term")
        if term:
            yield term, text_of(group, "termNote")


def text_of(element: etree._Element, name: str) -> str:
    """The text of the first element of this name within another, nothing where there is none."""
    found = next((one for one in element.iter() if name_of(one) == name), None)
    return "" if found is None else "".join(map(str, found.itertext())).strip()


def _after(notes: Sequence[str], prefix: str) -> str:
    return next((note.removeprefix(prefix) for note in notes if note.startswith(prefix)), "")


def lang_of(section: etree._Element) -> str:
    """The language of a section: vi for vi, vi-VN and VI."""
    return (section.get(LANG) or section.get("lang") or "").lower().split("-")[0]


def name_of(element: etree._Element) -> str:
    """An element's name without its namespace; comments and processing instructions have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def printable(text: str) -> str:
    """XML has no place for control characters and lone surrogates."""
    return "".join(
        letter for letter in text if letter in "\t\n" or 0x20 <= ord(letter) < 0xD800 or ord(letter) > 0xDFFF
    )
