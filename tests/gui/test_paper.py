"""A report as PDF, read back by poppler: its text is the report's, its fonts are in it, nothing in it acts."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from app.errors import InputError
from app.languages import Words
from app.reports.content import Report, compile_report
from app.reports.paper import paper, texts
from app.reports.sheets import handout
from tests.unit.reports.hostile import HALF, RAW
from tests.unit.reports.made_up import a_hostile_report, a_report, an_about, findings, rows
from ui.paper import write

poppler = pytest.mark.skipif(
    not all(map(shutil.which, ("pdftotext", "pdffonts", "pdfinfo"))), reason="poppler-utils is not installed"
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
    for word in ("Trùng", "Khuôn Hà", "Оксана", "148", "мільярда"):
        assert (word in read) == (word in meant)


@poppler
def test_every_cell_is_found_whole_where_it_fits_on_a_line(tmp_path: Path):
    read = asked("pdftotext", printed(a_report(), "uk"), tmp_path, "-layout")
    short = [text for text in texts(paper(handout(a_report(), Words("uk"))).sections()) if 0 < len(text) < 10]
    assert [text for text in short if text not in read] == []


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
