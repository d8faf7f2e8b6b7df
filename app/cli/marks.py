"""`annotations`: what people marked in a project, how far they agree, samples, and files of other tools and people."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.cli import inputs, output
from app.cli.output import Console
from app.errors import InputError
from app.model import Annotation, Judged
from app.settings import Settings
from app.workspace import (
    Agreement,
    Drift,
    Incoming,
    SampleWay,
    Workspace,
    agreement_of,
    drift_of,
    read_annotations,
)

if TYPE_CHECKING:
    from app.cli.run import Window

SHOWN = 20  # lines of what does not come in that are printed for people; JSON has all


def answer(options: Namespace, console: Console, window: Window) -> int:
    """One question about annotations, or one way in or out."""
    del window
    if options.what in FILES and len(options.more) != 1:
        raise InputError(f"annotations {options.what} wants the project and one FILE behind it")
    if options.what not in OF_FILES and not inputs.is_project(options.input):
        raise InputError(f"{options.input}: annotations {options.what} wants a project ({inputs.PROJECT})")
    STEPS[options.what](options, console)
    return 0


def _list(options: Namespace, console: Console) -> None:
    with _project(options, console) as workspace:
        found = workspace.annotating.of(document=options.document)
    if options.format == "json":
        console.show_json({"version": output.VERSION, "annotations": [_mark(one) for one in found]})
        return
    for one in found:
        note = " → ".join(part for part in (one.note, one.correction) if part)
        console.show(f"{one.segment}\t{one.annotator}\t{one.category}\t{one.severity.value}\t{one.text}\t{note}")


def _agreement(options: Namespace, console: Console) -> None:
    every, settings = _judged(options, console)
    found = agreement_of(every, settings.typology)
    if options.format == "json":
        console.show_json({"version": output.VERSION, "agreement": _agreed(found)})
        return
    console.show(f"Krippendorff's alpha {_number(found.alpha)} over {found.segments} segments that two or more judged")
    for one in found.pairs:
        numbers = (("Pearson", one.pearson), ("Kendall", one.kendall), ("spans F1", one.span_f1))
        said = ", ".join(f"{name} {_number(value)}" for name, value in numbers)
        console.show(f"{one.raters[0]} and {one.raters[1]}: {said} over {one.segments} segments")


def _drift(options: Namespace, console: Console) -> None:
    every, settings = _judged(options, console)
    found = drift_of(every, settings.typology)
    if options.format == "json":
        console.show_json({"version": output.VERSION, "drift": [_drifted(one) for one in found]})
        return
    for one in found:
        parts = " → ".join(f"{value:.2f}" for value in one.values)
        time = f", {one.seconds_per_segment:.0f} s a segment" if one.seconds_per_segment else ""
        console.show(f"{one.rater}: {parts} points a segment, Kendall {_number(one.kendall)}, {one.segments}{time}")


def _sample(options: Namespace, console: Console) -> None:
    with _project(options, console) as workspace:
        drawn = workspace.annotating.sample(options.count, SampleWay(options.way), options.seed, options.document)
        segments = [row.segment for row in workspace.rows(drawn)]
    if options.format == "json":
        rows = [
            {"id": str(one.id), "document": one.document, "position": one.position, "source": one.source}
            | {"target": one.target}
            for one in segments
        ]
        drawn_by = {"way": options.way, "seed": options.seed, "count": len(rows)}
        console.show_json({"version": output.VERSION, "sample": drawn_by, "segments": rows})
        return
    for one in segments:
        console.show(f"{one.document}.{one.position}\t{one.source}\t{one.target}")


def _export(options: Namespace, console: Console) -> None:
    path = options.more[0]
    with _project(options, console) as workspace:
        workspace.annotating.export(path, options.document)
    console.say(f"Annotations: {path}")


def _import(options: Namespace, console: Console) -> None:
    with _project(options, console) as workspace:
        found = workspace.annotating.incoming(options.more[0], options.system)
        if not options.preview:
            workspace.annotating.take_over(found)
    if options.format == "json":
        console.show_json({"version": output.VERSION, **_coming(found), "taken": not options.preview})
        return
    verb = "would come in" if options.preview else "came in"
    raters = ", ".join(found.raters) or "nobody"
    console.show(f"{found.judgements} judgements with {found.marks} new marks {verb}, of {raters}")
    console.show(f"{found.already} were there already")
    for reason, count in found.left_out.items():
        console.show(f"{count} lines count for nothing by the file's own marks: {reason}")
    for one in found.untaken[:SHOWN]:
        console.show(f"  {one.where} ({one.rater}): {one.why}")
    if len(found.untaken) > SHOWN:
        console.show(f"  … and {len(found.untaken) - SHOWN} more; --format json has them all")


# ---- within


@contextmanager
def _project(options: Namespace, console: Console) -> Iterator[Workspace]:
    with inputs.existing(options.input, options, console) as workspace:
        inputs.walk(workspace.prepare(), console)
        yield workspace


def _judged(options: Namespace, console: Console) -> tuple[list[Judged], Settings]:
    """The judgements of the project and of the files, together; by the kinds of errors of the project."""
    every: list[Judged] = []
    settings = Settings()
    for where in (options.input, *options.more):
        if inputs.is_project(where):
            with inputs.existing(where, options, console) as workspace:
                every += workspace.annotating.judged(options.document)
                settings = workspace.settings
        else:
            every += read_annotations(where).judged
    if not every:
        raise InputError(f"{options.input}: nobody has judged any segment yet, so there is nothing to compare")
    return every, settings


def _mark(one: Annotation) -> dict[str, Any]:
    return {
        "id": one.id,
        "segment": str(one.segment),
        "side": one.side.value,
        "span": [one.span.start, one.span.end],
        "text": one.text,
        "category": one.category,
        "severity": one.severity.value,
        "rater": one.annotator,
        "when": one.when.isoformat(timespec="seconds"),
        "note": one.note,
        "correction": one.correction,
        "check": one.check,
    }


def _agreed(found: Agreement) -> dict[str, Any]:
    pairs = [
        {
            "raters": list(one.raters),
            "segments": one.segments,
            "pearson": one.pearson,
            "kendall": one.kendall,
            "span_f1": one.span_f1,
        }
        for one in found.pairs
    ]
    return {"alpha": found.alpha, "segments": found.segments, "pairs": pairs}


def _drifted(one: Drift) -> dict[str, Any]:
    return {
        "rater": one.rater,
        "segments": one.segments,
        "values": list(one.values),
        "seconds": list(one.seconds),
        "seconds_per_segment": one.seconds_per_segment,
        "kendall": one.kendall,
    }


def _coming(found: Incoming) -> dict[str, Any]:
    untaken: Sequence[Mapping[str, str]] = [
        {"where": one.where, "rater": one.rater, "why": str(one.why)} for one in found.untaken
    ]
    return {
        "file": str(found.path),
        "raters": list(found.raters),
        "judgements": found.judgements,
        "marks": found.marks,
        "already": found.already,
        "left_out": dict(found.left_out),
        "untaken": untaken,
    }


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


FILES = frozenset({"export", "import"})
OF_FILES = frozenset({"agreement", "drift"})
STEPS: Mapping[str, Callable[[Namespace, Console], None]] = {
    "list": _list,
    "agreement": _agreement,
    "drift": _drift,
    "sample": _sample,
    "export": _export,
    "import": _import,
}
