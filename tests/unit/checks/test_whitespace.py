"""White space at the edges, line breaks, no-break spaces. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.whitespace import EdgeSpace, LineBreaks, NoBreakSpace
from app.model import Segment


def fixed(check: SegmentCheck, source: str, target: str) -> str:
    for finding in reversed(list(check.find(Segment(source, target)))):
        assert finding.target_span is not None
        assert finding.fix is not None
        target = target[: finding.target_span.start] + finding.fix + target[finding.target_span.end :]
    return target


@pytest.mark.parametrize(
    ("source", "target"),
    [("Chào", "Вітаю"), (" Chào\n", " Вітаю\n"), ("", " Вітаю"), (" ", "  "), ("Chào", ""), ("", "")],
)
def test_silent_where_the_edges_are_alike(source: str, target: str) -> None:
    assert fixed(EdgeSpace(), source, target) == target


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("Chào", " Вітаю", "Вітаю"),
        ("Chào", "Вітаю  ", "Вітаю"),
        ("Chào\n", "Вітаю", "Вітаю\n"),
        (" Chào", "Вітаю\t", " Вітаю"),
        (" Chào ", "В", " В "),
    ],
)
def test_other_space_at_an_edge(source: str, target: str, right: str) -> None:
    if target == "В":  # one letter is both edges: two findings, one after the other
        assert len(list(EdgeSpace().find(Segment(source, target)))) == 2
    else:
        assert fixed(EdgeSpace(), source, target) == right


@pytest.mark.parametrize(
    ("source", "target"), [("a\nb", "а\nб"), ("a\tb", "а\tб"), ("a", "а\n"), ("", "а\nб"), ("a\nb", ""), ("", "")]
)
def test_silent_where_lines_break_alike(source: str, target: str) -> None:
    assert list(LineBreaks().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("a\nb", "а б", "1 line breaks in the source, 0 in the translation"),
        ("a b", "а\nб\nв", "0 line breaks in the source, 2 in the translation"),
        ("a\tb", "а б", "1 tabs in the source, 0 in the translation"),
    ],
)
def test_other_line_breaks(source: str, target: str, message: str) -> None:
    assert [str(one.message) for one in LineBreaks().find(Segment(source, target))] == [message]


@pytest.mark.parametrize(
    "target", ["5\u00a0км", "Т.\u00a0Шевченко", "слово\u00a0— слово", "5 вершин", "Кінець. Далі", ""]
)
def test_silent_where_a_line_may_break(target: str) -> None:
    assert fixed(NoBreakSpace(), "Xin chào", target) == target


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("5 км", "5\u00a0км"),
        ("23 жовтня", "23\u00a0жовтня"),
        ("Т. Шевченко", "Т.\u00a0Шевченко"),
        ("№ 5", "№\u00a05"),
        ("Ханой — столиця", "Ханой\u00a0— столиця"),
    ],
)
def test_a_space_that_should_not_break(target: str, right: str) -> None:
    assert fixed(NoBreakSpace(), "Xin chào", target) == right
