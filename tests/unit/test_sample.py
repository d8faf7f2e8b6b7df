"""The bundled sample is whole: what expected.tsv names is really in the two texts.

Nothing of the program is imported, so this test stays true whatever the checks make of the sample.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "corpora" / "sample"
FILES = ("source.vi.txt", "translation.uk.txt", "expected.tsv")
COLUMNS = ["verdict", "kind", "source", "forms", "note"]
MUST = {
    "name-inconsistent": 3,
    "syllable-inconsistent": 1,
    "onset-inconsistent": 1,
    "name-russian-letter": 1,
    "untranslated-segment": 2,
    "omission": 1,
    "number": 2,
    "untranslated-words": 2,
    "mixed-script": 1,
    "doubled-word": 2,
    "whitespace": 2,
    "unbalanced-quotes": 1,
    "term-inconsistent": 1,
    "site-chrome": 3,
}
NEVER = {
    "name-inconsistent": 17,
    "untranslated-segment": 2,
    "untranslated-words": 1,
    "number": 16,
    "quotes": 1,
}

LETTERS = re.compile(r"[^\W\d_]+")
SENTENCE_END = re.compile(r"(?:\.\.\.|[.!?…])[»”]?(?=\s|$)")
ABBREVIATIONS = re.compile(r"\bTP\.(?=\s)")


def read(name: str) -> str:
    return (SAMPLE / name).read_bytes().decode("utf-8")


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(read("expected.tsv").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def word(form: str) -> re.Pattern[str]:
    """The form as written, not as a piece of a longer word."""
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


def sentences(text: str) -> int:
    """Sentences with an end mark, and the headline, which has none."""
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    ends = sum(len(SENTENCE_END.findall(ABBREVIATIONS.sub("TP", p))) for p in paragraphs)
    return ends + sum(1 for p in paragraphs if not SENTENCE_END.search(p.strip()[-4:]))


def scripts(letters: str) -> set[str]:
    return {unicodedata.name(c).split()[0] for c in letters}


@pytest.mark.parametrize("name", FILES)
def test_files_are_utf8_nfc_with_plain_line_ends(name: str) -> None:
    text = read(name)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    assert text.rstrip("\n") + "\n" == text


def test_source_has_the_length_and_shape_of_an_article() -> None:
    text = read("source.vi.txt")
    headline, lead, *body = text.strip().split("\n\n")
    assert "\n" not in headline
    assert not headline.endswith(".")
    assert lead.startswith("Sáng 14/11, ")
    assert len(body) >= 6
    assert 28 <= sentences(text) <= 34


def test_source_has_what_the_checks_need() -> None:
    text = read("source.vi.txt")
    for piece in ("các xã: ", "“", "”", "...", "UBND", "MTTQ", "TP. ", "quý III", "lần thứ II"):
        assert piece in text, piece
    for piece in ("15.200", "3,5%", "tỷ đồng", "4 nghìn", "2025 - 2030", "100%", "7 giờ 30", "ngày 1/7"):
        assert piece in text, piece
    assert "Bà Rịa - Vũng Tàu" in text
    assert not re.search(r"  | [,.;:]", text), "the source itself is clean"


def test_expected_has_the_agreed_columns_and_no_repeats() -> None:
    first = read("expected.tsv").splitlines()[0]
    assert first.split("\t") == COLUMNS
    assert all(len(line.split("\t")) == len(COLUMNS) for line in read("expected.tsv").splitlines())
    keys = [(r["verdict"], r["kind"], r["source"], r["forms"]) for r in rows()]
    assert len(keys) == len(set(keys))
    assert all(r["note"] for r in rows())


def test_counts_of_must_and_never() -> None:
    assert Counter(r["kind"] for r in rows() if r["verdict"] == "must") == MUST
    assert Counter(r["kind"] for r in rows() if r["verdict"] == "never") == NEVER
    assert {r["verdict"] for r in rows()} == {"must", "never"}


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['verdict']}-{row['kind']}")
def test_every_source_and_form_occurs(row: dict[str, str]) -> None:
    source, target = read("source.vi.txt"), read("translation.uk.txt")
    for name in parts(row["source"]):
        if row["kind"] == "onset-inconsistent":
            assert re.search(rf"(?<!\w){name}\w", source, re.IGNORECASE), name
        else:
            assert name in source, name
    for form in parts(row["forms"]):
        if row["kind"].startswith(("name-", "syllable-", "onset-")):
            assert word(form).search(target), form
        else:
            assert form in target, form


def test_the_planted_faults_are_what_they_say() -> None:
    target = read("translation.uk.txt")
    by_kind: dict[str, list[str]] = {}
    for row in rows():
        if row["verdict"] == "must":
            by_kind.setdefault(row["kind"], []).extend(parts(row["forms"]))
    (mixed,) = by_kind["mixed-script"]
    assert scripts(mixed) == {"LATIN", "CYRILLIC"}
    assert [w for w in LETTERS.findall(target) if len(scripts(w)) > 1] == [mixed]
    assert all("ы" in form for form in by_kind["name-russian-letter"])
    assert re.findall(r"\b(\w+) \1\b", target) == ["для"]
    assert re.findall(r"\b(\w+ \w+) \1\b", target) == ["фруктових садів"]
    assert len(re.findall(r" [,.;:]", target)) == 1
    assert len(re.findall(r" {2,}", target)) == 1
    assert target.count("«") == target.count("»") + 1


def test_left_out_text_is_really_left_out_and_furniture_is_at_its_place() -> None:
    target = read("translation.uk.txt")
    lines = [line for line in target.splitlines() if line]
    chrome = [r["forms"] for r in rows() if r["kind"] == "site-chrome"]
    assert [lines[0], *lines[-2:]] == chrome
    assert "торгов" not in target  # e-commerce
    assert "посередник" not in target  # middlemen
    assert sentences(target) < sentences(read("source.vi.txt")) + len(chrome)


def test_paragraphs_break_in_other_places() -> None:
    """Counted by what opens a paragraph: some openings on each side have no counterpart on the other."""
    source = read("source.vi.txt").strip().split("\n\n")[1:]
    target = read("translation.uk.txt").strip().split("\n\n")[1:]
    assert any(p.startswith("Theo báo cáo") for p in source)
    assert not any(p.startswith("Згідно зі звітом") for p in target)
    assert any(p.startswith("У третьому кварталі") for p in target)
    assert not any(p.startswith("Trong quý III") for p in source)
    assert any(p.startswith("Buổi chiều") for p in source)
    assert not any(p.startswith("У другій половині дня") for p in target)
