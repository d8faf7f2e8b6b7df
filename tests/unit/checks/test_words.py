"""Words that should not stand there. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.words import DoubledWord, MixedScript, RussianLetter, SameAsSource, UntranslatedWords
from app.model import Segment


def found(check: SegmentCheck, target: str, source: str = "Xin chào") -> list[str]:
    """The marked words."""
    spans = [one.target_span for one in check.find(Segment(source, target))]
    return ["" if span is None else span.of(target) for span in spans]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xin chào", "Один раз, другий раз"),
        ("ngày ngày", "день день"),
        ("từng bước từng bước", "крок за кроком крок за кроком"),
        ("Xin chào", "ледве-ледве"),
        ("Xin chào", "так, так"),
        ("Xin chào", "Сказав. Сказав і пішов"),
        ("Xin chào", "Лі Лі"),
        ("Xin chào", "США США"),
        ("Xin chào", "я я"),
        ("Xin chào", "садів і садів"),
        ("Xin chào", "15 15"),
        ("Xin chào", ""),
    ],
)
def test_silent_where_nothing_is_doubled_by_mistake(source: str, target: str) -> None:
    assert not found(DoubledWord(), target, source)


@pytest.mark.parametrize(
    ("target", "marked"),
    [
        ("навчання для для населення", " для"),
        ("Для для населення", " для"),
        ("в в комуні", " в"),
        ("заради фруктових садів фруктових садів", " фруктових садів"),
        ("цей великий новий проєкт великий новий проєкт", " великий новий проєкт"),
        ("здоров'я здоров'я", " здоров'я"),
    ],
)
def test_a_doubled_word(target: str, marked: str) -> None:
    assert found(DoubledWord(), target) == [marked]


def test_a_doubled_word_of_the_source_excuses_no_phrase() -> None:
    assert found(DoubledWord(), "заради нових садів нових садів", "ngày ngày") == [" нових садів"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("sản phẩm OCOP", "продукція OCOP"),
        ("gửi về ban.tin@vd.vn", "надсилайте на ban.tin@vd.vn"),
        ("trang cho.vn", "сайт cho.vn"),
        ("xem https://vd.vn/tin-moi", "див. https://vd.vn/tin-moi"),
        ("từ “cho” nghĩa là", "слово «cho» означає"),
        ("giao thức http", "протокол http"),
        ("nghe rock", "слухати rock"),
        ("ở Bogotá", "у місті Bogotá"),
        ("đảo La República", "острів La República"),
        ("Facebook và YouTube", "Facebook і YouTube"),
        ("thạch đen", "чорне желе"),
        ("thạch đen", "thạch đen"),
        ("thạch đen", ""),
    ],
)
def test_silent_where_nothing_vietnamese_is_left(source: str, target: str) -> None:
    assert not found(UntranslatedWords(), target, source)


@pytest.mark.parametrize(
    ("source", "target", "marked"),
    [
        ("thạch đen", "груші та thạch đen.", ["thạch đen"]),
        ("xã Quang Hán", "Керівники xã Куанг Хан", ["xã"]),
        ("các xã", "ці xã й ці xã", ["xã", "xã"]),
        ("cho bà con", "запропонував cho людям", ["cho"]),
        ("Nguyễn Văn An", "пан Nguyễn Văn Ан", ["Nguyễn Văn"]),
        ("phở", "суп «phở»", ["phở"]),
    ],
)
def test_vietnamese_left_in_place(source: str, target: str, marked: list[str]) -> None:
    assert found(UntranslatedWords(), target, source) == marked


@pytest.mark.parametrize(
    ("source", "target"),
    [("Xin chào", "Вітаю"), ("OCOP", "OCOP"), ("12", "12"), ("", ""), ("Facebook Messenger", "Facebook Messenger")],
)
def test_silent_where_sameness_is_right(source: str, target: str) -> None:
    assert not found(SameAsSource(), target, source)


def test_the_same_text_in_both() -> None:
    assert len(found(SameAsSource(), " Xin chào các bạn", "Xin chào các bạn ")) == 1


@pytest.mark.parametrize(
    "target",
    ["підприємств", "OCOP", "IT-компанія", "Facebook'у", "Facebook’у", "NATOвський", "COVIDу", "5G мережа", ""],
)
def test_silent_where_a_word_has_one_alphabet(target: str) -> None:
    assert not found(MixedScript(), target)


@pytest.mark.parametrize(
    ("target", "fix"),
    [("пiдприємств", "підприємств"), ("Kиїв", "Київ"), ("мoва", "мова"), ("XXІ", "ХХІ"), ("здоров’я пам'яtь", None)],
)
def test_letters_of_two_alphabets(target: str, fix: str | None) -> None:
    (finding,) = MixedScript().find(Segment("Xin chào", target))
    assert finding.fix == fix
    if fix:
        assert str(finding.message).startswith("Latin «")


@pytest.mark.parametrize("target", ["Хиу", "Фионг", "дев'ять", "їжа й ґрунт", "Facebook", ""])
def test_silent_where_all_letters_are_ukrainian(target: str) -> None:
    assert not found(RussianLetter(), target)


@pytest.mark.parametrize(
    ("target", "marked"), [("Фан Хыу Тай", "Хыу"), ("Фыонг", "Фыонг"), ("этап", "этап"), ("Ёлка", "Ёлка")]
)
def test_a_letter_that_ukrainian_does_not_have(target: str, marked: str) -> None:
    assert found(RussianLetter(), target) == [marked]
