"""CSV and TSV: which columns are read, and that no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.formats import csv_file
from app.formats.entries import Bilingual, Entry


def pairs(data: bytes) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in csv_file.read(data, "a.csv").units]


def rewrite(data: bytes, old: str, new: str) -> bytes:
    bilingual = csv_file.read(data, "a.csv")
    units = tuple(replace(unit, target=new) if unit.target == old else unit for unit in bilingual.units)
    return csv_file.write(replace(bilingual, units=units), data)


@pytest.mark.parametrize(
    "text",
    [
        "source,target\nXã,Комуна\nTỉnh,Провінція\n",
        "target,source\nКомуна,Xã\nПровінція,Tỉnh\n",
        "id;Source ;TARGET;comment\n1;Xã;Комуна;ні\n2;Tỉnh;Провінція;\n",
        "Vietnamese\tUkrainian\nXã\tКомуна\nTỉnh\tПровінція",
        "vietnamese|ukrainian\r\nXã|Комуна\r\nTỉnh|Провінція\r\n",
        "sep=;\nsource;target\nXã;Комуна\nTỉnh;Провінція\n",
        "Xã,Комуна\nTỉnh,Провінція\n",
        "Xã,Комуна,1\n\n,,\nTỉnh,Провінція,2\n",
        '"Xã","Комуна"\n"Tỉnh","Провінція"\n',
        "\ufeffsource,target\nXã,Комуна\nTỉnh,Провінція\n",
        "source,target\rXã,Комуна\rTỉnh,Провінція\r",
    ],
)
def test_the_two_texts_are_found(text):
    assert pairs(text.encode()) == [("Xã", "Комуна"), ("Tỉnh", "Провінція")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_as_spreadsheets_save_it(encoding):
    assert pairs("source\ttarget\nXã, tỉnh\tКомуна, область\n".encode(encoding)) == [("Xã, tỉnh", "Комуна, область")]


def test_all_that_a_row_says():
    data = "Comment;Context;Ukrainian;Vietnamese\nперевірити;заголовок;Комуна;Xã\n".encode()
    read = csv_file.read(data, "a.csv")
    assert read.units == (Entry("Xã", "Комуна", "заголовок", "перевірити", "2"),)
    assert (read.source_lang, read.target_lang) == ("vi", "uk")


def test_texts_with_commas_quotes_and_several_lines():
    text = 'source;target\n"a; ""b""\r\nc";"Так, ""це"";\nвоно"\nd;\n'
    assert pairs(text.encode()) == [('a; "b"\nc', 'Так, "це";\nвоно'), ("d", "")]


def test_sentences_with_commas_do_not_hide_the_semicolon():
    assert pairs("Một, hai; ba\n".replace("; ", ";").encode() + "Bốn;Чотири, п'ять, шість\n".encode()) == [
        ("Một, hai", "ba"),
        ("Bốn", "Чотири, п'ять, шість"),
    ]


def test_quotation_marks_of_the_text_in_a_file_with_tabs():
    assert pairs('source\ttarget\n"Một" hai\t"Один" два\n'.encode()) == [('"Một" hai', '"Один" два')]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Xã\nTỉnh\n", "a.csv: has only one column"),
        ("source,note\nXã,x\n", "a source column but no target column"),
        ("note,ukrainian\nx,Комуна\n", "a target column but no source column"),
        ("source,target\n", "no rows with a text"),
        ("source,target\nXã,Комуна,так\n", "a.csv:2: 3 cells where the first row has 2"),
        ('source,target\nXã,"Комуна\nTỉnh,Провінція\n', "a.csv:2: the row that begins here cannot be read"),
        ('source,target\nXã,"Ко"муна\n', "a.csv:2: the row that begins here cannot be read"),
        ('source,target\nXã,"' + "я" * 200_000 + '"\n', "a.csv:2: the row that begins here cannot be read"),
        ("sep=;\n", "a.csv: has only one column"),
        (" \n", "is empty"),
    ],
)
def test_a_broken_table_is_one_line(text, words):
    with pytest.raises(InputError) as caught:
        csv_file.read(text.encode(), "a.csv")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("cell", ["", "Комуна", "5 = 5", "a@b", "'", "'лапки'", "’=1"])
def test_a_harmless_cell_is_left_alone(cell):
    assert csv_file.guarded(cell) == csv_file.unguarded(cell) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+380", "-5", "- Вранці", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-", "＝1"])
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(cell):
    assert csv_file.guarded(cell) == "'" + cell
    assert csv_file.unguarded("'" + cell) == cell


@pytest.mark.parametrize("write", [csv_file.write, csv_file.write_tabs])
def test_nothing_written_begins_as_a_formula(write):
    row = Entry("=cmd|' /C calc'!A0", "-2+3", context="@x", comment="\t+1")
    text = write(Bilingual((row,)), None).decode("utf-8-sig")
    cells = next(list(rows)[1] for rows in [csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text[:8] else ",")])
    assert [cell[0] for cell in cells] == ["'"] * 4


def test_a_new_file_has_only_the_columns_it_needs_and_opens_in_a_spreadsheet():
    data = csv_file.write(Bilingual((Entry("Xã, tỉnh", "Комуна"),)), None)
    assert data == b'\xef\xbb\xbfsource,target\r\n"' + "Xã, tỉnh".encode() + '",Комуна\r\n'.encode()


ORIGINALS = [
    'sep=;\nid;source;target;x\n1;"Xã";"Комуна";"a;b"\n\n2;Tỉnh;Провінція;=1\n',
    "Xã\tКомуна\r\nTỉnh\tПровінція",
    '"Xã" a\tКомуна\nTỉnh\t"Провінція" б\n',
    "vietnamese,ukrainian\r\nXã,Комуна\r\nTỉnh,Провінція\r\n",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", ORIGINALS)
def test_an_unchanged_table_is_the_same_to_the_byte(text, encoding):
    data = text.encode(encoding)
    assert csv_file.write(csv_file.read(data, "a.csv"), data) == data


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            ORIGINALS[0],
            'sep=;\nid;source;target;x\n1;Xã;"Нова; ""так""";a;b\n\n2;Tỉnh;Провінція;=1\n'.replace("a;b", '"a;b"'),
        ),
        (ORIGINALS[1], 'Xã\t"Нова; ""так"""\r\nTỉnh\tПровінція'),
        (ORIGINALS[3], 'vietnamese,ukrainian\r\nXã,"Нова; ""так"""\r\nTỉnh,Провінція\r\n'),
    ],
)
def test_only_the_row_of_a_changed_target_is_written_anew(text, after):
    assert rewrite(text.encode(), "Комуна", 'Нова; "так"').decode() == after


def test_a_changed_target_that_could_be_a_formula_is_guarded():
    assert rewrite(b"source,target\na,b\n", "b", "=1") == b"source,target\na,'=1\n"


def test_a_row_without_a_target_gets_one():
    assert rewrite(b"source,target\na\n", "", "b") == b"source,target\na,b\n"


@pytest.mark.parametrize("new", ["a\tb", "a\nb", '"Комуна"', '"a" b'])
def test_a_table_without_quoting_takes_any_text(new):
    after = rewrite(ORIGINALS[2].encode(), "Комуна", new)
    assert pairs(after) == [('"Xã" a', new), ("Tỉnh", '"Провінція" б')]


def test_a_letter_the_encoding_lacks_turns_the_table_into_utf8():
    data = "source;target\nXa;Комуна її\n".encode("cp1251")
    after = rewrite(data, "Комуна її", "Комуна Xã")
    assert after == "\ufeffsource;target\nXa;Комуна Xã\n".encode()


def test_a_row_that_is_no_longer_there_is_an_error():
    read = csv_file.read(b"source,target\na,b\nc,d\n", "a.csv")
    for other in (b"source,target\na,b\n", b"source,target\nc,d\na,b\n"):
        with pytest.raises(InputError, match="import the file again"):
            csv_file.write(read, other)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40) | st.text(
    "a'=+-@\"\t\n,; ", max_size=9
)


@given(rows=st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=6), new=TEXT, tabs=st.booleans())
def test_whatever_is_written_is_read_again(rows, new, tabs):
    units = tuple(Entry(*row) for row in rows if row[0].strip() or row[1].strip())
    if not units:
        return
    write, read = (csv_file.write_tabs, csv_file.read_tabs) if tabs else (csv_file.write, csv_file.read)
    data = write(Bilingual(units), None)
    back = read(data, "a.csv")
    assert [replace(unit, key="") for unit in back.units] == list(units)
    assert write(back, data) == data
    if new.strip():
        changed = (replace(back.units[0], target=new), *back.units[1:])
        assert read(write(replace(back, units=changed), data), "a.csv").units == changed


@given(st.text("a;,\t|\"\n\r'=я", max_size=30))
def test_any_table_is_read_or_refused_and_comes_back_unchanged(text):
    try:
        read = csv_file.read(text.encode(), "a.csv")
    except InputError as error:
        if "\n" in str(error):
            raise
        return
    assert csv_file.write(read, text.encode()) == text.encode()
