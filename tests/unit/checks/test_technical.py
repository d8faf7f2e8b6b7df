"""What a program or a browser has to read. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.base import SegmentCheck
from app.checks.technical import (
    AcronymChanged,
    AddressChanged,
    CodeLost,
    Entity,
    EscapeChanged,
    HashtagLost,
    PlaceholderChanged,
    TagChanged,
)
from app.model import Segment


def found(check: SegmentCheck, source: str, target: str) -> list[str]:
    return [one.found for one in check.find(Segment(source, target))]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xóa %s?", "Видалити %s?"),
        ("%1$s của %2$s", "%2$s від %1$s"),
        ("%(count)d tệp", "%(count)d файлів"),
        ("{0} và {name}", "{name} і {0}"),
        ("Tăng 50 % so với", "Зросло на 50 % проти"),
        ("Tăng 50% dân số", "Зросло на 50% населення"),
        ("100%", "100 % слів"),
        ("Tăng 5 % diện tích", "Зросло на 5 % площі"),
        ("{{name}} ${user} %{id}", "{{name}} ${user} %{id}"),
        ("{Không có}", "{Немає}"),
        ("%s", ""),
        ("", "%s"),
        ("%%", "%"),
    ],
)
def test_silent_where_placeholders_are_kept(source: str, target: str) -> None:
    assert found(PlaceholderChanged(), source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Xóa %s?", "Видалити?", ["%s"]),
        ("Xóa %s?", "Видалити %d?", ["%s", "%d"]),
        ("{name} đến", "{ім'я} прийшов", ["{name}"]),
        ("%(count)d tệp", "%(кількість)d файлів", ["%(count)d", "%(кількість)d"]),
        ("{0} {0}", "{0}", ["{0}"]),
        ("Chào", "Вітаю {0}", ["{0}"]),
    ],
)
def test_a_placeholder_changed(source: str, target: str, told: list[str]) -> None:
    assert found(PlaceholderChanged(), source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<b>Chào</b>", "<b>Вітаю</b>"),
        ("Chào<br>ông", "Вітаю<br>пана"),
        ("Chào<br/>", "Вітаю<br/>"),
        ('<a href="x">Chào</a>', '<a href="y">Вітаю</a>'),
        ("<b>a</b> <i>b</i>", "<i>б</i> <b>а</b>"),
        ("</b> Chào <b>", "</b> Вітаю <b>"),
        ("2 < 3 và 5 > 4", "2 < 3 і 5 > 4"),
        ("<không có>", "<немає>"),
        ("<hash value>", "<значення хешу>"),
        ("<b>Chào</b>", ""),
    ],
)
def test_silent_where_tags_are_kept(source: str, target: str) -> None:
    assert found(TagChanged(), source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("<b>Chào</b>", "Вітаю", ["<b>", "</b>"]),
        ("<b>Chào</b>", "<b>Вітаю", ["</b>"]),
        ("<b>Chào</b>", "</b>Вітаю<b>", ["</b>"]),
        ("<b><i>a</i></b>", "<b><i>а</b></i>", ["</b>"]),
        ("Chào", "<b>Вітаю</b>", ["<b>", "</b>"]),
        ('<g id="1">a</g><x id="2"/>', '<g id="1">а</g>', ['<x id="2"/>']),
        ("<BR>a", "а", ["<BR>"]),
    ],
)
def test_a_tag_changed(source: str, target: str, told: list[str]) -> None:
    assert found(TagChanged(), source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [(r"a\nb", r"а\nб"), (r"C:\tin", r"C:\tin"), ("a", "а"), (r"\n", ""), (r"a\u0020", "а"), (r"a\б", "а")],
)
def test_silent_where_escapes_are_kept(source: str, target: str) -> None:
    assert found(EscapeChanged(), source, target) == []


@pytest.mark.parametrize(("source", "target", "told"), [(r"a\nb", "а б", [r"\n"]), (r"a\tb", r"а\nб", [r"\t", r"\n"])])
def test_an_escape_changed(source: str, target: str, told: list[str]) -> None:
    assert found(EscapeChanged(), source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("A&nbsp;B", "А&nbsp;Б"),
        ("A & B", "А & Б"),
        ("R&D;", "R&D; інше"),
        ("x", "AT&T; B"),
        ("x", "&lt;b&gt;"),
        ("x", ""),
    ],
)
def test_silent_where_entities_belong(source: str, target: str) -> None:
    assert found(Entity(), source, target) == []


def test_an_entity_left() -> None:
    told = list(Entity().find(Segment("Chào", "Вітаю&nbsp;пана &quot;Хунга&quot; &#8217;")))
    assert [one.fix for one in told] == ["\u00a0", '"', '"', "’"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xem https://vd.vn/tin.", "Див. https://vd.vn/tin"),
        ("Xem http://www.vd.vn/", "Див. vd.vn на https://vd.vn"),
        ("(https://vd.vn)", "на сайті https://vd.vn,"),
        ("gửi ban.tin@vd.vn", "на ban.tin@vd.vn."),
        ("báo vnexpress.net", "газета «Вієтекспрес»"),
        ("@tenban", "@ім'я"),
        ("ngày 1/7 và/hoặc 2/9", "1/7 та/або 2/9"),
        ("tệp /home/tin/moi.txt", "файл /home/tin/moi.txt."),
        ("https://vd.vn", ""),
        ("", "https://vd.vn"),
    ],
)
def test_silent_where_addresses_are_kept(source: str, target: str) -> None:
    assert found(AddressChanged(), source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Xem https://vd.vn/tin", "Див. сайт", ["https://vd.vn/tin"]),
        ("Xem https://vd.vn/tin", "Див. https://vd.vn/new", ["https://vd.vn/tin", "https://vd.vn/new"]),
        ("gửi ban.tin@vd.vn", "на ban.tin@vd.com", ["ban.tin@vd.vn", "ban.tin@vd.com"]),
        ("Xem https://vd.vn/tin", "Див. https: //vd.vn/tin", ["https: //vd.vn/tin"]),
        ("gửi ban@vd.vn", "на ban @ vd.vn", ["ban @ vd.vn"]),
        ("www.vd.vn", "www. vd.vn", ["www. vd"]),
        ("tệp /home/tin/moi.txt", "файл /home/tin/nova.txt", ["/home/tin/moi.txt", "/home/tin/nova.txt"]),
        ("tệp C:\\tin\\moi.txt", "файл C:\\tin", ["C:\\tin\\moi.txt", "C:\\tin"]),
    ],
)
def test_an_address_changed(source: str, target: str, told: list[str]) -> None:
    assert found(AddressChanged(), source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [("#xuân", "#весна"), ("# 5", "№ 5"), ("#1", "перший"), ("C#", "C#"), ("#a", ""), ("&#39;", "'")],
)
def test_silent_where_hashtags_are_as_many(source: str, target: str) -> None:
    assert found(HashtagLost(), source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"), [("#xuân #Tet", "#Tet", ["#xuân"]), ("xuân", "весна #весна", ["#весна"])]
)
def test_a_hashtag_lost(source: str, target: str, told: list[str]) -> None:
    assert found(HashtagLost(), source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("COVID-19", "COVID-19"),
        ("COVID-19", "ковід-19"),
        ("máy bay F-16", "літак Ф-16"),
        ("Nghị quyết 12/NQ-CP", "постанова № 12/NQ-CP"),
        ("Nghị quyết 12/NQ-CP", "постанова № 12"),
        ("quốc lộ QL4A", "шосе 4А"),
        ("GDP tăng", "ВВП зріс"),
        ("UBND xã", "Народний комітет"),
        ("COVID-19", ""),
        ("23/10", "23 жовтня"),
    ],
)
def test_silent_where_codes_are_kept(source: str, target: str) -> None:
    assert found(CodeLost(), source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("dịch COVID-19", "епідемія", ["COVID-19"]),
        ("Nghị quyết 12/NQ-CP", "постанова уряду", ["12/NQ-CP"]),
        ("máy bay A380", "літак A330", ["A380"]),
    ],
)
def test_a_code_lost(source: str, target: str, told: list[str]) -> None:
    assert found(CodeLost(), source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("sản phẩm OCOP", "продукція OCOP"),
        ("Nữ hoàng Elizabeth đệ nhị", "королева Єлизавета II"),
        ("công ty Covid", "компанія COVID"),
        ("NATO", "НАТО"),
        ("UBND xã", "Народний комітет"),
        ("tin mới", "сайт VD.VN"),
        ("", "OCOP"),
    ],
)
def test_silent_where_acronyms_are_of_the_source(source: str, target: str) -> None:
    assert found(AcronymChanged(), source, target) == []


def test_an_acronym_that_the_source_has_not() -> None:
    assert found(AcronymChanged(), "sản phẩm OCOP", "продукція OCO") == ["OCO"]
    assert found(AcronymChanged(), "sản phẩm OCOP", "продукція OPOC") == ["OPOC"]
