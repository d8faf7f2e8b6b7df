import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Span
from app.reports.plain import UNSEEN, edges, excerpt, has_unseen, shortened, visible


@pytest.mark.parametrize(
    "text", ["", "Khuất Xá", "й і́ ’ʼ «»", "không\u00a0gian", "e\u0323\u0302", "👩\u200d🌾", "п\u00adеренос"]
)
def test_ordinary_text_stays_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\tb", "a b"),
        ("\x1b[31mred", "‹U+001B›[31mred"),
        ("a\u202eb", "a‹U+202E›b"),
        ("\x00\x85\u200b\ufeff", "‹U+0000›‹U+0085›‹U+200B›‹U+FEFF›"),
        ("\ud83d", "‹U+D83D›"),
        ("\U000e0041", "‹U+E0041›"),
    ],
)
def test_unseen_signs_are_named(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Хуат Са", "Хуат Са"),
        (" .", "␣."),
        (".", "."),
        ("  ", "␣␣"),
        ("\u00a0а б ", "␣а б␣"),
    ],
)
def test_spaces_at_the_ends_are_shown(text, shown):
    assert edges(text) == shown


LONG = "один два три чотири п'ять шість сім вісім дев'ять десять"


@pytest.mark.parametrize(
    ("text", "span", "parts"),
    [
        ("Хуат Са", Span(0, 4), ("", "Хуат", " Са")),
        ("Хуат Са", Span(7, 7), ("Хуат Са", "", "")),
        ("Хуат Са", None, ("", "", "Хуат Са")),
        ("Хуат", Span(90, 99), ("Хуат", "", "")),
        (LONG, Span(20, 25), ("… три чотири ", "п'ять", " шість сім …")),
        (LONG, Span(5, 8), ("один ", "два", " три чотири п'ять …")),
        (LONG, Span(50, 53), ("… шість сім вісім дев'ять ", "дес", "ять")),
        (LONG, None, ("", "", "один два три чотири п'ять …")),
        ("а" * 60, Span(30, 31), ("…" + "а" * 14, "а", "а" * 14 + "…")),
    ],
)
def test_an_excerpt_keeps_words_whole_where_it_can(text, span, parts):
    assert excerpt(text, span, around=14) == parts


def test_a_combining_mark_stays_with_its_letter():
    text = "e\u0302\u0301" * 40
    part = excerpt(text, Span(60, 63), around=10)
    assert part.before.startswith("…e")
    assert part.after.removesuffix("…").endswith("\u0301")


def test_every_unseen_sign_is_seen_to_be_there():
    for sign in map(chr, range(sys.maxunicode + 1)):
        assert has_unseen(f"а{sign}б") == bool(UNSEEN.match(sign)), f"U+{ord(sign):04X}"


def test_a_long_place_loses_its_middle():
    assert shortened("а" * 1_000_000, 20) == "а" * 10 + " … " + "а" * 10


@given(st.text(), st.integers(0, 60), st.integers(0, 60), st.integers(20, 50))
def test_an_excerpt_is_short_and_has_the_place(text, start, length, around):
    part = excerpt(text, Span(start, start + length), around)
    assert part.found == text[start : start + length]
    assert len(part.before.rstrip()) + len(part.after.lstrip()) <= 2 * around + 4
    assert text[:start].endswith(part.before.removeprefix("… ").removeprefix("…"))
