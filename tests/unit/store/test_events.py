from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.errors import ProjectError
from app.model import Change, Person, Role, Scope, State
from app.store import StaleError, Store, decision_to_json, inverse
from tests.unit.store.made_up import (
    MINH,
    OLHA,
    SETTINGS,
    decision,
    edited,
    everything,
    finding,
    redone,
    undone,
)

SAID = decision_to_json(decision(Scope.ONCE))
NAME = {"form": "Кхуат Са", "kind": "place"}

CHANGES = {
    "target": Change("target", "2", "Повіт Локбінь , провінція Лангшон", "Повіт Локбінь, провінція Лангшон"),
    "no text": Change("target", "2", "Повіт Локбінь , провінція Лангшон", ""),
    "state": Change("state", "3", "new", "approved"),
    "decision": Change("decision", "0123abc", None, SAID),
    "decision here": Change("decision", "document:1:abc", None, SAID | {"scope": "here"}),
    "decision always": Change("decision", "project:abc", None, SAID | {"scope": "always"}),
    "name": Change("name", "Khuất Xá", None, NAME),
    "document": Change("document", "1", "present", "absent"),
    "settings": Change("settings", "", SETTINGS, {"prefer": "most-frequent", "disabled": []}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_value_is_changed_kept_and_changed_back(store, change):
    before = everything(store)
    event = store.append(OLHA, "act", [change], "чому")
    after = everything(store)
    assert after != before
    store.close()
    with Store.open(store.place) as again:
        assert everything(again) == after
        assert again.events(limit=1) == [event]
        again.append(OLHA, "undo", inverse(event), undoes=event.id)
        assert _checked(everything(again)) == _checked(before)


def _checked(seen):
    """Without what only a check knows, which a change of text takes away."""
    return {**seen, "rows": [row.segment for row in seen["rows"]]}


def test_an_event_says_who_when_and_what(store):
    began = datetime.now(UTC)
    change = CHANGES["target"]
    written = store.append(Person("Lê Minh", Role.EDITOR), "edit", [change, CHANGES["state"]], "кома")
    event = store.events(limit=1)[0]
    assert event == written
    assert began <= event.when <= datetime.now(UTC)
    assert event.when.utcoffset() == timedelta(0)
    assert (event.who, event.action, event.note, event.undoes) == (
        Person("Lê Minh", Role.EDITOR),
        "edit",
        "кома",
        None,
    )
    assert event.changes == (change, CHANGES["state"])


def test_events_come_newest_first_and_by_segment(store):
    first = edited(store, 1, "а")
    both = store.append(MINH, "confirm", [Change("state", str(n), "new", "reviewed") for n in (1, 2)])
    last = edited(store, 2, "б")
    imported = store.events()[-1]
    assert store.events() == [last, both, first, imported]
    assert store.events(segment=1) == [both, first]
    assert store.events(segment=2, limit=1) == [last]
    assert store.events(segment=3) == []
    assert (imported.action, imported.changes) == ("import", (Change("document", "1", "absent", "present"),))


def test_a_decision_on_one_place_stands_in_the_history_of_its_segment(store):
    about = finding(store, 1, "Кхуат Са")
    store.put_findings([1], [about])
    event = store.append(OLHA, "ignore", [Change("decision", about.fingerprint, None, SAID)])
    assert store.events(segment=1) == [event]


STALE = {
    "another text": [Change("target", "1", "інше", "нове")],
    "another state": [Change("state", "1", "edited", "reviewed")],
    "no such segment": [Change("target", "77", "щось", "нове")],
    "no such document": [Change("document", "77", "present", "absent")],
    "no decision to take back": [Change("decision", "0123abc", SAID, None)],
    "another name decision": [Change("name", "Khuất Xá", NAME, None)],
    "other settings": [Change("settings", "", {}, {"prefer": "first"})],
    "the second of two": [Change("state", "1", "new", "edited"), Change("state", "2", "edited", "reviewed")],
    "the same twice": [Change("state", "1", "new", "edited"), Change("state", "1", "new", "reviewed")],
}


@pytest.mark.parametrize("changes", STALE.values(), ids=STALE)
def test_nothing_is_written_over_what_somebody_else_changed(store, changes):
    before, history = everything(store), store.events()
    with pytest.raises(StaleError, match="look at it again"):
        store.append(OLHA, "act", changes)
    assert (everything(store), store.events()) == (before, history)


@pytest.mark.parametrize(
    "change",
    [
        Change("colour", "1", None, "red"),
        Change("state", "1", "new", "perfect"),
        Change("document", "1", "present", None),
        Change("decision", "0123abc", None, {"scope": "never"} | SAID | {"scope": "never"}),
    ],
)
def test_what_is_no_value_is_refused(store, change):
    history = store.events()
    with pytest.raises(ValueError, match=r"colour|perfect|None|never"):
        store.append(OLHA, "act", [change])
    assert store.events() == history


def test_half_a_character_is_told(store):
    history = store.events()
    with pytest.raises(ProjectError, match="half a character"):
        edited(store, 1, "а\ud800")
    assert store.events() == history


def test_the_moment_of_a_decision_may_be_given_in_any_time_zone(store):
    kyiv = datetime(2026, 5, 1, 12, tzinfo=timezone(timedelta(hours=3)))
    given = SAID | {"when": kyiv.isoformat()}
    event = store.append(OLHA, "ignore", [Change("decision", "0123abc", None, given)])
    assert store.decisions()["0123abc"].when == kyiv
    store.append(OLHA, "again", [Change("decision", "0123abc", given, None)])
    assert event.changes[0].after["when"] == "2026-05-01T09:00:00+00:00"


def test_undo_and_redo_are_one_line(store):
    texts = ["а", "б", "в"]
    seen = [store.segment(1).target]
    for text in texts:
        edited(store, 1, text)
        seen.append(text)
    for text in reversed(seen[:-1]):
        undone(store)
        assert store.segment(1).target == text
    undone(store)  # the import
    assert store.documents() == []
    assert undone(store) is None
    redone(store)
    for text in texts:
        redone(store)
        assert store.segment(1).target == text
    assert redone(store) is None


def test_a_new_action_clears_what_could_be_redone(store):
    edited(store, 1, "а")
    undone(store)
    assert store.redo_target(OLHA) is not None
    edited(store, 1, "б")
    assert store.redo_target(OLHA) is None
    undone(store)
    redone(store)
    assert store.segment(1).target == "б"
    assert store.redo_target(OLHA) is None


def test_what_was_undone_redone_and_undone_can_be_redone(store):
    edited(store, 1, "а")
    for text in (undone, redone, undone, redone, undone, redone):
        text(store)
    assert store.segment(1).target == "а"
    target = store.undo_target(OLHA)
    assert (target.action, target.changes[0].after) == ("edit", "а")


def test_each_person_has_a_line_of_their_own(store):
    hers = edited(store, 1, "а")
    his = edited(store, 2, "б", MINH)
    assert store.undo_target(OLHA) == hers
    assert store.undo_target(MINH) == his
    assert store.undo_target(Person("Хтось")) is None
    undone(store, MINH)
    assert store.redo_target(OLHA) is None
    assert (store.segment(1).target, store.segment(2).target) == ("а", "Повіт Локбінь , провінція Лангшон")
    undone(store)
    redone(store, MINH)
    assert store.segment(2).target == "б"
    assert store.redo_target(MINH) is None
    assert store.redo_target(OLHA).undoes == hers.id


def test_a_person_is_the_same_in_every_role(store):
    event = edited(store, 1, "а")
    assert store.undo_target(Person(OLHA.name, Role.LEAD)) == event


@pytest.mark.parametrize("text", ["б", "а"])
def test_an_undo_under_somebody_elses_work_is_refused(store, text):
    edited(store, 1, "а")
    edited(store, 1, text, MINH)
    with pytest.raises(StaleError, match="the text of segment 1: changed by Minh since"):
        undone(store)
    assert store.segment(1).target == text
    undone(store, MINH)
    undone(store)
    assert store.segment(1).target == "Відкриття в комуні Кхуат Са"


def test_a_redo_over_somebody_elses_work_is_refused(store):
    edited(store, 1, "а")
    undone(store)
    edited(store, 1, store.segment(1).target, MINH)
    with pytest.raises(StaleError, match="the text of segment 1: changed by Minh since"):
        redone(store)
    undone(store, MINH)
    redone(store)
    assert store.segment(1).target == "а"


def test_an_older_action_is_undone_where_nothing_was_built_on_it(store):
    first, _other, third = edited(store, 1, "а"), edited(store, 2, "б"), edited(store, 1, "в")
    with pytest.raises(StaleError, match="changed by Ольга since"):
        store.append(OLHA, "undo", inverse(first), undoes=first.id)
    store.append(OLHA, "undo", inverse(third), undoes=third.id)
    store.append(OLHA, "undo", inverse(first), undoes=first.id)
    assert (store.segment(1).target, store.segment(2).target) == ("Відкриття в комуні Кхуат Са", "б")


def test_nothing_is_undone_twice(store):
    event = edited(store, 1, "а")
    undo = undone(store)
    with pytest.raises(StaleError, match="already undone"):
        store.append(OLHA, "undo", inverse(event), undoes=event.id)
    redo = redone(store)
    with pytest.raises(StaleError, match="already undone"):
        store.append(OLHA, "redo", inverse(undo), undoes=undo.id)
    with pytest.raises(StaleError, match="did something again"):
        store.append(OLHA, "undo", inverse(redo), undoes=redo.id)
    with pytest.raises(StaleError, match="is not there"):
        store.append(OLHA, "undo", [], undoes=99)


def test_an_event_with_many_changes_is_taken_back_whole(store):
    before = everything(store)
    steps = [
        Change("state", "1", "new", "edited"),
        Change("state", "1", "edited", "reviewed"),
        Change("name", "Khuất Xá", None, NAME),
        Change("name", "Khuất Xá", NAME, NAME | {"form": "Хуат Са"}),
    ]
    store.append(OLHA, "batch", steps)
    assert store.segment(1).state is State.REVIEWED
    undone(store)
    assert everything(store) == before


def test_a_document_taken_back_is_hidden_and_kept(store):
    edited(store, 2, "б", MINH)
    imported = store.undo_target(OLHA)
    undone(store)
    seen = everything(store)
    assert (seen["documents"], seen["rows"], list(store.segments())) == ([], [], [])
    assert seen["summary"].segments == 0
    assert len(store.events()) == 3
    redone(store)
    assert store.segment(2).target == "б"
    assert store.undo_target(OLHA) == imported
