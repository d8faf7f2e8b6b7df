"""What the index of the texts finds is what reading them all finds, whatever happened to them."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from app.model import Change, Document, Query, Segment
from app.store import FilePlace, Store
from app.store.folding import folded, searchable
from tests.unit.store.made_up import OLHA, edited, undone

LETTERS = "аБвґ'’ʼẫĐ \u00a0\"*%_-."
INDEXED = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"


def made_of(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(LETTERS, k=length))


@pytest.mark.parametrize("seed", range(3))
def test_any_text_is_found_as_by_reading(store, seed):
    chance = random.Random(seed)
    new = [Segment(made_of(chance, 12), made_of(chance, 30)) for _ in range(150)]
    _, document = store.add_document(OLHA, Document(0, "Б", "text"), new)
    for one in chance.sample(list(store.segments(document.id)), 10):
        edited(store, one.id, made_of(chance, 30))
    undone(store)
    texts = {one.id: searchable(one.source, one.target) for one in store.segments(document.id)}
    for length in (1, 2, 3, 3, 4, 5) * 8:
        wanted = made_of(chance, length)
        hits = [number for number, text in texts.items() if folded(wanted) in text]
        assert store.order(Query(document=document.id, text=wanted)) == hits, repr(wanted)


def test_hits_in_the_whole_project_stand_in_its_order_whatever_was_moved(store):
    everything = Query(text="уат")
    store.add_document(OLHA, Document(0, "Б", "text"), [Segment("", "Хуат"), Segment("", "Кхуат"), Segment("", "Са")])
    assert store.order(everything) == [1, 5, 6]
    assert store.order(replace(everything, descending=True)) == [6, 5, 1]
    number = store.reserve_segment()
    place = Change("place", str(number), None, {"document": 1, "behind": 0})
    store.append(OLHA, "split", [place, Change("target", str(number), "", "Хуат")])
    assert store.order(everything) == [8, 1, 5, 6]
    store.append(OLHA, "merge", [Change("place", "5", {"document": 2, "behind": 0}, None)])
    assert store.order(everything) == [8, 1, 6]
    store.append(OLHA, "remove", [Change("document", "2", "present", "absent")])
    assert store.order(everything) == [8, 1]
    assert store.order(replace(everything, descending=True)) == [1, 8]


def test_hits_of_documents_that_were_removed_are_none(store):
    store.add_document(OLHA, Document(0, "Б", "text"), [Segment("", "Хуат")])
    store.append(OLHA, "remove", [Change("document", "2", "present", "absent")])
    assert store.order(Query(text="уат")) == [1]


@pytest.mark.parametrize("text", ["a\0bc", '"', '""""', "NEAR(а б)", "кхуат OR гора", "-кхуат", "{кхуат", "кхуат*"])
def test_words_of_the_index_are_words(store, text):
    assert store.order(Query(text=text)) == []


def test_the_index_of_a_file_is_asked_and_whole(file_store, path):
    edited(file_store, 1, "Відкриття в комуні Хуат Са")
    file_store.append(OLHA, "merge", [Change("place", "2", {"document": 1, "behind": 1}, None)])
    file_store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(INDEXED, ['"кхуат"']).fetchone() == (0,)
        assert connection.execute(INDEXED, ['"хуат"']).fetchone() == (1,)
        connection.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")


def test_a_server_has_the_index_where_it_may(store):
    if isinstance(store.place, FilePlace):
        pytest.skip("a file always has one")
    with store._reading() as connection:  # noqa: SLF001 (what the server planned)
        there = connection.exec_driver_sql("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'")
        laid = connection.exec_driver_sql("SELECT count(*) FROM pg_indexes WHERE indexname = 'search_index'")
        assert laid.scalar_one() == there.scalar_one()


def test_texts_of_an_older_project_are_found(path):
    from tests.unit.store.test_migrating import as_first  # late: as that module lays it out

    as_first(path)
    with Store.open(path) as store:
        assert store.order(Query(text="хуат са")) == [1]
        assert store.order(Query(text="ц")) == [2]
        assert store.summary().segments == 4
