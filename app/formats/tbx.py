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
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
_VERDICT, _KIND, _LOCKED = "zvirka:verdict=", "zvirka:kind=", "zvirka:locked"


def read(data: bytes, where: str) -> list[NameRecord]:
    """The names of a term base; concepts without a Vietnamese term are passed over. InputError says the line."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{where}, line {error.lineno or 1}: not well-formed XML: {error.msg}") from error
    if _name(root) not in ("tbx", "martif"):
        raise InputError(f"{where}: no TBX file: its outermost element is {_name(root)}")
    concepts = (element for element in root.iter() if _name(element) in ("conceptEntry", "termEntry"))
    return [record for concept in concepts if (record := _record(concept)) is not None]


def write(records: Sequence[NameRecord]) -> bytes:
    """A TBX file in UTF-8."""
    root = etree.Element("tbx", {"type": "TBX-Basic", "style": "dca", _LANG: "en", "xmlns": NAMESPACE})
    header = etree.SubElement(etree.SubElement(etree.SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    etree.SubElement(header, "p").text = "Names decided on in Zvirka"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, record in enumerate(records, 1):
        _add(body, number, record)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _add(body: etree._Element, number: int, record: NameRecord) -> None:
    decision = record.decision
    concept = etree.SubElement(body, "conceptEntry", {"id": f"name{number}"})
    for note in _notes(record):
        etree.SubElement(concept, "note").text = _printable(note)
    if decision.who or decision.when:
        group = etree.SubElement(concept, "transacGrp")
        etree.SubElement(group, "transac", {"type": "transactionType"}).text = "modification"
        etree.SubElement(group, "transacNote", {"type": "responsibility"}).text = _printable(decision.who)
        if decision.when:
            etree.SubElement(group, "date").text = _printable(decision.when)
    _add_terms(concept, "vi", [(record.name, None)])
    _add_terms(concept, "uk", [(form, _ADMITTED if i else _PREFERRED) for i, form in enumerate(decision.forms)])


def _add_terms(concept: etree._Element, lang: str, terms: Sequence[tuple[str, str | None]]) -> None:
    if not terms:
        return
    section = etree.SubElement(concept, "langSec", {_LANG: lang})
    for term, status in terms:
        group = etree.SubElement(section, "termSec")
        etree.SubElement(group, "term").text = _printable(term)
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
    sections = [element for element in concept if _name(element) in ("langSec", "langSet")]
    sources = [term for section in sections if _lang(section) == "vi" for term, _ in _terms(section)]
    targets = [one for section in sections if _lang(section) == "uk" for one in _terms(section)]
    if not sources:
        return None
    notes = [(element.text or "").strip() for element in concept if _name(element) == "note"]
    forms = tuple(term for term, _ in sorted(targets, key=lambda one: one[1] != _PREFERRED))
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
        who=_text(concept, "transacNote"),
        when=_text(concept, "date"),
        why=" ".join(note for note in notes if not note.startswith("zvirka:")),
        locked=_LOCKED in notes,
    )
    return NameRecord(sources[0], NameKind(kind) if kind in list(NameKind) else NameKind.OTHER, decision)


def _terms(section: etree._Element) -> Iterator[tuple[str, str]]:
    """Each term of a language with its administrative status, if it says one."""
    groups = [element for element in section.iter() if _name(element) in ("termSec", "tig", "ntig")]
    for group in groups:
        term = _text(group, "term")
        if term:
            yield term, _text(group, "termNote")


def _text(element: etree._Element, name: str) -> str:
    found = next((one for one in element.iter() if _name(one) == name), None)
    return "" if found is None else "".join(map(str, found.itertext())).strip()


def _after(notes: Sequence[str], prefix: str) -> str:
    return next((note.removeprefix(prefix) for note in notes if note.startswith(prefix)), "")


def _lang(section: etree._Element) -> str:
    return (section.get(_LANG) or section.get("lang") or "").lower().split("-")[0]


def _name(element: etree._Element) -> str:
    """An element's name without its namespace; comments and processing instructions have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _printable(text: str) -> str:
    """XML has no place for control characters and lone surrogates."""
    return "".join(
        letter for letter in text if letter in "\t\n" or 0x20 <= ord(letter) < 0xD800 or ord(letter) > 0xDFFF
    )
