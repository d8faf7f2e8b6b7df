import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Light, Severity, Span
from app.reports.marks import LIGHTS, SIGNS, pieces

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(
    ("text", "spans", "cut"),
    [
        ("", [], []),
        ("абв", [], [("абв", ())]),
        ("абв", [(0, 3)], [("абв", (0,))]),
        ("абвг", [(1, 2)], [("а", ()), ("б", (0,)), ("вг", ())]),
        ("абвг", [(0, 3), (1, 4)], [("а", (0,)), ("бв", (0, 1)), ("г", (1,))]),
        ("абвг", [(1, 2), (1, 2)], [("а", ()), ("б", (0, 1)), ("вг", ())]),
        ("аб", [(1, 1)], [("а", ()), ("", (0,)), ("б", ())]),
        ("аб", [(0, 2), (1, 1)], [("а", (0,)), ("", (1,)), ("б", (0,))]),
        ("", [(0, 0)], [("", (0,))]),
        ("аб", [(1, 9), (5, 6)], [("а", ()), ("б", (0,)), ("", (1,))]),
    ],
)
def test_a_text_is_cut_at_its_marks(text, spans, cut):
    assert list(pieces(text, [Span(*span) for span in spans])) == cut


@given(st.text(max_size=30), st.lists(SPANS, max_size=6))
def test_nothing_is_lost_and_every_span_is_marked(text, spans):
    cut = list(pieces(text, spans))
    assert "".join(piece.text for piece in cut) == text
    assert {number for piece in cut for number in piece.marks} == set(range(len(spans)))
    for number, span in enumerate(spans):
        assert "".join(piece.text for piece in cut if number in piece.marks) == span.of(text)


@pytest.mark.timeout(60)  # each mark looked for in every piece, they would take minutes
def test_ten_thousand_marks_take_no_time():
    assert len(list(pieces("аб" * 10_000, [Span(2 * at, 2 * at + 1) for at in range(10_000)]))) == 20_000


def test_every_severity_and_light_has_a_sign_of_its_own():
    assert set(SIGNS) == set(Severity)
    assert set(LIGHTS) == set(Light)
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert len(set(LIGHTS.values())) == len(LIGHTS)
