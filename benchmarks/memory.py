"""How fast and how surely a translation memory answers, beside rapidfuzz over all its units.

`main.py benchmark memory [FOLDER] [--units N] [--questions N] [--file FILE]`; FOLDER holds ntrex_dev/news.tsv and
sib200/sentences.tsv and is else taken from ZVIRKA_DATA, else ../shared/data beside the checkout.

The units are made from published Vietnamese prose: the beginning of one sentence, the end of another, a tenth of the
words exchanged and other numbers, so that every unit is another and words are as frequent as they are in news. Half of
the questions are units with 5 to 35 per cent of the words changed, left out or put in; the other half are new
sentences made the same way, for which there is nothing good to find. The peer is rapidfuzz.process.extract with the
same ratio over all folded sources, its folding not counted. Recall is of the peer's first three answers, those from 60
per cent on and from 75 on; equal scores stand for one another. Times are of the clock and of the processor; on a busy
machine the second is the one to compare.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rapidfuzz import fuzz, process

from app.memory import Memory, Wanted  # the checkout is on the path only from here on
from app.memory.folding import folded
from app.model import Unit

SETS = (Path("ntrex_dev", "news.tsv"), Path("sib200", "sentences.tsv"))
STEP = 20_000  # units taken in at once
LEAST = 60
SEED = 20260


@dataclass(frozen=True, slots=True)
class Timed:
    """What came out, and the seconds it took by the clock and of the processor."""

    value: Any
    clock: float
    processor: float


def main() -> int:
    words = arguments()
    missing = [str(words.folder / path) for path in SETS if not (words.folder / path).is_file()]
    if missing:
        print(f"{', '.join(missing)}: not there; name the folder of the data or set ZVIRKA_DATA", file=sys.stderr)
        return 2
    maker = Maker(sentences(words.folder))
    with TemporaryDirectory() as folder:
        memory, sources = filled(words.file or Path(folder) / "made.zvmemory", maker, words.units)
        with memory:
            compare(memory, sources, maker, words.questions)
            words_looked_for(memory, sources, words.questions)
    return 0


def arguments() -> argparse.Namespace:
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser = argparse.ArgumentParser(prog="main.py benchmark memory", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    parser.add_argument("--units", type=int, default=500_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--file", type=Path, help="where the memory is kept for another run")
    return parser.parse_args()


def sentences(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in SETS:
        with (folder / path).open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [(row["vietnamese"], row["ukrainian"]) for row in rows]
    return found


class Maker:
    """Makes sentences out of sentences, the same ones every time."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = [(source.split(), target) for source, target in pairs if len(source.split()) > 5]
        self._words = [word for source, _ in self._pairs for word in source]
        self._chance = random.Random(SEED)

    def unit(self) -> Unit:
        chance = self._chance
        (one, target), (other, _) = chance.choice(self._pairs), chance.choice(self._pairs)
        begun, ended = one[: chance.randint(2, len(one))], other[chance.randint(2, len(other)) :]
        text = " ".join(chance.choice(self._words) if chance.random() < 0.1 else word for word in begun + ended)
        return Unit(re.sub(r"\d+", lambda _: str(chance.randint(1, 3000)), text), target, "benchmark")

    def like(self, source: str) -> str:
        """The sentence with 5 to 35 per cent of its words changed, left out or put in."""
        chance = self._chance
        share = chance.uniform(0.05, 0.35)
        made: list[str] = []
        for word in source.split():
            way = chance.choice("cdi") if chance.random() < share else ""
            other = chance.choice(self._words)
            made += {"": [word], "c": [other], "d": [], "i": [word, other]}[way]
        return " ".join(made) or source

    def questions(self, sources: list[str], count: int) -> list[str]:
        made = [self.like(self._chance.choice(sources)) for _ in range(count // 2)]
        made += [self.unit().source for _ in range(count - len(made))]
        self._chance.shuffle(made)
        return made


def filled(path: Path, maker: Maker, count: int) -> tuple[Memory, list[str]]:
    """A memory of so many units, and their sources."""
    there = path.exists()
    memory, units = Memory(path), [maker.unit() for _ in range(count)]
    if not there:
        begun = timed(lambda: [memory.add(units[at : at + STEP]) for at in range(0, count, STEP)])
        rate = len(memory) / begun.processor
        print(f"taken in: {len(memory):,} units, {begun.clock:.0f} s, {rate:,.0f} units a second of the processor")
        memory.close()  # folds the journal into the file
        memory = Memory(path)
    print(f"file: {path.stat().st_size / 1e6:,.0f} MB for {len(memory):,} units")
    return memory, [unit.source for unit in memory.units()]


def compare(memory: Memory, sources: list[str], maker: Maker, count: int) -> None:
    asked = maker.questions(sources, count)
    plain = [folded(source) for source in sources]
    memory.matches(asked[0])
    mine, theirs = [], []
    for text in asked:
        mine.append(timed(partial(memory.matches, text, LEAST, 3)))
        every = partial(process.extract, folded(text), plain, scorer=fuzz.ratio, processor=None, limit=3)
        theirs.append(timed(every))
    print(f"\n{count:,} questions in turn to {len(plain):,} units; ms by the clock (of the processor)")
    for name, times in (("zvirka", mine), ("rapidfuzz over all", theirs)):
        print(f"  {name:20} median {told(times, 0.5)}   p95 {told(times, 0.95)}")
    ratio = statistics.median(b.processor / a.processor for a, b in zip(mine, theirs, strict=True))
    print(f"  theirs by ours: {ratio:.0f} (median of the ratios of processor time)")
    for least in (LEAST, 75):
        there = [recalled(a.value, b.value, least) for a, b in zip(mine, theirs, strict=True)]
        found, true = sum(one for one, _ in there), sum(one for _, one in there)
        share = 100 * found / max(true, 1)
        print(f"  of the true first three from {least} % on: {found:,} of {true:,} found ({share:.1f} %)")


def recalled(mine: list[Any], theirs: list[Any], least: int) -> tuple[int, int]:
    """How many of the true answers from `least` on were found, and how many there are."""
    true = [score for _, score, _ in theirs if score >= least]
    got = sorted((one.score for one in mine), reverse=True)
    return sum(at < len(got) and got[at] >= int(score) - (score == 100) for at, score in enumerate(true)), len(true)


def words_looked_for(memory: Memory, sources: list[str], count: int) -> None:
    """Times of the concordance: two words side by side, and one word, with and without tones."""
    chance = random.Random(SEED)
    print("\nconcordance, the first 200 hits; ms by the clock (of the processor)")
    kinds = (("a phrase of two words", 2, False), ("one word", 1, False), ("… without tones", 1, True))
    for name, length, toneless in kinds:
        asked = [" ".join(words[at : at + length]) for words, at in picked(sources, count, length, chance)]
        wanted = [Wanted(text, None, phrase=True, toneless=toneless) for text in asked]
        times = [timed(partial(memory.concordance, one)) for one in wanted]
        print(f"  {name:22} median {told(times, 0.5)}   p95 {told(times, 0.95)}")


def picked(sources: list[str], count: int, length: int, chance: random.Random) -> Iterator[tuple[list[str], int]]:
    for _ in range(count):
        words = chance.choice(sources).split()
        yield words, chance.randrange(max(1, len(words) - length))


def timed(call: Callable[[], Any]) -> Timed:
    clock, processor = time.perf_counter(), time.process_time()
    value = call()
    return Timed(value, time.perf_counter() - clock, time.process_time() - processor)


def told(times: list[Timed], share: float) -> str:
    clock, processor = (quantile(each, share) for each in zip(*((t.clock, t.processor) for t in times), strict=True))
    return f"{1e3 * clock:7.1f} ({1e3 * processor:.1f})"


def quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


if __name__ == "__main__":
    sys.exit(main())
