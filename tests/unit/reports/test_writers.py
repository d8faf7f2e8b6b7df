"""Every writer: by which suffix it is found, and that no text is taken for more than text."""

import csv
import json
import re
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import lxml.html
import openpyxl
import pytest
from jsonschema import Draft202012Validator

from app.errors import InputError
from app.languages import Words
from app.reports import PDF, WRITERS, writer
from app.reports.content import compile_report
from app.reports.plain import UNSEEN
from app.reports.sheets import handout
from tests.unit.reports.hostile import HALF, RAW
from tests.unit.reports.made_up import TEXTS, a_hostile_report, a_report, an_about, findings, rows

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "report.schema.json").read_text(encoding="utf-8"))
XLSX_LIMIT = 32_767  # characters of a cell


@pytest.fixture(autouse=True)
def long_fields():
    """For the reader of these tests alone: the limit is the whole process's."""
    before = csv.field_size_limit(2_000_000)
    yield
    csv.field_size_limit(before)


def written(suffix, report, language="en"):
    sink = BytesIO()
    for _ in WRITERS[suffix](handout(report, Words(language)), sink):
        pass
    return sink.getvalue()


def as_lines(suffix, data):
    delimiter = {".csv": ",", ".tsv": "\t"}[suffix]
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def as_workbook(data):
    return openpyxl.load_workbook(BytesIO(data))


def named(text):
    """A text as a cell shows it: unseen signs by name, the middle of a long one left out."""
    return UNSEEN.sub(lambda match: f"‹U+{ord(match.group()):04X}›", text)


def all_texts(suffix, data):
    """What a reader of the file finds in it, as the program meant for it reads it."""
    if suffix == ".html":
        page = lxml.html.document_fromstring(data.decode("utf-8"), parser=lxml.html.HTMLParser(huge_tree=True))
        return ["".join(page.itertext())]
    if suffix == ".xlsx":
        return [str(cell.value) for sheet in as_workbook(data) for row in sheet.iter_rows() for cell in row]
    if suffix == ".json":
        return re.findall(r"\S.*", json.dumps(json.loads(data), ensure_ascii=False))
    return [cell for line in as_lines(suffix, data) for cell in line]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("report.html", ".html"),
        ("out/REPORT.HTML", ".html"),
        ("звіт.2026.xlsx", ".xlsx"),
        ("a.csv", ".csv"),
        ("a.tsv", ".tsv"),
        ("a.Json", ".json"),
    ],
)
def test_a_report_is_written_by_its_suffix(name, suffix):
    assert writer(Path(name)) is WRITERS[suffix]


KNOWN = ".html, .xlsx, .csv, .tsv, .json"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("report.docx", f"report.docx: no report can be written as '.docx'; use {KNOWN}"),
        ("report", f"report: no report can be written as a file without suffix; use {KNOWN}"),
        (".html", f".html: no report can be written as a file without suffix; use {KNOWN}"),
        ("report.pdf", f"report.pdf: no report can be written as '.pdf'; use {KNOWN}"),  # nobody here to print it
    ],
)
def test_an_unknown_suffix_names_what_there_is(name, line):
    with pytest.raises(InputError) as error:
        writer(Path(name))
    assert str(error.value) == line


def test_pages_are_laid_out_by_who_can():
    def printer(paper, sink):
        sink.write(paper.title.encode())
        yield 1

    sink = BytesIO()
    assert list(writer(Path(f"a{PDF}"), printer)(handout(a_report()), sink)) == [1]
    assert sink.getvalue().decode() == a_report().about.title
    with pytest.raises(InputError, match=r"use .*, \.json, \.pdf"):
        writer(Path("a.docx"), printer)


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_report_gives_the_same_bytes(suffix):
    assert written(suffix, a_report()) == written(suffix, a_report())


@pytest.mark.parametrize("suffix", WRITERS)
def test_progress_ends_at_the_last_row(suffix):
    made = handout(a_report())
    steps = list(WRITERS[suffix](made, BytesIO()))
    assert steps == sorted(steps)
    assert steps[-1] == (len(made.table("findings").rows) if suffix in (".csv", ".tsv") else made.rows)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("kind", RAW)
def test_hostile_text_is_harmless_in_every_format(suffix, kind):
    data = written(suffix, a_hostile_report(RAW[kind]))
    if suffix == ".xlsx":
        cells = [cell for sheet in as_workbook(data) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
        assert all(cell.hyperlink is None for cell in cells)
    if suffix in (".csv", ".tsv"):
        # A cell that a spreadsheet would take for a formula has an apostrophe in front.
        assert [one for one in all_texts(suffix, data) if one.lstrip().startswith(("=", "+", "-", "@"))] == []
    shown = "".join(all_texts(suffix, data)) if suffix != ".json" else data.decode()  # there they stand escaped
    assert not UNSEEN.search(shown.replace("\r\n", "\n"))


@pytest.mark.parametrize("suffix", WRITERS)
def test_half_a_character_is_refused_in_one_line(suffix):
    with pytest.raises(InputError, match=r"stands half a character \(U\+D83D\); correct that text") as error:
        written(suffix, a_hostile_report(HALF))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("kind", [kind for kind in RAW if kind != "long"])
def test_json_gives_every_text_back_as_it_is(kind):
    read = json.loads(written(".json", a_hostile_report(RAW[kind])))
    assert (read["segments"][0]["source"], read["summary"]["title"]) == (RAW[kind], RAW[kind])


@pytest.mark.parametrize("kind", [kind for kind in RAW if kind != "long"])
def test_a_sheet_shows_every_text_with_its_unseen_signs_by_name(kind):
    book = as_workbook(written(".xlsx", a_hostile_report(RAW[kind])))
    [head, row] = list(book["Segments side by side"].iter_rows(values_only=True))
    shown = dict(zip(head, row, strict=True))["Source"]
    assert openpyxl.utils.escape.unescape(shown) == named(RAW[kind])


def test_a_text_that_no_cell_holds_is_cut_and_says_so():
    book = as_workbook(written(".xlsx", a_hostile_report("х" * 1_000_000)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    longest = max(cells, key=len)
    assert len(longest) <= XLSX_LIMIT
    assert " … " in longest


def test_a_workbook_has_a_sheet_each_with_filter_and_frozen_head():
    book = as_workbook(written(".xlsx", a_report()))
    assert book.sheetnames == [
        "Summary",
        "Scores",
        "Open findings by check and seve",
        "Findings",
        "Names",
        "Syllables and sounds that are w",
        "Segments side by side",
        "Changes since the import",
        "Left out of the texts",
    ]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    assert [cell.value for cell in book["Segments side by side"]["H"]][1:] == [source for source, _, _ in TEXTS]
    assert [cell.value for cell in book["Findings"]["B"]][1:3] == ["critical", "critical"]
    assert book["Scores"]["B2"].value == pytest.approx(86.42)


def test_numbers_and_times_are_numbers_and_times_for_a_spreadsheet():
    sheet = as_workbook(written(".xlsx", a_report()))["Findings"]
    heads = [cell.value for cell in sheet[1]]
    ignored = next(row for row in sheet.iter_rows(min_row=2) if row[heads.index("Status")].value == "ignored")
    assert ignored[heads.index("When")].value.isoformat() == "2026-03-14T09:26:00"


@pytest.mark.parametrize(("suffix", "language", "head"), [(".csv", "uk", "Сегмент"), (".tsv", "vi", "Đoạn")])
def test_lines_are_findings_in_the_language_of_the_reader(suffix, language, head):
    lines = as_lines(suffix, written(suffix, a_report(), language))
    assert lines[0][0] == head
    assert len(lines) == 1 + len(findings())
    assert {len(line) for line in lines} == {len(lines[0])}


@pytest.mark.parametrize("report", [a_report(), a_hostile_report("текст"), compile_report(an_about(), [])])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_json_keeps_to_its_schema_in_every_language(report, language):
    Draft202012Validator.check_schema(SCHEMA)
    read = json.loads(written(".json", report, language))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(read)] == []


def test_the_schema_would_notice_a_key_that_nobody_described():
    read = json.loads(written(".json", a_report()))
    read["segments"][0]["odd"] = 1
    assert list(Draft202012Validator(SCHEMA).iter_errors(read))
    read["segments"][0].pop("odd")
    read["findings"][0]["severity"] = "dreadful"
    assert list(Draft202012Validator(SCHEMA).iter_errors(read))


def test_json_has_what_programs_ask_for():
    read = json.loads(written(".json", a_report(), "uk"))
    assert (read["version"], read["kind"]) == (1, "report")
    assert read["summary"]["open_critical"] == 2
    assert [one["status"] for one in read["findings"]] == ["open"] * 6 + ["ignored"]
    assert read["changes"][0]["distance"] == 14
    assert read["names"][0]["segments"] == ["2"]


def test_a_report_given_up_in_the_middle_leaves_no_files_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    many = [replace(row, segment=replace(row.segment, id=n, position=n)) for n, row in enumerate(rows() * 100, 1)]
    steps = WRITERS[".xlsx"](handout(compile_report(an_about(), many)), BytesIO())
    next(steps)
    assert list(tmp_path.iterdir())
    steps.close()
    assert list(tmp_path.iterdir()) == []
