"""What a server holds a team to, laid over the tables of a project: roles, functions, triggers, rights.

It is laid anew by every `team upgrade`, whole or not at all, so that it needs no migrations of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from sqlalchemy import Connection, inspect, text

from app.errors import ProjectError
from app.store import postgres
from app.store.team.rights import RIGHTS, Rights, granted

LIVE = ("live",)  # in every project on a server
TEAM = ("members", "values", "rules", "history", "state", "review")  # in this order, above it
LONGEST_DATABASE = 63 - len("_translator")  # bytes; PostgreSQL would cut a longer name off
FOR_MEMBERS = (  # functions that members may call; each says for itself who may
    *("my_name()", "my_role()", "take_claim(integer, integer)", "release_claim(integer)"),
    *("invite(name, text, text, text, integer)", "change_role(name, text)", "remove_member(name)"),
    *("set_my_password(text)", "renew_invitation(name, text, integer)"),
)
READ_ONLY = ("members", "claims")  # written by functions only


def lay_live(connection: Connection) -> None:
    """Notices of events, and claims: what a project on a server has even where one person uses it."""
    for name in LIVE:
        run(connection, _file(name))


def lay_team(connection: Connection, database: str) -> None:
    """Everything else, on a connection that may make roles; the lead has to be entered before anybody can work."""
    roles = Roles(connection, database)
    _make_roles(connection, roles)
    run(connection, f"ALTER SCHEMA {postgres.SCHEMA} OWNER TO {roles.owner}")
    for kind, name in _objects(connection):
        run(connection, f"ALTER {kind} {name} OWNER TO {roles.owner}")
    run(connection, f"SET LOCAL ROLE {roles.owner}")
    for name in (*LIVE, *TEAM):
        run(connection, roles.filled(_file(name)))
    for statement in _rights(connection, roles):
        run(connection, statement)
    run(connection, "RESET ROLE")
    run(connection, f"REVOKE ALL ON DATABASE {roles.database} FROM PUBLIC")
    run(connection, f"GRANT CONNECT ON DATABASE {roles.database} TO {roles.translators}, {roles.owner}")


def take_away(connection: Connection) -> None:
    """Every function of the schema, and with them the triggers; what members and claims say stays."""
    for kind, name in _objects(connection):
        if kind == "FUNCTION":
            run(connection, f"DROP FUNCTION IF EXISTS {name} CASCADE")


def is_team(connection: Connection) -> bool:
    """Whether the project is one of a team."""
    return inspect(connection).has_table("members", postgres.SCHEMA)


class Roles:
    """The names of a project's roles, quoted: of who owns its tables, and a group for each role of people."""

    def __init__(self, connection: Connection, database: str) -> None:
        """ProjectError where the name of the database is too long to be part of others."""
        if len(database.encode()) > LONGEST_DATABASE:
            raise ProjectError(f"{database}: a team's database has a name of {LONGEST_DATABASE} bytes or fewer")
        self.database = quoted(connection, database)
        self.plain = {role: f"{database}_{role}" for role in ("owner", "translator", "editor", "lead")}
        self.owner, self.translators, self.editors, self.leads = (
            quoted(connection, name) for name in self.plain.values()
        )

    def filled(self, statements: str) -> str:
        """The text of a file with the names put in."""
        words = {
            "owner_text": literal(self.plain["owner"]),
            "translators_text": literal(self.plain["translator"]),
            "editors_text": literal(self.plain["editor"]),
            "leads_text": literal(self.plain["lead"]),
            "turn": str(postgres.TURN),
        }
        for word, value in words.items():
            statements = statements.replace(f"{{{word}}}", value)
        return statements


def run(connection: Connection, statements: str) -> None:
    """SQL as it is, several statements together, in the transaction of the connection; no values are put in."""
    connection.exec_driver_sql(statements, execution_options={"no_parameters": True})


def quoted(connection: Connection, name: str) -> str:
    """A name as SQL writes it."""
    return str(connection.dialect.identifier_preparer.quote_identifier(name))


def literal(value: str) -> str:
    """A text as SQL writes it, under standard_conforming_strings."""
    return "'" + value.replace("'", "''") + "'"


def _file(name: str) -> str:
    return resources.files("app.store.team").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _make_roles(connection: Connection, roles: Roles) -> None:
    """The owner makes the groups, for who makes a role may grant it; it makes logins for those who are invited."""
    there = set(connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars())
    if roles.plain["owner"] not in there:
        run(connection, f"CREATE ROLE {roles.owner} NOLOGIN CREATEROLE")
    run(connection, f"GRANT {roles.owner} TO CURRENT_USER")
    run(
        connection,
        f"GRANT CREATE ON DATABASE {quoted(connection, connection.engine.url.database or '')} TO {roles.owner}",
    )
    run(connection, f"SET LOCAL ROLE {roles.owner}")
    groups = [("translator", roles.translators), ("editor", roles.editors), ("lead", roles.leads)]
    for role, group in groups:
        if roles.plain[role] not in there:
            run(connection, f"CREATE ROLE {group} NOLOGIN")
    run(connection, f"GRANT {roles.translators} TO {roles.editors}")
    run(connection, f"GRANT {roles.editors} TO {roles.leads}")
    run(connection, "RESET ROLE")


def _objects(connection: Connection) -> Iterator[tuple[str, str]]:
    """The tables and functions that whoever made the project still owns."""
    for table in inspect(connection).get_table_names(postgres.SCHEMA):
        yield "TABLE", quoted(connection, table)
    wanted = "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = CAST(:schema AS regnamespace)"
    for function in connection.execute(text(wanted), {"schema": postgres.SCHEMA}).scalars():
        yield "FUNCTION", function


def _rights(connection: Connection, roles: Roles) -> Iterator[str]:
    schema, everybody = postgres.SCHEMA, roles.translators
    yield f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC; GRANT USAGE ON SCHEMA {schema} TO {everybody}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC, {everybody}, {roles.editors}, {roles.leads}"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC, {everybody}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {everybody}"
    for function in FOR_MEMBERS:
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {everybody}"
    for name in (*RIGHTS, *READ_ONLY):
        table = quoted(connection, name)
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS owner ON {table}"
        yield f"CREATE POLICY owner ON {table} TO {roles.owner} USING (true) WITH CHECK (true)"
        yield from _policies(table, RIGHTS.get(name, Rights()), everybody)
        yield f"GRANT {', '.join(granted(RIGHTS.get(name, Rights()), name))} ON {table} TO {everybody}"


def _policies(table: str, rights: Rights, everybody: str) -> Iterator[str]:
    """Which rows: all or none. A condition on rows would keep the index of the text search from being used."""
    ways = {
        "select": ("USING (true)", True),
        "insert": ("WITH CHECK (true)", rights.insert),
        "update": ("USING (true)", bool(rights.update)),
        "delete": ("USING (true)", rights.delete),
    }
    for way, (condition, allowed) in ways.items():
        yield f"DROP POLICY IF EXISTS members_{way} ON {table}"
        if allowed:
            yield f"CREATE POLICY members_{way} ON {table} FOR {way.upper()} TO {everybody} {condition}"
