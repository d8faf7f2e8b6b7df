"""Capitals carried over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.cases import like

WORDS = st.text("абгґеєжзіїйклмʼ' -АБҐЇ", max_size=20)


@pytest.mark.parametrize(
    ("model", "new", "wanted"),
    [
        ("каштан", "горіх", "горіх"),
        ("столиця", "Ханой", "Ханой"),
        ("15", "горіх", "горіх"),
        ("", "горіх", "горіх"),
        ("«каштан»", "«горіх»", "«горіх»"),
        ("зЕлений", "синій", "синій"),
        ("Каштан", "горіх", "Горіх"),
        ("КАШТАН", "горіх", "ГОРІХ"),
        ("Я", "ми", "Ми"),
        ("М'ята", "м’ясо", "М’ясо"),
        ("М'ЯТА", "м’ясо", "М’ЯСО"),
        ("«Каштан", "«горіх", "«Горіх"),
        ("Каштан", "", ""),
        ("Старий Каштан", "молодий горіх", "Молодий Горіх"),
        ("Старий каштан", "молодий горіх", "Молодий горіх"),
        ("Старий Каштан", "горіх", "Горіх"),
        ("Đà Nẵng", "hà nội", "Hà Nội"),
        ("ĐÀ NẴNG", "hà nội", "HÀ NỘI"),
    ],
)
def test_capitals_of_the_model(model: str, new: str, wanted: str):
    assert like(model, new) == wanted


@given(model=WORDS, new=WORDS)
def test_only_case_changes(model: str, new: str):
    made = like(model, new)
    assert made.lower() == new.lower()
    assert like(model, made) == made


@given(WORDS.filter(lambda text: text == text.lower()), WORDS)
def test_small_letters_change_nothing(model: str, new: str):
    assert like(model, new) == new
