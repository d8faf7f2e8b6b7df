"""Comments and sign-offs are kept as events made them, found again, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.errors import ForbiddenError
from app.model import Change, Comment, Query, Side, Signed, Span
from app.store import StaleError, comment_from_json, comment_key, comment_to_json, signed_to_json
from tests.unit.store.made_up import MINH, OLHA, everything, undone

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
FIRST = Comment(
    comment_key(1, "aa"), 1, "Чому Кхуат?", "Ольга", NOON, side=Side.TARGET, span=Span(13, 21), quote="комуні К"
)
ANSWER = Comment(comment_key(1, "bb"), 1, "За таблицею", "Minh", NOON.replace(hour=13), thread=FIRST.id)
ELSEWHERE = Comment(comment_key(3, "cc"), 3, "Яке 23?", "Minh", NOON)
SIGNED = Signed("Ліда", NOON, "готово")


def said(store, comment, who=OLHA, before=None):
    old = None if before is None else comment_to_json(before)
    new = None if comment is None else comment_to_json(comment)
    return store.append(who, "comment", [Change("comment", (comment or before).id, old, new)])


def test_a_project_where_nobody_spoke_says_nothing(store):
    assert store.comments([1, 2, 3, 4]) == []
    assert store.threads() == []
    assert store.order(Query(with_threads=True)) == []
    assert store.signed() == {}
    assert all(row.threads == 0 for row in store.rows([1, 2, 3, 4]))


def test_what_was_said_is_kept_in_its_order(store):
    for one in (ANSWER, ELSEWHERE, FIRST):
        said(store, one)
    assert store.comments([1]) == [FIRST, ANSWER]
    assert store.threads() == [FIRST.id, ELSEWHERE.id]
    assert store.threads(document=2) == []
    assert store.in_threads([FIRST.id]) == [FIRST, ANSWER]
    assert [row.threads for row in store.rows([1, 2, 3])] == [1, 0, 1]
    assert store.order(Query(with_threads=True)) == [1, 3]


def test_a_resolved_thread_is_counted_no_more(store):
    said(store, FIRST)
    said(store, replace(FIRST, resolved=True), MINH, before=FIRST)
    assert store.threads(resolved=False) == []
    assert store.threads(resolved=True) == [FIRST.id]
    assert store.order(Query(with_threads=True)) == []


def test_it_stands_in_the_history_of_its_segment_only(store):
    event = said(store, FIRST)
    assert store.events(1, limit=1) == [event]
    assert event not in store.events(2)


def test_what_was_deleted_stays_in_the_history_and_comes_back(store):
    before = everything(store)
    said(store, FIRST)
    said(store, None, before=FIRST)
    assert store.comments([1]) == []
    assert store.events(1, limit=1)[0].changes[0].before["text"] == "Чому Кхуат?"
    undone(store)
    assert store.comments([1]) == [FIRST]
    undone(store)
    assert everything(store) == before


def test_two_cannot_change_the_same_comment_unseen(store):
    said(store, FIRST)
    said(store, replace(FIRST, text="Інше"), before=FIRST)
    with pytest.raises(StaleError, match="the comment 1:aa: changed since"):
        said(store, replace(FIRST, resolved=True), MINH, before=FIRST)


def test_a_sign_off_is_of_a_document_and_is_taken_back(store):
    change = Change("sign-off", "1", None, signed_to_json(SIGNED))
    store.append(OLHA, "sign off", [change])
    assert store.signed() == {1: SIGNED}
    assert store.documents()[0].signed == SIGNED
    undone(store)
    assert store.documents()[0].signed is None


def test_comments_of_an_absent_document_are_not_listed(store):
    said(store, FIRST)
    store.append(OLHA, "remove", [Change("document", "1", "present", "absent")])
    assert store.threads() == []


def test_json_says_all_of_a_comment():
    assert comment_from_json(FIRST.id, comment_to_json(FIRST)) == FIRST


@pytest.mark.parametrize("value", [{"text": "x"}, {**comment_to_json(FIRST), "when": "noon"}])
def test_no_comment_is_refused(store, value):
    with pytest.raises((KeyError, ValueError)):
        store.append(OLHA, "comment", [Change("comment", "1:zz", None, value)])
    assert store.comments([1]) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("пиши на olha@example.com", ()),
        ("@ сама", ()),
        ("@Ольга, глянь; @Ольга", ("Ольга",)),
        ("@minh.nguyen @Lê", ("minh.nguyen", "Lê")),
    ],
)
def test_who_is_called(text, names):
    assert replace(FIRST, text=text).mentions == names


@pytest.mark.parametrize(
    ("text", "name", "is_called"),
    [
        ("@Ольга", "Minh", False),
        ("Ольга", "Ольга", False),
        ("@ольга", "Ольга", True),
        ("@НгуєнМінь", "Нгуєн Мінь", True),
        ("@Мінь", "Нгуєн Мінь", True),
    ],
)
def test_a_person_is_called_by_name(text, name, is_called):
    assert replace(FIRST, text=text).calls(name) is is_called


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", None),
        ("нічого схожого", None),
        ("аб", Span(0, 2)),
        ("вг аб", Span(3, 5)),
        ("аб вг аб", Span(6, 8)),
        ("аб вг вг вг вг аб", Span(0, 2)),
    ],
)
def test_a_quote_is_found_again_nearest_to_its_place(text, place):
    assert replace(FIRST, span=Span(5, 7), quote="аб").place(text) == place


def test_what_a_sign_off_locks_is_refused_in_the_transaction(file_store):
    """Whoever writes, and whatever they looked at before; on a server it is a trigger that refuses."""
    signed = signed_to_json(SIGNED)
    file_store.append(OLHA, "sign off", [Change("sign-off", "1", None, signed)])
    before, history = everything(file_store), file_store.events()
    for change in (
        Change("target", "2", file_store.segment(2).target, "Інше"),
        Change("state", "2", "new", "edited"),
        Change("place", "2", {"document": 1, "behind": 1}, None),
    ):
        with pytest.raises(ForbiddenError, match="segment 2 is in a document that Ліда signed off"):
            file_store.append(OLHA, "edit", [change])
    assert (everything(file_store), file_store.events()) == (before, history)
    back = Change("sign-off", "1", signed, None)
    file_store.append(OLHA, "reopen", [Change("state", "2", "new", "edited"), back])
    assert file_store.segment(2).state == "edited"
