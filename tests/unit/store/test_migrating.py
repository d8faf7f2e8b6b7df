"""A project of an earlier version opens as one of this version, and a copy of it is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.errors import ProjectError
from app.store import FilePlace, Store
from app.store.migrating import FOLDER
from app.store.schema import REVISION, VERSION, tables
from tests.unit.store.made_up import edited, everything, new_project


def as_first(path):
    """A project as the first version left it."""
    with new_project(path) as store:
        edited(store, 1, "Відкриття в комуні Хуат Са")
        seen = everything(store), store.events()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP TRIGGER search_comes; DROP TRIGGER search_goes; DROP TRIGGER search_changes; DROP TABLE search_index;"
            "DROP TABLE letters; DROP TABLE tallies; DROP TABLE found_tallies; DROP TABLE annotations;"
            "DROP TABLE assessments; DROP TABLE comments; DROP TABLE signoffs; DROP TABLE alembic_version;"
            "ALTER TABLE project DROP COLUMN uid; PRAGMA user_version = 1"
        )
    return seen


def test_an_old_project_is_whole_after_opening(path):
    seen = as_first(path)
    with Store.open(path) as store:
        assert (everything(store), store.events()) == seen
        edited(store, 2, "далі")
    with Store.open(path) as store:
        assert store.segment(2).target == "далі"


def test_a_copy_is_kept_as_it_was(path):
    as_first(path)
    Store.open(path).close()
    copy = path.with_name("стаття.zvirka.before-0001")
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, copy.name]
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _is_ours(name, kind, _parents):
    """Whether a table is one of the schema; the index of the texts is a few tables of FTS5's own."""
    return kind != "table" or not name.startswith("search_index")


def test_both_ways_lead_to_the_same_tables(path):
    as_first(path)
    with Store.open(path) as store, store._reading() as connection:  # noqa: SLF001 (what Alembic compares)
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, tables) == []


def test_the_newest_migration_is_the_version_of_the_schema():
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]
    assert int(REVISION) == VERSION


def test_a_copy_that_cannot_be_made_leaves_the_project_as_it_was(path):
    as_first(path)
    before = path.read_bytes()
    path.with_name(f".{path.name}.before-0001.new").mkdir()
    with pytest.raises(ProjectError) as raised:
        Store.open(path)
    assert "\n" not in str(raised.value)
    assert path.read_bytes() == before


def test_a_server_tells_what_to_do_with_an_old_project(store):
    if isinstance(store.place, FilePlace):
        pytest.skip("a file is migrated by itself")
    with store._writing() as connection:  # noqa: SLF001 (as an older program left it)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(ProjectError, match="zvirka team upgrade"):
        Store.open(store.place)
