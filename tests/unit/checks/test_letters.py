"""Letters that are not what they look like. Silent cases first."""

from __future__ import annotations

import unicodedata

import pytest

from app.checks.base import SegmentCheck
from app.checks.letters import DecomposedLetter, DigitInWord, GarbledText, InvisibleCharacter, TripleLetter
from app.model import Segment


def marked(check: SegmentCheck, target: str, source: str = "Xin chào") -> list[tuple[str, str | None]]:
    return [(one.found, one.fix) for one in check.find(Segment(source, target))]


@pytest.mark.parametrize("target", ["Київ, її, ґанок, й", "за\u0301мок і замо\u0301к", "Xã Lộc", "cafe\u0301", ""])
def test_silent_where_letters_are_whole(target: str) -> None:
    assert marked(DecomposedLetter(), target) == []


def test_a_letter_in_two_parts() -> None:
    told = marked(DecomposedLetter(), unicodedata.normalize("NFD", "її край"))
    assert [fix for _, fix in told] == ["ї", "ї", "й"]


@pytest.mark.parametrize(
    "target", ["Звичайний текст", "рядок\nрядок\tстовпець\r\n", "15\u00a0000", "👨‍👩‍👧", "а — б", ""]
)
def test_silent_where_nothing_is_invisible(target: str) -> None:
    assert marked(InvisibleCharacter(), target) == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("ко\u00adмуна", [("\u00ad", "")]),
        ("\ufeffКомуна", [("\ufeff", "")]),
        ("є \u200b\u200bматематик", [("\u200b\u200b", "")]),
        ("комуна\u200e і\u202c", [("\u200e", ""), ("\u202c", "")]),
        ("ряд\x0bок", [("\x0b", " ")]),
        ("ко\x00муна", [("\x00", "")]),
        ("сло\u200dво", [("\u200d", "")]),
    ],
)
def test_an_invisible_character(target: str, told: list[tuple[str, str]]) -> None:
    assert marked(InvisibleCharacter(), target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xin chào", "РФ, СНД, РРС і С–300"),
        ("Xin chào", "São Paulo, Ñandú, Ðà Nẵng"),
        ("Xin chào", "Що?? Як???"),
        ("Xin chào", "Що??Як"),
        ("Ký tự \ufffd", "Знак \ufffd"),
        ("Xin chào", "Ærø, Ålborg, Äpfel"),
        ("Xin chào", ""),
    ],
)
def test_silent_where_the_encoding_was_right(source: str, target: str) -> None:
    assert marked(GarbledText(), target, source) == []


def garbled(text: str, encoding: str) -> str:
    return text.encode("utf-8").decode(encoding, "replace")


@pytest.mark.parametrize(
    "target",
    ["ко\ufffdуна", garbled("комуна", "latin-1"), garbled("привіт", "cp1251"), garbled("“Chào”", "cp1252"), "ком??на"],
)
def test_text_in_a_wrong_encoding(target: str) -> None:
    assert marked(GarbledText(), target)


@pytest.mark.parametrize(
    "target", ["5G-мережа", "COVID-19", "2-й, 3-го, 20-річчя", "А380", "Н2О", "т34", "4х4", "20ти", ""]
)
def test_silent_where_digits_are_digits(target: str) -> None:
    assert marked(DigitInWord(), target) == []


def test_a_digit_for_a_letter() -> None:
    assert marked(DigitInWord(), "к0муна за3начила") == [("0", "о"), ("3", "з")]


@pytest.mark.parametrize("target", ["Ааа! Ммм… ооо", "довгошиєє", "ІІІ з'їзд", "ХХХ сесія", "осінній", "www.vd.vn", ""])
def test_silent_where_letters_are_drawn_out_or_doubled(target: str) -> None:
    assert marked(TripleLetter(), target) == []


@pytest.mark.parametrize(("target", "told"), [("комууна", 0), ("комуууна", 1), ("прроввввінція", 1), ("даааай", 1)])
def test_a_letter_three_times(target: str, told: int) -> None:
    assert len(marked(TripleLetter(), target)) == told
