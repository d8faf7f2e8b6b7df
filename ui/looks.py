"""Colours and shapes, for light and dark. Every meaning has both: nothing hangs on colour alone.

The inks stand at 4.5 : 1 or more on the base colour of their theme (tests/gui/test_looks.py measures it).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette, QTextCharFormat

from app.model import ErrorSeverity, Light, Severity, State

_Line = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class Look:
    """How one meaning is drawn: its ink, the tint behind the text, and the line under it."""

    ink: QColor
    tint: QColor
    line: _Line = _Line.NoUnderline


_LINES = {
    Severity.INFO: _Line.DotLine,
    Severity.MINOR: _Line.DashUnderline,
    Severity.MAJOR: _Line.SingleUnderline,
    Severity.CRITICAL: _Line.WaveUnderline,
}
_LIKE = {  # errors that people mark look like findings as grave
    ErrorSeverity.NEUTRAL: Severity.INFO,
    ErrorSeverity.MINOR: Severity.MINOR,
    ErrorSeverity.MAJOR: Severity.MAJOR,
    ErrorSeverity.CRITICAL: Severity.CRITICAL,
}
# (ink, tint) on a light and on a dark base
_SEVERITIES = {
    Severity.INFO: (("#0a5cc4", "#e3f0ff"), ("#6cb2ff", "#17304d")),
    Severity.MINOR: (("#8a6100", "#fff4bf"), ("#ecc94b", "#3d3410")),
    Severity.MAJOR: (("#a84200", "#ffe2c7"), ("#ff9d4d", "#472b12")),
    Severity.CRITICAL: (("#c4162a", "#ffdcdc"), ("#ff8078", "#4d1d20")),
}
_STATES = {
    State.NEW: ("#5c6773", "#9aa7b5"),
    State.EDITED: ("#0a5cc4", "#6cb2ff"),
    State.REVIEWED: ("#16713a", "#5fd38a"),
    State.APPROVED: ("#0f5c4a", "#4fd1b5"),
    State.RETURNED: ("#a84200", "#ff9d4d"),
}
_LIGHTS = {
    Light.RED: ("#c4162a", "#ff8078"),
    Light.AMBER: ("#8a6100", "#ecc94b"),
    Light.NONE: ("#5c6773", "#9aa7b5"),
    Light.UNCHECKED: ("#5c6773", "#9aa7b5"),
}
_NAME = (("#116a7b", "#e0f3f5"), ("#63cddd", "#12343a"))
_INSERTED = (("#16713a", "#d9f5e2"), ("#5fd38a", "#143a24"))
_DELETED = (("#c4162a", "#ffdcdc"), ("#ff8078", "#4d1d20"))
_ACCENT = ("#2f7fc1", "#4aa3e8")
_APART = 60  # of 255: an accent nearer to the ground is not seen
_SOFT = 0.24  # how much of the accent a chosen row takes
_MUTED = ("#57606a", "#a3adb8")


def is_dark(palette: QPalette) -> bool:
    """Whether texts stand light on dark."""
    return palette.base().color().lightness() < palette.text().color().lightness()


def accent(palette: QPalette) -> QColor:
    """The colour that leads the eye: the system's, unless it would sink into the ground."""
    wanted, base = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.Base)
    distance = max(abs(a - b) for a, b in zip(_rgb(wanted), _rgb(base), strict=True))
    return wanted if distance >= _APART else QColor(_ACCENT[is_dark(palette)])


def softened(palette: QPalette) -> QPalette:
    """The palette with a highlight so soft that texts keep their colour on it."""
    made = QPalette(palette)
    base = palette.color(QPalette.ColorRole.Base)
    mixed = (round(a * _SOFT + b * (1 - _SOFT)) for a, b in zip(_rgb(accent(palette)), _rgb(base), strict=True))
    soft = QColor(*mixed)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        made.setColor(group, QPalette.ColorRole.Highlight, soft)
        made.setColor(group, QPalette.ColorRole.HighlightedText, palette.color(QPalette.ColorRole.Text))
    return made


def severity_look(severity: Severity, palette: QPalette) -> Look:
    """The look of a finding."""
    return _look(_SEVERITIES[severity], palette, _LINES[severity])


def like(severity: ErrorSeverity) -> Severity:
    """The severity of a finding that is as grave as an error that a person marked."""
    return _LIKE[severity]


def name_look(palette: QPalette) -> Look:
    """The look of a name that was recognised: a tint only."""
    return _look(_NAME, palette)


def inserted_look(palette: QPalette) -> Look:
    """The look of words a change brings in."""
    return _look(_INSERTED, palette, _Line.SingleUnderline)


def deleted_look(palette: QPalette) -> Look:
    """The look of words a change takes out; drawn struck through."""
    return _look(_DELETED, palette)


def state_ink(state: State, palette: QPalette) -> QColor:
    """The colour that goes with a state's symbol."""
    return QColor(_STATES[state][is_dark(palette)])


def light_ink(light: Light, palette: QPalette) -> QColor:
    """The colour that goes with a risk's light."""
    return QColor(_LIGHTS[light][is_dark(palette)])


def muted_ink(palette: QPalette) -> QColor:
    """The colour of side remarks, still readable."""
    return QColor(_MUTED[is_dark(palette)])


def _look(pairs: tuple[tuple[str, str], tuple[str, str]], palette: QPalette, line: _Line = _Line.NoUnderline) -> Look:
    ink, tint = pairs[is_dark(palette)]
    return Look(QColor(ink), QColor(tint), line)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
