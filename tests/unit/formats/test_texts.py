"""Text out of bytes, or one line that says why not."""

from __future__ import annotations

import codecs
import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.formats import files, texts

VIETNAMESE = "Chiều 12/9, trường mới ở xã Tân Hòa đã mở cửa đón học sinh.\n\nLũ trẻ kể: đường rừng xưa rất khổ.\n"
UKRAINIAN = "Увечері 12 вересня комуна Тан Хоа відкрила школу.\n\nДіти їздять – і є автобус.\n"
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
MARKED = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_windows_1258(text: str) -> bytes:
    """As Windows writes it: the tone after its letter unless the encoding has the two as one."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in TONES))
            out += (base + "".join(mark for mark in apart if mark in TONES)).encode("cp1258")
    return out


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        texts.decode(data, "a.txt")
    line = str(caught.value)
    assert line.startswith("a.txt: ")
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    "text", [VIETNAMESE, UKRAINIAN, "a", "Слово", "Xá", "«»", unicodedata.normalize("NFD", VIETNAMESE)]
)
def test_utf8_is_read_as_it_is_written(text):
    assert texts.decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize("text", [VIETNAMESE, UKRAINIAN, "Слово", "Xin chào"])
@pytest.mark.parametrize(("encoding", "mark"), MARKED)
def test_a_byte_order_mark_is_obeyed_and_taken_off(text, encoding, mark):
    assert texts.decode(mark + text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("text", [VIETNAMESE, UKRAINIAN, "Слово", "Xin chào", "Лок Бінь"])
@pytest.mark.parametrize("encoding", WIDE)
def test_wide_encodings_are_read_without_a_mark(text, encoding):
    assert texts.decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "text", [UKRAINIAN, "Слово", "Джерело води", "ЛАНГШОН", "Комуна Khuat Xa (Кхуат Са)", "їжак і ґедзь"]
)
def test_windows_1251_is_read(text):
    assert texts.decode(text.encode("cp1251"), "a.txt") == text


@pytest.mark.parametrize("text", [VIETNAMESE, "Khuất Xá", "Đảng ủy xã"])
def test_windows_1258_is_read_and_composed(text):
    assert texts.decode(in_windows_1258(text), "a.txt") == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_every_line_end_becomes_a_line_feed(end, encoding):
    assert texts.decode(UKRAINIAN.replace("\n", end).encode(encoding), "a.txt") == UKRAINIAN


@pytest.mark.parametrize("text", ["перша\x0bдруга", "стаття\x1f", "стаття\x1a"])
def test_a_stray_control_character_is_no_reason_to_refuse(text):
    assert texts.decode((UKRAINIAN + text).encode(), "a.txt") == UKRAINIAN + text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\ufeff\u200b \n".encode()])
def test_nothing_in_it(data):
    assert "is empty" in refusal(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "Word"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"SQLite format 3\x00..", "open it as a project"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0 JFIF", "a JPEG picture"),
        (b"\x1f\x8b\x08..", "unpack"),
        (b"\xde\x12\x04\x95....", "PO file"),
        (b"text\0text" * 9, "character 5 is zero"),
        (bytes(range(256)), "byte 1 is 0x00"),
        (b"ab\x01\x02\x03\x04\x05cd", "control characters"),
    ],
)
def test_what_is_no_text_says_what_it_is(data, words):
    assert words in refusal(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a" * 1233 + b"\xff" + b"b", "byte 1,234 is 0xff"),
        (UKRAINIAN.encode()[:31] + b"\xff" + UKRAINIAN.encode()[31:], "is 0x"),
        (VIETNAMESE.encode()[:-2] + b"\xe1\xba", "not readable as UTF-8"),
        ("г п г".encode() + b" \xff", "byte 10 is 0xff"),  # in Windows-1251 «Рі Рї Рі я», which has vowels enough
        (UKRAINIAN.replace("–", "-").encode("koi8-u"), "byte 1 is 0xf5"),
        ("Вранці делегація".replace("і", "и").encode("cp866"), "not readable as UTF-8"),
        ("Été à Paris, ça va très bien, garçon".encode("latin-1"), "byte 1 is 0xc9"),
        ("Größe, Äpfel, schön".encode("latin-1"), "byte 3 is 0xf6"),
        (b"\xed\xa0\x80 lone surrogate", "byte 1 is 0xed"),
        (b"\xff\xfe" + b"a\0\x00\xd8b\0", "UTF-16-LE but byte 5 is 0x00"),
        (b"\xff\xfea", "byte 3"),
        (codecs.BOM_UTF8 + b"ab\xff", "UTF-8 but byte 6 is 0xff"),
    ],
)
def test_an_unreadable_byte_is_named_counting_from_one(data, words):
    line = refusal(data)
    assert words in line
    assert "save it as UTF-8" in line


def test_more_than_the_limit_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1001)
    with pytest.raises(InputError, match="larger than 1,000 bytes"):
        files.read(path, limit=1000)
    assert len(files.read(path, limit=1001)) == 1001


def test_an_endless_file_is_refused_after_the_limit():
    if not os.path.exists("/dev/zero"):  # noqa: PTH110 - no Path of a device on other systems
        pytest.skip("no /dev/zero on this system")
    with pytest.raises(InputError, match="larger than 1,000 bytes"):
        files.read(files.Path("/dev/zero"), limit=1000)


def test_reading_names_what_is_wrong_with_the_path(tmp_path):
    for path, words in [
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "is a folder"),
        (tmp_path / "a\nb.txt", "a\\nb.txt: no such file"),
        (tmp_path / "a\0b.txt", "no path of a file"),
        (tmp_path / ("x" * 300), "cannot be read"),
    ]:
        with pytest.raises(InputError) as caught:
            texts.read(path)
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)


def test_reading_a_file(tmp_path):
    path = tmp_path / "стаття з пробілами.txt"
    path.write_bytes(UKRAINIAN.encode("utf-16"))
    assert texts.read(path) == UKRAINIAN


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_one_clear_line(data):
    try:
        text = texts.decode(data, "a.txt")
    except InputError as error:
        text = str(error)
        assert "\n" not in text
    assert text.strip()
    assert "\r" not in text
    assert "\0" not in text
    text.encode()  # no lone surrogates


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(lambda text: text.strip())
)
def test_whatever_was_written_as_utf8_is_read(text):
    if (
        text.strip("\ufeff\u200b\u2060").strip()
        and not text.startswith("\ufeff")
        and not text.startswith(("%PDF", "PK", "{\\rtf"))
    ):
        assert texts.decode(text.encode(), "a.txt") == text
