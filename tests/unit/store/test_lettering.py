"""One letter is found by bits, which every project keeps: they mean the same for ever."""

from __future__ import annotations

import random

import pytest

from app.model import Document, Query, Segment
from app.store.folding import folded
from app.store.lettering import BITS, COLUMNS, KNOWN, WIDTH, bits, is_known
from tests.unit.store.made_up import OLHA, edited

RARE = "ў漢😀ß"


@pytest.mark.parametrize(
    ("letter", "column", "place"), [("а", 0, 0), ("z", 1, 0), ("đ", 1, 1), ("ỵ", 2, 5), ("€", 2, 45)]
)
def test_a_letter_stands_where_projects_have_it(letter, column, place):
    assert list(bits(letter).values()) == [1 << place if at == column else 0 for at in range(3)]


def test_every_letter_has_a_bit_of_its_own_and_there_is_room_for_all():
    assert len(BITS) == len(KNOWN) <= WIDTH * len(COLUMNS)
    assert [letter for letter in KNOWN if folded(letter) != letter] == []


def test_letters_that_no_bit_tells_of_are_not_said_to_be_known():
    assert not any(map(is_known, (*RARE, "", "аб", "\x1f")))


def test_each_letter_finds_what_reading_finds(store):
    chance = random.Random(1)
    letters = KNOWN + RARE
    new = [
        Segment("".join(chance.choices(letters, k=9)), "".join(chance.choices(letters, k=9)).upper()) for _ in range(40)
    ]
    _, document = store.add_document(OLHA, Document(0, "Б", "text"), new)
    edited(store, store.at(document.id, 1).id, "".join(chance.choices(letters, k=9)))
    texts = {one.id: folded(one.source + one.target) for one in store.segments(document.id)}
    for letter in letters:
        hits = [number for number, text in texts.items() if folded(letter) in text]
        assert store.order(Query(document=document.id, text=letter)) == hits, repr(letter)
