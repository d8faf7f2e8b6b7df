"""Numbers that a pair shows and detectors weigh: lengths, what explains what, names, numbers, repeats."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.scores.risk import negation
from app.scores.risk.pair import Pair, Side
from app.text.numbers import unanswered

BY_LENGTH, REST = 2.5, 0.008  # how the spread of lengths shrinks with length: as in the check of omissions
DARK = 0.15  # explained less than this, a word counts as not explained at all
NAME = 0.5  # explained or sounding alike by this much, a name counts as rendered
LONGEST_REPEAT = 6
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|['’ʼ`-](?=[^\W_]))*")
_SENTENCE_END = re.compile(r"[.!?…][\"»”]?$")
_QUOTATION = re.compile(r":\s*[«“\"]")
_QUOTES = str.maketrans(dict.fromkeys("“”«»", '"'))


def signals(pair: Pair) -> dict[str, float]:
    """Every signal by name."""
    return {
        **_lengths(pair),
        **_coverage(pair),
        **_names(pair),
        **_numbers(pair),
        **negation.signals(pair.source_text, pair.target_text),
        **_marks(pair),
        "vietnamese": len(pair.left),
        "repeats": len(doubled(pair)),
    }


def doubled(pair: Pair) -> list[str]:
    """Phrases that stand twice in a row in the translation, unless the source repeats itself as often on purpose.

    That is a name (Roa Roa) or with a mark between («lớn, lớn»); «ngày ngày» is how Vietnamese makes words.
    """
    there = [words for words, _ in _repeats(pair.target_text)]
    meant = sum(words[0].isupper() or between.strip() != "" for words, between in _repeats(pair.source_text))
    return there if len(there) > meant else []


def _repeats(text: str) -> Iterator[tuple[str, str]]:
    """Phrases of one to six words that come twice in a row, and what parts them; a quotation begins anew."""
    found = [match for match in _WORDS.finditer(text) if match.group()[0].isalpha()]
    folded = [match.group().casefold() for match in found]
    for length in range(1, LONGEST_REPEAT + 1):
        for at in range(len(folded) - 2 * length + 1):
            if folded[at : at + length] == folded[at + length : at + 2 * length]:
                end = found[at + length - 1].end()
                between = text[end : found[at + length].start()]
                if not _QUOTATION.search(between):
                    yield text[found[at].start() : end], between


def gap(side: Side) -> tuple[float, int, int]:
    """The run of words that is explained worst in comparison with the whole side: its weight, first and last word.

    The weight is the share of the side's rarity by which the run falls short of the mean.
    """
    whole = sum(side.rarity)
    if not whole:
        return 0.0, 0, 0
    usual = side.share
    best, current, start, found = 0.0, 0.0, 0, (0, 0)
    for at, (rarity, explained) in enumerate(zip(side.rarity, side.explained, strict=True)):
        if current <= 0:
            current, start = 0.0, at
        current += rarity * (usual - explained)
        if current > best:
            best, found = current, (start, at)
    return best / whole, *found


def unread(side: Side, alike: dict[int, float]) -> dict[int, float]:
    """For each name of a side how far it is from anything over there: 0 rendered, 1 nothing like it."""
    return {
        at: 1 - max(side.explained[at], alike.get(at, 0.0)) for at in side.names if not side.words[at].text.isupper()
    }


def _lengths(pair: Pair) -> dict[str, float]:
    here, there = len(pair.source_text), len(pair.target_text)
    ratio = math.log((there + 5) / (here + 5))
    spreads = ratio / math.sqrt(2 * BY_LENGTH / (here + there) + REST)
    words = len(pair.source.words)
    return {
        "letters": ratio,
        "letters_spreads": spreads,
        "shorter": max(0.0, -spreads),
        "longer": max(0.0, spreads),
        "words": math.log((len(pair.target.words) + 1) / (words + 1)),
        "size": math.log(words + 1),
    }


def _coverage(pair: Pair) -> dict[str, float]:
    made: dict[str, float] = {}
    left: list[float] = []
    done: list[float] = []
    for name, side in (("source", pair.source), ("target", pair.target)):
        whole = sum(side.rarity)
        explained = sum(a * b for a, b in zip(side.rarity, side.explained, strict=True))
        dark = [rarity for rarity, value in zip(side.rarity, side.explained, strict=True) if value < DARK]
        made[f"{name}_explained"] = side.share
        made[f"{name}_known_explained"] = _share_of_known(side)
        made[f"{name}_dark"] = sum(dark) / whole if whole else 0.0
        made[f"{name}_gap"] = gap(side)[0]
        made[f"{name}_dark_run"] = _longest_dark(side)
        left.append(math.log(1 + whole - explained))
        done.append(math.log(1 + explained))
    made["unexplained_ratio"] = left[0] - left[1]
    made["explained_ratio"] = done[0] - done[1]
    made["rarity_ratio"] = math.log((sum(pair.source.rarity) + 5) / (sum(pair.target.rarity) + 5))
    return made


def _share_of_known(side: Side) -> float:
    rows = [row for row in zip(side.rarity, side.explained, side.known, strict=True) if row[2]]
    whole = sum(rarity for rarity, _, _ in rows)
    return sum(rarity * value for rarity, value, _ in rows) / whole if whole else 0.0


def _longest_dark(side: Side) -> float:
    longest = run = 0
    for value in side.explained:
        run = run + 1 if value < DARK else 0
        longest = max(longest, run)
    return longest


def _names(pair: Pair) -> dict[str, float]:
    lost, strange = unread(pair.source, pair.likeness[0]), unread(pair.target, pair.likeness[1])
    unknown = [value for at, value in strange.items() if not pair.target.known[at]]
    known = [value for at, value in strange.items() if pair.target.known[at]]
    missing = _far(list(lost.values()))
    added = _far(list(strange.values()))
    return {
        "names_lost": missing,
        "names_lost_share": missing / max(1, len(lost)),
        "name_lost_most": max(lost.values(), default=0.0),
        "names_source": math.log(1 + len(lost)),
        "names_strange": added,
        "names_strange_share": added / max(1, len(strange)),
        "names_strange_two": sum(sorted(strange.values())[-2:]),
        "names_target": math.log(1 + len(strange)),
        "names_rendered": len(strange) - added,
        "names_swapped": min(missing, added),
        "name_swapped_most": min(max(lost.values(), default=0.0), max(strange.values(), default=0.0)),
        "names_none": float(len(strange) == added > 0),
        "strange_unknown": _far(unknown),
        "strange_known": _far(known),
        "strange_unknown_most": max(unknown, default=0.0),
        "strange_known_most": max(known, default=0.0),
    }


def _far(values: Sequence[float]) -> int:
    return sum(value > 1 - NAME for value in values)


def _numbers(pair: Pair) -> dict[str, float]:
    missing, extra = unanswered(*pair.numbers)
    here, there = (Counter(_DIGITS.findall(text)) for text in pair.texts_to_compare)
    hard = [sum(number.hard for number in side) for side in pair.numbers]
    return {
        "numbers_missing": len(missing),
        "numbers_extra": len(extra),
        "numbers_any": float(bool(missing or extra)),
        "numbers_both": float(bool(missing and extra)),
        "numbers_difference": abs(hard[0] - hard[1]),
        "digits": float(bool(there)),
        "digits_extra": (there - here).total(),
        "digits_missing": (here - there).total(),
        "digits_both": float(bool(there - here) and bool(here - there)),
    }


def _marks(pair: Pair) -> dict[str, float]:
    here, there = pair.source_text.strip(), pair.target_text.strip()
    quotes = [text.translate(_QUOTES).count('"') // 2 for text in (here, there)]
    return {
        "commas": (there.count(",") - here.count(",")) / (1 + len(pair.source.words) / 10),
        "questions": abs(here.count("?") - there.count("?")),
        "quotes": abs(quotes[0] - quotes[1]),
        "ends": float(bool(_SENTENCE_END.search(here)) != bool(_SENTENCE_END.search(there))),
    }
