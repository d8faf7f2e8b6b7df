"""Fixes as proposals."""

from dataclasses import replace

import pytest

from app.model import Replacement, Span, State
from app.workspace import fixes
from tests.factories import a_finding, a_segment


def test_no_certain_repair_is_no_proposal():
    assert fixes.of_finding(a_finding()) == []
    assert fixes.of_finding(a_finding(found="", fix="щось")) == []
    assert fixes.of_finding(a_finding(a_segment(state=State.APPROVED), fix="Кхуат Са")) == []


def test_a_repair_says_what_stands_there_now():
    (plan,) = fixes.of_finding(a_finding(fix="Кхуат Са"))
    assert (plan.old, plan.new) == ("Хуат Са", "Кхуат Са")
    assert plan.applied(plan.segment.target) == plan.segment.target.replace("Хуат Са", "Кхуат Са")


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 3), (3, 5)], [0, 1]),
        ([(0, 3), (2, 5)], [0]),
        ([(2, 2), (2, 2)], [0]),
        ([(2, 2), (2, 4)], [0]),
        ([(0, 2), (2, 2)], [0, 1]),
    ],
)
def test_of_overlapping_places_the_first_counts(spans, kept):
    segment = a_segment()
    planned = [
        Replacement(segment, Span(*span), Span(*span).of(segment.target), str(n)) for n, span in enumerate(spans)
    ]
    assert fixes.first_of_each_place(planned) == [planned[n] for n in kept]
    elsewhere = [replace(one, segment=a_segment(id=n)) for n, one in enumerate(planned, 1)]
    assert fixes.first_of_each_place(elsewhere) == elsewhere
