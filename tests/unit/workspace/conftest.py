from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model import Person
from app.workspace import Workspace, sample_texts

ANYBODY = Person("Оля")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    """A project with the sample in it."""
    with Workspace.create(tmp_path / "проєкт.zvirka", ANYBODY) as workspace:
        for _ in workspace.import_texts(*sample_texts()):
            pass
        yield workspace
