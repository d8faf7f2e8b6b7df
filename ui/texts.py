"""The window's words in the person's language: English in the code, the others in gettext catalogues.

To add a language: a catalogue `resources/locale/<code>.po` and a line in `LANGUAGES`.
"""

from __future__ import annotations

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import polib
from PySide6.QtCore import QLocale

from app.model import Message

VARIABLE = "ZVIRKA_LANG"  # says the language instead of the system; start.py puts the person's choice here
LANGUAGES = {"en": "English", "uk": "Українська", "vi": "Tiếng Việt"}
CATALOGUES = Path(__file__).parent / "resources" / "locale"


def tr(text: str) -> str:
    """`text` in the person's language; itself where no translation is known."""
    return catalogue(language()).gettext(text) if text else ""  # gettext("") would give the catalogue's header


def trn(one: str, many: str, count: int) -> str:
    """The plural form that goes with `count`, and `count` put in at {n}."""
    return catalogue(language()).ngettext(one, many, count).format(n=count)


def mark(text: str) -> str:
    """`text` itself: marks it for the catalogues where it is only translated later."""
    return text


def said(message: Message) -> str:
    """A sentence of the core in the person's language."""
    return message.filled(tr(message.text))


def language() -> str:
    """The code of the language in use."""
    wanted = os.environ.get(VARIABLE, "")
    return wanted if wanted in LANGUAGES else _system_language()


@cache
def catalogue(code: str) -> NullTranslations:
    """The translations for one language; those for English hand back what they are given."""
    path = CATALOGUES / f"{code}.po"
    if not path.exists():
        return NullTranslations()
    return GNUTranslations(BytesIO(polib.pofile(str(path), encoding="utf-8").to_binary()))


@cache
def _system_language() -> str:
    for tag in QLocale.system().uiLanguages():
        code = tag.split("-")[0].split("_")[0]
        if code in LANGUAGES:
            return code
    return "en"
