"""The commands: one workspace call each, and what it says printed."""

from __future__ import annotations

import getpass
import runpy
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import settings as settings_module
from app.cli import output
from app.cli.output import Console
from app.errors import InputError
from app.model import NameKind, Person, Progress, Severity
from app.settings import Settings
from app.workspace import (
    Trial,
    Workspace,
    align_texts,
    check_file,
    check_texts,
    fetch_article,
    report_on,
    sample_texts,
    score_files,
    shown_findings,
    shown_names,
    transcribe,
)

if TYPE_CHECKING:
    from app.cli.run import Window

PROJECT = ".zvirka"
FOUND = 1


def review(options: Namespace, console: Console, window: Window) -> int:
    """Texts to a project, what was found printed, then the window on it."""
    source, target = sample_texts() if options.sample else (options.source, options.target)
    if source is None:
        raise InputError("review needs a source and a target text, one bilingual file, or --sample")
    if options.no_window and options.project is None and options.report is None:
        return check(_as_input(options, [path for path in (source, target) if path]), console, window)
    path = options.project or _beside(target or source)
    workspace = _opened(path, options)
    try:
        _bring_in(workspace, source, target, options, console)
        found = workspace.trial()
        console.show(shown_findings(report_on(found, workspace.settings), isatty=_colours(console)))
        console.show("")
        console.show(shown_names(report_on(found, workspace.settings), isatty=_colours(console)))
        console.flush()
        if options.report is not None:
            _ensure_folder(options.report)
            _walk(workspace.report(options.report), console)
            console.say(f"Report: {options.report}")
        console.say(f"Project: {path}")
        if options.no_window:
            return _status(found, options, workspace.settings)
        return window(workspace, path.parent / "window.png")
    finally:
        workspace.close()


def check(options: Namespace, console: Console, window: Window) -> int:
    """Findings."""
    del window
    found, settings = _found(options, console)
    if options.format == "json":
        console.show_json(output.trial(found))
    else:
        console.show(shown_findings(report_on(found, settings), isatty=_colours(console)))
    return _status(found, options, settings)


def align(options: Namespace, console: Console, window: Window) -> int:
    """Pairs of segments."""
    del window
    pairs, source, target = align_texts(options.source, options.target, aligned=options.aligned, unit=options.unit)
    if options.format == "json":
        console.show_json(output.pairs(pairs, source, target))
        return 0
    for pair in pairs:
        console.show(f"{len(pair.source)}:{len(pair.target)}  {pair.confidence:.2f}")
        for sign, side, numbers in (("  vi ", source, pair.source), ("  uk ", target, pair.target)):
            for number in numbers:
                console.show(f"{sign}{side[number].text}")
    return 0


def names(options: Namespace, console: Console, window: Window) -> int:
    """The ledger."""
    del window
    found, settings = _found(options, console)
    if options.format == "json":
        console.show_json({"version": output.VERSION, **output.ledger(found.ledger)})
    else:
        console.show(shown_names(report_on(found, settings), isatty=_colours(console)))
    return 0


def transcribed(options: Namespace, console: Console, window: Window) -> int:
    """Names by the profile in force."""
    del window
    settings = _settings(options)
    forms = [transcribe(name, NameKind(options.kind), settings) for name in options.name]
    if options.format == "json":
        console.show_json(
            [
                {
                    "name": one.name,
                    "kind": one.kind.value,
                    "form": one.form,
                    "rules": list(one.rules),
                    "alternatives": list(one.alternatives),
                }
                for one in forms
            ]
        )
        return 0
    for one in forms:
        console.show(f"{one.name} → {one.form}")
        for rule in one.rules:
            console.show(f"  {rule}")
    return 0


def score(options: Namespace, console: Console, window: Window) -> int:
    """Metrics against a reference or a post-edit."""
    del window
    against = options.reference or options.post_edit
    lines: list[dict[str, Any]] = []
    for path in options.hypothesis:
        scores = _last(
            score_files(
                path, against, options.metric, post_edit=options.post_edit is not None, samples=options.bootstrap
            ),
            console,
        )
        for one in scores:
            interval = None if one.interval is None else [one.interval.low, one.interval.high]
            lines.append(
                {
                    "hypothesis": str(path),
                    "against": str(against),
                    "name": one.name,
                    "value": one.value,
                    "signature": one.signature,
                    "interval": interval,
                    "segments": one.segments,
                    "unit": one.unit,
                }
            )
            if options.format == "text":
                console.show(f"{path}: {one}")
    if options.format == "json":
        console.show_json({"version": output.VERSION, "scores": lines})
    return 0


def report(options: Namespace, console: Console, window: Window) -> int:
    """A report on a project."""
    del window
    if options.output is None:
        raise InputError("report needs -o FILE, whose suffix says the format: .html")
    with _existing(options) as workspace:
        _walk(workspace.prepare(), console)
        _walk(workspace.report(options.output), console)
    console.say(f"Report: {options.output}")
    return 0


def export(options: Namespace, console: Console, window: Window) -> int:
    """The reviewed text of a document."""
    del window
    if options.output is None:
        raise InputError("export needs -o FILE, whose suffix says the format: .po, .csv, .tsv or .txt")
    with _existing(options) as workspace:
        _walk(workspace.export(options.output, options.document), console)
    console.say(f"Text: {options.output}")
    return 0


def fetch(options: Namespace, console: Console, window: Window) -> int:
    """Articles without page furniture."""
    del window
    articles = [fetch_article(address) for address in options.address]
    if options.format == "json":
        console.show_json(
            [
                {
                    "address": one.address,
                    "title": one.title,
                    "paragraphs": list(one.paragraphs),
                    "furniture": list(one.furniture),
                    "source_address": one.source_address,
                }
                for one in articles
            ]
        )
        return 0
    for one in articles:
        console.show("\n\n".join([one.title, *one.paragraphs]))
        if one.source_address:
            console.say(f"{one.address} names its source: {one.source_address}")
    return 0


def benchmark(options: Namespace, console: Console, window: Window) -> int:
    """The project's own measurements, from the folder of the checkout."""
    del window
    folder = Path(__file__).parents[2] / "benchmarks"
    there = {path.stem: path for path in sorted(folder.glob("*.py")) if not path.stem.startswith("_")}
    if not there:
        raise InputError("the benchmarks are part of the source tree; run this in a checkout of it")
    if options.name is None:
        console.show("\n".join(there))
        return 0
    if options.name not in there:
        raise InputError(f"{options.name!r} is no benchmark; there are {', '.join(there)}")
    sys.argv = [str(there[options.name])]
    runpy.run_path(str(there[options.name]), run_name="__main__")
    return 0


COMMANDS: Mapping[str, Callable[[Namespace, Console, Window], int]] = {
    "review": review,
    "check": check,
    "align": align,
    "names": names,
    "transcribe": transcribed,
    "score": score,
    "report": report,
    "export": export,
    "fetch": fetch,
    "benchmark": benchmark,
}


def _found(options: Namespace, console: Console) -> tuple[Trial, Settings]:
    """What a command's INPUT holds: two texts, a bilingual file or a project."""
    settings = _settings(options)
    paths = options.input
    if len(paths) == 1 and paths[0].suffix == PROJECT:
        with Workspace.open(paths[0], _person(options)) as workspace:
            _walk(workspace.prepare(), console)
            return workspace.trial(), workspace.settings
    if len(paths) == 1:
        return _last(check_file(paths[0], settings), console), settings
    if len(paths) == 2:
        steps = check_texts(paths[0], paths[1], settings, aligned=options.aligned, unit=options.unit)
        return _last(steps, console), settings
    raise InputError(f"{len(paths)} inputs: give a source and a target text, one bilingual file, or one project")


def _opened(path: Path, options: Namespace) -> Workspace:
    _ensure_folder(path)
    if path.exists():
        return Workspace.open(path, _person(options))
    return Workspace.create(path, _person(options), _settings(options))


def _bring_in(workspace: Workspace, source: Path, target: Path | None, options: Namespace, console: Console) -> None:
    """Import what the project does not have yet: the same texts again would only double the work."""
    _walk(workspace.prepare(), console)
    if target is None:
        steps = workspace.import_file(source)
    else:
        steps = workspace.import_texts(source, target, aligned=options.aligned, unit=options.unit)
    if workspace.has(source, target, aligned=options.aligned, unit=options.unit):
        console.say(f"{workspace.path} has these texts already: the review goes on where it was left")
    else:
        _walk(steps, console)


def _existing(options: Namespace) -> Workspace:
    return Workspace.open(options.project, _person(options))


def _settings(options: Namespace) -> Settings:
    settings = settings_module.read(options.settings) if options.settings else Settings()
    return replace(settings, profile=options.profile) if options.profile else settings


def _person(options: Namespace) -> Person:
    if options.person is not None:
        if not options.person.strip():
            raise InputError("a person needs a name; give one with --person")
        return Person(options.person.strip())
    try:
        return Person(getpass.getuser())
    except (OSError, KeyError):  # an account without a name, as in some containers
        return Person("reviewer")


def _status(found: Trial, options: Namespace, settings: Settings) -> int:
    limit = Severity.of(options.fail_on) if options.fail_on else settings.fail_on
    worst = found.worst()
    return FOUND if worst is not None and worst >= limit else 0


def _as_input(options: Namespace, paths: list[Path]) -> Namespace:
    return Namespace(**{**vars(options), "input": paths})


def _beside(path: Path) -> Path:
    return path.with_name(path.name.split(".")[0] + PROJECT)


def _ensure_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path.parent}: cannot be made ({error.strerror}); choose another folder") from error


def _colours(console: Console) -> bool:
    return console.to_terminal


def _walk(steps: Iterable[Progress], console: Console) -> None:
    for step in steps:
        console.progress(step)


def _last(steps: Iterable[Any], console: Console) -> Any:
    """The result that comes after all progress."""
    last = None
    for step in steps:
        if isinstance(step, Progress):
            console.progress(step)
        else:
            last = step
    return last
