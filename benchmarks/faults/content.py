"""Content that was changed, left out or put in."""

from __future__ import annotations

import random
import re

from benchmarks.faults.fault import Fault


def change_a_digit(source: str, target: str, rng: random.Random) -> str | None:
    del source
    places = [match.start() for match in re.finditer(r"\d", target)]
    if not places:
        return None
    at = rng.choice(places)
    other = rng.choice([digit for digit in "123456789" if digit != target[at]])
    return target[:at] + other + target[at + 1 :]


def leave_out_a_number(source: str, target: str, rng: random.Random) -> str | None:
    places = [match for match in re.finditer(r"\b\d[\d.,]*\d\s|\b[2-9]\s", target) if match.group().strip() in source]
    if not places:
        return None
    match = rng.choice(places)
    return target[: match.start()] + target[match.end() :]


def leave_out_a_clause(source: str, target: str, rng: random.Random) -> str | None:
    del source
    size = len(target)
    places = [match.start() for match in re.finditer(r"[,;:—–] ", target)]
    places = [place for place in places if 0.3 * size < place < 0.75 * size]
    return target[: rng.choice(places)] + "." if places else None


def put_in_a_clause(source: str, target: str, rng: random.Random) -> str | None:
    del source
    words = target.split(" ")
    if len(words) < 8:
        return None
    at = rng.randrange(len(words) // 2)
    return f"{target[:-1]}, {' '.join(words[at:][::-1][: len(words) // 2])}."


def keep_the_first_word(source: str, target: str, rng: random.Random) -> str | None:
    del source, rng
    words = target.split(" ")
    return f"{words[0]}." if len(words) > 9 else None


def say_it_three_times(source: str, target: str, rng: random.Random) -> str | None:
    del source, rng
    return f"{target} {target[::-1]} {target}" if len(target) > 40 else None


def leave_the_source(source: str, target: str, rng: random.Random) -> str | None:
    del target, rng
    return source


def leave_nothing(source: str, target: str, rng: random.Random) -> str | None:
    del source, target, rng
    return ""


def leave_a_space(source: str, target: str, rng: random.Random) -> str | None:
    del source, target, rng
    return " "


def join_sentences(source: str, target: str, rng: random.Random) -> str | None:
    """A full stop inside becomes a comma: two sentences are one."""
    del source
    places = [match.start() for match in re.finditer(r"(?<=[а-яіїєґ]{3})\. (?=[А-ЯІЇЄҐ][а-яіїєґ])", target)]
    if not places:
        return None
    at = rng.choice(places)
    return f"{target[:at]}, {target[at + 2].lower()}{target[at + 3 :]}"


def part_a_sentence(source: str, target: str, rng: random.Random) -> str | None:
    """A comma becomes a full stop: one sentence is two."""
    del source
    places = [match.start() for match in re.finditer(r"(?<=[а-яіїєґ]{3}), (?=[а-яіїєґ]{3})", target)]
    if not places:
        return None
    at = rng.choice(places)
    return f"{target[:at]}. {target[at + 2].upper()}{target[at + 3 :]}"


FAULTS = (
    Fault("a digit changed", ("number",), ("numbers",), change_a_digit),
    Fault("a number left out", ("number",), ("numbers",), leave_out_a_number),
    Fault("a clause left out", ("omission",), ("short",), leave_out_a_clause),
    Fault("one word left of the sentence", ("omission",), ("short",), keep_the_first_word),
    Fault("half as much again put in", ("addition",), ("long",), put_in_a_clause),
    Fault("three times as long", ("addition",), ("long",), say_it_three_times),
    Fault("the source left as it is", ("same-as-source",), ("unchanged", "untranslated"), leave_the_source),
    Fault("no translation", ("untranslated-segment",), ("untranslated", "blank"), leave_nothing),
    Fault("a space for a translation", ("untranslated-segment",), ("untranslated", "blank"), leave_a_space),
    Fault("two sentences joined", ("sentence-joined", "sentence-count"), ("sentencecount",), join_sentences),
    Fault("a sentence parted", ("sentence-joined", "sentence-count"), ("sentencecount",), part_a_sentence),
)
