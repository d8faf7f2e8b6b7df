"""The one module that knows where the data shipped with the program lies."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_ROOT = Path(str(files("corpora")))


def sample() -> tuple[Path, Path]:
    """The bundled article: its Vietnamese source and its Ukrainian translation."""
    return _ROOT / "sample" / "source.vi.txt", _ROOT / "sample" / "translation.uk.txt"


def profile(name: str) -> Path:
    """The transcription profile shipped under this name; it need not exist."""
    return _ROOT / "profiles" / f"{name}.tsv"


def profiles() -> list[str]:
    """The names of the transcription profiles shipped with the program."""
    return sorted(path.stem for path in (_ROOT / "profiles").glob("*.tsv"))


def names(file: str) -> Path:
    """A table about Vietnamese names: renderings met, titles, head nouns, places."""
    return _ROOT / "names" / file


def lexicon() -> Path:
    """Which Ukrainian words usually answer which Vietnamese ones."""
    return _ROOT / "lexicon" / "vi-uk.tsv"


def quality(name: str) -> Path:
    """The quality profile shipped under this name; it need not exist."""
    return _ROOT / "quality" / f"{name}.toml"


def qualities() -> list[str]:
    """The names of the quality profiles shipped with the program, the default one first."""
    return sorted((path.stem for path in (_ROOT / "quality").glob("*.toml")), key=lambda name: (name != "calm", name))


def typology(name: str) -> Path:
    """The error typology shipped under this name; it need not exist."""
    return _ROOT / "mqm" / f"{name}.toml"


def typologies() -> list[str]:
    """The names of the error typologies shipped with the program."""
    return sorted(path.stem for path in (_ROOT / "mqm").glob("*.toml"))


def ukrainian(file: str) -> Path:
    """A table about the Ukrainian language: words that need an apostrophe, words that are not Ukrainian."""
    return _ROOT / "ukrainian" / file


def terms(file: str) -> Path:
    """A term base shipped with the program: starter.csv, and the same as starter.tbx."""
    return _ROOT / "terms" / file


def nearness() -> Path:
    """How the nearness of meaning is weighed, where it is installed."""
    return _ROOT / "risk" / "nearness.json"


def risk() -> Path:
    """The fitted figures of the risk detectors."""
    return _ROOT / "risk" / "detectors.json"
