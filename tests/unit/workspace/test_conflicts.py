"""What is put together by itself and what is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model import Change, State
from app.workspace.conflicts import There, merged, plan

WAS = "Делегація відвідала комуну Хуат Са вранці 23 жовтня."


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        (WAS, WAS, WAS),
        (WAS, "Інше", "Інше"),
        ("Інше", WAS, "Інше"),
        ("Інше", "Інше", "Інше"),
        (
            "Делегація відвідала комуну Кхуат Са вранці 23 жовтня.",
            "Делегація відвідала комуну Хуат Са вранці 24 жовтня.",
            "Делегація відвідала комуну Кхуат Са вранці 24 жовтня.",
        ),
        (
            "Учора делегація відвідала комуну Хуат Са вранці 23 жовтня.",
            "Делегація відвідала комуну Хуат Са вранці 23 жовтня",
            "Учора делегація відвідала комуну Хуат Са вранці 23 жовтня",
        ),
    ],
)
def test_changes_in_different_places_are_put_together(theirs, mine, both):
    assert merged(WAS, theirs, mine) == both


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (WAS.replace("Хуат", "Кхуат"), WAS.replace("Хуат", "Куат")),
        (WAS.replace("Хуат", "Кхуат"), WAS.replace("Хуат Са", "Хуатса")),
        (WAS.replace("вранці", ""), WAS.replace("вранці", "зранку")),
        (WAS + " Так.", WAS + " Ні."),
        ("", WAS + " Ні."),
    ],
)
def test_changes_of_the_same_words_are_asked_about(theirs, mine):
    assert merged(WAS, theirs, mine) is None


@given(st.text("аб .", max_size=30), st.text("аб .", max_size=30))
def test_what_only_one_changed_is_taken(was, new):
    assert merged(was, new, was) == new
    assert merged(was, was, new) == new


@given(*[st.text("абв .", max_size=20)] * 3)
def test_it_does_not_matter_who_was_first(was, theirs, mine):
    assert merged(was, theirs, mine) == merged(was, mine, theirs)


def target(before: str, after: str) -> Change:
    return Change("target", "1", before, after)


def state(before: str, after: str) -> Change:
    return Change("state", "1", before, after)


def there(*values: object, state: State = State.NEW, text: str = "так") -> There:
    return There(values, {1: state}, {1: text})


@pytest.mark.parametrize(
    ("changes", "now", "made"),
    [
        ([target("так", "ні")], there("так"), [target("так", "ні")]),
        ([target("так", "ні")], there("ні"), []),  # somebody did the very same
        (
            [target("так", "ні"), state("new", "edited")],
            there("так", "reviewed", state=State.REVIEWED),
            [target("так", "ні"), state("reviewed", "edited")],
        ),
        ([state("new", "reviewed")], there("new"), [state("new", "reviewed")]),
        ([state("new", "reviewed")], there("reviewed"), []),
        ([Change("name", "Sơn", None, 1)], there(None), [Change("name", "Sơn", None, 1)]),
    ],
)
def test_what_fits_is_made_of_what_is_there(changes, now, made):
    assert list(plan(changes, now, {1: "так"}).changes) == made
    assert plan(changes, now, {1: "так"}).collides == ()


@pytest.mark.parametrize(
    ("changes", "now"),
    [
        ([target("так", "ні")], there("годі")),
        ([target("так", "ні"), state("new", "edited")], there("так", "approved", state=State.APPROVED)),
        ([state("new", "reviewed")], there("new", text="інше")),  # nobody confirms a text they have not seen
        ([state("new", "reviewed")], there("edited")),
        ([Change("name", "Sơn", None, 1)], there(2)),
        ([Change("decision", "k", None, 1)], there(2)),
    ],
)
def test_what_does_not_fit_is_left(changes, now):
    found = plan(changes, now, {1: "так"})
    assert found.changes == ()
    assert [change for change, _ in found.collides] == changes


def test_one_segment_does_not_hold_up_the_others():
    changes = [target("так", "ні"), Change("target", "2", "а", "б")]
    found = plan(changes, There(["годі", "а"], {1: State.NEW, 2: State.NEW}, {}), {})
    assert found.changes == (changes[1],)
    assert found.collides == ((changes[0], "годі"),)
