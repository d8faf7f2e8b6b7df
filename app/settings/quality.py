"""Quality profiles as files: TOML ⇄ one frozen value. See docs/guide/profiles.md.

What a file says is looked at here as far as it needs no check to know it; whether the checks it names exist, and
what their parameters may be, is known to `app.checks`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from app import corpora
from app.errors import InputError
from app.model import CheckRule, PassMark, Pattern, PatternKind, Quality, Runs, Severity, SignOff
from app.settings import tables
from app.settings.tables import Table, flag, number, text, texts

CALM = "calm"  # the profile of whoever asks for none
SUFFIX = ".toml"
MOST_PATTERNS = 500
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEVER = "never"  # the word for a severity that nothing has


def named(name: str) -> Quality:
    """The profile shipped under this name, or the one in the file at this path."""
    path = corpora.quality(name) if re.fullmatch(r"[\w-]+", name) else Path(name)
    if not path.exists() and not name.endswith(SUFFIX):
        there = ", ".join(corpora.qualities())
        raise InputError(f"{name}: no such quality profile; there are {there}, or give the path of a {SUFFIX} file")
    return read(path)


def read(path: Path) -> Quality:
    """The profile in a TOML file."""
    return from_table(tables.read(path), str(path), path.stem)


def written(quality: Quality) -> str:
    """The profile as a TOML file has it."""
    return tomli_w.dumps(to_table(quality), multiline_strings=False)


def from_table(table: Mapping[str, Any], where: str, name: str = CALM) -> Quality:
    """The profile in a mapping, as TOML or a project keeps it; `where` is for the error line."""
    top = Table(table, where)
    made = Quality(
        name=top.take("name", name, _line),
        description=top.take("description", "", text),
        runs=top.take("runs", Runs.USUAL, _runs),
        sections=top.take("sections", {}, _sections),
        checks={key: _rule(one) for key, one in top.table("checks").tables().items()},
        patterns=top.take("patterns", (), lambda value: _patterns(value, where)),
        sign_off=_sign_off(top.table("sign_off")),
        scores=_pass_mark(top.table("scores")),
    )
    top.done()
    return made


def to_table(quality: Quality) -> dict[str, Any]:
    """The mapping that `from_table` reads, with plain values only; what a profile leaves as it is stays out."""
    rule, scores = quality.sign_off, quality.scores
    return {
        "name": quality.name,
        "description": quality.description,
        "runs": quality.runs.value,
        "sections": dict(quality.sections),
        "checks": {check: _of_rule(one) for check, one in sorted(quality.checks.items())},
        "sign_off": {
            "open_findings": _NEVER if rule.open_findings is None else rule.open_findings.label,
            "checks": list(rule.checks),
            "unreviewed": rule.unreviewed,
            "lowest_score": rule.lowest_score,
        },
        "scores": {"threshold": scores.threshold, "allowed_points": scores.allowed_points},
        "patterns": [_of_pattern(one) for one in quality.patterns],
    }


def _rule(table: Table) -> CheckRule:
    on = table.take("on", None, flag)
    severity = table.take("severity", None, _severity)
    given = table.rest()
    for key, value in given.items():
        if not isinstance(value, bool | int | float | str):
            raise table.wrong(key, f"wants one plain value, not {value!r}")
    return CheckRule(on, severity, given)


def _of_rule(rule: CheckRule) -> dict[str, Any]:
    said: dict[str, Any] = {} if rule.on is None else {"on": rule.on}
    if rule.severity is not None:
        said["severity"] = rule.severity.label
    return said | dict(rule.parameters)


def _sign_off(table: Table) -> SignOff:
    usual = SignOff()
    made = SignOff(
        open_findings=table.take("open_findings", usual.open_findings, _severity_or_never),
        checks=table.take("checks", usual.checks, texts),
        unreviewed=table.take("unreviewed", usual.unreviewed, flag),
        lowest_score=table.take("lowest_score", usual.lowest_score, number(0, 100)),
    )
    table.done()
    return made


def _pass_mark(table: Table) -> PassMark:
    usual = PassMark()
    made = PassMark(
        threshold=table.take("threshold", usual.threshold, number(0, 99.9)),
        allowed_points=table.take("allowed_points", usual.allowed_points, number(0.1, 1000)),
    )
    table.done()
    return made


def _patterns(value: Any, where: str) -> tuple[Pattern, ...]:
    if not isinstance(value, list) or len(value) > MOST_PATTERNS:
        raise ValueError(f"wants [[patterns]] tables, {MOST_PATTERNS} at most")
    made = tuple(_pattern(one, where, number) for number, one in enumerate(value, 1))
    seen: set[str] = set()
    for one in made:
        if one.id in seen:
            raise ValueError(f"has two patterns {one.id!r}; give one of them another id")
        seen.add(one.id)
    return made


def _pattern(value: Any, where: str, place: int) -> Pattern:
    called = value.get("id", place) if isinstance(value, Mapping) else place
    table = Table(value, where, f"patterns.{called}")
    identity = table.take("id", "", _identity)
    source, target = table.take("source", "", _composed), table.take("target", "", _composed)

    def examples(value: Any) -> tuple[tuple[str, str], ...]:
        return _examples(value, of_source=bool(source) and not target)

    made = Pattern(
        id=identity,
        label=table.take("label", identity, _line),
        kind=table.take("kind", PatternKind.MUST_NOT_OCCUR, _kind),
        source=source,
        target=target,
        severity=table.take("severity", Severity.MINOR, _severity),
        message=table.take("message", "", text),
        fix=table.take("fix", "", _composed),
        languages=table.take("languages", (), texts),
        on=table.take("on", True, flag),
        examples_found=table.take("examples_found", (), examples),
        examples_silent=table.take("examples_silent", (), examples),
    )
    table.done()
    if not identity:
        raise table.wrong("id", "is missing: every pattern needs one, of small letters, digits and hyphens")
    return made


def _of_pattern(pattern: Pattern) -> dict[str, Any]:
    return {
        "id": pattern.id,
        "label": pattern.label,
        "kind": pattern.kind.value,
        "source": pattern.source,
        "target": pattern.target,
        "severity": pattern.severity.label,
        "message": pattern.message,
        "fix": pattern.fix,
        "languages": list(pattern.languages),
        "on": pattern.on,
        "examples_found": [list(pair) for pair in pattern.examples_found],
        "examples_silent": [list(pair) for pair in pattern.examples_silent],
    }


def _examples(value: Any, *, of_source: bool) -> tuple[tuple[str, str], ...]:
    """Pairs of source and target; a text alone is a target, or a source where a pattern looks at nothing else."""
    if not isinstance(value, list):
        raise ValueError("wants a list of targets, or of pairs [source, target]")
    pairs = [((one, "") if of_source else ("", one)) if isinstance(one, str) else one for one in value]
    for pair in pairs:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise ValueError(f"wants a target, or a pair [source, target], not {pair!r}")
    return tuple((_composed(source), _composed(target)) for source, target in pairs)


def _sections(value: Any) -> dict[str, bool]:
    if not isinstance(value, Mapping):
        raise ValueError(f"wants a table of sections, each true or false, not {value!r}")
    return {str(key): flag(one) for key, one in value.items()}


def _line(value: Any) -> str:
    """Text for a label: one line, not endless."""
    line = text(value).strip()
    if not line or len(line) > 80 or not line.isprintable():
        raise ValueError(f"is one line of 1 to 80 characters, not {line[:80]!r}")
    return line


def _identity(value: Any) -> str:
    if not _ID.fullmatch(text(value)) or len(value) > 60:
        raise ValueError(f"is made of small letters, digits and single hyphens, not {value!r}")
    return text(value)


def _composed(value: Any) -> str:
    """Text as the program keeps texts: an é of two characters would never be found in them."""
    return unicodedata.normalize("NFC", text(value))


def _severity(value: Any) -> Severity:
    return Severity.of(text(value))


def _severity_or_never(value: Any) -> Severity | None:
    return None if value == _NEVER else Severity.of(text(value))


def _runs(value: Any) -> Runs:
    return Runs(_one_of(value, [one.value for one in Runs]))


def _kind(value: Any) -> PatternKind:
    return PatternKind(_one_of(value, [one.value for one in PatternKind]))


def _one_of(value: Any, allowed: list[str]) -> str:
    if value not in allowed:
        raise ValueError(f"is one of {', '.join(allowed)}, not {value!r}")
    return str(value)
