"""The database of a team lets a state change for whom the table of rules does, and for nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from app.model import State
from app.review.rules import least_role
from tests.teams import Colleagues, made


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
