"""`zvirka recover` and `zvirka backup`: a project as another file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.cli import inputs
from app.cli.output import VERSION, Console
from app.model import Recovered
from app.workspace import back_up, recover, sign_in

if TYPE_CHECKING:
    from app.cli.run import Window

LOST = 1


def recovered(options: Namespace, console: Console, window: Window) -> int:
    """A new project out of a damaged one; what is lost is told in numbers."""
    del window
    told: Recovered = inputs.last(recover(options.damaged, options.new), console)
    if options.format == "json":
        numbers = {"pages": told.pages, "damaged": told.damaged, "kept": dict(told.kept), "lost": dict(told.lost)}
        console.show_json({"version": VERSION, **numbers})
    else:
        console.show(f"{options.new}: {_counts(told.kept)}")
        console.show(f"lost: {_counts(told.lost)}; {told.damaged} of {told.pages} pages could not be read")
    return 0 if told.whole else LOST


def backed_up(options: Namespace, console: Console, window: Window) -> int:
    """A copy of a project as it is now, whoever works in it."""
    del window
    where = options.project
    place = sign_in(where, inputs.asked) if isinstance(where, str) else where
    inputs.walk(back_up(place, options.copy), console)
    console.say(f"{options.copy} is {options.project} as it was a moment ago; it opens like any project")
    return 0


def _counts(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in numbers.items())
