import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model import Person
from app.workspace import Workspace, sample_texts

ANYBODY = Person("Оля")


@pytest.fixture(scope="session")
def imported_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a project, brought in once."""
    path = tmp_path_factory.mktemp("sample") / "проєкт.zvirka"
    with Workspace.create(path, ANYBODY) as workspace:
        for _ in workspace.import_texts(*sample_texts()):
            pass
    return path


@pytest.fixture
def project(imported_sample: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A project with the sample in it, of this test's own."""
    with Workspace.open(Path(shutil.copy(imported_sample, tmp_path / imported_sample.name)), ANYBODY) as workspace:
        for _ in workspace.prepare():
            pass
        yield workspace
