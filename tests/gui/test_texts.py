"""The window's words: every one translated, with its values and its plurals."""

from __future__ import annotations

import importlib.util
import string
from pathlib import Path
from types import ModuleType

import polib
import pytest

from app.languages import CATALOGUES, LANGUAGES, catalogue
from app.model import Message
from ui.texts import language, said, tr, trn

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "catalogues.py"
OTHERS = [code for code in LANGUAGES if code != "en"]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def entries(code: str) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(CATALOGUES / f"{code}.po"))}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    monkeypatch.setenv("ZVIRKA_LANG", request.param)
    return str(request.param)


@pytest.fixture
def in_ukrainian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZVIRKA_LANG", "uk")


@pytest.mark.parametrize("code", OTHERS)
def test_every_string_of_the_window_has_a_translation(code: str):
    """To mend: scripts/catalogues.py adds what is missing, then fill it in."""
    there = entries(code)
    assert [text for text in script().of_window() if text not in there or not there[text].translated()] == []


@pytest.mark.parametrize("code", OTHERS)
def test_what_the_core_says_is_translated_but_for_the_newest(code: str):
    """A new check is said in English until a translator comes by; scripts/catalogues.py lists what waits."""
    there, texts = entries(code), script().of_core()
    waiting = {text for text in texts if text not in there or not there[text].translated()}
    assert len(waiting) <= len(set(texts)) // 5, sorted(waiting)


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_is_unsure(code: str):
    assert [entry.msgid for entry in entries(code).values() if entry.fuzzy] == []


@pytest.mark.parametrize("code", OTHERS)
def test_translations_name_the_same_values(code: str):
    wrong = []
    for text, entry in entries(code).items():
        said_as = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        wrong += [text for one in said_as if placeholders(one) != placeholders(text)]
    assert wrong == []


@pytest.mark.parametrize("code", OTHERS)
def test_ellipses_and_colons_end_what_they_end_in_english(code: str):
    """A menu's «…» says that a question follows."""
    there = entries(code)
    assert [text for text in there if text.endswith("…") and not there[text].msgstr.endswith("…")] == []


@pytest.mark.parametrize(("code", "forms"), [("uk", 3), ("vi", 1)])
def test_plural_forms_are_complete(code: str, forms: int):
    plurals = [entry for entry in entries(code).values() if entry.msgid_plural]
    assert plurals
    assert [
        entry.msgid for entry in plurals if len([one for one in entry.msgstr_plural.values() if one]) != forms
    ] == []


@pytest.mark.usefixtures("in_ukrainian")
@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 сегментів"),
        (1, "1 сегмент"),
        (2, "2 сегменти"),
        (4, "4 сегменти"),
        (5, "5 сегментів"),
        (11, "11 сегментів"),
        (12, "12 сегментів"),
        (21, "21 сегмент"),
        (22, "22 сегменти"),
        (111, "111 сегментів"),
        (1004, "1004 сегменти"),
    ],
)
def test_ukrainian_counts(count: int, words: str):
    assert trn("{n} segment", "{n} segments", count) == words


@pytest.mark.parametrize(
    ("spoken", "words"), [("en", "Keys"), ("uk", "Клавіші"), ("vi", "Phím tắt")], indirect=["spoken"]
)
def test_words_follow_the_language(spoken: str, words: str):
    assert language() == spoken
    assert tr("Keys") == words


@pytest.mark.usefixtures("in_ukrainian")
def test_messages_of_the_core_are_translated_and_filled():
    message = Message.of("{name} is not found in the translation", name="Khuất Xá")
    assert said(message) == "Khuất Xá не знайдено в перекладі"


@pytest.mark.usefixtures("in_ukrainian")
def test_braces_in_a_value_are_only_text():
    assert said(Message.of("Space before «{mark}»", mark="{0}{x}")) == "Пробіл перед «{0}{x}»"


def test_nothing_stays_nothing():
    assert tr("") == ""


def test_an_unknown_language_is_english():
    assert catalogue("xx").gettext("Keys") == "Keys"
