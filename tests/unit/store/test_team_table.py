"""The database of a team lets a value change for whom the table of rules does, and for nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator

import psycopg
import pytest

from app.model import Role, State
from app.review.rules import RULES, Action, least_role, may
from tests.teams import EDITOR, LEAD, TRANSLATOR, Colleagues, made


@pytest.fixture(scope="module")
def colleagues(postgres) -> Iterator[Colleagues]:
    team = made(postgres)
    yield team
    team.end()


def test_the_least_role_is_the_same(colleagues):
    pairs = [(before, now) for before in State for now in State if before is not now]
    with colleagues.server.connect(colleagues.database) as connection:
        connection.execute("SET search_path = zvirka")
        said = {
            pair: connection.execute(
                "SELECT least_role('state', %s::jsonb, %s::jsonb)", [json.dumps(state) for state in pair]
            ).fetchone()[0]
            for pair in pairs
        }
    assert said == {pair: least_role(*pair) for pair in pairs}


COMMENT = {"who": "Ольга", "text": "так?", "resolved": False}
CHANGES = {  # what an action changes, from where to where; a step is tried from every state it may be taken from
    **{action: [("state", one, rule.leads_to) for one in rule.states] for action, rule in RULES.items()},
    Action.EDIT: [("target", "було", "стало")],
    Action.ALIGN: [(what, "було", "стало") for what in ("place", "pair", "source", "imported", "target")],
    Action.COMMENT: [("comment", None, COMMENT)],
    Action.RESOLVE: [("comment", COMMENT, COMMENT | {"resolved": True})],
    Action.DECIDE: [("decision", None, {"who": "Ольга"}), ("decision", {"who": "Ольга"}, None)],
    Action.PROPOSE: [("name", None, {"locked": False}), ("name", {"locked": False}, None)],
    Action.IMPORT: [("document", "absent", "present")],
    Action.LOCK: [("name", None, {"locked": True}), ("name", {"locked": True}, {"locked": False})],
    Action.WITHDRAW: [("sign-off", {"who": "Ліда"}, None)],
    Action.SIGN_OFF: [("sign-off", None, {"who": "Ліда"})],
    Action.JUDGE: [("settings", {}, {"prefer": "most"})],
    Action.ANNOTATE: [(what, None, {"annotator": "Ольга"}) for what in ("annotation", "assessment")],
}
MEMBERS = ("invite('хтось', 'Хтось', 'editor', NULL, 1)", "change_role('хтось', 'lead')", "remove_member('хтось')")


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
@pytest.mark.parametrize("action", [one for one in Action if one is not Action.MEMBERS])
def test_every_action_is_for_the_same_roles(colleagues, action, role):
    asked = "SELECT role_rank(%s) >= role_rank(least_role(%s, %s::jsonb, %s::jsonb))"
    tried = [one for one in CHANGES[action] if one[1] != one[2]]
    assert tried
    with colleagues.server.connect(colleagues.database) as connection:
        connection.execute("SET search_path = zvirka")
        said = {
            connection.execute(asked, [role.value, entity, json.dumps(before), json.dumps(after)]).fetchone()[0]
            for entity, before, after in tried
        }
    assert said == {may(role, action)}


@pytest.mark.parametrize("person", [TRANSLATOR, EDITOR, LEAD], ids=lambda one: one.role.value)
@pytest.mark.parametrize("call", MEMBERS)
def test_members_are_changed_by_the_same_roles(colleagues, person, call):
    with colleagues.sql(person) as connection:
        try:
            with connection.transaction(force_rollback=True):
                connection.execute(f"SELECT {call}")
            refused = ""
        except psycopg.Error as error:
            refused = str(error)
    assert ("only a lead" in refused) is not may(person.role, Action.MEMBERS)
