from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.folding import ORDER_LETTERS, folded, order_key, searchable, word_count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ЇЖАК", "їжак"),
        ("ĐẠI LỄ", "đại lễ"),
        (unicodedata.normalize("NFD", "Khuất Xá"), "khuất xá"),
        ("об’єкт", "об'єкт"),
        ("обʼєкт", "об'єкт"),
        ("10\u00a0км", "10 км"),
    ],
)
def test_the_same_to_a_search(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Khuất", "Khuát"), ("гора", "ґора"), ("Xá", "Xa")])
def test_tones_and_letters_still_tell_words_apart(one, other):
    assert folded(one) != folded(other)


def test_a_search_never_runs_from_one_text_into_the_other():
    assert "абвгд" not in searchable("абв", "гд")


@pytest.mark.parametrize(
    "words",
    [
        ["Гора", "ґудзик", "дім", "єнот", "жаба", "И", "ікра", "їжак", "Йорк", "юрба", "яма"],
        ["an", "ăn", "ân", "be", "da", "đa", "em", "ếm", "ở", "ra", "tư", "ưa"],
        ["«абетка»", "багато", "— вода", "…гора"],
        ["23 жовтня", "abc", "абв"],
    ],
)
def test_the_order_is_that_of_the_alphabets(words):
    for start in range(len(words)):
        assert sorted(words[start:] + words[:start], key=order_key) == words


def test_tones_do_not_count_for_the_order():
    assert order_key("má") == order_key("Mã") == order_key("MA")


@given(st.text())
def test_any_text_has_an_order_and_a_fold(text):
    assert len(order_key(text)) <= ORDER_LETTERS
    assert folded(text) in searchable("", text)
    assert word_count(text) >= 0


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("— …", 0), ("23 жовтня 2025 року", 4), ("об’єкт по-нашому", 2), ("Кхуат Са, Лангшон.", 3)],
)
def test_words_are_counted(text, count):
    assert word_count(text) == count
