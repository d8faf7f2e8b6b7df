"""What every test stands on: no display, nobody's own settings, the shared material where it is there."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.calling import Loaded, loaded_in
from tests.postgres import NoServerError, Server, make_server
from tests.secure import SecureServer

if TYPE_CHECKING:
    from tests.offices import Office

ROOT = Path(__file__).resolve().parent.parent

ROOM = 2 << 30  # bytes; each process that runs tests has a server of its own

# Here and not in a fixture: Qt, platformdirs and the processes that tests start read these once, early.
_HOME = Path(tempfile.mkdtemp(prefix="zvirka-tests-"))
_FOLDERS = {
    "HOME": "home",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}
for _variable, _folder in _FOLDERS.items():
    (_HOME / _folder).mkdir(mode=0o700)
    os.environ[_variable] = str(_HOME / _folder)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt's log lines fail tests (qt_log_level_fail), so nobody's own rules may hide or add any.
for _variable in ("QT_DEBUG_PLUGINS", "QT_FATAL_WARNINGS", "QT_LOGGING_CONF", "QT_LOGGING_RULES"):
    os.environ.pop(_variable, None)
# The hundreds of processes of a run share what Python compiles, also where it is told to keep nothing: compiling the
# program anew in each of them took a tenth of the whole time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Python looks for what can be forgotten less often than by itself: that was a twentieth of the work.
gc.set_threshold(20_000, 20, 20)

# No test looks at the clock, and on a busy machine one example may take as long as a hundred.
settings.register_profile("no clock", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that hangs in Qt's event loop never gets to see a signal: there the clock is a thread."""
    for item in items:
        if "gui" in item.path.parts and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(method="thread"))


def pytest_collection_finish() -> None:
    """Thousands of tests and all that they import stay to the end: looking through them was a tenth of the work."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL of this run's own; where there is none, CI fails and other runs skip what needs it."""
    with _open_folder("zvirka-postgres-") as folder:
        try:
            server = make_server(folder / "server")
        except NoServerError as error:
            if os.environ.get("CI"):
                pytest.fail(f"tests on PostgreSQL have to run here: {error}")
            pytest.skip(f"NOT TESTED ON POSTGRESQL: {error}")
        yield server
        server.stop()


@pytest.fixture(scope="session")
def filled_office(postgres: Server) -> str:
    """The database of a team's small project, to be copied; nobody is connected to it."""
    from tests.offices import filled_database  # late: it loads the program

    return filled_database(postgres)


@pytest.fixture
def office(postgres: Server, filled_office: str, tmp_path: Path) -> Iterator[Office]:
    """A team at work on a project of its own."""
    from tests.offices import Office  # late: as above

    made = Office(postgres, postgres.new_database(filled_office), tmp_path)
    yield made
    made.end()


@pytest.fixture(scope="session")
def secure() -> Iterator[SecureServer]:
    """A real PostgreSQL that speaks TLS; no package for Python brings one, so that also CI may be without."""
    with _open_folder("zvirka-tls-") as folder:
        try:
            made = SecureServer(folder)
        except NoServerError as error:
            pytest.skip(f"NOT TESTED OVER TLS: {error}; install the system's postgresql and openssl")
        yield made
        made.server.stop()


@contextmanager
def _open_folder(prefix: str) -> Iterator[Path]:
    """A folder that the ordinary user who runs a server may go through, in memory where there is room for it."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=_in_memory()))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_memory() -> Path | None:
    """A folder where files cost nothing. A new database is hundreds of them: on a disk it took eight times as long."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else None


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded | None]:
    """The program, loaded once for all calls that need not be starts. None where processes cannot fork."""
    with loaded_in(tmp_path_factory.mktemp("calls")) as program:
        yield program


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the checkout: real articles and tables that are not ours to publish."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the shared material is not beside the checkout ({folder.name}/ is missing)")
    return folder
