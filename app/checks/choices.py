"""The checks as a quality profile has them, for people to look at and to change."""

from __future__ import annotations

from collections.abc import Mapping

from app.checks import CHECKS
from app.checks.base import Check
from app.checks.parameters import Between, OneOf, Parameter, parameters_of
from app.checks.patterns import name_of
from app.checks.sections import SECTIONS
from app.model import CALM, CheckChoice, ParameterChoice, Pattern, Quality, Value

PATTERNS = "patterns"  # the section where each pattern of the profile is a choice of its own


def choices(quality: Quality) -> list[CheckChoice]:
    """Every check under this profile, section by section, then its patterns."""
    of_checks = [_of_check(check, quality) for check in CHECKS]
    places = {section: place for place, section in enumerate(SECTIONS)}
    ordered = sorted(of_checks, key=lambda one: places.get(one.section, len(places)))
    return [*ordered, *(_of_pattern(pattern) for pattern in quality.patterns)]


def _of_check(check: Check, quality: Quality) -> CheckChoice:
    rule, calm = quality.rule(check.id), CALM.rule(check.id)
    on = quality.runs_check(check.id, check.section, by_itself=check.default_on)
    usually = CALM.runs_check(check.id, check.section, by_itself=check.default_on)
    parameters = tuple(_of_parameter(one, rule.parameters) for one in parameters_of(type(check)))
    changed = on != usually or rule.severity not in (calm.severity, check.severity)
    return CheckChoice(
        id=check.id,
        label=check.label,
        section=check.section,
        on=on,
        severity=check.severity if rule.severity is None else rule.severity,
        usual_severity=check.severity,
        parameters=parameters,
        differs=changed or any(one.value != one.default for one in parameters),
    )


def _of_parameter(parameter: Parameter, values: Mapping[str, Value]) -> ParameterChoice:
    value = values.get(parameter.name, parameter.default)
    allowed = parameter.allowed
    return ParameterChoice(
        name=parameter.name,
        label=allowed.label,
        value=parameter.default if parameter.refusal(value) else value,
        default=parameter.default,
        low=allowed.low if isinstance(allowed, Between) else None,
        high=allowed.high if isinstance(allowed, Between) else None,
        options=allowed.options if isinstance(allowed, OneOf) else (),
    )


def _of_pattern(pattern: Pattern) -> CheckChoice:
    return CheckChoice(
        id=name_of(pattern),
        label=pattern.label,
        section=PATTERNS,
        on=pattern.on,
        severity=pattern.severity,
        usual_severity=pattern.severity,
        differs=True,
    )
