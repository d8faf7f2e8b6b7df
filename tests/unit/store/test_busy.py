"""A server where others are in the way: what is asked for is done once they are gone, or refused in one line."""

from __future__ import annotations

import threading

import pytest

from app.errors import ProjectError
from app.store import ServerPlace, Store, access
from app.store.faults import BusyError
from app.store.postgres import BUSY, LOCK_MILLISECONDS, OPTIONS, TURN
from tests.unit.store.made_up import edited, new_project

GIVES_WAY = """
    CREATE SEQUENCE zvirka.tries;
    CREATE FUNCTION zvirka.give_way() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF nextval('zvirka.tries') <= {times} THEN
            RAISE EXCEPTION USING ERRCODE = '{code}', MESSAGE = 'others are in the way';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER give_way BEFORE INSERT ON zvirka.events FOR EACH ROW EXECUTE FUNCTION zvirka.give_way();
"""


@pytest.fixture
def server_place(postgres):
    database = postgres.new_database()
    place = ServerPlace(postgres.address_of(database), postgres.password)
    new_project(place).close()
    yield place
    postgres.drop_database(database)


@pytest.fixture
def impatient(monkeypatch):
    """Programs that wait for their turn for a tenth of a second."""
    waiting = OPTIONS.replace(f"lock_timeout={LOCK_MILLISECONDS}", "lock_timeout=100")
    assert waiting != OPTIONS
    monkeypatch.setattr("app.store.postgres.OPTIONS", waiting)


def text(store: Store) -> str:
    return store.segment(1).target


def gives_way(postgres, place: ServerPlace, code: str, times: int) -> None:
    with postgres.connect(place.title) as line:
        line.execute(GIVES_WAY.format(code=code, times=times))


@pytest.mark.parametrize("code", BUSY)
def test_an_action_that_gave_way_is_done_again_and_once(postgres, server_place, code):
    gives_way(postgres, server_place, code, access.TRIES - 1)
    with Store.open(server_place) as store:
        edited(store, 1, "Інший")
        assert text(store) == "Інший"
        assert [event.action for event in store.events()].count("edit") == 1


@pytest.mark.parametrize("code", BUSY)
def test_an_action_that_always_gives_way_is_refused_in_one_line(postgres, server_place, code):
    gives_way(postgres, server_place, code, 1_000)
    with Store.open(server_place) as store:
        before = text(store)
        with pytest.raises(BusyError, match=r"nothing was saved, (do it|try) again") as raised:
            edited(store, 1, "Інший")
        assert "\n" not in str(raised.value)
        assert text(store) == before


@pytest.mark.usefixtures("impatient")
def test_a_turn_that_comes_late_is_waited_for(postgres, server_place):
    with Store.open(server_place) as store, postgres.connect(server_place.title) as other:
        other.execute(f"SELECT pg_advisory_lock({TURN})")
        release = threading.Timer(0.25, lambda: other.execute(f"SELECT pg_advisory_unlock({TURN})"))
        release.start()
        edited(store, 1, "Інший")
        release.join()
        assert text(store) == "Інший"


def test_what_is_refused_for_another_reason_is_not_tried_again(postgres, server_place):
    gives_way(postgres, server_place, "53100", 1)
    with Store.open(server_place) as store:
        with pytest.raises(ProjectError, match="the disk of the server is full"):
            edited(store, 1, "Інший")
        edited(store, 1, "Інший")
