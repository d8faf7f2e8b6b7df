"""A connection that is lost in the middle leaves one line for the person, and nothing else on the screen."""

from __future__ import annotations

import subprocess
import sys

from app.store import ServerPlace
from tests.unit.store.made_up import new_project

LOSING = """
import sys

from app.store.postgres import engine_for, url_of

engine = engine_for(url_of(sys.argv[1]), sys.argv[2])
line = engine.raw_connection()
cursor = line.cursor()
cursor.execute("SELECT 1")
engine.connect().exec_driver_sql(
    "SELECT pg_terminate_backend(%s)", (line.dbapi_connection.info.backend_pid,)
)
line.close()
with engine.connect() as again:
    print(again.exec_driver_sql("SELECT 2").scalar_one())
"""


def test_a_line_that_was_cut_is_put_away_without_a_word_and_the_next_one_works(postgres):
    database = postgres.new_database()
    new_project(ServerPlace(postgres.address_of(database), postgres.password)).close()
    command = [sys.executable, "-c", LOSING, postgres.address_of(database), postgres.password]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    postgres.drop_database(database)
    assert (ended.stdout, ended.stderr) == ("2\n", "")
