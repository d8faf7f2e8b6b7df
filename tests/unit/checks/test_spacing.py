"""Spaces and punctuation. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.spacing import DoubleSpace, SpaceAfterPunctuation, SpaceBeforePunctuation, UnbalancedQuotes
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
    ("source", "target"),
    [
        ("“Chào”, ông nói", "«Вітаю», — сказав він"),
        ("“Chào", "«Вітаю"),
        ("Chào.”", "Вітаю»."),
        ("Chào ông.", "«Вітаю пана."),
        ("Chào ông.", "Вітаю пана»."),
        ("‘Chào ông.", "«Вітаю пана."),
        ("a) Mục tiêu", "а) Мета"),
        ("1) Mục tiêu", "1) Мета; 2) завдання"),
        ("(Chào)", "(Вітаю)"),
        ("“Chào”", "„Вітаю“"),
        ("“Chào”", "“Вітаю”"),
        ("“Chào “ông””", "«Вітаю «пана»»"),
        ('"Chào"', "«Вітаю»"),
        ("", "«Вітаю"),
        ("“Chào”", ""),
    ],
)
def test_silent_where_marks_are_balanced_or_the_source_is_not(source: str, target: str) -> None:
    assert not list(UnbalancedQuotes().find(Segment(source, target)))


@pytest.mark.parametrize(
    ("source", "target", "mark"),
    [
        ("Ông nói: “Chào”.", "Він сказав: «Вітаю.", "«"),
        ("Ông nói: “Chào”.", "Він сказав: Вітаю».", "»"),
        ("“Chào ông.”", "«Вітаю пана.", "«"),
        ("Chào (ông)", "Вітаю (пана", "("),
        ("Chào ông", "Вітаю) пана", ")"),
        ("Chào ông Hưng nhé", "Вітаю «пана Хунга", "«"),
        ("“Chào”", "„Вітаю", "„"),
    ],
)
def test_a_mark_without_a_partner(source: str, target: str, mark: str) -> None:
    (finding,) = UnbalancedQuotes().find(Segment(source, target))
    assert str(finding.message) == f"{mark} has no partner"
    assert finding.target_span is not None
    assert finding.target_span.of(target) == mark
