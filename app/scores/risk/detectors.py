"""The detectors: for each kind of fault how likely a pair of texts has it, and why in words.

They stay apart: one number for everything would hide what each sees, so only the order of the queue is made of all.
To add one: a row in DETECTORS, a kind of planted fault in `planted`, and `scripts/fit_risk.py` run anew.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.model import Mention, Message
from app.scores.risk import model
from app.scores.risk.negation import denials
from app.scores.risk.pair import Pair, Side
from app.scores.risk.signals import doubled, gap, signals, unread
from app.text.meaning import Meaning
from app.text.numbers import unanswered

LONGEST = 5_000  # characters of a side; what is longer is no segment that the statistics know
WRONG = "wrong-segment"
PLACES = 4  # of a probability
_SHOWN = 60  # characters of the text in a reason


@dataclass(frozen=True, slots=True)
class Detector:
    """A kind of fault: the signals it weighs, its reason, and the checks that tell of the same fault.

    `bent`: whether each signal may weigh more, or less, above its usual value.
    """

    name: str
    signals: tuple[str, ...]
    reason: Callable[[Pair], Message]
    checks: frozenset[str] = frozenset()
    bent: bool = False


@dataclass(frozen=True, slots=True)
class Detected:
    """What one detector says of a pair: a probability from 0 to 1, and the reason where it is worth telling."""

    probability: float
    reason: Message | None = None
    red: bool = False


def _omission(pair: Pair) -> Message:
    return Message.of("Something may be left out: «{words}»", words=_run(pair.source))


def _addition(pair: Pair) -> Message:
    return Message.of("Something may be added: «{words}»", words=_run(pair.target))


def _number(pair: Pair) -> Message:
    sides = zip(unanswered(*pair.numbers), (pair.source_text, pair.target_text), strict=True)
    here, there = (", ".join(number.span.of(text) for number in numbers) for numbers, text in sides)
    if not here and not there:
        return Message("The digits of the two differ")
    text = "Numbers differ: {source} in the source, {target} in the translation"
    return Message.of(text, source=_cut(here) or "–", target=_cut(there) or "–")


def _name(pair: Pair) -> Message:
    strange = unread(pair.target, pair.likeness[1])
    if not strange:
        return Message("A name of the source may be missing")
    worst = max(strange, key=lambda at: strange[at])
    return Message.of("«{name}» sounds like no name of the source", name=_cut(pair.target.words[worst].text))


def _wrong_segment(_: Pair) -> Message:
    return Message("The two may not belong together: next to nothing of one answers the other")


def _untranslated(pair: Pair) -> Message:
    left = " ".join(pair.target.words[at].text for at in pair.left)
    return Message.of("Vietnamese may be left: «{words}»", words=_cut(left))


def _duplication(pair: Pair) -> Message:
    words = max(doubled(pair), key=len, default="")
    return Message.of("«{words}» stands twice in a row", words=_cut(words))


def _negation(pair: Pair) -> Message:
    (here, _), (there, _) = denials(pair.source_text, pair.target_text)
    return Message.of("Denials: {source} in the source, {target} in the translation", source=here, target=there)


_LENGTHS = ("letters", "letters_spreads", "words", "size")
_RATIOS = ("unexplained_ratio", "explained_ratio", "rarity_ratio")
DETECTORS: tuple[Detector, ...] = (
    Detector(
        "omission",
        (
            *_LENGTHS,
            *_RATIOS,
            *("shorter", "source_explained", "source_gap", "source_dark", "target_known_explained", "target_gap"),
            *("names_lost_share", "numbers_missing", "commas"),
        ),
        _omission,
        frozenset({"omission", "untranslated-segment"}),
    ),
    Detector(
        "addition",
        (
            *_LENGTHS,
            *_RATIOS,
            *("longer", "source_explained", "target_explained", "target_gap", "target_dark_run"),
            *("strange_unknown", "numbers_missing", "numbers_extra", "no_added", "quotes"),
        ),
        _addition,
        frozenset({"addition", "added-segment"}),
    ),
    Detector(
        "number",
        (
            *("numbers_missing", "numbers_extra", "numbers_any", "numbers_both", "numbers_difference"),
            *("digits", "digits_extra", "digits_missing", "digits_both"),
        ),
        _number,
        frozenset({"number"}),
    ),
    Detector(
        "name",
        (
            *("names_lost", "names_lost_share", "name_lost_most", "names_source", "names_strange"),
            *("names_strange_share", "names_strange_two", "names_target", "names_rendered", "names_swapped"),
            *("name_swapped_most", "names_none", "strange_unknown", "strange_known", "strange_unknown_most"),
            "strange_known_most",
        ),
        _name,
        frozenset({"name-missing"}),
        bent=True,
    ),
    Detector(
        WRONG,
        (
            *("letters", "letters_spreads", "words", "source_explained", "target_explained"),
            *("source_known_explained", "target_known_explained", "source_dark", "target_dark"),
            *("source_gap", "target_gap", "names_strange", "names_strange_share", "names_lost", "names_lost_share"),
            *("names_swapped", "names_none", "names_rendered", "numbers_missing", "numbers_extra", "numbers_both"),
            *("no_distance", "questions", "quotes", "size"),
        ),
        _wrong_segment,
        bent=True,
    ),
    Detector("untranslated", ("vietnamese",), _untranslated, frozenset({"untranslated-words", "same-as-source"})),
    Detector("duplication", ("repeats",), _duplication, frozenset({"doubled-word"})),
    Detector(
        "negation",
        (
            *("no_difference", "no_distance", "no_added", "no_added_wide", "no_added_alone", "no_lost"),
            *("no_lost_wide", "no_lost_alone", "no_source", "no_target", "no_nowhere", "size"),
        ),
        _negation,
    ),
)


def detect(
    source: str,
    target: str,
    mentions: Iterable[Mention] | None = None,
    fitted: model.Model | None = None,
    near: Meaning | None = None,
) -> dict[str, Detected]:
    """What each detector says, by name; nothing where a side is empty or too long to be a segment.

    `mentions` are the pair's Vietnamese names where a ledger has them, else they are found here. `near` tells what the
    texts mean, where it is installed and wanted: with it wrong segments are told more surely.
    """
    if not source.strip() or not target.strip() or max(len(source), len(target)) > LONGEST:
        return {}
    pair = Pair(source, target, mentions)
    seen = signals(pair)
    known = fitted or model.load()
    said = {one.name: _said(one, known.detectors[one.name], pair, seen) for one in DETECTORS}
    if near is not None:
        evidence = together(said[WRONG].probability, near.similarity(source, target))
        said[WRONG] = _said(next(one for one in DETECTORS if one.name == WRONG), model.nearness(), pair, evidence)
    return said


def together(own: float, cosine: float) -> dict[str, float]:
    """What is weighed where the meaning is known: the detector's own probability as its logit, and the cosine."""
    bounded = min(1 - 1e-6, max(1e-6, own))
    return {"own": math.log(bounded / (1 - bounded)), "near": cosine}


def silenced(running: Container[str]) -> frozenset[str]:
    """The detectors that have nothing to say where only these checks run: all that tell of their fault are off."""
    return frozenset(one.name for one in DETECTORS if one.checks and not any(check in running for check in one.checks))


def _said(detector: Detector, fitted: model.Fitted, pair: Pair, seen: Mapping[str, float]) -> Detected:
    probability = round(fitted.probability(seen), PLACES)
    if probability < fitted.amber:
        return _quiet(probability)
    return Detected(probability, detector.reason(pair), red=probability >= fitted.red)


@lru_cache(maxsize=10_001)
def _quiet(probability: float) -> Detected:
    """One value for all that say the same, since a project holds eight of them a segment."""
    return Detected(probability)


def _run(side: Side) -> str:
    _, first, last = gap(side)
    return _cut(side.text[side.words[first].start : side.words[last].end]) if side.words else ""


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
