"""The lexicon: what it is asked, what it is kept as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import corpora
from app.errors import InputError
from app.text import lexicon
from app.text.lexicon import Lexicon

SMALL = Lexicon.of(
    {"chính phủ": {"уряд": 0.8, "держав": 0.1}, "họp": {"засід": 0.6, "рада": 0.004}, "và": {"та": 0.5, "і": 0.6}},
    {"chính phủ": 11.0, "họp": 12.0, "và": 5.0, "уряд": 10.0, "засід": 30.0, "та": 0.2},
)


def test_answers_are_strengths_the_best_first():
    assert list(SMALL.answers("chính phủ").items()) == [("уряд", 0.8), ("держав", 0.1)]
    assert list(SMALL.answers("và")) == ["і", "та"]


def test_what_rounds_to_nothing_is_left_out():
    assert SMALL.answers("họp") == {"засід": 0.6}


def test_an_unknown_word_has_no_answers_and_is_as_rare_as_can_be():
    assert SMALL.answers("phủ") == {}
    assert SMALL.answers("nghị viện") == {}
    assert SMALL.rarity("nghị viện") == lexicon.RAREST


def test_rarities_are_whole_bits_within_bounds():
    assert [SMALL.rarity(word) for word in ("chính phủ", "засід", "та")] == [11, lexicon.RAREST, lexicon.COMMONEST]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chính phủ họp", ["chính", "phủ", "họp", "chính phủ", "phủ họp"]),
        ("họp, và", ["họp", "và"]),
        ("Buôn-ma", ["buôn", "ma", "buôn ma"]),
        ("hoà bình", ["hòa", "bình", "hòa bình"]),
        ("", []),
    ],
)
def test_items_are_syllables_and_neighbours(text, expected):
    assert [item.text for item in lexicon.items(text)] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Hoà", "hòa"),
        ("hòa", "hòa"),
        ("thuỷ", "thủy"),
        ("quý", "quý"),
        ("hoàn", "hoàn"),
        ("khoẻ", "khỏe"),
        ("O\u0301", "ó"),
    ],
)
def test_both_places_of_a_tone_are_one_syllable(written, expected):
    assert lexicon.folded(written) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("уряд", "уряду"), ("Провінція", "провінції"), ("п’ять", "п'яти"), ("мільйон", "мільйони")]
)
def test_endings_are_cut_off(one, other):
    assert lexicon.stem(one)[:4] == lexicon.stem(other)[:4]


def test_stems_are_of_cyrillic_words_alone():
    assert lexicon.stems("Уряд і NASA, 12 разів") == ["уряд", "і", "разі"]


def test_both_sides_are_explained_by_their_best_answer():
    here, there = SMALL.explained("Chính phủ họp và", "Уряд засідав, зате")
    assert [(one.word.text, one.strength) for one in here] == [("Chính", 0.8), ("phủ", 0.8), ("họp", 0.6), ("và", 0.0)]
    assert [(one.word.text, one.strength) for one in there] == [("Уряд", 0.8), ("засідав", 0.6)]


def test_what_the_lexicon_has_never_met_is_neither_explained_nor_missed():
    assert SMALL.explained("nghị viện", "парламент") == ([], [])
    assert SMALL.coverage("nghị viện", "парламент") == lexicon.Coverage(1.0, 1.0)


def test_coverage_counts_rare_words_for_more():
    common_missing = SMALL.coverage("Chính phủ và", "Уряд").source
    rare_missing = SMALL.coverage("và họp", "та").source
    assert 0 < rare_missing < common_missing < 1


def test_written_and_read_it_is_the_same(tmp_path):
    file = tmp_path / "own.tsv"
    SMALL.write(file, ["where from", ""])
    again = Lexicon.read(file)
    assert file.read_text(encoding="utf-8").startswith("# where from\n#\n")
    assert (again.answers("chính phủ"), again.rarity("và"), len(again)) == (SMALL.answers("chính phủ"), 5, len(SMALL))
    assert again.coverage("Chính phủ họp", "Уряд") == SMALL.coverage("Chính phủ họp", "Уряд")


@pytest.mark.parametrize("line", ["chính phủ", "chính phủ\tmany\tуряд 80", "a\t1\tb 2\tc"])
def test_a_file_that_is_no_lexicon_is_named_with_its_line(tmp_path, line):
    file = tmp_path / "own.tsv"
    file.write_text(f"# own\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.tsv, line 2"):
        Lexicon.read(file)


@pytest.mark.parametrize(
    ("item", "stem"),
    [("chính phủ", "уряд"), ("tổng thống", "презид"), ("cảnh sát", "поліц"), ("không", "не"), ("năm", "рік")],
)
def test_the_shipped_one_knows_common_words(item, stem):
    assert stem in lexicon.load().answers(item)


def test_the_shipped_one_is_small_and_has_statistics_alone():
    assert corpora.lexicon().stat().st_size < 3_000_000
    lines = corpora.lexicon().read_text(encoding="utf-8").splitlines()
    assert max(len(line.split("\t")[0].split(" ")) for line in lines if not line.startswith("#")) <= 2


def test_a_translation_is_explained_better_than_another_sentence():
    known = lexicon.load()
    own = known.coverage("Chính phủ họp về kinh tế trong năm nay", "Цього року уряд засідав щодо економіки")
    other = known.coverage("Chính phủ họp về kinh tế trong năm nay", "Поліція затримала двох водіїв біля школи")
    assert own.source > other.source
    assert own.target > other.target


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_have_a_coverage_between_nothing_and_all(source, target):
    found = lexicon.load().coverage(source, target)
    assert 0.0 <= found.source <= 1.0
    assert 0.0 <= found.target <= 1.0
