"""What a careful reviewer finds in two articles, and what must not be flagged, by the real command line."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# How a kind of fault in expected.tsv is called by the checks; kinds that later versions will find are left out.
CHECK_OF = {
    "name-inconsistent": {"name-inconsistent"},
    "syllable-inconsistent": {"syllable-inconsistent"},
    "onset-inconsistent": {"onset-inconsistent"},
    "name-russian-letter": {"russian-letter"},
    "whitespace": {"space-before-punctuation", "double-space"},
    "untranslated-segment": {"untranslated-segment"},
    "untranslated-words": {"untranslated-words"},
    "mixed-script": {"mixed-script"},
    "doubled-word": {"doubled-word"},
    "number": {"number"},
    "omission": {"omission"},
    "unbalanced-quotes": {"unbalanced-quotes"},
}
LATER = {"name-nonstandard", "term-inconsistent"}
FOLDERS = ("corpora/sample", "../shared/corpora/loc_binh")


def expected(folder, verdict):
    path = ROOT / folder / "expected.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["verdict"] == verdict and row["kind"] not in LATER]


@pytest.fixture(scope="module", params=FOLDERS)
def reviewed(request):
    folder = ROOT / request.param
    if not folder.is_dir():
        pytest.skip(f"{request.param} is not there")
    texts = (folder / "source.vi.txt", folder / "translation.uk.txt")
    done = subprocess.run(
        [sys.executable, "main.py", "check", *texts, "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    return request.param, json.loads(done.stdout)


def findings(said):
    for segment in said["segments"]:
        for finding in segment["findings"]:
            yield segment, finding


def is_reported(said, row):
    if row["kind"] == "site-chrome":
        lines = [form.rstrip("…") for form in row["forms"].split("|")]
        return all(any(found.startswith(line) for found in said["furniture"]) for line in lines)
    checks = CHECK_OF[row["kind"]]
    if row["kind"] in ("syllable-inconsistent", "onset-inconsistent"):
        level = row["kind"].split("-", 1)[0]
        sounds = {(sound["level"], sound["vietnamese"]) for sound in said["sounds"]}
        told = any(finding["check"] in checks for _, finding in findings(said))
        return told and (level, row["source"]) in sounds
    if row["kind"] == "name-inconsistent":
        verdicts = {entry["name"]: entry for entry in said["names"]}
        entry = verdicts[row["source"]]
        told = any(f["check"] in checks and row["source"] in f["message"] for _, f in findings(said))
        return told and entry["verdict"] == "inconsistent"
    return any(finding["check"] in checks and touches(segment, finding, row) for segment, finding in findings(said))


def touches(segment, finding, row):
    """Whether the finding is at the place the row names, or in its segment where it has no place."""
    forms = [form for form in row["forms"].split("|") if form]
    if not forms:
        return row["source"] in segment["source"] if row["source"] else True
    at = [(segment["target"].find(form), len(form)) for form in forms if form in segment["target"]]
    span = finding["target_span"]
    return bool(at) and (span is None or any(start < span[1] and span[0] < start + size for start, size in at))


def test_every_fault_is_reported(reviewed):
    folder, said = reviewed
    missed = [row for row in expected(folder, "must") if not is_reported(said, row)]
    assert missed == []


def test_nothing_is_flagged_that_must_not_be(reviewed):
    folder, said = reviewed
    flagged = []
    for row in expected(folder, "never"):
        checks = CHECK_OF.get(row["kind"], {row["kind"]})
        if row["kind"] == "name-inconsistent":
            names = set(row["source"].split("|"))
            if len(names) > 1:
                merged = [e for e in said["names"] if e["name"] in names and e["verdict"] == "inconsistent"]
            else:
                merged = [e for e in said["names"] if e["name"] in names and e["verdict"] != "consistent"]
            flagged += [(row, merged)] if merged else []
        elif row["kind"] == "quotes":
            flagged += [
                row for _, finding in findings(said) if "quote" in finding["check"] and touches(_, finding, row)
            ]
        else:
            flagged += [
                (row, finding)
                for segment, finding in findings(said)
                if finding["check"] in checks and touches(segment, finding, row)
            ]
    assert flagged == []


def test_every_segment_of_both_texts_is_somewhere(reviewed):
    _, said = reviewed
    assert all(segment["source"] or segment["target"] for segment in said["segments"])
    assert said["version"] == 1
    assert {"source", "target"} == set(said["unaligned"])
