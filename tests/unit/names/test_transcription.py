import csv

import pytest

from app.errors import InputError
from app.model import NameKind
from app.names import transcription


@pytest.fixture
def practical():
    return transcription.load("practical")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Khuất Xá", "Кхуатса"),
        ("Lạng Sơn", "Лангшон"),
        ("Chi Ma", "Тіма"),
        ("Na Dương", "Назионг"),
        ("Hưng Yên", "Хинг'єн"),
        ("Điện Biên", "Дьєнб'єн"),
        ("Tây Ninh", "Тейнінь"),
        ("Gia Lai", "Зялай"),
        ("Quy Nhơn", "Куїньон"),
        ("Bà Rịa - Vũng Tàu", "Баріа-Вунгтау"),
        ("Hà Nội", "Ханой"),
        ("Hồ Chí Minh", "Хошимін"),
    ],
)
def test_places_are_joined(practical, name, form):
    assert practical.transcribe(name, NameKind.PLACE).form == form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Nguyễn Tấn Dũng", "Нгуєн Тан Зунг"),
        ("Trương Tấn Sang", "Чионг Тан Шанг"),
        ("Hồ Chí Minh", "Хо Ши Мін"),
        ("Võ Chí Công", "Во Ті Конг"),
    ],
)
def test_persons_are_spaced(practical, name, form):
    assert practical.transcribe(name, NameKind.PERSON).form == form


def test_each_suggestion_names_its_rules(practical):
    rules = practical.transcribe("Khuất Xá").rules
    assert rules[0].startswith("kh → кх (practical, row ")
    assert len(rules) == 5


def test_what_is_no_vietnamese_name_has_no_form(practical):
    assert practical.transcribe("Washington") is None
    assert practical.transcribe("") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("part\tvietnamese\n", "columns"),
        ("part\tvietnamese\tcontext\tukrainian\tevidence\nonset\tb\twrong=x\tб\t\n", "row 1"),
        ("part\tvietnamese\tcontext\tukrainian\tevidence\nwing\tb\t\tб\t\n", "row 1"),
    ],
)
def test_a_wrong_profile_says_where(tmp_path, text, told):
    path = tmp_path / "mine.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        transcription.load(str(path))


def test_an_unknown_profile_names_those_there_are():
    with pytest.raises(InputError, match="practical"):
        transcription.load("nowhere")


def test_most_attested_names_come_out_exactly(shared, practical):
    attested: dict[tuple[str, str], set[str]] = {}
    with (shared / "reference" / "name_pairs.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            attested.setdefault((row["vietnamese"], row["kind"]), set()).add(row["ukrainian"])
    exact = sum(
        (found := practical.transcribe(name, NameKind(kind))) is not None and found.form in forms
        for (name, kind), forms in attested.items()
    )
    assert exact / len(attested) >= 0.86


def test_rows_of_ones_own_go_first():
    mine = transcription.load("practical", ("onset | s | | с", "whole | Lạng Sơn | | Лянгшон"))
    assert mine.transcribe("Mẫu Sơn").form == "Маусон"
    assert mine.transcribe("Lạng Sơn").form == "Лянгшон"
    assert mine.transcribe("Sơn La").rules[0] == "s → с (own row 1)"
    assert mine.transcribe("Chi Ma") == transcription.load("practical").transcribe("Chi Ma")


@pytest.mark.parametrize("row", ["onset | s", "wing | s | | с", "onset | s | colour=red | с"])
def test_a_wrong_row_of_ones_own_is_told(row):
    with pytest.raises(InputError, match=r"profile_rows, row 1"):
        transcription.load("practical", (row,))


@pytest.mark.parametrize("name", ["practical", "spaced", "phonetic"])
def test_a_profile_written_out_is_read_as_the_same(tmp_path, name):
    path = tmp_path / f"{name}.tsv"
    path.write_text(transcription.as_table(transcription.load(name)), encoding="utf-8")
    again = transcription.load(str(path))
    for word in ("Khuất Xá", "Nguyễn Tấn Dũng", "Quy Nhơn", "Hồ Chí Minh", "Tây Ninh"):
        assert again.transcribe(word).form == transcription.load(name).transcribe(word).form


@pytest.mark.parametrize(("profile", "form"), [("practical", "Кхуатса"), ("spaced", "Хуат Са"), ("phonetic", "Хуатса")])
def test_profiles_differ(profile, form):
    assert transcription.load(profile).transcribe("Khuất Xá").form == form


def test_another_spelling_is_another_table(tmp_path):
    """Russian letters: softening and parting are rows, so no code knows of Ukrainian here."""
    rows = (
        "onset nh н~|nucleus a а|coda ng нг|onset tr ч|join place joined|soft а я",
        "nucleus yê е|coda n н|onset h х|nucleus ư ы|parted е ъ",
    )
    lines = ["\t".join(transcription.COLUMNS)]
    for row in "|".join(rows).split("|"):
        part, vietnamese, written = row.split(" ")
        lines.append(f"{part}\t{vietnamese}\t\t{written}\tmine")
    path = tmp_path / "ru.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    russian = transcription.load(str(path))
    assert russian.transcribe("Nha Trang").form == "Нячанг"
    assert russian.transcribe("Hưng Yên").form == "Хынгъен"
