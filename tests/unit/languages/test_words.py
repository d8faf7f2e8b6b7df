"""Words outside the window: the same catalogues, no Qt."""

import pytest

from app.errors import InputError
from app.languages import LANGUAGES, VARIABLE, Words, wanted
from app.model import Message


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "Names"), ("uk", "Імена"), ("vi", "Tên riêng")],
)
def test_a_word_in_each_language(code, said):
    assert Words(code)("Names") == said


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_no_catalogue_has_stays_as_it_is(code):
    assert Words(code)("no catalogue has this {sentence}") == "no catalogue has this {sentence}"
    assert Words(code)("") == ""


def test_values_are_put_into_the_translation_and_never_read():
    assert Words("uk")(Message.of("Space before «{mark}»", mark="{0}{x}")) == "Пробіл перед «{0}{x}»"


def test_an_unknown_language_names_those_there_are():
    with pytest.raises(InputError, match="'xx' is no language of the program; use en, uk, vi"):
        Words("xx")


@pytest.mark.parametrize(("value", "language"), [("uk", "uk"), ("xx", None), ("", None), ("uk_UA", None)])
def test_the_environment_may_ask_for_one(monkeypatch, value, language):
    monkeypatch.setenv(VARIABLE, value)
    assert wanted() == language
