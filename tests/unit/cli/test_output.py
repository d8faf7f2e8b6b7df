"""What commands print: JSON with stable keys, results written whole, messages only where they are wanted."""

import io
import json
import sys

import pytest

from app.cli import output
from app.cli.inputs import walk
from app.cli.output import Console
from app.errors import InputError
from app.model import Ledger, Light, Message, Progress, Risk, Severity, Span
from app.workspace import Trial
from tests.factories import a_decision, a_finding, a_ledger, a_segment

SEGMENT = {"id", "source", "target", "confidence", "risk", "light", "reasons", "findings"}
FINDING = {"check", "severity", "message", "source_span", "target_span", "fix", "fingerprint"}
NAME = {"name", "kind", "standard", "rules", "verdict", "preferred", "preferred_because", "forms"}


@pytest.fixture
def found():
    segments = (a_segment(id=1), a_segment(id=2, source="Nguồn", target=""), a_segment(id=3, source="", target="Тут"))
    findings = (
        a_finding(segments[0], fix="Кхуат Са", source_span=Span(35, 43)),
        a_finding(segments[0], "комуну", decision=a_decision()),
        a_finding(segments[1], "", severity=Severity.MINOR),
    )
    risks = {one.id: Risk(60, Light.RED, (Message.of("{n} reasons", n=2),)) for one in segments}
    return Trial(segments, findings, risks, a_ledger(), furniture=("Коментар (0)",))


def test_the_keys_of_check(found):
    said = output.trial(found)
    assert {"version", "segments", "names", "sounds", "furniture", "unaligned"} <= said.keys()
    assert said["version"] == 1
    assert all(one.keys() >= SEGMENT for one in said["segments"])
    first = said["segments"][0]
    assert (first["id"], first["risk"], first["light"], first["reasons"]) == ("1", 60, "red", ["2 reasons"])
    assert said["furniture"] == ["Коментар (0)"]
    assert said["unaligned"] == {"source": ["Nguồn"], "target": ["Тут"]}


def test_the_keys_of_a_finding(found):
    findings = [one["findings"] for one in output.trial(found)["segments"]]
    assert [len(some) for some in findings] == [1, 1, 0]  # what was decided on is not told
    told = findings[0][0]
    assert told.keys() >= FINDING
    assert (told["check"], told["severity"], told["fix"]) == ("name-inconsistent", "major", "Кхуат Са")
    target, (start, end) = found.segments[0].target, told["target_span"]
    assert target[start:end] == "Хуат Са"
    assert findings[1][0]["target_span"] is None


def test_the_keys_of_the_ledger(found):
    said = output.ledger(found.ledger)
    name = said["names"][0]
    assert name.keys() >= NAME
    assert name["forms"][0] == {"base": "Кхуат Са", "written": {"Кхуат Са": 2}, "segments": ["1", "2"]}
    assert said["sounds"][0] == {
        "level": "syllable",
        "vietnamese": "sơn",
        "verdict": "inconsistent",
        "renderings": [
            {"ukrainian": "сон", "names": ["Mẫu Sơn", "Sơn Lộ"]},
            {"ukrainian": "шон", "names": ["Lạng Sơn"]},
        ],
    }
    assert output.ledger(Ledger()) == {"names": [], "sounds": [], "terms": []}


def test_all_of_it_is_json(found):
    assert json.loads(json.dumps(output.trial(found), ensure_ascii=False))["version"] == 1


def test_letters_are_printed_as_they_are(capsys):
    console = Console(quiet=False, output=None)
    console.show_json({"name": "Khuất Xá", "form": "Кхуат Са"})
    assert capsys.readouterr().out == ""  # nothing before the end
    console.flush()
    assert "Khuất Xá" in capsys.readouterr().out


def test_a_result_for_a_file_is_written_at_the_end_and_whole(tmp_path, capsys):
    path = tmp_path / "f.txt"
    console = Console(quiet=False, output=path)
    console.show("перше")
    console.show("друге")
    assert not path.exists()
    console.flush()
    assert path.read_text(encoding="utf-8") == "перше\nдруге\n"
    assert capsys.readouterr().out == ""


def test_nothing_said_writes_no_file(tmp_path):
    Console(quiet=False, output=tmp_path / "f.txt").flush()
    assert list(tmp_path.iterdir()) == []


def test_quiet_says_errors_only(capsys):
    console = Console(quiet=True, output=None)
    console.say("Project: p.zvirka")
    console.say("zvirka: щось не так", always=True)
    assert capsys.readouterr().err == "zvirka: щось не так\n"


def test_a_message_is_one_line(capsys):
    Console(quiet=False, output=None).say("перше\nдруге")
    assert capsys.readouterr().err == "перше друге\n"


def test_progress_is_for_terminals(capsys):
    Console(quiet=False, output=None).progress(Progress(1, 2, Message("Checking")))
    assert capsys.readouterr().err == ""


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self):
        return True


def test_progress_leaves_no_trace_before_a_message(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    console = Console(quiet=False, output=None)
    console.progress(Progress(1, 2, Message("Checking")))
    console.say("готово")
    assert screen.getvalue() == "Checking 1/2\r" + " " * len("Checking 1/2") + "\rготово\n"


def test_an_interrupt_that_was_lost_comes_at_the_next_step():
    console = Console(quiet=True, output=None)
    console.progress(Progress(1, 2, Message("Checking")))
    console.stop()
    with pytest.raises(KeyboardInterrupt):
        console.progress(Progress(2, 2, Message("Checking")))
    console.show("щось")
    with pytest.raises(KeyboardInterrupt):
        console.flush()


def test_no_standard_output(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)  # as Python starts where it is closed
    console = Console(quiet=True, output=None)
    console.show("щось")
    with pytest.raises(InputError, match="standard output is closed; name a file with -o"):
        console.flush()


def interrupted(console, done, times=1):
    with console.whole():
        with console.whole():
            for _ in range(times):
                console.interrupt()
            done.append("inner")
        done.append("outer")
    done.append("behind")


def test_an_interrupt_stops_at_once_what_need_not_be_whole():
    with pytest.raises(KeyboardInterrupt):
        Console(quiet=True, output=None).interrupt()


@pytest.mark.parametrize(("times", "left"), [(1, ["inner", "outer"]), (2, [])])
def test_an_interrupt_waits_for_the_end_of_what_is_to_be_whole_and_a_second_one_for_nothing(times, left):
    done = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(Console(quiet=True, output=None), done, times)
    assert done == left


def test_an_interrupt_waits_for_the_next_step():
    console, done = Console(quiet=True, output=None), []

    def steps():
        for number in range(3):
            console.interrupt() if number == 1 else None
            done.append(number)
            yield Progress(number, 3, Message("Checking"))

    with pytest.raises(KeyboardInterrupt):
        walk(steps(), console)
    assert done == [0, 1]


def test_a_fault_in_what_is_to_be_whole_is_told_and_not_the_interrupt():
    console = Console(quiet=True, output=None)

    def faulty():
        console.interrupt()
        raise ValueError("fault")
        yield

    with pytest.raises(ValueError, match="fault"):
        walk(faulty(), console)
