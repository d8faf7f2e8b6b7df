"""The words a call may have."""

from pathlib import Path

import pytest

from app.cli.parser import parser

COMMANDS = {
    "review": ["a", "b"],
    "check": ["a", "b"],
    "align": ["a", "b"],
    "names": ["a", "b"],
    "transcribe": ["Khuất Xá"],
    "score": ["a", "--reference", "b"],
    "report": ["p.zvirka"],
    "export": ["p.zvirka"],
    "fetch": ["https://example.org"],
    "benchmark": [],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_common_words(command):
    common = "--format json --source-lang vi --target-lang uk --profile x --settings s.toml --quiet -o f --person Оля"
    options = parser().parse_args([command, *COMMANDS[command], *common.split()])
    assert (options.command, options.format, options.quiet) == (command, "json", True)
    assert (options.output, options.settings, options.person) == (Path("f"), Path("s.toml"), "Оля")


@pytest.mark.parametrize("command", COMMANDS)
def test_what_holds_when_nothing_is_said(command):
    options = parser().parse_args([command, *COMMANDS[command]])
    assert (options.format, options.output, options.quiet, options.profile) == ("text", None, False, None)


def test_words_of_texts():
    options = parser().parse_args(["check", "a", "b", "--aligned", "--unit", "line", "--fail-on", "minor"])
    assert (options.input, options.aligned, options.unit) == ([Path("a"), Path("b")], True, "line")
    assert options.fail_on == "minor"
    assert parser().parse_args(["check", "a"]).fail_on is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "zvirka: the following arguments are required: COMMAND; see zvirka --help"),
        (["check"], "zvirka check: the following arguments are required: input; see zvirka check --help"),
        (["check", "a", "--target-lang", "ru"], "--target-lang"),
        (["score", "a", "--reference", "b", "--post-edit", "c"], "not allowed with argument"),
        (["score", "a", "--reference", "b", "--metric", "METEOR"], "'METEOR'"),
        (["score", "a", "--reference", "b", "--bootstrap", "1.5"], "'1.5' is no count; give 0 or more"),
        (["transcribe", "a", "--kind", "river"], "'river'"),
        (["export", "p", "--document", "two"], "'two'"),
        (["check", "a\nb", "--unknown\nword"], "unrecognized"),
    ],
)
def test_a_wrong_call_is_one_line_and_ends_with_2(capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(words)
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_what_stands_behind_a_benchmark_is_its_own():
    options = parser().parse_args(["benchmark", "--quiet", "checks", "--peers", "python", "--show", "number"])
    assert (options.name, options.quiet) == ("checks", True)
    assert options.words == ["--peers", "python", "--show", "number"]
