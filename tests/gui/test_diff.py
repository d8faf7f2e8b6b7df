"""Word diffs lose nothing and point at the words that changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_replacement, a_segment
from ui.diff import DELETED, INSERTED, SAME, in_context, words

TEXT = st.text(alphabet="аб їK.,- \u00a0\n", max_size=30)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off(before: str, after: str):
    pieces = words(before, after)
    assert "".join(text for kind, text in pieces if kind != INSERTED) == before
    assert "".join(text for kind, text in pieces if kind != DELETED) == after


@pytest.mark.parametrize("text", ["", "комуна Хуат Са", "15 200 га"])
def test_equal_texts_have_no_change(text: str):
    assert [kind for kind, _ in words(text, text)] in ([], [SAME])


def test_a_changed_word_is_told_whole():
    pieces = words("комуна Хуат Са", "комуна Кхуат Са")
    assert pieces == [(SAME, "комуна "), (DELETED, "Хуат"), (INSERTED, "Кхуат"), (SAME, " Са")]


def test_a_change_is_shown_with_words_around():
    segment = a_segment(target="слово " * 30 + "Хуат Са" + " слово" * 30)
    pieces = in_context(a_replacement(segment))
    assert (DELETED, "Хуат") in pieces
    assert (INSERTED, "Кхуат") in pieces
    assert pieces[0][1].startswith("…слово")
    assert pieces[-1][1].endswith("слово…")
    assert sum(len(text) for _, text in pieces) < 130
