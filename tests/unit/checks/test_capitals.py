"""Capital letters. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.capitals import (
    AllCapitals,
    CapitalAfterColon,
    CapitalCalendar,
    CapitalInstitution,
    CapitalOffice,
    CapitalStart,
    TitleCase,
)
from app.model import Segment


def marked(check: SegmentCheck, target: str, source: str = "Xin chào") -> list[str]:
    return [one.found for one in check.find(Segment(source, target))]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Chào", "Вітаю"),
        ("chào", "вітаю"),
        ("“Chào”", "«Вітаю»"),
        ("23 xã", "двадцять три комуни"),
        ("Xã", "15 комун"),
        ("Tôi dùng", "iPhone — телефон"),
        ("xã Lộc Bình", "ОБСЄ"),
        ("Tiếng Klingon", "клінгонська"),
        ("<b>x</b> là thuộc tính thử nghiệm.", "Властивість <b>x</b> експериментальна."),
        ("%s đã xóa hết các tệp.", "файли видалив %s."),
        ("", "Вітаю"),
        ("...", "Вітаю"),
    ],
)
def test_silent_where_both_begin_alike(source: str, target: str) -> None:
    assert marked(CapitalStart(), target, source) == []


@pytest.mark.parametrize(
    ("source", "target", "fix"),
    [
        ("Chào các bạn.", "вітаю вас.", "В"),
        ("“Chào các bạn”", "«вітаю вас»", "В"),
        ("chào các bạn.", "Вітаю вас.", None),
        ("Sáng nay xã Lộc Bình họp", "вранці засідала комуна", "В"),
    ],
)
def test_a_capital_on_one_side(source: str, target: str, fix: str | None) -> None:
    (finding,) = CapitalStart().find(Segment(source, target))
    assert finding.fix == fix


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("THÔNG BÁO KHẨN CẤP", "ТЕРМІНОВЕ ПОВІДОМЛЕННЯ"),
        ("Thông báo khẩn cấp", "Термінове повідомлення"),
        ("UBND", "Народний комітет"),
        ("NATO, EU", "НАТО і Європейський Союз"),
        ("THÔNG BÁO KHẨN CẤP", ""),
        ("12.500 15.200 13.300", "дванадцять тисяч"),
    ],
)
def test_silent_where_both_are_in_capitals_or_neither(source: str, target: str) -> None:
    assert marked(AllCapitals(), target, source) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [("THÔNG BÁO KHẨN CẤP", "Термінове повідомлення"), ("Thông báo khẩn cấp", "ТЕРМІНОВЕ ПОВІДОМЛЕННЯ")],
)
def test_capitals_throughout_on_one_side(source: str, target: str) -> None:
    assert len(marked(AllCapitals(), target, source)) == 1


@pytest.mark.parametrize(
    "target",
    [
        "14 листопада, у понеділок",
        "Листопад був теплим. Понеділок теж.",
        "8 Березня і 1 Травня",
        "у Чорну П'ятницю",
        "на Вербну Неділю",
        "вулиця 9 Травня",
        "роман «Понеділок»",
        "пан Середа і пані Субота",
        "",
    ],
)
def test_silent_where_days_and_months_are_right(target: str) -> None:
    assert marked(CapitalCalendar(), target) == []


@pytest.mark.parametrize(
    ("target", "found"),
    [("14 Листопада", ["Листопада"]), ("зустріч у Понеділок", ["Понеділок"]), ("відбудеться в Жовтні", ["Жовтні"])],
)
def test_a_day_or_month_with_a_capital(target: str, found: list[str]) -> None:
    assert marked(CapitalCalendar(), target) == found


@pytest.mark.parametrize(
    "target",
    [
        "голова комітету та секретар партії",
        "Голова комітету прибув. Секретар — теж.",
        "за словами Президента України",
        "Прем'єр-міністр сказав",
        "зустрівся з Головою Верховної Ради",
        "Сказав: «Голова прибув».",
        "ПАН ГОЛОВА",
        "село Головаха",
        "газета «Голос»",
        "",
    ],
)
def test_silent_where_offices_are_right(target: str) -> None:
    assert marked(CapitalOffice(), target) == []


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("сказав Голова комітету", ["Голова"]),
        ("прибули Секретар партії, Заступник голови", ["Секретар", "Заступник"]),
        ("разом із Паном Хунгом", ["Паном"]),
    ],
)
def test_an_office_with_a_capital(target: str, found: list[str]) -> None:
    assert marked(CapitalOffice(), target) == found


@pytest.mark.parametrize(
    "target",
    ["Народний комітет провінції", "Верховна Рада", "Національні Збори", "Народний Рух", "Державний департамент", ""],
)
def test_silent_where_one_word_of_an_institution_has_a_capital(target: str) -> None:
    assert marked(CapitalInstitution(), target) == []


@pytest.mark.parametrize(
    ("target", "found"),
    [("Народний Комітет провінції", ["Комітет"]), ("зі складу Постійного Комітету", ["Комітету"])],
)
def test_two_capitals_in_an_institution(target: str, found: list[str]) -> None:
    assert marked(CapitalInstitution(), target) == found


@pytest.mark.parametrize("target", ["Сказав: «Це так».", "Комуни: Лок Бінь, Чі Ма", "такі: перша", "о 7:30", ""])
def test_silent_after_a_colon(target: str) -> None:
    assert marked(CapitalAfterColon(), target) == []


def test_a_capital_after_a_colon() -> None:
    assert marked(CapitalAfterColon(), "Висновок один: Це потрібно всім") == ["Це"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xã Lộc Bình tổ chức ngày hội lớn", "Комуна Лок Бінь проводить велике свято"),
        ("Sông Hồng, sông Mã, sông Lam", "Червона річка, Ма, Лам"),
        ("Ban Chấp Hành Đảng Bộ Tỉnh", "Виконавчий Комітет Партії Провінції Лангшон Усіх Рівнів"),
        ("Hà Nội, Hải Phòng và các nơi khác", "Ханой, Хайфон"),
        ("Xã tổ chức ngày hội", "КОМУНА ПРОВОДИТЬ ВЕЛИКЕ СВЯТО В ГОРАХ"),
        ("", ""),
    ],
)
def test_silent_where_words_have_small_letters(source: str, target: str) -> None:
    assert list(TitleCase().find(Segment(source, target))) == []


def test_a_capital_in_every_word() -> None:
    segment = Segment("Xã Lộc Bình tổ chức ngày hội lớn", "Комуна Лок Бінь Проводить Велике Народне Свято")
    assert len(list(TitleCase().find(segment))) == 1
