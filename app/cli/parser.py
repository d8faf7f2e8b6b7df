"""The words a command understands."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeAlias

from app.model import NameKind, Role, Severity
from app.workspace import LANGUAGES, SCHEMES, SampleWay, is_address, version

UNITS = ("sentence", "paragraph", "line")
SEVERITIES = tuple(severity.label for severity in Severity)
Parsers: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001  # the type has no public name
TESTS, FORMS = ("bootstrap", "randomisation"), ("nfc", "apostrophes")
BASES = ("target words", "source words", "source characters")
WAYS = tuple(way.value for way in SampleWay)
METRICS = ("chrF++", "chrF", "BLEU", "TER")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line, as everything else does."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; its errors exit with 2."""
    top = _Parser(
        prog="zvirka",
        description="Review of translations from Vietnamese into Ukrainian. Without a command, the window opens.",
    )
    top.add_argument("--version", action="version", version=f"zvirka {version()}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = _common()
    for add in (
        _review,
        _check,
        _align,
        _names,
        _transcribe,
        _score,
        _annotations,
        _report,
        _signoff,
        _export,
        _backup,
        _recover,
        _fetch,
        _team,
        _benchmark,
    ):
        add(commands, common)
    return top


def _common() -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument("--format", choices=("text", "json"), default="text", help="what to print (default: text)")
    common.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there, not to standard output")
    common.add_argument("--quiet", action="store_true", help="no progress and no messages")
    common.add_argument("--source-lang", choices=("vi",), default="vi", help="language of the source")
    common.add_argument("--target-lang", choices=("uk",), default="uk", help="language of the target")
    common.add_argument("--profile", metavar="NAME|FILE", help="transcription profile (default: practical)")
    common.add_argument("--settings", type=Path, metavar="FILE", help="settings as TOML: checks, severities, profile")
    common.add_argument("--person", metavar="NAME", help="who acts (default: the name of the account)")
    return common


def _texts(command: argparse.ArgumentParser) -> None:
    command.add_argument("--aligned", action="store_true", help="line i of one text is line i of the other")
    command.add_argument("--unit", choices=UNITS, default="sentence", help="what a segment is (default: sentence)")


def _quality(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--quality", metavar="NAME|FILE", help="quality profile: which checks, how strictly (default: calm)"
    )


def _fail_on(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--fail-on", choices=SEVERITIES, help="exit with 1 for a finding of this severity or worse (default: major)"
    )


def _review(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser(
        "review", parents=[common], help="import, align, check and score two texts, then open the window on them"
    )
    command.add_argument("source", nargs="?", type=_place, help="the Vietnamese text, a bilingual file, or a project")
    command.add_argument("target", nargs="?", type=Path, help="the Ukrainian text")
    command.add_argument("--sample", action="store_true", help="review the article that comes with the program")
    command.add_argument("--project", type=_place, metavar="FILE|ADDRESS", help="keep the review there (.zvirka)")
    command.add_argument("--report", type=Path, metavar="FILE", help="write a report as well")
    _language(command)
    command.add_argument("--no-window", action="store_true", help="only say what was found")
    _texts(command)
    _quality(command)
    _fail_on(command)


def _check(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("check", parents=[common], help="what the checks find")
    _input(command)
    _quality(command)
    _fail_on(command)


def _align(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("align", parents=[common], help="the pairs of segments, each with its confidence")
    command.add_argument("source", type=Path)
    command.add_argument("target", type=Path)
    _texts(command)


def _names(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("names", parents=[common], help="the ledger of names and sounds")
    _input(command)
    command.add_argument("--second-opinion", action="store_true", help="where underthesea's tags see other names")
    command.add_argument("--import", dest="bring", type=Path, metavar="FILE", help="take decisions over: .csv, .tbx")
    command.add_argument("--export", type=Path, metavar="FILE", help="write the project's decisions: .csv, .tbx")


def _input(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "input",
        nargs="+",
        type=_place,
        help="a source and a target text, one bilingual file (po, xliff, csv, tsv), or a project",
    )
    _texts(command)


def _transcribe(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("transcribe", parents=[common], help="the Ukrainian form of names, with its rules")
    command.add_argument("name", nargs="*")
    command.add_argument("--table", action="store_true", help="print the profile in force as a table")
    command.add_argument(
        "--kind", choices=[kind.value for kind in NameKind], default=NameKind.PLACE.value, help="default: place"
    )


def _score(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser(
        "score", parents=[common], help="chrF++, chrF, BLEU and TER, MQM and ESA, each with its signature"
    )
    command.add_argument("hypothesis", nargs="*", type=Path, help="a text with a segment a line")
    against = command.add_mutually_exclusive_group()
    against.add_argument("--reference", type=Path, metavar="FILE", help="a reference: text, project, .tmx")
    against.add_argument("--post-edit", type=Path, metavar="FILE", help="the post-edited text: HTER and TER")
    command.add_argument("--column", default="", metavar="NAME", help="of a .csv or .tsv reference: this column")
    command.add_argument("--paired", choices=TESTS, help="compare the texts with the first of them by this test")
    command.add_argument("--normalise", action="append", choices=FORMS, help="make the texts alike in this before")
    command.add_argument("--tokenize", default="13a", metavar="NAME", help="BLEU's tokenizer (default: 13a)")
    command.add_argument("--scorer", metavar="COMMAND", help="score by this program; wants --source")
    command.add_argument("--source", type=Path, metavar="FILE", help="the source, for --scorer or a .tmx")
    command.add_argument("--metric", action="append", choices=METRICS, help="only this one; may be given again")
    command.add_argument(
        "--annotations",
        type=Path,
        metavar="FILE",
        help="MQM of Google (.tsv), ESA of Appraise (.csv), or a project",
    )
    command.add_argument("--scheme", choices=SCHEMES, default="mqm2", help="for --annotations (default: mqm2)")
    command.add_argument("--per", choices=BASES, default=BASES[0], help="what MQM 2.0 counts (default: target words)")
    _quality(command)
    command.add_argument("--bootstrap", type=_count, default=1000, metavar="N", help="samples of the interval; 0: none")


def _annotations(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser(
        "annotations", parents=[common], help="what people marked: agreement, drift, samples, files of others"
    )
    command.add_argument(
        "what",
        choices=("list", "agreement", "drift", "sample", "export", "import"),
        help="list: every mark; agreement and drift of raters, also of annotation files; sample: segments to annotate; "
        "export FILE, import FILE: MQM of Google (.tsv) or ESA of Appraise (.csv)",
    )
    command.add_argument("input", type=_place, help="a project; for agreement and drift also an annotation file")
    command.add_argument(
        "more", nargs="*", type=Path, metavar="FILE", help="the file to export to or import, or other files to compare"
    )
    command.add_argument("--document", type=int, metavar="NUMBER", help="only this document of the project")
    command.add_argument("--count", type=_count, default=100, metavar="N", help="segments of a sample (default: 100)")
    command.add_argument("--way", choices=WAYS, default=WAYS[0], help="how a sample is drawn (default: random)")
    command.add_argument("--seed", type=_count, default=12345, metavar="N", help="of a sample (default: 12345)")
    command.add_argument("--system", default="", metavar="NAME", help="import only this system of the file")
    command.add_argument("--preview", action="store_true", help="say what an import would bring, and change nothing")


def _report(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser(
        "report", parents=[common], help="a report on a project, or an overview of several, by the suffix of --output"
    )
    command.add_argument("project", nargs="+", type=_place)
    compared = command.add_mutually_exclusive_group()
    compared.add_argument("--against", type=_place, metavar="PROJECT", help="compare it with another translation")
    compared.add_argument(
        "--since", type=_time, metavar="TIME", help="compare it with itself at a time: 2026-11-30T09:00"
    )
    _language(command)
    _quality(command)


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", choices=LANGUAGES, help="of the report (default: ZVIRKA_LANG, where that is set, else en)"
    )


def _signoff(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("signoff", parents=[common], help="what stands in the way of signing a project off")
    command.add_argument("project", type=_place)


def _export(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser(
        "export", parents=[common], help="the reviewed text: po, xliff, csv, tsv or txt by suffix"
    )
    command.add_argument("project", type=_place)
    command.add_argument("--document", type=int, metavar="NUMBER", help="which one, where the project has several")
    command.add_argument("--history", action="store_true", help="who did what when instead: .csv or .jsonl")


def _backup(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("backup", parents=[common], help="a copy of a project, also while it is worked in")
    command.add_argument("project", type=_place)
    command.add_argument("copy", type=Path, metavar="TO", help="a .zvirka file that is not there yet")


def _recover(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser(
        "recover", parents=[common], help="what can still be read of a damaged project file, as a new project"
    )
    command.add_argument("damaged", type=Path, metavar="DAMAGED", help="is only read")
    command.add_argument("new", type=Path, metavar="NEW", help="a .zvirka file that is not there yet")


def _fetch(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("fetch", parents=[common], help="an article's text without page furniture")
    command.add_argument("address", nargs="+")


def _team(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("team", parents=[common], help="a project on a PostgreSQL server, and its people")
    command.add_argument(
        "what",
        choices=("init", "invite", "members", "password", "backup", "upgrade"),
        help="init: make the project a team's; invite LOGIN; members: list, or change LOGIN; password: set one's own; "
        "backup FILE; upgrade FILE: to this version, with FILE a fresh backup",
    )
    command.add_argument("address", help="postgresql://login@server/database, without a password")
    command.add_argument("word", nargs="?", metavar="LOGIN|FILE")
    command.add_argument("--role", choices=[role.value for role in Role], help="of who is invited or changed")
    command.add_argument("--name", help="how the person stands in the history (default: the login)")
    command.add_argument("--remove", action="store_true", help="LOGIN belongs to the project no more")
    command.add_argument("--new-password", action="store_true", help="another one-time password for LOGIN")


def _benchmark(commands: Parsers, common: _Parser) -> None:
    command = commands.add_parser("benchmark", parents=[common], help="the project's own measurements")
    command.add_argument("name", nargs="?", help="which one; without a name they are listed")
    command.add_argument(
        "words", nargs=argparse.REMAINDER, help="what that one understands; --help behind its name says"
    )


def _place(word: str) -> Path | str:
    """A path, or the address of a project on a server."""
    return word if is_address(word) else Path(word)


def _time(word: str) -> datetime:
    try:
        return datetime.fromisoformat(word).astimezone()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{word!r} is no time; write it as 2026-11-30 or 2026-11-30T09:00") from error


def _count(word: str) -> int:
    if not word.isdecimal():
        raise argparse.ArgumentTypeError(f"{word!r} is no count; give 0 or more")
    return int(word)
