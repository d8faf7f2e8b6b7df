"""Alphabets and languages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import scripts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("12 345", None),
        ("Facebook Messenger", None),
        ("Rocky Balboa và Ivan Drago", None),
        ("Xin chào các bạn", "vi"),
        (unicodedata.normalize("NFD", "Đại hội đại biểu lần thứ nhất"), "vi"),
        ("Вітаю вас, друзі", "uk"),
        ("Компанія Facebook у Ханої", "uk"),
    ],
)
def test_the_language_of_a_text(text: str, expected: str | None) -> None:
    assert scripts.language(text) == expected


@pytest.mark.parametrize(
    ("text", "vietnamese", "surely"),
    [
        ("", False, False),
        ("cho", False, False),
        ("café", True, False),
        ("xã", True, False),
        ("phở", True, True),
        ("Đà", True, True),
    ],
)
def test_vietnamese_letters(text: str, vietnamese: bool, surely: bool) -> None:
    assert scripts.has_vietnamese(text) is vietnamese
    assert scripts.is_surely_vietnamese(text) is surely


@pytest.mark.parametrize(
    ("text", "cyrillic", "latin"),
    [("", False, False), ("12", False, False), ("слово", True, False), ("từ", False, True), ("пiд", True, True)],
)
def test_alphabets(text: str, cyrillic: bool, latin: bool) -> None:
    assert scripts.is_cyrillic(text) is cyrillic
    assert scripts.is_latin(text) is latin


def test_apostrophes_become_one_and_lengths_stay() -> None:
    assert scripts.plain_apostrophes("п’ять пʼять п`ять п'ять") == "п'ять п'ять п'ять п'ять"


def test_look_alikes_cross_the_alphabets() -> None:
    assert all(scripts.is_latin(one) and scripts.is_cyrillic(other) for one, other in scripts.LOOKALIKES.items())


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    assert scripts.language(text) in {None, "vi", "uk"}
    assert len(scripts.plain_apostrophes(text)) == len(text)
    assert scripts.has_vietnamese(text) or not scripts.is_surely_vietnamese(text)
