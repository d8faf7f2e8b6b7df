"""Ukrainian terms in any case, and a term put into the case of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.terms.stems import stems, without_ending
from app.terms.target import Read, in_case


def there(form, text):
    return [spot.span.of(text) for spot in Read(text).find(form)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("народна рада", "народний комітет"),
        ("провінційний комітет", "провінція і комітет"),
        ("провінційний комітет", "провінційний, а потім і комітет"),
        ("комітет", ""),
        ("ЦК", "цк"),
        ("член партії", "члени парку"),
        ("товариш", "товар"),
        ("народна рада", "народна. Рада"),
    ],
)
def test_silent(form, text):
    assert there(form, text) == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("провінційний комітет", "провінційного комітету"),
        ("провінційний комітет", "Провінційним комітетом"),
        ("народна рада", "народною радою"),
        ("народна рада", "Народної ради"),
        ("народна рада", "народних рад"),
        ("партійний осередок", "партійного осередку"),
        ("партійний осередок", "партійних осередків"),
        ("безпека", "безпеці"),
        ("рік", "року"),
        ("рік", "роках"),
        ("ніч", "ночі"),
        ("прикордонний перехід", "прикордонного переходу"),
        ("завдання", "завдань"),
        ("завдання", "завданнями"),
        ("організація", "організацій"),
        ("резолюція", "резолюцій"),
        ("програма", "програм"),
        ("система", "систем"),
        ("область", "областей"),
        ("виборці", "виборців"),
        ("сім'я", "сім’єю"),
        ("соціально-економічний розвиток", "соціально-економічного розвитку"),
        ("школа-інтернат", "школи-інтернату"),
        ("ЦК", "ЦК"),
        ("перевірка", "перевірок"),
    ],
)
def test_found_in_its_case(form, text):
    assert there(form, text) == [text]


def test_a_place_that_differs_in_one_adjective_resembles_a_term():
    spots = list(Read("секретар обласної партії").resembling("провінційна партія"))
    assert [(spot.form, spot.span.of("секретар обласної партії")) for spot in spots] == [
        ("обласна партія", "обласної партії")
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("назва партії", "провінційна партія"),  # a noun stands before it
        ("робота партії", "провінційна партія"),
        ("обласної партії", "партія"),  # one word resembles anything
        ("новий парк", "провінційна партія"),  # nothing in common
    ],
)
def test_other_places_do_not(text, form):
    assert list(Read(text).resembling(form)) == []


@pytest.mark.parametrize(
    ("written", "form", "new", "wanted"),
    [
        (
            "обласного комітету партії",
            "обласний комітет партії",
            "провінційний комітет партії",
            "провінційного комітету партії",
        ),
        ("Обласним комітетом", "обласний комітет", "провінційний комітет", "Провінційним комітетом"),
        ("обласної партії", "обласна партія", "провінційна партія", "провінційної партії"),
        ("обкому", "обком", "провінційний комітет", None),  # another number of words
        ("народного комітету", "народний комітет", "народна рада", None),  # a noun for a noun, and another gender
    ],
)
def test_a_term_takes_the_case_of_another(written, form, new, wanted):
    assert in_case(written, form, new) == wanted


@given(st.text(max_size=30))
def test_any_text_is_read(text):
    read = Read(text)
    for word in read.words:
        assert stems(word.text)
        assert without_ending(word.text)
        assert word.span in [spot.span for spot in read.find(word.text)]
