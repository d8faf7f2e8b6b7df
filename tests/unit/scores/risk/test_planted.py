"""Planted faults are what they say, and come out alike for the same seed."""

from __future__ import annotations

import random
import re

import pytest

from app.scores.risk.planted import KINDS, Surroundings, negation_added, negation_lost, plant
from app.text.scripts import is_latin

TEXT = "Учора 23 жовтня голова Хоанг відвідав комуну, де не було води, і пообіцяв допомогу мешканцям села."
OTHER = "Наступного дня делегація Нонга поїхала до Ханоя, щоб підписати угоду про будівництво нової дороги."
SOURCE = "Hôm qua chủ tịch thăm xã không có nước và hứa giúp đỡ người dân"
AROUND = Surroundings(SOURCE, [OTHER], ["Хоанг", "Нонга", "Ханоя"])


def made(kind: str) -> list[str]:
    found = (KINDS[kind](TEXT, random.Random(seed), AROUND) for seed in range(30))
    return [one for one in found if one]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_the_text(kind: str) -> None:
    assert made(kind)
    assert TEXT not in made(kind)


def test_an_omission_takes_a_fifth_to_a_half_and_changes_nothing_else() -> None:
    for text in made("omission"):
        share = 1 - len(text.split()) / len(TEXT.split())
        assert 0.15 <= share <= 0.55
        left, whole = ({word.strip(".,").lower() for word in one.split()} for one in (text, TEXT))
        assert left <= whole


def test_an_addition_is_made_of_another_sentence() -> None:
    for text in made("addition"):
        added = len(text.split()) - len(TEXT.split())
        assert 4 <= added <= len(TEXT.split()) / 2 + 1


def test_a_number_differs_in_one_digit() -> None:
    for text in made("number"):
        assert len(text) == len(TEXT)
        assert sum(a != b for a, b in zip(text, TEXT, strict=True)) == 1


def test_a_name_becomes_another_of_the_data() -> None:
    assert set(made("name")) == {TEXT.replace("Хоанг", "Нонга"), TEXT.replace("Хоанг", "Ханоя")}


def test_a_denial_goes_or_comes() -> None:
    assert negation_lost(TEXT, random.Random(1), AROUND) == TEXT.replace("не ", "", 1)
    added = negation_added(OTHER, random.Random(1), AROUND)
    assert added is not None
    assert re.sub(r"\bне ", "", added) == OTHER


def test_left_vietnamese_is_of_the_source() -> None:
    for text in made("untranslated"):
        left = [word.strip(".,") for word in text.split() if is_latin(word)]
        assert left
        assert set(left) <= set(SOURCE.split())


def test_the_same_seed_gives_the_same_faults() -> None:
    documents = [[(SOURCE, TEXT), (SOURCE, OTHER)]]
    once, again = (plant(documents, KINDS["omission"], "seed", 3) for _ in range(2))
    assert once == again
    assert once != plant(documents, KINDS["omission"], "another", 3)


def test_a_text_without_the_thing_gets_no_fault() -> None:
    bare = Surroundings("", ["Ну."], [])
    assert [kind for kind in KINDS if KINDS[kind]("Ну.", random.Random(1), bare)] == []
