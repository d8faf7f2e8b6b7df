"""Where an annotation stands once the text has changed, and what cannot be said of a segment."""

from __future__ import annotations

import pytest

from app.model import Category, Span, Typology
from tests.factories import an_annotation, an_assessment

TEXT = "Вранці 23 жовтня делегація відвідала комуну Хуат Са."


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (TEXT, Span(44, 51)),
        ("Хуат Са", Span(0, 7)),
        ("У Хуат Са: " + TEXT, Span(55, 62)),
        ("Хуат Са, " + "з" * 32 + " Хуат Са", Span(42, 49)),  # the nearer one
        ("Вранці 23 жовтня", None),
        ("", None),
    ],
)
def test_the_marked_words_are_found_again(now, expected):
    one = an_annotation()
    assert one.span == Span(44, 51)
    assert one.place_in(now) == expected


@pytest.mark.parametrize(("now", "expected"), [("абвг", Span(2, 2)), ("а", None)])
def test_a_point_stays_while_the_text_reaches_it(now, expected):
    assert an_annotation(span=Span(2, 2), text="").place_in(now) == expected


@pytest.mark.parametrize("esa", [-0.1, 100.1, float("nan")])
def test_an_esa_score_has_its_bounds(esa):
    with pytest.raises(ValueError, match="between 0 and 100"):
        an_assessment(esa=esa)


def test_a_typology_is_a_tree():
    some = Typology("t", (Category("a", "A", labels={"uk": "А"}), Category("a/b", "B"), Category("c", "C", weight=2)))
    assert [one.id for one in some.children()] == ["a", "c"]
    assert [one.id for one in some.children("a")] == ["a/b"]
    assert some.weights == {"c": 2}
    assert (some.category("a/b"), some.category("x")) == (some.categories[1], None)
    assert [some.categories[0].label_in(one) for one in ("uk", "vi")] == ["А", "A"]
