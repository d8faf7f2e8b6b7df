"""A quality profile: which checks run, how strictly, and what has to be in order before a text is signed off.

Not to be taken for a transcription profile, which says how Vietnamese names are written in Ukrainian.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.model.basics import Severity

Value = bool | float | int | str  # of one parameter of a check


class Runs(StrEnum):
    """What runs where a profile says nothing of a check or of its section."""

    USUAL = "usual"  # what a check does by itself: most run, a few wait to be asked for
    ALL = "all"
    NONE = "none"


class PatternKind(StrEnum):
    """What a pattern demands of a segment."""

    MUST_NOT_OCCUR = "must-not-occur"
    SOURCE_REQUIRES_TARGET = "source-requires-target"
    TARGET_REQUIRES_SOURCE = "target-requires-source"
    COUNTS_EQUAL = "counts-equal"


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What a profile says of one check; None and an empty mapping leave it as it is by itself."""

    on: bool | None = None
    severity: Severity | None = None
    parameters: Mapping[str, Value] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is said at all."""
        return self.on is not None or self.severity is not None or bool(self.parameters)


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""A rule that people wrote themselves, as regular expressions on source and target.

    `fix` is what to put in place of a match in the target, with groups as \1 or \g<name>; empty: no fix.
    `languages` are pairs such as "vi-uk"; empty: every pair. The examples are pairs of source and target.
    """

    id: str
    label: str
    kind: PatternKind = PatternKind.MUST_NOT_OCCUR
    source: str = ""
    target: str = ""
    severity: Severity = Severity.MINOR
    message: str = ""
    fix: str = ""
    languages: tuple[str, ...] = ()
    on: bool = True
    examples_found: tuple[tuple[str, str], ...] = ()
    examples_silent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SignOff:
    """What stands in the way of signing a text off. Nothing ever stands in the way of saving it.

    `open_findings`: findings nobody has dealt with, of this severity or worse; None: none does. `checks`: open
    findings of these checks whatever their severity. `unreviewed`: segments that are neither reviewed nor approved.
    `lowest_score`: an MQM quality score below it, 0 to 100, once there is one; 0: no score does.
    """

    open_findings: Severity | None = Severity.CRITICAL
    checks: tuple[str, ...] = ()
    unreviewed: bool = True
    lowest_score: float = 0.0


@dataclass(frozen=True, slots=True)
class PassMark:
    """When an MQM quality score passes: the calibrated linear model of MQM 2.0.

    `threshold` is the passing score, 0 to 100; a text with just `allowed_points` penalty points per 1,000 words
    reaches it.
    """

    threshold: float = 90.0
    allowed_points: float = 10.0


@dataclass(frozen=True, slots=True)
class Quality:
    """A quality profile. The default one is calm, as in corpora/quality. `sections` and `checks` are by section and
    by check id.
    """

    name: str = "calm"
    description: str = (
        "What is hardly ever a false alarm; checks that are told more often than they are right wait to be asked for"
    )
    runs: Runs = Runs.USUAL
    sections: Mapping[str, bool] = field(default_factory=dict)
    checks: Mapping[str, CheckRule] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    sign_off: SignOff = SignOff()
    scores: PassMark = PassMark()

    def rule(self, check: str) -> CheckRule:
        """What is said of a check."""
        return self.checks.get(check, CheckRule())

    def runs_check(self, check: str, section: str, *, by_itself: bool) -> bool:
        """Whether a check runs: the check's own word goes before its section's, that before `runs`."""
        said = self.rule(check).on
        if said is None:
            said = self.sections.get(section)
        if said is None:
            return by_itself if self.runs is Runs.USUAL else self.runs is Runs.ALL
        return said

    def with_rule(self, check: str, rule: CheckRule) -> Quality:
        """The same profile with another word on one check; an empty rule takes back what was said."""
        others = {name: one for name, one in self.checks.items() if name != check}
        return replace(self, checks=others | ({check: rule} if rule else {}))

    def without(self, *checks: str) -> Quality:
        """The same profile with some checks switched off."""
        made = self
        for check in checks:
            made = made.with_rule(check, replace(made.rule(check), on=False))
        return made

    def weighed(self, severities: Mapping[str, Severity]) -> Quality:
        """The same profile with other severities, by check id."""
        made = self
        for check, severity in severities.items():
            made = made.with_rule(check, replace(made.rule(check), severity=severity))
        return made


CALM = Quality()


@dataclass(frozen=True, slots=True)
class ParameterChoice:
    """A parameter of a check as a profile has it. Numbers lie between `low` and `high`, words are among `options`."""

    name: str
    label: str
    value: Value
    default: Value
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """A check, or a pattern, as a profile has it; `differs`: otherwise than in the calm profile."""

    id: str
    label: str
    section: str
    on: bool
    severity: Severity
    usual_severity: Severity
    parameters: tuple[ParameterChoice, ...] = ()
    differs: bool = False
