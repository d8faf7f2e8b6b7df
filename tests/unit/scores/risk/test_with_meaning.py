"""A wrong segment is told more surely where the meaning of both texts is known."""

from __future__ import annotations

import numpy as np
import pytest

from app.scores.risk import detect
from app.scores.risk.detectors import WRONG, together
from app.text.meaning import DIMENSIONS, Meaning

PAIR = "Chính phủ thông qua ngân sách năm tới.", "Уряд ухвалив бюджет на наступний рік."


def with_cosine(cosine: float) -> Meaning:
    rows = np.zeros((2, DIMENSIONS))
    rows[0, 0], rows[1, 0], rows[1, 1] = 1.0, cosine, (1 - cosine**2) ** 0.5
    return Meaning(lambda texts: rows[: len(texts)], None)


def wrong(near: Meaning | None):
    return detect(*PAIR, near=near)[WRONG]


def test_texts_of_one_meaning_are_no_wrong_segment():
    assert wrong(with_cosine(0.9)).reason is None


def test_texts_far_apart_are_told():
    told = wrong(with_cosine(0.7))
    assert told.red
    assert told.reason is not None
    assert told.probability > wrong(None).probability


def test_the_other_detectors_say_the_same():
    near, alone = detect(*PAIR, near=with_cosine(0.7)), detect(*PAIR)
    assert {name: one for name, one in near.items() if name != WRONG} == {
        name: one for name, one in alone.items() if name != WRONG
    }


@pytest.mark.parametrize("own", [0.0, 1.0])
def test_a_probability_that_is_sure_has_a_logit(own):
    assert abs(together(own, 0.5)["own"]) < 14
