"""The commands: one workspace call each, and what it says printed."""

from __future__ import annotations

import runpy
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import annotated, comparing, copies, inputs, marks, output, people, reporting
from app.cli.output import Console
from app.errors import InputError
from app.model import NameKind, Severity
from app.settings import Settings
from app.workspace import (
    Trial,
    Workspace,
    align_texts,
    fetch_article,
    profile_table,
    report_on,
    score_by_program,
    second_opinion_on,
    shown_findings,
    shown_names,
    transcribe,
)

if TYPE_CHECKING:
    from app.cli.run import Window

FOUND = 1


def review(options: Namespace, console: Console, window: Window) -> int:
    """Texts to a project, what was found printed, then the window on it."""
    source, target = inputs.texts(options)
    if options.no_window and not inputs.keeps(options, source):
        return check(_as_input(options, [path for path in (source, target) if path]), console, window)
    if target is None and inputs.is_project(source):
        workspace = inputs.existing(source, options, console)
        inputs.walk(workspace.prepare(), console)
        inputs.use_quality(workspace, options, console)
    else:
        path = inputs.project_path(options, source, target)
        workspace = inputs.begun(path, source, target, options, console)
    with workspace:
        found = _told(workspace, options, console)
        if options.no_window:
            return _status(found, options, workspace.settings)
        return window(workspace, workspace.beside(".png").with_name("window.png"))


def _told(workspace: Workspace, options: Namespace, console: Console) -> Trial:
    """Print what was found, write the report, say where the project is."""
    found = workspace.trial()
    if options.format == "json":
        console.show_json(output.trial(found))
    else:
        report = report_on(found, workspace.settings)
        console.show(shown_findings(report, isatty=console.to_terminal))
        console.show(shown_names(report, isatty=console.to_terminal))
    console.flush()
    if options.report is not None:
        inputs.ensure_folder(options.report)
        language = inputs.language(options)
        inputs.walk(workspace.report(options.report, language=language, printer=console.printer), console)
        console.say(f"Report: {options.report}")
    console.say(f"Project: {workspace.where}")
    return found


def check(options: Namespace, console: Console, window: Window) -> int:
    """Findings."""
    del window
    found, settings = inputs.found(options, console)
    if options.format == "json":
        console.show_json(output.trial(found))
    else:
        console.show(shown_findings(report_on(found, settings), isatty=console.to_terminal))
    return _status(found, options, settings)


def align(options: Namespace, console: Console, window: Window) -> int:
    """Pairs of segments."""
    del window
    paired = align_texts(options.source, options.target, aligned=options.aligned, unit=options.unit)
    if options.format == "json":
        console.show_json(output.pairs(paired))
        return 0
    for pair in paired.pairs:
        console.show(f"{len(pair.source)}:{len(pair.target)}  {pair.confidence:.2f}")
        for sign, side, numbers in (
            ("  vi ", paired.texts.source, pair.source),
            ("  uk ", paired.texts.target, pair.target),
        ):
            for number in numbers:
                console.show(f"{sign}{side[number].text}")
    return 0


def names(options: Namespace, console: Console, window: Window) -> int:
    """The ledger, and decisions on names taken over or along."""
    del window
    if options.bring or options.export:
        inputs.carry_names(options, console)
    found, settings = inputs.names_of(options, console)
    if options.format == "json":
        console.show_json({"version": output.VERSION, **output.ledger(found.ledger)})
    else:
        console.show(shown_names(report_on(found, settings), isatty=console.to_terminal))
    if options.second_opinion:
        for segment, words, ours in second_opinion_on(found.segments):
            finder = "Zvirka" if ours else "underthesea"
            console.say(f"segment {segment.position}: only {finder} takes «{words}» for a name")
    return 0


def transcribed(options: Namespace, console: Console, window: Window) -> int:
    """Names by the profile in force."""
    del window
    settings = inputs.chosen_settings(options)
    if options.table:
        console.show(profile_table(settings).rstrip("\n"))
        return 0
    if not options.name:
        raise InputError("transcribe wants one or more Vietnamese names, or --table for the profile itself")
    forms = [transcribe(name, NameKind(options.kind), settings) for name in options.name]
    if options.format == "json":
        console.show_json([output.form(one) for one in forms])
        return 0
    for one in forms:
        console.show(f"{one.name} → {one.form}")
        for rule in one.rules:
            console.show(f"  {rule}")
    return 0


def score(options: Namespace, console: Console, window: Window) -> int:
    """Metrics against a reference or a post-edit, scores by a program of one's own, or out of people's annotations."""
    del window
    if options.annotations is not None:
        if options.hypothesis:
            raise InputError("--annotations is scored by itself; leave the other files out")
        return annotated.score(options, console)
    if not options.hypothesis:
        raise InputError("score wants a text with a segment a line, or --annotations")
    if options.scorer is not None:
        return _scored_by_program(options, console)
    if options.reference is None and options.post_edit is None:
        raise InputError("score wants --reference or --post-edit to compare with, or --scorer with --source")
    if options.paired is not None:
        return comparing.compare(options, console)
    return comparing.against(options, console)


def _scored_by_program(options: Namespace, console: Console) -> int:
    """What came is printed even where the program failed in the middle."""
    if options.source is None or options.post_edit is not None:
        raise InputError("--scorer wants --source FILE, and a --reference if anything to compare with")
    lines: list[dict[str, Any]] = []
    problems: list[str] = []
    for path in options.hypothesis:
        steps = score_by_program(inputs.command_words(options.scorer), path, options.source, options.reference)
        found = inputs.last(steps, console)
        lines.append({"hypothesis": str(path), **output.answers(found)})
        problems += [f"{path}: {found.problem}"] if found.problem else []
        if options.format == "text":
            for number, one in found.by_id.items():
                console.show(f"{number}\t{one.score:g}\t{' '.join(one.note.split())}".rstrip())
            if found.mean is not None:
                console.show(f"{path}: {found.scorer.name} {found.mean:.4f} (mean of {len(found.by_id)} segments)")
    if options.format == "json":
        console.show_json({"version": output.VERSION, "scores": lines})
    console.flush()
    if problems:
        raise InputError("; ".join(problems))
    return 0


def sign_off(options: Namespace, console: Console, window: Window) -> int:
    """What stands in the way of signing a project off."""
    del window
    with inputs.existing(options.project, options, console) as workspace:
        inputs.walk(workspace.prepare(), console)
        reasons, quality = workspace.blockers(), workspace.settings.quality.name
    if options.format == "json":
        console.show_json(output.sign_off(reasons, quality))
    else:
        console.show("\n".join(map(str, reasons)) or f"Nothing stands in the way of signing off ({quality})")
    return FOUND if reasons else 0


def export(options: Namespace, console: Console, window: Window) -> int:
    """The reviewed text of a document."""
    del window
    if options.output is None:
        raise InputError("export needs -o FILE, whose suffix says the format: .po, .csv, .tsv or .txt")
    with inputs.existing(options.project, options, console) as workspace:
        if options.history:
            inputs.walk(workspace.export_history(options.output), console)
        else:
            inputs.walk(workspace.export(options.output, options.document), console)
    console.say(f"{'History' if options.history else 'Text'}: {options.output}")
    return 0


def fetch(options: Namespace, console: Console, window: Window) -> int:
    """Articles without page furniture."""
    del window
    articles = [fetch_article(address) for address in options.address]
    if options.format == "json":
        console.show_json([output.article(one) for one in articles])
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
    sys.argv = [str(there[options.name]), *options.words]
    runpy.run_path(str(there[options.name]), run_name="__main__")
    return 0


COMMANDS: Mapping[str, Callable[[Namespace, Console, Window], int]] = {
    "review": review,
    "check": check,
    "align": align,
    "names": names,
    "transcribe": transcribed,
    "score": score,
    "annotations": marks.answer,
    "report": reporting.report,
    "signoff": sign_off,
    "export": export,
    "backup": copies.backed_up,
    "recover": copies.recovered,
    "fetch": fetch,
    "team": people.team,
    "benchmark": benchmark,
}


def _status(found: Trial, options: Namespace, settings: Settings) -> int:
    limit = Severity.of(options.fail_on) if options.fail_on else settings.fail_on
    worst = found.worst()
    return FOUND if worst is not None and worst >= limit else 0


def _as_input(options: Namespace, paths: list[Path]) -> Namespace:
    return Namespace(**{**vars(options), "input": paths})
