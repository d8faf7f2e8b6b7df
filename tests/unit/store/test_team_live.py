"""What others hear of an action, and who is at work where."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from app.model import Change, Document
from tests.teams import EDITOR, OTHER, TRANSLATOR, Colleagues, made
from tests.unit.store.made_up import edited, segments


@pytest.fixture(scope="module")
def colleagues(postgres) -> Iterator[Colleagues]:
    team = made(postgres)
    with team.store(TRANSLATOR) as store:
        store.add_document(TRANSLATOR, Document(0, "Стаття", "text"), segments())
    yield team
    team.end()


def heard(connection, count):
    return [json.loads(one.payload) for one in connection.notifies(timeout=30, stop_after=count)]


def test_an_event_is_told_to_who_listens(colleagues):
    with colleagues.sql(EDITOR) as listening, colleagues.store(TRANSLATOR) as store:
        listening.execute("LISTEN zvirka")
        event = edited(store, 2, "Повіт Локбінь", TRANSLATOR)
        (said,) = heard(listening, 1)
    assert said == {"event": event.id, "who": "Ольга", "segments": [2], "kinds": ["target"], "more": False}


def test_nothing_is_told_of_what_was_refused(colleagues):
    with colleagues.sql(EDITOR) as listening, colleagues.store(TRANSLATOR) as store:
        listening.execute("LISTEN zvirka")
        with pytest.raises(Exception, match="nothing can be written in the name of"):
            edited(store, 3, "22 жовтня", EDITOR)
        event = edited(store, 3, "24 жовтня", TRANSLATOR)
        (said,) = heard(listening, 1)
    assert said["event"] == event.id


def test_a_large_event_names_fifty_segments_and_says_that_there_are_more(colleagues):
    with colleagues.sql(EDITOR) as listening, colleagues.store(TRANSLATOR) as store:
        many = [("Ngày", "День")] * 60
        _, document = store.add_document(TRANSLATOR, Document(0, "Довга", "text"), segments(many))
        listening.execute("LISTEN zvirka")
        ids = [one.id for one in store.segments(document.id)]
        store.append(TRANSLATOR, "edit", [Change("target", str(one), "День", "Дата") for one in ids])
        (said,) = heard(listening, 1)
    assert said["segments"] == ids[:50]
    assert said["more"] is True


def take(connection, segment, seconds=60):
    row = connection.execute("SELECT who, until > now() FROM take_claim(%s, %s)", (segment, seconds)).fetchone()
    assert row[1] is True
    return row[0]


def test_a_claim_is_seen_by_others_and_warns_the_second(colleagues):
    with colleagues.sql(TRANSLATOR) as olha, colleagues.sql(OTHER) as oksana:
        oksana.execute("LISTEN zvirka")
        assert take(olha, 1) == "Ольга"
        (said,) = heard(oksana, 1)
        assert (said["claim"], said["who"]) == (1, "Ольга")
        assert take(oksana, 1) == "Ольга"
        olha.execute("SELECT release_claim(1)")
        (said,) = heard(oksana, 1)
        assert (said["claim"], said["who"]) == (1, "")
        assert take(oksana, 1) == "Оксана"
        oksana.execute("SELECT release_claim()")


def test_a_claim_locks_nothing_and_only_its_holder_lets_go(colleagues):
    with colleagues.sql(OTHER) as oksana, colleagues.store(TRANSLATOR) as store, colleagues.sql(TRANSLATOR) as olha:
        take(oksana, 4)
        olha.execute("SELECT release_claim(4)")
        assert edited(store, 4, "Гора Маушон", TRANSLATOR)
        assert oksana.execute("SELECT who FROM claims").fetchall() == [("Оксана",)]
        oksana.execute("SELECT release_claim()")


def test_a_claim_ends_by_itself(colleagues):
    with colleagues.sql(TRANSLATOR) as olha, colleagues.sql(OTHER) as oksana:
        take(olha, 1)
        with colleagues.server.connect(colleagues.database) as administrator:
            administrator.execute("UPDATE zvirka.claims SET until = now() - interval '1 second'")
        assert take(oksana, 1) == "Оксана"
        oksana.execute("SELECT release_claim()")
