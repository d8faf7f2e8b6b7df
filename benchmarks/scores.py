"""Scores held to published numbers, and timed: everything here comes out exactly or is told.

`python benchmarks/scores.py [FOLDER]`; FOLDER holds wmt23_en_uk, hter, mqm and esa and is else taken from ZVIRKA_DATA,
else ../shared/data beside the checkout. Exits with 1 where a number is another than the published one.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from app.formats import esa as esa_files
from app.formats import mqm as mqm_files
from app.model import Judged, RatedError
from app.scores import mqm, schemes
from app.scores.agreement import agreement
from app.scores.comparison import Test, comparing
from app.scores.reference import count, hter, lines

WMT23 = {  # corpus BLEU and chrF, sacreBLEU's defaults, as published
    "ONLINE-B": (39.789131, 61.745420),
    "ONLINE-W": (34.875516, 59.163640),
    "NLLB_Greedy": (24.522672, 50.763580),
}
TED = {"Facebook-AI": 1.0560, "Online-W": 1.1225, "eTranslation": 1.9688, "Nemo": 2.1408}
ESA_ROWS, ESA_KEPT, ESA_MEAN = 11_299, 8_839, 88.65
WANTED_SECONDS = 2.0  # 1,000 segments by chrF++ and BLEU
Line = tuple[str, float, float, float]  # what, the number, the published one, how far apart they may be


def main() -> int:
    folder = arguments().folder
    names = ("wmt23_en_uk", "hter", "mqm", "esa")
    missing = [str(folder / name) for name in names if not (folder / name).is_dir()]
    if missing:
        print(f"{', '.join(missing)}: not there; name the folder of the data or set ZVIRKA_DATA", file=sys.stderr)
        return 2
    wrong = 0
    print(f"{'number':52}{'here':>14}{'published':>14}")
    for measure in (wmt23, post_edits, ted, mqm2, esa):
        for what, here, published, apart in measure(folder):
            right = abs(here - published) <= apart
            wrong += not right
            print(f"{what:52}{here:14.6f}{published:14.6f}{'' if right else '  ANOTHER'}")
    speed(folder)
    compared(folder)
    raters(folder)
    return 1 if wrong else 0


def arguments() -> argparse.Namespace:
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser = argparse.ArgumentParser(description="Scores beside the published ones")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    return parser.parse_args()


def read(path: Path) -> list[str]:
    return lines(path.read_text(encoding="utf-8"))


def wmt23(folder: Path) -> Iterator[Line]:
    references = read(folder / "wmt23_en_uk" / "reference.uk")
    for system, published in WMT23.items():
        counts = count(read(folder / "wmt23_en_uk" / f"{system}.uk"), references, ("BLEU", "chrF"))
        for (metric, counted), value in zip(counts.items(), published, strict=True):
            yield f"WMT23 en-uk, {system}, {metric}", counted.score().value, value, 5e-7


def post_edits(folder: Path) -> Iterator[Line]:
    counts = count(read(folder / "hter" / "en_de.mt"), read(folder / "hter" / "en_de.pe"), ("TER",))["TER"]
    published = [float(line) for line in read(folder / "hter" / "en_de.hter")]
    ours = [min(one.value, 100) / 100 for one in counts.by_segment()]
    same = sum(abs(one - other) < 1e-6 for one, other in zip(ours, published, strict=True))
    yield "MLQE-PE, segments with the published HTER", same, 1000, 0
    mean, corpus = hter(counts)
    yield "MLQE-PE, HTER (mean of segments), per cent", mean.value * 100, 16.68, 0.005
    yield "MLQE-PE, TER (corpus)", corpus.value, 17.22, 0.005


def ted(folder: Path) -> Iterator[Line]:
    systems = schemes.by_system(mqm_files.read(folder / "mqm" / "mqm_ted_ende.tsv"))
    rows = (line.split() for line in read(folder / "mqm" / "mqm_ted_ende.avg_seg_scores.tsv")[1:] if line.strip())
    published = {(row[0], row[2]): -float(row[1]) for row in rows if row[1] != "None"}
    different = seen = 0
    for system, judged in systems.items():
        for (_, segment), value in schemes.by_segment(judged, schemes.google_sum).items():
            if (system, segment) in published:
                seen += 1
                different += abs(published[system, segment] - value) >= 1e-6
    yield "MQM of TED talks, segments compared", seen, 13 * 529, 0
    yield "MQM of TED talks, segments that differ", different, 0, 0
    for system, value in TED.items():
        yield f"MQM of TED talks, {system}", schemes.google(systems[system], samples=0).value, value, 5e-5


def mqm2(_folder: Path) -> Iterator[Line]:
    made = mqm.score([judged(400, minor=6, major=2, critical=1)])
    yield "MQM 2.0, 41 points in 400 words: points", made.points, 41, 0
    yield "MQM 2.0, … per word", made.per_word, 0.1025, 1e-12
    yield "MQM 2.0, … per 1,000 words", made.per_thousand, 102.5, 1e-9
    yield "MQM 2.0, … linear score", made.linear.value, 89.75, 1e-9
    for points, value in ((10, 90.0), (12, 88.0)):
        yield (
            f"MQM 2.0, calibrated, {points} points",
            mqm.score([judged(1000, minor=points)]).calibrated.value,
            value,
            1e-9,
        )


def judged(words: int, **counts: int) -> Judged:
    errors = tuple(RatedError("any", severity) for severity, times in counts.items() for _ in range(times))
    return Judged("s", "d", "1", "r", target="слово " * words, errors=errors)


def esa(folder: Path) -> Iterator[Line]:
    found = esa_files.read(folder / "esa" / "wmt24_wave3.csv")
    yield "ESA of WMT24, rows", len(found.judged) + sum(found.left_out.values()), ESA_ROWS, 0
    yield "ESA of WMT24, rows that count", len(found.judged), ESA_KEPT, 0
    yield "ESA of WMT24, mean", sum(one.esa or 0 for one in found.judged) / len(found.judged), ESA_MEAN, 0.005
    for severity, published in (("minor", 1639), ("major", 927), ("undecided", 3)):
        here = sum(error.severity == severity for one in found.judged for error in one.errors)
        yield f"ESA of WMT24, {severity} spans", here, published, 0


def speed(folder: Path) -> None:
    texts = [read(folder / "wmt23_en_uk" / name)[:1000] for name in ("ONLINE-B.uk", "reference.uk")]
    count(*(text[:10] for text in texts), ("chrF++", "BLEU"))  # what is loaded once
    before = time.process_time()
    for counted in count(*texts, ("chrF++", "BLEU")).values():
        counted.score()
    taken = time.process_time() - before
    told = "" if taken <= WANTED_SECONDS else "  SLOWER THAN WANTED"
    print(f"1,000 segments by chrF++ and BLEU: {taken:.2f} s of processor time (wanted: {WANTED_SECONDS:g}){told}")


def compared(folder: Path) -> None:
    """Three systems of WMT23, the first one the baseline; the numbers of sacreBLEU's own command are in the tests."""
    references = read(folder / "wmt23_en_uk" / "reference.uk")
    systems = {name: count(read(folder / "wmt23_en_uk" / f"{name}.uk"), references, ("chrF++",)) for name in WMT23}
    steps = comparing({name: counts["chrF++"] for name, counts in systems.items()}, Test.BOOTSTRAP)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            for one in end.value:
                print(f"{one.system}: {one.score}{'' if one.p is None else f', p = {one.p:.4f}'}")
            return


def raters(folder: Path) -> None:
    every = mqm_files.read(folder / "mqm" / "mqm_ted_ende.tsv")
    made = agreement(every, schemes.google_sum)
    alpha = "not defined" if made.alpha is None else f"{made.alpha:.3f}"
    print(f"Raters of the TED talks: {made.segments} segments with two or more; Krippendorff's alpha {alpha}")


if __name__ == "__main__":
    sys.exit(main())
