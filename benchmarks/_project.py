"""A project of any number of made-up segments, built once and kept."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from app.model import Document, Finding, Light, Message, Person, Risk, Segment, Severity, Span, State
from app.store import Derived, Place, Store
from benchmarks._made_up import segments

A_DOCUMENT = 10_000  # segments
PERSON = Person("benchmark")
STATES = (State.NEW,) * 6 + (State.EDITED, State.REVIEWED, State.REVIEWED, State.APPROVED)
LIGHTS = tuple(light for light in Light if light is not Light.UNCHECKED)
SETTINGS = {"prefer": "first"}


def build(place: Path | Place, count: int) -> None:
    """Every third segment with a finding, four in ten with a state of their own, all with a risk."""
    chance, started = random.Random(2), time.perf_counter()
    made = segments(count)
    with Store.create(place, SETTINGS) as store:
        for first in range(0, count, A_DOCUMENT):
            some = list(islice(made, A_DOCUMENT))
            document, ids = store.reserve(len(some))
            numbered = [
                replace(one, id=number, document=document, position=at, state=chance.choice(STATES))
                for at, (one, number) in enumerate(zip(some, ids, strict=True), 1)
            ]
            title = f"{first // A_DOCUMENT + 1}"
            store.add_document(PERSON, Document(document, title, "text"), numbered, derived=_said(numbered, chance))
            done = first + len(some)
            print(f"\r{done:,} segments, {time.perf_counter() - started:.0f} s", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _said(of: Sequence[Segment], chance: random.Random) -> Derived:
    findings = tuple(
        Finding("spacing", one, Message("Space before punctuation"), chance.choice([*Severity]), target_span=Span(0, 3))
        for one in of
        if chance.random() < 1 / 3
    )
    risks = {one.id: Risk(chance.randrange(101), chance.choice(LIGHTS)) for one in of}
    return Derived(frozenset(risks), findings, risks)
