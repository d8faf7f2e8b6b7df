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

__all__ = ["Number", "numbers", "unanswered"]


def numbers(text: str, lang: str) -> list[Number]:
    """Every number of a Vietnamese ("vi") or Ukrainian ("uk") text, in order of place."""
    plain = plain_apostrophes(text)
    words = (measured(number, plain, lang) for number in numerals(plain, lang))
    found = [*digits(plain, lang), *roman(plain), *words]
    return sorted(found, key=lambda number: (number.span.start, not number.hard))


def unanswered(source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """The hard numbers of each side whose value the other side does not have at all."""
    return _without_answer(source, target), _without_answer(target, source)


def _without_answer(claims: list[Number], answers: list[Number]) -> list[Number]:
    values = {value for answer in answers for value in answer.values}
    return [claim for claim in claims if claim.hard and not claim.values & values and not is_converted(claim, answers)]
