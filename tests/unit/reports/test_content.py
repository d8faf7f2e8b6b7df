from dataclasses import replace

import pytest

from app.model import Event, Light, Message, Risk, Segment, Severity, State
from app.reports.content import compile_report, row_of
from tests.unit.reports.made_up import (
    LAN,
    WHEN,
    a_finding,
    a_report,
    a_segment,
    an_about,
    events,
    findings,
    rows,
)


def test_open_findings_come_worst_first_then_as_in_the_text():
    found = [(one.segment.position, one.check) for one in a_report().findings]
    assert found == [
        (1, "missing-target"),
        (6, "untranslated"),
        (2, "number-mismatch"),
        (3, "name-inconsistent"),
        (2, "space-before-punctuation"),
        (7, "syllable-inconsistent"),
    ]


def test_what_was_ignored_is_kept_apart_with_its_reason():
    report = a_report()
    assert [(one.check, one.decision.who) for one in report.ignored] == [("repeated-word", "Оксана")]
    assert all(one.decision is None for one in report.findings)
    assert "repeated-word" not in report.severities


def test_the_table_counts_severities_by_check_worst_check_first():
    report = a_report()
    assert list(report.severities) == [one.check for one in report.findings]
    assert report.severities["number-mismatch"] == {Severity.MAJOR: 1}
    two = [a_finding(), a_finding(severity=Severity.MINOR, target="184")]
    assert compile_report(an_about(), rows(), two).severities == {
        "number-mismatch": {Severity.MAJOR: 1, Severity.MINOR: 1}
    }


def test_of_checks_equally_bad_the_more_frequent_comes_first():
    found = [a_finding("b"), a_finding("a"), a_finding("a"), a_finding("c", severity=Severity.MINOR)]
    assert list(compile_report(an_about(), rows(), found).severities) == ["a", "b", "c"]


def test_the_summary_counts_what_is_there():
    summary = a_report().summary
    assert (summary.segments, summary.ignored) == (7, 1)
    assert summary.findings == {Severity.CRITICAL: 2, Severity.MAJOR: 2, Severity.MINOR: 1, Severity.INFO: 1}
    assert summary.by_state == {
        State.NEW: 3,
        State.EDITED: 1,
        State.REVIEWED: 1,
        State.APPROVED: 1,
        State.RETURNED: 1,
    }
    assert summary.mean_risk == pytest.approx((95 + 71 + 58 + 12 + 4 + 100) / 6)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("", 0),
        (" — … !", 0),
        ("п'ять днів", 2),
        ("будь-який м’яч", 2),
        ("9,6 млрд", 3),
    ],
)
def test_words_are_those_of_the_translation(target, words):
    row = row_of(Segment("một hai ba", target), Risk(0, Light.NONE), [])
    assert compile_report(an_about(), [row]).summary.words == words


def test_nothing_gives_an_empty_report():
    report = compile_report(an_about(), [])
    assert (report.summary.segments, report.summary.mean_risk, report.findings, report.revisions) == (0, 0.0, (), ())


def test_rows_stand_in_the_order_of_the_texts():
    mixed = [replace(row, segment=replace(row.segment, document=row.segment.id % 2)) for row in reversed(rows())]
    assert [row.segment.id for row in compile_report(an_about(), mixed).rows] == [2, 4, 6, 1, 3, 5, 7]


@pytest.mark.parametrize(
    ("imported", "target", "state"),
    [
        ("текст", "текст", State.NEW),
        ("текст", "текст", State.APPROVED),
        ("", "", State.REVIEWED),
        ("", "текст", State.NEW),  # nothing was kept to compare with
    ],
)
def test_no_revision_where_the_text_is_as_it_came(imported, target, state):
    segment = Segment("văn bản", target, id=3, imported=imported, state=state)
    assert compile_report(an_about(), [row_of(segment, Risk(0, Light.NONE), [])], events=events()).revisions == ()


@pytest.mark.parametrize(
    ("imported", "target", "state"),
    [
        ("текст", "тексти", State.NEW),
        ("текст", "", State.EDITED),
        ("", "текст", State.EDITED),
    ],
)
def test_a_revision_where_it_is_not(imported, target, state):
    segment = Segment("văn bản", target, id=3, imported=imported, state=state)
    report = compile_report(an_about(), [row_of(segment, Risk(0, Light.NONE), [])], events=events())
    assert [one.segment for one in report.revisions] == [segment]


def test_a_revision_has_the_actions_that_touched_its_segment_oldest_first():
    later = Event(12, WHEN, LAN, "confirm", events()[0].changes[1:])
    decision = Event(13, WHEN, LAN, "ignore", (replace(later.changes[0], entity="decision"),))
    [revision] = compile_report(an_about(), rows(), events=[decision, later, *events()]).revisions
    assert [event.id for event in revision.events] == [9, 12]


def test_a_row_knows_its_worst_finding():
    risk = Risk(40, Light.AMBER, (Message("one"),))
    assert row_of(a_segment(), risk, []).worst is None
    row = row_of(a_segment(), risk, findings())
    assert (row.findings, row.worst) == (7, Severity.CRITICAL)


@pytest.mark.parametrize(("check", "label"), [("untranslated", "Left untranslated"), ("odd-check", "Odd check")])
def test_a_check_is_called_by_its_label(check, label):
    assert an_about().label(check) == label
