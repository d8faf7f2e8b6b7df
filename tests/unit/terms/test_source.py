"""Vietnamese terms in a text."""

import unicodedata

import pytest

from app.model import Concept, Term
from app.terms.source import SourceTerms

TERMS = {
    "tinh-uy": "Tỉnh ủy",
    "ubnd": "Ủy ban nhân dân|UBND",
    "fdi": "FDI",
    "sở-tài-chính": "Sở Tài chính",
    "xã-hội": "kinh tế - xã hội",
    "quốc-phòng": "quốc phòng, an ninh",
    "hai-cấp": "chính quyền địa phương 2 cấp",
    "chính-quyền": "chính quyền địa phương",
    "hòa-bình": "hòa bình",
    "gd": "Bộ GD&ĐT",
}
FINDER = SourceTerms(Concept(name, "", tuple(terms.split("|")), (Term("слово"),)) for name, terms in TERMS.items())


def found(text):
    return [(one.concept, one.span.of(text)) for one in FINDER.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trời đẹp.",
        "ubnd họp",  # an acronym is written in capitals
        "cơ sở tài chính của xã",  # the second half of another word
        "Tỉnh. Ủy viên dự họp",
        "quốc phòng. An ninh",
        "kinh tế, xã hội",  # a list, no term
        "chính quyền xã",
        "tỉnh (ủy)",
    ],
)
def test_silent(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Phó Bí thư Tỉnh ủy họp", [("tinh-uy", "Tỉnh ủy")]),
        ("TỈNH ỦY LẠNG SƠN", [("tinh-uy", "TỈNH ỦY")]),
        ("tỉnh uỷ họp", [("tinh-uy", "tỉnh uỷ")]),
        ("hoà bình", [("hòa-bình", "hoà bình")]),
        ("UBND tỉnh, ủy ban nhân dân xã", [("ubnd", "UBND"), ("ubnd", "ủy ban nhân dân")]),
        ("vốn FDI tăng", [("fdi", "FDI")]),
        ("Sở Tài chính và sở tài chính", [("sở-tài-chính", "Sở Tài chính"), ("sở-tài-chính", "sở tài chính")]),
        ("kinh tế – xã hội", [("xã-hội", "kinh tế – xã hội")]),
        ("kinh tế-xã hội", [("xã-hội", "kinh tế-xã hội")]),
        ("quốc phòng, an ninh", [("quốc-phòng", "quốc phòng, an ninh")]),
        ("chính quyền địa phương 2 cấp", [("hai-cấp", "chính quyền địa phương 2 cấp")]),
        ("chính quyền địa phương các cấp", [("chính-quyền", "chính quyền địa phương")]),
        ("Bộ GD&ĐT họp", [("gd", "Bộ GD&ĐT")]),
    ],
)
def test_found(text, wanted):
    assert found(text) == wanted


def test_decomposed_text_is_the_same_text():
    text = unicodedata.normalize("NFD", "họp Tỉnh ủy")
    assert [(one.concept, unicodedata.normalize("NFC", one.span.of(text))) for one in FINDER.find(text)] == [
        ("tinh-uy", "Tỉnh ủy")
    ]
