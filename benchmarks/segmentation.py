"""Sentence ends of Vietnamese and Ukrainian, ours beside those of other splitters.

`PYTHONPATH=. python benchmarks/segmentation.py [FOLDER]`, with the project's interpreter or with one that has the other
splitters; those that are not installed are named and left out. Two measurements:

- the tables of tricky cases in tests/unit/text/data: the share of rows that are cut exactly as marked. Our rules were
  made with the first table in view, the others' were not: it shows which cases are open, not who is better;
- paragraphs of four sentences, made of lines that follow each other in SIB-200 and NTREX-128 (CC BY-SA 4.0): F1 of the
  ends inside a paragraph. FOLDER holds them, and is else taken from ZVIRKA_DATA, else ../shared/data beside the
  checkout. Left out are lines without a final mark and the lines that hold several sentences, by number from 1 in
  benchmarks/segmentation.tsv; these were judged by eye, among all lines with a mark, a space and a capital inside.

A splitter without rules for a language runs with those it has for the nearest, as its name says.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from app.text import sentences

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("sentences.tsv", "sentences_aside.tsv")
SETS = {"sib200": "sib200/sentences.tsv", "ntrex_dev": "ntrex_dev/news.tsv"}
LANGUAGES = {"vi": "vietnamese", "uk": "ukrainian"}
_DECORATION = re.compile(r"(?:\x1b\[\d+m|[*\s])+")  # of NLTK's messages
TOGETHER = 4  # sentences in a paragraph
RUNS = 3  # the fastest counts
_ENDED = re.compile(r"[.!?…][\"”»’')\]]*$")
Splitter = Callable[[str], list[str]]
Paragraphs = list[list[str]]


def ours(lang: str) -> Splitter:
    return lambda text: sentences.split(text, lang)


def pysbd(lang: str) -> Splitter:
    segmenter = importlib.import_module("pysbd").Segmenter(language={"vi": "en", "uk": "ru"}[lang], clean=False)
    return lambda text: list(segmenter.segment(text))


def punkt(lang: str) -> Splitter:
    name = {"vi": "english", "uk": "russian"}[lang]
    tokenizer = importlib.import_module("nltk.tokenize").PunktTokenizer(name)
    return lambda text: list(tokenizer.tokenize(text))


def moses(lang: str) -> Splitter:
    module = importlib.import_module("sentence_splitter")
    splitter = module.SentenceSplitter(language={"vi": "en", "uk": "ru"}[lang])
    return lambda text: list(splitter.split(text))


def blingfire(lang: str) -> Splitter:
    del lang
    module = importlib.import_module("blingfire")
    return lambda text: module.text_to_sentences(text).split("\n")


def tokenize_uk(lang: str) -> Splitter:
    if lang != "uk":
        raise LookupError("for Ukrainian only")
    return importlib.import_module("tokenize_uk").tokenize_sents


def languagetool(lang: str) -> Splitter:
    module = importlib.import_module("choppa")
    rules = module.SrxDocument(ruleset=Path(module.__file__).parent / "data" / "srx" / "languagetool_segment.srx")
    return lambda text: list(module.SrxTextIterator(rules, f"{'en' if lang == 'vi' else lang}_two", text))


SPLITTERS: dict[str, Callable[[str], Splitter]] = {
    "this project": ours,
    "pysbd (en, ru)": pysbd,
    "NLTK Punkt (en, ru)": punkt,
    "sentence-splitter (en, ru)": moses,
    "blingfire": blingfire,
    "tokenize-uk": tokenize_uk,
    "LanguageTool SRX (en, uk)": languagetool,
}


def main() -> int:
    folder = arguments().folder
    there = all((folder / path).is_file() for path in SETS.values())
    if not there:
        print(f"{folder}: the sets are not there; name their folder or set ZVIRKA_DATA. Tables only.", file=sys.stderr)
    for lang in LANGUAGES:
        tables = [table(name, lang) for name in TABLES]
        texts = [group for path in SETS for group in paragraphs(folder, path, lang)] if there else []
        print(f"\n{lang}: {len(tables[0])} tricky cases, {len(tables[1])} kept aside, {len(texts)} paragraphs")
        print(f"{'':28}{'cases':>8}{'aside':>8}{'precision':>11}{'recall':>8}{'F1':>8}{'sentences/s':>13}")
        for name, load in SPLITTERS.items():
            try:
                report(name, load(lang), tables, texts)
            except (ImportError, LookupError) as error:
                print(f"{name:28}  left out: {_DECORATION.sub(' ', str(error)).strip()[:70]}")
    return 0


def arguments() -> argparse.Namespace:
    beside = ROOT.parent / "shared" / "data"
    parser = argparse.ArgumentParser(description="Sentence ends, ours beside those of other splitters")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ZVIRKA_DATA", beside)))
    return parser.parse_args()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def table(name: str, lang: str) -> list[Paragraphs]:
    """The rows of one language: lines, each a list of the sentences wanted."""
    return [
        [[part.strip() for part in line.split("|")] for line in row["text"].split("¶")]
        for row in rows(ROOT / "tests" / "unit" / "text" / "data" / name)
        if row["language"] == lang
    ]


def paragraphs(folder: Path, name: str, lang: str) -> Iterator[list[str]]:
    """Lines of one sentence that follow each other, in groups."""
    several = next(
        {int(number) for number in row["lines"].split()}
        for row in rows(ROOT / "benchmarks" / "segmentation.tsv")
        if (row["set"], row["language"]) == (name, lang)
    )
    group: list[str] = []
    for number, row in enumerate(rows(folder / SETS[name]), 1):
        text = unquoted(row[LANGUAGES[lang]]).strip()
        if number not in several and _ENDED.search(text):
            group.append(text)
        if len(group) == TOGETHER:
            yield group
            group = []


def unquoted(text: str) -> str:
    """Some lines of SIB-200 are still quoted as in a table."""
    return text[1:-1].replace('""', '"') if len(text) > 1 and text[0] == text[-1] == '"' and '""' in text else text


def report(name: str, split: Splitter, tables: Sequence[list[Paragraphs]], texts: Sequence[list[str]]) -> None:
    split("Một. Hai.")  # what is loaded at the first call is not timed
    shares = [sum(is_right(split, row) for row in one) / len(one) for one in tables]
    print(f"{name:28}" + "".join(f"{share:8.1%}" for share in shares), end="")
    if texts:
        joined = [" ".join(group) for group in texts]
        found, seconds = timed(split, joined)
        wanted, got = ([ends(parts) for parts in side] for side in (texts, found))
        right = sum(len(one & other) for one, other in zip(wanted, got, strict=True))
        precision, recall = right / max(1, sum(map(len, got))), right / sum(map(len, wanted))
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{precision:11.4f}{recall:8.4f}{both:8.4f}{sum(map(len, texts)) / seconds:13,.0f}", end="")
    print(flush=True)


def is_right(split: Splitter, row: Paragraphs) -> bool:
    return all([part.strip() for part in split(" ".join(line)) if part.strip()] == line for line in row)


def timed(split: Splitter, texts: Sequence[str]) -> tuple[list[list[str]], float]:
    best = float("inf")
    found: list[list[str]] = []
    for _ in range(RUNS):
        start = time.perf_counter()
        found = [split(text) for text in texts]
        best = min(best, time.perf_counter() - start)
    return found, best


def ends(parts: Sequence[str]) -> set[int]:
    """The ends inside a paragraph, counted in characters without white space, which some splitters change."""
    return set(accumulate(len("".join(part.split())) for part in parts[:-1])) - {0}


if __name__ == "__main__":
    sys.exit(main())
