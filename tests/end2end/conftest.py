"""The program as people start it: real processes, in a folder of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.calling import MAIN, ROOT, Loaded, Said, started

SAMPLE = ROOT / "corpora" / "sample"
Call = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the calls of a test are made: a folder with a space and letters in its name."""
    made = tmp_path / "моя тека"
    made.mkdir()
    return made


@pytest.fixture
def start(folder: Path) -> Call:
    """Start the program from nothing with these words. `limit` is the largest file it may write, in bytes."""
    return lambda *words, limit=None: started(folder, words, limit)


@pytest.fixture
def call(folder: Path, loaded: Loaded | None) -> Call:
    """A call in a process of its own that did not have to load the program first.

    `surroundings` are put into its environment; `typed` is what comes on its standard input.
    """

    def run(*words: object, surroundings: dict[str, str] | None = None, typed: str | None = None) -> Said:
        if loaded is None:
            assert typed is None
            return started(folder, words)
        return loaded.call(folder, words, surroundings, typed)

    return run


@pytest.fixture
def texts(folder: Path) -> tuple[str, str]:
    """The sample as two files in the folder."""
    for name in ("source.vi.txt", "translation.uk.txt"):
        shutil.copy(SAMPLE / name, folder / name)
    return "source.vi.txt", "translation.uk.txt"


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a project, made once."""
    path = tmp_path_factory.mktemp("imported") / "p.zvirka"
    words = ["review", "--sample", "--no-window", "--project", str(path), "--quiet", "--person", "Оля"]
    done = subprocess.run([sys.executable, str(MAIN), *words], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    return path


@pytest.fixture
def project(imported: Path, folder: Path) -> Path:
    """A project with the sample in it, of this test's own."""
    return Path(shutil.copy(imported, folder / "p.zvirka"))
