"""The database of a team refuses what the rules refuse, and nothing else: tried past the program, as SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator

import psycopg
import pytest

from app.model import Document, Role, State
from app.review.rules import RULES, STEPS, Action, allowed
from app.store.postgres import FORBIDDEN
from app.store.schema import tables
from app.store.team.rights import RIGHTS
from tests.teams import EDITOR, LEAD, OTHER, TRANSLATOR, Colleagues, at_commit, made, told
from tests.unit.store.made_up import segments

PEOPLE = (TRANSLATOR, EDITOR, LEAD)
TEXT = "Відкриття в комуні Кхуат Са"


@pytest.fixture(scope="module")
def colleagues(postgres) -> Iterator[Colleagues]:
    team = made(postgres)
    with team.store(OTHER) as store:
        store.add_document(OTHER, Document(0, "Стаття", "texts"), segments())
    yield team
    team.end()


CASES = [  # a step that leads to the state a segment is in writes nothing; only what is approved is reopened
    (step, state)
    for step in STEPS
    for state in State
    if (state is State.APPROVED if step is Action.REOPEN else RULES[step].leads_to is not state)
]


def tried(connection, who, changes, statements):
    """The code of the refusal, empty where the database lets this action through; it is dropped either way."""
    try:
        with connection.transaction(force_rollback=True):
            told(connection, who, "edit", changes)
            for statement, value in statements:
                connection.execute(statement, (value,))
            at_commit(connection)
    except psycopg.Error as error:
        return error.sqlstate
    return ""


@pytest.mark.parametrize("person", PEOPLE, ids=lambda one: one.role.value)
@pytest.mark.parametrize(("step", "state"), CASES)
def test_a_step_is_let_through_exactly_where_the_rules_allow_it(colleagues, person, step, state):
    colleagues.unverified("UPDATE segments SET state = %s WHERE id = 1", (state.value,))
    leads_to = RULES[step].leads_to.value
    changes = [("state", "1", state.value, leads_to)]
    statements = [("UPDATE segments SET state = %s WHERE id = 1", leads_to)]
    if step is Action.EDIT:
        changes.insert(0, ("target", "1", TEXT, "Інакше"))
        statements.insert(0, ("UPDATE texts SET target = %s WHERE segment = 1", "Інакше"))
    refusal = tried(colleagues.line(person), person, changes, statements)
    assert refusal == ("" if allowed(step, state, person.role) else FORBIDDEN)


LOCKED = {"verdict": "form", "forms": ["Кхуатса"], "who": "Minh", "when": "", "why": "", "locked": True}
OPEN = LOCKED | {"locked": False, "who": "Ольга"}
PROFILE = {"prefer": "most"}
OTHER_ACTIONS = {
    "decide on a name": ("name", "Khuất Xá", None, OPEN, Role.TRANSLATOR),
    "lock a name": ("name", "Khuất Xá", None, LOCKED, Role.EDITOR),
    "change the settings": ("settings", "", {"prefer": "first"}, PROFILE, Role.LEAD),
    "take a document out": ("document", "1", "present", "absent", Role.LEAD),
}
WRITTEN = {
    "name": "INSERT INTO names (name, decision) VALUES ('Khuất Xá', %s)",
    "settings": "UPDATE project SET settings = %s",
    "document": "UPDATE documents SET present = (%s <> '\"absent\"') WHERE id = 1",
}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda one: one.role.value)
@pytest.mark.parametrize("action", OTHER_ACTIONS)
def test_other_actions_are_for_their_roles(colleagues, person, action):
    entity, key, before, now, least = OTHER_ACTIONS[action]
    refusal = tried(colleagues.line(person), person, [(entity, key, before, now)], [(WRITTEN[entity], json.dumps(now))])
    assert refusal == ("" if list(Role).index(person.role) >= list(Role).index(least) else FORBIDDEN)


def test_every_table_and_column_has_its_rights():
    assert set(RIGHTS) == set(tables.tables), "a new table: what may members do with it? See app/store/team/rights.py"
    for name, rights in RIGHTS.items():
        columns = set(tables.tables[name].columns.keys())
        assert set(rights.update) | set(rights.given) <= columns, name


def test_what_is_guarded_has_a_trigger_and_every_table_row_security(colleagues):
    with colleagues.server.connect(colleagues.database) as connection:
        guarded = connection.execute(
            "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname = 'verify'"
        ).fetchall()
        safe = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'zvirka'::regnamespace AND relkind = 'r'"
            " AND relrowsecurity AND relforcerowsecurity"
        ).fetchall()
    assert {name for (name,) in guarded} == {name for name, rights in RIGHTS.items() if rights.guarded}
    assert {name for (name,) in safe} == {*tables.tables, "members", "claims"}
