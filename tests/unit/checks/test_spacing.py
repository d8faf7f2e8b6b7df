"""Spaces and punctuation. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.spacing import DoubleSpace, SpaceAfterPunctuation, SpaceAtMarks, SpaceBeforePunctuation
from app.model import Segment


def fixed(check: SegmentCheck, target: str, source: str = "Xin chào") -> str:
    """The target with every fix made."""
    for finding in reversed(list(check.find(Segment(source, target)))):
        assert finding.target_span is not None
        assert finding.fix is not None
        target = target[: finding.target_span.start] + finding.fix + target[finding.target_span.end :]
    return target


@pytest.mark.parametrize(
    "target",
    [
        "Каштани, груші; мандарини: усе є.",
        "Що? Так! Гаразд…",
        "Він сказав … і пішов.",
        "Він сказав ... і пішов.",
        "о 7:30, з рахунком 2:1",
        "файл .txt у теці",
        "— Так, — сказав він.",
        "(у дужках) і «в лапках»",
        "100 %",
        "",
        " початок",
    ],
)
def test_silent_where_no_space_stands_before_a_mark(target: str) -> None:
    assert not list(SpaceBeforePunctuation().find(Segment("Xin chào", target)))


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("каштани , груші", "каштани, груші"),
        ("каштани\u00a0; груші", "каштани; груші"),
        ("Кінець .", "Кінець."),
        ("Що ? Так !", "Що? Так!"),
        ("такі : перша", "такі: перша"),
        ("«лапки »", "«лапки»"),
        ("(дужки )", "(дужки)"),
        ("каштани  , груші", "каштани, груші"),
    ],
)
def test_a_space_before_a_mark(target: str, right: str) -> None:
    assert fixed(SpaceBeforePunctuation(), target) == right


@pytest.mark.parametrize("target", ["один два", "кінець. Початок", "", "  ", " край", "край ", "рядок\nрядок", "а — б"])
def test_silent_where_spaces_are_single(target: str) -> None:
    assert not list(DoubleSpace().find(Segment("Xin chào", target)))


@pytest.mark.parametrize("target", ["один  два", "один   два", "один\u00a0 два", "один \u202fдва"])
def test_a_double_space(target: str) -> None:
    assert fixed(DoubleSpace(), target) == "один два"


@pytest.mark.parametrize(
    "target",
    [
        "Каштани, груші; мандарини: усе є.",
        "3,5 і 15.200",
        "7:30",
        "сайт vd.vn та news.ua",
        "Т.Г. Шевченко",
        "ім.Франка",
        "і т.д.",
        "«Що?», — спитав.",
        "Що?!",
        "так...",
        "кінець.»",
        "",
    ],
)
def test_silent_where_a_space_follows(target: str) -> None:
    assert not list(SpaceAfterPunctuation().find(Segment("Xin chào", target)))


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("каштани,груші", "каштани, груші"),
        ("Так;ні", "Так; ні"),
        ("Що?Так!Ні", "Що? Так! Ні"),
        ("такі:перша", "такі: перша"),
        ("Це кінець.Далі початок.", "Це кінець. Далі початок."),
    ],
)
def test_no_space_after_a_mark(target: str, right: str) -> None:
    assert fixed(SpaceAfterPunctuation(), target) == right


@pytest.mark.parametrize(
    "target",
    [
        "Він сказав: «Вітаю» і пішов (до хати).",
        "студент(ка), студент(и)",
        "(не)певність",
        "«Динамо»-«Шахтар», «5G»-мережа",
        "f(x) і sin(x)",
        "а) мета; 1) завдання",
        "COVID-19 (коронавірус)",
        "« »",
        "„А“, „Б“",
        "сайт(https://vd.vn)",
        "",
    ],
)
def test_silent_where_spaces_stand_around_marks_as_they_should(target: str) -> None:
    assert not list(SpaceAtMarks().find(Segment("Xin chào", target)))


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("« Вітаю»", "«Вітаю»"),
        ("( див. нижче)", "(див. нижче)"),
        ("команда«Динамо»", "команда «Динамо»"),
        ("«Динамо»виграло", "«Динамо» виграло"),
        ("комуна(провінція Каобанг)", "комуна (провінція Каобанг)"),
        ("(провінція Каобанг)працює", "(провінція Каобанг) працює"),
    ],
)
def test_spaces_at_marks(target: str, right: str) -> None:
    assert fixed(SpaceAtMarks(), target) == right
