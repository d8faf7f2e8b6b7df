"""Bilingual files on their way into a project, and texts known again."""

import pytest

from app.errors import InputError
from app.formats import xliff
from app.formats.entries import Bilingual, Entry
from app.model import Person, Query, Role, State
from app.workspace import Workspace, incoming
from tests.factories import a_segment

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#. про комуну
msgctxt "меню"
msgid "Xã Khuất Xá họp."
msgstr "Комуна Хуат Са зібралася."

#, fuzzy
msgid "Có mưa ở đó."
msgstr ""
"""


def test_a_bilingual_file_comes_with_its_bytes_and_the_keys_to_its_entries(tmp_path):
    path = tmp_path / "t.po"
    path.write_bytes(PO.encode())
    what = incoming.from_file(path)
    assert what.original == PO.encode()
    assert len(set(what.keys)) == len(what.segments) == 2
    first = what.segments[0]
    assert (first.source, first.target, first.imported) == ("Xã Khuất Xá họp.", *["Комуна Хуат Са зібралася."] * 2)
    assert {"меню", "про комуну"} <= set(first.context.split("\n"))
    assert (what.document.kind, what.document.title) == ("po", "t")


def test_a_file_without_entries(tmp_path):
    path = tmp_path / "t.po"
    path.write_text('msgid ""\nmsgstr "Language: uk\\n"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"t\.po: has no message to translate"):
        incoming.from_file(path)


def test_swapped_columns_are_noticed_and_foreign_ones_are_not(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('source,target\n"Hello, friend","Привіт, друже"\n', encoding="utf-8")
    assert len(incoming.from_file(path).segments) == 1
    path.write_text('source,target\n"Привіт, друже","Xin chào, bạn thân mến"\n', encoding="utf-8")
    with pytest.raises(InputError, match="exchange them in the file"):
        incoming.from_file(path)


def test_texts_are_known_again_by_what_came_in():
    first, second = a_segment("a", "б"), a_segment("в", "г")
    print_ = incoming.same_texts((first, second))
    assert print_ == incoming.same_texts((a_segment("a", "змінено", imported="б", id=9), second))
    assert print_ != incoming.same_texts((second, first))
    assert print_ != incoming.same_texts((first,))
    assert incoming.same_texts((a_segment("aб", ""),)) != incoming.same_texts((a_segment("a", "б"),))


def test_numbers_are_those_a_project_reserved():
    made = incoming.Incoming(incoming.Document(0, "т", "texts"), (a_segment(), a_segment(position=2)))
    there = incoming.numbered(made, document=4, first=70)
    assert there.document.id == 4
    assert [(one.id, one.document, one.position) for one in there.segments] == [(70, 4, 1), (71, 4, 2)]


@pytest.mark.parametrize("suffix", [".xlf", ".po"])
def test_states_come_back_as_they_went_out(tmp_path, suffix):
    """By use cases alone: what was reviewed in one project is where it was in another that its export comes into."""
    lead = Person("Lida", Role.LEAD)
    (tmp_path / "a.csv").write_text("\n".join(f"Dòng số {n}.,Рядок {n}." for n in range(5)), encoding="utf-8")
    with Workspace.create(tmp_path / "a.zvirka", lead) as first:
        list(first.import_file(tmp_path / "a.csv"))
        numbers = first.order(Query())
        first.edit(numbers[1], "Рядок перший.")
        first.confirm(numbers[2])
        first.confirm(numbers[3])
        first.approve([numbers[3]])
        first.confirm(numbers[4])
        first.give_back([numbers[4]], "не так")
        states = [row.segment.state for row in first.rows(numbers)]
        assert states == [State.NEW, State.EDITED, State.REVIEWED, State.APPROVED, State.RETURNED]
        list(first.export(tmp_path / f"b{suffix}", None))
    if suffix == ".po":  # has a word for one of them
        states = [state if state is State.RETURNED else State.NEW for state in states]
    with Workspace.create(tmp_path / "b.zvirka", lead) as second:
        list(second.import_file(tmp_path / f"b{suffix}"))
        assert [row.segment.state for row in second.rows(second.order(Query()))] == states
        assert second.summary().by_state.get(State.RETURNED) == 1
        list(second.export(tmp_path / f"c{suffix}", None))
    assert (tmp_path / f"c{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_who_may_not_approve_brings_no_approvals_in(tmp_path):
    path = tmp_path / "t.xlf"
    units = tuple(Entry(f"Dòng số {state}.", f"Рядок {state}.", state=state) for state in State)
    path.write_bytes(xliff.write(Bilingual(units, "vi", "uk", "t"), None))
    assert [one.state for one in incoming.from_file(path).segments] == list(State)
    limited = [one.state for one in incoming.from_file(path, by_translator=True).segments]
    assert limited == [State.REVIEWED if state is State.APPROVED else state for state in State]
