"""What sentences mean joins the clues, where it is told; nothing changes where it is not."""

from __future__ import annotations

import numpy as np

from app.align import align
from app.model import Sentence
from app.text.meaning import DIMENSIONS, Meaning

SOURCE = ["Trời mưa rất to.", "Bà cụ đi chợ sớm.", "Con mèo ngủ say."]
TARGET = ["Кіт міцно спить.", "Іде сильний дощ.", "Бабуся рано йде на базар."]
SAME = {SOURCE[0]: 0, TARGET[1]: 0, SOURCE[1]: 1, TARGET[2]: 1, SOURCE[2]: 2, TARGET[0]: 2}


def told(texts: list[str]) -> object:
    """Vectors of the directions that are said to be the texts' meanings."""
    rows = np.zeros((len(texts), DIMENSIONS))
    for row, text in zip(rows, texts, strict=True):
        row[SAME[text]] = 1.0
    return rows


def pairs(source, target, near=None):
    made = align([Sentence(one) for one in source], [Sentence(one) for one in target], near=near)
    return [(one.source, one.target) for one in made]


def test_meaning_pairs_what_nothing_else_tells():
    straight = [TARGET[1], TARGET[2]]
    shorter = SOURCE[:2]
    assert pairs(shorter, straight, Meaning(told, None)) == [((0,), (0,)), ((1,), (1,))]


def test_a_lone_sentence_is_seen_by_its_meaning():
    near = Meaning(told, None)
    assert pairs(SOURCE, [TARGET[1], TARGET[0]], near) == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


def test_sentences_that_all_mean_the_same_tell_nothing():
    near = Meaning(lambda texts: np.eye(1, DIMENSIONS).repeat(len(texts), axis=0), None)
    assert pairs(SOURCE, TARGET, near) == pairs(SOURCE, TARGET)


def test_an_empty_side_is_no_matter():
    assert pairs([], TARGET, Meaning(told, None)) == [((), (0,)), ((), (1,)), ((), (2,))]
