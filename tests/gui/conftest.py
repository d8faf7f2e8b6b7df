"""Real windows on real projects: the bundled sample, imported once and copied for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.workspace import Workspace, sample_texts
from tests.factories import a_person
from ui.main_window import MainWindow
from ui.session import Session
from ui.start import make_window

os.environ["ZVIRKA_LANG"] = "en"  # what tests look for is said in English
PATIENCE = 60_000  # ms until what a test waits for is given up: longer than any stall of a busy machine


class PatientBot(QtBot):
    """Waits for as long as it takes; five seconds, as usual, are too few where all cores are at work."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802 (its name in Qt)
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 (there before any widget)
    return PatientBot(request)


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.zvirka"
    workspace = Workspace.create(path, a_person())
    for _ in workspace.import_texts(*sample_texts()):
        pass
    workspace.close()
    return path


@pytest.fixture
def project(sample_project: Path, tmp_path: Path) -> Path:
    """The sample as a project file of this test's own."""
    return Path(shutil.copy(sample_project, tmp_path / "article.zvirka"))


@pytest.fixture
def workspace(project: Path) -> Iterator[Workspace]:
    opened = Workspace.open(project, a_person())
    for _ in opened.prepare():
        pass
    yield opened
    opened.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Session], None]:
    """Waits until everything asked of a session is done and shown."""

    def wait(session: Session) -> None:
        qtbot.waitUntil(lambda: not session.busy)
        qtbot.wait(20)  # refreshes wait for the next turn of the event loop
        qtbot.waitUntil(lambda: not session.busy)

    return wait


@pytest.fixture
def open_window(
    settings: QSettings, settled: Callable[[Session], None]
) -> Iterator[Callable[[Path | None], MainWindow]]:
    """Opens windows and closes them after the test."""
    windows: list[MainWindow] = []

    def open_(path: Path | None) -> MainWindow:
        workspace = Workspace.open(path, a_person()) if path else None
        window = make_window(workspace, settings)
        windows.append(window)
        window.show()
        settled(window.session)
        return window

    yield open_
    for window in windows:
        window.editor.forget_unsaved()
        window.close()
        window.deleteLater()


@pytest.fixture
def window(project: Path, open_window: Callable[[Path | None], MainWindow]) -> MainWindow:
    """The window on the sample."""
    return open_window(project)
