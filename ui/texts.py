"""The window's words in the person's language: English in the code, the others in the catalogues of app/languages."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale

from app.model import Message
from app.workspace import LANGUAGES, catalogue, language_wanted


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
    return language_wanted() or _system_language()


@cache
def _system_language() -> str:
    for tag in QLocale.system().uiLanguages():
        code = tag.split("-")[0].split("_")[0]
        if code in LANGUAGES:
            return code
    return "en"
