"""What was approved between a look and the turn to write is not written over, and what was changed not signed off."""

from __future__ import annotations

import pytest

from app.model import Change, Signed, State
from app.store import StaleError, Store, signed_to_json
from app.store.events import new
from tests.factories import a_moment
from tests.unit.store.made_up import MINH, edited, undone


def state(store: Store, number: int, now: State) -> Change:
    return Change("state", str(number), store.segment(number).state.value, now.value)


def signed(seen: int) -> Change:
    return Change("sign-off", "1", None, signed_to_json(Signed(MINH.name, a_moment(), seen=seen)))


def test_a_text_that_was_approved_meanwhile_stays(store):
    before = store.segment(1)
    store.append(MINH, "approve", [state(store, 1, State.APPROVED)])
    with pytest.raises(StaleError, match="segment 1 was approved meanwhile"):
        edited(store, 1, "Інший")
    assert store.segment(1).target == before.target
    store.append(MINH, "reopen", [state(store, 1, State.EDITED), Change("target", "1", before.target, "Інший")])
    assert store.segment(1).target == "Інший"


def test_an_approval_with_a_new_text_is_taken_back_in_one_step(store):
    before = store.segment(1)
    store.append(MINH, "approve", [Change("target", "1", before.target, "Інший"), state(store, 1, State.APPROVED)])
    undone(store, MINH)
    assert store.segment(1) == before


def test_a_document_is_signed_off_as_it_was_looked_at(store):
    seen = store.newest()
    later = edited(store, 3, "Інший")
    with pytest.raises(StaleError, match="changed since; look at it again before it is signed off"):
        store.append(MINH, "sign off", [signed(seen)])
    assert store.signed() == {}
    store.append(MINH, "sign off", [signed(store.newest())])
    assert store.signed()[1].seen == later.id


def test_a_sign_off_that_was_taken_back_stands_again_as_it_was(store):
    event = store.append(MINH, "sign off", [signed(store.newest())])
    before = store.signed()
    (change,) = event.changes
    store.append(MINH, "reopen", [Change("sign-off", "1", change.after, None), state(store, 1, State.EDITED)])
    undone(store, MINH)
    assert store.signed() == before


def test_a_state_is_given_to_the_texts_that_were_seen(store):
    seen = {1: (store.segment(1).source, store.segment(1).target)}
    edited(store, 1, "Інший")
    before = store.segment(1)
    with pytest.raises(StaleError, match="segment 1: its text was changed since"):
        store.add(new(MINH, "approve", [state(store, 1, State.APPROVED)]), seen=seen)
    assert store.segment(1) == before
    store.add(new(MINH, "approve", [state(store, 1, State.APPROVED)]), seen={1: (before.source, "Інший")})
    assert store.segment(1).state is State.APPROVED
