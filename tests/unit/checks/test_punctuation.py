"""Marks at the ends of a segment, and marks that do not go together. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.punctuation import (
    DoubledPunctuation,
    EndPunctuation,
    MarkInsideQuotes,
    QuestionLost,
    StartPunctuation,
)
from app.model import Segment

VI, UK = "Xã đã hoàn thành việc cấp mã số vùng trồng", "Комуна завершила присвоєння кодів"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (VI, UK),
        (VI + ".", UK + "."),
        (VI + ".”", UK + "»."),
        (VI + "”.", UK + ".»"),
        (VI + " (1).", UK + " (1)."),
        (VI + "?", UK + "."),
        (VI + "!", UK + "."),
        (VI + "...", UK + "…"),
        (VI + "...", UK + " тощо."),
        (VI + "?”", UK + "?"),
        (VI + ".", "«" + UK + "», — сказав він. —"),
        (VI + ":", UK + ":"),
        ("Tin mới.", "Новини"),
        ("Ảnh minh họa", "Ілюстрація."),
        (VI + ".", ""),
        ("", UK + "."),
    ],
)
def test_silent_where_both_end_alike(source: str, target: str) -> None:
    assert list(EndPunctuation().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target", "message", "fix"),
    [
        (VI + ".", UK, "The source ends with «.», the translation without a mark", "в."),
        (VI, UK + ".", "The translation ends with «.», the source without a mark", ""),
        (VI + ":", UK + ".", "The source ends with «:», the translation with «.»", ":"),
        (VI + ".", UK + ":", "The source ends with «.», the translation with «:»", "."),
        (VI + "...", UK + ".", "The source ends with «…», the translation with «.»", "…"),
        (VI + ".", UK + "…", "The source ends with «.», the translation with «…»", "."),
        (VI + "?", UK, "The source ends with «?», the translation without a mark", None),
        (VI + ";", UK + ",", "The source ends with «;», the translation with «,»", ";"),
    ],
)
def test_another_mark_at_the_end(source: str, target: str, message: str, fix: str | None) -> None:
    (finding,) = EndPunctuation().find(Segment(source, target))
    assert (str(finding.message), finding.fix) == (message, fix)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ai?", "Хто?"),
        ("Ai? Ở đâu?", "Хто і де?"),
        ("“Ai?”", "«Хто?»"),
        ("Xem vd.vn/?id=1", "Див. vd.vn"),
        ("Chào!", "Вітаю!"),
        ("a != b", "а ≠ б"),
        ("Ai?", ""),
        ("", "Хто?"),
    ],
)
def test_silent_where_a_question_stays_one(source: str, target: str) -> None:
    assert list(QuestionLost().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Ai đến?", "Хто прийшов.", "The source has «?», the translation has not"),
        ("Chào!", "Вітаю.", "The source has «!», the translation has not"),
        ("Ông đến.", "Він прийшов?", "The translation has «?», the source has not"),
        ("Chào.", "Вітаю!", "The translation has «!», the source has not"),
    ],
)
def test_a_question_or_exclamation_on_one_side(source: str, target: str, message: str) -> None:
    (finding,) = QuestionLost().find(Segment(source, target))
    assert str(finding.message) == message


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("- Sáng 23/10", "- Вранці"),
        ("- Sáng 23/10", "— Вранці"),
        ("• Mục tiêu", "– Мета"),
        ("1. Mục tiêu", "1. Мета"),
        ("a) Mục tiêu", "а) Мета"),
        ("1. Mục tiêu", "1) Мета"),
        ("-5 độ", "Мінус п'ять"),
        ("5 độ", "-5 градусів"),
        ("2 xã", "— дві комуни"),
        ("Chạy .NET", ".NET працює"),
        ("...và rồi", "...і тоді"),
        ("Và rồi", "…і тоді"),
        ("Mục tiêu", "Мета"),
        ("- Sáng", ""),
    ],
)
def test_silent_where_both_begin_alike(source: str, target: str) -> None:
    assert list(StartPunctuation().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("- Sáng 23/10", "Вранці", "The source begins with «-», the translation does not"),
        ("Sáng 23/10", "- Вранці", "The translation begins with «-», the source does not"),
        ("2. Mục tiêu", "Мета", "The source begins with «2.», the translation does not"),
        ("Mục tiêu", ". Мета", "The translation begins with «.», the source does not"),
        ("Mục tiêu", " • Мета", "The translation begins with «•», the source does not"),
    ],
)
def test_a_bullet_on_one_side(source: str, target: str, message: str) -> None:
    (finding,) = StartPunctuation().find(Segment(source, target))
    assert str(finding.message) == message


@pytest.mark.parametrize(
    "target",
    [
        "Так... Ні… Що?.. Ой!.. Що?! Справді?!!",
        "груші, яблука і т. д., та ін.; усе",
        "о 7:30, 3,5 і 15.200",
        "Він сказав...",
        "кінець....",
        "std::string",
        "..\\тека і ../тека",
        "«Хто?», — спитав.",
        "так...; ні",
        "&lt;дія&gt;; далі, &lt;дія&gt;: так",
        "перше,... останнє",
        "знаки ?,* не дозволено",
        "",
    ],
)
def test_silent_where_marks_may_stand_together(target: str) -> None:
    assert list(DoubledPunctuation().find(Segment("Xin chào", target))) == []


@pytest.mark.parametrize(
    ("target", "found", "fix"),
    [
        ("груші,, яблука", ",,", ","),
        ("Кінець..", "..", "."),
        ("Кінець..Далі", "..", "."),
        ("кінець,.", ",.", "."),
        ("Так!.", "!.", "!"),
        ("Так?. Ні", "?.", "?"),
        ("такі:: перша", "::", ":"),
        ("перше;, друге", ";,", None),
    ],
)
def test_doubled_punctuation(target: str, found: str, fix: str | None) -> None:
    (finding,) = DoubledPunctuation().find(Segment("Xin chào", target))
    assert (finding.found, finding.fix) == (found, fix)


@pytest.mark.parametrize(
    "target",
    [
        "«Вітаю», — сказав він.",
        "«Вітаю».",
        "Він сказав: «Так. Ні.»",
        "«Уся цитата.»",
        "у «2025 р.» та «15 грн.»",
        "«Так…»",
        "«Так...»",
        "",
    ],
)
def test_silent_where_the_mark_stands_behind_the_quotation_mark(target: str) -> None:
    assert list(MarkInsideQuotes().find(Segment("Xin chào", target))) == []


@pytest.mark.parametrize(
    ("target", "fix"),
    [
        ("«Вітаю,» — сказав він", "»,"),
        ("Він сказав: «Вітаю.»", "»."),
        ("Слово «комуна.» — назва", "»."),
        ("“Вітаю,” — сказав", "”,"),
    ],
)
def test_a_mark_before_the_quotation_mark(target: str, fix: str) -> None:
    (finding,) = MarkInsideQuotes().find(Segment("Xin chào", target))
    assert finding.fix == fix
