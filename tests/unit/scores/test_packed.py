"""Rows in as few bytes as they need: what goes in comes out, whatever its size."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scores.packed import Packed

NUMBERS = st.one_of(st.integers(0, 70_000), st.integers(0, 2**33), st.floats(0, 1e9))
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[NUMBERS] * width), min_size=1))


@given(ROWS, st.data())
def test_what_goes_in_comes_out(rows, data):
    packed = Packed(rows)
    assert list(packed) == rows
    assert packed[-1] == rows[-1]
    assert packed[1:] == rows[1:]
    assert np.array(packed, dtype=np.float64).tolist() == [list(row) for row in rows]
    places = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=1))
    assert list(packed.chosen(places)) == [rows[place] for place in places]
    assert packed.sums() == pytest.approx([sum(column) for column in zip(*rows, strict=True)])
    assert packed.sums(places) == pytest.approx(
        [sum(rows[at][column] for at in places) for column in range(len(rows[0]))]
    )


@pytest.mark.parametrize(("largest", "bytes_a_number"), [(65_535, 2), (65_536, 4), (0.5, 8), (2**32, 8)])
def test_a_number_takes_what_the_largest_needs(largest, bytes_a_number):
    packed = Packed([(1, 2), (3, largest)])
    assert np.asarray(packed).itemsize == bytes_a_number
    assert list(packed) == [(1, 2), (3, largest)]


def test_no_rows_and_rows_of_another_width():
    assert (len(Packed()), list(Packed())) == (0, [])
    with pytest.raises(IndexError):
        Packed()[0]
    with pytest.raises(ValueError, match="a row of 1 numbers does not go with rows of 2"):
        Packed([(1, 2), (3,)])
