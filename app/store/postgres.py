"""Everything that holds for PostgreSQL only: how a server is connected to, laid out, complained about.

One project is one database; its tables stand in the schema `zvirka`. The driver is psycopg, an optional part of the
installation (`pip install zvirka[team]`).
"""

from __future__ import annotations

import importlib.util
import logging

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import ArgumentError, DBAPIError

from app.errors import ProjectError
from app.store import statements, tls
from app.store.schema import json_text, json_value

SCHEMA = "zvirka"
TURN = 0x5A76_726B  # the advisory lock whoever writes holds until the end of the transaction: «Zvrk»
CONNECT_SECONDS = 5
LOCK_MILLISECONDS = 10_000  # to wait for somebody else's write
WRITING = "zvirka_writing"  # the option of a connection that is going to write
POOL = 5  # connections of one program; a server counts them
OPTIONS = f"-c search_path={SCHEMA} -c lock_timeout={LOCK_MILLISECONDS} -c client_encoding=UTF8"
# Noticed within half a minute that the other end is gone, also where a firewall swallows everything.
ALIVE = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
REJECTED = "28P01"
FORBIDDEN, STALE = "ZV001", "ZV002"  # what the functions of a team raise, see team/sql/members.sql
BUSY = ("55P03", "40P01", "40001")  # a lock that did not come, a deadlock, a moment that cannot be put in order
LOST = ("08", "57P0")  # classes of SQLSTATE: no connection (any more)
IN_ADDRESS = (*tls.OPTIONS, "target_session_attrs", "application_name")  # no password, no file of them, no SQL options
REFUSED = (  # psycopg says these in words only
    *tls.REFUSED,
    ("password authentication failed", REJECTED),
    ("no password supplied", REJECTED),
    ("pg_hba.conf", "28000"),
    ("is not permitted to log in", "28000"),
    ("permission denied for database", "28000"),
    ("remaining connection slots", "53300"),
    ("too many", "53300"),
    ("FATAL:  database", "3D000"),
)
ADVICE = {
    **tls.ADVICE,
    REJECTED: "the password is wrong; ask for it again or have it set anew",
    "28000": "the server does not let this person in; check the name, or ask the lead for an invitation",
    "3D000": "there is no such database; check the address",
    "42501": "this role may not do that; ask an editor or the lead of the project",
    "53100": "the disk of the server is full; nothing was written, do it again when there is room",
    "53300": "the server has no connection left; try again in a moment",
    "55P03": "somebody else has been writing for long; nothing was saved, try again in a moment",
    "40P01": "others kept changing the same at this moment; nothing was saved, do it again",
    "40001": "others kept changing the same at this moment; nothing was saved, do it again",
    "25006": "the server takes no changes at the moment (read only); try again later",
}


def is_address(where: str) -> bool:
    """Whether this names a database and no file."""
    return where.startswith(("postgresql://", "postgres://"))


def url_of(address: str) -> URL:
    """The address as a URL without a password; ProjectError where it is none, or carries a password."""
    try:
        url = make_url(address.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        rest = address.rsplit("@", maxsplit=1)[-1].partition("?")[0]
        raise ProjectError(f"postgresql://…{rest}: is no address; write postgresql://person@server/project") from error
    bare = shown(url.set(query={}))
    if url.password is not None:
        raise ProjectError(f"{bare}: leave the password out; it is asked for, or taken from the keyring")
    if not url.database:
        raise ProjectError(f"{bare}: names no database; write postgresql://person@server/project")
    if unknown := sorted(set(url.query) - set(IN_ADDRESS)):
        raise ProjectError(f"{bare}: {unknown[0]} cannot stand in an address; leave it out")
    if fault := tls.fault(url):
        raise ProjectError(f"{bare}: {fault}")
    return url.set(drivername="postgresql+psycopg")


def engine_for(url: URL, password: str | None) -> Engine:
    """An engine that has connected to nothing yet; ProjectError where the driver is not installed."""
    if importlib.util.find_spec("psycopg") is None:
        raise ProjectError(f"{shown(url)}: projects on a server need one more package: pip install 'zvirka[team]'")
    # That a lost connection could not be put in order again: who lost it has been told in one line, by `told`.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    engine = create_engine(
        url,
        connect_args={
            "options": OPTIONS,
            "connect_timeout": CONNECT_SECONDS,
            "password": password,
            **tls.required(url),
            **ALIVE,
        },
        pool_size=POOL,
        pool_pre_ping=True,  # a connection that the server dropped while nobody looked is no failure
        isolation_level="REPEATABLE READ",  # whoever reads sees one moment
        json_serializer=json_text,
        json_deserializer=json_value,
    )
    event.listen(engine, "begin", _begin)
    statements.share(engine)
    return engine


def leave(engine: Engine) -> None:
    """Ends all connections; one that another thread is using ends as soon as it is done.

    SQLAlchemy would take that one back into a pool nobody looks into, and keep it open.
    """
    event.listen(engine.pool, "checkin", lambda _, record: record.invalidate())
    engine.dispose()


def writing(connection: Connection) -> Connection:
    """A connection for changes: after its turn has come it sees what was written before."""
    return connection.execution_options(isolation_level="READ COMMITTED", **{WRITING: True})


def shown(url: URL) -> str:
    """The address as it may be shown."""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def account(url: URL) -> str:
    """The login and its server, as a password belongs to them."""
    return URL.create("postgresql", url.username, host=url.host, port=url.port).render_as_string().partition("//")[2]


def lay_search(connection: Connection) -> None:
    """The index of the texts, where the server has the extension for it and lets this role use it."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public")
    except DBAPIError:
        return  # every text is then looked at: slower, and the same is found
    where = connection.exec_driver_sql(
        "SELECT nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace"
        " WHERE extname = 'pg_trgm'"
    ).scalar_one()
    schema = connection.dialect.identifier_preparer.quote(where)
    connection.exec_driver_sql(
        f"CREATE INDEX IF NOT EXISTS search_index ON search USING gin (folded {schema}.gin_trgm_ops)"
    )


def is_its_error(error: BaseException) -> bool:
    return type(error).__module__.partition(".")[0] == "psycopg"


def explained(error: BaseException) -> str:
    """What happened and what to do about it."""
    advice = ADVICE.get(_state(error))
    return advice or f"the project cannot be used ({first_line(error)})"


def first_line(error: BaseException) -> str:
    """What the server or the driver said, without what it repeats."""
    return " ".join(str(error).partition("\n")[0].split())


def is_refused(error: BaseException) -> bool:
    """Whether the database of a team says that this is not for this person."""
    return _state(error) == FORBIDDEN


def is_stale(error: BaseException) -> bool:
    """Whether the database of a team says that something is no longer what the action saw."""
    return _state(error) == STALE


def is_busy(error: BaseException) -> bool:
    """Whether the same would succeed once others are done."""
    return _state(error) in BUSY


def is_wrong_password(error: BaseException) -> bool:
    """Whether another password may let the person in."""
    return _state(error) == REJECTED


def is_lost(error: BaseException) -> bool:
    """Whether the server could not be reached, or was lost in the middle."""
    state = _state(error)
    return state.startswith(LOST) if state else type(error).__name__ in ("OperationalError", "ConnectionTimeout")


def _state(error: BaseException) -> str:
    """The SQLSTATE; a refused connection carries none in psycopg, so its English words are looked at."""
    state = getattr(error, "sqlstate", None)
    if state:
        return str(state)
    return next((code for said, code in REFUSED if said in str(error)), "")


def _begin(connection: Connection) -> None:
    # One writes at a time, as in a file: everything an action has looked at stays so until it is written.
    if connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
