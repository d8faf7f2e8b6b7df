"""Missing, added and changed content. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.content import AddedSegment, Addition, NumberChanged, Omission, UntranslatedSegment
from app.model import Segment, Severity

SOURCE = "Xã đã hoàn thành việc cấp mã số vùng trồng, đồng thời hướng dẫn các hộ dán tem truy xuất nguồn gốc."
WHOLE = "Комуна завершила присвоєння кодів районам вирощування, а також навчила родини клеїти марки походження."


def found(check: SegmentCheck, source: str, target: str) -> list[str]:
    return [str(one.message) for one in check.find(Segment(source, target))]


@pytest.mark.parametrize(
    ("source", "target"), [("Xin chào", "Вітаю"), ("", "Вітаю"), ("", ""), ("***", ""), ("12", "")]
)
def test_silent_where_there_is_nothing_to_translate(source: str, target: str) -> None:
    assert not found(UntranslatedSegment(), source, target)


@pytest.mark.parametrize("target", ["", " ", "\n\u00a0"])
def test_a_segment_without_a_translation(target: str) -> None:
    assert found(UntranslatedSegment(), "Xin chào", target) == ["This part of the source has no translation"]


@pytest.mark.parametrize(
    ("source", "target"), [("Xin chào", "Вітаю"), ("Xin chào", ""), ("", ""), ("", "* * *"), ("", "7")]
)
def test_silent_where_nothing_was_added(source: str, target: str) -> None:
    assert not found(AddedSegment(), source, target)


def test_a_segment_without_a_source() -> None:
    assert found(AddedSegment(), " ", "Вітаю") == ["Nothing in the source stands behind this"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (SOURCE, WHOLE),
        (SOURCE, ""),
        ("", WHOLE),
        ("Hạt dẻ", "Каштани"),
        ("Bệnh viện đa khoa tỉnh", "Лікарня"),
        ("Ủy ban Mặt trận Tổ quốc", "Комітет Вітчизняного фронту"),
        ("Đây là lần đầu tiên xã tổ chức ngày hội này.", "Комуна проводить це свято вперше."),
        (SOURCE, WHOLE[: round(len(SOURCE) * 0.75)]),
        (SOURCE, WHOLE + " " + WHOLE[:20]),
    ],
)
def test_silent_at_usual_lengths(source: str, target: str) -> None:
    assert not found(Omission(), source, target)
    assert not found(Addition(), source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (SOURCE, "Комуна завершила присвоєння кодів районам вирощування."),
        (SOURCE, "Комуна завершила."),
        (SOURCE + " " + SOURCE, WHOLE),
    ],
)
def test_a_clause_left_out(source: str, target: str) -> None:
    (message,) = found(Omission(), source, target)
    assert message.endswith(" % of the usual length: something may be left out")
    assert not found(Addition(), source, target)


@pytest.mark.parametrize(
    ("source", "target"), [(SOURCE, WHOLE + " " + WHOLE), ("Xã đã hoàn thành việc cấp mã số vùng trồng.", WHOLE)]
)
def test_a_clause_put_in(source: str, target: str) -> None:
    (message,) = found(Addition(), source, target)
    assert message.endswith(" % of the usual length: something may be added")
    assert not found(Omission(), source, target)


def test_the_share_is_told_in_per_cent() -> None:
    (finding,) = Omission().find(Segment("ă" * 100, "а" * 40))
    assert dict(finding.message.values) == {"percent": "41"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("15 nghìn hồ sơ", "15 тисяч справ"),
        ("quý IV", "четвертий квартал"),
        ("412 hộ", ""),
        ("", "412 родин"),
        ("năm 2025, 2025 hộ", "2025 року"),
        ("hai mươi hộ", "багато родин"),
    ],
)
def test_silent_where_values_are_kept(source: str, target: str) -> None:
    assert not found(NumberChanged(), source, target)


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("412 hộ", "421 родина", ["The source says 412, the translation 421"]),
        ("412 hộ", "багато родин", ["412 of the source is missing"]),
        ("nhiều hộ", "412 родин", ["412 is not in the source"]),
        ("45 tỷ đồng", "45 млн донгів", ["The source says 45 tỷ, the translation 45 млн"]),
        ("7 hộ, 9 xã", "8 родин", ["The source says 7, the translation 8", "9 of the source is missing"]),
    ],
)
def test_a_changed_number(source: str, target: str, messages: list[str]) -> None:
    assert found(NumberChanged(), source, target) == messages


def test_a_changed_number_is_marked_on_both_sides() -> None:
    segment = Segment("có 412 hộ", "є 421 родина")
    (finding,) = NumberChanged().find(segment)
    assert finding.severity is Severity.MAJOR
    assert finding.source_span is not None
    assert finding.target_span is not None
    assert finding.source_span.of(segment.source) == "412"
    assert finding.target_span.of(segment.target) == "421"
