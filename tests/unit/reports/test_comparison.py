from dataclasses import replace

import pytest

from app.model import Ledger, Severity, Side
from app.reports.comparison import Version, handout, paired
from tests.unit.reports.made_up import a_finding, a_ledger, an_about, findings, rows, scores


def a_version(name="A", **more):
    return replace(Version(name, tuple(rows()), tuple(findings()), a_ledger()), **more)


def other_version():
    """The same text, the second segment corrected, the last left out, one added."""
    corrected = [
        replace(row, segment=replace(row.segment, target="Інший переклад.")) if row.segment.id == 2 else row
        for row in rows()
    ][:-1]
    new = replace(rows()[0], segment=replace(rows()[0].segment, id=99, source="Câu mới.", target="Нове речення."))
    kept = tuple(one for one in findings() if one.segment.id not in (2, 7))
    return a_version("B", rows=(*corrected, new), findings=kept)


def cells(made, key):
    table = made.table(key)
    return [dict(zip([column.key for column in table.columns], row, strict=True)) for row in table.cells()]


def test_segments_with_the_same_source_belong_together():
    both, lone = paired(a_version(), other_version())
    assert [(one.first.segment.id, one.second.segment.id) for one in both] == [(n, n) for n in range(1, 7)]
    assert [(one.version, one.row.segment.id) for one in lone] == [("A", 7), ("B", 99)]


def test_of_a_source_that_stands_there_twice_the_first_goes_with_the_first():
    twice = [replace(rows()[0], segment=replace(rows()[0].segment, id=number)) for number in (1, 2)]
    both, lone = paired(a_version(rows=twice), a_version("B", rows=[*twice[::-1], twice[0]]))
    assert [(one.first.segment.id, one.second.segment.id) for one in both] == [(1, 2), (2, 1)]
    assert [one.version for one in lone] == ["B"]


@pytest.mark.parametrize(
    ("first", "second", "verdict"), [(0, 0, "as many"), (2, 1, "fewer"), (0, 1, "more"), (1, 1, "as many")]
)
def test_the_verdict_counts_open_findings_only(first, second, verdict):
    def with_findings(count, name):
        [ignored] = [one for one in findings() if one.decision]
        found = [a_finding(segment=rows()[1].segment)] * count
        return Version(name, rows()[1:2], [*found, replace(ignored, segment=rows()[1].segment)])

    [one], _ = paired(with_findings(first, "A"), with_findings(second, "B"))
    assert str(one.verdict) == verdict


def test_both_stand_in_numbers_with_their_difference():
    numbers = cells(handout(an_about(), a_version(), other_version()), "numbers")
    told = {str(line["what"]): (line["first"], line["second"], line["difference"]) for line in numbers}
    assert told["Segments"] == (7, 7, 0)
    assert told["Open major findings"] == (2, 1, -1)
    assert told["Findings set aside"] == (1, 1, 0)


def test_checks_whose_numbers_differ_come_first():
    told = cells(handout(an_about(), a_version(), other_version()), "checks")
    assert [(one["check"], one["difference"]) for one in told][:3] == [
        ("number-mismatch", -1),
        ("space-before-punctuation", -1),
        ("syllable-inconsistent", -1),
    ]
    assert {one["difference"] for one in told[3:]} == {0}


def test_only_names_that_are_written_otherwise_are_listed():
    ledger = a_ledger()
    entry = ledger.names[0]
    one_form = replace(entry, forms=entry.forms[:1], verdict="consistent")
    other = Ledger((one_form, *ledger.names[1:3]), ())
    told = cells(handout(an_about(), a_version(), a_version("B", ledger=other)), "names")
    assert [(one["name"], one["first"], one["second"]) for one in told] == [
        ("Khuôn Hà", ("Кхуон Ха", "Хуон Ха"), ("Кхуон Ха",)),
        ("Lũng Sơn", ("Лунгшон",), ()),
    ]


def test_two_versions_that_are_the_same_differ_in_nothing():
    made = handout(an_about(), a_version(), a_version("B"))
    assert {line["difference"] for line in cells(made, "numbers")} == {0}
    assert {line["distance"] for line in cells(made, "segments")} == {0}
    assert cells(made, "names") == cells(made, "alone") == []


def test_the_report_says_that_fewer_findings_are_no_grade():
    made = handout(an_about(), a_version(), other_version(), scores())
    assert "do not mean a better translation" in str(made.table("numbers").note)
    assert [line["signature"] for line in cells(made, "scores")] == [one.signature for one in scores()]


def test_columns_say_in_which_language_their_texts_are():
    columns = {one.key: one.side for one in handout(an_about(), a_version(), a_version("B")).table("segments").columns}
    assert (columns["source"], columns["first"], columns["second"]) == (Side.SOURCE, Side.TARGET, Side.TARGET)
    assert Severity.MAJOR in {one.severity for one in a_version().findings}
