"""Texts in boxes: cut where they are too long, whole where they are not, never a fault."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPalette

from app.model import Severity, Span
from ui.marks import Mark, mark_format, ranges
from ui.typeset import position, typeset

LONG = "Вранці 14 листопада в комуні Чунг Кхань провінції Каобанг відбулася конференція. " * 6


@pytest.fixture
def font(qapp) -> QFont:
    return QFont(qapp.font())


def test_a_short_text_is_whole(font: QFont):
    layout = typeset("Khuất Xá", [], font, 300, 3)
    assert layout.text() == "Khuất Xá"
    assert layout.lineCount() == 1


@pytest.mark.parametrize("width", [60, 150, 400])
def test_a_long_text_is_cut_with_an_ellipsis(font: QFont, width: int):
    layout = typeset(LONG, [], font, width, 3)
    assert layout.lineCount() == 3
    assert layout.text().endswith("…")
    assert all(layout.lineAt(number).naturalTextWidth() <= width + 1 for number in range(3))


def test_marks_beyond_the_cut_are_left_out(font: QFont):
    palette = QPalette()
    marks = [Mark(Span(0, 6), Severity.MAJOR), Mark(Span(len(LONG) - 10, len(LONG)), Severity.MAJOR)]
    layout = typeset(LONG, ranges(LONG, marks, lambda mark: mark_format(mark, palette)), font, 150, 3)
    assert [(one.start, one.length) for one in layout.formats()] == [(0, 6)]


def test_a_break_in_the_text_is_a_new_line(font: QFont):
    assert typeset("один\nдва", [], font, 300, 3).lineCount() == 2


def test_the_place_under_the_pointer(font: QFont):
    layout = typeset("😀 Хуат Са", [], font, 300, 3)
    before = QFontMetricsF(font).horizontalAdvance("😀 Х")
    assert layout.text()[position(layout, QPointF(before + 2, 4))] == "у"
    assert position(layout, QPointF(5000, 4)) == -1


@given(st.text(max_size=120), st.integers(1, 300), st.integers(1, 4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_text_fits_any_box(font: QFont, text: str, width: int, lines: int):
    palette = QPalette()
    marks = [Mark(Span(0, len(text)), Severity.CRITICAL)]
    layout = typeset(text, ranges(text, marks, lambda mark: mark_format(mark, palette)), font, width, lines)
    assert layout.lineCount() <= lines
