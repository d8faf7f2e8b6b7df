"""Long texts are cut into pieces, which must not be seen in what comes out."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.align import align, clues, path
from app.model import Sentence


def texts(count: int, left_out: int, added: int) -> tuple[list[Sentence], list[Sentence], set[tuple[int, int]]]:
    """Two long texts, some sentences of either side without an answer, and the pairs there are."""
    chance = random.Random(count)
    numbers = [chance.randrange(10, 10**6) for _ in range(count)]
    gone = set(chance.sample(range(count), left_out))
    source = [Sentence(f"Xã có {n} hộ dân" + " và người khác" * (n % 5) + ".", i) for i, n in enumerate(numbers)]
    target: list[Sentence] = []
    right = set()
    for i, n in enumerate(numbers):
        if i not in gone:
            right.add((i, len(target)))
            target.append(Sentence(f"Комуна має {n} дворів" + " та інших людей" * (n % 5) + ".", i))
        if chance.random() < added / count:
            target.append(Sentence("Тут стоїть речення, якого в оригіналі немає.", i))
    return source, target, right


@pytest.mark.parametrize(("count", "left_out", "added"), [(600, 0, 0), (640, 12, 0), (500, 0, 15), (620, 8, 8)])
def test_long_texts_are_paired_as_short_ones(count, left_out, added):
    source, target, right = texts(count, left_out, added)
    found = {
        (pair.source[0], pair.target[0]) for pair in align(source, target, long=200) if pair.source and pair.target
    }
    assert len(right - found) <= len(right) * 0.01


def test_texts_up_to_the_length_of_a_piece_are_looked_at_as_a_whole():
    source, target, _ = texts(300, 5, 5)
    whole = path.align(clues.gather(source, target, ("vi", "uk")))
    assert align(source, target) == [bead.pair for bead in whole]


@settings(max_examples=60)
@given(st.integers(0, 90), st.integers(0, 90))
def test_every_sentence_is_in_one_pair_whatever_the_lengths(rows, columns):
    source, target = (
        [Sentence(f"{word} {n}.", n) for n in range(count)] for word, count in (("Câu", rows), ("Ось", columns))
    )
    made = align(source, target, long=20)
    assert [one for pair in made for one in pair.source] == list(range(rows))
    assert sorted(one for pair in made for one in pair.target) == list(range(columns))
    assert all(pair.source or pair.target for pair in made)
