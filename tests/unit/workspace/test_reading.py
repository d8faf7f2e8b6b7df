"""Texts to segments: what is paired, what is taken out, what is refused."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError, SwappedTextsError
from app.model import Pair, Sentence
from app.workspace import reading
from app.workspace.reading import Texts

VI = "Xã Khuất Xá họp hôm qua."
UK = "Комуна Кхуат Са вчора зібралася."


@pytest.fixture
def files(tmp_path):
    def write(source, target):
        paths = tmp_path / "a.txt", tmp_path / "b.txt"
        for path, text in zip(paths, (source, target), strict=True):
            path.write_text(text, encoding="utf-8", newline="")
        return paths

    return write


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\r\n", "\n \n"])
@pytest.mark.parametrize("other", ["", "\n", "\r\n\r\n"])
def test_empty_lines_at_the_end_of_one_file_do_not_count(files, end, other):
    paired = reading.read_aligned(*files(f"{VI}\n{VI}{end}", f"{UK}\n{UK}{other}"))
    assert [(one.source, one.target) for one in paired.segments] == [(VI, UK), (VI, UK)]


def test_an_empty_last_translation_is_a_line(files):
    paired = reading.read_aligned(*files(f"{VI}\n{VI}\n", f"{UK}\n\n"))
    assert [(one.source, one.target) for one in paired.segments] == [(VI, UK), (VI, "")]


def test_lines_without_a_word_on_either_side_are_no_segments(files):
    paired = reading.read_aligned(*files(f"{VI}\n\n{VI}", f"{UK}\n\n{UK}"))
    assert [one.id for one in paired.segments] == [1, 2]
    assert paired.pairs == tuple(Pair((n,), (n,)) for n in range(3))


def test_lines_that_are_not_as_many_are_counted(files):
    with pytest.raises(InputError, match=r"a\.txt has 2 lines and .*b\.txt 1: .* leave --aligned out"):
        reading.read_aligned(*files(f"{VI}\n{VI}", UK))


def test_furniture_is_taken_out_and_kept_apart(files):
    source, target = files(f"{VI}\n{VI}", f"{UK}\n{UK}\nКоментар (0)")
    assert reading.read(source, target).furniture == ("Коментар (0)",)
    whole = reading.read(source, target, "line", whole=True)
    assert (whole.furniture, whole.target[-1].text) == ((), "Коментар (0)")


def test_short_paragraphs_without_a_final_mark_are_not_taken_for_wrapped_lines():
    headings = [f"Đây là mục thứ {n} của một bản danh sách dài và không có dấu chấm" for n in range(6)]
    cut = reading.cut("\n\n".join(headings), UK)
    assert [one.text for one in cut.source] == headings


LINES = st.sampled_from(
    [VI, UK, "Chia sẻ", "Bình luận (3)", "Nguồn: vd.vn", "Фото: О. Гнатюк", "Теги: чай", "1. Мета", "– Так? – Він.", ""]
)
ANY = st.lists(st.one_of(LINES, st.text(alphabet="аб. «»()1Á\t", max_size=20)), max_size=12)


@given(ANY, st.sampled_from(["\n", "\n\n"]), st.sampled_from(["sentence", "paragraph", "line"]))
def test_every_character_is_in_one_unit_or_in_a_line_named_furniture(lines, between, unit):
    text = between.join(lines)
    read = reading.cut(text, text, unit)
    for side in (read.source, read.target):
        order = iter("".join(text.split()))
        assert all(letter in order for letter in "".join("".join(one.text for one in side).split()))  # in their order
    taken = Counter("".join("".join(read.furniture).split()))
    units = Counter("".join("".join(one.text for one in (*read.source, *read.target)).split()))
    assert units + taken == Counter("".join((text + text).split()))


def test_units_of_a_pair_are_joined_in_their_paragraph():
    texts = Texts((Sentence("Một.", 0), Sentence("Hai.", 1)), (Sentence("Раз, два.", 4),))
    made = reading.segments(texts, [Pair((0, 1), (0,), 0.5), Pair((), ())])
    assert [(one.source, one.target, one.source_paragraph, one.target_paragraph) for one in made] == [
        ("Một. Hai.", "Раз, два.", 0, 4)
    ]
    assert (made[0].confidence, made[0].imported, made[0].position) == (0.5, "Раз, два.", 1)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Заголовок статті\nТекст статті.", "Заголовок статті"),
        ("\n\n  Заголовок  \nТекст.", "Заголовок"),
        ("Перше речення статті.\nДруге.", ""),
        ("Кажуть:\nТекст.", ""),
        ("а" * 201, ""),
        ("", ""),
    ],
)
def test_headlines(text, title):
    assert reading.headline(text) == title


@pytest.mark.parametrize(
    ("source", "target"), [(VI, UK), ("OK 123", UK), (VI, "12 34"), ("Hello there", "Привіт"), ("", "")]
)
def test_languages_that_may_be_right(source, target):
    reading.must_be_languages(source, target, "a", "b")


@pytest.mark.parametrize(
    ("source", "target", "kind", "said"),
    [
        (UK, VI, SwappedTextsError, "a is Ukrainian and b Vietnamese"),
        (UK, UK, InputError, "a: the text is Ukrainian, but Vietnamese is wanted here"),
        (VI, VI, InputError, "b: the text is Vietnamese, but Ukrainian is wanted here"),
    ],
)
def test_languages_that_are_wrong(source, target, kind, said):
    with pytest.raises(kind, match=said) as caught:
        reading.must_be_languages(source, target, "a", "b")
    assert type(caught.value) is kind


def test_no_doubt_of_the_aligner_is_taken_for_a_persons_word():
    """0 says that somebody marked the pair for a review."""
    read = reading.Texts((Sentence("Một."),), (Sentence("Один."),))
    assert [one.confidence for one in reading.segments(read, [Pair((0,), (0,), 0.0)])] == [reading.LEAST]
