"""Dashes and hyphens. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.dashes import DashStyle, MixedDashes, RangeHyphen
from app.model import Segment


def fixed(check: SegmentCheck, target: str) -> str:
    for finding in reversed(list(check.find(Segment("Xin chào", target)))):
        assert finding.target_span is not None
        assert finding.fix is not None
        target = target[: finding.target_span.start] + finding.fix + target[finding.target_span.end :]
    return target


@pytest.mark.parametrize(
    "target",
    [
        "Ханой — столиця",
        "Ханой – столиця",
        "екс-прем'єр, соціально-економічний",
        "теле- і радіопрограми",
        "рахунок 2 - 1",
        "2025 - 2030",
        "- пункт",
        "-5 °C, від -5 до -3",
        "Київ–Львів, А—Б",
        "Баріа-Вунгтау",
        "команда --help",
        "",
    ],
)
def test_silent_where_dashes_are_dashes(target: str) -> None:
    assert fixed(DashStyle(), target) == target


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("Ханой - столиця", "Ханой — столиця"),
        ("Ханой - столиця – місто", "Ханой – столиця – місто"),
        ("Ханой -- столиця", "Ханой — столиця"),
        ("«Так» - сказав він", "«Так» — сказав він"),
        ("50 % - це багато", "50 % — це багато"),
        ("10 - це багато", "10 — це багато"),
        ("столиця—місто", "столиця — місто"),
        ("столиця —місто", "столиця — місто"),
    ],
)
def test_a_hyphen_for_a_dash(target: str, right: str) -> None:
    assert fixed(DashStyle(), target) == right


@pytest.mark.parametrize("target", ["а — б — в", "а – б – в", "2025–2030 — роки", "а — б", ""])
def test_silent_where_dashes_are_of_one_kind(target: str) -> None:
    assert fixed(MixedDashes(), target) == target


def test_dashes_of_two_kinds() -> None:
    assert fixed(MixedDashes(), "а — б – в — г") == "а — б — в — г"


@pytest.mark.parametrize("target", ["2025–2030", "тел. 222-333-444", "COVID-19", "5-6/7", "10-5", "12-й", "Ту-154", ""])
def test_silent_where_numbers_are_no_range(target: str) -> None:
    assert fixed(RangeHyphen(), target) == target


@pytest.mark.parametrize(("target", "right"), [("2025-2030 роки", "2025–2030 роки"), ("XV-XVI ст.", "XV–XVI ст.")])
def test_a_range_with_a_hyphen(target: str, right: str) -> None:
    assert fixed(RangeHyphen(), target) == right
