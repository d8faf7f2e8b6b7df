"""Texts beside a reference or a post-edit, and several of them beside each other by a paired test."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli import inputs, output
from app.cli.output import Console
from app.errors import InputError
from app.workspace import Against, Comparable, compare_files, score_files


def compare(options: Namespace, console: Console) -> int:
    """Each text against the first one; the number of samples is the usual one of the test unless it was given."""
    if options.reference is None or len(options.hypothesis) < 2:
        raise InputError("--paired wants --reference and two texts or more, the first of them the baseline")
    other = Against(options.reference, options.column, options.source)
    steps = compare_files(options.hypothesis, other, options.metric, options.paired, ready=_ready(options))
    found = inputs.last(steps, console)
    lines: list[dict[str, Any]] = []
    for compared in found.values():
        for one in compared:
            said = "baseline" if one.p is None else f"p = {one.p:.4f}{' *' if one.significant else ''}"
            lines.append({"hypothesis": one.system, **output.score(one.score), "p": one.p})
            if options.format == "text":
                console.show(f"{one.system}: {one.score}, {said}")
    if options.format == "json":
        console.show_json({"version": output.VERSION, "test": options.paired, "scores": lines})
    return 0


def against(options: Namespace, console: Console) -> int:
    """Each text against a reference or a post-edit."""
    post_edit = options.post_edit is not None
    other = options.post_edit if post_edit else options.reference
    where = Against(other, options.column, options.source)
    lines: list[dict[str, Any]] = []
    for path in options.hypothesis:
        how = {"post_edit": post_edit, "samples": options.bootstrap, "ready": _ready(options)}
        found = inputs.last(score_files(path, where, options.metric, **how), console)
        for one in found.scores:
            said = {"hypothesis": str(path), "against": str(other), **output.score(one)}
            lines.append(said | {"left_out": found.left_out})
            if options.format == "text":
                console.show(f"{path}: {one}")
        if found.left_out:
            console.say(f"{path}: {found.left_out} segments are left out of the scores: {found.why}")
    if options.format == "json":
        console.show_json({"version": output.VERSION, "scores": lines})
    return 0


def _ready(options: Namespace) -> Comparable:
    return Comparable(options.normalise or (), options.tokenize)
