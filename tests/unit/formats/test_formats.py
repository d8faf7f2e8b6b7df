"""Bilingual files by their suffix, from and to the disk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import formats
from app.errors import InputError
from app.formats import Bilingual, Entry

UNITS = (Entry("Xã", "Комуна"), Entry("Tỉnh", "- Провінція"))


@pytest.mark.parametrize("suffix", [suffix for suffix, form in formats.FORMATS.items() if form.read])
def test_what_is_written_is_read_again_and_written_back(tmp_path, suffix):
    path = tmp_path / f"стаття{suffix.upper()}"
    formats.write(path, Bilingual(UNITS))
    read = formats.read(path)
    assert [(unit.source, unit.target) for unit in read.units] == [(unit.source, unit.target) for unit in UNITS]
    assert read.title == "стаття"
    before = path.read_bytes()
    formats.write(path, read, before)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["a.docx", "a", "a.txt"])
def test_a_file_of_another_kind_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"text")
    with pytest.raises(InputError, match=r"known are \.po, \.pot, \.csv, \.tsv, \.xlf, \.xliff$"):
        formats.read(tmp_path / name)


def test_an_unknown_suffix_is_not_written(tmp_path):
    with pytest.raises(InputError, match=r"known are \.po, \.pot, \.csv, \.tsv, \.xlf, \.xliff, \.txt$"):
        formats.write(tmp_path / "a.docx", Bilingual(UNITS))
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.po"
    formats.write(path, Bilingual(UNITS))
    before = path.read_bytes()
    with pytest.raises(InputError):
        formats.write(path, Bilingual((replace(UNITS[0], key="gone"),)), before)
    assert path.read_bytes() == before


def test_plain_text_has_a_line_for_a_paragraph(tmp_path):
    texts = [("Один.", 0), ("Два. ", 0), ("", 0), ("Три.", 1), ("Сам.", None), ("Сама.", None), ("", 2), ("Кінець.", 3)]
    units = tuple(Entry("", target, paragraph=paragraph) for target, paragraph in texts)
    formats.write(tmp_path / "a.txt", Bilingual(units))
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "Один. Два.\n\nТри.\n\nСам.\n\nСама.\n\nКінець.\n"
