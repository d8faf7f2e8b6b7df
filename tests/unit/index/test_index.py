import sqlite3

import pytest

from app.index import Index


@pytest.fixture
def path(tmp_path):
    return tmp_path / "one.index"


def table(index):
    index.make("CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY)")
    return index


def words(index):
    return [word for (word,) in index.rows("SELECT word FROM words ORDER BY word")]


def test_what_was_committed_is_there_again_with_its_stamp(path):
    index = table(Index(path))
    index.begin()
    index.do("INSERT INTO words VALUES (?)", "xã")
    index.commit("after 7")
    index.close()
    again = table(Index(path))
    assert (words(again), again.stamp) == (["xã"], "after 7")
    again.close()


def test_what_was_not_committed_is_not(path):
    index = table(Index(path))
    index.commit("before")
    index.begin()
    index.do("INSERT INTO words VALUES (?)", "xã")
    index.close()
    again = table(Index(path))
    assert (words(again), again.stamp) == ([], "before")
    again.close()


def test_a_rollback_takes_rows_and_places_back():
    index = table(Index())
    index.place([1, 2])
    index.commit()
    index.begin()
    index.place([2, 1])
    index.do("INSERT INTO words VALUES (?)", "xã")
    index.rollback()
    assert words(index) == []
    assert index.place_of(1) < index.place_of(2)


def test_segments_stand_in_the_order_of_their_numbers_until_they_are_placed():
    index = Index()
    assert index.place_of(3) < index.place_of(4) < index.place_of(5)
    index.place([3, 5, 4])
    assert index.place_of(3) < index.place_of(5) < index.place_of(4) < index.place_of(6)


def test_a_file_that_is_in_use_is_refused_at_once(path):
    index = table(Index(path))
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        Index(path)
    index.close()
    Index(path).close()


def test_what_is_still_shown_of_a_closed_one_is_empty(path):
    index = table(Index(path))
    index.do("INSERT INTO words VALUES (?)", "xã")
    index.close()
    assert words(index) == []
    assert index.one("SELECT word FROM words") is None
