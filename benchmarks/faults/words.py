"""Words that should not stand there, or not so."""

from __future__ import annotations

import random
import re

from benchmarks.faults.fault import Fault, replaced

_LATIN_TWINS = dict(zip("асеорхі", "aceopxi", strict=True))


def double_a_phrase(source: str, target: str, rng: random.Random) -> str | None:
    del source
    return double_words(target, rng.choice((1, 2, 3)), rng)


def double_a_word(source: str, target: str, rng: random.Random) -> str | None:
    del source
    return double_words(target, 1, rng)


def double_words(target: str, length: int, rng: random.Random) -> str | None:
    words = target.split(" ")
    starts = [
        at
        for at in range(len(words) - length)
        if all(word.isalpha() and word.islower() for word in words[at : at + length])
    ]
    if not starts:
        return None
    at = rng.choice(starts)
    return " ".join(words[: at + length] + words[at:])


def leave_vietnamese(source: str, target: str, rng: random.Random) -> str | None:
    words = target.split(" ")
    left = [word for word in source.split(" ") if word.isalpha() and word.islower()]
    places = [at for at, word in enumerate(words) if len(word) > 4 and word.isalpha() and word.islower()]
    if not places or len(left) < 2:
        return None
    at = rng.randrange(len(left) - 1)
    words[rng.choice(places)] = " ".join(left[at : at + 2])
    return " ".join(words)


def mix_alphabets(source: str, target: str, rng: random.Random) -> str | None:
    del source
    places = [match.start() for match in re.finditer(r"(?<=[а-яіїєґ])[асеорхі]", target)]
    if not places:
        return None
    at = rng.choice(places)
    return target[:at] + _LATIN_TWINS[target[at]] + target[at + 1 :]


def start_small(source: str, target: str, rng: random.Random) -> str | None:
    del rng
    return target[0].lower() + target[1:] if source[:1].isupper() and target[:1].isupper() else None


def shout(source: str, target: str, rng: random.Random) -> str | None:
    """Every word with a capital."""
    del source, rng
    return target.title() if len(target.split(" ")) > 5 else None


def change_an_acronym(source: str, target: str, rng: random.Random) -> str | None:
    """A Latin acronym that both sides have loses a letter in the target."""
    both = [one for one in re.findall(r"\b[A-Z]{3,6}\b", source) if re.search(rf"\b{one}\b", target)]
    if not both:
        return None
    acronym = rng.choice(both)
    return re.sub(rf"\b{acronym}\b", acronym[:-1], target, count=1)


def capitalise_a_month(source: str, target: str, rng: random.Random) -> str | None:
    del source, rng
    found = re.search(r"(?<=\d )(?:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)[а-яіїєґ]+(?:ня|ого|ада)\b", target)
    return target[: found.start()] + found.group().capitalize() + target[found.end() :] if found else None


FAULTS = (
    Fault("two Vietnamese words left", ("untranslated-words",), (), leave_vietnamese),
    Fault("a word doubled", ("doubled-word",), ("doublewords",), double_a_word),
    Fault("one to three words doubled", ("doubled-word",), ("doublewords",), double_a_phrase),
    Fault("a Latin letter in a word", ("mixed-script",), (), mix_alphabets),
    Fault("a Russian letter", ("russian-letter",), (), replaced(r"(?<=[бвгдклмнпрст])и(?=[а-яіїєґ])", "ы")),
    Fault("a small letter at the start", ("capital-start",), ("startcaps",), start_small),
    Fault("Every Word With A Capital", ("title-case", "all-capitals"), ("simplecaps",), shout),
    Fault(
        "a letter three times",
        ("triple-letter",),
        (),
        replaced(r"(?<=[а-яіїєґ]{2})([аоеиу])(?=[а-яіїєґ]{2})", r"\1\1\1"),
    ),
    Fault("a digit for a letter", ("digit-in-word",), (), replaced(r"(?<=[а-яіїєґ])о(?=[а-яіїєґ])", "0")),
    Fault("an apostrophe left out", ("missing-apostrophe",), (), replaced(r"(?<=[а-яіїєґ])['’ʼ](?=[яюєї])", "")),
    Fault("a backtick for an apostrophe", ("wrong-apostrophe",), (), replaced(r"(?<=[а-яіїєґ])['’ʼ](?=[яюєї])", "`")),
    Fault("й in two parts", ("decomposed-letter",), (), replaced("й", "и\u0306")),
    Fault("a zero-width space", ("invisible-character",), (), replaced(r"(?<=[а-яіїєґ])(?= )", "\u200b")),
    Fault(
        "a letter lost to encoding", ("garbled-text",), (), replaced(r"(?<=[а-яіїєґ])[а-яіїєґ](?=[а-яіїєґ])", "\ufffd")
    ),
    Fault("a negation left out", ("negation",), (), replaced(r"(?<= )не (?=[а-яіїєґ])", "")),
    Fault("a month with a capital", ("capital-calendar",), (), capitalise_a_month),
    Fault("an acronym changed", ("acronym",), ("acronyms",), change_an_acronym),
)
