"""What the documentation says of commands, options, settings and keys is what the program has."""

import json
import re
import shlex
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from app import corpora, settings
from app.checks import CHECKS
from app.checks.parameters import parameters_of
from app.cli.commands import COMMANDS
from app.cli.parser import parser
from app.model import ErrorSeverity, Mark, NameKind, PatternKind, Person, Query, Side, Span
from app.settings import Settings
from app.workspace import Workspace, must_be_known, sample_texts, transcribe
from tests.calling import started

ROOT = Path(__file__).resolve().parents[2]
COMMAND_LINE = ROOT / "docs" / "guide" / "command-line.md"
FIRST_REVIEW = ROOT / "docs" / "guide" / "first-review.md"
PROFILES = ROOT / "docs" / "guide" / "profiles.md"
SETTINGS = ROOT / "docs" / "guide" / "settings.md"
WITH_CONSOLE = [ROOT / "README.md", COMMAND_LINE]
WITH_KEYS = [ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))]
KEY = re.compile(r"\b((?:(?:Ctrl|Alt|Shift)\+)+(?:F\d{1,2}|[A-Z][a-z]+|[A-Z]|[-+.0=])|F\d{1,2}|Esc)(?![a-z\d])")
OPTION = re.compile(r"^  (?:(-\w)[^,\n]*, )?(--[\w-]+)", re.MULTILINE)  # as the help lists them
LEFT_OUT = "..."  # a line that stands for lines left out


def code(page, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def table(page, heading):
    """The rows of the table whose first heading this is."""
    lines = iter(page.read_text(encoding="utf-8").splitlines())
    next(line for line in lines if line.startswith(f"| {heading} |"))
    next(lines)
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def options_of(command, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args([command, "--help"])
    found = OPTION.findall(capsys.readouterr().out)
    return {name for names in found for name in names if name} - {"-h", "--help"}


def test_every_command_is_described_and_no_other():
    assert [row[0].strip("`") for row in table(COMMAND_LINE, "command")] == list(COMMANDS)


def test_every_option_is_described_for_the_commands_that_have_it(capsys):
    told = {}
    for names, of, _ in table(COMMAND_LINE, "option"):
        for name in re.findall(r"`(-[^`]+)`", names):
            told[name] = set(COMMANDS) if of == "all" else set(re.findall(r"`([^`]+)`", of))
    del told["--version"], told["--help"]
    there = {}
    for command in COMMANDS:
        for name in options_of(command, capsys):
            there.setdefault(name, set()).add(command)
    assert told == there


def test_every_setting_is_described_with_its_default():
    told = {row[0].strip("`"): tomllib.loads(f"it = {row[1].strip('`')}")["it"] for row in table(SETTINGS, "key")}
    assert settings.from_table(told, "the page") == Settings()
    assert told.keys() == settings.to_table(Settings()).keys()


def test_the_example_of_settings_has_every_key_and_checks_that_exist():
    [example] = code(SETTINGS, "toml")
    given = tomllib.loads(example)
    must_be_known(settings.from_table(given, "the example"), "the example")
    assert set(given) == {item.name for item in fields(Settings)} | {"disabled", "severities"}


def test_the_example_of_a_quality_profile_can_be_used():
    examples = "\n".join(code(PROFILES, "toml"))  # on the page the patterns stand apart
    house = settings.from_table({"quality": tomllib.loads(examples)}, "the example")
    must_be_known(house, "the example")
    assert house.quality.rule("double-space").on is False
    assert [pattern.id for pattern in house.quality.patterns] == ["percent", "committee"]
    assert {row[0].strip("`") for row in table(PROFILES, "kind")} == {kind.value for kind in PatternKind}


def test_every_quality_profile_and_every_parameter_of_a_check_is_described():
    assert sorted(row[0].strip("`") for row in table(PROFILES, "quality")) == sorted(corpora.qualities())
    told = {tuple(cell.strip("`") for cell in row[:3]) for row in table(PROFILES, "check")}
    assert told == {(check.id, one.name, str(one.default)) for check in CHECKS for one in parameters_of(type(check))}


def test_every_profile_is_described_with_the_forms_it_gives():
    rows = {row[0].strip("`"): row[1:3] for row in table(SETTINGS, "profile")}
    made = {
        name: [transcribe(place, NameKind.PLACE, Settings(profile=name)).form for place in ("Khuất Xá", "Lạng Sơn")]
        for name in corpora.profiles()
    }
    assert rows == made


WITH_OWN_KEYS = (".written", ".by_severity", ".left_out")  # forms of a name, severities, reasons


def keys_of(value, path=""):
    """Every key of a JSON value with the way to it; the entries of a list count as one."""
    if isinstance(value, list):
        return {key for one in value for key in keys_of(one, f"{path}[]")}
    if not isinstance(value, dict) or path.endswith(WITH_OWN_KEYS):
        return set()
    within = (keys_of(one, f"{path}.{key}") for key, one in value.items())
    return {f"{path}.{key}" for key in value}.union(*within)


@pytest.fixture
def run(loaded):
    """A call of the program in a folder."""

    def run(words, folder=ROOT):
        return loaded.call(folder, words) if loaded else started(folder, words)

    return run


def annotated(project, folder):
    """A project in which one person has marked an error, and a file of another with one more than fits."""
    path = folder / "marked.tsv"
    with Workspace.open(project, Person("Оля")) as workspace:
        number = workspace.order(Query())[2]
        workspace.annotating.mark(number, Mark(Side.TARGET, Span(0, 5), "style/awkward", ErrorSeverity.MAJOR))
        workspace.annotating.assess([number], seconds=9)
        workspace.annotating.export(path)
    head, line = path.read_text(encoding="utf-8").splitlines()
    other = line.replace("Оля", "Minh")
    cells = other.split("\t")
    cells[3], cells[5] = "999", "Không có câu này."
    path.write_text("\n".join([head, other, "\t".join(cells)]), encoding="utf-8")
    return str(path)


def test_the_json_has_the_keys_it_is_said_to_have(run, tmp_path):
    source, target = (str(path) for path in sample_texts())
    for name in ("machine.txt", "reference.txt"):
        (tmp_path / name).write_text("Ханой і Хайфон\n", encoding="utf-8")
    project = str(tmp_path / "article.zvirka")
    run(["review", source, target, "--no-window", "--project", project])
    marked = annotated(Path(project), tmp_path)
    calls = {
        "check": ["check", source, target],
        "align": ["align", source, target],
        "transcribe": ["transcribe", "Lạng Sơn"],
        "score": ["score", str(tmp_path / "machine.txt"), "--reference", str(tmp_path / "reference.txt")],
        "score annotations": ["score", "--annotations", marked],
        "annotations list": ["annotations", "list", project],
        "annotations agreement": ["annotations", "agreement", project, marked],
        "annotations drift": ["annotations", "drift", project],
        "annotations sample": ["annotations", "sample", project],
        "annotations import": ["annotations", "import", project, marked],
        "signoff": ["signoff", project],
    }
    examples = dict(zip([*calls, "fetch"], code(COMMAND_LINE, "json"), strict=True))
    for name, words in calls.items():
        printed = run([*words, "--format", "json"]).json
        assert keys_of(json.loads(examples[name])) == keys_of(printed), name


def test_the_fixes_of_the_first_review_are_offered(run):
    told = re.findall(r"^- (.+?) → (.+?)(?: —|$)", FIRST_REVIEW.read_text(encoding="utf-8"), re.MULTILINE)
    said = run(["check", *(str(path) for path in sample_texts()), "--format", "json"]).json
    there = {
        (segment["target"][slice(*one["target_span"])], one["fix"])
        for segment in said["segments"]
        for one in segment["findings"]
        if one["target_span"]
    }
    assert told
    assert set(told) <= there


def calls_shown():
    """Every call of a console block with the output below it."""
    for page in WITH_CONSOLE:
        for block in code(page, "console"):
            for call in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                words, _, output = call.partition("\n")
                yield words, output


@pytest.mark.parametrize(("words", "output"), list(calls_shown()))
def test_the_output_shown_is_the_output(run, words, output, tmp_path):
    """The lines stand there in this order; dots stand for any number of lines."""
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    done = run(shlex.split(words)[1:], tmp_path)
    assert (done.status == 2) == output.startswith("zvirka: "), done.err
    printed = iter((done.out + done.err).splitlines())
    for line in output.splitlines():
        assert line == LEFT_OUT or line in printed, done.err


def test_every_key_the_guides_name_is_one_of_the_window():
    actions = pytest.importorskip("ui.actions")
    there = {key for spec in actions.SPECS for key in f"{spec.keys} {spec.single}".split()} | {"Ctrl+C"}
    named = {key for page in WITH_KEYS for key in KEY.findall(page.read_text(encoding="utf-8"))}
    assert named - there == set()
    assert {"F8", "Shift+F8", "Ctrl+Enter", "Ctrl+.", "Ctrl++", "Ctrl+Shift+Space"} <= named
