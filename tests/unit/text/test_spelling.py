"""Spelling by the dictionary of the machine. Where there is none, these tests say so."""

import pytest

from app.text import spelling
from app.text.spelling import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    found = spelling.speller()
    if found is None:
        pytest.skip("NO UKRAINIAN DICTIONARY HERE: spelling is not tested; install hunspell-uk and chunspell")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Народний комітет провінції провів нараду.",
        "Комуна Кхуатса і місто Лангшон",  # names
        "зв’язок, об'єкт, памʼять",  # any apostrophe
        "соціально-економічний розвиток",
        "компанія Samsung і протокол https",
        "ОЦОП і к2к, 5тис",
        "до 3-го класу",
        "північно-східний",
    ],
)
def test_silent(speller: Speller, text: str) -> None:
    assert list(speller.unknown(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("нарада комітєту", ["комітєту"]),
        ("посереднині та кореблем", ["посереднині", "кореблем"]),
        ("прикордонно-комітєтський", ["прикордонно-комітєтський"]),
    ],
)
def test_told(speller: Speller, text: str, words: list[str]) -> None:
    assert [word.text for word in speller.unknown(text)] == words
    assert all(text[word.start : word.end] == word.text for word in speller.unknown(text))


class Counting:
    """A small dictionary of the right shape that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def spell(self, word: str) -> bool:
        self.asked.append(word)
        return word == "комітет"

    def suggest(self, word: str) -> tuple[str, ...]:
        self.asked.append(word)
        return ("комітет",)


def test_a_word_is_looked_up_once() -> None:
    dictionary = Counting()
    speller = Speller(dictionary)
    for _ in range(3):
        assert [word.text for word in speller.unknown("комітет комітєт")] == ["комітєт"]
        assert speller.suggestions("комітєт") == ("комітет",)
    assert dictionary.asked == ["комітет", "комітєт", "комітєт"]


def test_a_folder_without_a_dictionary_has_no_speller(tmp_path) -> None:
    assert not spelling.has_dictionary(tmp_path)
    assert spelling.speller(str(tmp_path)) is None
