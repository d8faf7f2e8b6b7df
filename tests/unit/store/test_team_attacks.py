"""What a member could try past the program, with another client: the database refuses it, whatever the role."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from app.model import Change, Document, Segment, State
from app.store.schema import tables
from tests.teams import EDITOR, LEAD, OTHER, TRANSLATOR, Colleagues, at_commit, made, told
from tests.unit.store.made_up import edited, segments

PEOPLE = (TRANSLATOR, EDITOR, LEAD)
REFUSED = {"ZV001", "ZV002", "42501", "23505"}  # ours, and PostgreSQL's «permission denied», «duplicate key»
EDITED, APPROVED = 1, 2  # segments; the third is as it came in
EVENT = "INSERT INTO events (moment, who, role, action, note{}) VALUES (now(), '{}', 'translator', '', ''{})"
NEW_SEGMENT = (
    "INSERT INTO segments (id, document, position, state, confidence, source_paragraph, target_paragraph, words,"
    " source_order, target_order) VALUES ({}, {}, 5, 'new', 1, 0, 0, 1, '', '')"
)
NEW_DOCUMENT = (
    "INSERT INTO documents (id, title, kind, source_origin, target_origin, furniture, segments, present)"
    " VALUES ({}, '', 'texts', '', '', '[]', 0, {})"
)


COMMENT = {
    "segment": 4,
    "thread": "",
    "text": "?",
    "who": "Оксана",
    "when": "2026-01-02T03:04:05+00:00",
    "side": None,
    "span": None,
    "quote": "",
    "edited": None,
    "resolved": False,
}


@pytest.fixture(scope="module")
def colleagues(postgres) -> Iterator[Colleagues]:
    team = made(postgres)
    with team.store(OTHER) as store:
        store.add_document(OTHER, Document(0, "Стаття", "texts"), segments(), original=b"the file")
        edited(store, EDITED, "Відкриття в комуні Хуат Са", OTHER)
        decision = {"scope": "once", "reason": "", "who": "Оксана", "when": "2026-01-02T03:04:05+00:00"}
        store.append(OTHER, "ignore", [Change("decision", "abc", None, decision)])
        store.append(OTHER, "comment", [Change("comment", "4:a", None, COMMENT)])
        store.append(OTHER, "decide name", [Change("name", "Khuất Xá", None, {"forms": ["Кхуатса"]})])
    with team.store(EDITOR) as store:
        store.append(EDITOR, "approve", [Change("state", str(APPROVED), "new", "approved")])
    yield team
    team.end()


def contents(team):
    each = (
        f"SELECT '{name}', md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM \"{name}\" AS t"
        for name in (*tables.tables, "members", "claims")
    )
    return team.unverified(" UNION ALL ".join(each))


STATEMENTS = (
    # the state, past the history
    "UPDATE texts SET target = 'x' WHERE segment = 1",
    "UPDATE texts SET source = 'x' WHERE segment = 1",
    "UPDATE texts SET imported = 'x' WHERE segment = 1",
    "UPDATE texts SET key = 'x' WHERE segment = 1",
    "UPDATE segments SET state = 'reviewed' WHERE id = 3",
    "UPDATE segments SET state = 'edited' WHERE id = 2",
    "UPDATE segments SET confidence = 0.5 WHERE id = 3",
    "UPDATE segments SET position = -4 WHERE id = 4",
    "UPDATE segments SET position = 9 WHERE id = 4",
    "UPDATE segments SET position = position + 7",
    "UPDATE segments SET position = 14 - position",
    "UPDATE segments SET document = 2 WHERE id = 4",
    "UPDATE segments SET id = 99 WHERE id = 4",
    "UPDATE documents SET present = false",
    "UPDATE documents SET title = 'x'",
    "UPDATE project SET settings = '{}'",
    "UPDATE project SET next_segment = 1",
    "UPDATE project SET uid = ''",
    "UPDATE alembic_version SET version_num = '0001'",
    "INSERT INTO names (name, decision) VALUES ('Lạng Sơn', '{}')",
    "DELETE FROM names",
    "DELETE FROM decisions",
    "UPDATE decisions SET reason = 'x'",
    "INSERT INTO decisions (key, scope, reason, who, moment) VALUES ('x', 'once', '', 'Ольга', now())",
    "INSERT INTO texts (segment, source, target, imported, context, key) VALUES (1, '', '', '', '', '')",
    "INSERT INTO originals (document, data) VALUES (1, 'x')",
    "UPDATE originals SET data = 'x'",
    NEW_SEGMENT.format(1000, 1),
    NEW_DOCUMENT.format(9, "true"),
    *(f'DELETE FROM "{name}"' for name in ("project", "documents", "originals", "segments", "texts", "search")),
    "DELETE FROM comments",
    "UPDATE comments SET resolved = true",
    "INSERT INTO comments VALUES ('1:x', 1, '', false, '{}')",
    "INSERT INTO signoffs VALUES (1, '{}')",
    # the history
    "DELETE FROM events",
    "DELETE FROM changes",
    "UPDATE events SET who = 'Ольга'",
    "UPDATE events SET note = 'x'",
    "UPDATE changes SET after = '1'",
    *(f'TRUNCATE "{name}" CASCADE' for name in tables.tables),
    "SELECT setval('events_id_seq', 1)",
    "INSERT INTO changes (event, number, entity, key, before, after) VALUES (2, 5, 'settings', '', '{}', '{}')",
    EVENT.format("", "Адмін", ""),
    EVENT.format(", id", "Ольга", ", 1000"),
    # people
    "INSERT INTO members (login, name, role, by, invited) VALUES ('x', 'x', 'lead', 'x', true)",
    "UPDATE members SET role = 'lead'",
    "DELETE FROM members",
    "INSERT INTO claims VALUES (1, 'x', 'x', now(), now())",
    "UPDATE claims SET until = now()",
    "SELECT put_in_group(session_user, 'lead')",
    # the database
    "CREATE TABLE zvirka.mine (x integer)",
    "CREATE TABLE public.mine (x integer)",
    "CREATE TEMP TABLE changes (x integer)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION zvirka.my_role() RETURNS text LANGUAGE sql AS $$ SELECT 'lead'::text $$",
    "ALTER TABLE events DISABLE TRIGGER ALL",
    "ALTER TABLE texts DISABLE TRIGGER verify",
    "ALTER TABLE texts DISABLE ROW LEVEL SECURITY",
    "DROP TRIGGER verify ON texts",
    "DROP POLICY owner ON texts",
    "DROP TABLE events",
    "DROP SCHEMA zvirka CASCADE",
    "CREATE ROLE another LOGIN",
    "SET session_replication_role = replica",
    "SET SESSION AUTHORIZATION keeper",
    "SET ROLE keeper",
    "SET ROLE {database}_owner",
    "COPY events FROM PROGRAM 'echo'",
    "SELECT pg_read_file('postgresql.conf')",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_member_can_do_this(colleagues, statement):
    before = contents(colleagues)
    for person in PEOPLE:
        with pytest.raises(psycopg.Error) as raised:
            colleagues.line(person).execute(statement.replace("{database}", colleagues.database))
        assert raised.value.sqlstate in REFUSED, raised.value
    assert contents(colleagues) == before


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT invite('newcomer', 'Новий', 'lead', NULL, 1)",
        "SELECT change_role(session_user, 'lead')",
        "SELECT remove_member('{database}_oksana')",
        "SELECT renew_invitation('{database}_lida', 'SCRAM-SHA-256$x', 1)",
        "SET ROLE {database}_lead",
    ],
)
@pytest.mark.parametrize("person", [TRANSLATOR, EDITOR], ids=lambda one: one.role.value)
def test_only_a_lead_decides_who_belongs(colleagues, person, statement):
    before = contents(colleagues)
    with pytest.raises(psycopg.Error) as raised:
        colleagues.line(person).execute(statement.format(database=colleagues.database))
    assert raised.value.sqlstate in REFUSED, raised.value
    assert contents(colleagues) == before


# ---- actions that lie: an event with its changes, and statements besides

SET_TARGET = "UPDATE texts SET target = 'Б' WHERE segment = {}"
ACTIONS = {
    "what is said is not done": ([("target", "3", "23 жовтня", "Б")], []),
    "what is done is not what is said": ([("target", "3", "23 жовтня", "А")], [SET_TARGET.format(3)]),
    "what is done is done to another": ([("target", "3", "23 жовтня", "Б")], [SET_TARGET.format(4)]),
    "more is done": ([("target", "3", "23 жовтня", "Б")], [SET_TARGET.format(3), SET_TARGET.format(4)]),
    "done back again": (
        [("target", "3", "23 жовтня", "Б")],
        [SET_TARGET.format(3), "UPDATE texts SET target = '23 жовтня' WHERE segment = 3"],
    ),
    "what was before is made up": ([("target", "3", "інше", "Б")], [SET_TARGET.format(3)]),
    "the approved is edited": ([("target", "2", "Повіт Локбінь , провінція Лангшон", "Б")], [SET_TARGET.format(2)]),
    "the approved is doubted": (
        [("pair", "2", [1.0, 0, 0], [0.0, 0, 0])],
        ["UPDATE segments SET confidence = 0 WHERE id = 2"],
    ),
    "the approved becomes new": (
        [("state", "2", "approved", "new")],
        ["UPDATE segments SET state = 'new' WHERE id = 2"],
    ),
    "a state that is none": ([("state", "3", "new", "signed")], ["UPDATE segments SET state = 'signed' WHERE id = 3"]),
    "nothing that people change": ([("members", "x", None, "lead")], []),
    "a decision signed by another": (
        [("decision", "x", None, {"scope": "once", "reason": "", "who": "Адмін", "when": "2026-01-02T03:04:05+00:00"})],
        ["INSERT INTO decisions VALUES ('x', 'once', '', 'Адмін', '2026-01-02T03:04:05+00:00')"],
    ),
    "a comment by another": ([("comment", "4:b", None, COMMENT)], []),
    "another's comment is taken away": ([("comment", "4:a", COMMENT, None)], ["DELETE FROM comments"]),
    "another's comment says something else": (
        [("comment", "4:a", COMMENT, {**COMMENT, "text": "!"})],
        ["DELETE FROM comments", "INSERT INTO comments VALUES ('4:a', 4, '', false, '{}')"],
    ),
    "a sign-off by another": (
        [("sign-off", "1", None, {"who": "Адмін", "when": "2026-01-02T03:04:05+00:00", "note": ""})],
        [],
    ),
    "a place that is not behind": (
        [("place", "4", {"document": 1, "behind": 3}, None)],
        ["UPDATE segments SET position = 4 WHERE id = 4"],
    ),
    "a gap is left": (
        [("place", "3", {"document": 1, "behind": 2}, None)],
        ["UPDATE segments SET position = -3 WHERE id = 3"],
    ),
    "others change places meanwhile": (
        [("place", "4", {"document": 1, "behind": 3}, None)],
        [
            "UPDATE segments SET position = -4 WHERE id = 4",
            "UPDATE segments SET position = CASE id WHEN 1 THEN 12 WHEN 2 THEN 11 ELSE 13 END WHERE id < 4",
            "UPDATE segments SET position = position - 10 WHERE id < 4",
        ],
    ),
    "a document that is not there": ([("document", "7", None, "present")], []),
}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda one: one.role.value)
@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_that_lies_is_not_written(colleagues, person, action):
    changes, statements = ACTIONS[action]

    def act(connection):
        told(connection, person, "edit", changes)
        for statement in statements:
            connection.execute(statement)

    refused(colleagues, person, act)


def event_of(colleagues, who, action="edit"):
    wanted = "SELECT max(id) FROM events WHERE who = %s AND action = %s"
    return colleagues.unverified(wanted, (who.name, action))[0][0]


def refused(colleagues, person, act):
    before = contents(colleagues)
    connection = colleagues.line(person)
    with pytest.raises(psycopg.Error) as raised, connection.transaction():
        act(connection)
    assert raised.value.sqlstate in REFUSED, raised.value
    assert contents(colleagues) == before
    return str(raised.value)


def back(connection):
    connection.execute("UPDATE texts SET target = 'Відкриття в комуні Кхуат Са' WHERE segment = 1")


BACK = ("target", "1", "Відкриття в комуні Хуат Са", "Відкриття в комуні Кхуат Са")


@pytest.mark.parametrize("person", PEOPLE, ids=lambda one: one.role.value)
def test_nobody_undoes_what_another_did(colleagues, person):
    undone = event_of(colleagues, OTHER)

    def act(connection):
        told(connection, person, "undo", [BACK], undoes=undone)
        back(connection)

    assert "only they can take it back" in refused(colleagues, person, act)


def test_an_undo_is_the_inverse_and_nothing_more(colleagues):
    undone = event_of(colleagues, OTHER)

    def other_text(connection):
        told(connection, OTHER, "undo", [(*BACK[:3], "щось інше")], undoes=undone)
        connection.execute("UPDATE texts SET target = 'щось інше' WHERE segment = 1")

    def more(connection):
        told(connection, OTHER, "undo", [BACK, ("target", "3", "23 жовтня", "Б")], undoes=undone)
        back(connection)
        connection.execute(SET_TARGET.format(3))

    def more_after_the_check(connection):
        number = told(connection, OTHER, "undo", [BACK], undoes=undone)
        back(connection)
        at_commit(connection)
        connection.execute("INSERT INTO changes VALUES (%s, 1, 'name', 'Hà', NULL, 'null', '{}')", (number,))
        connection.execute("INSERT INTO names VALUES ('Hà', '{}')")

    def nothing(connection):
        told(connection, OTHER, "undo", [], undoes=undone)

    for act in (other_text, more, more_after_the_check, nothing):
        assert "not the inverse" in refused(colleagues, OTHER, act), act.__name__
    assert "is not there" in refused(colleagues, OTHER, lambda one: told(one, OTHER, "undo", [], undoes=100_000))


def test_an_undo_of_what_others_built_on_is_refused_and_so_is_a_second_one(colleagues):
    with colleagues.store(OTHER) as store:
        event = edited(store, 4, "Гора Мау-Сон", OTHER)
        store.append(OTHER, "undo", [Change("target", "4", "Гора Мау-Сон", "Гора Мау Сон")], undoes=event.id)
        again = edited(store, 4, "Гора Маушон", OTHER)
    with colleagues.store(EDITOR) as store:
        edited(store, 4, "Гори Маушон", EDITOR)

    def twice(connection):
        told(connection, OTHER, "undo", [("target", "4", "Гори Маушон", "Гора Мау Сон")], undoes=event.id)

    def built_on(connection):
        told(connection, OTHER, "undo", [("target", "4", "Гори Маушон", "Гора Мау Сон")], undoes=again.id)

    assert "already undone" in refused(colleagues, OTHER, twice)
    assert "changed by Minh since" in refused(colleagues, OTHER, built_on)


def test_who_was_an_editor_does_not_undo_an_approval_as_a_translator(colleagues):
    undone = event_of(colleagues, EDITOR, "approve")

    def act(connection):
        told(connection, EDITOR, "undo", [("state", "2", "approved", "new")], role="translator", undoes=undone)
        connection.execute("UPDATE segments SET state = 'new' WHERE id = 2")

    assert "a translator cannot" in refused(colleagues, EDITOR, act)


def test_a_closed_event_takes_no_more_changes(colleagues):
    own = event_of(colleagues, OTHER)

    def act(connection):
        connection.execute("INSERT INTO changes VALUES (%s, 1, 'state', '3', 3, '\"new\"', '\"edited\"')", (own,))

    assert "is closed" in refused(colleagues, OTHER, act)


def test_an_old_view_of_the_data_is_no_way_around(colleagues):
    def act(connection):
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        told(connection, OTHER, "edit", [])

    assert "READ COMMITTED" in refused(colleagues, OTHER, act)


def test_a_change_is_shown_under_its_own_segment(colleagues):
    def act(connection):
        number = told(connection, OTHER, "edit", [])
        connection.execute("INSERT INTO changes VALUES (%s, 0, 'state', '3', 1, '\"new\"', '\"edited\"')", (number,))

    assert "another segment" in refused(colleagues, OTHER, act)


def test_nobody_brings_in_approved_segments_but_editors(colleagues):
    approved = [Segment("Ngày", "День", state=State.APPROVED)]
    with colleagues.store(TRANSLATOR) as store, pytest.raises(Exception, match="an editor can bring it in"):
        store.add_document(TRANSLATOR, Document(0, "Готова", "texts"), approved)
    with colleagues.store(EDITOR) as store:
        _, document = store.add_document(EDITOR, Document(0, "Готова", "texts"), approved)
        assert store.at(document.id, 1).state is State.APPROVED


def test_a_document_without_an_event_is_not_left_behind(colleagues):
    with colleagues.store(TRANSLATOR) as store:
        number, _ = store.reserve(1)

    def act(connection):
        connection.execute(NEW_DOCUMENT.format(number, "false"))

    assert "by an import only" in refused(colleagues, TRANSLATOR, act)


def test_nobody_adds_to_a_document_that_was_taken_out(colleagues):
    with colleagues.store(LEAD) as store:
        _, document = store.add_document(LEAD, Document(0, "Зайва", "texts"), segments())
        store.append(LEAD, "remove", [Change("document", str(document.id), "present", "absent")])
        _, numbers = store.reserve(1)

    def act(connection):
        connection.execute(NEW_SEGMENT.format(numbers[0], document.id))

    assert "segments come in with it" in refused(colleagues, TRANSLATOR, act)


# ---- who is no member (any more)


def test_a_login_of_the_server_that_is_no_member_sees_nothing(colleagues):
    with colleagues.server.connect() as connection:
        connection.execute("CREATE ROLE stranger LOGIN PASSWORD 'stranger'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        colleagues.server.connect(colleagues.database, "stranger", "stranger")


def test_who_was_removed_is_out_at_once_and_the_name_stays_theirs(postgres):
    team = made(postgres)
    with team.sql(OTHER) as connection:
        assert connection.execute("SELECT count(*) FROM zvirka.texts").fetchone() == (0,)
        with team.sql(LEAD) as lead:
            lead.execute("SELECT remove_member(%s)", (team.login(OTHER),))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT count(*) FROM zvirka.texts")
    with team.sql(LEAD) as lead, pytest.raises(psycopg.Error, match="the name of somebody else"):
        lead.execute("SELECT invite('another', 'Оксана', 'translator', NULL, 1)")
    team.end()


def test_a_project_is_never_without_a_lead(postgres):
    team = made(postgres)
    with team.sql(LEAD) as lead:
        lead.execute("SELECT remove_member('zvirka_tests')")
        for statement in ("SELECT change_role(%s, 'editor')", "SELECT remove_member(%s)"):
            with pytest.raises(psycopg.Error, match="without a lead"):
                lead.execute(statement, (team.login(LEAD),))
    team.end()
