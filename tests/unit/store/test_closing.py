"""A project on a server that is closed while another thread is at it leaves no connection behind."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from app.errors import OfflineError
from app.store import ServerPlace, Store
from app.store.listening import Listener
from app.store.shared import SharedStore
from tests.postgres import Server

PATIENCE = 20.0  # seconds until the server has noticed that a connection ended


@pytest.fixture
def place(postgres: Server, made_database: str):
    database = postgres.new_database(made_database)
    yield ServerPlace(postgres.address_of(database), postgres.password)
    postgres.drop_database(database)


@pytest.fixture
def assert_alone(postgres: Server, place: ServerPlace) -> Callable[[], None]:
    """Nobody is connected to the project any more."""

    def check() -> None:
        end = time.monotonic() + PATIENCE
        with postgres.connect() as line:
            while line.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", (place.title,)).fetchall():
                assert time.monotonic() < end
                time.sleep(0.02)

    return check


def test_a_connection_in_use_ends_when_its_user_is_done(place, assert_alone):
    engine = place.connect()
    with engine.connect() as used:
        place.leave(engine)
        assert used.exec_driver_sql("SELECT 1").scalar_one() == 1
    assert_alone()


def test_one_that_is_made_too_late_ends_too(place, assert_alone):
    """Who looked whether the project is open just before it was closed."""
    engine = place.connect()
    place.leave(engine)
    with engine.connect() as late:
        assert late.exec_driver_sql("SELECT 1").scalar_one() == 1
    assert_alone()


def test_who_connects_while_a_project_is_closed_is_told_and_leaves_nothing(place, assert_alone, tmp_path):
    store = SharedStore.join(place, tmp_path)
    store.close()
    with pytest.raises(OfflineError, match="the project was closed"):
        store.reach()
    assert_alone()


def test_the_second_of_two_who_connect_at_once_lets_go_again(place, assert_alone, tmp_path, monkeypatch):
    """Between the look whether the server is there and having it, another thread had it."""
    store = SharedStore.join(place, tmp_path)
    store.lose()
    first = []

    def open_twice(where):
        if not first:
            first.append(None)
            first[0] = store.reach()
        return Store(where, where.connect())

    monkeypatch.setattr(Store, "open", open_twice)
    assert store.reach() is first[0]
    store.close()
    assert_alone()


def test_a_copy_that_cannot_be_made_leaves_no_connection(place, assert_alone, tmp_path):
    (tmp_path / "copies").write_text("a file where the folder should be")
    with pytest.raises(FileExistsError):
        SharedStore.join(place, tmp_path / "copies")
    assert_alone()


def test_listening_that_fails_leaves_no_connection(place, assert_alone, monkeypatch):
    monkeypatch.setattr("app.store.listening.CHANNEL", "no channel; at all")
    with pytest.raises(OfflineError):
        Listener(place)
    assert_alone()
