"""What holds for every check, and what the project chooses among them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checks import CHECKS, SEGMENT_CHECKS, on_segment, suite
from app.checks.base import SegmentCheck
from app.model import Quality, Segment, Severity

FAULTY = Segment("Xã có 412 hộ.", "У комуні  421 родина .")


def test_every_check_has_an_id_of_its_own_and_a_label() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.id == check.id.lower() and " " not in check.id and check.label[0].isupper() for check in CHECKS)
    assert all(type(check).__doc__ for check in CHECKS)


def test_all_checks_run_on_a_segment() -> None:
    assert [one.check for one in on_segment(FAULTY, suite())] == ["number", "space-before-punctuation", "double-space"]


def test_a_disabled_check_is_silent() -> None:
    chosen = suite(Quality().without("number", "double-space"))
    assert [one.check for one in on_segment(FAULTY, chosen)] == ["space-before-punctuation"]


def test_a_project_has_severities_of_its_own() -> None:
    chosen = suite(Quality().weighed({"number": Severity.CRITICAL}))
    severities = {one.check: one.severity for one in on_segment(FAULTY, chosen)}
    assert severities["number"] is Severity.CRITICAL
    assert severities["double-space"] is Severity.MINOR


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("", ""),
        ("Xin chào các bạn.", "Вітаю вас, друзі."),
        ("Sáng 14/11, tại xã Trùng Khánh.", "Вранці 14 листопада в комуні Чунг Хань."),
        ("Ông Trường nói: “Chúng tôi sẵn sàng”.", "Пан Чионг сказав: «Ми готові»."),
        ("Tăng 3,5% so với năm 2024; đạt 15.200 ha.", "Зросло на 3,5 % проти 2024 року; 15 200 га."),
    ],
)
def test_silent_on_clean_segments(source: str, target: str) -> None:
    assert not list(on_segment(Segment(source, target), suite()))


PIECES = st.sampled_from(
    ["xã ", "для для ", " ,", "«", "»", "(", "„", "пiдпри", "ы", "15 нghìn", "7:30", "\u0301", "  "]
)
TEXT = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("".join)


@pytest.mark.parametrize("check", SEGMENT_CHECKS, ids=lambda check: check.id)
@settings(max_examples=30)
@given(source=TEXT, target=TEXT)
def test_any_segment_can_be_checked(check: SegmentCheck, source: str, target: str) -> None:
    segment = Segment(source, target)
    for finding in check.find(segment):
        assert finding.check == check.id
        assert str(finding.message)
        for span, text in ((finding.source_span, source), (finding.target_span, target)):
            assert span is None or span.end <= len(text)
        assert finding.fix is None or finding.target_span is not None


@given(source=TEXT, target=TEXT)
def test_findings_of_one_check_do_not_overlap_where_they_offer_a_fix(source: str, target: str) -> None:
    for check in SEGMENT_CHECKS:
        spans = sorted(
            one.target_span for one in check.find(Segment(source, target)) if one.fix is not None and one.target_span
        )
        assert not any(one.overlaps(following) for one, following in pairwise(spans))
