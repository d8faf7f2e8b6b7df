"""`report`: on one project, on several at once, or on two translations compared."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.cli import inputs
from app.cli.output import Console
from app.errors import InputError
from app.model import Progress
from app.workspace import refuse_report, report_against, report_on_many, report_since

if TYPE_CHECKING:
    from app.cli.run import Window

WANTED = "report needs -o FILE, whose suffix says the format: .html, .pdf, .xlsx, .csv, .tsv or .json"


def report(options: Namespace, console: Console, window: Window) -> int:
    """A report, by what was asked for."""
    del window
    if options.output is None:
        raise InputError(WANTED)
    refuse_report(options.output, console.printer)
    compared = options.against or options.since
    if len(options.project) > 1 and (compared or options.quality):
        raise InputError("--against, --since and --quality are for a report on one project; name one")
    if compared and options.quality:
        raise InputError("--quality is for a report on a project as it is; leave out --against and --since")
    inputs.walk(_steps(options, console), console)
    console.say(f"Report: {options.output}")
    return 0


def _steps(options: Namespace, console: Console) -> Iterator[Progress]:
    language = inputs.language(options)
    if len(options.project) > 1:
        openers = [(str(one), partial(inputs.existing, one, options, console)) for one in options.project]
        yield from report_on_many(openers, options.output, language, console.printer)
        return
    with inputs.existing(options.project[0], options, console) as workspace:
        yield from workspace.prepare()
        if options.against:
            with inputs.existing(options.against, options, console) as other:
                yield from other.prepare()
                yield from report_against(workspace, other, options.output, language, console.printer)
        elif options.since:
            yield from report_since(workspace, options.since, options.output, language, console.printer)
        else:
            quality = inputs.chosen_quality(options)
            yield from workspace.report(options.output, quality, language, console.printer)
