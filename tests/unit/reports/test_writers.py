from pathlib import Path

import pytest

from app.errors import InputError
from app.reports import WRITERS, writer
from tests.unit.reports.made_up import a_report


@pytest.mark.parametrize("name", ["report.html", "out/REPORT.HTML", "звіт.2026.html"])
def test_a_report_is_written_by_its_suffix(name):
    assert writer(Path(name)) is WRITERS[".html"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("report.docx", "report.docx: no report can be written as '.docx'; use .html"),
        ("report", "report: no report can be written as a file without suffix; use .html"),
        (".html", ".html: no report can be written as a file without suffix; use .html"),
    ],
)
def test_an_unknown_suffix_names_what_there_is(name, line):
    with pytest.raises(InputError) as error:
        writer(Path(name))
    assert str(error.value) == line


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_writer_gives_bytes_and_always_the_same(suffix):
    first, again = WRITERS[suffix](a_report()), WRITERS[suffix](a_report())
    assert isinstance(first, bytes)
    assert first == again
