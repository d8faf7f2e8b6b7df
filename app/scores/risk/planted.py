"""Faults put into clean translations, to fit the detectors and to measure them. Each is made by chance from a seed.

| kind | what is done to the translation |
| --- | --- |
| omission | 20 to 50 % of the words go: half the time a clause between marks, else any run of words |
| addition | as many words of another sentence of the document (at least four) are put in at any place |
| number | one digit becomes another |
| name | a capitalised word that begins no sentence becomes another such word of the data, as that stands |
| wrong-segment | another sentence of the same document, ¾ to 4/3 as long |
| untranslated | a word of five letters or more becomes one or two words of the source |
| duplication | one to four words stand twice |
| negation | a «не» goes; where there is none, one is put before a word that ends like a verb |

A sentence too short for a fault, or without the thing it is made of, gets none.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_NAME = re.compile(r"(?<=[а-яіїєґ,;»)\d] )[«(]?([А-ЯІЇЄҐ][а-яіїєґ'’ʼ]{3,})")
_NOT = re.compile(r"(?<!\w)[Нн]е (?=\w)")
_VERB = re.compile(r"(?:в|ла|ли|ло|ть|ти|ють|ться|вся|лися|лася|лося)$")
_SHORTEST = 8  # words of a sentence that something is taken from or put into
LEAST, MOST = 0.2, 0.5  # of the words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What faults are made of: the source, the other sentences of the document, the names of the data."""

    source: str
    others: Sequence[str]
    names: Sequence[str]


def omission(text: str, draw: random.Random, _: Surroundings) -> str | None:
    words = text.split(" ")
    if len(words) < _SHORTEST:
        return None
    ends = [0, *(at for at, word in enumerate(words, 1) if word[-1:] in ",;:—–"), len(words)]
    clauses = [(a, b) for a in ends for b in ends if LEAST <= (b - a) / len(words) <= MOST]
    if clauses and draw.random() < 0.5:
        start, end = draw.choice(clauses)
    else:
        size = max(2, round(len(words) * draw.uniform(LEAST, MOST)))
        start = draw.randrange(len(words) - size + 1)
        end = start + size
    left = " ".join(words[:start] + words[end:]).rstrip(",;:—– ")
    if end == len(words) and text[-1] in ".!?" and left[-1:] not in (".", "!", "?"):
        left += text[-1]
    return _capital(left) if start == 0 else left


def addition(text: str, draw: random.Random, around: Surroundings) -> str | None:
    words, other = text.split(" "), draw.choice(around.others).split(" ")
    if min(len(words), len(other)) < _SHORTEST:
        return None
    size = max(4, min(len(other), round(len(words) * draw.uniform(LEAST, MOST))))
    start = draw.randrange(len(other) - size + 1)
    more = other[start : start + size]
    if start == 0:
        more[0] = more[0][:1].lower() + more[0][1:]
    more[-1] = more[-1].rstrip(".!?")
    at = draw.randrange(1, len(words))
    return " ".join(words[:at] + more + words[at:])


def number(text: str, draw: random.Random, _: Surroundings) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return None
    at = draw.choice(places)
    return text[:at] + draw.choice([digit for digit in "123456789" if digit != text[at]]) + text[at + 1 :]


def name(text: str, draw: random.Random, around: Surroundings) -> str | None:
    places = list(_NAME.finditer(text))
    if not places:
        return None
    place = draw.choice(places)
    others = [other for other in around.names if other[:4] != place[1][:4]]
    return text[: place.start(1)] + draw.choice(others) + text[place.end(1) :] if others else None


def wrong_segment(text: str, draw: random.Random, around: Surroundings) -> str | None:
    others = [other for other in around.others if other != text and 0.75 <= len(other) / len(text) <= 4 / 3]
    return draw.choice(others) if others else None


def untranslated(text: str, draw: random.Random, around: Surroundings) -> str | None:
    words = text.split(" ")
    places = [at for at, word in enumerate(words) if len(word) >= 5 and word.isalpha() and word.islower()]
    left = [word for word in around.source.split() if len(word) > 1 and word.isalpha() and word.islower()]
    if not places or len(left) < 4:
        return None
    at, start = draw.choice(places), draw.randrange(len(left) - 1)
    words[at] = " ".join(left[start : start + draw.choice((1, 2))])
    return " ".join(words)


def duplication(text: str, draw: random.Random, _: Surroundings) -> str | None:
    words = text.split(" ")
    size = draw.choice((1, 2, 3, 4))
    places = [
        at for at in range(len(words) - size + 1) if any(letter.isalpha() for letter in "".join(words[at : at + size]))
    ]
    if len(words) < 6 or not places:
        return None
    at = draw.choice(places)
    return " ".join(words[: at + size] + words[at : at + size] + words[at + size :])


def negation_lost(text: str, draw: random.Random, _: Surroundings) -> str | None:
    places = list(_NOT.finditer(text))
    if not places:
        return None
    place = draw.choice(places)
    return _capital(text[: place.start()] + text[place.end() :])


def negation_added(text: str, draw: random.Random, _: Surroundings) -> str | None:
    words = text.split(" ")
    places = [
        at
        for at, word in enumerate(words)
        if at and len(word) > 3 and word.isalpha() and word.islower() and _VERB.search(word) and words[at - 1] != "не"
    ]
    if not places:
        return None
    at = draw.choice(places)
    return " ".join([*words[:at], "не", *words[at:]])


def negation(text: str, draw: random.Random, around: Surroundings) -> str | None:
    return negation_lost(text, draw, around) or negation_added(text, draw, around)


Plant = Callable[[str, random.Random, Surroundings], str | None]
KINDS: Mapping[str, Plant] = {
    "omission": omission,
    "addition": addition,
    "number": number,
    "name": name,
    "wrong-segment": wrong_segment,
    "untranslated": untranslated,
    "duplication": duplication,
    "negation": negation,
}

Document = Sequence[tuple[str, str]]  # pairs of source and translation


def plant(documents: Sequence[Document], kind: Plant, seed: str, times: int = 1) -> list[tuple[str, str]]:
    """Pairs with the fault in them, in the order of the documents; `times` tries a sentence."""
    draw = random.Random(seed)  # noqa: S311  # no secret hangs on it
    names = [match[1] for document in documents for _, text in document for match in _NAME.finditer(text)]
    made: list[tuple[str, str]] = []
    for document in documents:
        for source, text in document:
            others = [other for _, other in document if other != text] or [text]
            for _ in range(times):
                faulty = kind(text, draw, Surroundings(source, others, names))
                if faulty is not None and faulty != text:
                    made.append((source, faulty))
    return made


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
