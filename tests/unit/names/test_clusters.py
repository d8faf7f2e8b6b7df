import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.names.clusters import BECAUSE, by_sound, sound_of


def forms(*texts):
    return [[form.base for form in entry.forms] for entry in by_sound(texts)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Збори в Ханої.", "Поїзд до Ханоя й Ханой уночі."),
        ("Про Варшаву.", "У Варшаві та з Варшави."),
        ("Завітав Хоанг Куок Хань.", "Разом із Хоанг Куок Ханем."),
        ("У В'єтнамі.", "До В’єтнаму."),
        ("Отже, Збори. Збори. Зборів."),
        ("На Лой Бак і Лок Бінь.", "Про Лой Бак."),
        ("",),
    ],
)
def test_silent_for_one_form_in_cases_and_for_other_names(texts):
    assert forms(*texts) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("у Кхуат Са", "до Хуат Са"), {"Кхуат Са", "Хуат Са"}),
        (("у Лангсоні", "до Лангшона"), {"Лангсоні", "Лангшона"}),
        (("пан Чан Фуонг", "пан Чан Фыонг"), {"Чан Фуонг", "Чан Фыонг"}),
        (("з Нге Ан", "у Нгеані"), {"Нге Ан", "Нгеані"}),
    ],
)
def test_forms_that_sound_alike_are_shown_together(texts, expected):
    found = forms(*texts)
    assert [set(group) for group in found] == [expected]


def test_it_says_that_it_is_the_weaker_mode():
    assert by_sound(["у Кхуат Са", "до Хуат Са"])[0].preferred_because == BECAUSE


def test_sounds():
    assert sound_of("Кхуат Са") == sound_of("Хуатса")
    assert sound_of("Лангшон") == sound_of("Ланг-Сон")
    assert sound_of("Хатінь") != sound_of("Хайнінь")


def test_most_labelled_pairs_are_seen_without_their_source(shared):
    with (shared / "reference" / "name_variants.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] == "name"]
    right = [
        bool(by_sound([f"Про {form} ідеться." for form in row["forms"].split("|")])) == (row["inconsistent"] == "yes")
        for row in rows
    ]
    assert sum(right) / len(right) >= 0.8


@given(st.lists(st.text("АБКХШабвгкхшьіїєя' -.’", max_size=40), max_size=5))
def test_any_texts_give_entries_with_two_forms_or_none(texts):
    for entry in by_sound(texts):
        assert len(entry.forms) > 1
        assert all(form.count > 0 and set(form.segments) <= set(range(1, len(texts) + 1)) for form in entry.forms)
