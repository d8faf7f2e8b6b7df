"""Which version of the schema a project is in, and how an older one becomes the present one.

The migrations are Alembic's, in `app/store/migrations`. To change the schema: change `schema`, raise `VERSION` there,
write a migration of that number; a test holds that both lead to the same tables.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, inspect, select

from app.store import searching
from app.store.program import program
from app.store.schema import REVISION, project, revisions, tables

FIRST = "0001"  # of files that say nothing of a revision
FOLDER = Path(__file__).with_name("migrations")


def lay_out(connection: Connection, settings: Mapping[str, Any]) -> None:
    """The tables of an empty project."""
    tables.create_all(connection)
    searching.lay(connection)
    searching.lay_words(connection)
    first = {"id": 1, "uid": uuid.uuid4().hex, "program": program(), "next_document": 1, "next_segment": 1}
    connection.execute(insert(project).values(settings=dict(settings), **first))
    connection.execute(insert(revisions).values(version_num=REVISION))


def revision(connection: Connection) -> str:
    """The revision a project is in."""
    if not inspect(connection).has_table(revisions.name):
        return FIRST
    return str(connection.scalar(select(revisions.c.version_num)) or FIRST)


def is_old(connection: Connection) -> bool:
    """Whether a project has to be migrated before this program can use it."""
    return revision(connection) < REVISION


def is_newer(connection: Connection) -> bool:
    """Whether only a newer program understands the project."""
    return revision(connection) > REVISION


def newer(connection: Connection) -> str:
    """What to say of such a project."""
    return (
        f"was written by Zvirka {connection.scalar(select(project.c.program))}, this is {program()}; update the program"
    )


def upgrade(connection: Connection) -> None:
    """Brings an older project to the present revision, in the transaction of the caller."""
    from alembic.operations import Operations  # late: all three are needed once in the life of a project
    from alembic.runtime.migration import MigrationContext  # late: as above
    from alembic.script import ScriptDirectory  # late: as above

    scripts = ScriptDirectory(str(FOLDER))
    came_from = revision(connection)

    def steps(_at: Any, _context: Any) -> Any:
        return scripts._upgrade_revs(REVISION, came_from)  # noqa: SLF001 (what Alembic's own command does)

    context = MigrationContext.configure(connection, opts={"fn": steps, "transactional_ddl": False})
    with Operations.context(context):
        context.run_migrations()
    connection.execute(project.update().values(program=program()))
