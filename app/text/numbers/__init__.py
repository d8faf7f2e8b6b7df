"""Numbers in a text by what they are worth, however they are written.

A digit is a claim that the other language has to repeat («hard»); a numeral word, a lone 1 or a month's name may
answer such a claim but makes none itself («soft»), since languages write small numbers as they please. To teach a
new way of writing: digits in `digits`, clock and calendar in `moments`, words in `numerals`, units in `measures`.
What two texts say is laid side by side by value (`changed`), by unit and place (`attached`), by form (`forms`).
"""

from __future__ import annotations

from functools import lru_cache

from app.text.numbers.attached import swapped, turned_days, units_changed
from app.text.numbers.digits import digits
from app.text.numbers.forms import Form, foreign
from app.text.numbers.measures import is_converted, measured
from app.text.numbers.number import Number, Value
from app.text.numbers.numerals import numerals, roman
from app.text.scripts import plain_apostrophes

__all__ = [
    "Form",
    "Number",
    "Value",
    "changed",
    "claims",
    "foreign",
    "numbers",
    "swapped",
    "turned_days",
    "unanswered",
    "units_changed",
]

_KEPT = 8  # texts whose numbers are remembered: those of the segment at hand, which several checks ask for


def numbers(text: str, lang: str) -> list[Number]:
    """Every number of a Vietnamese ("vi") or Ukrainian ("uk") text, in order of place."""
    return list(_numbers(text, lang))


@lru_cache(maxsize=_KEPT)
def _numbers(text: str, lang: str) -> tuple[Number, ...]:
    plain = plain_apostrophes(text)
    words = (measured(number, plain, lang) for number in numerals(plain, lang))
    found = [*digits(plain, lang), *roman(plain), *words]
    return tuple(sorted(found, key=lambda number: (number.span.start, not number.hard)))


def claims(text: str, lang: str) -> list[Number]:
    """The hard ones alone, which are quick to find: most texts have none."""
    return list(_claims(text, lang))


@lru_cache(maxsize=_KEPT)
def _claims(text: str, lang: str) -> tuple[Number, ...]:
    plain = plain_apostrophes(text)
    letters = roman(plain) if lang == "vi" else ()  # in Ukrainian they answer only
    found = [number for number in (*digits(plain, lang), *letters) if number.hard]
    return tuple(sorted(found, key=lambda number: number.span.start))


def changed(source: str, target: str) -> tuple[list[Number], list[Number]]:
    """The hard numbers of a Vietnamese and a Ukrainian text that the other one does not have, as `unanswered` says.

    Most claims are answered in digits, and most texts make none: numeral words are read only where one is left.
    """
    here, there = claims(source, "vi"), claims(target, "uk")
    missing, extra = _without_value(here, there), _without_value(there, here)
    return (
        _without_answer(missing, numbers(target, "uk")) if missing else [],
        _without_answer(extra, numbers(source, "vi")) if extra else [],
    )


def unanswered(source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """The hard numbers of each side whose value the other side does not have at all."""
    return _without_answer(source, target), _without_answer(target, source)


def _without_answer(said: list[Number], answers: list[Number]) -> list[Number]:
    left = _without_value([claim for claim in said if claim.hard], answers)
    return [claim for claim in left if not is_converted(claim, answers)]


def _without_value(said: list[Number], answers: list[Number]) -> list[Number]:
    values = {value for answer in answers for value in answer.values}
    return [claim for claim in said if not claim.values & values]
