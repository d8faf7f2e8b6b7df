"""The sound ledger as a table: how one syllable or sound is written in different names."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.model import Sound
from ui.models.table import Column, TableModel
from ui.texts import mark
from ui.words import convention_word, level_word

_LEVELS = ("convention", "syllable", "onset", "rime")


def all_renderings(sound: Sound) -> str:
    """Each way of writing with the names that have it."""
    return "\n".join(f"{convention_word(one.ukrainian)}: {', '.join(one.names)}" for one in sound.renderings)


def _order(sound: Sound) -> tuple[int, str]:
    level = _LEVELS.index(sound.level) if sound.level in _LEVELS else len(_LEVELS)
    return level, sound.vietnamese.casefold()


@dataclass(frozen=True, slots=True)
class Written:
    """A name that has the sound, and how it is written there."""

    name: str
    ukrainian: str


def names_of(sound: Sound) -> list[Written]:
    """The names that have a sound, those on the weaker side first: they are what may have to change."""
    weaker = sorted(sound.renderings, key=lambda one: len(one.names))
    return [Written(name, one.ukrainian) for one in weaker for name in one.names]


NAMES: tuple[Column[Written], ...] = (
    Column(mark("Name"), lambda one: one.name),
    Column(mark("Written"), lambda one: convention_word(one.ukrainian)),
)
COLUMNS: tuple[Column[Sound], ...] = (
    Column(mark("Sound"), lambda sound: convention_word(sound.vietnamese), key=_order),
    Column(
        mark("Written"),
        lambda sound: " · ".join(f"{convention_word(one.ukrainian)} {len(one.names)}" for one in sound.renderings),
        all_renderings,
        key=lambda sound: -len(sound.renderings),
    ),
    Column(mark("Level"), lambda sound: level_word(sound.level), key=_order),
)


class SoundsModel(TableModel[Sound]):
    """Shows sounds that differ between names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)


class WrittenModel(TableModel[Written]):
    """Shows the names that have one sound."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(NAMES, parent)
