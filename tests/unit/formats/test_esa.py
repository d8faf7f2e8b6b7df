"""ESA as Appraise exports it: which rows count, read and written, and what is wrong told with its line."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.formats import esa
from app.model import Judged, RatedError, Side, Span


def row(kind="TGT", system="GPT-4", score="80", document="news.1", spans="[]"):
    quoted = '"' + spans.replace('"', '""') + '"'
    return f"r1,{system},39,{kind},vie,ukr,{score},{document},False,{quoted},100.5,110\n"


SPANS = (
    '[{"start_i":2,"end_i":4,"severity":"minor","error_type":null},'
    '{"start_i":"missing","end_i":"missing","severity":"major"}]'
)


def test_a_judgement_is_read_with_its_spans_and_its_time():
    (judged,) = esa.parse(row(spans=SPANS), "a.csv").judged
    assert judged == Judged(
        "GPT-4",
        "news.1",
        "39",
        "r1",
        errors=(RatedError("", "minor", Side.TARGET, Span(2, 5)), RatedError("missing", "major")),
        esa=80.0,
        begun=100.5,
        seconds=9.5,
    )


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"kind": "BAD", "document": "news.1#bad"}, "attention check"),
        ({"system": "ende-tutorial1", "document": "ende-tutorial1"}, "tutorial"),
        ({"document": "news.1#incomplete"}, "incomplete"),
        ({"document": "news.1#dup"}, "duplicate"),
        ({"document": "news.1#dup#dup"}, "duplicate"),
    ],
)
def test_what_does_not_count_is_left_out_and_said(given, reason):
    assert esa.parse(row() + row(**given), "a.csv") == esa.EsaFile(esa.parse(row(), "a.csv").judged, {reason: 1})


def test_what_is_written_is_read_again(shared):
    read = esa.read(shared / "data" / "esa" / "wmt24_wave3.csv").judged
    assert esa.parse(esa.written(read), "a.csv").judged == read


def test_a_judgement_without_a_score_is_left_out_in_writing():
    assert esa.written([Judged("A", "d", "1", "r")]) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n", "a.csv:1: has 2 columns where ESA files have 12"),
        (row() + row(score="101"), "a.csv:2: the score 101 is not between 0 and 100"),
        (row(score="nan"), "a.csv:1: the score nan"),
        (row(score="x"), "a.csv:1: could not convert"),
        (row(spans="{"), "a.csv:1: "),
        (row(spans='[{"start_i":5,"end_i":2,"severity":"minor"}]'), "a.csv:1: a span runs forward"),
        (row(spans='[{"end_i":2,"severity":"minor"}]'), "a.csv:1: 'start_i'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, said):
    with pytest.raises(InputError, match=said):
        esa.parse(text, "a.csv")


@pytest.mark.parametrize(("text", "expected"), [(row(), True), ("source,target\n", False), ("", False)])
def test_a_file_is_known_by_its_beginning(text, expected):
    assert esa.is_esa(text) is expected
