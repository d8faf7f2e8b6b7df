"""Who belongs to a team, how a project becomes a team's, is backed up and upgraded."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import psycopg
import pytest

from app.errors import ForbiddenError, PasswordError, ProjectError, ZvirkaError
from app.model import Document, Person, Role
from app.store import ServerPlace, Store
from app.store.schema import REVISION, tables
from app.store.team.backup import into_file
from app.store.team.team import Team, new_password
from app.store.team.upgrading import upgrade
from tests.teams import EDITOR, LEAD, OTHER, TRANSLATOR, Colleagues, made, told
from tests.unit.store.made_up import edited, everything, segments


@pytest.fixture
def colleagues(postgres) -> Iterator[Colleagues]:
    team = made(postgres)
    with team.store(TRANSLATOR) as store:
        store.add_document(TRANSLATOR, Document(0, "Стаття", "texts"), segments(), original=b"the file")
        edited(store, 1, "Відкриття в комуні Хуат Са", TRANSLATOR)
    yield team
    team.end()


def test_a_password_is_long_and_each_is_another():
    made_up = {new_password() for _ in range(100)}
    assert len(made_up) == 100
    assert all(len(one) == 23 for one in made_up)


def test_members_are_listed_by_name(colleagues):
    with Team.open(colleagues.place(TRANSLATOR)) as team:
        there = team.members()
        assert [(one.name, one.role) for one in there] == [
            ("Minh", Role.EDITOR),
            ("Адмін", Role.LEAD),
            ("Ліда", Role.LEAD),
            ("Оксана", Role.TRANSLATOR),
            ("Ольга", Role.TRANSLATOR),
        ]
        assert team.me() == there[-1]
        assert {one.by for one in there} == {"Адмін"}


def test_a_second_lead_invites_too(colleagues):
    login = f"{colleagues.database}_ihor"
    with Team.open(colleagues.place(LEAD)) as team:
        password = team.invite(login, "Ігор", Role.TRANSLATOR)
    place = ServerPlace(colleagues.server.address_of(colleagues.database, login), password)
    with Store.open(place) as store:
        assert edited(store, 2, "Повіт", Person("Ігор"))


def test_a_login_of_the_server_is_let_in_with_its_own_password(colleagues):
    login = f"{colleagues.database}_there"
    with colleagues.server.connect() as connection:
        connection.execute(f"CREATE ROLE {login} LOGIN PASSWORD 'своє'")
    with Team.open(colleagues.place(LEAD)) as team:
        assert team.invite(login, "Тут", Role.EDITOR) is None
        for act in (lambda: team.renew_invitation(login),):
            with pytest.raises(ForbiddenError, match="was not made for this project"):
                act()
    with Team.open(ServerPlace(colleagues.server.address_of(colleagues.database, login), "своє")) as team:
        with pytest.raises(ForbiddenError, match="was not made for the project"):
            team.set_my_password("зовсім інше слово")
        assert team.me().role is Role.EDITOR


@pytest.mark.parametrize(
    ("login", "person", "said"),
    [
        ("{}_olha", "Хтось", "is a member already"),
        ("new", "Ольга", "is the name of somebody else"),
        ("{}_editor", "Хтось", "is a group on this server"),
        ("pg_monitor", "Хтось", "is a group on this server"),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused(colleagues, login, person, said):
    with Team.open(colleagues.place(LEAD)) as team, pytest.raises(ForbiddenError, match=said):
        team.invite(login.format(colleagues.database), person, Role.LEAD)


def test_a_name_of_a_login_cannot_smuggle_sql_in(colleagues):
    login = f'{colleagues.database}"; ALTER ROLE CURRENT_USER SUPERUSER; --'
    with Team.open(colleagues.place(LEAD)) as team:
        assert team.invite(login, "O'Brien'; DROP TABLE events; --", Role.TRANSLATOR)
        assert len(team.members()) == 6
    owner = "SELECT rolsuper FROM pg_roles WHERE rolname = %s"
    assert colleagues.unverified(owner, (f"{colleagues.database}_owner",)) == [(False,)]


def test_a_one_time_password_ends_and_ones_own_does_not(colleagues):
    login = colleagues.login(TRANSLATOR)
    until = "SELECT rolvaliduntil < now() + interval '15 days' FROM pg_roles WHERE rolname = %s"
    assert colleagues.unverified(until, (login,)) == [(True,)]
    with Team.open(colleagues.place(TRANSLATOR)) as team:
        team.set_my_password("мій власний пароль")
    assert colleagues.unverified(until, (login,)) == [(False,)]
    with pytest.raises(PasswordError):
        colleagues.store(TRANSLATOR)
    with Team.open(colleagues.place(LEAD)) as team:
        colleagues.passwords[login] = team.renew_invitation(login)
    colleagues.store(TRANSLATOR).close()


def test_a_role_holds_from_the_next_action_on(colleagues):
    with colleagues.store(EDITOR) as store, Team.open(colleagues.place(LEAD)) as team:
        assert edited(store, 3, "22 жовтня", EDITOR)
        team.change_role(colleagues.login(EDITOR), Role.TRANSLATOR)
        with pytest.raises(ForbiddenError, match="Minh is translator here and cannot act as editor"):
            edited(store, 3, "23 жовтня", EDITOR)
        assert edited(store, 3, "23 жовтня", Person("Minh"))
        team.remove(colleagues.login(EDITOR))
        with pytest.raises(ZvirkaError):
            edited(store, 3, "24 жовтня", Person("Minh"))


def test_only_who_may_make_logins_makes_a_team_and_only_once(colleagues):
    with pytest.raises(ProjectError, match="has its team already"):
        Team.init(colleagues.administrator, "Хтось")
    with pytest.raises(ForbiddenError, match="CREATEROLE"):
        upgrade(colleagues.place(LEAD), None)


def test_a_name_of_a_database_that_is_too_long_or_odd(postgres):
    for name, fits in (("x" * 60, False), ('Лангшон "2026"', True)):
        quoted = name.replace('"', '""')
        with postgres.connect() as connection:
            connection.execute(f'CREATE DATABASE "{quoted}"')
        address = postgres.address_of(name.replace('"', "%22").replace(" ", "%20"))
        place = ServerPlace(address, postgres.password)
        Store.create(place, {}).close()
        if fits:
            with Team.init(place, "Адмін") as team:
                assert [one.name for one in team.members()] == ["Адмін"]
        else:
            with pytest.raises(ProjectError, match="has a name of 52 bytes or fewer"):
                Team.init(place, "Адмін")
        with postgres.connect() as connection:
            connection.execute(f'DROP DATABASE "{quoted}" WITH (FORCE)')


# ---- backups and upgrades


def test_a_backup_is_the_project_as_of_one_moment(colleagues, tmp_path):
    path = tmp_path / "копія.zvirka"
    with colleagues.store(EDITOR) as store:
        steps = into_file(colleagues.place(LEAD), path)
        next(steps)
        before = everything(store), store.events(), store.original(1)
        edited(store, 4, "Гора Маушон", EDITOR)
        last = list(steps)[-1]
    assert last.done == last.total
    with Store.open(path) as copy:
        assert (everything(copy), copy.events(), copy.original(1)) == before
        assert edited(copy, 4, "далі", EDITOR)


def test_a_backup_has_every_table(colleagues, tmp_path):
    path = tmp_path / "копія.zvirka"
    list(into_file(colleagues.place(LEAD), path))
    with Store.open(path) as copy, copy._reading() as connection:  # noqa: SLF001 (what is in the tables)
        for name, table in tables.tables.items():
            ((there,),) = colleagues.unverified(f'SELECT count(*) FROM "{name}"')
            assert len(connection.execute(table.select()).all()) == there, name


def test_a_backup_that_is_stopped_leaves_nothing(colleagues, tmp_path):
    steps = into_file(colleagues.place(LEAD), tmp_path / "копія.zvirka")
    next(steps)
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_never_written_over_another(colleagues, tmp_path):
    path = tmp_path / "копія.zvirka"
    path.write_text("моє")
    with pytest.raises(ProjectError, match="is already there"):
        list(into_file(colleagues.place(LEAD), path))
    assert path.read_text() == "моє"


FIRST = {"project", "alembic_version", "documents", "originals", "segments", "texts", "search", "decisions", "names"}
FIRST |= {"events", "changes", "findings"}
ADDED = ("ALTER TABLE project DROP COLUMN uid", "DROP INDEX IF EXISTS search_index")


def as_first(team):
    """The project as the first version left it."""
    for name in tables.tables.keys() - FIRST:
        team.unverified(f'DROP TABLE "{name}" CASCADE')
    for statement in (*ADDED, "UPDATE alembic_version SET version_num = '0001'"):
        team.unverified(statement)


def test_an_old_project_is_upgraded_and_guarded_again(colleagues, tmp_path):
    path = tmp_path / "копія.zvirka"
    with pytest.raises(ProjectError, match="is no backup"):
        upgrade(colleagues.administrator, path)
    list(into_file(colleagues.place(LEAD), path))
    with colleagues.store(EDITOR) as store:
        edited(store, 4, "Гора Маушон", EDITOR)
    with pytest.raises(ProjectError, match="is older than the project"):
        upgrade(colleagues.administrator, path)
    path.unlink()
    list(into_file(colleagues.place(LEAD), path))
    as_first(colleagues)
    with pytest.raises(ProjectError, match="zvirka team upgrade"):
        colleagues.store(EDITOR)
    assert upgrade(colleagues.administrator, path)[0] == f"tables: 0001 → {REVISION}"
    with colleagues.store(EDITOR) as store:
        assert edited(store, 4, "Гора Мау Сон", EDITOR)
    with colleagues.sql(LEAD) as lead, pytest.raises(psycopg.Error, match="past the history"):
        lead.execute("UPDATE texts SET target = ''")
    with colleagues.sql(LEAD) as lead, pytest.raises(psycopg.Error, match="permission denied"):
        lead.execute("SET ROLE " + f"{colleagues.database}_owner")


def test_an_upgrade_that_fails_leaves_everything_as_it_was(colleagues, tmp_path):
    path = tmp_path / "копія.zvirka"
    list(into_file(colleagues.place(LEAD), path))
    colleagues.unverified("UPDATE alembic_version SET version_num = '0002'")  # but its tables are there
    with pytest.raises(ProjectError):
        upgrade(colleagues.administrator, path)
    colleagues.unverified("UPDATE alembic_version SET version_num = %s", (REVISION,))
    with colleagues.store(TRANSLATOR) as store:
        assert store.segment(1).target == "Відкриття в комуні Хуат Са"
    with colleagues.sql(LEAD) as lead, pytest.raises(psycopg.Error, match="past the history"):
        lead.execute("UPDATE texts SET target = ''")


# ---- at the same time


def test_what_is_approved_at_this_moment_is_not_edited_by_who_waits_for_no_turn(colleagues):
    """A client that takes no lock is made to wait by the database, and then sees what the other did."""
    said = []

    def edit():
        with colleagues.sql(OTHER) as connection:
            try:
                with connection.transaction():
                    told(connection, OTHER, "edit", [("target", "2", segments()[1].target, "Б")])
                    connection.execute("UPDATE texts SET target = 'Б' WHERE segment = 2")
            except psycopg.Error as error:
                said.append(str(error))

    with colleagues.sql(EDITOR) as connection, connection.transaction():
        told(connection, EDITOR, "approve", [("state", "2", "new", "approved")])
        connection.execute("UPDATE segments SET state = 'approved' WHERE id = 2")
        other = threading.Thread(target=edit)
        other.start()
        other.join(1)
        assert other.is_alive()
    other.join(20)
    assert "approved and locked" in said[0]
