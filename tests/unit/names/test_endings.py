import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.names.endings import Stem, bases, carry, last_word, likely, stem_of


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("Ханем", "Хань"),
        ("Маня", "Мань"),
        ("Чунга", "Чунг"),
        ("Ханої", "Ханой"),
        ("Ханоєм", "Ханой"),
        ("Лангшоні", "Лангшон"),
        ("Халонзі", "Халонг"),
        ("Шапу", "Шапа"),
        ("Шапі", "Шапа"),
        ("Нгуєнів", "Нгуєн"),
        ("Тханеві", "Тхань"),
        ("Хунгові", "Хунг"),
        ("Хюе", "Хюе"),
    ],
)
def test_the_base_is_among_the_readings(written, base):
    assert base in {one.text for one in bases(written)}


def test_the_word_as_it_stands_comes_first():
    assert bases("Ханем")[0] == ("Ханем", "", 0.0)


@pytest.mark.parametrize(
    ("written", "base", "ending", "new", "result"),
    [
        ("Хуат", "Хуат", "", "Кхуат", "Кхуат"),
        ("Хуатом", "Хуат", "ом", "Кхуат", "Кхуатом"),
        ("Ханем", "Хань", "ем", "Кхань", "Кханем"),
        ("Соном", "Сон", "ом", "Шон", "Шоном"),
        ("Баї", "Бай", "ї", "Вай", "Ваї"),
        ("Тханя", "Тхань", "я", "Тхан", "Тхана"),
        ("Тхана", "Тхан", "а", "Тхань", "Тханя"),
        ("Чича", "Чич", "а", "Чинь", "Чиня"),
        ("Халонзі", "Халонг", "і", "Галонг", "Галонзі"),
        ("Халонгу", "Халонг", "у", "Галонг", "Галонгу"),
        ("Шапу", "Шапа", "у", "Сапа", "Сапу"),
    ],
)
def test_the_case_is_carried_over(written, base, ending, new, result):
    assert carry(written, base, ending, new) == result


@pytest.mark.parametrize(
    ("written", "base", "ending", "new", "offered"),
    [
        ("Шапи", "Шапа", "и", "Шап", ("Шапа", "Шап")),
        ("Ханя", "Хань", "я", "Ха", ("Хи", "Ха")),
        ("Чі", "Чі", "", "Тхань", ("Тхань", "Тханя", "Тханю", "Тханеві", "Тханем", "Тхані", "Тханів")),
    ],
)
def test_another_declension_is_left_to_a_person(written, base, ending, new, offered):
    assert carry(written, base, ending, new) is None
    assert likely(base, ending, new) == offered


def test_a_word_that_never_declines_is_certain():
    assert carry("Хунга", "Хунг", "а", "Чі") == "Чі"


@pytest.mark.parametrize(
    ("base", "stem"),
    [("Сон", Stem.HARD), ("Хань", Stem.SOFT), ("Ханой", Stem.IOT), ("Шапа", Stem.A), ("Хюе", Stem.FIXED)],
)
def test_stems(base, stem):
    assert stem_of(base) is stem


def test_last_word():
    assert last_word("Хоанг Куок Хань") == "Хань"
    assert last_word("Баріа-Вунгтау") == "Вунгтау"
    assert last_word("") == ""


CYRILLIC = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", min_size=1, max_size=12)


@given(CYRILLIC)
def test_carrying_over_to_the_same_base_gives_the_word_back(word):
    for base in bases(word):
        if base.ending and base.text[-1:] != "'":
            assert carry(word, base.text, base.ending, base.text) in (word, None)


@given(CYRILLIC, CYRILLIC)
def test_any_words_never_raise(word, new):
    for base in bases(word):
        carry(word, base.text, base.ending, new)
