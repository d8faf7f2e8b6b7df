"""A team's database holds comments to their authors, sign-off to leads, and a signed document to its texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest

from app.errors import ForbiddenError
from app.model import Change, Comment, Document, Signed
from app.store import comment_to_json, inverse, signed_to_json
from tests.teams import EDITOR, LEAD, OTHER, TRANSLATOR, Colleagues, made
from tests.unit.store.made_up import edited, segments

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def team(postgres) -> Iterator[Colleagues]:
    team = made(postgres)
    with team.store(TRANSLATOR) as store:
        for title in ("Перша", "Друга"):
            store.add_document(TRANSLATOR, Document(0, title, "text"), segments())
    yield team
    team.end()


def comment(key: str, who, **given) -> Comment:
    return replace(Comment(key, 1, "Чому так?", who.name, NOON), **given)


def change(before: Comment | None, after: Comment | None) -> Change:
    key = (after or before).id
    return Change("comment", key, before and comment_to_json(before), after and comment_to_json(after))


def sign_off(who, document="1", name="") -> Change:
    return Change("sign-off", document, None, signed_to_json(Signed(name or who.name, NOON)))


@pytest.mark.parametrize("who", [TRANSLATOR, EDITOR, LEAD])
def test_everybody_comments_changes_and_takes_back_what_is_theirs(team, who):
    first = comment(f"1:{team.login(who)}", who)
    with team.store(who) as store:
        store.append(who, "comment", [change(None, first)])
        second = replace(first, text="Інакше")
        event = store.append(who, "rewrite", [change(first, second)])
        store.append(who, "undo", inverse(event), undoes=event.id)
        store.append(who, "delete comment", [change(first, None)])
        assert store.comments([1]) == []


def test_nobody_speaks_in_the_name_of_another(team):
    with team.store(LEAD) as store, pytest.raises(ForbiddenError, match="cannot be signed as Ольга"):
        store.append(LEAD, "comment", [change(None, comment("1:forged", TRANSLATOR))])


def test_another_s_comment_is_answered_and_resolved_and_nothing_else(team):
    first = comment("1:first", TRANSLATOR)
    with team.store(TRANSLATOR) as store:
        store.append(TRANSLATOR, "comment", [change(None, first)])
    with team.store(OTHER) as store:
        for after in (None, replace(first, text="x"), replace(first, who=OTHER.name)):
            with pytest.raises(ForbiddenError, match="of Ольга; only they"):
                store.append(OTHER, "rewrite", [change(first, after)])
        answer = comment("1:answer", OTHER, thread=first.id)
        store.append(OTHER, "answer", [change(first, first), change(None, answer)])
        store.append(OTHER, "resolve", [change(first, replace(first, resolved=True))])
        assert store.threads(resolved=False) == []


@pytest.mark.parametrize("who", [TRANSLATOR, EDITOR])
def test_only_a_lead_signs_off(team, who):
    with team.store(who) as store, pytest.raises(ForbiddenError, match="a lead can"):
        store.append(who, "sign off", [sign_off(who, "2")])


def test_nobody_signs_off_in_the_name_of_another(team):
    with team.store(LEAD) as store, pytest.raises(ForbiddenError, match="cannot be signed as Minh"):
        store.append(LEAD, "sign off", [sign_off(LEAD, "2", EDITOR.name)])


def test_a_document_that_is_signed_off_is_locked_until_an_editor_takes_that_back(team):
    with team.store(LEAD) as store:
        signed = sign_off(LEAD)
        store.append(LEAD, "sign off", [signed])
    back = Change("sign-off", "1", signed.after, None)
    with team.store(TRANSLATOR) as store:
        for refused in (
            lambda: edited(store, 2, "інше", TRANSLATOR),
            lambda: store.append(TRANSLATOR, "confirm", [Change("state", "2", "new", "reviewed")]),
            lambda: store.append(TRANSLATOR, "withdraw", [back]),
        ):
            with pytest.raises(ForbiddenError):
                refused()
        edited(store, 6, "інше", TRANSLATOR)  # of the other document
    with team.store(EDITOR) as store:
        store.append(EDITOR, "withdraw", [back], "ще не все")
    with team.store(TRANSLATOR) as store:
        edited(store, 2, "інше", TRANSLATOR)
        assert store.signed() == {}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO comments (key, segment, thread, resolved, comment) VALUES ('1:x', 1, '', false, '{}')",
        "INSERT INTO signoffs (document, said) VALUES (2, '{}')",
    ],
)
def test_nothing_is_written_past_the_history(team, statement):
    with team.sql(LEAD) as connection, pytest.raises(psycopg.Error, match="past the history"):
        connection.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE comments SET thread = 'x'", "UPDATE signoffs SET said = '{}'"])
def test_nothing_is_written_over(team, statement):
    with team.sql(LEAD) as connection, pytest.raises(psycopg.Error, match="permission denied"):
        connection.execute(statement)
