import importlib.util

import pytest

from app.errors import InputError
from app.names import second_opinion
from app.names.second_opinion import doubts, spans


def tagged_as(*words):
    return lambda _: words


def test_agreement_is_silent():
    tag = tagged_as(("tại", "E"), ("xã", "N"), ("Khuất Xá", "Np"))
    assert list(doubts(["tại xã Khuất Xá"], tag)) == []


def test_part_of_a_name_is_agreement():
    assert list(doubts(["tại xã Khuất Xá"], tagged_as(("Xá", "Np")))) == []


def test_what_only_one_of_them_has_is_a_doubt():
    found = list(doubts(["xã Khuất Xá và Đoàn"], tagged_as(("Đoàn", "Np"))))
    assert [(one.words, one.ours) for one in found] == [("Khuất Xá", True), ("Đoàn", False)]


def test_places_are_found_in_order_and_words_spaced_otherwise_are_left_out():
    text = "Hà Nội - Hà Nam"
    assert [span.of(text) for span in spans(text, [("Hà", "Np"), ("Hà  Nội", "Np"), ("Hà Nam", "Np")])] == [
        "Hà",
        "Hà Nam",
    ]


@pytest.mark.skipif(importlib.util.find_spec("underthesea") is not None, reason="underthesea is installed")
def test_without_the_package_one_line_says_what_to_install():
    with pytest.raises(InputError, match="pip install underthesea"):
        second_opinion.tagger()


def test_the_real_tagger_agrees_on_a_plain_name():
    pytest.importorskip("underthesea")
    assert list(doubts(["Đoàn công tác đã đến thăm tỉnh Lạng Sơn."], second_opinion.tagger())) == []
