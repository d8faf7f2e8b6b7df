"""Numbers of segments that are read when somebody looks at them."""

import copy

import pytest

from app.model import Places

NUMBERS = (2, 3, 5, 7, 11)


class Reader:
    """What places are read of; `asked` are the limits it was given."""

    def __init__(self):
        self.asked = []

    def __call__(self, limit):
        self.asked.append(limit)
        return list(NUMBERS if limit < 0 else NUMBERS[:limit])


def test_how_many_there_are_is_told_without_reading():
    reader = Reader()
    assert (len(Places(reader, 5)), bool(Places(reader, 0)), reader.asked) == (5, False, [])
    assert (len(Places(reader)), reader.asked) == (5, [-1])


def test_the_first_ones_are_read_alone():
    reader = Reader()
    places = Places(reader, 5)
    assert (places[0], places[:2], places[1:3], reader.asked) == (2, (2, 3), (3, 5), [1, 2, 3])


@pytest.mark.parametrize("at", [0, 4, -1, slice(None), slice(3), slice(-2), slice(1, 9), slice(4, 1, -1), slice(-3, 4)])
def test_they_are_what_a_tuple_is(at):
    assert Places(Reader(), 5)[at] == NUMBERS[at]
    places = Places(Reader())
    assert (list(places), list(places)[at], 7 in places) == (list(NUMBERS), list(NUMBERS)[at], True)


def test_what_is_not_there_is_no_number():
    with pytest.raises(IndexError):
        Places(Reader(), 5)[5]


def test_they_are_equal_to_the_tuple_and_read_once():
    reader = Reader()
    places = Places(reader, 5)
    assert places == NUMBERS == places
    assert places != NUMBERS[1:]
    assert places != list(NUMBERS)
    assert (hash(places), repr(places), places == Places(Reader())) == (hash(NUMBERS), repr(NUMBERS), True)
    assert reader.asked == [-1]


def test_a_copy_is_a_tuple():
    assert type(copy.deepcopy(Places(Reader(), 5))) is tuple
