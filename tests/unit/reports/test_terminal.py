import re
from dataclasses import replace

import pytest

from app.model import Document, Ledger, Severity
from app.reports import terminal
from app.reports.content import compile_report
from app.reports.marks import SIGNS
from app.reports.terminal import columns, fitted
from tests.unit.reports.made_up import (
    a_finding,
    a_hostile_report,
    a_ledger,
    a_report,
    an_about,
    findings,
    rows,
)

HOSTILE = ["\x1b[31m\x07", "\u202eabc\u2066", "\x00\r\n\x85", "\ud800x", "x" * 1_000_000, "{word} {0}", "а\u0301" * 500]


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("Sơn", 3), ("So\u031bn", 3), ("й", 1), ("и\u0306", 1), ("文", 2), ("‹U+202E›", 8)]
)
def test_columns_count_what_a_terminal_shows(text, width):
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Хуат Са", "Хуат Са"),
        ("Хуат Сам", "Хуат С…"),
        ("и\u0306 so\u031bn ye", "й sơn…"),
        ("文文文文", "文文文…"),
        ("а\nб", "а б"),
    ],
)
def test_a_line_is_fitted_into_seven_columns(text, shown):
    assert fitted(text, 7) == shown
    assert columns(fitted(text, 7)) <= 7


def test_findings_stand_under_their_segment_with_place_and_fix():
    lines = [line.rstrip() for line in terminal.findings(a_report()).splitlines()]
    at = lines.index("Segment 2 · risk 71, red")
    assert lines[at + 1 : at + 5] == [
        "  ▲ major     Number: 148 in the source, 184 in the translation",
        "              vi  … tại xã Khuôn Hà, Sở Xây dựng tổ chức lễ khởi công cầu treo dài ⟦148⟧ m.",
        "              uk  … Ха Управління будівництва провело церемонію закладки мосту на ⟦184⟧ м .",
        "              fix 184 → 148",
    ]
    assert "              fix ␣. → ." in lines
    assert "              uk  (nothing)" in lines
    assert "Segment 7 · not checked" in lines
    assert lines[-1] == "6 findings in 7 segments: 2 critical, 2 major, 1 minor, 1 info; 1 ignored"


def test_a_segment_without_a_finding_is_not_listed():
    assert "Segment 5" not in terminal.findings(a_report())


def test_nothing_found_is_said():
    assert terminal.findings(compile_report(an_about(), rows())) == "0 findings in 7 segments\n"
    assert terminal.names(compile_report(an_about(), rows())) == "No Vietnamese names were found.\n"


def test_where_there_are_several_documents_each_segment_says_in_which_it_is():
    documents = (Document(1, "Міст", "texts"), Document(2, "Дорога", "texts"))
    report = compile_report(an_about(documents=documents), rows(), findings())
    assert "Segment 2 · risk 71, red · Міст" in terminal.findings(report).splitlines()


def test_the_ledger_has_forms_counts_standard_and_verdict():
    lines = terminal.names(a_report()).splitlines()
    assert re.split(r" {2,}", lines[2]) == ["Khuôn Hà", "Кхуон Ха ×1", "Кхуонха", "inconsistent"]
    assert lines[3].strip() == "Хуон Ха ×3 (Хуоном Ха)"
    assert "not found in 1 of its segments" in lines[5]
    assert lines[-3:] == ["syllable Sơn: inconsistent", "    шон  in Lũng Sơn", "    сон  in Nà Sơn"]


def test_columns_of_the_ledger_stay_straight_under_decomposed_letters():
    entry = replace(a_ledger().names[0], name="Khuo\u0302n Ha\u0300")
    lines = terminal.names(compile_report(an_about(), rows(), ledger=Ledger((entry,)))).splitlines()
    assert lines[0].index("Written as") == lines[2].index("Кхуон Ха")


def test_colours_only_on_a_terminal_and_never_alone():
    plain, coloured = terminal.findings(a_report()), terminal.findings(a_report(), isatty=True)
    assert "\x1b" not in plain
    assert "\x1b[31m◆ critical\x1b[0m" in coloured
    for severity in Severity:
        assert f"{SIGNS[severity]} {severity.label}" in plain


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_neither_reaches_the_terminal_nor_breaks_the_lines(text):
    report = a_hostile_report(text)
    for shown in (terminal.findings(report), terminal.names(report)):
        assert not set(shown) & set("\x1b\x07\x00\r\x85\u202e\u2066\ud800")
        assert max(columns(line) for line in shown.splitlines()) <= terminal.WIDTH


@pytest.mark.parametrize("width", [60, 80, 140])
def test_lines_keep_to_the_width_asked_for(width):
    long = a_finding(message="слово " * 60, source="148", target="184", fix="148 " * 60)
    report = compile_report(an_about(), rows(), [*findings(), long], a_ledger())
    assert max(columns(line) for line in terminal.findings(report, width=width).splitlines()) <= width
    if width >= 80:
        assert max(columns(line) for line in terminal.names(report, width=width).splitlines()) <= width
