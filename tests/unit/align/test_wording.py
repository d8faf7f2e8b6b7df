"""How well the words of two texts explain each other."""

import numpy as np
import pytest

from app.align.wording import wording
from app.text.lexicon import Lexicon

LEXICON = Lexicon.of(
    {"chính phủ": {"уряд": 0.7}, "cảnh sát": {"поліц": 0.8}, "họp": {"засід": 0.6}, "và": {"і": 0.6}}, {}
)
SOURCE = ["Chính phủ họp.", "Cảnh sát và Chính phủ", "Không có gì"]
TARGET = ["Уряд засідає", "Поліція і уряд", "Нічого немає"]


def gains(half, columns, stretch=1):
    return np.array([half.explained(number, 0, columns)[stretch - 1] for number in range(columns)])


def test_each_sentence_is_explained_best_by_its_own():
    here, there = wording(SOURCE, TARGET, LEXICON)
    for half in (here, there):
        assert gains(half, 3)[:2].argmax(axis=1).tolist() == [0, 1]


def test_what_a_stretch_explains_on_average_is_nothing():
    here, there = wording(SOURCE, TARGET, LEXICON)
    for half in (here, there):
        for stretch in (1, 2, 3):
            assert gains(half, 3, stretch).mean(axis=1) == pytest.approx([0.0] * 3, abs=1e-5)


def test_a_part_of_the_columns_is_the_same_part_of_the_gains():
    here, _there = wording(SOURCE, TARGET, LEXICON)
    for stretch in range(3):
        whole, part = (here.explained(1, *columns)[stretch] for columns in ((0, 3), (1, 3)))
        assert part == pytest.approx(whole[1:])


def test_words_that_are_answered_everywhere_gain_nothing():
    here, _there = wording(["họp"] * 3, ["засідає"] * 3, LEXICON)
    assert gains(here, 3) == pytest.approx(np.zeros((3, 3)), abs=1e-5)


def test_foreign_names_answer_by_their_sound():
    here, _there = wording(["Washington", "Berlin"], ["у Вашингтоні", "в Берліні"], Lexicon({}, {}))
    assert gains(here, 2).argmax(axis=1).tolist() == [0, 1]
    assert gains(here, 2)[0, 0] > 0.2


@pytest.mark.parametrize("texts", [("", ""), ("Chính phủ", ""), ("", "уряд"), ("12 %", "12 %")])
def test_without_words_nothing_is_gained(texts):
    here, _there = wording([texts[0]], [texts[1]], LEXICON)
    assert [float(gain[0]) for gain in here.explained(0, 0, 1)] == [0.0, 0.0, 0.0]
