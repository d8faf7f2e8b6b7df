"""The program's words in the languages of its people: English in the code, the others in the catalogues beside this.

To add a language: a gettext catalogue `<code>.po` in this folder and a line in `LANGUAGES`.
"""

from __future__ import annotations

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import polib

from app.errors import InputError
from app.model import Message

VARIABLE = "ZVIRKA_LANG"  # says the language instead of the system or of the person's choice
LANGUAGES = {"en": "English", "uk": "Українська", "vi": "Tiếng Việt"}
CATALOGUES = Path(__file__).parent


class Words:
    """The words of one language, for what is written and not shown: reports."""

    def __init__(self, code: str = "en") -> None:
        """InputError for a language that is not among LANGUAGES."""
        if code not in LANGUAGES:
            raise InputError(f"{code!r} is no language of the program; use {', '.join(LANGUAGES)}")
        self.code = code

    def __call__(self, text: str | Message) -> str:
        """A word or a message in this language, its values put in; in English where no translation is known."""
        message = text if isinstance(text, Message) else Message(text)
        known = catalogue(self.code).gettext(message.text) if message.text else ""  # "" is the catalogue's header
        return message.filled(known) if message.values else known


def wanted() -> str | None:
    """The language that the environment asks for, if it is one of ours."""
    code = os.environ.get(VARIABLE, "")
    return code if code in LANGUAGES else None


@cache
def catalogue(code: str) -> NullTranslations:
    """The translations for one language; those for English hand back what they are given."""
    path = CATALOGUES / f"{code}.po"
    if not path.exists():
        return NullTranslations()
    return GNUTranslations(BytesIO(polib.pofile(str(path), encoding="utf-8").to_binary()))
