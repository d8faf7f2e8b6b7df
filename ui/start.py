"""Builds everything once and joins it, and shows errors nobody foresaw."""

from __future__ import annotations

import gc
import getpass
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QEventLoop, QLibraryInfo, QSettings, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.model import Person, Role
from app.workspace import LANGUAGE_VARIABLE, LANGUAGES, Workspace
from ui.dialogs.fault import FaultDialog
from ui.fonts import reading_font
from ui.main_window import LANGUAGE, ROLE, MainWindow
from ui.session import Session
from ui.texts import language

NAME = "Zvirka"
INI = QSettings.Format.IniFormat
PICTURE_SIZE = (1440, 900)
TICK = 200  # milliseconds until Ctrl+C is noticed, at most


def run(workspace: Workspace | None, picture: Path | None = None) -> int:
    """Show the window on a project, or the welcome page; with `picture` draw it into that file instead."""
    if picture is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    if picture is not None:
        # Not os.devnull: Qt writes a new file and puts it in the old one's place, and as root that is the device's.
        with TemporaryDirectory(prefix="zvirka-") as folder:
            return draw(_shown(workspace, QSettings(str(Path(folder, "drawn.ini")), INI), application), picture)
    window = _shown(workspace, QSettings(NAME, NAME), application)
    hook, sys.excepthook = sys.excepthook, tell_faults(window)
    listening = close_on_interrupt(window)
    window.session.opened.connect(settle_memory)
    try:
        window.show()
        return application.exec()
    finally:
        listening.stop()
        sys.excepthook = hook


def _shown(workspace: Workspace | None, settings: QSettings, application: QApplication) -> MainWindow:
    choose_language(settings)
    translate_qt(application)
    return make_window(workspace, settings)


def close_on_interrupt(window: QWidget) -> QTimer:
    """Ctrl+C in the terminal closes the window as its own button does; the timer has to live as long as it.

    Python notices a signal only between two of its own steps, and while Qt waits there are none: hence the ticks.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, lambda *_: window.close())
    ticks = QTimer(window)
    ticks.timeout.connect(lambda: None)
    ticks.start(TICK)
    return ticks


def settle_memory() -> None:
    """Have Python look no more through what stays: modules, tables, the project at hand.

    A look through everything takes 70 ms, and comes in the middle of scrolling (see `benchmarks/window.py`).
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def make_application() -> QApplication:
    """The one application object, with letters that can be read."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setOrganizationName(NAME)
    application.setApplicationDisplayName("")
    application.setDesktopFileName("zvirka")
    application.setFont(reading_font(application.font()))
    return application


def choose_language(settings: QSettings) -> None:
    """The language a person chose, unless the environment says another."""
    chosen = str(settings.value(LANGUAGE, ""))
    if chosen in LANGUAGES:
        os.environ.setdefault(LANGUAGE_VARIABLE, chosen)


def translate_qt(application: QApplication) -> None:
    """Qt's own words (menus of text fields, file dialogs) in the language in use, where Qt knows it."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language()}", folder):
        application.installTranslator(translator)


def make_window(workspace: Workspace | None, settings: QSettings) -> MainWindow:
    """A window on this project."""
    session = Session(workspace, person_here(settings))
    window = MainWindow(session, settings)
    if workspace is not None:

        def prepared() -> None:
            session.opened.emit()
            session.watch()

        session.walk(workspace.prepare, prepared, writes=True)
    return window


def person_here(settings: QSettings) -> Person:
    """Who sits here, in the role taken last."""
    role = str(settings.value(ROLE, Role.TRANSLATOR.value))
    return Person(_user(), Role(role) if role in set(Role) else Role.TRANSLATOR)


def draw(window: MainWindow, picture: Path) -> int:
    """Render the window as a person would see it and write it to a file."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setFixedSize(*PICTURE_SIZE)
    window.show()
    settle(lambda: not window.session.at_work)
    _come_to_a_fix(window)
    settle(lambda: False, 300)
    picture.parent.mkdir(parents=True, exist_ok=True)
    saved = window.grab().save(str(picture), "PNG")
    window.close()
    return 0 if saved else 1


def _come_to_a_fix(window: MainWindow) -> None:
    """Go from finding to finding until one can be mended; a project without any shows its last one."""
    for _ in window.session.findings():
        window.actions_["next-finding"].trigger()
        if window.findings.current is not None and window.findings.current.fix:
            return


def settle(done: Callable[[], bool], longest: int = 20_000) -> None:
    """Let the window do what it has to until something is true, or for so many milliseconds."""
    loop = QEventLoop()
    look = QTimer(interval=10)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    look.start()
    QTimer.singleShot(longest, loop.quit)
    loop.exec()
    look.stop()


def tell_faults(window: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A hook that shows an error nobody caught."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            FaultDialog(error, window).open()

    return tell


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user on this machine, as in some containers
        return NAME
