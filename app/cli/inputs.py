"""What the words of a call name: texts, bilingual files, projects, settings, people."""

from __future__ import annotations

import getpass
import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Generator, Iterator
from contextlib import closing, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from app import settings as settings_module
from app.cli.output import Console
from app.errors import InputError, ProjectError, ZvirkaError
from app.model import Person, Progress, Quality, Role
from app.settings import Settings
from app.workspace import (
    SharedProject,
    Trial,
    Workspace,
    check_file,
    check_texts,
    language_wanted,
    must_be_known,
    names_by_sound,
    quality_named,
    sample_texts,
    sign_in,
    team,
)

PROJECT = ".zvirka"
TEXT = ".txt"
JOURNALS = ("-wal", "-shm")  # left beside a project where the program was stopped in the middle of opening it
Where: TypeAlias = Path | str  # a path, or the address of a project on a server
LANGUAGES = (".vi", ".uk")  # as in article.uk.txt
WRITTEN = ("output", "report")  # options that name a file to be written


def found(options: Namespace, console: Console) -> tuple[Trial, Settings]:
    """What a command's INPUT holds: two texts, a bilingual file or a project."""
    settings = chosen_settings(options)
    paths = options.input
    if len(paths) == 1 and is_project(paths[0]):
        with existing(paths[0], options, console) as workspace:
            walk(workspace.prepare(), console)
            return _judged(workspace, options, console), workspace.settings
    if len(paths) == 1:
        return last(check_file(paths[0], settings), console), settings
    if len(paths) == 2:
        steps = check_texts(paths[0], paths[1], settings, aligned=options.aligned, unit=options.unit)
        return last(steps, console), settings
    raise InputError(f"{len(paths)} inputs: give a source and a target text, one bilingual file, or one project")


def _judged(workspace: Workspace, options: Namespace, console: Console) -> Trial:
    """A project with its findings, or with those that another quality profile would give."""
    quality = chosen_quality(options)
    return workspace.trial() if quality is None else last(workspace.try_quality(quality), console)


def names_of(options: Namespace, console: Console) -> tuple[Trial, Settings]:
    """As `found`; besides, one Ukrainian text alone, whose names can only be compared by sound."""
    if len(options.input) == 1 and options.input[0].suffix.lower() == TEXT:
        console.say(f"{options.input[0]} has no source beside it: names are compared by sound only, which is weaker")
        return Trial((), ledger=names_by_sound(options.input[0])), chosen_settings(options)
    return found(options, console)


def carry_names(options: Namespace, console: Console) -> None:
    """Decisions on names into a project, then out of it."""
    if len(options.input) != 1 or not is_project(options.input[0]):
        raise InputError(f"--import and --export want one project ({PROJECT}): decisions on names are kept there")
    with existing(options.input[0], options, console) as workspace:
        walk(workspace.prepare(), console)
        if options.bring:
            outcome = workspace.import_names(options.bring)
            taken = len(outcome.event.changes) if outcome else 0
            console.say(f"Decisions taken over: {taken}")
        if options.export:
            workspace.export_names(options.export)
            console.say(f"Decisions: {options.export}")


def texts(options: Namespace) -> tuple[Path, Path | None]:
    """What `review` is asked to bring in, or the project that it is asked to open."""
    if options.sample and options.source:
        raise InputError(f"{options.source}: --sample brings its own texts; leave either of them out")
    if options.sample:
        return sample_texts()
    if options.source is None:
        raise InputError("review needs a source and a target text, one bilingual file, a project, or --sample")
    return options.source, options.target


def is_project(where: Where) -> bool:
    return isinstance(where, str) or where.suffix.lower() == PROJECT


def keeps(options: Namespace, source: Path) -> bool:
    """Whether a review without a window is to leave anything behind."""
    return bool(options.project or options.report or (options.quality and is_project(source)))


def project_path(options: Namespace, source: Path, target: Path | None) -> Where:
    """Where a review is kept when nobody says: beside the translation, the sample where one stands."""
    if options.project is not None:
        where: Where = options.project
        return where
    if options.sample:
        return Path(f"sample{PROJECT}")
    path = target or source
    name = path.stem
    for language in LANGUAGES:
        name = name.removesuffix(language)
    return path.with_name((name or path.name) + PROJECT)


def begun(path: Where, source: Path, target: Path | None, options: Namespace, console: Console) -> Workspace:
    """The project at `path` with these texts in it; one that is new is gone again if they cannot come in."""
    if isinstance(path, str):
        return _with_texts(existing(path, options, console), source, target, options, console)
    ensure_folder(path)
    if path.exists():
        return _with_texts(existing(path, options, console), source, target, options, console)
    try:
        with console.whole():
            workspace = Workspace.create(path, person(options), chosen_settings(options))
        return _with_texts(workspace, source, target, options, console)
    except (InputError, KeyboardInterrupt, ProjectError):
        _remove_empty(path)
        raise


def _with_texts(
    workspace: Workspace, source: Path, target: Path | None, options: Namespace, console: Console
) -> Workspace:
    """Import what the project does not have yet: the same texts again would only double the work."""
    try:
        walk(workspace.prepare(), console)
        use_quality(workspace, options, console)
        if workspace.has(source, target, aligned=options.aligned, unit=options.unit):
            console.say(f"{workspace.where} has these texts already: the review goes on where it was left")
        elif target is None:
            walk(workspace.import_file(source), console)
        else:
            earlier = workspace.earlier_version(source, target, unit=options.unit)
            if earlier:
                console.say(
                    f"{workspace.where} has an earlier version ({earlier.title}): what was decided on it is kept"
                )
            after = earlier.id if earlier else None
            steps = workspace.import_texts(source, target, aligned=options.aligned, unit=options.unit, after=after)
            walk(steps, console)
    except BaseException:  # an interrupt by the person included
        workspace.close()
        raise
    return workspace


def use_quality(workspace: Workspace, options: Namespace, console: Console) -> None:
    """Judge the project by the profile of --quality from now on, where one was given."""
    quality = chosen_quality(options)
    if quality is not None:
        walk(workspace.use_quality(quality), console)


def _remove_empty(path: Path) -> None:
    """Take away a project that holds nothing; what somebody else put there meanwhile stays."""
    with suppress(ZvirkaError, OSError):
        with Workspace.open(path, Person("nobody")) as workspace:
            empty = not workspace.documents()
        for name in (path.name, *(path.name + journal for journal in JOURNALS)) if empty else ():
            path.with_name(name).unlink(missing_ok=True)


def existing(path: Where, options: Namespace, console: Console) -> Workspace:
    """A project with its own settings, whatever else was asked for."""
    if isinstance(path, str):
        place = sign_in(path, asked)
        open_ = Workspace.open if getattr(options, "no_window", True) else SharedProject.join
        workspace = open_(place, team.in_full(place, person(options)))
    else:
        workspace = Workspace.open(path, _in_file(options))
    if options.settings or options.profile:
        console.say(f"{path}: the project's own settings are used; --settings and --profile are for a new one")
    return workspace


def _in_file(options: Namespace) -> Person:
    """Who acts in a project file, where whoever holds the file holds every role: the one that the command needs."""
    someone = person(options)
    return someone if chosen_quality(options) is None else replace(someone, role=Role.LEAD)


def asked(prompt: str) -> str:
    """A password, typed unseen; where nobody sits there, the next line of standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""


def chosen_quality(options: Namespace) -> Quality | None:
    """The quality profile of --quality, where a command has that option and it was given."""
    given = getattr(options, "quality", None)
    return None if given is None else quality_named(given)


def language(options: Namespace) -> str:
    """The language of a report: of --language, else the one that the environment asks for, else English."""
    return options.language or language_wanted() or "en"


def chosen_settings(options: Namespace) -> Settings:
    """The settings in the file of --settings, with the profile of --profile and the quality profile of --quality."""
    settings = settings_module.read(options.settings) if options.settings else Settings()
    settings = replace(settings, profile=options.profile) if options.profile else settings
    quality = chosen_quality(options)
    settings = settings if quality is None else replace(settings, quality=quality)
    must_be_known(settings, str(options.settings or "--profile"))
    return settings


def person(options: Namespace) -> Person:
    """Who acts: who is named, else who is logged in."""
    if options.person is not None:
        if not options.person.strip():
            raise InputError("a person needs a name; give one with --person")
        return Person(options.person.strip())
    try:
        return Person(getpass.getuser())
    except (OSError, KeyError):  # an account without a name, as in some containers
        return Person("reviewer")


def refuse_overwriting(options: Namespace) -> None:
    """InputError where a result would be written over what it is made from."""
    values = vars(options)
    read = [path for name, value in values.items() if name not in WRITTEN for path in _paths(value)]
    for written in (path for name in WRITTEN for path in _paths(values.get(name))):
        if any(_same(path, written) for path in read):
            raise InputError(f"{written}: would be written over what is read from it; choose another file")


def the_other_way(options: Namespace) -> str:
    """The call with source and target exchanged."""
    two = options.input if "input" in options else [options.source, options.target]
    return shlex.join(["zvirka", options.command, *(str(path) for path in reversed(two))])


def ensure_folder(path: Path) -> None:
    """Make the folder that a file is to be in."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path.parent}: cannot be made ({error.strerror}); choose another folder") from error


def command_words(command: str) -> list[str]:
    """A command as a shell would part it, without a shell; InputError where a quotation mark has no partner."""
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError as error:
        raise InputError(f"--scorer {command!r}: {error}; quote the command as a whole") from error


def walk(steps: Iterator[Progress], console: Console) -> None:
    """Do long work, its progress shown; stopped in the middle, it puts back at once what it has to."""
    last(steps, console)


def last(steps: Iterator[Any], console: Console) -> Any:
    """The result that comes after all progress."""
    result = None
    with console.whole(), closing(steps) if isinstance(steps, Generator) else nullcontext():
        for step in steps:
            if isinstance(step, Progress):
                console.progress(step)
            else:
                result = step
    return result


def _paths(value: object) -> list[Path]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, Path)]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False
