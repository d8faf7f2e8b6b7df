"""Spaces, punctuation, brackets and quotation marks."""

from __future__ import annotations

import random

from benchmarks.faults.fault import Fault, Plant, appended, replaced


def end_with(mark: str) -> Plant:
    """The target's full stop becomes another mark, or none; only where the source ends with a full stop too."""

    def plant(source: str, target: str, rng: random.Random) -> str | None:
        del rng
        both = source.endswith(".") and target.endswith(".") and not target.endswith("..")
        return target[:-1] + mark if both else None

    return plant


def start_with(mark: str) -> Plant:
    """A mark is put before the target."""

    def plant(source: str, target: str, rng: random.Random) -> str | None:
        del rng
        return mark + target if source[:1].isalpha() and target[:1].isalpha() else None

    return plant


def end_in_space(source: str, target: str, rng: random.Random) -> str | None:
    del source, rng
    return f"{target} "


_BRACKETED = appended(" (theo số liệu mới)", " (за новими даними)")
_QUOTED = appended(" “Chúng tôi sẵn sàng”", " «Ми готові»")

FAULTS = (
    Fault(
        "a space before a mark",
        ("space-before-punctuation",),
        ("puncspacing",),
        replaced(r"(?<=\w)[,.;](?= |$)", r" \g<0>"),
    ),
    Fault(
        "no space after a mark",
        ("space-after-punctuation",),
        ("puncspacing",),
        replaced(r"(?<=[а-яіїєґ])([,;]) (?=[а-яіїєґ])", r"\1"),
    ),
    Fault("a space doubled", ("double-space",), ("doublespacing",), replaced(r"(?<=\w) (?=\w)", "  ")),
    Fault("a space at the start", ("edge-space",), ("startwhitespace",), start_with(" ")),
    Fault("a space at the end", ("edge-space",), ("endwhitespace",), end_in_space),
    Fault("no full stop at the end", ("end-punctuation",), ("endpunc",), end_with("")),
    Fault("a question mark at the end", ("end-punctuation", "question-lost"), ("endpunc",), end_with("?")),
    Fault("an ellipsis at the end", ("end-punctuation",), ("endpunc",), end_with("...")),
    Fault("a colon at the end", ("end-punctuation",), ("endpunc",), end_with(":")),
    Fault("a dash at the start", ("start-punctuation",), ("startpunc",), start_with("- ")),
    Fault("a full stop at the start", ("start-punctuation",), ("startpunc",), start_with(". ")),
    Fault("a question mark lost", ("question-lost",), (), replaced(r"\?", ".")),
    Fault("a hyphen for a dash", ("dash-style",), (), replaced(r"(?<=\w) [–—] (?=\w)", " - ")),
    Fault("a space in a quotation", ("space-at-marks",), (), replaced(r"«(?=\w)", "« ")),
    Fault("a comma doubled", ("doubled-punctuation",), (), replaced(r"(?<=\w), ", ",, ")),
    Fault(
        "a bracket or quote taken away",
        ("unbalanced-quotes",),
        ("brackets", "doublequoting"),
        replaced(r"[«»()]", ""),
    ),
    Fault("a bracket taken away", ("unbalanced-quotes",), ("brackets",), replaced(r"[()]", ""), _BRACKETED),
    Fault(
        "both brackets taken away",
        ("brackets",),
        ("brackets",),
        replaced(r"\(за новими даними\)", "за новими даними"),
        _BRACKETED,
    ),
    Fault("a quotation mark taken away", ("unbalanced-quotes",), ("doublequoting",), replaced(r"[«»]", ""), _QUOTED),
    Fault(
        "both quotation marks taken away",
        ("quotes",),
        ("doublequoting",),
        replaced("«Ми готові»", "Ми готові"),
        _QUOTED,
    ),
    Fault(
        "straight quotation marks",
        ("quote-style",),
        ("doublequoting",),
        replaced("«Ми готові»", '"Ми готові"'),
        _QUOTED,
    ),
)
