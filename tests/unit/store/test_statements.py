"""What one project asked, another asks in the words that are there already; the two databases keep theirs apart."""

from __future__ import annotations

from app.model import Query
from app.store import Place, ServerPlace, Store, statements
from tests.unit.store.made_up import edited, new_project


def work(store: Store) -> list[str]:
    """Questions and changes, with values of their own."""
    edited(store, 1, "Відкриття")
    return [row.segment.target for row in store.rows(list(store.order(Query(text="Відкр"))))]


def test_what_one_project_asked_is_there_for_the_next(place: Place):
    new_project(place).close()
    statements.kept.clear()
    with Store.open(place) as first:
        assert work(first) == ["Відкриття"]
    known = set(statements.kept)
    assert known
    with Store.open(place) as second:
        edited(second, 1, "Нове")
        assert work(second) == ["Відкриття"]
    assert set(statements.kept) == known


def test_a_file_and_a_server_keep_theirs_apart(file_store: Store, postgres, made_database):
    statements.kept.clear()
    database = postgres.new_database(made_database)
    with Store.open(ServerPlace(postgres.address_of(database), postgres.password)) as store:
        assert work(store) == work(file_store) == ["Відкриття"]
    postgres.drop_database(database)
    assert {kind[0] for kind, *_ in statements.kept} == {"sqlite", "postgresql"}
