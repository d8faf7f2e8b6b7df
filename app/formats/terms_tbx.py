"""A term base as TBX-Basic, the form in which terminology tools exchange theirs. Read as carefully as names are."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from app.formats import tbx
from app.model import Concept, Term, TermStatus

_STATUS = {
    TermStatus.PREFERRED: tbx.PREFERRED,
    TermStatus.ADMITTED: tbx.ADMITTED,
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
# What tools write besides: the older words of the standard, and «superseded» for what was right once.
_MEANING = {
    **{words: status for status, words in _STATUS.items()},
    "supersededTerm-admn-sts": TermStatus.FORBIDDEN,
    "preferredTerm": TermStatus.PREFERRED,
    "admittedTerm": TermStatus.ADMITTED,
    "deprecatedTerm": TermStatus.FORBIDDEN,
}
_OF_A_NAME = "zvirka:"  # begins the notes of decided names, which stand in the same kind of file


def read(data: bytes, where: str) -> list[Concept]:
    """The concepts with terms in both languages; decided names are left to `tbx.read`. InputError says the line."""
    elements = tbx.concepts(data, where)
    return [found for number, one in enumerate(elements, 1) if (found := _concept(number, one)) is not None]


def write(concepts: Sequence[Concept], origin: str) -> bytes:
    """A TBX file in UTF-8; `origin` says where the terms are from."""
    root, body = tbx.begun(origin)
    for concept in concepts:
        entry = etree.SubElement(body, "conceptEntry", {"id": tbx.printable(concept.id)})
        if concept.domain:
            etree.SubElement(entry, "descrip", {"type": "subjectField"}).text = tbx.printable(concept.domain)
        if concept.note:
            etree.SubElement(entry, "note").text = tbx.printable(concept.note)
        _section(entry, "vi", [Term(term) for term in concept.vietnamese], with_status=False)
        _section(entry, "uk", concept.ukrainian, with_status=True)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _section(entry: etree._Element, lang: str, terms: Sequence[Term], *, with_status: bool) -> None:
    section = etree.SubElement(entry, "langSec", {tbx.LANG: lang})
    for term in terms:
        group = etree.SubElement(section, "termSec")
        etree.SubElement(group, "term").text = tbx.printable(term.text)
        if with_status:
            etree.SubElement(group, "termNote", {"type": "administrativeStatus"}).text = _STATUS[term.status]
        if term.reason:
            etree.SubElement(group, "note").text = tbx.printable(term.reason)


def _concept(number: int, element: etree._Element) -> Concept | None:
    notes = [(one.text or "").strip() for one in element if tbx.name_of(one) == "note"]
    if any(note.startswith(_OF_A_NAME) for note in notes):
        return None
    sections = [one for one in element.iter() if tbx.name_of(one) in ("langSec", "langSet")]
    vietnamese = tuple(term.text for one in sections if tbx.lang_of(one) == "vi" for term in _terms(one))
    ukrainian = [term for one in sections if tbx.lang_of(one) == "uk" for term in _terms(one)]
    if not vietnamese or not ukrainian:
        return None
    order = list(TermStatus)
    return Concept(
        element.get("id") or f"concept{number}",
        next((tbx.text_of(one, "descrip") for one in [element] if _has_field(one)), ""),
        vietnamese,
        tuple(sorted(ukrainian, key=lambda term: order.index(term.status))),
        " ".join(notes),
    )


def _has_field(element: etree._Element) -> bool:
    return any(tbx.name_of(one) == "descrip" and one.get("type") == "subjectField" for one in element.iter())


def _terms(section: etree._Element) -> list[Term]:
    groups = [one for one in section.iter() if tbx.name_of(one) in ("termSec", "tig", "ntig")]
    return [Term(text, _status(one), tbx.text_of(one, "note")) for one in groups if (text := tbx.text_of(one, "term"))]


def _status(group: etree._Element) -> TermStatus:
    """The status of a term; one that says none is preferred."""
    notes = [one for one in group.iter() if tbx.name_of(one) == "termNote" and "tatus" in (one.get("type") or "")]
    words = (notes[0].text or "").strip() if notes else ""
    return _MEANING.get(words, TermStatus.PREFERRED)
