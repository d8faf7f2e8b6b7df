"""The checks of the name ledger, on segments as they stand in a document."""

import pytest

from app import checks
from app.checks.base import NameCheck
from app.model import Segment, Severity
from app.names import transcription
from app.names.gather import gather
from app.names.ledger import NameLedger


def found(*pairs, enforce=False, only=None):
    segments = [Segment(source, target, id=number) for number, (source, target) in enumerate(pairs, 1)]
    ledger = NameLedger(transcription.load("practical"), enforce=enforce)
    for number, mentions in gather(segments):
        ledger.put(number, mentions)
    ledger.hear()
    told = [one for segment in segments for one in checks.on_names(ledger, segment, checks.suite())]
    return [one for one in told if only is None or one.check == only]


@pytest.mark.parametrize(
    "pairs",
    [
        [("Xã Khuất Xá họp.", "Збори в Кхуат Са."), ("Tại xã Khuất Xá.", "У Кхуат Са.")],
        [("ông Nông Đức Mạnh", "пан Нонг Дик Мань"), ("ông Nông Đức Mạnh", "пана Нонг Дик Маня")],
        [("các xã Lộc Bình, Lợi Bác", "комуни Лок Бінь, Лой Бак")],
        [("thành phố Hà Nội", "ханойський ринок"), ("thành phố Hà Nội", "у Ханої")],
        [("nước Việt Nam", "в'єтнамський народ")],
        [("xã Khuất Xá", "")],
        [("xã Khuất Xá và Khuất Xá", "комуна Кхуат Са")],
        [("tỉnh Điện Biên và Hưng Yên", "провінції Дьєнб'єн і Хинг'єн")],
    ],
)
def test_silent(pairs):
    assert found(*pairs) == []


def test_the_place_that_departs_is_marked_with_its_fix():
    first, second = ("xã Khuất Xá", "комуна Кхуат Са"), ("xã Khuất Xá", "у Хуат Са")
    [finding] = found(first, second)
    assert (finding.check, finding.severity, finding.segment.id) == ("name-inconsistent", Severity.MAJOR, 2)
    assert (finding.found, finding.fix, finding.subject) == ("Хуат Са", "Кхуат Са", "Khuất Xá")
    assert finding.source_span.of(finding.segment.source) == "Khuất Xá"
    assert str(finding.message) == "Khuất Xá is «Хуат Са» here, but «Кхуат Са» elsewhere"


def test_a_name_that_has_no_rendering_anywhere_may_be_translated():
    assert found(("Ông Trần Văn Bình nói.", "Він сказав."), ("chùa Một Mái", "Пагода з одним дахом")) == []


def test_a_name_that_is_not_there_is_told_once():
    [finding] = found(("Tại xã Khuất Xá, xã Khuất Xá.", "У цій комуні та поблизу."))
    assert (finding.check, finding.target_span) == ("name-missing", None)


def test_a_syllable_in_two_renderings_is_marked_on_the_weaker_side():
    told = found(
        ("tỉnh Lạng Sơn", "провінція Лангшон"),
        ("xã Mẫu Sơn", "Мау Сон"),
        ("xã Mẫu Sơn", "Мау Сон"),
        only="syllable-inconsistent",
    )
    assert [(one.segment.id, one.found) for one in told] == [(2, "Мау Сон")]


def test_an_onset_in_two_renderings():
    told = found(("xã Khuất Xá", "Кхуат Са"), ("ông Hoàng Quốc Khánh", "Хоанг Куок Ханем"), only="onset-inconsistent")
    assert [one.found for one in told] == ["Хоанг Куок Ханем"]


def test_a_steady_name_is_judged_by_the_profile_only_where_it_is_enforced():
    pairs = [("xã Chi Ma", "Чі Ма"), ("xã Chi Ma", "Чі Ма")]
    assert found(*pairs) == []
    told = found(*pairs, enforce=True)
    assert [(one.check, one.fix) for one in told] == [("name-nonstandard", "Тіма"), ("name-nonstandard", "Тіма")]
    assert found(("xã Lạng Sơn", "у Лангшоні"), enforce=True) == []


def test_two_spellings_of_an_enforced_name_are_told_as_inconsistent():
    told = found(("xã Khuất Xá", "Кхуат Са"), ("xã Khuất Xá", "Хуат Са"), enforce=True)
    assert {(one.check, one.fix) for one in told} == {("name-inconsistent", "Кхуатса")}


def test_every_check_has_an_id_a_label_and_a_sentence():
    assert len({check.id for check in checks.CHECKS}) == len(checks.CHECKS)
    for check in checks.CHECKS:
        assert check.label
        assert check.__doc__ not in (None, NameCheck.__doc__)
