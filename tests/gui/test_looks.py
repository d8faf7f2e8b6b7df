"""Marks can be told apart without colour, and read in light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from app.model import Light, Severity, State
from ui import icons
from ui.looks import (
    deleted_look,
    inserted_look,
    is_dark,
    light_ink,
    muted_ink,
    name_look,
    severity_look,
    state_ink,
)

LIGHT, DARK = ("#ffffff", "#000000"), ("#1e1e1e", "#f0f0f0")
READABLE = 4.5  # WCAG 2: text against its ground


def palette(base: str, text: str) -> QPalette:
    made = QPalette()
    made.setColor(QPalette.ColorRole.Base, QColor(base))
    made.setColor(QPalette.ColorRole.Text, QColor(text))
    return made


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_inks_stand_out_from_the_ground(theme: tuple[str, str]):
    colours = palette(*theme)
    base = QColor(theme[0])
    inks = [severity_look(one, colours).ink for one in Severity]
    inks += [state_ink(one, colours) for one in State] + [light_ink(one, colours) for one in Light]
    inks += [muted_ink(colours), inserted_look(colours).ink, deleted_look(colours).ink]
    assert [ink.name() for ink in inks if contrast(ink, base) < READABLE] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_tint(theme: tuple[str, str]):
    colours = palette(*theme)
    looks = [severity_look(one, colours) for one in Severity]
    looks += [name_look(colours), inserted_look(colours), deleted_look(colours)]
    text = QColor(theme[1])
    assert [look.tint.name() for look in looks if contrast(text, look.tint) < READABLE] == []
    assert [look.ink.name() for look in looks if contrast(look.ink, look.tint) < READABLE] == []


def test_dark_is_told_from_light():
    assert not is_dark(palette(*LIGHT))
    assert is_dark(palette(*DARK))


@pytest.mark.parametrize("table", [icons.SEVERITIES, icons.STATES, icons.LIGHTS])
def test_every_value_has_a_symbol_of_its_own(table: dict[object, str]):
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize("name", [*icons.STROKES, *icons.SOLIDS])
@pytest.mark.usefixtures("qapp")
def test_every_icon_can_be_drawn(name: str):
    image = icons.icon(name, QColor("#123456")).pixmap(32, 32).toImage()
    drawn = [image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)]
    assert any(drawn)
