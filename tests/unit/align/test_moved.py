"""Paragraphs that changed places are found again, and nothing else is."""

import pytest

from app.align import align
from app.align.moved import in_order
from app.model import Pair, Sentence
from tests.unit.align.texts import UKRAINIAN, VIETNAMESE

PARAGRAPHS = [[0, 1], [2], [3, 4, 5], [6, 7]]


def sides(order):
    source = [Sentence(VIETNAMESE[at], number) for number, one in enumerate(PARAGRAPHS) for at in one]
    target = [Sentence(UKRAINIAN[at], number) for number in order for at in PARAGRAPHS[number]]
    right = [at for number in order for at in PARAGRAPHS[number]]
    return source, target, {(at, place) for place, at in enumerate(right)}


@pytest.mark.parametrize("left_out", [(), (0,), (1,), (3,), (0, 3)])
def test_what_is_in_order_stays_so(left_out):
    source, _, _ = sides(range(4))
    _, target, _ = sides([number for number in range(4) if number not in left_out])
    targets = [j for pair in align(source, target) for j in pair.target]
    assert targets == sorted(targets)


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (0, 1, 3, 2), (0, 3, 2, 1), (3, 1, 2, 0), (1, 2, 3, 0), (3, 0, 1, 2)])
def test_paragraphs_that_changed_places_are_found_again(order):
    source, target, right = sides(order)
    found = {(pair.source[0], pair.target[0]) for pair in align(source, target) if pair.source and pair.target}
    assert len(found & right) >= 7


def test_pairs_stand_in_the_order_of_the_source():
    source, target, _ = sides((3, 1, 2, 0))
    assert [i for pair in align(source, target) for i in pair.source] == list(range(8))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([((1,), (0,)), ((0,), (1,))], [((0,), (1,)), ((1,), (0,))]),
        ([((0,), (2,)), ((), (1,)), ((1,), (0,))], [((0,), (2,)), ((1,), (0,)), ((), (1,))]),
        ([((), (0,)), ((0,), (1,)), ((), (2,)), ((), (3,))], [((), (0,)), ((0,), (1,)), ((), (2,)), ((), (3,))]),
        ([((0,), ()), ((), (0,))], [((), (0,)), ((0,), ())]),
        ([], []),
    ],
)
def test_a_lone_target_stands_behind_its_neighbour(pairs, expected):
    made = in_order([Pair(*pair) for pair in pairs])
    assert [(pair.source, pair.target) for pair in made] == expected
