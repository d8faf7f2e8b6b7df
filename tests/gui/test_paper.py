"""A report as PDF, read back by poppler: its text is the report's, its fonts are in it, nothing in it acts."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.errors import InputError
from app.languages import Words
from app.model import Message
from app.reports.content import Report, compile_report
from app.reports.paper import paper, texts
from app.reports.sheets import handout
from tests.unit.reports.hostile import HALF, RAW
from tests.unit.reports.made_up import a_hostile_report, a_report, an_about, findings, rows
from ui.paper import write
from ui.pdf_places import SCHEME, inner

poppler = pytest.mark.skipif(
    not all(map(shutil.which, ("pdftotext", "pdffonts", "pdfinfo", "pdftohtml"))),
    reason="poppler-utils is not installed",
)
pytestmark = pytest.mark.usefixtures("qapp")
FOOT = "Закладено підвісний міст через Чалінь · 2026-03-14 09:26 UTC · Zvirka 0.1.0"


def printed(report: Report, language: str = "en") -> bytes:
    sink = BytesIO()
    for _ in write(paper(handout(report, Words(language))), sink):
        pass
    return sink.getvalue()


def asked(tool: str, pdf: bytes, folder: Path, *words: str) -> str:
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    after = ["-"] if tool == "pdftotext" else []
    return subprocess.run([tool, *words, str(path), *after], capture_output=True, check=True, encoding="utf-8").stdout


def as_xml(pdf: bytes, folder: Path) -> str:
    """Poppler's own account of the file: its texts, its links and its outline."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    words = ["pdftohtml", "-xml", "-i", "-stdout", str(path)]
    said = subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout
    return said.replace('<!DOCTYPE pdf2xml SYSTEM "pdf2xml.dtd">', "")


def texts_on(found: ET.Element, page: int) -> Iterator[str]:
    """The texts of a page."""
    for text in found.iterfind(f"page[@number='{page}']/text"):
        yield from text.itertext()


def letters(text: str) -> Counter[str]:
    """Which signs a text has how often; cells stand beside one another, so that their lines are mixed on a page."""
    return Counter(re.sub(r"\s", "", unicodedata.normalize("NFC", text)))


@poppler
@pytest.mark.parametrize("language", ["en", "uk", "vi"])
def test_the_text_of_the_pages_is_that_of_the_report(tmp_path: Path, language: str):
    report = a_report()
    read = asked("pdftotext", printed(report, language), tmp_path, "-layout")
    pages = read.count("\f")
    meant = "".join(texts(paper(handout(report, Words(language))).sections()))
    # The heads of a table stand on every page that it runs over: those pages are compared by what is not repeated.
    missing = letters(meant) - letters(read)
    assert missing == Counter()
    assert read.count(FOOT) == pages
    for number in range(1, pages + 1):
        assert read.count(Words(language)(Message.of("Page {page} of {pages}", page=number, pages=pages))) == 1
    for word in ("Trùng", "Khuôn Hà", "Оксана", "148", "мільярда"):
        assert (word in read) == (word in meant)


@poppler
def test_every_cell_is_found_whole_where_it_fits_on_a_line(tmp_path: Path):
    read = asked("pdftotext", printed(a_report(), "uk"), tmp_path, "-layout")
    short = [text for text in texts(paper(handout(a_report(), Words("uk"))).sections()) if 0 < len(text) < 10]
    assert [text for text in short if text not in read] == []


@poppler
@pytest.mark.parametrize("language", ["en", "uk", "vi"])
def test_no_word_in_a_head_is_cut(tmp_path: Path, language: str):
    read = asked("pdftotext", printed(a_report(), language), tmp_path, "-layout").split()
    sections = paper(handout(a_report(), Words(language))).sections()
    words = {word for section in sections for head in section.heads for word in head.text.split()}
    assert words - set(read) == set()


@poppler
def test_every_font_is_embedded_and_can_be_read_back(tmp_path: Path):
    lines = asked("pdffonts", printed(a_report()), tmp_path).splitlines()[2:]
    assert lines
    for line in lines:
        embedded, _, unicode_known = line.split()[-5:-2]
        assert (embedded, unicode_known) == ("yes", "yes"), line


@poppler
def test_a_web_address_can_be_followed_and_nothing_else_acts(tmp_path: Path):
    pdf = printed(a_report())
    said = asked("pdfinfo", pdf, tmp_path, "-url")
    assert said.split()[-1] == "https://example.org/vi/cau-treo"
    assert len(said.splitlines()) == 2
    assert "JavaScript:      no" in asked("pdfinfo", pdf, tmp_path)


@poppler
@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_reader_has_an_outline_of_the_sections_each_with_its_page(tmp_path: Path, language: str):
    made = paper(handout(a_report(), Words(language)))
    found = ET.fromstring(as_xml(printed(a_report(), language), tmp_path))
    items = [(item.text, int(item.get("page", 0))) for item in found.iterfind("outline/item")]
    assert [title for title, _ in items] == [title for _, title in made.outline()]
    pages = {page: "".join(texts_on(found, page)) for page in range(1, 1 + len(found.findall("page")))}
    for title, page in items:
        assert "".join(title.split()) in "".join(pages[page].split())


@poppler
def test_the_contents_and_the_numbers_of_segments_lead_to_where_they_stand(tmp_path: Path):
    found = ET.fromstring(as_xml(printed(a_report()), tmp_path))
    of_outline = {item.text: int(item.get("page", 0)) for item in found.iterfind("outline/item")}
    links = [("".join(link.itertext()), link.get("href", "")) for link in found.iter("a")]
    to_sections = {text: int(href.rpartition("#")[2]) for text, href in links if text in of_outline}
    assert to_sections == {
        title: page for title, page in of_outline.items() if title != "Закладено підвісний міст через Чалінь"
    }
    to_segments = [(text, int(href.rpartition("#")[2])) for text, href in links if text.isdecimal()]
    on_page = {one: "".join(texts_on(found, page)) for one, page in to_segments}
    assert len(to_segments) >= len(findings()) - 1
    segments = {str(row.segment.position): row.segment for row in rows()}
    for number, text in on_page.items():
        assert segments[number].source.split()[0] in text


def test_the_file_is_qts_with_something_behind_it():
    pdf = printed(a_report())
    first = pdf.index(b"%%EOF")
    assert pdf.count(b"%%EOF") == 2
    assert b"/Outlines" not in pdf[:first]
    assert SCHEME.encode() not in pdf[first:]
    assert f"/Prev {pdf[:first].split()[-1].decode()}\n".encode() in pdf[first:]


@poppler
def test_a_text_cannot_pass_for_a_link_of_ours(tmp_path: Path):
    report = a_hostile_report(f"{inner(0)} /URI ({inner(1)})")
    found = ET.fromstring(as_xml(printed(report), tmp_path))
    assert [text for link in found.iter("a") if SCHEME in (text := "".join(link.itertext()))] == []


@poppler
@pytest.mark.parametrize("kind", RAW)
def test_hostile_text_is_printed_as_text(tmp_path: Path, kind: str):
    pdf = printed(a_hostile_report(RAW[kind]))
    assert asked("pdfinfo", pdf, tmp_path, "-url").splitlines()[1:] == []
    meant = "".join(texts(paper(handout(a_hostile_report(RAW[kind]))).sections()))
    assert letters(meant) - letters(asked("pdftotext", pdf, tmp_path, "-layout")) == Counter()


def test_half_a_character_is_refused():
    with pytest.raises(InputError, match="half a character"):
        printed(a_hostile_report(HALF))


def test_an_empty_report_is_a_page():
    assert printed(compile_report(an_about(), [])).startswith(b"%PDF-")


@poppler
def test_a_row_higher_than_a_page_goes_on_and_nothing_of_it_is_lost(tmp_path: Path):
    report = a_hostile_report("Слово за словом. " * 400)
    read = asked("pdftotext", printed(report), tmp_path, "-layout")
    meant = "".join(texts(paper(handout(report)).sections()))
    assert letters(meant) - letters(read) == Counter()
    assert read.count("\f") > 5


def test_a_report_given_up_in_the_middle_writes_nothing():
    sink = BytesIO()
    report = compile_report(an_about(), rows() * 30, findings() * 30)
    steps = write(paper(handout(report)), sink)
    next(steps)
    steps.close()
    assert sink.getvalue() == b""
