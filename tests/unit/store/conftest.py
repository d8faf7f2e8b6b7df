"""A project in a folder of its own, closed at the end of the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import Store
from tests.unit.store.made_up import new_project


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_project(tmp_path / "стаття.zvirka") as store:
        yield store
