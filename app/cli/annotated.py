"""Scores of what people marked: in a project, or in annotation files of other tools."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli import inputs, output
from app.cli.output import Console
from app.model import PassMark
from app.workspace import SystemScore, score_annotations


def score(options: Namespace, console: Console) -> int:
    """Every number with its name, its signature and its interval; JSON holds the kinds of errors besides."""
    path = options.annotations
    if inputs.is_project(path):
        with inputs.existing(path, options, console) as workspace:
            found = workspace.annotating.scores(options.scheme, samples=options.bootstrap, basis=options.per)
    else:
        quality = inputs.chosen_quality(options)
        mark = quality.scores if quality is not None else PassMark()
        found = score_annotations(path, options.scheme, mark, per=options.per, samples=options.bootstrap)
    if options.format == "json":
        systems = [_as_json(one) for one in found]
        console.show_json(
            {"version": output.VERSION, "annotations": str(path), "scheme": options.scheme, "systems": systems}
        )
        return 0
    for one in found:
        for number in one.scores:
            console.show(f"{one.system}: {number}")
        for line in _in_words(one):
            console.show(f"  {line}")
    return 0


def _as_json(one: SystemScore) -> dict[str, Any]:
    said: dict[str, Any] = {
        "system": one.system,
        "raters": list(one.raters),
        "scores": [output.score(number) for number in one.scores],
    }
    made = one.mqm2
    if made is None:
        return said
    kinds = [
        {
            "category": kind.category,
            "errors": kind.errors,
            "by_severity": dict(kind.counts),
            "points": kind.points,
            "errors_per_1000": kind.per_thousand,
        }
        for kind in made.categories
    ]
    return said | {
        "points": made.points,
        "counted": {"basis": str(made.scheme.basis), "number": made.count},
        "points_per_1000": made.per_thousand,
        "passes": made.passes,
        "indicative": made.indicative,
        "categories": kinds,
    }


def _in_words(one: SystemScore) -> list[str]:
    made = one.mqm2
    if made is None:
        return []
    mark = made.scheme.mark
    verdict = "passes" if made.passes else "fails"
    rough = f"; indicative only: fewer than the {made.enough} that a verdict wants" if made.indicative else ""
    return [
        f"{made.points:g} points in {made.count:,} {made.scheme.basis}, {made.per_thousand:.2f} per 1,000",
        f"{verdict} at {mark.threshold:g}, which {mark.allowed_points:g} points per 1,000 reach{rough}",
        *(f"{kind.category}: {kind.errors:g} errors, {kind.per_thousand:.2f} per 1,000" for kind in made.categories),
    ]
