"""Words and their places."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.words import Word, bare_words, spelled_words, spellings, syllables, words


@pytest.mark.parametrize(
    ("split", "text", "expected"),
    [
        (syllables, "Bà Rịa - Vũng Tàu, TP. 2", ["Bà", "Rịa", "Vũng", "Tàu", "TP"]),
        (syllables, "Buôn-ma-thuột", ["Buôn", "ma", "thuột"]),
        (words, "п'ять п’ятниць, Баріа-Вунгтау", ["п'ять", "п’ятниць", "Баріа", "Вунгтау"]),
        (words, "'лапки' 15-й", ["лапки", "й"]),
        (spelled_words, "п'ять Баріа-Вунгтау — так", ["п'ять", "Баріа-Вунгтау", "так"]),
        (words, "", []),
        (words, "15_000 …", []),
    ],
)
def test_words_of_a_text(split: Callable[[str], list[Word]], text: str, expected: list[str]) -> None:
    assert [word.text for word in split(text)] == expected


def test_decomposed_letters_stay_in_their_word() -> None:
    text = unicodedata.normalize("NFD", "Đường về її Мій")
    assert len(words(text)) == 4


def test_a_word_knows_its_place_and_its_capital() -> None:
    text = "у Ханої"
    _, word = words(text)
    assert (word.span.of(text), word.end, word.capital) == ("Ханої", 7, True)


@pytest.mark.parametrize("split", [syllables, words, spelled_words])
@given(text=st.text(max_size=60))
def test_places_lie_inside_the_text_and_in_order(split: Callable[[str], list[Word]], text: str) -> None:
    end = 0
    for word in split(text):
        assert word.start >= end
        assert word.span.of(text) == word.text != ""
        end = word.end


@given(st.text(alphabet="абї'’-‑ 1_.é\u0301\u0306Aa"))
def test_spellings_are_the_spelled_words_without_places(text: str) -> None:
    assert spellings(text) == [word.text for word in spelled_words(text)]


@given(st.text(alphabet="абї'’-‑ 1_.éAa"))
def test_a_mark_elsewhere_in_the_text_changes_no_word(text: str) -> None:
    for split in (syllables, words, spelled_words):
        assert split(f"{text} e\u0301")[:-1] == split(text)


@given(st.text())
def test_bare_words_are_the_words(text: str) -> None:
    assert bare_words(text) == [word.text for word in words(text)]
