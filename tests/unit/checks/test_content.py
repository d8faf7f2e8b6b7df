"""Missing and added content. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.content import AddedSegment, Addition, Omission, UntranslatedSegment
from app.model import Segment

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
