"""The forms a name is written in: places gathered under the base form that explains them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.model import Mention, NameForm, Reading
from app.text.scripts import plain_apostrophes

NEARLY_AS_LIKELY = 1.2  # a reading dearer than the best by more than this explains nothing


@dataclass(slots=True)
class Form:
    """One form: its base, the places it is written at, and the letters of its sounds."""

    base: str
    mentions: list[Mention]
    letters: tuple[tuple[str, str], ...]


def gathered(mentions: Sequence[Mention]) -> list[Form]:
    """Mentions gathered under the base form that explains most of them, in the order of the text.

    Places written alike are read alike, so each way of writing is weighed once, by how often it stands.
    """
    whole: dict[str, list[Mention]] = {}
    for mention in mentions:
        if not mention.short:
            whole.setdefault(mention.written, []).append(mention)
    forms: list[Form] = []
    while whole:
        key = _best_base(whole)
        members = {written: reading for written, alike in whole.items() if (reading := _reading(alike[0], key))}
        settled = [_settled(one, reading) for written, reading in members.items() for one in whole.pop(written)]
        forms.append(Form(settled[0].base, settled, settled[0].readings[0].renderings))
    for mention in mentions:
        if mention.short:
            _add_short(mention, forms)
    order = in_text(mentions)
    return sorted(forms, key=lambda form: min(map(order, form.mentions)))


def _best_base(by_written: Mapping[str, Sequence[Mention]]) -> str:
    votes: dict[str, tuple[int, float]] = {}
    for alike in by_written.values():
        for reading in _likely(alike[0]):
            count, cost = votes.get(folded(reading.base), (0, 0.0))
            votes[folded(reading.base)] = (count + len(alike), cost + reading.cost * len(alike))
    return max(votes, key=lambda base: (votes[base][0], -votes[base][1]))


def _likely(mention: Mention) -> list[Reading]:
    best = mention.readings[0].cost
    return [reading for reading in mention.readings if reading.cost <= best + NEARLY_AS_LIKELY]


def _reading(mention: Mention, base: str) -> Reading | None:
    return next((reading for reading in _likely(mention) if folded(reading.base) == base), None)


def _settled(mention: Mention, reading: Reading) -> Mention:
    if mention.readings[0].base == reading.base:
        return mention
    others = tuple(one for one in mention.readings if one.base != reading.base)
    return replace(mention, readings=(reading, *others))


def _add_short(mention: Mention, forms: list[Form]) -> None:
    """A short form belongs to the form whose letters it repeats; with none such it is a form of its own."""
    start, end = mention.part
    for form in forms:
        for reading in _likely(mention):
            same_part = is_short(form) and form.mentions[0].part == mention.part
            letters = form.letters if same_part else form.letters[start:end]
            if not form.letters or (reading.renderings and reading.renderings == letters):
                form.mentions.append(_settled(mention, reading))
                return
    forms.append(Form(mention.base, [mention], mention.readings[0].renderings))


def is_short(form: Form) -> bool:
    return all(mention.short for mention in form.mentions)


def as_value(form: Form) -> NameForm:
    written = Counter(mention.written for mention in form.mentions)
    return NameForm(form.base, dict(written), tuple(sorted({mention.segment for mention in form.mentions})))


def place_of(mention: Mention) -> tuple[int, int]:
    span = mention.target_span or mention.source_span
    return mention.segment, span.start if span else 0


def in_text(mentions: Sequence[Mention]) -> Callable[[Mention], tuple[int, int]]:
    """What puts these mentions in the order of the text, of whose segments they come in order."""
    ranks = {segment: rank for rank, segment in enumerate(dict.fromkeys(one.segment for one in mentions))}
    return lambda mention: (ranks[mention.segment], place_of(mention)[1])


def folded(base: str) -> str:
    return plain_apostrophes(base).replace("\u00a0", " ").casefold()
