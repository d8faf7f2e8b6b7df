"""The names of a source, followed into the Ukrainian text beside it.

Every run of capitalised Cyrillic words is tried against every rendering met for each name. The cheapest
readings are given out first; among equally good places the one that keeps the order of the source wins.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.model import Mention, NameKind, Reading, Span
from app.names import endings, renderings, transcription
from app.names.found import FoundName, analysed
from app.names.syllables import Syllable
from app.text.scripts import as_cyrillic, is_cyrillic, plain_apostrophes
from app.text.words import Word, words

# A reading may depart from custom in this many sounds a syllable; one-syllable names match too easily.
COST_PER_SYLLABLE = 1.7
COST_OF_ONE_SYLLABLE = 1.3
DECLINED_INSIDE = 0.3  # «Чунга Кієна»: a first part with an ending of its own is rare
KEPT_READINGS = 4
# Short Ukrainian words that look like a one-syllable name where they begin a sentence.
COMMON_WORDS = frozenset(
    "Ан Ви Він Вам Вона Вони Всі Дай Де День Дім Дні До За Ким Коли Кому Куди Май Мав Ми На Нам Наш Не Ні Но Ну По Так "
    "Такі Така Та Там Тай Те Ти Тим Тих Ті То Той Тому Ту Тут Хай Хоча Хто Це Цей Ці Ця Чи Що Як".split()
)
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…:]|[–—])[\s«“„\"(]*$")
_BETWEEN = re.compile(r"[ \u00a0]|[ \u00a0]?[-–‑][ \u00a0]?")


class Place(NamedTuple):
    """A run of words in the target that can be read as the name."""

    first: int
    last: int
    readings: tuple[Reading, ...]

    @property
    def cost(self) -> float:
        """What its cheapest reading costs."""
        return self.readings[0].cost


def follow(names: Sequence[FoundName], target: str, segment: int = 0) -> list[Mention]:
    """A mention for each name, in the order of `names`, then one for each further place one of them is read at.

    A name that is not found whole may stand there by its last part alone, as persons are called in Ukrainian too.
    """
    if not target.strip():
        return []  # the segment has no translation, which is a finding of its own
    tokens = words(target)
    runs = list(capital_runs(tokens, target))
    taken: set[int] = set()
    places = {_key(name): list(_places(name, tokens, runs, target)) for name in names}
    chosen = _assign(names, places, tokens, taken, target)
    mentions = []
    for i, name in enumerate(names):
        part, place = (name, chosen[i]) if i in chosen else _by_last_part(name, tokens, runs, taken, target)
        mentions.append(_mention(part, place, tokens, target, segment, name.span))
    for name in {_key(name): name for name in names if not name.short}.values():
        further = sorted(places[_key(name)], key=lambda one: one.cost)
        mentions += [_mention(name, one, tokens, target, segment, None) for one in further if _take(one, taken)]
    return mentions


def _by_last_part(
    name: FoundName, tokens: Sequence[Word], runs: Sequence[tuple[int, int]], taken: set[int], target: str
) -> tuple[FoundName, Place | None]:
    """The longest last part of a person's name that stands somewhere no other name does."""
    start, end = name.part
    if name.kind is not NameKind.PLACE:
        for first in range(start + 1, end):
            part = FoundName(name.name, name.kind, name.span, (first, end))
            for place in sorted(_places(part, tokens, runs, target), key=lambda one: one.cost):
                if _take(place, taken):
                    return part, place
    return name, None


def _take(place: Place, taken: set[int]) -> bool:
    """Whether the place was free; it no longer is."""
    numbers = set(range(place.first, place.last + 1))
    if taken & numbers:
        return False
    taken |= numbers
    return True


def read(syllables: Sequence[Syllable], written: str) -> tuple[Reading, ...]:
    """The ways to read a Ukrainian form as a rendering of these syllables, the likeliest first."""
    tokens = words(written)
    found = _read_tokens(tuple(syllables), tokens, written) if tokens else []
    return tuple(sorted(found, key=lambda reading: reading.cost)[:KEPT_READINGS])


def _key(name: FoundName) -> str:
    return f"{name.name}\t{name.part}"


def capital_runs(tokens: Sequence[Word], target: str) -> Iterator[tuple[int, int]]:
    """First and last token of each row of capitalised Cyrillic words with a space or hyphen between them."""
    start = None
    for i, token in enumerate(tokens):
        joined = i > 0 and _BETWEEN.fullmatch(target[tokens[i - 1].end : token.start]) is not None
        if not (token.capital and is_cyrillic(token.text)):
            if start is not None:
                yield start, i - 1
            start = None
        elif start is None:
            start = i
        elif not joined:
            yield start, i - 1
            start = i
    if start is not None:
        yield start, len(tokens) - 1


def _places(name: FoundName, tokens: Sequence[Word], runs: Sequence[tuple[int, int]], target: str) -> Iterator[Place]:
    syllables = name.syllables
    settled = exceptions(name.name, name.kind) if not name.short else frozenset()
    if not syllables and not settled:
        return
    letters = renderings.initials(syllables[0]) if syllables else frozenset()
    most = max(len(syllables), 1)
    for start, end in runs:
        for first in range(start, end + 1):
            initial = tokens[first].text[0].lower()
            for last in range(first, min(first + most, end + 1)):
                window = tokens[first : last + 1]
                if len(syllables) == 1 and _is_common_word(window[0], target):
                    continue
                readings = list(_read_exception(settled, window, target))
                if initial in letters:
                    readings += _read_tokens(syllables, window, target)
                readings = [one for one in readings if one.cost <= limit(len(syllables))]
                if readings:
                    best = sorted(readings, key=lambda reading: reading.cost)[:KEPT_READINGS]
                    yield Place(first, last, tuple(best))


def _is_common_word(word: Word, target: str) -> bool:
    return word.text in COMMON_WORDS and _BEGINS_SENTENCE.search(target[: word.start]) is not None


def limit(syllables: int) -> float:
    """What a reading of so many syllables may cost and still be believed."""
    return COST_OF_ONE_SYLLABLE if syllables == 1 else COST_PER_SYLLABLE * syllables


def _read_tokens(syllables: tuple[Syllable, ...], window: Sequence[Word], target: str) -> list[Reading]:
    """Each word stands for one or more syllables, all of them are used up, every word may carry an ending."""
    open_ends: list[tuple[int, float, tuple[str, ...], str, tuple[tuple[str, str], ...]]] = [(0, 0.0, (), "", ())]
    for number, word in enumerate(window):
        last = number == len(window) - 1
        longer = []
        for used, cost, parts, _, letters in open_ends:
            for base, spelling in _spellings(syllables[used:], word.text):
                if last != (used + spelling.syllables == len(syllables)):
                    continue
                extra = base.cost + spelling.cost + (DECLINED_INSIDE if base.ending and not last else 0.0)
                read = tuple((one.onset, one.rime) for one in spelling.letters)
                longer.append(
                    (used + spelling.syllables, cost + extra, (*parts, base.text), base.ending, (*letters, *read))
                )
        open_ends = longer
    between = [target[a.end : b.start] for a, b in itertools.pairwise(window)] + [""]
    return [
        Reading("".join(a + b for a, b in zip(parts, between, strict=True)), ending, round(cost, 2), letters)
        for _, cost, parts, ending, letters in open_ends
    ]


def _spellings(syllables: tuple[Syllable, ...], word: str) -> list[tuple[endings.Base, renderings.Spelling]]:
    return [
        (base, spelling)
        for base in endings.bases(word)
        for spelling in renderings.spell(syllables, as_cyrillic(base.text).lower())
    ]


@lru_cache(maxsize=20_000)
def exceptions(name: str, kind: NameKind) -> frozenset[str]:
    """Whole forms custom has settled, which no syllable rule gives: Hội An → Хоян."""
    profile = transcription.load(renderings.REFERENCE)
    forms = {profile.whole(name, one) for one in (kind, NameKind.PLACE, NameKind.PERSON)}
    return frozenset(form.lower() for form in forms if form)


def _read_exception(forms: frozenset[str], window: Sequence[Word], target: str) -> Iterator[Reading]:
    if not forms:
        return
    before = target[window[0].start : window[-1].start]
    for base in endings.bases(window[-1].text):
        form = before + base.text
        if plain_apostrophes(form).lower() in forms:
            yield Reading(form, base.ending, base.cost)


def _assign(
    names: Sequence[FoundName],
    places: dict[str, list[Place]],
    tokens: Sequence[Word],
    taken: set[int],
    target: str,
) -> dict[int, Place]:
    """Places given out to names: longer names first, then cheaper readings, then the order of the source."""
    chosen: dict[int, Place] = {}
    offers = [
        (-(name.part[1] - name.part[0]), place.cost + _out_of_order(name, names, place, tokens, target), i, place)
        for i, name in enumerate(names)
        for place in places[_key(name)]
    ]
    for _, _, i, place in sorted(offers, key=lambda offer: (offer[0], offer[1], offer[2], offer[3].first)):
        if i not in chosen and _take(place, taken):
            chosen[i] = place
    return chosen


def _out_of_order(
    name: FoundName, names: Sequence[FoundName], place: Place, tokens: Sequence[Word], target: str
) -> float:
    """A small charge for standing elsewhere in the target than in the source, by share of the length."""
    there = tokens[place.first].start / max(len(target), 1)
    here = name.span.start / max(names[-1].span.end, 1)
    return abs(there - here) * 0.9


def _mention(
    name: FoundName,
    place: Place | None,
    tokens: Sequence[Word],
    target: str,
    segment: int,
    source: Span | None,
) -> Mention:
    if place is None:
        return Mention(name.name, name.kind, segment, source, part=name.part, confidence=0.0)
    span = Span(tokens[place.first].start, tokens[place.last].end)
    sure = max(0.05, 1 - place.cost / (2 * limit(max(1, len(analysed(name.name))))))
    return Mention(
        name=name.name,
        kind=name.kind,
        segment=segment,
        source_span=source,
        target_span=span,
        written=span.of(target),
        readings=place.readings,
        part=name.part,
        confidence=round(sure, 2),
    )
