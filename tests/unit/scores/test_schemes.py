"""Google's MQM points and ESA: weights, averages over raters, and the published numbers to the digits given."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.formats import esa as esa_files
from app.formats import mqm as mqm_files
from app.model import Judged, RatedError
from app.scores.schemes import by_segment, by_system, esa, google, google_points, google_sum


@pytest.mark.parametrize(
    ("category", "severity", "expected"),
    [
        ("No-error", "no-error", 0.0),
        ("Style/Awkward", "neutral", 0.0),
        ("Source error", "major", 0.0),
        ("Fluency/Punctuation", "minor", 0.1),
        ("Fluency/Punctuation", "major", 5.0),
        ("Fluency/Spelling", "minor", 1.0),
        ("Accuracy/Omission", "major", 5.0),
        ("Accuracy/Omission", "critical", 5.0),
        ("Non-translation!", "major", 25.0),
        ("Non-translation", "neutral", 25.0),
    ],
)
def test_what_an_error_costs(category, severity, expected):
    assert google_points(RatedError(category, severity)) == expected


def judged(segment="1", rater="r", system="s", esa=None, majors=0):
    return Judged(system, "d", segment, rater, errors=(RatedError("Style/Awkward", "major"),) * majors, esa=esa)


def test_a_segment_counts_once_however_many_looked_at_it():
    every = [judged(majors=2), judged(rater="q"), judged("2"), judged("3", majors=1)]
    assert google(every).value == pytest.approx((5 + 0 + 5) / 3)
    assert google(every).segments == 3


def test_esa_is_never_made_of_the_errors():
    assert esa([judged(esa=70.0, majors=3), judged(rater="q", esa=90.0), judged("2", esa=100.0)]).value == 90.0
    with pytest.raises(InputError, match="no segment was judged"):
        esa([judged(majors=3)])


# ---- published files


@pytest.fixture(scope="module")
def ted(shared):
    return by_system(mqm_files.read(shared / "data" / "mqm" / "mqm_ted_ende.tsv"))


def published(shared):
    lines = (shared / "data" / "mqm" / "mqm_ted_ende.avg_seg_scores.tsv").read_text(encoding="utf-8").split("\n")[1:]
    rows = [line.split() for line in lines if line.strip()]
    return {(system, segment): -float(value) for system, value, segment in rows if value != "None"}


def test_no_segment_differs_from_the_published_scores(ted, shared):
    known = published(shared)
    compared, different = 0, []
    for system, every in ted.items():
        for (_, segment), value in by_segment(every, google_sum).items():
            if (system, segment) in known:
                compared += 1
                if abs(known[system, segment] - value) >= 1e-6:
                    different.append((system, segment))
    assert (compared, different) == (13 * 529, [])


@pytest.mark.parametrize(
    ("system", "expected"), [("Facebook-AI", 1.0560), ("Online-W", 1.1225), ("eTranslation", 1.9688), ("Nemo", 2.1408)]
)
def test_the_means_of_systems_are_those_known(ted, system, expected):
    assert google(ted[system], samples=0).value == pytest.approx(expected, abs=5e-5)


def test_esa_of_wmt24_is_read_and_averaged_as_known(shared):
    read = esa_files.read(shared / "data" / "esa" / "wmt24_wave3.csv")
    severities = [error.severity for one in read.judged for error in one.errors]
    assert len(read.judged) + sum(read.left_out.values()) == 11_299
    assert len(read.judged) == 8_839
    counts = {severity: severities.count(severity) for severity in set(severities)}
    assert counts == {"minor": 1_639, "major": 927, "undecided": 3}
    mean = sum(one.esa for one in read.judged) / len(read.judged)
    assert mean == pytest.approx(88.65, abs=0.005)
