"""The Ukrainian form a transcription profile asks for, with the rules that made it.

A profile is a table (`corpora/profiles/*.tsv`), never truth in code: no official Ukrainian table for Vietnamese
exists. Its columns: part (onset, nucleus, coda, whole, join), vietnamese (one or more spellings, or a whole name),
context (conditions, all of which must hold: `after=` onsets or none, `coda=` codas or none, `syllable=` toneless
syllables, `kind=` kinds of name), ukrainian, evidence. The first row that fits wins. «~» after an onset makes it
soft: the vowel that follows takes its soft letter, which rows of the part «soft» give (а → я). Rows of the part
«parted» say before which letters a mark parts them from a consonant where syllables are joined (Хинг'єн).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app import corpora
from app.errors import InputError
from app.model import NameKind
from app.names.syllables import Syllable, analyse

PARTS = ("onset", "nucleus", "coda", "whole", "join", "soft", "parted")
CONDITIONS = ("after", "coda", "syllable", "kind")
JOINS = ("joined", "spaced", "hyphened")
COLUMNS = ("part", "vietnamese", "context", "ukrainian", "evidence")
OWN = "the project's own"  # evidence of rows that a project put first
_CONSONANT = re.compile(r"[бвгґджзйклмнпрстфхцчшщ]$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a profile; `row` counts from 1 below the head."""

    row: int
    part: str
    vietnamese: frozenset[str]
    conditions: Mapping[str, frozenset[str]]
    ukrainian: str
    evidence: str
    written: str
    shown: str

    def fits(self, facts: Mapping[str, str]) -> bool:
        """Whether the rule's conditions hold."""
        return all(facts.get(name, "") in allowed for name, allowed in self.conditions.items())


@dataclass(frozen=True, slots=True)
class Transcription:
    """A name's form by a profile; `rules` say in words how it came about, in the order of the name."""

    name: str
    kind: NameKind
    form: str
    rules: tuple[str, ...]
    alternatives: tuple[str, ...] = ()


class Profile:
    """A transcription profile in force."""

    def __init__(self, name: str, rules: Sequence[Rule]) -> None:
        self.name = name
        self.rules = tuple(rules)
        self._rules: dict[tuple[str, str], list[Rule]] = {}
        self._soft = {letter: rule.ukrainian for rule in rules if rule.part == "soft" for letter in rule.vietnamese}
        self._parted = {letter: rule.ukrainian for rule in rules if rule.part == "parted" for letter in rule.vietnamese}
        self._known: dict[tuple[str, NameKind], Transcription | None] = {}
        for rule in rules:
            for spelling in rule.vietnamese:
                self._rules.setdefault((rule.part, spelling), []).append(rule)

    def transcribe(self, name: str, kind: NameKind = NameKind.PLACE) -> Transcription | None:
        """The form the profile asks for, or None where a part of the name is no Vietnamese syllable."""
        if (name, kind) not in self._known:
            self._known[name, kind] = self._transcribed(name, kind)
        return self._known[name, kind]

    def _transcribed(self, name: str, kind: NameKind) -> Transcription | None:
        whole = self._find("whole", _folded(name), {"kind": kind.value})
        if whole is not None:
            return Transcription(name, kind, whole.ukrainian, (self._told(whole, name),))
        parts = [part.split() for part in re.split(r"\s*[-–]\s*", name.strip())]
        syllables = [[analyse(word) for word in part] for part in parts]
        if not all(parts) or any(syllable is None for part in syllables for syllable in part):
            return None
        used: list[str] = []
        written = [[self._syllable(one, used) for one in part if one is not None] for part in syllables]
        join = self._find("join", kind.value, {})
        forms = [self._joined(part, join.ukrainian if join else "spaced") for part in written]
        return Transcription(name, kind, "-".join(forms), tuple(dict.fromkeys(used)))

    def whole(self, name: str, kind: NameKind) -> str | None:
        """The form of a name that the profile lists as an exception."""
        rule = self._find("whole", _folded(name), {"kind": kind.value})
        return rule.ukrainian if rule else None

    def onset(self, onset: str) -> str:
        """An onset's letters, as the profile writes them (with «~» where it is soft)."""
        rule = self._find("onset", onset, {})
        return rule.ukrainian if rule else ""

    def syllable(self, syllable: Syllable) -> str:
        """One syllable's letters, lower case."""
        return self._syllable(syllable, [])

    def _syllable(self, syllable: Syllable, used: list[str]) -> str:
        facts = {
            "after": syllable.onset or "none",
            "coda": syllable.coda or "none",
            "syllable": syllable.toneless,
        }
        letters = []
        for part, spelling in (("onset", syllable.onset), ("nucleus", syllable.nucleus), ("coda", syllable.coda)):
            rule = self._find(part, spelling, facts) if spelling else None
            letters.append(rule.ukrainian if rule else "")
            if rule is not None:
                used.append(self._told(rule, spelling))
        return self.composed(*letters)

    def composed(self, onset: str, nucleus: str, coda: str) -> str:
        """Letters put together; an onset that ends in «~» softens the vowel after it."""
        if not onset.endswith("~"):
            return onset + nucleus + coda
        return onset[:-1] + self._soft.get(nucleus[:1], nucleus[:1]) + nucleus[1:] + coda

    def _joined(self, syllables: list[str], join: str) -> str:
        if join != "joined":
            return {"spaced": " ", "hyphened": "-"}[join].join(word[:1].upper() + word[1:] for word in syllables)
        form = ""
        for syllable in syllables:
            if form and _CONSONANT.search(form):
                form += self._parted.get(syllable[0], "")
            form += syllable
        return form[:1].upper() + form[1:]

    def _find(self, part: str, spelling: str, facts: Mapping[str, str]) -> Rule | None:
        return next((rule for rule in self._rules.get((part, spelling), ()) if rule.fits(facts)), None)

    def _told(self, rule: Rule, spelling: str) -> str:
        where = f"own row {rule.row}" if rule.evidence == OWN else f"{self.name}, row {rule.row}"
        return f"{spelling} → {rule.ukrainian.removesuffix('~')}{rule.shown} ({where})"


@lru_cache(maxsize=16)
def load(name_or_path: str, own_rows: tuple[str, ...] = ()) -> Profile:
    """The profile shipped under a name, or read from a path, with rows of one's own put first.

    An own row is «part | vietnamese | context | ukrainian», context and all after it as in the table. InputError says
    which row is wrong.
    """
    path = corpora.profile(name_or_path)
    if not path.is_file():
        path = Path(name_or_path)
    if not path.is_file():
        known = ", ".join(corpora.profiles())
        raise InputError(f"{name_or_path}: no such transcription profile; use one of {known} or a file's path")
    own = [_own_rule(number, row) for number, row in enumerate(own_rows, 1)]
    return Profile(path.stem, [*own, *_read(path)])


def as_table(profile: Profile) -> str:
    """The profile as a table that `load` reads, own rows first."""
    lines = ["\t".join(COLUMNS)]
    for rule in profile.rules:
        conditions = " ".join(f"{name}={','.join(sorted(values))}" for name, values in rule.conditions.items())
        lines.append(f"{rule.part}\t{rule.written}\t{conditions}\t{rule.ukrainian}\t{rule.evidence}")
    return "\n".join(lines) + "\n"


def _own_rule(number: int, row: str) -> Rule:
    cells = [cell.strip() for cell in row.split("|")]
    if len(cells) != 4:
        raise InputError(f"profile_rows, row {number}: {row!r} is not «part | vietnamese | context | ukrainian»")
    table = dict(zip(COLUMNS, [*cells, OWN], strict=True))
    return _rule(number, table, Path("profile_rows"))


def _read(path: Path) -> list[Rule]:
    try:
        table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = list(table)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: not a readable transcription profile: {error}") from error
    if tuple(table.fieldnames or ()) != COLUMNS:
        raise InputError(f"{path}: the first line must name the columns {', '.join(COLUMNS)}, separated by tabs")
    return [_rule(number, row, path) for number, row in enumerate(rows, 1)]


def _rule(number: int, row: Mapping[str, str], path: Path) -> Rule:
    part, spelled = row["part"], row["vietnamese"]
    conditions = dict(item.partition("=")[::2] for item in (row["context"] or "").split())
    if part not in PARTS or not spelled or row["ukrainian"] is None or set(conditions) - set(CONDITIONS):
        raise InputError(
            f"{path}, row {number}: not a rule of a transcription profile: {'|'.join(map(str, row.values()))}"
        )
    spellings = [_folded(spelled)] if part == "whole" else spelled.split()
    return Rule(
        row=number,
        part=part,
        vietnamese=frozenset(spellings),
        conditions={name: frozenset(values.split(",")) for name, values in conditions.items()},
        ukrainian=row["ukrainian"],
        evidence=row["evidence"] or "",
        written=spelled,
        shown=f" [{row['context']}]" if row["context"] else "",
    )


def _folded(name: str) -> str:
    return " ".join(re.split(r"[\s\-–]+", name.strip())).casefold()
