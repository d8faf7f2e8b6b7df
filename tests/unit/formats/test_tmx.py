"""TMX: written and read back, read from others, and hostile."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.errors import InputError
from app.formats import tmx
from app.formats.tbx import printable
from app.model import Unit

WHEN = datetime(2026, 10, 23, 9, 30, 15, tzinfo=UTC)
UNITS = [
    Unit("Xã <Khuất Xá> & hộ", "Комуна «Кхуатса»\u00a0— 5", "Стаття & ще", "Оля", WHEN),
    Unit("Bạc hà", "М’ята", "memory.tmx"),
]
SIDES = '<tuv xml:lang="vi"><seg>{}</seg></tuv><tuv xml:lang="uk"><seg>{}</seg></tuv>'


def units(path: Path) -> list[Unit]:
    return [unit for batch in tmx.read(path) for unit in batch.units]


def a_file(folder: Path, body: str, head: str = "") -> Path:
    path = folder / "m.tmx"
    path.write_text(f'{head}<tmx version="1.4"><header/><body>{body}</body></tmx>', encoding="utf-8")
    return path


def test_read_is_what_was_written(tmp_path: Path):
    path = tmp_path / "a.tmx"
    assert tmx.write(UNITS, path, "1") == 2
    assert units(path) == UNITS
    header = etree.parse(path).getroot()[0]
    assert {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"} == set(
        header.attrib
    )


TEXT = st.text(max_size=40).map(printable).map(lambda text: text.replace("\r", "").strip()).filter(bool)


@given(st.lists(st.builds(Unit, TEXT, TEXT, TEXT, TEXT), max_size=5))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, made: list[Unit]):
    path = tmp_path_factory.mktemp("tmx") / "a.tmx"
    made = [unit for unit in made if all(_is_xml(text) for text in (unit.source, unit.target, unit.origin, unit.who))]
    tmx.write(made, path, "1")
    assert [(one.source, one.target, one.origin) for one in units(path)] == [
        (one.source, one.target, one.origin) for one in made
    ]


def _is_xml(text: str) -> bool:
    return not any(letter in "\ufffe\uffff" for letter in text)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<tu/>",
        '<tu><tuv xml:lang="vi"><seg>Xã</seg></tuv></tu>',
        '<tu><tuv xml:lang="vi"><seg>Xã</seg></tuv><tuv xml:lang="en"><seg>Commune</seg></tuv></tu>',
        f"<tu>{SIDES.format('', 'б')}</tu>",
        f"<tu>{SIDES.format('б', ' ')}</tu>",
        f"<tu>{SIDES.format('x' * (tmx.LONGEST + 1), 'б')}</tu>",
        '<tu><tuv xml:lang="vi"/><tuv xml:lang="uk"/></tu>',
    ],
)
def test_passed_over(tmp_path: Path, body: str):
    assert units(a_file(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "source", "target"),
    [
        (SIDES.format("Xã", "Комуна"), "Xã", "Комуна"),
        (SIDES.replace('"vi"', '"VI-VN"').replace('"uk"', '"uk-UA"').format("Xã", "Комуна"), "Xã", "Комуна"),
        (SIDES.replace("xml:lang", "lang").format("Xã", "Комуна"), "Xã", "Комуна"),
        (SIDES.format('<bpt i="1">{\\b</bpt>Xã<ept i="1">}</ept> <hi>mới</hi>', "<ph>%s</ph>Ком"), "Xã mới", "Ком"),
        (SIDES.format("Xã<!-- c -->", "<![CDATA[<b>]]>"), "Xã", "<b>"),
    ],
)
def test_read_as_others_write_it(tmp_path: Path, body: str, source: str, target: str):
    (unit,) = units(a_file(tmp_path, f"<tu>{body}</tu>", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'))
    assert (unit.source, unit.target, unit.origin) == (source, target, "m.tmx")


def test_who_and_when_of_the_unit(tmp_path: Path):
    body = f'<tu creationid="Іван" creationdate="20261023T093015Z">{SIDES.format("Xã", "Комуна")}</tu>'
    (unit,) = units(a_file(tmp_path, body))
    assert (unit.who, unit.when) == ("Іван", WHEN)


def test_utf_16(tmp_path: Path):
    path = tmp_path / "m.tmx"
    text = f'<?xml version="1.0" encoding="UTF-16"?><tmx><body><tu>{SIDES.format("Đ", "ґ")}</tu></body></tmx>'
    path.write_bytes(text.encode("utf-16"))
    assert [(unit.source, unit.target) for unit in units(path)] == [("Đ", "ґ")]


LAUGHS = '<!DOCTYPE tmx [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        (LAUGHS, f"<tu>{SIDES.format('&b;', 'б')}</tu>", "defines entities"),
        (OUTSIDE, f"<tu>{SIDES.format('&a;', 'б')}</tu>", "defines entities"),
        ("", "<tu>", "line 1: not well-formed"),
        ("", f"<tu>{'<note/>' * (tmx.MOST_PARTS + 1)}</tu>", "parts in one unit"),
        ("", "<tu>" + "<hi>" * 500 + "</hi>" * 500 + "</tu>", "not well-formed"),
        ("", f"<tu>{SIDES.format('&undefined;', 'б')}</tu>", "not well-formed"),
    ],
)
def test_hostile_files_are_one_line(tmp_path: Path, head: str, body: str, words: str):
    with pytest.raises(InputError, match=words) as error:
        units(a_file(tmp_path, body, head))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"", b"<po/>", b"msgid", b"\xff\xfe\x00"])
def test_what_is_no_tmx(tmp_path: Path, content: bytes):
    path = tmp_path / "x.tmx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.tmx"):
        units(path)


def test_no_such_file(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be read"):
        units(tmp_path / "none.tmx")


def test_many_units_come_in_batches(tmp_path: Path):
    path = tmp_path / "a.tmx"
    tmx.write((Unit(f"Xã {n}", f"Комуна {n}") for n in range(2 * tmx.BATCH + 5)), path, "1")
    batches = list(tmx.read(path))
    assert [len(batch.units) for batch in batches] == [tmx.BATCH, tmx.BATCH, 5]
    assert [batch.done <= batch.total for batch in batches] == [True] * 3
    assert batches[-1].done == path.stat().st_size
