import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.names import syllables
from app.names.syllables import CODAS, NUCLEI, ONSETS, Syllable, analyse, is_native


@pytest.mark.parametrize(
    ("written", "onset", "nucleus", "coda", "tone"),
    [
        ("Nguyễn", "ng", "uyê", "n", "ngã"),
        ("Khuất", "kh", "uâ", "t", "sắc"),
        ("Quốc", "qu", "ô", "c", "sắc"),
        ("Quy", "qu", "y", "", ""),
        ("gì", "gi", "i", "", "huyền"),
        ("giếng", "gi", "iê", "ng", "sắc"),
        ("Gia", "gi", "a", "", ""),
        ("nghệ", "ngh", "ê", "", "nặng"),
        ("yên", "", "yê", "n", ""),
        ("Huỳnh", "h", "uy", "nh", "huyền"),
        ("khuya", "kh", "uya", "", ""),
        ("hươu", "h", "ươu", "", ""),
        ("ĐỨC", "đ", "ư", "c", "sắc"),
        ("oanh", "", "oa", "nh", ""),
    ],
)
def test_parts(written, onset, nucleus, coda, tone):
    found = analyse(written)
    assert found is not None
    assert (found.onset, found.nucleus, found.coda, found.tone) == (onset, nucleus, coda, tone)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hoà"), ("Thủy", "Thuỷ"), ("khỏe", "khoẻ"), ("Đông", "Ðông")])
def test_both_customs_and_look_alikes_are_one_syllable(one, other):
    assert analyse(one) == analyse(other)


@pytest.mark.parametrize("written", ["Trump", "Rbol", "Washington", "Шон", "", "A1", "bcd", "ngaoch"])
def test_what_is_no_syllable(written):
    assert analyse(written) is None


@pytest.mark.parametrize("written", ["Kon", "Đắk", "Pui", "cê", "nge"])
def test_read_but_not_native(written):
    assert analyse(written) is not None
    assert not is_native(written)


def all_syllables():
    for onset, nucleus, coda in itertools.product(ONSETS, sorted(NUCLEI), CODAS):
        if not (onset == "qu" and nucleus[0] == "u") and not (onset == "gi" and nucleus[0] == "i"):
            yield onset, nucleus, coda


def test_every_possible_syllable_is_read_as_something_that_is_spelled_the_same():
    for onset, nucleus, coda in all_syllables():
        found = analyse(onset + nucleus + coda)
        if found is not None:
            assert found.toneless.replace("gii", "gi").replace("giiê", "giê") in (
                onset + nucleus + coda,
                (onset + nucleus + coda).replace("giê", "giiê"),
            )


@given(st.sampled_from(sorted(all_syllables())), st.sampled_from(sorted(syllables.TONES)))
def test_composed_and_decomposed_give_the_same(parts, tone):
    plain = "".join(parts)
    toned = unicodedata.normalize("NFC", plain[: len(parts[0]) + 1] + tone + plain[len(parts[0]) + 1 :])
    assert analyse(toned) == analyse(unicodedata.normalize("NFD", toned))


@given(st.text(max_size=20))
def test_any_text_is_a_syllable_or_nothing(text):
    assert isinstance(analyse(text), Syllable | None)
