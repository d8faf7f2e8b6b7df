"""Names: what is found, followed and judged, measured on labelled data beside what else there is.

Run by `main.py benchmark names`. The reference tables are read from the folder in ZVIRKA_SHARED, or from `shared`
beside the checkout; without them only the parts on the project's own data are run.
"""

from __future__ import annotations

import csv
import importlib
import os
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app import corpora  # noqa: E402  # the checkout is on the path only from here on
from app.model import NameKind, Segment  # noqa: E402
from app.names import transcription  # noqa: E402
from app.names.find import find, find_all  # noqa: E402
from app.names.follow import follow, read  # noqa: E402
from app.names.found import analysed  # noqa: E402
from app.names.gather import gather  # noqa: E402
from app.names.ledger import NameLedger  # noqa: E402
from app.settings import Settings  # noqa: E402
from app.text.words import syllables  # noqa: E402
from app.workspace.analysis import Analysis  # noqa: E402

SHARED = Path(os.environ.get("ZVIRKA_SHARED", ROOT.parent / "shared"))
LABELLED = ROOT / "tests" / "unit" / "names" / "data"
SOURCE = "Theo thông tin mới nhất, {name} được nhắc đến nhiều lần trong bài báo hôm nay."
TARGET = "За останніми даними, про {form} кілька разів ідеться в сьогоднішній статті."
PLACES_OF_SYNTHETIC = {"xã": "комуні", "ông": "пана"}


def main() -> None:
    for part in (variants, attested, finding, speed):
        print(f"\n== {part.__doc__}")
        part()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def placed(pairs: Iterable[tuple[str, str]]) -> NameLedger:
    """Each (name, form) in a segment of its own, in one document."""
    segments = [
        Segment(SOURCE.format(name=name), TARGET.format(form=form), id=number)
        for number, (name, form) in enumerate(pairs, 1)
    ]
    ledger = NameLedger(transcription.load("practical"))
    for number, mentions in gather(segments):
        ledger.put(number, mentions)
    return ledger


def variants() -> None:
    """Forms seen together on real pages: inconsistent names, and different names kept apart."""
    path = SHARED / "reference" / "name_variants.tsv"
    if not path.exists():
        print(f"{path.name} is not there")
        return
    counts: Counter[str] = Counter()
    merged = []
    sounds: Counter[str] = Counter()
    for row in rows(path):
        forms = row["forms"].split("|")
        if row["kind"] == "name":
            name = re.sub(r"\s*\(.*\)", "", row["vietnamese"])
            said = is_inconsistent(placed((name, form) for form in forms), name)
            outcome = {(True, True): "tp", (True, False): "fp", (False, True): "fn", (False, False): "tn"}
            result = outcome[said, row["inconsistent"] == "yes"]
            counts[result] += 1
            if result in ("fp", "fn"):
                print(f"  {'false alarm' if result == 'fp' else 'missed'}: {name}: {row['forms']} ({row['note']})")
        elif row["kind"] == "different-names":
            names = [name.strip() for name in row["vietnamese"].split("≠")]
            if len(names) == len(forms) and any_merged(names, forms):
                merged.append(row["vietnamese"])
        else:
            said = judge_sound(row, forms)
            sounds[said] += 1
            if said == "wrong":
                print(f"  sound judged wrongly: {row['vietnamese']}: {row['forms']} ({row['note']})")
    print(
        f"  precision {share(counts['tp'], counts['fp'])}, recall {share(counts['tp'], counts['fn'])}  {dict(counts)}"
    )
    print(f"  different names merged: {merged or 'none'}")
    print(f"  sounds across names: {dict(sounds)}")


def is_inconsistent(ledger: NameLedger, name: str) -> bool:
    return any(
        ledger.judge(one).entry.verdict == "inconsistent" for one in ledger.names() if name in one or one in name
    )


def any_merged(names: list[str], forms: list[str]) -> bool:
    ledger = placed(zip(names, forms, strict=True))
    entries = [ledger.judge(name).entry for name in ledger.names()]
    return any(entry.verdict == "inconsistent" or len(entry.forms) > 1 for entry in entries)


def judge_sound(row: dict[str, str], forms: list[str]) -> str:
    """Names of a syllable row stand in brackets, one for each form; a row that gives none cannot be placed."""
    match = re.search(r"\((.*)\)", row["vietnamese"])
    names = [name.strip() for name in (match.group(1) if match else row["vietnamese"]).split("/")]
    if len(names) != len(forms):
        return "not placed"
    ledger = placed((name, form) for name, form in zip(names, forms, strict=True))
    said = any(sound.level in ("syllable", "onset") for sound in ledger.sounds())
    return "right" if said == (row["inconsistent"] == "yes") else "wrong"


def attested() -> None:
    """Attested Ukrainian forms: the practical profile exactly, up to spacing, and the renderings that are followed."""
    path = SHARED / "reference" / "name_pairs.tsv"
    if not path.exists():
        print(f"{path.name} is not there")
        return
    table = [row for row in rows(path) if row["flag"] != "typo-in-source"]
    by_name: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table:
        by_name[row["vietnamese"], row["kind"]].add(row["ukrainian"])
    profile = transcription.load("practical")
    given = {key: profile.transcribe(key[0], NameKind(key[1])) for key in by_name}
    exact = sum(one is not None and one.form in by_name[key] for key, one in given.items())
    near = sum(one is not None and bare(one.form) in set(map(bare, by_name[key])) for key, one in given.items())
    known = [row for row in table if is_read(row["vietnamese"], row["ukrainian"])]
    print(f"  exactly {share(exact, len(by_name) - exact)}")
    print(f"  up to spacing, hyphen and apostrophe {share(near, len(by_name) - near)}")
    print(f"  recognised {share(len(known), len(table) - len(known))} of {len(table)} forms")
    for row in table:
        if row not in known:
            print(f"  not recognised: {row['vietnamese']}: {row['ukrainian']}")


def is_read(name: str, form: str) -> bool:
    if read(analysed(name), form):
        return True
    return any(one.target_span is not None and one.written == form for one in follow(find(f"tại {name}"), form))


def bare(form: str) -> str:
    return re.sub(r"[\s\-'’ʼ]", "", form).casefold()


def finding() -> None:
    """Names in labelled Vietnamese sentences, beside underthesea's tags and the bare rule of capitals."""
    for file in sorted(LABELLED.glob("found_*.tsv")):
        documents: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows(file):
            documents[row["document"]].append(row)
        print(f"  {file.stem}: {sum(map(len, documents.values()))} sentences")
        for label, finder in finders().items():
            score(label, documents, finder)


def finders() -> dict[str, Callable[[list[str]], list[list[str]]]]:
    found: dict[str, Callable[[list[str]], list[list[str]]]] = {"Zvirka": by_zvirka, "capitals": by_capitals}
    try:
        tagger = importlib.import_module("underthesea").pos_tag
    except ImportError:
        print("  underthesea is not installed, so it is left out")
        return found
    return {**found, "underthesea": lambda texts: [by_tags(tagger(text)) for text in texts]}


def by_zvirka(texts: list[str]) -> list[list[str]]:
    return [[one.span.of(text) for one in names] for text, names in zip(texts, find_all(texts), strict=True)]


def by_capitals(texts: list[str]) -> list[list[str]]:
    """Capitalised words in a row, without a lone one that begins a sentence and without acronyms."""
    found = []
    for text in texts:
        tokens = [word for word in syllables(text) if word.capital and not (word.text.isupper() and len(word.text) > 1)]
        names: list[tuple[int, int]] = []
        for word in tokens:
            if names and text[names[-1][1] : word.start] == " ":
                names[-1] = (names[-1][0], word.end)
            elif word.start or any(other.start == word.end + 1 for other in tokens):
                names.append((word.start, word.end))
        found.append([text[start:end] for start, end in names])
    return found


def by_tags(tagged: list[tuple[str, str]]) -> list[str]:
    return [word for word, tag in tagged if tag == "Np"]


def score(
    label: str, documents: dict[str, list[dict[str, str]]], finder: Callable[[list[str]], list[list[str]]]
) -> None:
    hits = false = missed = 0
    for document in documents.values():
        texts = [row["sentence"] for row in document]
        for row, found in zip(document, finder(texts), strict=True):
            wanted = Counter(re.split(r"[=>]", name)[1].strip() for name in filter(None, row["names"].split(" | ")))
            got = Counter(" ".join(name.split()) for name in found)
            hits += (wanted & got).total()
            false += (got - wanted).total()
            missed += (wanted - got).total()
    print(f"    {label:12} precision {share(hits, false)}, recall {share(hits, missed)}")


def speed() -> None:
    """Find, follow and ledgers (of names, terms and repetitions) on 100,000 made-up segments, one core; then edits."""
    size = int(os.environ.get("ZVIRKA_SEGMENTS", "100000"))
    segments = {segment.id: segment for segment in synthetic(size)}
    before = peak_megabytes()
    analysis = Analysis(Settings(), {}, lambda numbers: [segments[number] for number in sorted(numbers)])
    start = time.process_time()
    analysis.begin()
    walked(analysis.add(list(segments.values())))
    names = len(analysis.ledger().names)
    seconds = time.process_time() - start
    print(f"  {size:,} segments, {names:,} names: {size / seconds:,.0f} segments a second")
    analysis.commit("")
    walked(analysis.check(segments))
    print(f"  peak memory {peak_megabytes():,.0f} MB with all checks, of it {before:,.0f} MB before")
    edits = sorted(edit_times(analysis, segments))
    middle, high = edits[len(edits) // 2] * 1000, edits[int(len(edits) * 0.95)] * 1000
    print(f"  an edit, its names, findings and ledger: median {middle:.1f} ms, 95 % under {high:.1f} ms ({len(edits)})")


def walked(steps: Iterable[object]) -> None:
    for _ in steps:
        pass


def edit_times(analysis: Analysis, segments: dict[int, Segment]) -> list[float]:
    times = []
    for number in random.Random(2).sample(list(segments), min(200, len(segments))):
        segments[number] = replace(segments[number], target=segments[number].target + " Додано.")
        start = time.perf_counter()
        analysis.begin()
        walked(analysis.changed([segments[number]], {}))
        analysis.commit("")
        analysis.ledger()
        times.append(time.perf_counter() - start)
    return times


def synthetic(size: int) -> list[Segment]:
    draw = random.Random(1)
    profile = transcription.load("practical")
    places = [row["vietnamese"] for row in rows(corpora.names("places.tsv")) if row["kind"] == "commune"]
    people = [
        f"{a} {b} {c}" for a in ("Nguyễn", "Trần", "Lê", "Nông") for b in ("Văn", "Thị") for c in ("Hưng", "Sơn", "Mai")
    ]
    forms = [
        (head, name, form.form)
        for head, kind, names in (("xã", NameKind.PLACE, places), ("ông", NameKind.PERSON, people * 20))
        for name in names
        if (form := profile.transcribe(name, kind)) is not None
    ]
    return [one_segment(number, draw.choice(forms), draw.choice(forms)) for number in range(1, size + 1)]


def one_segment(number: int, one: tuple[str, str, str], other: tuple[str, str, str]) -> Segment:
    source = (
        f"Sáng nay, {one[0]} {one[1]} và {other[0]} {other[1]} đã trao đổi về tình hình sản xuất, đời sống nhân dân."
    )
    target = (
        f"Сьогодні вранці в {PLACES_OF_SYNTHETIC[one[0]]} {one[2]} і {PLACES_OF_SYNTHETIC[other[0]]} {other[2]} "
        "обговорили стан виробництва та життя місцевого населення."
    )
    return Segment(source, target, id=number, document=1, position=number)


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def share(good: int, bad: int) -> str:
    return f"{good / (good + bad):.4f} ({good}/{good + bad})" if good + bad else "–"


if __name__ == "__main__":
    main()
