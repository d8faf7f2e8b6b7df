"""The weaker mode: names in a Ukrainian text that has no source, gathered by how they sound.

Without the Vietnamese name nothing tells two names apart that sound alike (Hưng and Hùng are both «Хунг»), nor one
name in two spellings from two names. So this only suggests: forms that differ by nothing but the choices
transcriptions differ in (кх and х, ш and с, joined or spaced, soft or hard vowels) are shown together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from app.model import NameEntry, NameForm, NameKind
from app.names.endings import bases, last_word
from app.names.follow import capital_runs
from app.text.scripts import as_cyrillic, plain_apostrophes
from app.text.words import words

BECAUSE = "most frequent form; no source, so only by sound"
SHORTEST = 4  # letters of a form; shorter ones sound alike by chance
LONGEST = 4  # words
# What one sound of Vietnamese becomes in different transcriptions, made one.
_SAME_SOUND = (
    *(
        ("кх", "х"),
        ("тх", "т"),
        ("пх", "ф"),
        ("ш", "с"),
        ("кс", "с"),
        ("тч", "ч"),
        ("тр", "ч"),
        ("дж", "з"),
        ("ж", "з"),
    ),
    *(("ґ", "г"), ("нх", "н"), ("ы", "и"), ("и", "і"), ("ї", "і"), ("йє", "е"), ("ьє", "е"), ("іє", "е"), ("є", "е")),
    *(("іе", "е"), ("ье", "е"), ("я", "а"), ("ьо", "о"), ("йо", "о"), ("ю", "у"), ("й", "і"), ("ь", ""), ("э", "е")),
    *(("уо", "о"), ("іо", "о"), ("ио", "о"), ("хо", "о")),
)
_BETWEEN = re.compile(r"[\s\-–'’ʼ]+")


def by_sound(texts: Sequence[str]) -> list[NameEntry]:
    """Forms that sound alike and are written in more than one way; `segments` are numbers of texts from 1.

    Each entry's name is the most frequent form: there is no Vietnamese one. Words that begin a sentence alone are
    left out, since Ukrainian capitalises them whatever they are.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts, 1):
        for written in _written(text):
            places[written].append(number)
    forms = (_forms(alike, places) for alike in _alike(places))
    return [_entry(bases_, places) for bases_ in forms if len(bases_) > 1]


def _alike(places: Mapping[str, Sequence[int]]) -> list[list[str]]:
    """Written forms in groups: two are in one where, with or without an ending, they sound alike."""
    group_of: dict[str, list[str]] = {}
    by_sound_: dict[str, list[str]] = {}
    for written in places:
        group = [written]
        for sound in {sound_of(base) for base in _bases(written)}:
            other = by_sound_.get(sound)
            if other is not None and other is not group:
                group = _joined(other, group, group_of, by_sound_)
            by_sound_[sound] = group
        for member in group:
            group_of[member] = group
    return list({id(group): group for group in group_of.values()}.values())


def _joined(
    one: list[str], other: list[str], group_of: dict[str, list[str]], by_sound_: dict[str, list[str]]
) -> list[str]:
    one += other
    for member in other:
        group_of[member] = one
    for sound, group in by_sound_.items():
        if group is other:
            by_sound_[sound] = one
    return one


def _forms(alike: Sequence[str], places: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
    """Written forms under the base that explains most places, then the next; as the ledger does it."""
    left = list(alike)
    forms: dict[str, list[str]] = {}
    while left:
        votes: Counter[str] = Counter()
        for written in left:
            for base in _bases(written):
                votes[base] += len(places[written])
        best = max(votes, key=lambda base: (votes[base], base in places, -len(base)))
        forms[best] = [written for written in left if best in _bases(written)]
        left = [written for written in left if best not in _bases(written)]
    return forms


def sound_of(form: str) -> str:
    """A form with all that transcriptions differ in taken out."""
    sound = _BETWEEN.sub("", as_cyrillic(form).lower())
    for written, same in _SAME_SOUND:
        sound = sound.replace(written, same)
    return re.sub(r"(.)\1+", r"\1", sound)


def _written(text: str) -> Iterable[str]:
    tokens = words(text)
    for start, end in capital_runs(tokens, text):
        opens = start == 0 or re.search(r"[.!?…:«“]\s*$", text[: tokens[start].start]) is not None
        if (opens and start == end) or end - start >= LONGEST:
            continue
        written = plain_apostrophes(text[tokens[start].start : tokens[end].end])
        if len(written) >= SHORTEST:
            yield written


@lru_cache(maxsize=50_000)
def _bases(written: str) -> tuple[str, ...]:
    """The form as it stands, and without each ending it may have; what is left has to be long enough to say much."""
    last = last_word(written)
    front = written[: len(written) - len(last)]
    return tuple(front + base.text for base in bases(last) if not base.ending or len(front + base.text) >= SHORTEST)


def _entry(forms: Mapping[str, Sequence[str]], places: Mapping[str, Sequence[int]]) -> NameEntry:
    made = [
        NameForm(
            base,
            {one: len(places[one]) for one in written},
            tuple(sorted({number for one in written for number in places[one]})),
        )
        for base, written in forms.items()
    ]
    made.sort(key=lambda form: (-form.count, tuple(form.segments)))
    return NameEntry(
        name=made[0].base,
        kind=NameKind.OTHER,
        forms=tuple(made),
        verdict="inconsistent",
        preferred=made[0].base,
        preferred_because=BECAUSE,
    )
