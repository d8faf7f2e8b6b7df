"""From words to a command, and from anything that goes wrong to one line."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from app.cli import commands
from app.cli.inputs import refuse_overwriting, the_other_way
from app.cli.output import Console
from app.cli.parser import parser
from app.errors import SwappedTextsError, ZvirkaError
from app.workspace import Printer, Workspace

WRONG, STOPPED = 2, 130
Window = Callable[[Workspace, Path], int]


def main(words: Sequence[str], window: Window, printer: Printer | None = None) -> int:
    """Run one command and return its exit status.

    `window` shows a workspace, or draws it to the path; `printer` lays out the pages of a report; without
    one none can be written as PDF.
    """
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    options = parser().parse_args(words)
    console = Console(quiet=options.quiet, output=options.output, printer=printer)
    hook, sys.unraisablehook = sys.unraisablehook, partial(_unraisable, console)
    try:
        with _listening(console):
            return _run(options, console, window)
    finally:
        sys.unraisablehook = hook


@contextlib.contextmanager
def _listening(console: Console) -> Iterator[None]:
    """Ctrl+C is heard by the console, unless somebody else hears it already, or nobody is to."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler or not _is_main_thread():
        yield
        return
    signal.signal(signal.SIGINT, lambda *_: console.interrupt())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _run(options: Namespace, console: Console, window: Window) -> int:
    try:
        refuse_overwriting(options)
        status = commands.COMMANDS[options.command](options, console, window)
        console.flush()
    except SwappedTextsError as error:
        console.say(f"zvirka: {error}: {the_other_way(options)}", always=True)
        return WRONG
    except ZvirkaError as error:
        console.say(f"zvirka: {error}", always=True)
        _drop_output()
        return WRONG
    except BrokenPipeError:
        _drop_output()  # whoever read it has seen enough
        return 0
    except KeyboardInterrupt:
        console.say("zvirka: stopped", always=True)
        return STOPPED
    return status


def _unraisable(console: Console, what: sys.UnraisableHookArgs) -> None:
    """An interrupt that falls into a finalizer would be printed and forgotten."""
    if isinstance(what.exc_value, KeyboardInterrupt):
        console.stop()
    else:
        sys.__unraisablehook__(what)


def _drop_output() -> None:
    """Python must not complain when it closes a stream that takes no more."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8(stream: TextIO) -> None:
    """Windows consoles and C locales would otherwise refuse Vietnamese."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
