"""Another language, Russian words and calques. Silent cases first."""

from __future__ import annotations

import csv
import re

import pytest

from app import corpora
from app.checks.base import SegmentCheck
from app.checks.language import Calque, RussianWord, WrongLanguage
from app.model import Segment


def fixes(check: SegmentCheck, target: str) -> list[tuple[str, str | None]]:
    return [(one.found, one.fix) for one in check.find(Segment("Xin chào", target))]


def rows() -> list[dict[str, str]]:
    with corpora.ukrainian("russianisms.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xin chào các bạn", "Вітаю вас, друзі"),
        ("Xin chào", "Москва"),
        ("Xin chào", "«Война и мир», роман Л. Толстого, вийшов українською"),
        ("Xin chào các bạn đến đây", "Xin chào các bạn đến đây"),
        ("OCOP", "OCOP, COVID, NATO, ASEAN, UNESCO"),
        ("Xin chào", "Facebook Messenger, YouTube Premium"),
        ("Xin chào", "Робота для нас усюди добра"),
        ("Xin chào", "Проза народу голосно лунала того дня над морем"),
        ("Xin chào", ""),
    ],
)
def test_silent_where_the_translation_is_ukrainian_or_too_short_to_say(source: str, target: str) -> None:
    assert list(WrongLanguage().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("Утром 23 октября рабочая делегация посетила коммуны и города", "The translation is in Russian"),
        ("Он сказал, что правительство и народ едины", "The translation is in Russian"),
        ("The delegation of the province visited the communes", "The translation is in English"),
        ("Đoàn công tác của tỉnh đã đi thăm các xã", "The translation is in Vietnamese"),
    ],
)
def test_a_translation_in_another_language(target: str, message: str) -> None:
    assert [str(one.message) for one in WrongLanguage().find(Segment("Sáng 23/10", target))] == [message]


@pytest.mark.parametrize(
    "target",
    [
        "Він також може прийти, коли захоче",
        "на городі росте капуста",
        "їхні люди, уже й тут",
        "чтиво, естрада, когорта, лишайник",
        "який-небудь, хто-небудь",
        "",
    ],
)
def test_silent_where_no_word_is_russian(target: str) -> None:
    assert fixes(RussianWord(), target) == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("Комітет провел зустріч", [("провел", "провів")]),
        ("Если так, то добре", [("Если", "Якщо")]),
        ("вони тоже тут", [("тоже", "також")]),
    ],
)
def test_a_russian_word(target: str, told: list[tuple[str, str]]) -> None:
    assert fixes(RussianWord(), target) == told


@pytest.mark.parametrize(
    "target",
    [
        "брати участь у з'їзді протягом року",
        "стояти на протязі",
        "любий друже, найкращий брате",
        "такий самий, той самий великий дім",
        "наступний крок, навчальний заклад",
        "захід відбувся, заходи вжито",
        "приймати гостей, прийняти рішення",
        "самокращання",
        "",
    ],
)
def test_silent_where_nothing_is_copied_from_russian(target: str) -> None:
    assert fixes(Calque(), target) == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("Вони приймали участь", [("приймали участь", "брали участь")]),
        ("на протязі  року", [("на протязі  року", "протягом року")]),
        ("Самий кращий день", [("Самий кращий", "Найкращий")]),
        ("у самих кращих традиціях", [("самих кращих", "найкращих")]),
        ("слідуючого тижня", [("слідуючого", "наступного")]),
        ("учбовими закладами", [("учбовими", "навчальними")]),
        ("числа співпадають", [("співпадають", "збігаються")]),
        ("міроприємства комуни", [("міроприємства", None)]),
        ("виконуючий обов’язки голови", [("виконуючий обов’язки", "виконувач обов'язків")]),
        ("в любому випадку", [("в любому випадку", "у будь-якому разі")]),
    ],
)
def test_a_calque(target: str, told: list[tuple[str, str | None]]) -> None:
    assert fixes(Calque(), target) == told


def test_the_table_is_sound() -> None:
    table = rows()
    assert len([row for row in table if row["kind"] == "calque"]) >= 200
    assert {row["kind"] for row in table} == {"calque", "russian"}
    assert {row["fix"] for row in table} == {"yes", "no"}
    assert len({row["wrong"] for row in table}) == len(table)
    assert [row for row in table if row["wrong"] == row["right"] or not row["right"]] == []
    assert [row for row in table if not re.fullmatch(r"[а-яіїєґ'*, 0-9-]+", row["wrong"])] == []


@pytest.mark.parametrize("check", [Calque(), RussianWord()], ids=lambda check: check.id)
def test_every_row_is_found_and_what_it_offers_is_not_told_again(check: SegmentCheck) -> None:
    mine = [row for row in rows() if row["kind"] == ("calque" if isinstance(check, Calque) else "russian")]
    plain = [row for row in mine if "*" not in row["wrong"]]
    assert [row["wrong"] for row in plain if [found for found, _ in fixes(check, row["wrong"])] != [row["wrong"]]] == []
    assert [row["right"] for row in plain if row["fix"] == "yes" and fixes(check, row["right"])] == []
