"""Quotation marks and brackets. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.quotes import BracketsLost, NestedQuotes, QuotesLost, QuoteStyle, UnbalancedQuotes
from app.model import Segment


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
        ("“Chào ông,” ông nói.", "«Вітаю пана, — сказав він. —"),
        ("“Chào ông,” ông nói.", '"Вітаю пана, — сказав він.'),
        ("[1] Chào", "[1] Вітаю"),
        ("{0} chào", "{0} вітає"),
        ("“Chào”, 15 inch", 'Монітор 15" «Вітаю»'),
        ("“Chào", 'Сказав: "Вітаю.'),
        ("Chào", 'Сказав: "Вітаю.'),
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
        ("“Chào” ông", '"Вітаю" пана" Хунга', '"'),
        ("[Chào] ông", "[Вітаю пана", "["),
        ("{0} ông", "{0 пана", "{"),
    ],
)
def test_a_mark_without_a_partner(source: str, target: str, mark: str) -> None:
    (finding,) = UnbalancedQuotes().find(Segment(source, target))
    assert str(finding.message) == f"{mark} has no partner"
    assert finding.target_span is not None
    assert finding.target_span.of(target) == mark


def style(target: str) -> list[str | None]:
    return [one.fix for one in QuoteStyle().find(Segment("Xin chào", target))]


@pytest.mark.parametrize(
    "target",
    [
        "«Вітаю»",
        "«Він сказав „вітаю“ й пішов»",
        'Монітор 15" і 17"',
        'Сказав: "Вітаю. Ось',
        "п’ять об’єктів",
        "п'ять об'єктів",
        'The "Times" of London',
        '5"х7"',
        "",
    ],
)
def test_silent_where_quotation_marks_are_ukrainian_or_do_not_pair(target: str) -> None:
    assert style(target) == []


@pytest.mark.parametrize(
    ("target", "fixes"),
    [
        ('газета "День"', ["«День»"]),
        ("газета “День”", ["«День»"]),
        ("газета ”День”", ["«День»"]),
        ("газета ‘День’", ["«День»"]),
        ('"Вітаю", — сказав "пан".', ["«Вітаю»", "«пан»"]),
        ('«Читаю "День" щодня»', ["„День“"]),
    ],
)
def test_quotation_marks_of_another_language(target: str, fixes: list[str]) -> None:
    assert style(target) == fixes


@pytest.mark.parametrize("target", ["«а» і «б»", "«а „б“ в»", "«а", "а» «б»", "««", ""])
def test_silent_where_quotations_are_not_nested(target: str) -> None:
    assert list(NestedQuotes().find(Segment("Xin chào", target))) == []


def test_a_quotation_inside_another_has_other_marks() -> None:
    (finding,) = NestedQuotes().find(Segment("Xin chào", "«Читаю «День» щодня»"))
    assert (finding.found, finding.fix) == ("«День»", "„День“")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Chào (ông)", "Вітаю (пана)"),
        ("Chào", "Вітаю"),
        ("1) Chào", "Вітаю"),
        ("a(b)", "аб"),
        ("(Chào)", ""),
        ("", "(а)"),
    ],
)
def test_silent_where_both_have_brackets_or_neither(source: str, target: str) -> None:
    assert list(BracketsLost().find(Segment(source, target))) == []


@pytest.mark.parametrize(("source", "target"), [("Chào (ông)", "Вітаю пана"), ("Chào ông", "Вітаю (пана)")])
def test_brackets_on_one_side(source: str, target: str) -> None:
    assert len(list(BracketsLost().find(Segment(source, target)))) == 1


@pytest.mark.parametrize(
    ("source", "target"), [("“Chào”", "«Вітаю»"), ("Chào", "п’ять"), ("“Chào”", ""), ("", "«а»"), ("‘Chào’", '"Вітаю"')]
)
def test_silent_where_both_quote_or_neither(source: str, target: str) -> None:
    assert list(QuotesLost().find(Segment(source, target))) == []


@pytest.mark.parametrize(("source", "target"), [("“Chào” ông", "Вітаю пана"), ("Chào ông", "«Вітаю» пана")])
def test_quotation_marks_on_one_side(source: str, target: str) -> None:
    assert len(list(QuotesLost().find(Segment(source, target)))) == 1
