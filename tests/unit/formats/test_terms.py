"""Term bases as CSV and TBX."""

from pathlib import Path

import pytest

from app import corpora
from app.errors import InputError
from app.formats import terms, terms_csv, terms_tbx
from app.model import Concept, Term, TermStatus

ROOT = Path(__file__).resolve().parents[3]
CONCEPTS = [
    Concept(
        "tinh-uy",
        "party",
        ("Tỉnh ủy", "TU"),
        (
            Term("провінційний комітет партії"),
            Term("комітет партії провінції", TermStatus.ADMITTED),
            Term("обком", TermStatus.FORBIDDEN, "tỉnh is провінція"),
        ),
        "a note",
    ),
    Concept("formula", "", ("=1+1",), (Term("слово"),)),
]


def test_what_is_written_is_read_again(tmp_path):
    for name, data in (("a.csv", terms_csv.write(CONCEPTS)), ("a.tbx", terms_tbx.write(CONCEPTS, "a test"))):
        (tmp_path / name).write_bytes(data)
        assert terms.read(tmp_path / name) == ([], CONCEPTS)
    assert b",=1+1" not in terms_csv.write(CONCEPTS)


def test_names_and_terms_may_share_a_file(tmp_path):
    path = tmp_path / "both.tbx"
    place = Concept("place", "", ("Lạng Sơn",), (Term("Лангшон"),))
    path.write_bytes(terms_tbx.write([*CONCEPTS, place], "a test"))
    names, concepts = terms.read(path)
    assert ([one.name for one in names], concepts) == (["Lạng Sơn"], CONCEPTS)


def test_the_starter_base_is_the_same_in_both_forms():
    table, exchanged = (terms.read(corpora.terms(name))[1] for name in ("starter.csv", "starter.tbx"))
    assert table == exchanged


def test_the_starter_base_is_whole():
    concepts = terms.read(corpora.terms("starter.csv"))[1]
    assert len(concepts) >= 250
    assert len({concept.id for concept in concepts}) == len(concepts)
    assert all(concept.domain and concept.preferred for concept in concepts)
    assert str(len(concepts)) in (ROOT / "corpora" / "README.md").read_text(encoding="utf-8")
    spelled = [term for concept in concepts for term in concept.vietnamese]
    assert len(set(spelled)) == len(spelled)
    for concept in concepts:
        texts = [term.text for term in concept.ukrainian]
        assert len(set(texts)) == len(texts), concept.id
        assert not set("ыэёъ") & set("".join(texts).lower()), concept.id
        assert all(term.reason for term in concept.ukrainian if term.status is TermStatus.FORBIDDEN), concept.id


OLD = """<?xml version="1.0"?>
<martif type="TBX"><text><body><termEntry id="c1"><descrip type="subjectField">law</descrip>
<langSet xml:lang="vi-VN"><tig><term>nghị quyết</term></tig></langSet>
<langSet xml:lang="uk"><tig><term>указ</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
<note>another act</note></tig><tig><term>резолюція</term></tig></langSet></termEntry>
<termEntry id="c2"><langSet xml:lang="vi"><tig><term>xã</term></tig></langSet></termEntry></body></text></martif>"""


def test_the_older_edition_is_read(tmp_path):
    path = tmp_path / "old.tbx"
    path.write_text(OLD, encoding="utf-8")
    assert terms.read(path)[1] == [
        Concept(
            "c1",
            "law",
            ("nghị quyết",),
            (Term("резолюція"), Term("указ", TermStatus.FORBIDDEN, "another act")),
        )
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "vietnamese,other\nxã,комуна\n", "preferred is missing"),
        ("a.csv", "vietnamese,preferred\nxã,\n", "line 2: a concept needs"),
        ("a.tbx", "<tbx>", "line 1"),
        ("a.tbx", "<html/>", "no TBX file"),
        ("a.xlsx", "", ".csv or .tbx"),
    ],
)
def test_a_broken_file_is_named(tmp_path, name, text, said):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        terms.read(path)


def test_an_entity_is_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    path = tmp_path / "evil.tbx"
    doctype = f'<!DOCTYPE martif [<!ENTITY x SYSTEM "file://{secret}">]>'
    path.write_text(OLD.replace("<martif", f"{doctype}<martif").replace("another act", "&x;"), encoding="utf-8")
    assert "hidden" not in str(terms.read(path))
