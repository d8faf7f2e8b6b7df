"""Upper and lower case carried over from one wording to another."""

from __future__ import annotations


def like(model: str, new: str) -> str:
    """`new` with the capitals of `model`: КАШТАН → ГОРІХ, Каштан → Горіх, Старий Каштан → Молодий Горіх.

    Small letters in `model` change nothing: what is written with a capital in `new` may be a name. A single capital
    letter is the beginning of a word, not a word in capitals.
    """
    letters = [letter for letter in model if letter.lower() != letter.upper()]
    if not letters or not letters[0].isupper():
        return new
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return new.upper()
    words, wanted = model.split(" "), new.split(" ")
    if len(words) == len(wanted) and all(_begins_large(word) for word in words):
        return " ".join(map(_large, wanted))
    return _large(new)


def _begins_large(word: str) -> bool:
    first = next((letter for letter in word if letter.isalpha()), "")
    return first.isupper()


def _large(text: str) -> str:
    """With its first letter as a capital, quotes and brackets before it left alone."""
    at = next((place for place, letter in enumerate(text) if letter.isalnum()), None)
    return text if at is None else text[:at] + text[at].upper() + text[at + 1 :]
