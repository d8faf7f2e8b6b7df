"""XLIFF 1.2 and 2.x: what is read, what comes back untouched, states of the review, hostile files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.errors import InputError
from app.formats import xliff
from app.formats.entries import Bilingual, Entry
from app.model import State

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:tool">
  <file original="a.html" source-language="vi-VN" target-language="uk" datatype="html"><body>
    <group id="g">
    <trans-unit id="1" my:extra="kept" approved="no"><source>Xã <g id="1">Khuất Xá</g></source>
      <target state="translated">Комуна <g id="1">Кхуат Са</g></target><note>place</note></trans-unit>
    </group>
    <trans-unit id="2" resname="title"><source>A &lt; B &amp; C</source></trans-unit>
    <trans-unit id="3" translate="no"><source>code</source></trans-unit>
  </body></file>
</xliff>
""".encode()
NEW = """<?xml version='1.0' encoding='UTF-8'?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="vi" trgLang="uk">
 <file id="f"><group id="g"><unit id="1" name="head"><notes><note>note</note></notes>
  <segment id="s1"><source>Một<ph id="1"/></source><target>Один<ph id="1"/></target></segment>
  <ignorable><source> </source></ignorable>
  <segment id="s2" state="final"><source>Hai</source><target>Два</target></segment></unit></group>
  <unit id="2" translate="no"><segment><source>x</source></segment></unit></file>
</xliff>
""".encode()
BOTH = pytest.mark.parametrize("data", [OLD, NEW])


def written(data, change):
    """The file after each entry went through `change`, read by lxml, by the id of the unit or segment."""
    read = xliff.read(data, "a.xlf")
    return xliff.write(replace(read, units=tuple(change(unit) for unit in read.units)), data)


def found(data, name):
    return [one for one in etree.fromstring(data).iter() if etree.QName(one).localname == name]


def test_what_is_read_of_1_2():
    read = xliff.read(OLD, "a.xlf")
    assert (read.source_lang, read.target_lang) == ("vi", "uk")
    assert [(unit.source, unit.target) for unit in read.units] == [
        ('Xã <g id="1">Khuất Xá</g>', 'Комуна <g id="1">Кхуат Са</g>'),
        ("A < B & C", ""),
    ]
    assert [(unit.context, unit.comment) for unit in read.units] == [("", "place"), ("title", "")]


def test_what_is_read_of_2_1():
    read = xliff.read(NEW, "a.xlf")
    assert (read.source_lang, read.target_lang) == ("vi", "uk")
    assert [(unit.source, unit.target) for unit in read.units] == [
        ('Một<ph id="1"/>', 'Один<ph id="1"/>'),
        ("Hai", "Два"),
    ]
    assert read.units[0].comment == "note"
    assert read.units[1].context == "head"


@BOTH
@pytest.mark.parametrize("state", [None, State.NEW])
def test_an_unchanged_file_comes_back_byte_for_byte(data, state):
    assert written(data, lambda unit: replace(unit, state=state)) == data


@BOTH
def test_a_changed_target_is_put_in_and_nothing_else_changes(data):
    after = written(
        data, lambda unit: replace(unit, target=unit.target.replace("Кхуат Са", "Хуат Са").replace("Два", "Двоє"))
    )
    before_read, after_read = xliff.read(data, "a"), xliff.read(after, "a")
    assert [unit.source for unit in after_read.units] == [unit.source for unit in before_read.units]
    assert after.count(b"\n") == data.count(b"\n")
    changed = [unit.target for unit in after_read.units if unit.target not in {one.target for one in before_read.units}]
    assert changed in (['Комуна <g id="1">Хуат Са</g>'], ["Двоє"])


def test_a_target_that_was_not_there_stands_behind_its_source_and_is_escaped():
    after = written(OLD, lambda unit: replace(unit, target=unit.target or "А < Б & В"))
    assert b"<source>A &lt; B &amp; C</source><target>\xd0\x90 &lt; \xd0\x91 &amp; \xd0\x92</target>" in after
    assert b'my:extra="kept"' in after


def test_an_ampersand_beside_inline_elements_is_escaped():
    after = written(OLD, lambda unit: replace(unit, target='Кхуат & Са <g id="1">x</g>'))
    assert xliff.read(after, "a").units[0].target == 'Кхуат &amp; Са <g id="1">x</g>'


@pytest.mark.parametrize(
    ("state", "signed", "old", "approved", "new", "within"),
    [
        (State.EDITED, False, "needs-review-translation", None, "translated", "zvirka:edited"),
        (State.REVIEWED, False, "translated", "no", "translated", "zvirka:confirmed"),
        (State.RETURNED, False, "needs-translation", None, "translated", "zvirka:returned"),
        (State.APPROVED, False, "signed-off", "yes", "reviewed", "zvirka:approved"),
        (State.APPROVED, True, "final", "yes", "final", "zvirka:signed-off"),
    ],
)
def test_states_of_the_review_in_the_file(state, signed, old, approved, new, within):
    first = found(written(OLD, lambda unit: replace(unit, state=state, signed=signed)), "trans-unit")[0]
    (target,) = [one for one in first if etree.QName(one).localname == "target"]
    assert (target.get("state"), first.get("approved")) == (old, approved)
    segment = found(written(NEW, lambda unit: replace(unit, state=state, signed=signed)), "segment")[0]
    assert (segment.get("state"), segment.get("subState")) == (new, within)


@pytest.mark.parametrize("edition", ["old", "new", "made"])
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("signed", [False, True])
def test_states_come_back_as_they_went_out(edition, state, signed):
    if edition == "made":
        data = xliff.write(Bilingual((Entry("Xã", "Комуна", state=state, signed=signed),), "vi", "uk", "t"), None)
        assert xliff.read(data, "t.xlf").units[0].state is state
        return
    data = {"old": OLD, "new": NEW}[edition]
    before = xliff.read(data, "a.xlf").units
    after = xliff.read(written(data, lambda unit: replace(unit, state=state, signed=signed)), "a.xlf").units
    kept = [was.state if state is State.NEW or not was.target else state for was in before]
    assert [unit.state for unit in after] == kept


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ('state="translated"', State.REVIEWED),
        ('state="reviewed"', State.APPROVED),
        ('state="final"', State.APPROVED),
        ('state="initial"', State.NEW),
        ("", State.NEW),
        ('state="translated" subState="other:returned"', State.REVIEWED),
        ('state="translated" subState="zvirka:returned"', State.RETURNED),
        ('state="reviewed" subState="zvirka:returned"', State.APPROVED),  # another tool went on
        ('state="initial" subState="zvirka:approved"', State.NEW),
    ],
)
def test_what_the_words_of_others_mean(said, state):
    data = f"""<xliff xmlns="{xliff.NEW}" version="2.0" srcLang="vi" trgLang="uk"><file id="f"><unit id="u">
    <segment {said}><source>Một</source><target>Один</target></segment></unit></file></xliff>""".encode()
    read = xliff.read(data, "a.xlf")
    assert read.units[0].state is state
    assert xliff.write(read, data) == data


@pytest.mark.parametrize(
    ("unit", "target", "state"),
    [
        ('approved="yes"', 'state="translated"', State.APPROVED),
        ('approved="no"', 'state="final"', State.APPROVED),
        ("", 'state="signed-off"', State.APPROVED),
        ("", 'state="needs-translation"', State.RETURNED),
        ("", 'state="new"', State.NEW),
        ("", 'state="x-mine"', State.NEW),
    ],
)
def test_what_the_words_of_others_mean_in_the_old_edition(unit, target, state):
    data = f"""<xliff xmlns="{xliff.OLD}" version="1.2"><file source-language="vi" target-language="uk"><body>
    <trans-unit id="1" {unit}><source>Một</source><target {target}>Один</target></trans-unit>
    <trans-unit id="2" {unit}><source>Hai</source><target {target}/></trans-unit></body></file></xliff>""".encode()
    read = xliff.read(data, "a.xlf")
    assert [one.state for one in read.units] == [state, State.NEW]
    assert xliff.write(read, data) == data


def test_a_new_file_is_xliff_2_and_reads_back():
    units = (
        Entry("Xã", "Комуна", context="c", comment="n", state=State.APPROVED),
        Entry("A & <b>", "", state=State.NEW),
        Entry("  x ", " \u00a0y\n", state=State.RETURNED),
    )
    data = xliff.write(Bilingual(units, "vi", "uk", "t"), None)
    read = xliff.read(data, "t.xlf")
    assert [(unit.source, unit.target) for unit in read.units] == [(unit.source, unit.target) for unit in units]
    assert [segment.get("state") for segment in found(data, "segment")] == ["reviewed", None, "translated"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))))
def test_any_text_comes_back(text):
    after = written(OLD, lambda unit: replace(unit, target=text if unit.key == "0:1" else unit.target))
    assert xliff.read(after, "a").units[1].target == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not well-formed"),
        (b"<xliff", "line 1: not well-formed"),
        (b"<html/>", "no XLIFF 1.2 or 2.x: its outermost element is html"),
        (b'<xliff version="3.0"/>', "outermost element is xliff 3.0"),
        (b'<xliff version="1.2"/>', "no unit to translate"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2"><file>&a;</file></xliff>', "document type or entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff version="1.2"/>', "document type or entities"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x []><xliff version="1.2"/>'.encode("utf-16"),
            "document type",
        ),
    ],
)
def test_what_is_refused_in_one_line(data, said):
    with pytest.raises(InputError, match=said) as caught:
        xliff.read(data, "a.xlf")
    assert "\n" not in str(caught.value)


def test_a_broken_inline_element_is_refused():
    with pytest.raises(InputError, match=r"inline element of .* is broken"):
        written(OLD, lambda unit: replace(unit, target='Комуна <g id="1">Кхуат'))


def test_a_unit_that_is_gone_is_refused():
    read = xliff.read(OLD, "a.xlf")
    with pytest.raises(InputError, match="no longer has the unit"):
        xliff.write(replace(read, units=(replace(read.units[0], key="7:7"),)), OLD)
