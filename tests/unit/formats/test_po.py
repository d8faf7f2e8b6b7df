"""PO files: what is read, and that writing changes nothing but the translations that changed."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.errors import InputError
from app.formats import po, po_file
from app.formats.entries import Bilingual, Entry
from app.model import State

RICH = (Path(__file__).parent / "data" / "rich.po").read_bytes()
HEAD = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ONE = HEAD + 'msgid "Xã"\nmsgstr "Комуна"\n'.encode()


def with_targets(bilingual: Bilingual, **targets: str) -> Bilingual:
    """The same entries with other targets, by source."""
    units = (replace(unit, target=targets.get(unit.source, unit.target)) for unit in bilingual.units)
    return replace(bilingual, units=tuple(units))


def rewrite(data: bytes, **targets: str) -> bytes:
    return po.write(with_targets(po.read(data, "a.po"), **targets), data)


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = (data.decode().splitlines(keepends=True) for data in (before, after))
    return [line for line in difflib.unified_diff(*lines, n=0) if not line.startswith(("---", "+++", "@@"))]


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        po.read(data, "a.po")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def read_or_refused(data: bytes) -> Bilingual | None:
    try:
        return po.read(data, "a.po")
    except InputError as error:
        if "\n" in str(error):
            raise
        return None


def test_everything_a_reviewer_needs_is_read():
    bilingual = po.read(RICH, "rich.po")
    assert (bilingual.source_lang, bilingual.target_lang) == ("", "uk")
    assert [(unit.source, unit.target, unit.context, unit.fuzzy) for unit in bilingual.units] == [
        ("Xã Khuất Xá đón khách", "Комуна Хуат Са приймає гостей", "", False),
        ("Trang %d", "Сторінка %d", "menu", True),
        ("Lưu", "Зберегти", "", True),
        ("%d xã", "%d комуна", "", False),
        ("%d xã", "%d комуни", "", False),
        ("%d xã", "", "", False),
        (
            'Dòng thứ nhất\nDòng thứ hai có "ngoặc kép" và \\ gạch chéo\t.\n',
            'Перший рядок\nДругий рядок із "лапками" і \\ рискою\t.\n',
            "",
            False,
        ),
        ("Chưa dịch", "", "", False),
        ("Sau mục cũ", "Після застарілих", "", False),
    ]
    assert [unit.comment for unit in bilingual.units][:2] == ["Заголовок", "перекладено машиною"]
    assert len({unit.key for unit in bilingual.units}) == len(bilingual.units)


VARIANTS = {
    "as it is": RICH,
    "CRLF": RICH.replace(b"\n", b"\r\n"),
    "CR": RICH.replace(b"\n", b"\r"),
    "no line end at the end": RICH.rstrip(b"\n"),
    "byte order mark": b"\xef\xbb\xbf" + RICH,
    "no blank lines": RICH.replace(b"\n\n", b"\n"),
    "UTF-16": RICH.decode().encode("utf-16"),
    "one": ONE,
    "no header": 'msgid "Xã"\nmsgstr "Комуна"'.encode(),
    "charset to come": ONE.replace(b"UTF-8", b"CHARSET"),
    "Windows-1251": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=windows-1251\\n"\n\n'
    + 'msgid "Xa"\nmsgstr "Комуна її"\n'.encode("cp1251"),
    "KOI8-U": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-U\\n"\n\n'
    + 'msgid "Xa"\nmsgstr "Комуна її"\n'.encode("koi8-u"),
    "line separators in a text": HEAD + 'msgid "a\u2028b"\nmsgstr "а\u2028б\x0cв\x85"\n'.encode(),
    "flags without a space": HEAD + b'#,fuzzy\n#:a.c:1\n#.note\n#note\nmsgid "a"\nmsgstr "b"\n',
    "a context without a source": HEAD + b'msgctxt "logo"\nmsgid ""\nmsgstr "b"\n',
    "indented": ONE.replace(b"msg", b"   msg"),
}


@pytest.mark.parametrize("data", VARIANTS.values(), ids=VARIANTS)
def test_an_unchanged_file_is_the_same_to_the_byte(data):
    assert po.write(po.read(data, "a.po"), data) == data


@pytest.mark.parametrize("data", VARIANTS.values(), ids=VARIANTS)
def test_a_changed_target_is_read_back_and_all_else_stays(data):
    bilingual = po.read(data, "a.po")
    for changed in range(len(bilingual.units)):
        units = list(bilingual.units)
        units[changed] = replace(units[changed], target='Нове "слово"\nі \\ рядок')
        after = po.write(replace(bilingual, units=tuple(units)), data)
        assert po.read(after, "a.po").units == tuple(units)
        back = po.write(bilingual, after)
        assert po.read(back, "a.po") == bilingual


def test_only_the_lines_of_a_changed_translation_differ():
    after = rewrite(RICH, **{"Xã Khuất Xá đón khách": "Комуна Кхуат Са приймає гостей"})
    assert changed_lines(RICH, after) == [
        '-msgstr "Комуна Хуат Са приймає гостей"\n',
        '+msgstr "Комуна Кхуат Са приймає гостей"\n',
    ]


def test_a_translation_of_several_lines_is_replaced_whole():
    source = po.read(RICH, "a.po").units[6].source
    assert changed_lines(RICH, rewrite(RICH, **{source: "Перший\n"})) == [
        '-msgstr ""\n',
        '-"Перший рядок\\n"\n',
        '-"Другий рядок із "\n',
        '-"\\"лапками\\" і \\\\ рискою\\t.\\n"\n',
        '+msgstr "Перший\\n"\n',
    ]


def test_a_long_translation_is_wrapped_as_gettext_does():
    after = rewrite(RICH, **{"Chưa dịch": "слово " * 30 + "кінець"})
    added = [line[1:-1] for line in changed_lines(RICH, after) if line[0] == "+"]
    assert added[0] == 'msgstr ""' or added[0].startswith('"')
    assert max(map(len, added)) <= 79
    assert len(added) == 3


def test_a_file_that_is_not_wrapped_stays_so():
    data = HEAD + ('msgid "' + "xã " * 60 + '"\nmsgstr ""\n').encode()
    after = rewrite(data, **{"xã " * 60: "слово " * 60})
    assert after == data[: -len(b'msgstr ""\n')] + ('msgstr "' + "слово " * 60 + '"\n').encode()


def test_line_ends_of_the_file_are_kept_in_what_is_new():
    after = rewrite(VARIANTS["CRLF"], **{"Chưa dịch": "Перший\nДругий\n"})
    assert after.count(b"\n") == after.count(b"\r\n")
    assert '"Перший\\n"\r\n"Другий\\n"\r\n'.encode() in after


def test_a_plural_form_that_was_missing_is_added_after_the_others():
    data = RICH.replace(b'msgstr[2] ""\n', b"")
    bilingual = po.read(data, "a.po")
    units = tuple(replace(unit, target=unit.target or "%d комун") for unit in bilingual.units[:6])
    after = po.write(replace(bilingual, units=units), data)
    assert changed_lines(data, after) == ['+msgstr[2] "%d комун"\n']


@pytest.mark.parametrize(
    ("source", "approved", "lines"),
    [
        ("Lưu", False, []),
        ("Lưu", True, ["-#, fuzzy\n"]),
        ("Trang %d", True, ["-#, fuzzy, python-format\n", "+#, python-format\n"]),
        ("Chưa dịch", True, []),
        ("Xã Khuất Xá đón khách", True, []),
    ],
)
def test_the_fuzzy_flag_goes_only_with_an_approval(source, approved, lines):
    bilingual = po.read(RICH, "a.po")
    units = tuple(replace(unit, approved=approved and unit.source == source) for unit in bilingual.units)
    assert changed_lines(RICH, po.write(replace(bilingual, units=units), RICH)) == lines


def test_an_edited_fuzzy_translation_keeps_its_flag():
    assert changed_lines(RICH, rewrite(RICH, Lưu="Записати")) == ['-msgstr "Зберегти"\n', '+msgstr "Записати"\n']


def test_a_message_with_plurals_is_approved_when_every_form_is():
    data = RICH.replace(b"#: a.c:7", b"#, fuzzy").replace(b'msgstr[2] ""', b'msgstr[2] "c"')
    bilingual = po.read(data, "a.po")
    some = tuple(replace(unit, approved=unit.target == "c") for unit in bilingual.units)
    every = tuple(replace(unit, approved="xã" in unit.source) for unit in bilingual.units)
    assert po.write(replace(bilingual, units=some), data) == data
    assert changed_lines(data, po.write(replace(bilingual, units=every), data)) == ["-#, fuzzy\n"]


def test_entries_that_are_not_given_stay_as_they_are():
    bilingual = po.read(RICH, "a.po")
    assert po.write(replace(bilingual, units=bilingual.units[2:4]), RICH) == RICH


def test_an_entry_the_file_no_longer_has_is_an_error():
    with pytest.raises(InputError, match="import the file again"):
        po.write(po.read(RICH, "a.po"), ONE)


def test_a_letter_the_charset_lacks_is_named():
    with pytest.raises(InputError, match="KOI8-U has no 'ŷ'"):
        rewrite(VARIANTS["KOI8-U"], Xa="ŷ")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ONE.replace(b'msgstr "\xd0', b"msgstr \xd0"), "a.po:5: the text is not between two quotation marks"),
        (ONE.replace('Комуна"'.encode(), "Комуна".encode()), "a.po:5: the text is not between"),
        (ONE.replace("Комуна".encode(), b'a"b'), "a.po:5: the text is not between"),
        (ONE + b"what is this\n", "a.po:6: not a line of a PO file"),
        (ONE + b'"lonely"\n# note\n"text"\n', "a.po:8: does not belong here"),
        (ONE + b'msgid "b"\n', "a.po:6: this message has no msgstr"),
        (ONE + b'msgid "b"\nmsgid "c"\n', "a.po:7: msgid does not belong here"),
        (ONE + b'msgctxt "b"\nmsgstr "c"\n', "a.po:7: msgstr does not belong here"),
        (ONE + b'msgid "b"\nmsgstr[0] "c"\n', "a.po:7: this msgstr has a number"),
        (ONE + b'msgid "b"\nmsgid_plural "b"\nmsgstr "c"\n', "a.po:8: this msgstr has a number"),
        (ONE + b'msgid "b"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n', "a.po:9: this msgstr has a number"),
        (ONE + b'msgid[1] "b"\nmsgstr "c"\n', "a.po:6: msgid has no number"),
        (ONE + b"<<<<<<< HEAD\n", "a.po:6: a merge conflict is left here"),
        (ONE + ONE[len(HEAD) :], "a.po:6: the same msgid as on line 4"),
        (ONE + b"#| what\n" + b'msgid "b"\nmsgstr ""\n', "a.po:6: does not belong here"),
        (HEAD, "no message to translate"),
        (HEAD + b'#~ msgid "a"\n#~ msgstr "b"\n', "no message to translate"),
        (ONE.replace(b"UTF-8", b"KLINGON-1"), "charset KLINGON-1 is not known"),
        (ONE.replace(b"UTF-8", b"cp9999"), "there is no charset cp9999"),
        (ONE.replace(b"Xa", b"X\xff").replace(b"X\xc3\xa3", b"X\xff"), "a.po:4: byte 70 is 0xff, which is not UTF-8"),
        (ONE + b"# \0\n", "zero bytes"),
        (b"", "is empty"),
        (b"\xde\x12\x04\x95....", "compiled translation"),
        (b"/etc/hostname", "a.po:1: not a line of a PO file"),
    ],
)
def test_a_broken_file_names_the_line(data, words):
    assert words in refusal(data)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60) | st.text(
    alphabet='aб "\\\n\t\r#msgid[0]~,', max_size=120
)


@given(source=TEXT.filter(bool), old=TEXT, new=TEXT)
def test_any_text_is_written_and_read_again(source, old, new):
    entry = Entry(source, old, key=source)
    data = po.write(Bilingual((entry,)), None)
    read = po.read(data, "a.po")
    assert [(unit.source, unit.target) for unit in read.units] == [(source, old)]
    changed = replace(read.units[0], target=new)
    after = po.write(replace(read, units=(changed,)), data)
    assert po.read(after, "a.po").units == (changed,)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT, st.booleans()), min_size=1, max_size=6))
def test_a_new_file_has_every_entry_in_order(rows):
    units = tuple(Entry(source, target, context=context, fuzzy=fuzzy) for source, target, context, fuzzy in rows)
    read = po.read(po.write(Bilingual(units, "vi", "uk"), None), "a.po")
    assert [(unit.source, unit.target, unit.fuzzy) for unit in read.units] == [
        (unit.source, unit.target, unit.fuzzy) for unit in units
    ]
    assert (read.source_lang, read.target_lang) == ("vi", "uk")


@given(st.binary(max_size=80), st.integers(0, len(RICH)), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused_in_one_line(junk, at, cut):
    data = RICH[:at] + junk + RICH[at + cut :]
    if read := read_or_refused(data):
        assert po.write(read, data) == data


@given(
    st.lists(
        st.sampled_from(
            [
                'msgid "a"',
                'msgid "b"',
                'msgstr "c"',
                '"d"',
                "",
                "#, fuzzy",
                '#~ msgid "o"',
                '#~ msgstr ""',
                "# x",
                '#| msgid "p"',
                'msgid_plural "q"',
                'msgstr[0] "r"',
                'msgstr[1] ""',
                'msgctxt "s"',
            ]
        ),
        max_size=14,
    )
)
@example(["#, fuzzy", 'msgid "a"', 'msgid_plural "q"', 'msgstr[1] ""'])
def test_any_order_of_lines_is_read_or_refused_in_one_line(lines):
    data = "\n".join(lines).encode()
    if read := read_or_refused(data):
        assert po.write(read, data) == data
        units = tuple(replace(unit, target="new") for unit in read.units)
        # What was fuzzy stays so until it is approved: now that there is a text, somebody has to look at it again.
        again = tuple(replace(unit, state=State.RETURNED) if unit.fuzzy else unit for unit in units)
        assert po.read(po.write(replace(read, units=units), data), "a.po").units == again


def test_the_last_resort_says_the_same_as_the_file():
    """polib's own writer, which is only used should a splice ever not read back as it was meant."""
    file = po_file.parse(RICH, "a.po")
    after = po.rewritten(file, "a.po")
    assert sorted(map(str, po_file.parse(after, "a.po").facts())) == sorted(map(str, file.facts()))
    assert po.read(after, "a.po") == po.read(RICH, "a.po")


def test_a_large_file_is_read_and_written_at_once():
    rows = "".join(f'#: a.c:{n}\nmsgid "xã {n}"\nmsgstr "комуна {n}"\n\n' for n in range(5000))
    data = HEAD + rows.encode()
    after = rewrite(data, **{"xã 4999": "інша"})
    assert after == data.replace("комуна 4999".encode(), "інша".encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('msgid "a"\nmsgstr "б"\n', '#, fuzzy\nmsgid "a"\nmsgstr "б"\n'),
        ('#, c-format\nmsgid "a"\nmsgstr "б"\n', '#, fuzzy, c-format\nmsgid "a"\nmsgstr "б"\n'),
        ('# note\nmsgctxt "c"\nmsgid "a"\nmsgstr "б"\n', '# note\n#, fuzzy\nmsgctxt "c"\nmsgid "a"\nmsgstr "б"\n'),
        ('#, fuzzy\nmsgid "a"\nmsgstr "б"\n', '#, fuzzy\nmsgid "a"\nmsgstr "б"\n'),
        ('msgid "a"\nmsgstr ""\n', 'msgid "a"\nmsgstr ""\n'),
    ],
)
def test_a_returned_message_becomes_fuzzy(before, after):
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    read = po.read((head + before).encode(), "a.po")
    units = tuple(replace(unit, state=State.RETURNED) for unit in read.units)
    assert po.write(replace(read, units=units), (head + before).encode()).decode() == head + after
