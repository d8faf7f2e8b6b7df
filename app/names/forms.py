"""The forms a name is written in: ways of writing gathered under the base form that explains them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.model import Mention, Reading
from app.names.mentions import Way
from app.text.scripts import plain_apostrophes

NEARLY_AS_LIKELY = 1.2  # a reading dearer than the best by more than this explains nothing


@dataclass(slots=True)
class Form:
    """One form: its base, the ways it is written, each read as the form, and the letters of its sounds."""

    base: str
    ways: list[Way]
    letters: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        """How many times the form occurs."""
        return sum(way.count for way in self.ways)


def gathered(ways: Sequence[Way]) -> list[Form]:
    """Ways gathered under the base form that explains most places, in the order of the text.

    Places written alike are read alike, so each way of writing is weighed once, by how often it stands.
    """
    whole: dict[str, list[Way]] = {}
    for way in ways:
        if not way.mention.short:
            whole.setdefault(way.mention.written, []).append(way)
    forms: list[Form] = []
    while whole:
        key = _best_base(whole)
        members = {written: reading for written, alike in whole.items() if (reading := _reading(alike[0], key))}
        settled = [_settled(one, reading) for written, reading in members.items() for one in whole.pop(written)]
        forms.append(Form(settled[0].mention.base, settled, settled[0].mention.readings[0].renderings))
    for way in ways:
        if way.mention.short:
            _add_short(way, forms)
    return sorted(forms, key=lambda form: min(way.first for way in form.ways))


def _best_base(by_written: Mapping[str, Sequence[Way]]) -> str:
    votes: dict[str, tuple[int, float]] = {}
    for alike in by_written.values():
        times = sum(way.count for way in alike)
        for reading in _likely(alike[0].mention):
            count, cost = votes.get(folded(reading.base), (0, 0.0))
            votes[folded(reading.base)] = (count + times, cost + reading.cost * times)
    return max(votes, key=lambda base: (votes[base][0], -votes[base][1]))


def _likely(mention: Mention) -> list[Reading]:
    best = mention.readings[0].cost
    return [reading for reading in mention.readings if reading.cost <= best + NEARLY_AS_LIKELY]


def _reading(way: Way, base: str) -> Reading | None:
    return next((reading for reading in _likely(way.mention) if folded(reading.base) == base), None)


def _settled(way: Way, reading: Reading) -> Way:
    readings = way.mention.readings
    if readings[0].base == reading.base:
        return way
    others = tuple(one for one in readings if one.base != reading.base)
    return replace(way, mention=replace(way.mention, readings=(reading, *others)))


def _add_short(way: Way, forms: list[Form]) -> None:
    """A short form belongs to the form whose letters it repeats; with none such it is a form of its own."""
    mention = way.mention
    start, end = mention.part
    for form in forms:
        for reading in _likely(mention):
            same_part = is_short(form) and form.ways[0].mention.part == mention.part
            letters = form.letters if same_part else form.letters[start:end]
            if not form.letters or (reading.renderings and reading.renderings == letters):
                form.ways.append(_settled(way, reading))
                return
    forms.append(Form(mention.base, [way], mention.readings[0].renderings))


def is_short(form: Form) -> bool:
    return all(way.mention.short for way in form.ways)


def folded(base: str) -> str:
    return plain_apostrophes(base).replace("\u00a0", " ").casefold()
