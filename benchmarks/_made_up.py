"""Segments made up at any number: words of the lexicon beside their translations, names as a profile writes them.

The words come as often as words do (a tenth of them make up most of a text), and so do the names: a few stand in
every hundredth segment, most of them in a handful. Every twentieth place of a name is written in another way.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from functools import cache

from app import corpora
from app.model import NameKind, Segment
from app.names import transcription

WORDS = 45  # in a source, about
NAMES = (1, 1, 2, 3)  # in a segment
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Đoàn".split()
MIDDLE = "Văn Thị Hữu Đức Minh Ngọc Quang Thanh Xuân Hồng Thu Anh".split()
GIVEN = "An Bình Chi Dũng Giang Hà Hùng Hưng Khánh Lan Long Mai Nam Nga Phong Quân Sơn Tâm Thảo Tuấn Việt Yến".split()
HEAD = {NameKind.PERSON: ("ông", "пан"), NameKind.PLACE: ("xã", "комуна")}
OTHER = {"кх": "х", "нь": "н", "ья": "я", "иє": "є", "шон": "сон", "ч": "тр", "и": "і", "х": "кх"}


def segments(count: int, seed: int = 1) -> Iterator[Segment]:
    """So many segments; the same ones for the same seed."""
    chance = random.Random(seed)
    words, usual = _words()
    names, often = _names()
    for number in range(count):
        picked = chance.choices(words, cum_weights=usual, k=WORDS - 6)
        source = [vietnamese for vietnamese, _ in picked]
        target = [ukrainian for _, ukrainian in picked]
        for _ in range(chance.choice(NAMES)):
            kind, name, form, other = chance.choices(names, cum_weights=often)[0]
            at = chance.randrange(1, len(source))
            heads = HEAD[kind]
            source[at:at] = [heads[0], name]
            target[at:at] = [heads[1], other if chance.random() < 0.05 else form]
        yield Segment(_sentence(source), _sentence(target), position=number + 1)


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


@cache
def _words() -> tuple[list[tuple[str, str]], list[float]]:
    """Words with a translation, the commonest first, and how often they come, added up."""
    found = []
    for line in corpora.lexicon().read_text(encoding="utf-8").splitlines():
        source, rarity, stems = [*line.split("\t"), "", ""][:3]
        stem = next(iter(stems.split()), "")
        if source.replace(" ", "").isalpha() and len(stem) > 2:
            found.append((int(rarity), source, f"{stem}ння"))
    found.sort()
    return [(source, target) for _, source, target in found], _often(len(found))


@cache
def _names() -> tuple[list[tuple[NameKind, str, str, str]], list[float]]:
    """Names with their kind, their form and another one, and how often they come, added up."""
    profile = transcription.load("practical")
    lines = corpora.names("places.tsv").read_text(encoding="utf-8").splitlines()
    places = [(NameKind.PLACE, line.split("\t")[1]) for line in lines[1:] if line.count("\t") == 1]
    people = [(NameKind.PERSON, " ".join(parts)) for parts in itertools.product(FAMILY, MIDDLE, GIVEN)]
    both = [*places, *people]
    random.Random(0).shuffle(both)
    found = []
    for kind, name in both:
        written = profile.transcribe(name, kind)
        if written is not None and written.form:
            found.append((kind, name, written.form, _otherwise(written.form)))
    return found, _often(len(found))


def _otherwise(form: str) -> str:
    for letters, others in OTHER.items():
        if letters in form:
            return form.replace(letters, others, 1)
    return form


def _often(count: int) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 20) for rank in range(count)))
