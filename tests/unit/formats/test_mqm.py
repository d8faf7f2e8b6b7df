"""MQM files as Google publishes them: read, written, and what is wrong told with its line."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.formats import mqm
from app.model import Judged, RatedError, Side, Span

HEAD = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\tcomment\n"


def one_line(source="Xã Khuất Xá", target="Комуна", category="Style/Awkward", severity="Minor", comment=""):
    return f"{HEAD}A\td.1\t1\t7\trater1\t{source}\t{target}\t{category}\t{severity}\t{comment}\n"


@pytest.mark.parametrize(
    ("target", "text", "span"),
    [
        ("Комуна <v>Хуат Са</v> тут", "Комуна Хуат Са тут", Span(7, 14)),
        ("<v></v>Комуна", "Комуна", Span(0, 0)),
        ("Комуна <v>Хуат", "Комуна Хуат", Span(7, 11)),
        ("Комуна</v> Хуат", "Комуна Хуат", Span(0, 6)),
        ("<v>а</v> б <v>в</v>", "а б в", Span(0, 5)),
        ('Комуна "Хуат', 'Комуна "Хуат', None),
    ],
)
def test_tags_become_places(target, text, span):
    (judged,) = mqm.parse(one_line(target=target), "a.tsv")
    assert (judged.target, judged.errors[0].span, judged.errors[0].side) == (text, span, Side.TARGET)


def test_a_place_in_the_source_is_one():
    (judged,) = mqm.parse(one_line(source="Xã <v>Khuất Xá</v>", category="Accuracy/Omission"), "a.tsv")
    assert judged.errors == (RatedError("Accuracy/Omission", "minor", Side.SOURCE, Span(3, 11)),)


def test_a_segment_without_errors_is_judged_all_the_same():
    (judged,) = mqm.parse(one_line(category="No-error", severity="No-error"), "a.tsv")
    assert judged == Judged("A", "d.1", "7", "rater1", "Xã Khuất Xá", "Комуна", 1)


def test_newer_names_of_columns_other_orders_and_an_empty_comment_left_away_are_read():
    text = (
        "\ufeffseverity\tcategory\tsystem\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcomment\r\n"
        "Major\tOther\tA\t3\t9\tr\tx\ty\r\n"
    )
    (judged,) = mqm.parse(text, "a.tsv")
    assert (judged.segment, judged.position, judged.errors[0].severity) == ("9", 3, "major")


def test_rows_of_one_rater_come_together():
    text = one_line() + one_line(target="<v>Комуна</v>", category="Other").split("\n")[1] + "\n"
    (judged,) = mqm.parse(text, "a.tsv")
    assert [error.category for error in judged.errors] == ["Style/Awkward", "Other"]


FULL = [
    Judged("A", "d", "1", "r", "một", "один", 1, (RatedError("Other", "major", Side.TARGET, Span(0, 4), "так"),)),
    Judged("A", "d", "2", "r", "hai", "два", 2),
    Judged("B", "d", "1", "q", 'một "hai"', "один", 1, (RatedError("Other", "minor", Side.SOURCE, Span(4, 9)),) * 2),
]


def test_what_is_written_is_read_again():
    assert mqm.parse(mqm.written(FULL), "a.tsv") == FULL


def test_the_published_file_is_written_and_read_again(shared):
    read = mqm.read(shared / "data" / "mqm" / "mqm_ted_ende.tsv")
    assert len(read) == 7_406
    assert mqm.parse(mqm.written(read), "a.tsv") == read


def test_a_line_break_in_a_text_ends_no_line():
    read = mqm.parse(mqm.written([Judged("A", "d", "1", "r", "a\nb\tc", "x\u2028y")]), "a.tsv")
    assert [(one.source, one.target) for one in read] == [("a b c", "x y")]


def test_a_text_that_says_the_tag_itself_cannot_be_written():
    with pytest.raises(InputError, match="segment 1: its text says <v> itself"):
        mqm.written([Judged("A", "d", "1", "r", "a <v> b", "c")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.tsv:1: the column 'system' is missing"),
        (HEAD.replace("\tseverity", ""), "a.tsv:1: the column 'severity' is missing"),
        (HEAD + "A\td\n", "a.tsv:2: has 2 columns where the first line has 10"),
        (one_line() + "\t" * 12, "a.tsv:3: has 13 columns"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, said):
    if text.endswith("\t" * 12):
        text = text[:-12] + "x" + "\t" * 12
    with pytest.raises(InputError, match=said):
        mqm.parse(text, "a.tsv")
