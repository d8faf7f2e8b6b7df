"""The program as people start it: real processes, in a folder of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "main.py"
CALLS = Path(__file__).with_name("calls.py")
SAMPLE = ROOT / "corpora" / "sample"
WITH_SMALL_FILES = """
import os, resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
os.execv(sys.argv[2], sys.argv[2:])
"""


@dataclass(frozen=True)
class Said:
    """What a call printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line that a refused call says; it is neither more nor a traceback."""
        assert self.status == 2, (self.status, self.err, self.out)
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith("\n")
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


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

    def run(*words: object, limit: int | None = None) -> Said:
        command = [sys.executable, str(MAIN), *map(str, words)]
        if limit is not None:
            command = [sys.executable, "-c", WITH_SMALL_FILES, str(limit), *command]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=100)
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def loaded() -> Iterator[subprocess.Popen[str] | None]:
    """The program, loaded once; it forks for each call. None where processes cannot do that."""
    if not hasattr(os, "fork"):
        yield None
        return
    with subprocess.Popen([sys.executable, str(CALLS)], stdin=PIPE, stdout=PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def call(folder: Path, loaded: subprocess.Popen[str] | None, start: Call, tmp_path: Path) -> Call:
    """A call in a process of its own that did not have to load the program first.

    `surroundings` are put into its environment; `typed` is what comes on its standard input.
    """

    def run(*words: object, surroundings: dict[str, str] | None = None, typed: str | None = None) -> Said:
        if loaded is None:
            assert typed is None
            return start(*words)
        assert loaded.stdin is not None
        assert loaded.stdout is not None
        out, err, keys = tmp_path / "out", tmp_path / "err", tmp_path / "typed"
        request = {"words": list(map(str, words)), "folder": str(folder), "out": str(out), "err": str(err)}
        request |= {"surroundings": surroundings} if surroundings else {}
        if typed is not None:
            keys.write_text(typed, encoding="utf-8")
            request |= {"typed": str(keys)}
        loaded.stdin.write(json.dumps(request) + "\n")
        loaded.stdin.flush()
        status = int(loaded.stdout.readline())
        return Said(status, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))

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
