"""Numbers in a text by what they are worth, however they are written.

A digit is a claim that the other language has to repeat («hard»); a numeral word, a lone 1 or a month's name may
answer such a claim but makes none itself («soft»), since languages write small numbers as they please. To teach a
new way of writing: digits in `digits`, clock and calendar in `moments`, words in `numerals`, units in `measures`.
"""

from __future__ import annotations

from app.text.numbers.digits import digits
from app.text.numbers.measures import is_converted, measured
from app.text.numbers.number import Number
from app.text.numbers.numerals import numerals, roman
from app.text.scripts import plain_apostrophes

__all__ = ["Number", "changed", "numbers", "unanswered"]


def numbers(text: str, lang: str) -> list[Number]:
    """Every number of a Vietnamese ("vi") or Ukrainian ("uk") text, in order of place."""
    plain = plain_apostrophes(text)
    words = (measured(number, plain, lang) for number in numerals(plain, lang))
    found = [*digits(plain, lang), *roman(plain), *words]
    return sorted(found, key=lambda number: (number.span.start, not number.hard))


def changed(source: str, target: str) -> tuple[list[Number], list[Number]]:
    """The hard numbers of a Vietnamese and a Ukrainian text that the other one does not have, as `unanswered` says.

    Most claims are answered in digits, and most texts make none: numeral words are read only where one is left.
    """
    here, there = _claims(source, "vi"), _claims(target, "uk")
    missing, extra = _without_value(here, there), _without_value(there, here)
    return (
        _without_answer(missing, numbers(target, "uk")) if missing else [],
        _without_answer(extra, numbers(source, "vi")) if extra else [],
    )


def unanswered(source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """The hard numbers of each side whose value the other side does not have at all."""
    return _without_answer(source, target), _without_answer(target, source)


def _claims(text: str, lang: str) -> list[Number]:
    """The hard numbers of a text."""
    plain = plain_apostrophes(text)
    found = [number for number in (*digits(plain, lang), *roman(plain)) if number.hard]
    return sorted(found, key=lambda number: number.span.start)


def _without_answer(claims: list[Number], answers: list[Number]) -> list[Number]:
    left = _without_value([claim for claim in claims if claim.hard], answers)
    return [claim for claim in left if not is_converted(claim, answers)]


def _without_value(claims: list[Number], answers: list[Number]) -> list[Number]:
    values = {value for answer in answers for value in answer.values}
    return [claim for claim in claims if not claim.values & values]
