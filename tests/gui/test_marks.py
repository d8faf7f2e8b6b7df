"""Marks: where they stand when letters count two, what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPalette

from app.model import Message, Severity, Span
from tests.factories import a_decision, a_finding, a_mention, a_segment
from ui.marks import Mark, explained, mark_format, marks_of, point, ranges, units

TEXT = st.text(max_size=40)


@given(TEXT, st.data())
def test_units_and_points_are_each_others_inverse(text: str, data: st.DataObject):
    place = data.draw(st.integers(0, len(text)))
    assert point(text, units(text, place)) == place


@pytest.mark.parametrize(
    ("text", "word", "start", "length"),
    [
        ("комуна Хуат Са", "Хуат", 7, 4),
        ("😀 Хуат", "Хуат", 3, 4),  # the face is one letter for Python, two units for Qt
        ("Хуат 😀😀 Са", "Са", 10, 2),
        ("Khuất Xá", "Xá", 6, 2),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_a_mark_covers_its_word(text: str, word: str, start: int, length: int):
    at = text.index(word)
    palette = QPalette()
    marks = [Mark(Span(at, at + len(word)), Severity.MAJOR)]
    (found,) = ranges(text, marks, lambda mark: mark_format(mark, palette))
    assert (found.start, found.length) == (start, length)
    assert text.encode("utf-16-le")[start * 2 : (start + length) * 2].decode("utf-16-le") == word


def test_the_worst_finding_lies_on_top_and_names_below():
    segment = a_segment()
    findings = [a_finding(segment, severity=Severity.CRITICAL), a_finding(segment, severity=Severity.MINOR)]
    marks = marks_of(findings, [a_mention(segment)])
    assert [mark.severity for mark in marks.target] == [None, Severity.MINOR, Severity.CRITICAL]
    assert [mark.severity for mark in marks.source] == [None]


@pytest.mark.usefixtures("qapp")
def test_every_severity_has_a_shape_of_its_own():
    palette = QPalette()
    shapes = {mark_format(Mark(Span(0, 1), one), palette).underlineStyle() for one in Severity}
    assert len(shapes) == len(Severity)


def test_the_reason_names_severity_message_check_and_fix():
    finding = a_finding(fix="Кхуат Са", message=Message.of("{name} in two ways", name="Khuất Xá"))
    told = explained(finding)
    assert "major" in told
    assert "Khuất Xá in two ways" in told
    assert "«Хуат Са» → «Кхуат Са»" in told


def test_an_ignored_finding_tells_why():
    assert "It is right" in explained(a_finding(decision=a_decision()))


def test_a_finding_without_a_place_is_no_mark():
    assert marks_of([a_finding(found="")], []).target == ()
